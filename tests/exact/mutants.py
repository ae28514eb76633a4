"""Whether the comparison can fail: the model with one sentence of the contract broken must differ.

Each mutant is a line of model.py or formula.py written otherwise. One that no random cohort tells
from the model is a reading of the contract that the comparison does not test.
"""

import sys
import types
from pathlib import Path

import formula

HERE = Path(__file__).resolve().parent

MUTANTS = [
    # what is broken, the file, a line of it, what stands there instead
    ("a tie rounds down", "model", "half + FORGIVEN)", "half - FORGIVEN)"),
    ("truncation rounds", "model", 'if rounding == "half-up" else 0', "if rounding else 0"),
    ("points above the weight stand", "model",
     "min(max(number, Fraction(0)), weight)", "max(number, Fraction(0))"),
    ("points below nought stand", "model",
     "min(max(number, Fraction(0)), weight)", "min(number, weight)"),
    ("clipped reads as cohort", "model", 'reading == "clipped":', 'reading == "clip":'),
    ("bounds reads as cohort", "model", 'reading == "bounds":', 'reading == "bound":'),
    ("inside reads as cohort", "model", 'reading == "inside":', 'reading == "in":'),
    ("inside has the upper threshold", "model", "< v < high - FORGIVEN", "< v <= high"),
    ("inside has the lower threshold", "model", "low + FORGIVEN < v", "low <= v"),
    ("an indicator's extent counts for nothing", "model",
     "node.extent or options.extent", "options.extent"),
    ("an indicator's extent is overridden", "model",
     "node.extent or options.extent or fw.extent",
     "options.extent or node.extent or fw.extent"),
    ("--extent counts for nothing", "model", "node.extent or options.extent", "node.extent"),
    ("equal rates all get full points", "model",
     "<= FORGIVEN and not node.has_numeric_thresholds():\n        return",
     "<= FORGIVEN:\n        return"),
    ("words bind equal rates", "model",
     "<= FORGIVEN and not node.has_numeric_thresholds():\n        return",
     "< 0:\n        return"),
    ("one department inside gets full points", "model",
     "if not node.has_numeric_thresholds():\n            return",
     "if True:\n            return"),
    ("one inside, and everyone gets full points", "model",
     "    if reaches(value, full, upwards):",
     "    e = extent(reading, node, values, full, zero)\n"
     "    if e and e[0] == e[1] and not node.has_numeric_thresholds():\n"
     "        return node.weight\n"
     "    if reaches(value, full, upwards):"),
    ("beyond zero comes before beyond full", "model",
     "    if reaches(value, full, upwards):",
     "    if reaches(value, zero, not upwards):\n"
     "        return Fraction(0)\n"
     "    if reaches(value, full, upwards):"),
    ("the larger of words and numbers is better", "model",
     "= more_is_better(node)", "= full > zero"),
    ("a share's full is always 1", "model",
     "if node.full is None else resolve", "if True else resolve"),
    ("a share divides by a best below nought", "model", "if full <= 0:", "if full == 0:"),
    ("what is not applicable has an extent", "model",
     "value is not MISSING and value is not NA]",
     "value is not MISSING]\n    values = [Fraction(0) if v is NA else v for v in values]"),
    ("a deduction is always in proportion", "model", "if not in_proportion:", "if False:"),
    ("a deduction is always in whole steps", "model", "if not in_proportion:", "if True:"),
    ("> takes the bound", "model", "value > bound + FORGIVEN", "value >= bound"),
    ("< takes the bound", "model", "value < bound - FORGIVEN", "value <= bound"),
    ("<= leaves the bound", "model", "value <= bound + FORGIVEN,", "value < bound,"),
    (">= leaves the bound", "model",
     '">=": lambda bound: value >= bound - FORGIVEN', '">=": lambda bound: value > bound'),
    ("the last step that holds", "model",
     "in frameworks.read_steps(node.points):", "in frameworks.read_steps(node.points)[::-1]:"),
    ("an unknown label is not applicable", "model",
     "else MISSING\n    value = formula", "else NA\n    value = formula"),
    ("what is not applicable is missing", "model",
     "        if value is NA:\n            return node.weight",
     "        if value is NA:\n            return None"),
    ("not applicable beats missing", "formula",
     "for absence in (MISSING, NA)", "for absence in (NA, MISSING)"),
    ("0/0 beats what is invalid", "formula",
     "for absence in (INVALID, NA)", "for absence in (NA, INVALID)"),
    ("0/0 is invalid", "formula", "NA if left == 0 else INVALID", "INVALID"),
    ("all over 0 is not applicable", "formula", "NA if left == 0 else INVALID", "NA"),
    ("a logarithm of nought is not applicable", "formula",
     "if number > 0 else INVALID", "if number > 0 else NA"),
    ("a root of less than nought is nought", "formula",
     "if number >= 0 else INVALID", "if number >= 0 else number"),
    ("a review counts for nothing", "model", "elif review is not None:", "elif False:"),
    ("a review only replaces points", "model",
     "elif review is not None:", "elif review is not None and number is not None:"),
    ("a review counts in the town's own sheet", "model",
     'if options.self == "only":', 'if options.self == "only" and review is None:'),
    ("the town's own comes before a review", "model",
     "elif review is not None:",
     'elif review is not None and (number or not stated or options.self == "audit"):'),
    ("the town's own always comes first", "model",
     'elif number is None and options.self == "fallback"',
     'elif stated is not None and options.self == "fallback"'),
    ("the town's own fills in by itself", "model",
     'elif number is None and options.self == "fallback"', "elif number is None"),
    ("what the town lacks is calculated", "model",
     "            final.append(stated)\n        elif review",
     "            final.append(number if stated is None else stated)\n        elif review"),
    ("the town's NA is missing", "model",
     "return node.weight if value is NA else settled",
     "return None if value is NA else settled"),
    ("full counts nothing", "model",
     "return node.weight\n    return number", "return Fraction(0)\n    return number"),
    ("hold holds the total alone", "model",
     'if policy == "hold" and', 'if policy == "hold" and node is fw.root and'),
    ("hold skips", "model", 'if policy == "hold" and any', 'if policy == "hold" and all'),
    ("skip scales nothing up", "model", "if len(counted) < len(node.children):", "if False:"),
    ("a geometric section adds", "model", 'if node.rule == "geometric":', "if False:"),
    ("a geometric section forgets exponents", "model", "base**exponent if base else 0", "base"),
    ("totals have the points' decimals", "model",
     "policy, into, fw.total_decimals)", "policy, into, fw.decimals)"),
    ("a total is rounded twice", "model",
     "    return rounded(exact, decimals, fw.rounding)",
     "    return rounded(rounded(exact, fw.decimals, fw.rounding), decimals, fw.rounding)"),
    ("total_low has the policy", "model",
     'tree(fw, leaf, "zero")[0], ', "tree(fw, leaf, policy)[0], "),
    ("total_high has the policy", "model",
     'tree(fw, leaf, "full")[0]', "tree(fw, leaf, policy)[0]"),
    ("the earlier of two rows stands", "model",
     "for place, row in enumerate(rows)}", "for place, row in reversed([*enumerate(rows)])}"),
    ("both of two rows stand", "model", "== place:\n", ">= place:\n"),
    ("the later row stands in the earlier one's place", "model",
     "            group.append(row)",
     "            first = [keys(r, KEYS) for r in rows].index(keys(row, KEYS))\n"
     "            group.insert(sum(rows.index(r) < first for r in group), row)"),
    ("departments of one name are one", "model",
     "def keys(row, columns):",
     "def keys(row, columns):\n    columns = columns[1:] if columns is KEYS else columns"),
    ("cohorts are counties and years", "model", "keys(row, fw.cohort)", "keys(row, KEYS[:2])"),
]


def mutated(file, line, instead):
    """model.py as a module of its own, with one line of it or of formula.py written otherwise."""
    modules = {}
    for name in ("formula", "model"):
        text = (HERE / f"{name}.py").read_text(encoding="utf-8")
        if name == file:
            if text.count(line) != 1:
                raise ValueError(f"{name}.py has {text.count(line)} times: {line}")
            text = text.replace(line, instead)
        module = types.ModuleType(name)
        kept, sys.modules["formula"] = sys.modules["formula"], modules.get("formula", formula)
        exec(compile(text, f"{name}.py", "exec"), module.__dict__)  # our own files, nobody's input
        sys.modules["formula"] = kept
        modules[name] = module
    return modules["model"]


def told_apart(mutant, known):
    """The first seed whose cohorts show the mutant, or None. known: (seed, what is given, rows)."""
    for seed, given, expected in known:
        try:
            if mutant.score(given.framework, given.rows, given.chosen) != expected:
                return seed
        except (ArithmeticError, AssertionError):  # beyond what can be calculated or written
            return seed
    return None
