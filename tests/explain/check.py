"""Compares every cell and every sentence of `score --explain`, and what --findings found, with the model of
tests/exact.

    check.py BIN [FRAMEWORK OBSERVATIONS]...    all of the below
    check.py BIN --seed N [--keep FOLDER]       only this random framework; FOLDER gets its files

Of the frameworks and observations that are given the first is the example county's: it is scored in
several ways, and with holes in it. A sentence is evaluated as with a pocket
calculator, from the numbers that it prints. Points and lost must add up to the total and to what is
missing from the root's weight. At last, spoiled sentences and cells must be seen.
"""

import argparse
import csv
import random
import subprocess
import sys
import tempfile
from collections import Counter
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "exact"))

import expected
import framework as frameworks
import generate
import model
import sentence
import sheets
import spoilers
import units
from formula import MISSING, NA

SHOWN = 6
UNITS = ("", "", "%", "人", "公里", "个")


class Tests:
    def __init__(self):
        self.failed = self.rows = 0

    def done(self, name, differences):
        print(f"{'not ok' if differences else 'ok'} - {name}", flush=True)
        for text in differences[:SHOWN]:
            print(f"    {text}")
        if len(differences) > SHOWN:
            print(f"    and {len(differences) - SHOWN} more")
        self.failed += bool(differences)


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Run:
    """A framework, observations, a command line, and what came out."""

    def __init__(self, program, folder, observations, options, language, scratch):
        self.fw = frameworks.read(folder)
        self.language = language
        header, rows = sheets.read_stream(observations.read_text(encoding="utf-8"), "observations")
        self.rows = [dict(zip(header, row)) for row in rows]
        words = dict(option[2:].split("=") for option in options)
        self.reviews = {}
        if review := words.pop("review", None):
            self.reviews = {(*model.keys(row, model.KEYS), row["indicator"]): row
                            for row in read_csv(review)}
        self.options = model.Options(**words)
        indicators = read_csv(folder / "indicators.csv")
        items = read_csv(folder / "items.csv")
        self.names = {row["code"]: row["name"] for row in indicators}
        self.names |= {row["item"]: row["name"] for row in items}
        self.unit = {row["item"]: row["unit"] for row in items}
        explain, findings = scratch / "explain.csv", scratch / "findings.csv"
        done = subprocess.run(
            [program, "-f", folder, *options, f"--lang={language}", "--explain", explain,
             "--findings", findings, observations],
            capture_output=True, timeout=120, check=False)
        if done.returncode != 0:
            raise ValueError(f"status {done.returncode}: {done.stderr.decode()}")
        header, rows = sheets.read_stream(done.stdout.decode("utf-8"), "scores")
        self.scores = {tuple(row[:3]): dict(zip(header, row)) for row in rows}
        self.explained, self.found = read_csv(explain), read_csv(findings)
        self.lines = expected.lines(self.fw, self.rows, self.options, self.reviews)

    def is_rate(self, node):
        return node.rule != "label" and units.measure(node.formula, self.unit) == "rate"

    # What differs, as lists of texts

    def compare(self):
        """(where, what) of everything that is wrong with the rows and with their sums."""
        if len(self.explained) != len(self.lines):
            return [f"{len(self.lines)} rows expected, {len(self.explained)} came"]
        wrong = []
        for line, row in zip(self.lines, self.explained):
            wrong += self.compare_row(line, row)
        return wrong + self.add_up() + self.compare_findings()

    def compare_row(self, line, row):
        where = " ".join((*model.keys(row, model.KEYS), row["code"]))
        wrong = cells(line, row)
        scored = self.scores[model.keys(row, model.KEYS)][line.node.code]
        if row["points"] != scored:
            wrong.append(f"points: {scored!r} in the scores, {row['points']!r} here")
        text = sentence.check(row["reason"], self.language, line, self.names)
        if text:
            wrong.append(f"{text}: {row['reason']}")
        return [f"{where}: {text}" for text in wrong]

    def add_up(self):
        """The points make the total, what is lost makes the rest, but for what is missing."""
        fw, wrong, sums = self.fw, [], {}
        if any(node.rule == "geometric" for node in fw.nodes):
            return []
        for row in self.explained:
            of = sums.setdefault(model.keys(row, model.KEYS), [Fraction(0)] * 3)
            of[0] += Fraction(row["points"] or 0)
            of[1] += Fraction(row["lost"] or 0)
            of[2] += Fraction(0 if row["points"] else row["weight"])
        for key, (points, lost, missing) in sums.items():
            cells = self.scores[key]
            policy = self.options.missing or fw.missing
            wanted = {"total_low": points, "total_high": points + missing}
            if not missing or policy in ("zero", "full"):
                wanted["total"] = points + (missing if policy == "full" else 0)
            for column, number in wanted.items():
                number = model.rounded(number, fw.total_decimals, fw.rounding)
                if Fraction(cells[column]) != number:
                    wrong.append(f"{' '.join(key)}: {column} is {cells[column]}, the points make "
                                 f"{float(number)}")
            if points + lost + missing != fw.root.weight:
                wrong.append(f"{' '.join(key)}: {float(lost)} lost, {float(points)} earned")
        return wrong

    def compare_findings(self):
        wanted = expected.findings(self.lines, self.is_rate)
        got = Counter((*model.keys(row, model.KEYS), row["kind"], row["code"])
                      for row in self.found)
        return [f"not found: {' '.join(key)}" for key in wanted - got] + \
            [f"found: {' '.join(key)}" for key in got - wanted]


def near(text, value):
    return abs(Fraction(text) - value) <= Fraction(1, 2 * 10**9) + abs(value) / 10**12


def cells(line, row):
    """Everything of a row but its points and its sentence."""
    node, wrong = line.node, []
    wanted = {
        **dict(zip(model.KEYS, model.keys(line.row, model.KEYS))),
        "code": node.code,
        "rule": node.rule,
        "points": model.written(line.points, line.fw.decimals),
        "lost": "" if line.points is None
        else model.written(node.weight - line.points, line.fw.decimals),
        "extent": line.extent.reading if line.extent else "",
        "n": str(line.extent.n) if line.extent else "",
    }
    wrong += [f"{name}: {text!r} expected, {row[name]!r} came"
              for name, text in wanted.items() if row[name] != text]
    numbers = {"weight": node.weight, "value": line.value if line.is_number() else None}
    for name, bound in ("full", node.full), ("zero", node.zero):
        numbers[name] = model.resolve(bound, line.values) if line.values or bound is None \
            or isinstance(bound, Fraction) else None
    ends = line.extent.ends if line.extent else {}
    for end in ("min", "max"):
        numbers[end], names = ends.get(end, (None, [""]))
        if row[f"{end}_department"] not in names:
            wrong.append(f"{end}_department: {names} expected, {row[f'{end}_department']!r} came")
    for name, number in numbers.items():
        if name == "value" and number is None:
            text = line.value if isinstance(line.value, str) else \
                "NA" if line.value is NA else \
                line.row[node.formula[1]] if line.value is expected.UNKNOWN else ""
            same = row[name] == text
        else:
            same = row[name] == "" if number is None else near(row[name] or "9" * 20, number)
        if not same:
            wrong.append(f"{name}: {number} expected, {row[name]!r} came")
    for whose in ("self", "review"):
        given = line.department.get(f"{whose}.{node.code}", MISSING)
        if whose == "review" and line.review is not None:
            given = Fraction(line.review["points"])
        text = "" if given is MISSING else "NA" if given is NA else given
        if row[whose] != text and (isinstance(text, str) or Fraction(row[whose]) != text):
            wrong.append(f"{whose}: {text} expected, {row[whose]!r} came")
    return wrong


# The cases


def write_reviews(rng, case, path):
    """A reviewer's file for some rows: points up to the weight."""
    weights = {leaf[0]: Fraction(leaf[3]) for leaf in case.indicators
               if leaf[4] not in ("", "sum", "geometric")}
    rows = {}
    for row in rng.sample(case.rows, min(len(case.rows), 6)):
        code = rng.choice([*weights])
        points = weights[code] * rng.randint(0, 100) / 100
        rows[(*row[:3], code)] = [*row[:3], code, sheets.number(points), "复核员", "以现场核查为准"]
    header = ["county", "year", "department", "indicator", "points", "reviewer", "reason"]
    path.write_text(sheets.lines([header, *rows.values()]), encoding="utf-8")


def random_run(seed, program, folder, scratch):
    """A framework of tests/exact's, with units, so that rates come in per cent."""
    rng, case = random.Random(-seed), generate.generate(seed)
    unit = {}
    for item in case.items:
        if item[3] == "number" and not item[0].startswith(("self.", "review.")):
            item[2] = unit.setdefault(item[0].partition("_")[0], rng.choice(UNITS))
    case.write(folder)
    options = list(case.options)
    if "--self=only" not in options and rng.random() < 0.3:
        write_reviews(rng, case, scratch / "review.csv")
        options.append(f"--review={scratch / 'review.csv'}")
    language = rng.choice(("zh", "zh", "en"))
    return Run(program, folder, folder / "observations.csv", options, language, scratch), options


def check_seed(tests, seed, program, folder, scratch):
    try:
        run, options = random_run(seed, program, folder, scratch)
        differences = run.compare()
        tests.rows += len(run.lines)
    except ValueError as fault:
        run, options, differences = None, [], [str(fault)]
    shown = " ".join(option.partition("=")[0] + "=" + Path(option.partition("=")[2]).name
                     for option in options)
    tests.done(f"random framework {seed} {shown}".rstrip(), differences)
    return run


GIVEN_OPTIONS = ((), ("--lang=en",))
EXAMPLE_OPTIONS = (
    (), ("--lang=en",), ("--extent=clipped",), ("--extent=inside", "--missing=hold"),
    ("--extent=bounds", "--missing=skip", "--lang=en"), ("--self=fallback", "--missing=full"),
    ("--self=only",), ("--self=only", "--missing=hold", "--lang=en"),
)


def blank_some(observations, path):
    """Some cells of the county are missing, not applicable or 0."""
    rng = random.Random(4)
    text = observations.read_text(encoding="utf-8")
    header, rows = sheets.read_stream(text, "observations")
    for row in rows:
        for at in range(3, len(row)):
            if rng.random() < 0.04:
                row[at] = rng.choice(("", "", "NA", "0"))
    path.write_text(sheets.observations(text.split("framework=")[1].split()[0], header, rows),
                    encoding="utf-8")


def check_given(tests, program, folder, observations, ways, scratch, what):
    """Observations of no generator, scored in some ways."""
    runs = []
    for options in ways:
        language = "en" if "--lang=en" in options else "zh"
        given = [option for option in options if not option.startswith("--lang")]
        run = Run(program, folder, observations, given, language, scratch)
        tests.rows += len(run.lines)
        # amounts in yuan, a total, checks: not of the random frameworks, so not of the model
        wrong = [text for text in run.compare() if not any(
            kind in text for kind in (" unit_suspect ", " self_total ", " check "))]
        tests.done(f"{what} {' '.join(options)}".rstrip(), wrong)
        runs.append(run)
    return runs


def check_files(tests, program, files, scratch):
    runs = []
    for folder, observations in zip(files[::2], files[1::2]):
        is_example = folder == files[0]
        runs += check_given(tests, program, folder, observations,
                            EXAMPLE_OPTIONS if is_example else GIVEN_OPTIONS, scratch, folder.name)
        if is_example:
            blank_some(observations, scratch / "holes.csv")
            runs += check_given(tests, program, folder, scratch / "holes.csv", EXAMPLE_OPTIONS,
                                scratch, f"{folder.name} with holes")
    return runs


def check_spoilers(tests, runs):
    """Every spoiled row must be told; each spoiler must have something to spoil."""
    for name, spoil in spoilers.SPOILERS.items():
        applied, missed = 0, []
        for run in runs:
            for line, row in zip(run.lines, run.explained):
                spoiled = spoil(row)
                if spoiled is None or spoiled == row or applied >= 40:
                    continue
                applied += 1
                if not run.compare_row(line, spoiled):
                    missed.append(f"not told: {row['code']}: {spoiled['reason']}")
        if applied < 5:
            missed.append(f"only {applied} rows to spoil")
        tests.done(f"told: {name}", missed)


def arguments():
    parser = argparse.ArgumentParser(description="explanations against a model and a calculator")
    parser.add_argument("bin", help="the folder of the programs")
    parser.add_argument("files", nargs="*", type=Path, help="frameworks, each with observations")
    parser.add_argument("--seeds", type=int, default=200, help="how many random frameworks (200)")
    parser.add_argument("--seed", type=int, help="only this one")
    parser.add_argument("--keep", metavar="FOLDER", help="where the files of --seed go")
    return parser.parse_args()


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    given = arguments()
    program, tests = Path(given.bin, "score"), Tests()
    with tempfile.TemporaryDirectory() as name:
        scratch, folder = Path(name), Path(given.keep or name, "framework")
        folder.mkdir(parents=True, exist_ok=True)
        if given.seed is not None:
            check_seed(tests, given.seed, program, folder, Path(given.keep or name))
            return tests.failed
        runs = check_files(tests, program, given.files, scratch)
        for seed in range(1, given.seeds + 1):
            runs.append(check_seed(tests, seed, program, folder, scratch))
        check_spoilers(tests, [run for run in runs if run and run.language == "zh"])
    print(f"explain: {tests.rows} sentences, {tests.failed} failed")
    if tests.failed:
        print("one again: python3 tests/explain/check.py BIN --seed N --keep FOLDER")
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main())
