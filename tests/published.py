"""Compares docs/published.md with what its commands left: published.py PAGE FOLDER.

Every table row of a report that names a kind and a code must be a finding, with the finding's figures in
it, and every finding must have its row; what the page sums up must be the sum.
"""
import csv
import re
import sys
from decimal import Decimal
from pathlib import Path

REPORTS = {
    "阎疃镇 2021": "yantuan-2021",
    "苏家营镇 2022": "sujiaying-2022",
    "小吕寨镇 2023": "xiaolvzhai-2023",
    "高邑镇 2024": "gaoyi-2024",
    "吉岷镇 2024": "jimin-2024",
}
NUMBER = r"\d+(?:\.\d+)?"
SUM = re.compile(rf"((?:\(?{NUMBER}\)?[ ](?:[-+−×/] )+)+\(?{NUMBER}\)?) = ({NUMBER})( ?%)?")


def done(name, differences):
    print(f"{'not ok' if differences else 'ok'} - {name}")
    for text in differences[:8]:
        print(f"    {text}")


def read(path):
    lines = [line for line in open(path, encoding="utf-8", newline="") if not line.startswith("#")]
    return list(csv.DictReader(lines))


def sections(page):
    """Heading without what stands in brackets, and the lines below it."""
    found, name = {}, None
    for line in page.splitlines():
        if line.startswith("## "):
            name = re.sub(r" \(.*", "", line[3:])
            found[name] = []
        elif name:
            found[name].append(line)
    return found


def rows(lines):
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [dict(zip(cells[0], row)) for row in cells[1:]]


def check_sums(page):
    differences, n = [], 0
    for expression, result, percent in SUM.findall(page):
        n += 1
        expression = expression.replace("−", "-").replace("×", "*")
        decimals = len(result.partition(".")[2])
        got = eval(expression) * (100 if percent else 1)  # digits and signs, by the pattern
        if abs(got - float(result)) > 0.5 * 10**-decimals + 1e-6:
            differences.append(f"{expression} = {result}{percent} is {got}")
    if n < 50:
        differences.append(f"only {n} sums recognised")
    done("the sums of docs/published.md are right", differences)


def shown(number):
    """How a finding's figure may stand in the page: as it is, or a rate in per cent."""
    value = abs(Decimal(number))
    percent = value * 100
    return {f"{value.normalize():f}", f"{percent.normalize():f}", f"{percent:.2f}"}


def check_findings(name, table, findings):
    differences, named = [], set()
    for row in table:
        match = re.match(r"`(\w+)` `([\w.]+)`, (error|warning|note)", row["found by"])
        if not match:
            continue
        named.add(match.groups())
        finding = next((f for f in findings if (f["kind"], f["code"], f["severity"]) == match.groups()), None)
        if finding is None:
            differences.append(f"no finding {match[0]}")
            continue
        text = row["printed"] + " " + row["arithmetic"]
        numbers = set(re.findall(NUMBER, text))
        for column in "expected", "reported", "difference":
            if finding[column] and not shown(finding[column]) & numbers:
                if not (column == "difference" and finding["kind"] == "self_differs"):
                    differences.append(f"{match[2]}: {column} {finding[column]} is not in the row")
        for change in re.findall(r"\S+→\S+ \(\d→\d\)", text):
            if change not in finding["message"]:
                differences.append(f"{match[2]}: no {change} in the finding")
    for f in findings:
        if f["kind"] != "missing" and (f["kind"], f["code"], f["severity"]) not in named:
            differences.append(f"the finding {f['kind']} {f['code']} is not in the page")
    done(f"{name}: its findings are those of the page, and no other", differences)


def check_counts(name, table, findings, why):
    differences = []
    missing = sum(f["kind"] == "missing" for f in findings)
    told = [m for m in (re.match(r"`missing`, (\d+) warnings", r["found by"]) for r in table) if m]
    if [int(m[1]) for m in told] != [missing]:
        differences.append(f"{missing} are missing")
    for row in table:
        match = re.match(rf"`--explain` `(\w+)`, ({NUMBER}) of ({NUMBER})", row["found by"])
        if match and not any((w["code"], w["points"], w["weight"]) == match.groups() for w in why):
            differences.append(f"{match[0]} does not come out")
    done(f"{name}: the points that its figures earn are those of the page", differences)


def check_glance(glance, folder):
    differences = []
    for row in glance:
        report = REPORTS[row["report"]]
        scores, own = read(folder / f"{report}.scores")[0], read(folder / f"{report}.own")[0]
        findings, why = read(folder / f"{report}.findings"), read(folder / f"{report}.why")
        self_total = [f for f in findings if f["kind"] == "self_total"]
        given = [float(w["self"]) for w in why if w["self"]]
        expected = {
            "from its figures": f"{scores['total_low']} to {scores['total_high']}",
            "without a figure": f"{scores['missing']} of {len(why)}",
            "checks that fail": str(sum(f["kind"] == "check" for f in findings)),
            "capped at the weights": "" if not given else own["total"] if own["missing"] == "0"
            else f"{own['total_low']} to {own['total_high']}",
            "its own points": "" if not given else f"{sum(given):.10g}"
            + (f", with {own['missing']} blank" if own["missing"] != "0" else ""),
        }
        if given:
            expected["stated total"] = self_total[0]["reported"] if self_total else own["total"]
        for column, value in expected.items():
            if row[column] != value:
                differences.append(f"{row['report']}, {column}: {row[column]!r}, it is {value!r}")
    if len(glance) != len(REPORTS):
        differences.append(f"{len(glance)} rows")
    done("the five at a glance are what comes out", differences)


def check_sentences(page, folder):
    messages = {f["message"] for r in REPORTS.values() for f in read(folder / f"{r}.findings")}
    quoted = re.findall(r"^> (.*)$", page, re.M)
    differences = [f"not written: {q}" for q in quoted if q not in messages]
    if not quoted:
        differences.append("no sentence is quoted")
    if "asset_integrity: pays up to 3 on a weight of 2" not in (folder / "lint").read_text(encoding="utf-8"):
        differences.append("--lint does not warn of asset_integrity")
    if {read(folder / f"{r}.own")[0]["grade"] for r in ("gaoyi-2024", "jimin-2024")} != {"优"}:
        differences.append("the grades of 高邑镇 and 吉岷镇 are not 优")
    done("the sentences that docs/published.md quotes are written", differences)


def main():
    page, folder = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2])
    parts = sections(page)
    check_sums(page)
    check_glance(rows(parts["The five at a glance"]), folder)
    for name, report in REPORTS.items():
        findings, table = read(folder / f"{report}.findings"), rows(parts[name])
        check_findings(name, table, findings)
        check_counts(name, table, findings, read(folder / f"{report}.why"))
    check_sentences(page, folder)


main()
