"""What `score --explain` and `--findings` must say of a cohort, worked out by the model of tests/exact."""

from collections import Counter
from dataclasses import dataclass, field

import formula
import framework as frameworks
import model
from formula import INVALID, MISSING, NA

UNKNOWN = formula.Absence("unknown label")


@dataclass
class Extent:
    """Over how many departments, and who set the ends; names is who may stand there (ties)."""

    reading: str
    n: int
    ends: dict = field(default_factory=dict)  # {"min": (value, names), "max": ...}


@dataclass
class Line:
    """One department and indicator."""

    fw: frameworks.Framework
    options: model.Options
    node: frameworks.Node
    row: dict  # of the observations
    department: dict  # {item: cell}
    value: object  # a number, a label, or an Absence
    values: list  # of all departments that have a number
    points: object  # or None
    origin: str
    extent: object  # Extent or None
    review: object = None  # of a reviewer's file

    @property
    def policy(self):
        return self.options.missing or self.fw.missing

    def is_number(self):
        return not isinstance(self.value, (str, formula.Absence))


def value_of(node, department):
    """As the model's, but telling apart why there is none."""
    if node.rule != "label":
        return formula.evaluate(node.formula, department)
    value = department[node.formula[1]]
    if isinstance(value, str) and value not in frameworks.read_labels(node.points):
        return UNKNOWN
    return value


def origin_of(node, department, value, options, review):
    """Where the points come from."""
    stated = {whose: department.get(f"{whose}.{node.code}", MISSING) is not MISSING
              for whose in ("self", "review")}
    if options.self == "only":
        return "self" if stated["self"] else "none"
    if review is not None or stated["review"]:
        return "review"
    if value is NA:
        return "not applicable"
    if value in (MISSING, INVALID, UNKNOWN):
        return "self" if options.self == "fallback" and stated["self"] else "none"
    return "rule"


def close(a, b):
    return abs(a - b) <= max(abs(a), abs(b)) / 10**12


def has_extent(node):
    return node.rule == "band" or (node.rule == "share" and node.full == "max")


def extent_of(fw, node, options, given):
    """given: (name, value) of every department with a number."""
    if not has_extent(node) or not given:
        return None
    numeric = node.has_numeric_thresholds()
    reading = (node.extent or options.extent or fw.extent) if node.rule == "band" else "cohort"
    if reading in ("clipped", "bounds") and not numeric:
        reading = "cohort"
    values = [value for _, value in given]
    full, zero = model.resolve(node.full, values), model.resolve(node.zero, values)
    lines = [line for line in (full, zero) if line is not None]
    low, high = min(lines), max(lines)
    if reading == "inside":
        given = [(name, value) for name, value in given
                 if low + model.FORGIVEN < value < high - model.FORGIVEN]
    n = len(given)
    least = min((value for _, value in given), default=None)
    most = max((value for _, value in given), default=None)
    ends = {"min": least, "max": most}
    if reading == "clipped":
        ends = {end: min(max(value, low), high) for end, value in ends.items()}
    if node.rule == "band" and numeric and (
            reading == "bounds" or n == 0 or close(*ends.values())):
        return Extent("bounds", n, {"min": (low, [""]), "max": (high, [""])})
    if n == 0:
        return Extent(reading, 0)
    return Extent(reading, n, {
        end: (value, [name for name, other in given if close(value, other)]
              if ends[end] == {"min": least, "max": most}[end] else [""])
        for end, value in ends.items()
    })


def lines(fw, rows, options, reviews):
    """Every Line, in the order of the file. reviews: {(county, year, department, code): row}."""
    out = []
    for group in model.cohorts(fw, rows):
        cohort = [{code: model.cell(row[code], kind) for code, kind in fw.items.items()}
                  for row in group]
        of_node = []
        for node in fw.root.leaves():
            points = model.final_points(fw, node, cohort, options)
            values = [value_of(node, department) for department in cohort]
            given = [(row["department"], value) for row, value in zip(group, values)
                     if not isinstance(value, (str, formula.Absence))]
            extent = extent_of(fw, node, options, given)
            of_node.append([])
            for row, department, value, number in zip(group, cohort, values, points):
                review = reviews.get((*model.keys(row, model.KEYS), node.code))
                if review is not None:
                    number = model.settled(fw, node, model.Fraction(review["points"]))
                origin = origin_of(node, department, value, options, review)
                of_node[-1].append(Line(fw, options, node, row, department, value,
                                        [v for _, v in given], number, origin, extent, review))
        out += [line for department in zip(*of_node) for line in department]
    return out


# The findings: (county, year, department, kind, code), each as often as it is found


def findings(of_lines, is_rate):
    """is_rate(node): whether its value is read in per cent."""
    found = Counter()
    for line in of_lines:
        keys = model.keys(line.row, model.KEYS)
        found.update((*keys, kind, line.node.code) for kind in kinds(line, is_rate(line.node)))
    return found


def kinds(line, is_rate):
    node, value = line.node, line.value
    stated = line.department.get(f"self.{node.code}", MISSING)
    stated = node.weight if stated is NA else stated
    if stated is not MISSING:
        if stated > node.weight + model.FORGIVEN:
            yield "over_weight"
        half = model.Fraction(1, 2 * 10**line.fw.decimals)
        if line.points is not None and line.origin != "self":
            if abs(stated - line.points) > half + model.FORGIVEN:
                yield "self_differs"
    if line.origin in ("self", "review") and line.review is None:
        given = line.department[f"{line.origin}.{node.code}"]
        if given is NA:
            yield "not_applicable"
        elif line.origin == "review" and given > node.weight + model.FORGIVEN:
            yield "over_weight"
    if line.options.self == "only":
        if line.points is None:
            yield "missing"
        return
    if value is MISSING and line.origin != "review":
        yield "missing"
    if value is NA and line.origin == "not applicable":
        yield "not_applicable"
    if value in (INVALID, UNKNOWN):
        yield "invalid"
    if isinstance(value, formula.Absence):
        return
    paid = model.RULES[node.rule](node, value, line.values, "bounds") if node.rule in (
        "steps", "label", "points") else 0
    if paid > node.weight + model.FORGIVEN:
        yield "over_weight" if node.rule == "points" else "rule_conflict"
    if is_over_completion(node, value, is_rate):
        yield "over_completion"


def is_over_completion(node, value, is_rate):
    most = model.Fraction(13, 10) + model.FORGIVEN
    if node.rule == "share" and node.full != "max":
        return value / (node.full or 1) > most
    return (node.rule == "band" and is_rate and node.has_numeric_thresholds()
            and node.full > node.zero and model.Fraction(1, 2) < node.full <= 1 and value > most)
