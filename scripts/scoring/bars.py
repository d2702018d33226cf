"""What is asked of each figure: `bars.toml` as {issue: {figure: Bar}}, figures named with dots ("harm.poc.flagged").

A bar is a number (at least) or a string "<= number" (at most). `[issue] harm = {...}` asks the same of every clean set.
"""
import tomllib
from dataclasses import dataclass

CLEAN_SETS = ("poc", "frank", "ewt")

# Asked by an issue in words, not in bars.toml; shown beside the others, never a floor.
ASKED_IN_WORDS = {
    "duplicates": {"made_pairs.contradictory_merged": "<= 0.02", "made_pairs.equivalent_called_conflict": "<= 0.05"},
}


@dataclass(frozen=True)
class Bar:
    """`value` is a floor, or a ceiling where `at_most`."""

    value: float
    at_most: bool = False

    @staticmethod
    def parse(asked):
        if isinstance(asked, str):
            sign, _, number = asked.partition(" ")
            if sign not in ("<=", ">="):
                raise ValueError(f"a bar is a number, '<= number' or '>= number', not {asked!r}")
            return Bar(float(number), sign == "<=")
        return Bar(float(asked))

    def met(self, value):
        # Scorers round to three or four places: a value equal to its bar must not fall short by a float's last bit.
        return value <= self.value + 1e-9 if self.at_most else value >= self.value - 1e-9

    def __str__(self):
        return ("<= " if self.at_most else "") + number(self.value)

    def written(self):
        """As TOML writes it."""
        return f'"<= {number(self.value)}"' if self.at_most else number(self.value)


def number(value):
    """Short and exact: 0.98, 24, 0.0005."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def flatten(table, prefix=""):
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from flatten(value, name + ".")
        else:
            yield name, value


def expand(name):
    """`harm.flagged` asks it of each clean set; every other name stands for itself."""
    parts = name.split(".")
    if parts[0] == "harm" and len(parts) == 2:
        return [f"harm.{s}.{parts[1]}" for s in CLEAN_SETS]
    return [name]


def read(text):
    """The bars of every issue, in the order of the file."""
    out = {}
    for issue, table in tomllib.loads(text).items():
        out[issue] = {n: Bar.parse(v) for name, v in flatten(table) for n in expand(name)}
    for issue, extra in ASKED_IN_WORDS.items():
        out.setdefault(issue, {}).update({n: Bar.parse(v) for n, v in extra.items()})
    return out


def base(figure):
    """The figure whose bars hold: a cross-validated one answers to those of the fitted one."""
    return figure.removesuffix("_cv")
