"""The second opinion on `score`: every point, section and total, in exact rationals.

It shares no code with the program. Each function is one sentence of the contract.
"""

import math
from collections import namedtuple
from fractions import Fraction

import formula
import framework as frameworks
from formula import INVALID, MISSING, NA, decimal_of

FORGIVEN = Fraction(1, 10**9)
KEYS = ("county", "year", "department")

# What a command line may override; None leaves the framework's.
Options = namedtuple("Options", "extent missing self", defaults=(None, None, "audit"))


# Rounding and writing


def rounded(number, decimals, rounding):
    """To so many decimals, half up or down to the last; 1e-9 of a unit is forgiven."""
    half = Fraction(1, 2) if rounding == "half-up" else 0
    return Fraction(math.floor(number * 10**decimals + half + FORGIVEN), 10**decimals)


def capped(number, weight):
    return min(max(number, Fraction(0)), weight)


def written(number, decimals):
    """A multiple of the last decimal as text; an absent one is an empty cell."""
    if number is None:
        return ""
    units = number * 10**decimals
    assert units.denominator == 1, f"{number} has more than {decimals} decimals"
    digits = str(abs(int(units))).rjust(decimals + 1, "0")
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    return ("-" if units < 0 else "") + whole + ("." + rest if decimals else "")


# The rules: a value (a number) gives points, not yet capped


def reaches(value, bound, upwards):
    return value >= bound - FORGIVEN if upwards else value <= bound + FORGIVEN


def resolve(threshold, values):
    return {"max": max, "min": min}[threshold](values) if isinstance(threshold, str) else threshold


def more_is_better(node):
    if "max" == node.full or "min" == node.zero:
        return True
    if "min" == node.full or "max" == node.zero:
        return False
    return node.full > node.zero


def extent(reading, node, values, full, zero):
    """The minimum and maximum by one of the four readings; None where nobody is inside."""
    low, high = min(full, zero), max(full, zero)
    if reading in ("clipped", "bounds") and not node.has_numeric_thresholds():
        reading = "cohort"
    if reading == "bounds":
        return low, high
    if reading == "inside":
        values = [v for v in values if low + FORGIVEN < v < high - FORGIVEN]
        if not values:
            return None
    least, most = min(values), max(values)
    if reading == "clipped":
        return min(max(least, low), high), min(max(most, low), high)
    return least, most


def band(node, value, values, reading):
    full, zero = resolve(node.full, values), resolve(node.zero, values)
    upwards = more_is_better(node)
    if max(values) - min(values) <= FORGIVEN and not node.has_numeric_thresholds():
        return node.weight
    if reaches(value, full, upwards):
        return node.weight
    if reaches(value, zero, not upwards):
        return Fraction(0)
    least, most = extent(reading, node, values, full, zero)
    if most - least <= FORGIVEN:
        if not node.has_numeric_thresholds():
            return node.weight
        least, most = min(full, zero), max(full, zero)
    part = (value - least) if upwards else (most - value)
    return capped(part / (most - least), Fraction(1)) * node.weight


def share(node, value, values, _):
    full = Fraction(1) if node.full is None else resolve(node.full, values)
    if full <= 0:
        return node.weight if reaches(value, full, True) else Fraction(0)
    return value / full * node.weight


def deduct(node, value, _values, _reading):
    lost, per, in_proportion = frameworks.read_deduction(node.points)
    steps = (value - node.full) / per
    if not in_proportion:
        steps = math.floor(steps + FORGIVEN)
    return node.weight - lost * max(steps, 0)


def steps(node, value, _values, _reading):
    holds = {
        ">=": lambda bound: value >= bound - FORGIVEN,
        ">": lambda bound: value > bound + FORGIVEN,
        "<=": lambda bound: value <= bound + FORGIVEN,
        "<": lambda bound: value < bound - FORGIVEN,
        "else": lambda bound: True,
    }
    for relation, bound, points in frameworks.read_steps(node.points):
        if holds[relation](bound):
            return points
    return Fraction(0)


def label(node, value, _values, _reading):
    return frameworks.read_labels(node.points)[value]


def points(_node, value, _values, _reading):
    return value


RULES = {
    "band": band,
    "share": share,
    "deduct": deduct,
    "steps": steps,
    "label": label,
    "points": points,
}


# One cohort


def cell(text, kind):
    if text == "":
        return MISSING
    if text == "NA":
        return NA
    return text if kind == "label" else Fraction(text)


def indicator_value(node, department):
    """The value of an indicator: a number, a label, MISSING or NA."""
    if node.rule == "label":
        value = department[node.formula[1]]
        known = isinstance(value, str) and value in frameworks.read_labels(node.points)
        return value if known or not isinstance(value, str) else MISSING
    value = formula.evaluate(node.formula, department)
    return MISSING if value is INVALID else value


def computed_points(fw, node, cohort, reading):
    """The points of an indicator, one per department; None where missing."""
    given = [indicator_value(node, department) for department in cohort]
    values = [value for value in given if value is not MISSING and value is not NA]

    def of(value):
        if value is MISSING:
            return None
        if value is NA:
            return node.weight
        return settled(fw, node, RULES[node.rule](node, value, values, reading))

    return [of(value) for value in given]


def settled(fw, node, number):
    return rounded(capped(number, node.weight), fw.decimals, fw.rounding)


def stated_points(fw, node, department, whose):
    """The points that a town (self) or a reviewer (review) wrote down; None where nobody did."""
    value = department.get(f"{whose}.{node.code}", MISSING)
    if value is MISSING:
        return None
    return node.weight if value is NA else settled(fw, node, value)


def final_points(fw, node, cohort, options):
    computed = computed_points(fw, node, cohort, node.extent or options.extent or fw.extent)
    final = []
    for department, number in zip(cohort, computed):
        stated = stated_points(fw, node, department, "self")
        review = stated_points(fw, node, department, "review")
        if options.self == "only":
            final.append(stated)
        elif review is not None:
            final.append(review)
        elif number is None and options.self == "fallback":
            final.append(stated)
        else:
            final.append(number)
    return final


# The tree of one department


def present(node, number, policy):
    """A child's points as its section counts them; None where they stay missing."""
    if number is None and policy == "zero":
        return Fraction(0)
    if number is None and policy == "full":
        return node.weight
    return number


def geometric(node, counted):
    weights = sum(child.weight for child, _ in counted)
    product = decimal_of(Fraction(1))
    for child, number in counted:
        base, exponent = decimal_of(number / child.weight), decimal_of(child.weight / weights)
        product *= base**exponent if base else 0
    return node.weight * Fraction(product)


def section(fw, node, leaf, policy, into, decimals):
    """The points of a section, rounded to its decimals; into gets those of every node below."""
    counted = []
    for child in node.children:
        if child.is_section:
            into[child.code] = section(fw, child, leaf, policy, into, fw.decimals)
        else:
            into[child.code] = leaf[child.code]
        counted.append((child, present(child, into[child.code], policy)))
    if policy == "hold" and any(number is None for _, number in counted):
        return None
    counted = [(child, number) for child, number in counted if number is not None]
    if not counted:
        return None
    if node.rule == "geometric":
        exact = geometric(node, counted)
    else:
        exact = sum(number for _, number in counted)
        if len(counted) < len(node.children):
            exact *= node.weight / sum(child.weight for child, _ in counted)
    return rounded(exact, decimals, fw.rounding)


def tree(fw, leaf, policy):
    """(total, {code: points}) under one policy."""
    into = {}
    total = section(fw, fw.root, leaf, policy, into, fw.total_decimals)
    return total, into


# The stream


def keys(row, columns):
    return tuple(row[column] for column in columns)


def cohorts(fw, rows):
    """Rows by cohort, in order of first appearance; of a department that comes twice, the later."""
    last = {keys(row, KEYS): place for place, row in enumerate(rows)}
    groups = {}
    for place, row in enumerate(rows):
        group = groups.setdefault(keys(row, fw.cohort), [])
        if last[keys(row, KEYS)] == place:
            group.append(row)
    return list(groups.values())


def header(fw):
    return [*KEYS, "total", "total_low", "total_high", "missing", *(n.code for n in fw.nodes[1:])]


def score(fw, rows, options=Options()):
    """The rows of the stream of scores, as texts. rows are observations: {column: text}."""
    out = []
    for group in cohorts(fw, rows):
        cohort = [{code: cell(row[code], kind) for code, kind in fw.items.items()} for row in group]
        leaves = fw.root.leaves()
        final = {node.code: final_points(fw, node, cohort, options) for node in leaves}
        for place, row in enumerate(group):
            leaf = {code: numbers[place] for code, numbers in final.items()}
            out.append(scored_row(fw, row, leaf, options.missing or fw.missing))
    return out


def scored_row(fw, row, leaf, policy):
    total, nodes = tree(fw, leaf, policy)
    low, high = tree(fw, leaf, "zero")[0], tree(fw, leaf, "full")[0]
    missing = sum(number is None for number in leaf.values())
    totals = [written(number, fw.total_decimals) for number in (total, low, high)]
    cells = [written(nodes[node.code], fw.decimals) for node in fw.nodes[1:]]
    return [*keys(row, KEYS), *totals, str(missing), *cells]
