"""Examples worked by hand. The program and the model must both come out at them.

An empty cell is written as "-" in what is expected.
"""

from dataclasses import dataclass, field


@dataclass
class Example:
    """One or more indicators under a root; observations as rows of texts; one column expected."""

    name: str
    indicators: list
    observations: list  # a row of items for each department
    expected: dict  # {column: [text, ...]}
    items: list = field(default_factory=lambda: [["x", "number"]])
    settings: dict = field(default_factory=dict)
    options: tuple = ()


def one(name, rule, values, expected, *, weight="1", formula="x", full="", zero="", points="",
        decimals="2", options=(), kind="number", rounding="half-up"):
    """A framework of a single indicator, and its points for some values of x."""
    return Example(
        name=name,
        indicators=[["total", "", weight, "", "", "", "", ""],
                    ["p", "total", weight, rule, formula, full, zero, points]],
        items=[["x", kind]],
        settings={"decimals": decimals, "rounding": rounding},
        observations=[[value] for value in values.split()],
        expected={"p": expected.split()},
        options=options,
    )


RATES = "0.8214 0.9873 1.01 1.04 1.10"
EXTENTS = {
    "cohort": "1.000 1.000 0.323 0.215 0.000",
    "inside": "1.000 1.000 1.000 0.667 0.000",
    "clipped": "1.000 1.000 0.900 0.600 0.000",
    "bounds": "1.000 1.000 0.933 0.733 0.333",
}
CONTROL = {"full": "1", "zero": "1.15", "decimals": "3"}

BANDS = [
    *(one(f"the extent {reading}", "band", RATES, points,
          options=(f"--extent={reading}",), **CONTROL)
      for reading, points in EXTENTS.items()),
    one("a cohort of one is measured by the thresholds", "band", "0.93", "4.00",
        full="0.95", zero="0.85", weight="5"),
    one("a cohort of one, without thresholds as numbers", "band", "0.93", "5.00",
        full="max", zero="0.85", weight="5"),
    one("equal rates, by the thresholds", "band", "1.03 1.03 1.03", "0.800 0.800 0.800", **CONTROL),
    one("equal rates, all beyond", "band", "1.2 1.2", "0.000 0.000", **CONTROL),
    one("equal rates, without thresholds as numbers", "band", "7 7", "1.00 1.00",
        full="max", zero="min"),
    one("the best and the worst of the cohort", "band", "7 9 8", "0.00 1.00 0.50",
        full="max", zero="min"),
    one("the least is the best", "band", "7 9 8", "1.00 0.00 0.50", full="min", zero="max"),
    one("a negative rate", "band", "-0.05 0.1 0.07 -0.2", "2.00 0.00 0.20 2.00",
        weight="2", full="-0.05", zero="0.10"),
]

HALVES = [
    one("0.285 ties up", "points", "0.285", "0.29"),
    one("1.005 ties up", "points", "1.005 1.004999", "1.01 1.00", weight="2"),
    one("2.675 and 8.165 tie up", "points", "2.675 8.165", "2.68 8.17", weight="10"),
    one("a tie of a quotient", "share", "0.57", "0.29", formula="x / 2"),
    one("a tie of a band", "band", "0.9093 0.85 0.95", "2.97 0.00 5.00", weight="5",
        full="0.95", zero="0.85", options=("--extent=bounds",)),
    one("truncated", "points", "0.285 0.2899 0.29", "0.28 0.28 0.29", rounding="truncate"),
    one("truncation forgives a double below", "points", "2.9", "0.29", formula="x / 10",
        rounding="truncate"),
    one("no decimals", "points", "0.5 1.5 2.5 2.4", "1 2 3 2", weight="3", decimals="0"),
]

RULES = [
    one("a share", "share", "0.5 1 2 -1 NA", "0.50 1.00 1.00 0.00 1.00"),
    one("a share of the best", "share", "2 4 1", "0.50 1.00 0.25", full="max"),
    one("a share where the best is nought", "share", "-2 0 -1", "0.00 1.00 0.00", full="max"),
    one("whole steps down", "deduct", "1 1.009 1.01 1.0399 1.04 9 0.5",
        "2.00 2.00 1.90 1.70 1.60 0.00 2.00", weight="2", full="1", points="0.1 per 0.01"),
    one("whole steps a double below", "deduct", "0.3 0.7", "0.80 0.40", full="0.1",
        points="0.1 per 0.1"),
    one("a deduction in proportion", "deduct", "1 1.005 1.0125", "2.00 1.95 1.88", weight="2",
        full="1", points="0.1 per 0.01 pro-rata"),
    one("a deduction below", "deduct", "1 0.95 0.9 0.2 1.2", "1.00 0.95 0.90 0.20 1.00", full="1",
        points="0.05 per -0.05"),
    one("steps", "steps", "8 7.5 7 4.9 -1", "8.00 6.00 6.00 0.00 0.00", weight="8",
        points="8:8 7:6 6:4 5:2 else:0"),
    one("steps with relations", "steps", "0.1 0.1001 0.5 0.7 9", "2.00 1.00 0.50 0.00 3.00",
        weight="3", points="<=0.1:2 <0.5:1 >8:3 <=0.5:0.5"),
    one("a step a double below", "steps", "0.9 0.901", "1.00 0.00", formula="1 - x",
        points="0.1:1 else:0"),
    one("labels", "label", "优秀 合格 NA 差劲", "5.00 1.00 5.00 -", weight="5",
        points="优秀:5 良好:3 合格:1", kind="label"),
    one("points are capped", "points", "3.5 -1 2", "3.00 0.00 2.00", weight="3"),
]

TREE = [
    # code, parent, weight, rule, formula, full, zero, points
    ["total", "", "10", "", "", "", "", ""],
    ["s", "total", "6", "", "", "", "", ""],
    ["a", "s", "2", "points", "x", "", "", ""],
    ["b", "s", "4", "points", "y", "", "", ""],
    ["t", "total", "4", "", "", "", "", ""],
    ["c", "t", "4", "share", "z / w", "", "", ""],
]
TREE_ITEMS = [[code, "number"] for code in ("x", "y", "z", "w", "self.b", "review.b")]
TREE_ROWS = [
    # x, y, z, w, self.b, review.b
    ["1", "3", "1", "2", "", ""],
    ["1", "", "1", "2", "2.005", ""],
    ["1", "", "1", "0", "", ""],
    ["1.5", "2", "0", "0", "", "9"],
    ["", "", "NA", "2", "", ""],
]


def tree(name, options, **expected):
    columns = {column: text.split() for column, text in expected.items()}
    return Example(name, TREE, TREE_ROWS, columns, TREE_ITEMS, options=options)


TREES = [
    tree("missing counts nothing", ("--missing=zero",), total="6.00 3.00 1.00 9.50 4.00",
         total_low="6.00 3.00 1.00 9.50 4.00", total_high="6.00 7.00 9.00 9.50 10.00",
         missing="0 1 2 0 2", s="4.00 1.00 1.00 5.50 0.00", b="3.00 - - 4.00 -",
         t="2.00 2.00 0.00 4.00 4.00", c="2.00 2.00 - 4.00 4.00"),
    tree("missing counts in full", ("--missing=full",), total="6.00 7.00 9.00 9.50 10.00",
         total_low="6.00 3.00 1.00 9.50 4.00", s="4.00 5.00 5.00 5.50 6.00",
         t="2.00 2.00 4.00 4.00 4.00", b="3.00 - - 4.00 -"),
    tree("missing holds the total", ("--missing=hold",), total="6.00 - - 9.50 -",
         total_low="6.00 3.00 1.00 9.50 4.00", total_high="6.00 7.00 9.00 9.50 10.00",
         s="4.00 - - 5.50 -", t="2.00 2.00 - 4.00 4.00"),
    tree("missing is left out", ("--missing=skip",), total="6.00 5.00 5.00 9.50 10.00",
         total_low="6.00 3.00 1.00 9.50 4.00", s="4.00 3.00 3.00 5.50 -",
         t="2.00 2.00 - 4.00 4.00"),
    tree("the town's own where missing", ("--self=fallback",), total="6.00 5.01 1.00 9.50 4.00",
         b="3.00 2.01 - 4.00 -", missing="0 0 2 0 2"),
    tree("the town's own alone", ("--self=only",), total="0.00 2.01 0.00 0.00 0.00",
         b="- 2.01 - - -", c="- - - - -", missing="3 2 3 3 3"),
]

GEOMETRIC = [
    Example(
        name="a geometric mean",
        indicators=[["total", "", "1", "geometric", "", "", "", ""],
                    ["p", "total", "1", "share", "x", "", "", ""],
                    ["q", "total", "3", "share", "y", "", "", ""]],
        items=[["x", "number"], ["y", "number"]],
        settings={"decimals": "4", "total_decimals": "2"},
        observations=[["0.0625", "1"], ["0", "1"], ["1", "1"], ["0.5", ""], ["0.2401", "0.2401"]],
        # 0.0625^(1/4) = 0.5; with q missing and counting nothing 0, in full 0.5^(1/4) = 0.8409
        expected={"total": "0.50 0.00 1.00 0.00 0.24".split(),
                  "total_high": "0.50 0.00 1.00 0.84 0.24".split(),
                  "p": "0.0625 0.0000 1.0000 0.5000 0.2401".split()},
    ),
]

ABSENCES = [
    one("nought over nought is not applicable", "share", "0 1 2", "1.00 1.00 1.00",
        formula="x / x"),
    one("anything else over nought is missing", "share", "0 1", "- 1.00", formula="1 / x"),
    one("a logarithm of nought is missing", "points", "0 1 -1", "- 0.00 -", formula="ln(x)"),
    one("a root of less than nought is missing", "points", "-4 4", "- 2.00",
        formula="sqrt(x)", weight="2"),
    Example("a cohort where none has a value",
            [["total", "", "1", "", "", "", "", ""],
             ["p", "total", "1", "band", "x / y", "1", "0", ""]],
            [["", "1"], ["1", ""], ["1", "0"]],
            {"p": ["-"] * 3, "total": ["0.00"] * 3, "total_high": ["1.00"] * 3,
             "missing": ["1"] * 3},
            items=[["x", "number"], ["y", "number"]]),
]

# Where a double gives out: a value exactly on its threshold, rates a hair apart, large amounts.
PRECISION = [
    one("at full, a double beyond, nothing is lost", "deduct", "-25.9375 -25.93", "14.4659 7.9565",
        formula="(x + 25.69) / 0.25", weight="14.4659", full="-0.99",
        points="2.1698 per 0.01 pro-rata", decimals="4", rounding="truncate"),
    one("rates a hair apart", "band", "1.9999 2 2.0001 2.22 1", "0.00 15.33 30.66 30.66 0.00",
        weight="30.66", full="max", zero="1", options=("--extent=inside",), rounding="truncate"),
    one("a difference of large amounts at a step", "steps", "123456789.13 123456789.12",
        "1.00 0.00", formula="x - 123456789.03", points="0.1:1 else:0"),
]

EXAMPLES = [*BANDS, *HALVES, *RULES, *TREES, *GEOMETRIC, *ABSENCES, *PRECISION]
