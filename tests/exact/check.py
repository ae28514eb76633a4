"""Compares `score` with the model, cell by cell.

    check.py BIN                             all of the below
    check.py BIN --seeds N                   so many random frameworks
    check.py BIN --seed N [--keep FOLDER]    only this one; FOLDER gets its files

First the examples worked by hand, for the model and for the program; then random frameworks and
cohorts; then mutants of the model, each of which some random cohort must tell from it. One line for
each, "ok - ..." or "not ok - ..." with the first differences below it.
"""

import argparse
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import examples
import framework as frameworks
import generate
import model
import mutants
import sheets

SHOWN = 8  # differences of one test


class Tests:
    """Prints what became of each test."""

    def __init__(self):
        self.failed = self.cells = 0

    def done(self, name, differences):
        print(f"{'not ok' if differences else 'ok'} - {name}", flush=True)
        for text in differences[:SHOWN]:
            print(f"    {text}")
        if len(differences) > SHOWN:
            print(f"    and {len(differences) - SHOWN} more")
        self.failed += bool(differences)


class Given:
    """A folder with a framework and observations, and the command line for them."""

    def __init__(self, folder, options):
        self.folder, self.options = folder, options
        self.framework = frameworks.read(folder)
        text = (folder / "observations.csv").read_text(encoding="utf-8")
        header, rows = sheets.read_stream(text, "observations")
        self.rows = [dict(zip(header, row)) for row in rows]
        words = dict(option[2:].split("=") for option in options)
        self.chosen = model.Options(**words)

    def run_model(self):
        return model.header(self.framework), model.score(self.framework, self.rows, self.chosen)

    def run_program(self, program):
        """(header, rows); raises ValueError with what the program said where it failed."""
        command = [program, "-f", self.folder, *self.options, self.folder / "observations.csv"]
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode != 0:
            raise ValueError(f"status {done.returncode}: {said}")
        try:
            return sheets.read_stream(done.stdout.decode("utf-8"), "scores")
        except ValueError as fault:
            raise ValueError(f"{fault}: {said}") from None


# Comparing. What differs comes back as a list of texts


def name_of(row):
    return " ".join(row[: len(model.KEYS)])


def compare(expected, got):
    """Both are (header, rows)."""
    header, rows = expected
    if got[0] != header:
        return [f"header: expected {header}, got {got[0]}"]
    order = [name_of(row) for row in rows], [name_of(row) for row in got[1]]
    if order[0] != order[1]:
        return [f"rows: expected {order[0]}, got {order[1]}"]
    return [
        f"{name_of(row)}: {column}: expected {right!r}, got {text!r}"
        for wanted, row in zip(rows, got[1])
        for column, right, text in zip(header, wanted, row)
        if right != text
    ]


def add_up(given, got):
    """A printed sheet adds up to its last digit, with what is missing at 0 or in full."""
    fw, policy = given.framework, given.chosen.missing or given.framework.missing
    if policy not in ("zero", "full"):
        return []
    rounded_anew = fw.total_decimals < fw.decimals
    differences = []
    for row in got[1]:
        cells = dict(zip(got[0], row))
        for node in fw.nodes[1 if rounded_anew else 0 :]:
            if node.rule != "sum":
                continue
            lacking = {child.code: child.weight * (policy == "full") for child in node.children}
            added = sum(Fraction(cells[code] or other) for code, other in lacking.items())
            printed = cells["total" if node is fw.root else node.code]
            if Fraction(printed) != added:
                text = f"{name_of(row)}: {node.code} is {printed}, its parts make {added}"
                differences.append(text)
    return differences


# The tests


def write_example(example, folder):
    settings = [["id", "example"], ["name", "example"], *map(list, example.settings.items())]
    items = [[code, code, "", kind, ""] for code, kind in example.items]
    indicators = [[row[0], row[1], row[0], *row[2:], "", ""] for row in example.indicators]
    sheets.write_framework(folder, settings, items, indicators)
    header = [*model.KEYS, *(code for code, _ in example.items)]
    rows = [["示例县", "2024", f"d{n}", *row] for n, row in enumerate(example.observations)]
    sheets.write_observations(folder / "observations.csv", "example", header, rows)


def example_differences(example, scores):
    header, rows = scores
    differences = []
    for column, texts in example.expected.items():
        expected = ["" if text == "-" else text for text in texts]
        got = [row[header.index(column)] for row in rows]
        if got != expected:
            differences.append(f"{column}: expected {expected}, got {got}")
    return differences


def check_example(tests, example, program, folder):
    write_example(example, folder)
    given = Given(folder, example.options)
    tests.done(f"{example.name}: the model", example_differences(example, given.run_model()))
    try:
        differences = example_differences(example, given.run_program(program))
    except ValueError as fault:
        differences = [str(fault)]
    tests.done(f"{example.name}: score", differences)


def check_seed(tests, seed, program, folder):
    """Returns what the mutants need: (seed, given, expected rows)."""
    case = generate.generate(seed)
    case.write(folder)
    given = Given(folder, case.options)
    expected = given.run_model()
    tests.cells += len(expected[0]) * len(expected[1])
    try:
        got = given.run_program(program)
        differences = compare(expected, got) + add_up(given, got)
    except ValueError as fault:
        differences = [str(fault)]
    tests.done(f"random framework {seed} {' '.join(case.options)}".rstrip(), differences)
    return seed, given, expected[1]


def check_mutants(tests, known):
    for what, file, line, instead in mutants.MUTANTS:
        seed = mutants.told_apart(mutants.mutated(file, line, instead), known)
        tests.done(f"told from the model: {what}", [] if seed else ["no random cohort shows it"])


def arguments():
    parser = argparse.ArgumentParser(description="score against a model in exact rationals")
    parser.add_argument("bin", help="the folder of the programs")
    parser.add_argument("--seeds", type=int, default=250, help="how many random frameworks (250)")
    parser.add_argument("--seed", type=int, help="only this one")
    parser.add_argument("--keep", metavar="FOLDER", help="where the files of --seed go")
    return parser.parse_args()


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    given = arguments()
    program, tests = Path(given.bin, "score"), Tests()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(given.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if given.seed is not None:
            check_seed(tests, given.seed, program, folder)
            return tests.failed
        for example in examples.EXAMPLES:
            check_example(tests, example, program, folder)
        known = [check_seed(tests, seed, program, folder) for seed in range(1, given.seeds + 1)]
        check_mutants(tests, known)
    print(f"exact: {tests.cells} cells of {given.seeds} random frameworks, {tests.failed} failed")
    if tests.failed:
        print("one again: python3 tests/exact/check.py BIN --seed N --keep FOLDER")
    return 1 if tests.failed else 0


if __name__ == "__main__":
    sys.exit(main())
