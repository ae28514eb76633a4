"""Random indicators: a rule with its cells, a formula, and the values worth aiming at."""

from dataclasses import dataclass, field
from fractions import Fraction

import sheets

EXTENTS = ("cohort", "clipped", "inside", "bounds")
LABELS = ("优秀", "良好", "合格", "不合格", "符合", "不符合")


@dataclass
class Leaf:
    """An indicator and what its values are aimed at."""

    code: str
    weight: Fraction
    rule: str = ""
    formula: str = ""
    full: str = ""
    zero: str = ""
    points: str = ""
    extent: str = ""
    solve: object = None  # (value, rng) -> {item: Fraction}; None for labels
    items: list = field(default_factory=list)
    targets: list = field(default_factory=list)
    labels: list = field(default_factory=list)


def decimal(rng, low, high, decimals):
    return Fraction(rng.randint(low * 10**decimals, high * 10**decimals), 10**decimals)


# Formulas. Each shape gives the formula over items and a way to find inputs for a wanted value


def plain(item):
    return item(0), lambda value, rng: {item(0): value}


def base(value, rng):
    """A denominator that makes the numerator a plain decimal."""
    times = rng.choice((1, 1, 2, 5, 10, 30, 125, 1000))
    return value.denominator * Fraction(times, rng.choice((1, 1, 10, 100)))


def quotient(item):
    def solve(value, rng):
        below = base(value, rng)
        return {item(0): value * below, item(1): below}

    return f"{item(0)} / {item(1)}", solve


def change(item):
    def solve(value, rng):
        below = base(value, rng)
        return {item(0): (value + 1) * below, item(1): below}

    return f"({item(0)} - {item(1)}) / {item(1)}", solve


def deviation(item):
    def solve(value, rng):
        below = base(value, rng)
        return {item(0): below * (1 + rng.choice((1, -1)) * value), item(1): below}

    return f"abs({item(0)} - {item(1)}) / {item(1)}", solve


def split(item):
    def solve(value, rng):
        below, apart = base(value, rng), decimal(rng, -5, 50, 2)
        return {item(0): value * below - apart, item(1): apart, item(2): below}

    return f"({item(0)} + {item(1)}) / {item(2)}", solve


def difference_below(item):
    def solve(value, rng):
        below, apart = base(value, rng), decimal(rng, 0, 50, 1)
        return {item(0): value * below, item(1): below + apart, item(2): apart}

    return f"{item(0)} / ({item(1)} - {item(2)})", solve


def percent(item):
    def solve(value, rng):
        below = base(value, rng)
        return {item(0): value * below / 100, item(1): below}

    return f"{item(0)} * 100 / {item(1)}", solve


def bounded(item):
    def solve(value, rng):
        above, below = rng.randint(0, 3), rng.randint(0, 3)
        return {item(0): value, item(1): value + above, item(2): value - below}

    return f"max(min({item(0)}, {item(1)}), {item(2)})", solve


def logarithm(item):
    return f"(ln({item(0)}) - ln(100)) / (ln(75000) - ln(100))", None


def root(item):
    return f"sqrt({item(0)}) / {item(1)}", None


def exponential(item):
    return f"exp(-{item(0)} / 10) - 0.5", None


def tangle(item):
    return f"-{item(0)} / 2 + ({item(1)} - 3) * {item(2)} / ({item(0)} * {item(1)})", None


def quotients(item):
    def solve(value, rng):
        return {item(place): rng.choice((Fraction(0), Fraction(5, 2), value)) for place in range(3)}

    return f"{item(0)} / {item(1)} + {item(2)} / {item(0)}", solve


SHAPES = [plain] * 3 + [quotient] * 6 + [change, deviation, split, difference_below, percent]
SHAPES += [bounded, quotients, quotients, logarithm, root, exponential, tangle]


def give_formula(rng, leaf):
    def item(place):
        code = f"{leaf.code}_{'abc'[place]}"
        if code not in leaf.items:
            leaf.items.append(code)
        return code

    is_plain = leaf.rule == "label" or (leaf.rule == "points" and rng.random() < 0.8)
    leaf.formula, solve = (plain if is_plain else rng.choice(SHAPES))(item)

    def by_chance(_value, rng):
        return {code: decimal(rng, -2, 20, 2) for code in leaf.items}

    leaf.solve = solve or by_chance


# Rules. Each sets the cells of the row and the values worth aiming at


def halves(rng, leaf, unit):
    """Points that end on a rounding half, in units of half the last decimal."""
    top = int(leaf.weight / unit)
    return [(rng.randrange(top) + Fraction(1, 2)) * unit for _ in range(3)]


def around(rng, *marks):
    """Each mark, a hair and a step to each side, and a point between."""
    hair = Fraction(1, 10**4)
    near = [mark + step for mark in marks for step in (0, 0, hair, -hair)]
    spread = max(marks) - min(marks) or Fraction(1)
    far = [min(marks) + spread * Fraction(rng.randint(-50, 150), 100) for _ in range(4)]
    return near + far


def give_band(rng, leaf, unit):
    full = decimal(rng, -1, 2, rng.choice((0, 1, 2)))
    gap = Fraction(rng.choice((5, 10, 15, 20, 25, 50, 100)), 100)
    upwards = rng.random() < 0.5
    zero = full - gap if upwards else full + gap
    leaf.full, leaf.zero = sheets.number(full), sheets.number(zero)
    word = rng.random()
    if word < 0.15:
        leaf.full = "max" if upwards else "min"
    if 0.10 < word < 0.25:
        leaf.zero = "min" if upwards else "max"
    leaf.extent = rng.choice(EXTENTS) if rng.random() < 0.2 else ""
    leaf.targets = around(rng, full, zero)
    leaf.targets += [zero + (full - zero) * half / leaf.weight for half in halves(rng, leaf, unit)]


def give_share(rng, leaf, unit):
    full = rng.choice((Fraction(1), Fraction(1), decimal(rng, 0, 5, 1) + 1))
    leaf.full = "" if full == 1 and rng.random() < 0.5 else sheets.number(full)
    leaf.targets = around(rng, Fraction(0), full)
    leaf.targets += [half / leaf.weight * full for half in halves(rng, leaf, unit)]
    if rng.random() < 0.3:
        leaf.full = "max"
        if rng.random() < 0.3:
            leaf.targets = [-abs(target) for target in leaf.targets]


def give_deduct(rng, leaf, unit):
    full = decimal(rng, -1, 1, 2)
    per = Fraction(rng.choice((1, 5, 10)), rng.choice((10, 100, 1000))) * rng.choice((1, 1, -1))
    lost = max(unit, Fraction(int(leaf.weight / unit * rng.choice((1, 7, 15)) / 100)) * unit)
    in_proportion = rng.random() < 0.4
    leaf.full = sheets.number(full)
    leaf.points = f"{sheets.number(lost)} per {sheets.number(per)}" + " pro-rata" * in_proportion
    leaf.targets = [full + per * count for count in (-3, -1, 0, 1, 2, 3, 7, 400)]
    leaf.targets += [full + per * decimal(rng, 0, 12, 2) for _ in range(4)]
    if in_proportion:
        ties = halves(rng, leaf, unit)
        leaf.targets += [full + (leaf.weight - tie) / lost * per for tie in ties]


def give_steps(rng, leaf, unit):
    bounds = sorted({decimal(rng, -2, 9, rng.choice((0, 1, 2))) for _ in range(rng.randint(1, 5))})
    payments = sorted(some_payments(rng, leaf, unit, len(bounds)))
    style = rng.random()
    if style < 0.5:
        written = [("", bound) for bound in reversed(bounds)]
        payments.reverse()
    elif style < 0.75:
        written = [(rng.choice(("<=", "<")), bound) for bound in bounds]
    else:
        written = [(rng.choice(("", ">", "<", "<=")), bound) for bound in bounds]
        rng.shuffle(written)
    steps = [f"{relation}{sheets.number(bound)}:{sheets.number(payment)}"
             for (relation, bound), payment in zip(written, payments)]
    if rng.random() < 0.5:
        steps.append("else:" + sheets.number(rng.choice((Fraction(0), unit))))
    leaf.points = " ".join(steps)
    leaf.targets = around(rng, *bounds)


def give_label(rng, leaf, unit):
    leaf.labels = rng.sample(LABELS, rng.randint(2, 4))
    payments = some_payments(rng, leaf, unit, len(leaf.labels))
    leaf.points = " ".join(f"{label}:{sheets.number(payment)}"
                           for label, payment in zip(leaf.labels, payments))


def give_points(rng, leaf, unit):
    leaf.targets = [*halves(rng, leaf, unit), *halves(rng, leaf, unit), Fraction(0), leaf.weight,
                    leaf.weight + 1, -unit, leaf.weight * decimal(rng, 0, 1, 2)]


def some_payments(rng, leaf, unit, count):
    """What steps and labels pay: now and then half a unit, now and then above the weight."""
    def one():
        if rng.random() < 0.2:
            return rng.choice(halves(rng, leaf, unit))
        if rng.random() < 0.05:
            return leaf.weight + 1
        return rng.randint(0, int(leaf.weight / unit)) * unit

    return [one() for _ in range(count)]


GIVE = {
    "band": give_band,
    "share": give_share,
    "deduct": give_deduct,
    "steps": give_steps,
    "label": give_label,
    "points": give_points,
}
COMMON = ("band", "band", "band", *GIVE)


def make(rng, code, weight, unit):
    """An indicator with this code and weight; points are multiples of the unit."""
    leaf = Leaf(code, weight, rule=rng.choice(COMMON))
    GIVE[leaf.rule](rng, leaf, unit)
    give_formula(rng, leaf)
    return leaf
