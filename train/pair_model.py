#!/usr/bin/env python3
"""Learns the weights of `src/pair/features.rs`: does the second sentence add anything to the first?

    python3 train/pair_model.py SHARED > models/pair_weights.tsv        # figures on stderr

SHARED is the folder of development data (`eval/multi_dev.jsonl`, `eval/seed004_dev.jsonl`). Needs numpy.

A pair (a, b) is positive where the annotators call `b` a duplicate of `a`; negative where `b` is no duplicate, or where
`a` is in another group than `b`. Pairs inside a group that do not include the one it is bound to are left out, and so are
pairs that annotators call a conflict: the conflict gate answers for them. Logistic regression with a ridge, all documents
weighted alike. Printed: precision and recall at a threshold of 0.5, cross-validated by document, and from each of the
two sets to the other.
"""
import json, subprocess, sys
from collections import defaultdict
import numpy as np

shared = sys.argv[1]
RIDGE = 3.0


def load(path, text_of, name):
    rows = defaultdict(list)
    for line in open(path, encoding="utf8"):
        r = json.loads(line)
        rows[r.get("doc") or name].append(r)
    return [(doc, text_of(doc), gold) for doc, gold in rows.items()]


def read(path):
    return open(path, encoding="utf8", newline="").read()


def segments(gold):
    return [[g["start"], g["end"], g["line"]] for g in gold]


multi = load(f"{shared}/eval/multi_dev.jsonl", lambda d: read(f"{shared}/eval/multi_dev/{d}"), "")
seed = load(f"{shared}/eval/seed004_dev.jsonl", lambda d: read(f"{shared}/seeds/004_4b4ad583fcb30f3e.txt"), "seed004")
documents = multi + seed
feed = "\n".join(json.dumps({"doc": d, "text": t, "segments": segments(g)}) for d, t, g in documents) + "\n"
out = subprocess.run(["cargo", "run", "-q", "--example", "pair_features"], input=feed, capture_output=True, text=True, check=True).stdout.splitlines()
names = json.loads(out[0])
gold = {d: g for d, _, g in documents}
X, Y, D, W, info = [], [], [], [], []
for line in out[1:]:
    r = json.loads(line)
    g = gold[r["doc"]]
    # the group of a sentence: itself and what it is bound to
    for a, b, f in ((g[r["a"]], g[r["b"]], r["later"]), (g[r["b"]], g[r["a"]], r["earlier"])):
        if a.get("context") or b.get("context"):
            continue
        if b["n"] in a["conflict_with"] or a["n"] in b["conflict_with"]:
            continue
        if b["duplicate"] and a["n"] in b["duplicate_of"]:
            y = 1
        elif b["duplicate"] is None:
            continue
        elif a["duplicate"] and (b["n"] in a["duplicate_of"] or set(a["duplicate_of"]) & set(b["duplicate_of"])):
            continue
        elif a["duplicate"] is None:
            continue
        else:
            y = 0
        X.append(f); Y.append(y); D.append(r["doc"]); W.append(1.0); info.append((r["doc"], a["n"], b["n"], r["conflict"]))
X, Y, D = np.array(X), np.array(Y, float), np.array(D)
is_seed = D == "seed004"
W = np.where(is_seed, float(sys.argv[sys.argv.index('--seed-weight') + 1]) if '--seed-weight' in sys.argv else 3.0, 1.0)  # one document of the second kind against thirty of the first


def fit(X, Y, W):
    mean, scale = X.mean(0), X.std(0) + 1e-6
    Z = np.c_[np.ones(len(X)), (X - mean) / scale]
    w = np.zeros(Z.shape[1])
    penalty = np.full(len(w), RIDGE); penalty[0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-Z @ w))
        gradient = Z.T @ (W * (p - Y)) + penalty * w
        hessian = (Z * (W * p * (1 - p))[:, None]).T @ Z + np.diag(penalty + 1e-6)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if abs(step).max() < 1e-6:
            break
    v = w[1:] / scale
    return np.r_[w[0] - (v * mean).sum(), v]


def apply(w, X):
    return 1 / (1 + np.exp(-(w[0] + X @ w[1:])))


def report(name, p, y):
    def prf(t):
        tp = ((p >= t) & (y == 1)).sum(); fp = ((p >= t) & (y == 0)).sum(); fn = ((p < t) & (y == 1)).sum()
        return tp / max(tp + fp, 1), tp / max(tp + fn, 1), 2 * tp / max(2 * tp + fp + fn, 1)
    best = max((prf(t)[2], t) for t in np.arange(.05, .95, .05))
    print(f"{name:24} P {prf(.5)[0]:.3f} R {prf(.5)[1]:.3f} F {prf(.5)[2]:.3f} at .5; best {best[0]:.3f} at {best[1]:.2f}; {int(y.sum())} of {len(y)}", file=sys.stderr)


docs = sorted(set(D)); fold = {d: n % 6 for n, d in enumerate(docs)}
F = np.array([fold[d] for d in D])
# the seed is one document: its lines are split instead
line = {(d, g["n"]): g["line"] for d, _, gs in documents for g in gs}
F = np.where(is_seed, [line[d, b] // 12 % 6 for d, a, b, c in info], F)
cross = np.zeros(len(Y))
for k in range(6):
    cross[F == k] = apply(fit(X[F != k], Y[F != k], W[F != k]), X[F == k])
report("cross, multi", cross[~is_seed], Y[~is_seed])
report("cross, seed", cross[is_seed], Y[is_seed])
report("seed -> multi", apply(fit(X[is_seed], Y[is_seed], W[is_seed]), X[~is_seed]), Y[~is_seed])
report("multi -> seed", apply(fit(X[~is_seed], Y[~is_seed], W[~is_seed]), X[is_seed]), Y[is_seed])
w = fit(X, Y, W)
report("fitted", apply(w, X), Y)
if "--errors" in sys.argv:
    text = {(d, g["n"]): g["text"] for d, _, gs in documents for g in gs}
    for i in np.argsort(-abs(cross - Y))[:120]:
        d, a, b, c = info[i]
        if abs(cross[i] - Y[i]) > .5:
            print(f"{'extra' if Y[i] == 0 else 'missed'} {cross[i]:.2f} {d} {a}<-{b} {'CON' if c else ''}\n   {text[d, a]}\n   {text[d, b]}", file=sys.stderr)
print("# P(the second adds nothing): feature, weight; made by train/pair_model.py")
print(f"constant\t{w[0]:.4f}")
for n, v in zip(names, w[1:]):
    print(f"{n}\t{v:.4f}")
