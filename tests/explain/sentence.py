"""Whether an explanation is true, and whether a pocket calculator gives its points."""

from fractions import Fraction

import expected
import framework as frameworks
import model
from calculator import calculate, is_rounded, number, settle
from formula import INVALID, MISSING, NA
from language import LANGUAGES


class Wrong(Exception):
    pass


def must(holds, text):
    if not holds:
        raise Wrong(text)


class Sentence:
    """A sentence, cut up: the head, the clauses behind it, the sum and the points."""

    def __init__(self, text, language, line, names):
        self.language, self.line, self.names = LANGUAGES[language], line, names
        head, found, points = text.rpartition(self.language.points)
        self.sums = points.split(" = ") if found else []
        parts = (head if found else text).split(self.language.separator)
        self.head = parts[0] if found else None
        self.clauses = dict(self.language.clause(part) for part in parts[1 if found else 0 :])
        self.value = None  # as printed at the end of the head

    def points(self):
        """The points that the sums come to; every one of them must say the same."""
        fw = self.line.fw
        for text in self.sums[:-1]:
            got = settle(calculate(text), fw.decimals, fw.rounding)
            must(got == number(self.sums[-1]), f"{text} comes to {float(got)}")
        return number(self.sums[-1])

    def is_sum(self):
        return len(self.sums) > 1


def check(text, language, line, names):
    """What is wrong with a sentence, or None. names: {code: name} of items and nodes."""
    try:
        sentence = Sentence(text, language, line, names)
        if line.points is None:
            check_missing(sentence)
        else:
            must(sentence.points() == line.points, f"the points are {float(line.points)}")
            check_head(sentence)
            BY_ORIGIN[line.origin](sentence)
    except (Wrong, ValueError, KeyError, ZeroDivisionError) as fault:
        return f"{type(fault).__name__}: {fault}"
    return None


def check_head(s):
    """ "name = 2489.116 / 2737.391 = 90.93%": what is calculated is what is printed."""
    parts = s.head.split(" = ")
    if s.line.origin == "not applicable" and len(parts) == 1:
        check_absent(s)
        return
    must(parts[0] == s.names[s.line.node.code], f"the name is {parts[0]}")
    if s.line.node.rule == "label" and s.line.origin in ("review", "self"):
        given = s.line.row[s.line.node.formula[1]]
        must(parts[1:] == ([given] if given not in ("", "NA") else []), f"the label is {given}")
    if s.line.origin == "not applicable" or not s.line.is_number():
        return
    must(len(parts) > 1, "a value")
    s.value = number(parts[-1])
    must(is_rounded(s.line.value, parts[-1]), f"the value is {float(s.line.value)}")
    for text in parts[1:-1]:
        must(is_rounded(calculate(text), parts[-1]), f"{text} is {float(calculate(text))}")


def check_absent(s):
    """ "name：a、b不适用，计满分": all the inputs that are not applicable, and nothing else."""
    names = [s.names[code] for code in codes(s.line.node) if s.line.department[code] is NA]
    before, after = s.language.absent(s.names[s.line.node.code])
    must(s.head.startswith(before) and s.head.endswith(after), f"{before}...{after}")
    said = s.head[len(before) : len(s.head) - len(after)]
    must(names and sorted(said.split(s.language.comma)) == sorted(names), f"{names} are not applicable")


def check_missing(s):
    line = s.line
    why = {MISSING: "lacks", INVALID: "no result", expected.UNKNOWN: "unknown label"}
    if line.options.self == "only":
        kind = "lacks own points"
    else:
        kind = why[line.value]
    must(set(s.clauses) == {kind, line.policy}, f"{kind}, {line.policy}")
    said = s.clauses[kind]
    if kind == "lacks":
        names = [s.names[code] for code in line.department
                 if code in codes(line.node) and line.department[code] is MISSING]
        must(sorted(said[0].split(s.language.comma)) == sorted(names), f"{names} are missing")
    if kind == "unknown label":
        must(said[0] == line.row[line.node.formula[1]], "the label")
    if kind == "no result":
        try:
            calculate(said[0])
        except (ZeroDivisionError, TypeError, ValueError):
            return  # ln and sqrt give no number
        must(False, "it has a result")


def codes(node):
    return {node.formula[1]} if node.rule == "label" else expected.formula.items(node.formula)


# By where the points come from


def not_applicable(s):
    must(not s.is_sum() and not s.clauses, "full marks")
    must(s.line.points == model.settled(s.line.fw, s.line.node, s.line.node.weight), "full marks")


def reviewed(s):
    if s.line.review is not None:
        review = s.line.review
        must(s.clauses == {"review": (review["reviewer"], review["reason"])}, "who, and why")
        given = Fraction(review["points"])
    else:
        must(set(s.clauses) == {"review column"}, "a review")
        given = s.line.department[f"review.{s.line.node.code}"]
        must((given is NA) == bool(s.clauses["review column"][0]), "not applicable")
    pays(s, given)


def own(s):
    must(set(s.clauses) == {"self column"}, "the town's own")
    given = s.line.department[f"self.{s.line.node.code}"]
    must((given is NA) == bool(s.clauses["self column"][0]), "not applicable")
    pays(s, given)


def pays(s, given):
    """What is paid, and how it is capped and rounded."""
    weight = s.line.node.weight
    if given is NA:
        return
    if s.is_sum():
        shown = calculate(s.sums[0])
        must(shown == min(max(given, 0), weight), f"{float(given)} pays")
        must(("min(" in s.sums[0]) == (given > weight), "the cap")
    else:
        must(s.points() == given, f"{float(given)} pays")


def by_rule(s):
    RULES[s.line.node.rule](s)


# The rules


def as_threshold(s, text, threshold):
    """A threshold is the framework's to the last digit; one of the cohort's own is rounded."""
    if isinstance(threshold, Fraction):
        must(number(text) == threshold, f"the threshold is {float(threshold)}")
    else:
        resolved = model.resolve(threshold, s.line.values)
        must(is_rounded(resolved, text), f"the threshold is {float(resolved)}")


def as_end(s, end, text, name):
    value, names = s.line.extent.ends[end]
    must(is_rounded(value, text), f"the {end} is {float(value)}")
    line_itself = names == [""]
    if line_itself:
        must(number(text) == value, f"the {end} is the line {float(value)}")
    must(name in (["取界线", "the line itself"] if line_itself else names), f"the {end} is {names}'s")


def band(s):
    node, clauses = s.line.node, s.clauses
    upwards = model.more_is_better(node)
    full, zero = (f"{line} {'high' if upwards else 'low'}" for line in ("full", "zero"))
    if full in clauses:
        must(set(clauses) == {full} and not s.is_sum(), full)
        as_threshold(s, clauses[full][0], node.full)
        must(s.points() == model.settled(s.line.fw, node, node.weight), "full marks")
        must(model.reaches(s.value, number(clauses[full][0]), upwards), "it is not beyond")
    elif zero in clauses:
        must(set(clauses) == {zero} and not s.is_sum(), zero)
        as_threshold(s, clauses[zero][0], node.zero)
        must(s.points() == 0, "no points")
        must(model.reaches(s.value, number(clauses[zero][0]), not upwards), "it is not beyond")
    else:
        between(s, upwards)


def between(s, upwards):
    node, clauses, extent = s.line.node, dict(s.clauses), s.line.extent
    low, high = clauses.pop("between")
    as_threshold(s, low, node.zero if upwards else node.full)
    as_threshold(s, high, node.full if upwards else node.zero)
    must(number(low) <= s.value <= number(high), "it is not between")
    (kind, said), = clauses.items()
    reading = s.line.node.extent or s.line.options.extent or s.line.fw.extent
    if kind == "one value, everyone":
        must(not s.is_sum() and not node.has_numeric_thresholds(), "full marks for all")
        must(s.points() == model.settled(s.line.fw, node, node.weight), "full marks")
        return
    must(s.is_sum(), "a sum")
    if kind.startswith("highest and lowest"):
        must((kind == "highest and lowest inside") == (extent.reading == "inside"), "the reading")
        as_end(s, "max", *said[:2])
        as_end(s, "min", *said[2:])
        ends = number(said[0]), number(said[2])
    else:
        must(kind == ("bounds" if reading == "bounds" else "one value"), "the reading")
        must(extent.reading == "bounds", "the thresholds do not serve")
        ends = number(high), number(low)
    part = s.value - ends[1] if upwards else ends[0] - s.value
    must(calculate(s.sums[0]) == part / (ends[0] - ends[1]) * node.weight, "another sum")


def share(s):
    node, full = s.line.node, s.line.node.full
    if s.is_sum():
        must(set(s.clauses) == ({"highest"} if full == "max" else set()), "the highest")
        if full == "max":
            as_end(s, "max", *s.clauses["highest"])
            line = number(s.clauses["highest"][0])
        else:
            line = Fraction(1) if full is None else full
        must(calculate(s.sums[0]) == s.value / line * node.weight, "another sum")
    elif "share full" in s.clauses:
        as_threshold(s, s.clauses["share full"][0], Fraction(1) if full is None else full)
        must(model.reaches(s.value, number(s.clauses["share full"][0]), True), "it does not")
        must(s.points() == model.settled(s.line.fw, node, node.weight), "full marks")
    else:
        must(set(s.clauses) == {"share nothing"} and s.value <= 0, "it is above 0")
        must(s.points() == 0, "no points")


def deduct(s):
    node = s.line.node
    lose, per, in_proportion = frameworks.read_deduction(node.points)
    way = "beyond" if per > 0 else "short"
    (kind, said), = s.clauses.items()
    must(kind.endswith(way), way)
    must(number(said[0]) == node.full, f"the threshold is {float(node.full)}")
    beyond = (s.value - node.full) / per
    if kind.startswith("not "):
        must(beyond <= model.FORGIVEN and not s.is_sum(), "something is lost")
    elif kind.startswith("no whole"):
        must(not in_proportion and number(said[1]) == abs(per), "the step")
        must(0 < beyond < 1 and not s.is_sum(), "something is lost")
    else:
        must(kind == (way if in_proportion else f"whole steps {way}"), "in proportion or not")
        must(number(said[1]) == abs(per) and number(said[2]) == lose, "the step")
        if not in_proportion:
            must(number(said[3]) == (beyond + model.FORGIVEN) // 1, f"{float(beyond)} steps")
            beyond = number(said[3])
        must(calculate(s.sums[0]) == max(0, node.weight - lose * beyond), "another sum")


def steps(s):
    node = s.line.node
    (kind, said), = s.clauses.items()
    if kind == "no step":
        pays(s, model.steps(node, s.value, (), ""))
        must(s.points() == 0, "a step holds")
        return
    signs = {"≥": ">=", "≤": "<=", None: "else"}
    holds = (signs.get(said[0], said[0]), number(said[1]) if said[1] else None, number(said[2]))
    must(holds in frameworks.read_steps(node.points), f"there is no such step: {holds}")
    must(model.steps(node, s.value, (), "") == holds[2], "another step holds")
    pays(s, holds[2])


def label(s):
    paid = frameworks.read_labels(s.line.node.points)[s.line.value]
    must(s.head.endswith(f" = {s.line.value}"), "the label")
    must(number(s.clauses["label"][0]) == paid, f"it pays {float(paid)}")
    pays(s, paid)


def points(s):
    must(not s.clauses, "nothing else")
    pays(s, s.value)


RULES = {"band": band, "share": share, "deduct": deduct, "steps": steps, "label": label,
         "points": points}
BY_ORIGIN = {"rule": by_rule, "not applicable": not_applicable, "review": reviewed, "self": own}
