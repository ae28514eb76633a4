"""Ways to spoil an explanation. The check must see every one of them, or it sees nothing."""

import re
from fractions import Fraction

LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=\D*$)")
FIRST_NUMBER = re.compile(r"(?<=[ (])\d+(?:\.\d+)?")


def other(text):
    """A number with another last digit."""
    return text[:-1] + str((int(text[-1]) + 5) % 10)


def column(name):
    def spoil(row):
        if not re.fullmatch(r"-?\d+(\.\d+)?", row[name]):
            return None
        return {**row, name: other(row[name])}

    return spoil


def word(name, instead):
    def spoil(row):
        return {**row, name: instead} if row[name] and row[name] != instead else None

    return spoil


def reason(pattern, change, only=""):
    """Changes the first place in the sentence that matches."""
    pattern = re.compile(pattern)

    def spoil(row):
        if only not in row["reason"] or not pattern.search(row["reason"]):
            return None
        text = pattern.sub(lambda m: change(m.group()), row["reason"], count=1)
        return {**row, "reason": text}

    return spoil


def factor(row):
    """Another weight in the sum."""
    found = re.search(r"(?<=× )\d+(?:\.\d+)?(?= = )", row["reason"])
    if not found or Fraction(row["points"]) == 0:
        return None
    start, end = found.span()
    instead = str(int(found.group().partition(".")[0]) + 3)
    return {**row, "reason": row["reason"][:start] + instead + row["reason"][end:]}


SPOILERS = {
    **{f"another {name}": column(name) for name in
       ("weight", "value", "full", "zero", "n", "min", "max", "points", "lost")},
    "another extent": word("extent", "nobody's"),
    "another lowest": word("min_department", "nobody"),
    "another highest": word("max_department", "nobody"),
    "other points in the sentence": reason(LAST_NUMBER.pattern, other, "= "),
    "another weight in the sum": factor,
    "another figure in the formula": reason(r"(?<= = )\d+(?:\.\d+)?(?= / )", lambda t: "9" + t),
    "another value in the head": reason(r"(?<= = )\d+\.\d\d(?=%?[；;])", other),
    "a highest of another department": reason(
        r"(?<=全县最高 )(-?[\d.]+%?)（[^）]*）", lambda t: t.partition("（")[0] + "（无名镇）"),
    "another lowest value": reason(r"(?<=最低 )\d+\.\d+", other),
    "another threshold": reason(r"(?<=满分线 )\d+(\.\d+)?", other),
    "another step": reason(r"(?<=“≥ )\d+(\.\d+)?", other),
    "a step that pays another sum": reason(r"(?<=一档，对应 )\d+(\.\d+)?", other),
    "another number of steps": reason(r"(?<=计 )\d+(?= 次)", other),
    "another policy": reason("满分计入总分", lambda t: t.replace("满", "零")),
    "a sentence cut short": reason(r"；[^；]*$", lambda t: ""),
}
