"""Frameworks that nobody would write: what score makes of them, for limits.sh.

    limits.py BIN FOLDER

Trees of 100,000 rows, formulas of a megabyte, parents that go round in circles: a clear error or the
right result, within seconds. The time is what fails where the work grows with the square of the size.
"""

import csv
import subprocess
import sys
from pathlib import Path

SECONDS = 60  # under sanitisers and on a busy machine; well below a second otherwise
MANY = 100_000

HEAD = "code,parent,name,weight,rule,formula,full,zero,points,extent,source\n"
ITEMS = "item,name,unit\nx,甲,万元\ny,乙,万元\n"
OBSERVATIONS = "county,year,department,x,y\n某县,2024,一镇,1,2\n某县,2024,二镇,3,2\n"


class Framework:
    def __init__(self, folder, indicators, items=ITEMS, checks=None, observations=OBSERVATIONS):
        self.folder = folder
        folder.mkdir()
        files = {"framework.csv": "key,value\nid,limits\n", "items.csv": items,
                 "indicators.csv": HEAD + indicators, "observations.csv": observations}
        if checks is not None:
            files["checks.csv"] = "code,name,left,relation,right\n" + checks
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")

    def score(self, *options):
        return subprocess.run([BIN / "score", "-f", self.folder, *options], timeout=SECONDS,
                              capture_output=True, encoding="utf-8", check=False)

    def refused(self, *texts):
        """Status 2, with these texts, and no more said than a person reads."""
        done = self.score("observations.csv")
        wanted = [text for text in texts if text not in done.stderr]
        if done.returncode != 2:
            return f"status {done.returncode}, not 2"
        if wanted:
            return f"does not say {wanted}: {done.stderr[:300]}"
        return f"{len(done.stderr)} characters of messages" if len(done.stderr) > 8000 else ""

    def scored(self, expected):
        """The values by department and code, which are all looked at by expected; --lint works, too."""
        lint = self.score("--lint")
        if lint.returncode != 0:
            return f"--lint has status {lint.returncode}"
        done = self.score("--explain", self.folder / "why.csv", "--findings", self.folder / "findings.csv",
                          self.folder / "observations.csv")
        if done.returncode != 0:
            return f"status {done.returncode}: {done.stderr[:300]}"
        if len(lint.stdout) > 200 * len((self.folder / "indicators.csv").read_text(encoding="utf-8")):
            return f"--lint prints {len(lint.stdout)} characters"
        csv.field_size_limit(10**8)
        with open(self.folder / "why.csv", encoding="utf-8", newline="") as file:
            why = list(csv.DictReader(file))
        totals = list(csv.DictReader(line for line in done.stdout.splitlines() if line[0] != "#"))
        return expected(totals, why)


def one(name, formula):
    return Framework(FOLDER / name, f'total,,,5,,,,,,,\na,total,指标,5,band,"{formula}",1,0,,bounds,\n')


def values(*expected):
    def compare(_, why):
        got = [row["value"] for row in why]
        return "" if got == list(expected) else f"values {[v[:40] for v in got]}"
    return compare


def totals_are(*expected):
    def compare(totals, _):
        got = [row["total"] for row in totals]
        return "" if got == list(expected) else f"totals {got}"
    return compare


def wide():
    """10,000 indicators, each with two items and a check of its own; all earn half of their weight."""
    n = 10_000
    rows = range(n)
    cells = ",".join(f"x{k},y{k}" for k in rows)
    return Framework(
        FOLDER / "wide",
        f"total,,,{n},,,,,,,\n" + "".join(f"i{k},total,指标{k},1,band,x{k} / y{k},1,0,,bounds,\n" for k in rows),
        "item,name,unit\n" + "".join(f"x{k},甲{k},万元\ny{k},乙{k},万元\n" for k in rows),
        "".join(f"c{k},,x{k},<=,y{k}\n" for k in rows),
        f"county,year,department,{cells}\n某县,2024,一镇,{','.join(['1,2'] * n)}\n"
        f"某县,2024,二镇,{','.join(['3,4'] * n)}\n")


def chain(name, first, n, more=""):
    """Sections that hang one below the other."""
    return Framework(FOLDER / name, first + "".join(f"s{k},s{k - 1},,1,,,,,,,\n" for k in range(1, n)) + more)


ROOT = "total,,,1,,,,,,,\n"
ONE = "a,total,,1,band,x / y,1,0,,bounds,\n"

TESTS = {
    "10,000 indicators": lambda: wide().scored(totals_are("5000.00", "7500.00")),
    "a tree of 100,000 levels": lambda: chain(
        "deep", "s0,,,1,,,,,,,\n", MANY, f"a,s{MANY - 1},,1,band,x / y,1,0,,bounds,\n").scored(totals_are("0.50", "1.00")),
    "100,000 parents in one circle": lambda: Framework(
        FOLDER / "circle", ROOT + ONE + "".join(f"s{k},s{(k + 1) % MANY},,1,,,,,,,\n" for k in range(MANY))
    ).refused("s0: its parents lead back to itself: a cycle ('s1')", f"{MANY - 20} more of the kind"),
    "100,000 sections below a circle of two": lambda: chain(
        "below-circle", ROOT + ONE + "p,q,,1,,,,,,,\nq,p,,1,,,,,,,\ns0,p,,1,,,,,,,\n", MANY
    ).refused("p: its parents lead back to itself", "q: its parents lead back to itself"),
    "a parent that is itself": lambda: Framework(
        FOLDER / "itself", ROOT + ONE + "b,b,,1,,,,,,,\n").refused("b: its parents lead back to itself"),
    "one code 100,000 times": lambda: Framework(FOLDER / "same-code", ROOT + ONE * MANY).refused(
        "indicators.csv:4:1: error: the code 'a' stands on line 3 already"),
    "one item 100,000 times": lambda: Framework(
        FOLDER / "same-item", ROOT + ONE, ITEMS + "x,,\n" * MANY).refused(
        "items.csv:4:1: error: the item 'x' is declared on line 2 already"),
    "one check 100,000 times": lambda: Framework(
        FOLDER / "same-check", ROOT + ONE, checks="c,,x,=,y\n" * MANY).refused(
        "checks.csv:3:1: error: the check 'c' stands on line 2 already"),
    "100,000 parentheses": lambda: one("parentheses", "(" * MANY + "x" + ")" * MANY).refused("more than 100 deep"),
    "100,000 signs": lambda: one("signs", "-" * MANY + "x").refused("more than 100 deep"),
    "100,000 functions": lambda: one("functions", "abs(" * MANY + "x" + ")" * MANY).refused("more than 100 deep"),
    "100,000 parentheses that never close": lambda: one("open", "(" * MANY).refused("more than 100 deep"),
    "90 parentheses": lambda: one("ninety", "(" * 90 + "x" + ")" * 90).scored(values("1", "3")),
    "a sum of a megabyte": lambda: one("sum", "x" + "+x" * 500_000).scored(values("500001", "1500003")),
    "a list of a megabyte": lambda: one("list", "min(x" + ",y" * 500_000 + ")").scored(values("1", "2")),
    "a fault behind a megabyte": lambda: one("fault", "x" + "+x" * 500_000 + "+z").refused(
        "'... x+x+x", "x+z': 'z' is no item that a formula can use"),
    "a formula over a megabyte": lambda: one("too-long", "x" + "+x" * 600_000).refused("a field of over 1 MiB"),
    "a formula of 10,000 items, ten times": lambda: Framework(
        FOLDER / "many-items",
        ROOT + f"a,total,,1,band,{'+'.join(f'x{k % 10_000}' for k in range(100_000))},1,0,,bounds,\n",
        "item,name,unit\n" + "".join(f"x{k},,万元\n" for k in range(10_000)),
        observations=f"county,year,department,{','.join(f'x{k}' for k in range(10_000))}\n某县,2024,一镇{',1' * 10_000}\n"
    ).scored(values("100000")),
    "a number of a million digits": lambda: one("huge", "x / " + "9" * 1_000_000).refused("the number '9999", "is too large"),
    "a number with a million zeros in front": lambda: one("zeros", "x * " + "0" * 1_000_000 + "2").scored(values("2", "6")),
    "a number with a million decimals": lambda: one("decimals", "x * 0." + "5" + "0" * 1_000_000).scored(values("0.5", "1.5")),
    "a threshold beyond all reckoning": lambda: Framework(
        FOLDER / "threshold", ROOT + f"a,total,,1,band,x,{'9' * 10_000},0,,,\n").refused("the threshold 'full'"),
    "steps beyond all reckoning": lambda: Framework(
        FOLDER / "steps", ROOT + f"a,total,,1,steps,x,,,{'9' * 10_000}:1,,\n").refused("the bound of the step"),
    "10,000 steps": lambda: Framework(
        FOLDER / "many-steps", ROOT + f"a,total,,1,steps,x,,,{' '.join(f'{k}:1' for k in range(10_000))},,\n"
    ).refused("10000 steps are more than the 1000"),
    "weights whose sum is too large": lambda: Framework(
        FOLDER / "weights", "total,,,999999999,,,,,,,\n" + "".join(
            f"a{k},total,,999999999,band,x,1,0,,,\n" for k in range(100))).refused("add up to"),
}

BIN, FOLDER = Path(sys.argv[1]), Path(sys.argv[2])
for title, test in TESTS.items():
    try:
        wrong = test()
    except subprocess.TimeoutExpired:
        wrong = f"takes longer than {SECONDS} s"
    print(f"not ok - {title}\n{wrong}" if wrong else f"ok - {title}", flush=True)
