#!/usr/bin/env python3
"""Sentences of human-written English text, one a line, for `count_words`.

    python3 train/sentences.py SHARED | cargo run --example count_words > models/word_weights.tsv

SHARED is the folder of development data: the articles of `alignment/poc_dev.jsonl` and `noise/frank.dev.jsonl.gz` (news)
and the texts of `segmentation/en_ewt_train.jsonl` (web). Each article is read once. Splitting is coarse on purpose.
"""
import gzip, json, re, sys

shared = sys.argv[1]
END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
seen = set()


def show(text):
    for line in text.splitlines():
        line = line.strip()
        if line and line not in seen:
            seen.add(line)
            for sentence in END.split(line):
                if sentence.strip():
                    print(sentence.strip())


for line in open(f"{shared}/alignment/poc_dev.jsonl", encoding="utf8"):
    for document in json.loads(line)["documents"]:
        show(document["text"])
for line in gzip.open(f"{shared}/noise/frank.dev.jsonl.gz", "rt", encoding="utf8"):
    show(json.loads(line)["source"] or "")
for line in open(f"{shared}/segmentation/en_ewt_train.jsonl", encoding="utf8"):
    show(json.loads(line)["text"])
