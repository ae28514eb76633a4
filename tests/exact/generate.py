"""Random frameworks and cohorts, the same ones for the same seed.

Chance alone seldom hits what goes wrong, so most values are aimed: at a threshold, at a step, at
points that end on a rounding half, at the value of another department.
"""

import random
from dataclasses import dataclass
from fractions import Fraction

import indicators
import sheets
from indicators import EXTENTS, LABELS, decimal, halves

POLICIES = ("zero", "hold", "full", "skip")
SELVES = ("audit", "fallback", "only")
COUNTIES = ("甲县", "乙县", "#丙县")
DEPARTMENTS = ("城关镇", "东河乡", "西山乡", "财政局", "教育局", "水利局", "a, b", 'the "c"',
               "民政局", "审计局", "南湖镇", "北岭镇")


@dataclass
class Case:
    framework: list  # rows of the four files
    items: list
    indicators: list
    header: list
    rows: list  # observations
    options: list  # of the command line

    def write(self, folder):
        sheets.write_framework(folder, self.framework, self.items, self.indicators)
        name = dict(self.framework)["id"]
        sheets.write_observations(folder / "observations.csv", name, self.header, self.rows)


def weight_parts(rng, whole, parts):
    """whole, an integer, as so many positive integers that add up to it."""
    cuts = sorted(rng.sample(range(1, whole), parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, whole])]


# The tree


class Tree:
    """The rows of indicators.csv, and the leaves as they were made."""

    def __init__(self, rng, unit):
        self.rng, self.unit = rng, unit
        self.rows, self.leaves, self.sections = [], [], 0

    def section(self, parent, weight, depth):
        rng = self.rng
        code = f"s{self.sections}"
        self.sections += 1
        geometric = rng.random() < 0.15
        self.rows.append([code, parent, f"大项{code}", sheets.number(weight),
                          "geometric" if geometric else rng.choice(("", "", "sum")), *[""] * 6])
        units = int(weight / self.unit)
        count = min(rng.randint(1 if rng.random() < 0.1 else 2, 4), units)
        parts = weight_parts(rng, rng.randint(count, 2 * units) if geometric else units, count)
        for part in parts:
            if depth > 1 and rng.random() < 0.6:
                self.section(code, part * self.unit, depth - 1)
            else:
                self.leaf(code, part * self.unit)

    def leaf(self, parent, weight):
        leaf = indicators.make(self.rng, f"i{len(self.leaves)}", weight, self.unit)
        self.leaves.append(leaf)
        self.rows.append([leaf.code, parent, f"指标{leaf.code}", sheets.number(weight), leaf.rule,
                          leaf.formula, leaf.full, leaf.zero, leaf.points, leaf.extent, ""])


# The departments


def some_number(rng):
    return rng.choice((Fraction(0), decimal(rng, -2, 2, 2), decimal(rng, 0, 9, 1),
                       decimal(rng, 0, 20000, 2), Fraction(rng.randint(1, 100))))


def leaf_cells(rng, leaf, mood):
    """{item: text} of one department for one indicator."""
    if mood == "none" or rng.random() < 0.05:
        return {code: "" for code in leaf.items}
    if leaf.rule == "label":
        known = [rng.choice(leaf.labels), rng.choice(leaf.labels), rng.choice(LABELS)]
        return {leaf.items[0]: "NA" if rng.random() < 0.05 else rng.choice(known)}
    if isinstance(mood, Fraction) and rng.random() < 0.95:
        value = mood
    else:
        value = rng.choice(leaf.targets)
    inputs = {code: some_number(rng) for code in leaf.items}
    if rng.random() < 0.93:
        inputs.update(leaf.solve(value, rng))
    cells = {code: sheets.number(number, rng) for code, number in inputs.items()}
    for code in cells:
        chance = rng.random()
        if chance < 0.03:
            cells[code] = ""
        elif chance < 0.06:
            cells[code] = "NA"
        elif chance < 0.09:
            cells[code] = rng.choice(("0", "0.0"))
    return cells


def stated_cell(rng, leaf, unit):
    """A text for self.CODE or review.CODE."""
    chance = rng.random()
    if chance < 0.15:
        return ""
    if chance < 0.18:
        return "NA"
    if chance < 0.25:
        return sheets.number(rng.choice((leaf.weight + 1, -unit)))
    return sheets.number(rng.choice([*halves(rng, leaf, unit), leaf.weight, Fraction(0)]))


def mood_of(rng, leaf):
    """What the departments of a cohort have in common: nothing, one value, or no value."""
    chance = rng.random()
    if chance < 0.06:
        return "none"
    if chance < 0.18 and leaf.targets:
        return rng.choice(leaf.targets)
    return None


def department_cells(rng, tree, moods, stated):
    cells = {}
    for leaf in tree.leaves:
        cells.update(leaf_cells(rng, leaf, moods[leaf.code]))
        for whose, often in (("self", 1), ("review", 0.15)):
            if f"{whose}.{leaf.code}" in stated:
                given = rng.random() < often
                text = stated_cell(rng, leaf, tree.unit) if given else ""
                cells[f"{whose}.{leaf.code}"] = text
    return cells


def make_rows(rng, tree, items, stated):
    rows = []
    for county in rng.sample(COUNTIES, rng.randint(1, 3)):
        for year in rng.sample(("2021", "2022", "2023"), rng.choice((1, 1, 2, 3))):
            moods = {leaf.code: mood_of(rng, leaf) for leaf in tree.leaves}
            for name in rng.sample(DEPARTMENTS, rng.choice((1, 2, 3, 5, 8, 12))):
                for _ in range(2 if rng.random() < 0.04 else 1):
                    cells = department_cells(rng, tree, moods, stated)
                    rows.append([county, year, name, *(cells.get(item, "") for item in items)])
    if rng.random() < 0.5:
        rng.shuffle(rows)
    return rows


# The whole


def make_settings(rng, seed, decimals):
    settings = [["id", f"random-{seed}"], ["name", f"随机指标体系{seed}"], ["decimals", str(decimals)]]
    optional = {
        "extent": (0.7, EXTENTS),
        "missing": (0.7, POLICIES),
        "rounding": (0.5, ("half-up", "half-up", "truncate")),
        "cohort": (0.5, ("county,year", "year", "county")),
        "total_decimals": (0.4, tuple("01234")),
    }
    for key, (often, values) in optional.items():
        if rng.random() < often:
            settings.append([key, rng.choice(values)])
    return settings


def make_options(rng):
    options = []
    known = ("extent", 0.4, EXTENTS), ("missing", 0.5, POLICIES), ("self", 0.5, SELVES)
    for name, often, words in known:
        if rng.random() < often:
            options.append(f"--{name}={rng.choice(words)}")
    return options


def generate(seed):
    rng = random.Random(seed)
    decimals = rng.choice((0, 1, 2, 2, 2, 3, 4))
    unit = Fraction(1, 10**decimals)
    tree = Tree(rng, unit)
    whole = rng.choice((100, 100, 60, 10 if decimals else 100))
    tree.section("", Fraction(whole), rng.randint(1, 3))
    items, stated = [], []
    for leaf in tree.leaves:
        kind = "label" if leaf.rule == "label" else "number"
        items += [[code, f"数据{code}", "", kind, ""] for code in leaf.items]
    for whose, often in (("self", 0.8), ("review", 0.5)):
        stated += [f"{whose}.{leaf.code}" for leaf in tree.leaves if rng.random() < often]
    items += [[code, f"得分{code}", "分", "number", ""] for code in stated]
    codes = [item[0] for item in items]
    return Case(
        framework=make_settings(rng, seed, decimals),
        items=items,
        indicators=tree.rows,
        header=["county", "year", "department", *codes],
        rows=make_rows(rng, tree, codes, set(stated)),
        options=make_options(rng),
    )
