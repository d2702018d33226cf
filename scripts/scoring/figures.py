"""Runs `sumsift` and the scorers over the development data: one function per data set, each -> {figure: value}.

A value is None where no command can produce it yet. Data sets run side by side; their figures do not depend on each other.
"""
import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .bars import CLEAN_SETS

CLEAN_DATA = {"poc": "alignment/poc_dev.jsonl", "frank": "noise/frank.dev.jsonl.gz", "ewt": "segmentation/en_ewt_dev.jsonl"}
SEGMENTATION = {  # name: (file, options)
    "ewt_dev": ("en_ewt_dev.jsonl", ()),
    "noisy_ewt_dev": ("noisy_en_ewt_dev.jsonl", ()),
    "ewt_train": ("en_ewt_train.jsonl", ()),
    "noise_seed004": ("noise_seed004.jsonl", ()),
    "golden_en_odd": ("golden_en_odd.jsonl", ("--set", "golden", "--skip-rewrites")),
    "golden_es": ("golden_es.jsonl", ("--set", "golden", "--skip-rewrites")),
    "spec_en_odd": ("golden_en_odd.jsonl", ("--skip-rewrites",)),
    "spec_es": ("golden_es.jsonl", ("--skip-rewrites",)),
}
SUPPORT = {"frank": "auroc_mean_of_origins", "xsum_hallucination": "auroc", "bump": "auroc", "summedits": "best_balanced_accuracy"}


class Failed(Exception):
    """A command that should work did not."""


class Runner:
    """Runs one `sumsift` binary and the scorers of `shared`, with files in a folder of its own."""

    def __init__(self, binary, root, shared, work):
        self.binary, self.root, self.shared, self.work = str(binary), root, shared, Path(work)
        self.notes, self.details = [], {}

    def run(self, *command, out=None):
        with open(out, "wb") if out else tempfile.TemporaryFile() as f:
            done = subprocess.run([str(c) for c in command], cwd=self.root, stdout=f, stderr=subprocess.PIPE)
            if done.returncode:
                said = done.stderr.decode("utf8", "replace").strip().splitlines()
                raise Failed(f"`{' '.join(Path(str(c)).name for c in command[:4])} ...` exited with {done.returncode}: "
                             + (said[-1] if said else "it said nothing"))
            if not out:
                f.seek(0)
                return f.read().decode("utf8")

    def scorer(self, path, *args, out=None):
        return self.run(sys.executable, "-B", self.shared / path, *args, out=out)

    def can(self, command, flag=""):
        """Whether the binary has this command, and the flag in its help."""
        done = subprocess.run([self.binary, command, "--help"], cwd=self.root, capture_output=True)
        return done.returncode == 0 and flag in done.stdout.decode("utf8", "replace")

    def clean(self, name, *args):
        ledger = self.work / f"{name}.ledger.jsonl"
        self.run(self.binary, "clean", *args, "--ledger", ledger, out="/dev/null")
        return ledger

    def clean_rows(self, name, make_input):
        """`clean` over JSON Lines that a scorer makes; returns (input, ledger)."""
        rows = self.work / f"{name}.jsonl"
        self.scorer(*make_input, out=rows)
        return rows, self.clean(name, rows, "--text-key", "text", "--id-key", "id")


def decisions(r, name, gold, inputs):
    """garbled, broken, duplicate, dropped, conflicts: seed 004 and multi_dev."""
    ledger = r.clean(name, *inputs)
    s = json.loads(r.scorer("eval/score_clean.py", "--gold", r.shared / gold, "--ledger", ledger, "--json"))
    out = {f"{name}.{k}": s[k] for k in ("segmentation_exact", "merge_target_accepted", "conflicting_pairs_merged")}
    for k in ("garbled", "broken", "duplicate", "dropped"):
        out[f"{name}.{k}_f1"] = s[k]["f1"]
        out[f"{name}.{k}_p"], out[f"{name}.{k}_r"] = s[k]["precision"], s[k]["recall"]
    out |= {f"{name}.conflict_pairs_{k}": s["conflict_pairs"][k] for k in ("recall", "precision")}
    r.details[f"{name}: garbled sentences found, by kind"] = s["garbled_recall_by_type"]
    return out


def seed004(r):
    return decisions(r, "seed004", "eval/seed004_dev.jsonl", sorted((r.shared / "seeds").glob("004_*.txt")))


def multi_dev(r):
    return decisions(r, "multi_dev", "eval/multi_dev.jsonl", sorted((r.shared / "eval/multi_dev").glob("*.txt")))


def synthnoise(r):
    data = r.shared / "noise/synthnoise.dev.jsonl.gz"
    _, ledger = r.clean_rows("synthnoise", ("eval/score_synth.py", "--make-input", data))
    s = json.loads(r.scorer("eval/score_synth.py", "--gold", data, "--ledger", ledger, "--json"))
    r.details["synthnoise: found (false), repaired, by kind"] = {
        k: f"{v['recall']} ({v['false']}){', ' + v['repair'] if v['repair'] else ''}" for k, v in s["kinds"].items()}
    return {f"synthnoise.{k}": s[k] for k in ("any_f1", "macro_f1", "repair", "clean_removed")}


def harm(r, name):
    data = r.shared / CLEAN_DATA[name]
    rows, ledger = r.clean_rows(f"harm_{name}", ("eval/score_harm.py", "--make-input", data))
    s = json.loads(r.scorer("eval/score_harm.py", "--input", rows, "--ledger", ledger, "--json"))
    codes = sorted(s["codes"].items(), key=lambda x: (-x[1], x[0]))
    r.details[f"harm.{name}: findings in {s['sentences']} clean sentences"] = dict(codes)
    return {f"harm.{name}.{k}": round(s[k], 6) for k in ("flagged", "broken", "edited", "merged", "dropped", "conflicts")}


def segmentation(r, name):
    file, options = SEGMENTATION[name]
    gold = r.shared / "segmentation" / file
    _, ledger = r.clean_rows(f"seg_{name}", ("segmentation/score.py", "--make-input", gold))
    s = json.loads(r.scorer("segmentation/score.py", gold, ledger, *options, "--json"))
    if options:
        r.details.setdefault("segmentation: texts passed, of", {})[name] = f"{s['passed']}/{s['texts']}"
        return {f"segmentation.{name}": s["passed"]}
    return {f"segmentation.{name}_{k}_f1": round(s[k]["F1"], 2) for k in ("all", "inner", "sent")}


def pairs(r):
    figures = {"pairs_booookscore.recall_at_1_percent": None, "pairs_booookscore.auroc": None}
    if r.can("compare", "--pairs"):
        gold, out = r.shared / "eval/pairs_booookscore_dev.jsonl", r.work / "pairs.jsonl"
        r.run(r.binary, "compare", "--pairs", gold, out=out)
        said = r.scorer("eval/score_pairs.py", gold, out)
        recall, auroc = re.search(r"recall ([\d.]+) .*AUROC ([\d.]+)", said).groups()
        figures = dict(zip(figures, (float(recall), float(auroc))))
    return figures


def made_pairs(r):
    """Pairs made from clean sentences: {"a", "b", "contradicts": whether they contradict each other, else say the same}."""
    figures = {"made_pairs.contradictory_merged": None, "made_pairs.equivalent_called_conflict": None}
    script = r.root / "train/made_pairs.py"
    if script.exists() and r.can("compare", "--pairs"):
        made, out = r.work / "made.jsonl", r.work / "made.out.jsonl"
        r.run(sys.executable, "-B", script, r.shared, out=made)
        r.run(r.binary, "compare", "--pairs", made, out=out)
        with open(made, encoding="utf8") as m, open(out, encoding="utf8") as o:
            rows = [(json.loads(pair)["contradicts"], json.loads(said)["relation"]) for pair, said in zip(m, o, strict=True)]
        contradictory = [relation for contradicts, relation in rows if contradicts]
        equivalent = [relation for contradicts, relation in rows if not contradicts]
        merged = sum(relation in ("exact", "near", "subsumed") for relation in contradictory)
        conflicts = equivalent.count("conflict")
        r.details["made pairs"] = {"contradictory": f"{merged} of {len(contradictory)} merged",
                                   "equivalent": f"{conflicts} of {len(equivalent)} called a conflict"}
        figures = dict(zip(figures, (round(merged / max(1, len(contradictory)), 4), round(conflicts / max(1, len(equivalent)), 4))))
    return figures


def support(r, name):
    figure = f"{name}.{SUPPORT[name]}"
    if not r.can("clean", "--source-key"):
        return {figure: None}
    data, rows = r.shared / f"noise/{name}.dev.jsonl.gz", r.work / f"support_{name}.jsonl"
    r.scorer("eval/score_support.py", "--make-input", data, out=rows)
    ledger = r.clean(f"support_{name}", rows, "--text-key", "summary", "--source-key", "source", "--id-key", "id")
    return {figure: json.loads(r.scorer("eval/score_support.py", "--gold", data, "--ledger", ledger, "--json"))[SUPPORT[name]]}


def trace(r):
    figures = {"poc_dev.p_at_1": None, "poc_dev.f1": None}
    if r.can("clean", "--source-key"):
        gold, rows = r.shared / "alignment/poc_dev.jsonl", r.work / "trace.jsonl"
        r.scorer("eval/score_trace.py", "--make-input", gold, out=rows)
        ledger = r.clean("trace", rows, "--text-key", "summary", "--source-key", "source", "--id-key", "id")
        said = r.scorer("eval/score_trace.py", "--gold", gold, "--ledger", ledger)
        figures = dict(zip(figures, map(float, re.search(r"P@1 ([\d.]+) .* F1 ([\d.]+)", said).groups())))
    return figures


def tasks():
    """(name, function of a Runner), in the order of the table."""
    yield "seed004", seed004
    yield "multi_dev", multi_dev
    yield "synthnoise", synthnoise
    for name in CLEAN_SETS:
        yield f"harm.{name}", lambda r, n=name: harm(r, n)
    for name in SEGMENTATION:
        yield f"segmentation.{name}", lambda r, n=name: segmentation(r, n)
    yield "pairs_booookscore", pairs
    yield "made_pairs", made_pairs
    yield "poc_dev", trace
    for name in SUPPORT:
        yield name, lambda r, n=name: support(r, n)


def measure(binary, root, shared, only=""):
    """All figures in the order of the table, details by kind, and what failed."""
    figures, failures = {}, []
    chosen = [(name, task) for name, task in tasks() if only in name]
    with tempfile.TemporaryDirectory(prefix="sumsift-score-") as work, ThreadPoolExecutor(2) as pool:
        runner = Runner(binary, root, shared, work)
        for (name, _), answer in zip(chosen, [pool.submit(task, runner) for _, task in chosen]):
            try:
                figures |= answer.result()
            except (Failed, ValueError, KeyError, AttributeError) as error:
                failures.append(f"{name}: {error}")
    models = root / "models/scores.json"
    if models.exists():  # cross-validated figures, written by the training scripts
        kept = json.loads(models.read_text(encoding="utf8"))
        figures |= {k: v for k, v in kept.get("figures", kept).items() if k.endswith("_cv")}
    return figures, runner.details, failures
