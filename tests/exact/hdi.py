"""The Human Development Index: `observations` writes the published inputs as a stream, `compare`
reads the ranking made from them and holds it against the published index and ranks.
"""

import csv
import sys
from decimal import Decimal
from pathlib import Path

import sheets

FOLDER = Path(__file__).resolve().parents[2] / "data/known/hdi-2022"
COUNTRIES = 193
INPUTS = ("le", "eys", "mys", "gnipc")


def published():
    with open(FOLDER / "published.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def observations():
    rows = [["世界", "2022", row["country"], *(row[name] for name in INPUTS)] for row in published()]
    header = ["county", "year", "department", *INPUTS]
    print(sheets.observations("hdi-2022", header, rows), end="")


def compare():
    header, rows = sheets.read_stream(sys.stdin.read(), "ranking")
    got = {row[header.index("department")]: dict(zip(header, row)) for row in rows}
    expected = [(row["country"], f"{Decimal(row['hdi']):.3f}", row["rank"]) for row in published()]
    return max(
        agree("values", {name: value for name, value, _ in expected}, got, "total"),
        agree("ranks", {name: rank for name, _, rank in expected}, got, "rank"),
    )


def agree(what, expected, got, column):
    """1 where a country differs, is absent or is one too many, else 0."""
    ours = {country: row[column] for country, row in got.items()}
    differ = [
        f"{country}: published {expected.get(country)}, got {ours.get(country)}"
        for country in sorted({*expected, *ours})
        if expected.get(country) != ours.get(country)
    ]
    right = not differ and len(expected) == COUNTRIES
    print(f"{'ok' if right else 'not ok'} - the published index: all {COUNTRIES} {what}")
    print("".join(f"    {line}\n" for line in differ[:10]), end="")
    return 0 if right else 1


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit({"observations": observations, "compare": compare}[sys.argv[1]]())
