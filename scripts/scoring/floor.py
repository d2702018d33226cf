"""`scripts/floor.toml`: what was reached and may not be lost, for figures that bars.toml asks of issues already done.

Quality figures (F1, recall, repair, accepted, segmentation, AUROC): the value at the last blessing, less a margin; they only
rise. Guards (every `harm.*`, every precision, `conflicting_pairs_merged`): what bars.toml asks of the last issue done.
"""
import tomllib

from .bars import ASKED_IN_WORDS, Bar, base, number

HEADER = """\
# What was reached and may not be lost; kept by `scripts/score --bless`, which never loosens it. Only figures that
# bars.toml asks of the issues in `done`. Quality figures: the value at the last blessing less 0.01 (segmentation F1, in
# percent: less 1; counts: exact). Guards ("<="; every precision): exactly what bars.toml asks of the last issue done.
"""


def is_guard(figure):
    return figure.startswith("harm.") or "precision" in figure or figure.endswith("conflicting_pairs_merged")


def margin(figure):
    if figure.startswith("segmentation.golden"):
        return 0
    return 1.0 if figure.startswith("segmentation.") else 0.01


def read(text):
    table = tomllib.loads(text)
    return table.get("done", []), {name: Bar.parse(v) for name, v in table.get("floor", {}).items()}


def write(done, floor):
    lines = [HEADER, "done = [" + ", ".join(f'"{d}"' for d in done) + "]", "", "[floor]"]
    lines += [f'"{name}" = {bar.written()}' for name, bar in sorted(floor.items())]
    return "\n".join(lines) + "\n"


def below(floor, figures):
    """[(figure, bar, value)] outside the floor. A fitted figure with a cross-validated twin has no floor any more."""
    return [(n, bar, figures.get(n)) for n, bar in floor.items()
            if f"{n}_cv" not in figures and (figures.get(n) is None or not bar.met(figures[n]))]


def bless(done, old, bars, figures):
    """The new floor, given the figures of now; no entry of `old` is loosened."""
    new = {}
    for figure, value in figures.items():
        asked = [bars[i][base(figure)] for i in done if base(figure) in bars.get(i, {})
                 and base(figure) not in ASKED_IN_WORDS.get(i, {})]
        if not asked or value is None or f"{figure}_cv" in figures:
            continue
        bar = asked[-1]
        if not is_guard(figure):
            bar = Bar(float(number(value - margin(figure))))
        before = old.get(figure)
        if before is not None and before.at_most == bar.at_most:
            tighter = min if bar.at_most else max
            bar = Bar(tighter(bar.value, before.value), bar.at_most)
        new[figure] = bar
    for figure, bar in old.items():
        if figure not in new and f"{figure}_cv" not in figures:
            new[figure] = bar
    return new
