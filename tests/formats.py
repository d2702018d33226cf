#!/usr/bin/env python3
"""Files written by tools other than ours, and their eyes on what came out. Run by tests/formats.rs.

    formats.py make FOLDER                 writes one file of each kind
    formats.py check FOLDER CLEAN BACK     compares: CLEAN has other texts and all else as in FOLDER, BACK is FOLDER again
"""
import csv
import gzip
import json
import sys
from pathlib import Path

import pandas
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

# What is cleaned: a repeat and detached periods; line ends, quotes, commas and letters for the formats to trip over.
TEXTS = [
    "The council voted on Monday to rebuild the bridge . The council voted on Monday to rebuild the bridge .",
    'A witness said: "It fell, slowly" , and left .\nThe river rose .',
    "",
    "Élodie’s café – 50 % closed ; 日本 stays .\r\nNo one was hurt .",
    "Nothing is to be done here.",
]
ROWS = [{"id": f"r{n}", "text": text, "n": n * 1.5, "tags": ["a", "b,c"], "note": None if n % 2 else 'say "x"'} for n, text in enumerate(TEXTS * 40)]


def flat():
    return [{**row, "tags": ";".join(row["tags"]), "note": row["note"] or ""} for row in ROWS]


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row) + "\n" for row in ROWS)
    (folder / "rows.jsonl").write_text(lines, encoding="utf8", newline="")
    (folder / "unicode.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf8", newline="")
    (folder / "rows.json").write_text(json.dumps(ROWS), encoding="utf8")
    (folder / "pretty.json").write_text(json.dumps(ROWS, indent=2, ensure_ascii=False) + "\n", encoding="utf8", newline="")
    pandas.DataFrame(flat()).to_json(folder / "pandas.json", orient="records")
    pandas.DataFrame(flat()).to_json(folder / "pandas.jsonl", orient="records", lines=True)
    for name, options in {
        "excel.csv": {"dialect": "excel"},
        "all.csv": {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"},
        "semicolon.csv": {"delimiter": ";", "lineterminator": "\n"},
        "rows.tsv": {"dialect": "excel-tab"},
    }.items():
        with (folder / name).open("w", encoding="utf8", newline="") as out:
            writer = csv.DictWriter(out, ["id", "text", "n", "tags", "note"], **options)
            writer.writeheader()
            writer.writerows(flat())
    pandas.DataFrame(flat()).to_csv(folder / "pandas.csv", index=False)
    pandas.DataFrame(flat()).to_csv(folder / "marked.csv", index=False, encoding="utf-8-sig")
    table = pa.Table.from_pylist(ROWS)
    for codec in ("none", "snappy", "gzip", "zstd", "brotli", "lz4"):
        pq.write_table(table, folder / f"{codec}.parquet", compression=codec, row_group_size=70)
    pq.write_table(table, folder / "plain.parquet", use_dictionary=False, version="1.0", data_page_version="2.0", data_page_size=200, write_page_index=True)
    holes = pa.Table.from_pylist([{**row, "text": row["text"] or None} for row in ROWS])
    pq.write_table(holes, folder / "holes.parquet")
    pandas.DataFrame(flat()).to_parquet(folder / "pandas.parquet")
    raw = lines.encode()
    with gzip.open(folder / "python.jsonl.gz", "wb") as out:
        out.write(raw)
    # Several members, and no ending that would tell.
    (folder / "members.jsonl").write_bytes(gzip.compress(raw[:5000]) + gzip.compress(b"") + gzip.compress(raw[5000:]))
    packer = zstandard.ZstdCompressor(level=5)
    (folder / "rows.csv.zst").write_bytes(packer.compress((folder / "excel.csv").read_bytes()))
    (folder / "frames.jsonl.zst").write_bytes(packer.compress(raw[:7000]) + packer.compress(raw[7000:]))
    with zstandard.open(folder / "stream.json.zst", "wb") as out:
        out.write(json.dumps(ROWS, indent=1).encode())


def plain(path):
    raw = path.read_bytes()
    if raw[:2] == b"\x1f\x8b":
        return gzip.decompress(raw)
    if raw[:4] == b"\x28\xb5\x2f\xfd":
        return zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True).read()
    return raw


def rows(path):
    """The rows of a file as dictionaries, whatever it is."""
    name = path.name.removesuffix(".gz").removesuffix(".zst")
    if name.endswith(".parquet"):
        return pq.read_table(path).to_pylist()
    text = plain(path).decode("utf-8-sig")
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    if name.endswith(".json"):
        return json.loads(text)
    delimiter = "\t" if name.endswith(".tsv") else ";" if name.startswith("semicolon") else ","
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter))


def check(folder, clean, back):
    names = sorted(path.name for path in folder.iterdir())
    for name in names:
        before, after = rows(folder / name), rows(clean / name)
        assert len(before) == len(after) == len(ROWS), name
        for old, new in zip(before, after):
            assert {k: v for k, v in old.items() if k != "text"} == {k: v for k, v in new.items() if k != "text"}, (name, old, new)
            want = old["text"]
            if want and want.startswith("The council"):
                want = "The council voted on Monday to rebuild the bridge."
            elif want:
                want = want.replace(" .", ".").replace(" ,", ",")
            got = new["text"]
            # Spacing inside is the cleaner's business; words and repeats are checked here.
            squeeze = lambda text: "".join(text.split()) if text else text
            assert squeeze(got) == squeeze(want), (name, want, got)
        if name.endswith(".parquet"):
            old, new = pq.ParquetFile(folder / name), pq.ParquetFile(clean / name)
            assert old.schema.equals(new.schema) and old.schema_arrow.equals(new.schema_arrow, check_metadata=True), name
            assert pq.read_table(back / name).equals(pq.read_table(folder / name)), name
        else:
            assert plain(back / name) == plain(folder / name), name
        packed = lambda path: path.read_bytes()[:4] if plain(path) != path.read_bytes() else b""
        assert packed(folder / name)[:2] == packed(clean / name)[:2], name
    print(f"{len(names)} files checked")


if __name__ == "__main__":
    command, *folders = sys.argv[1:]
    {"make": make, "check": check}[command](*map(Path, folders))
