#!/usr/bin/env python3
"""Scores comparing and grouping apart from the other stages: annotated segments and severities in, `score_clean.py` out.

    python3 train/score_groups.py SHARED [--errors N]
"""
import json, subprocess, sys, tempfile
from collections import defaultdict

shared = sys.argv[1]
rest = sys.argv[2:]


def read(path):
    return open(path, encoding="utf8", newline="").read()


def show_conflicts(rows, ledger):
    """Every conflict found, with what the annotators say of the pair."""
    for line in open(ledger, encoding="utf8"):
        r = json.loads(line)
        if r["type"] == "conflict":
            gold = rows[r["doc"]]
            a, b = gold[r["a"]], gold[r["b"]]
            says = "right" if b["n"] in a["conflict_with"] or a["n"] in b["conflict_with"] else "wrong"
            says += " (duplicate)" if a["n"] in (b["duplicate_of"] or []) or b["n"] in (a["duplicate_of"] or []) else ""
            print(f"{says} {r['class']} {r['differ']} {r['doc']} choice {r['choice']}: {r['reason']}\n   {a['n']} {a['text']}\n   {b['n']} {b['text']}")


for name, text_of in (("multi_dev", lambda d: read(f"{shared}/eval/multi_dev/{d}")), ("seed004_dev", lambda d: read(f"{shared}/seeds/004_4b4ad583fcb30f3e.txt"))):
    rows = defaultdict(list)
    for line in open(f"{shared}/eval/{name}.jsonl", encoding="utf8"):
        r = json.loads(line)
        rows[r.get("doc") or name].append(r)
    feed = ""
    for doc, gold in rows.items():
        severity = ["broken" if g.get("broken") else "blemish" if g.get("garbled") else "none" for g in gold]
        feed += json.dumps({"doc": doc, "text": text_of(doc), "segments": [[g["start"], g["end"], g["line"]] for g in gold], "severities": severity}) + "\n"
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as f:
        subprocess.run(["cargo", "run", "-q", "--example", "group_annotated"], input=feed, stdout=f, text=True, check=True)
        print(f"== {name}", flush=True)
        if "--conflicts" in rest:
            show_conflicts(rows, f.name)
        subprocess.run(["python3", f"{shared}/eval/score_clean.py", "--gold", f"{shared}/eval/{name}.jsonl", "--ledger", f.name, *[r for r in rest if r != "--conflicts"]], check=True)
