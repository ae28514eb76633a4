"""What a formula is measured in: whether people read its value in per cent."""


def measure(tree, unit):
    """ "number", "rate", "other" or the unit itself. unit: {item: unit}."""
    kind = tree[0]
    if kind == "number":
        return "number"
    if kind == "item":
        return {"%": "rate", "": "other"}.get(unit[tree[1]], unit[tree[1]])
    parts = [measure(part, unit) for part in tree[1:]]
    if kind in ("+", "-", "min", "max"):
        return added(*parts)
    if kind == "*":
        return multiplied(*parts)
    if kind == "/":
        return divided(*parts)
    return parts[0] if kind == "abs" else "other"


def added(a, b):
    if "number" in (a, b):
        return b if a == "number" else a
    return a if a == b else "other"


def multiplied(a, b):
    if b in ("number", "rate"):
        return a
    return b if a in ("number", "rate") else "other"


def divided(a, b):
    if b == "number":
        return a
    return "rate" if a == b and a not in ("number", "rate", "other") else "other"
