"""A framework's folder, read as the contract describes it. A faulty one raises, undiagnosed."""

import csv
import re
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import formula

SECTIONS = ("sum", "geometric")
RELATION = re.compile(r"(<=|>=|<|>)?(.+)")


@dataclass
class Node:
    code: str
    weight: Fraction
    rule: str
    formula: tuple = None
    full: object = None  # a Fraction, "max", "min" or None
    zero: object = None
    points: str = ""
    extent: str = ""
    children: list = field(default_factory=list)

    @property
    def is_section(self):
        return self.rule in SECTIONS

    def leaves(self):
        if not self.is_section:
            return [self]
        return [leaf for child in self.children for leaf in child.leaves()]

    def has_numeric_thresholds(self):
        return isinstance(self.full, Fraction) and isinstance(self.zero, Fraction)


@dataclass
class Framework:
    id: str
    extent: str
    missing: str
    rounding: str
    decimals: int
    total_decimals: int
    cohort: list
    items: dict  # code: "number" or "label"
    nodes: list  # the root first, parents before children

    @property
    def root(self):
        return self.nodes[0]


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def threshold(text):
    if text in ("max", "min"):
        return text
    return Fraction(text) if text else None


def read_nodes(path):
    nodes, by_code = [], {}
    for row in table(path):
        node = Node(row["code"], Fraction(row["weight"]), row["rule"] or "sum")
        if not node.is_section:
            node.formula = formula.parse(row["formula"])
            node.full, node.zero = threshold(row["full"]), threshold(row["zero"])
            node.points, node.extent = row["points"], row["extent"]
        if row["parent"]:
            by_code[row["parent"]].children.append(node)
        nodes.append(node)
        by_code[node.code] = node
    return nodes


def read(folder):
    folder = Path(folder)
    key = {row["key"]: row["value"] for row in table(folder / "framework.csv")}
    decimals = int(key.get("decimals") or 2)
    return Framework(
        id=key["id"],
        extent=key.get("extent") or "cohort",
        missing=key.get("missing") or "zero",
        rounding=key.get("rounding") or "half-up",
        decimals=decimals,
        total_decimals=int(key.get("total_decimals") or decimals),
        cohort=(key.get("cohort") or "county,year").split(","),
        items={row["item"]: row["type"] for row in table(folder / "items.csv")},
        nodes=read_nodes(folder / "indicators.csv"),
    )


def read_steps(text):
    """"8:8 <=0.1:2 else:0" as [(relation, bound, points)]; the bound of else is None."""
    steps = []
    for step in text.split():
        condition, points = step.rsplit(":", 1)
        if condition == "else":
            steps.append(("else", None, Fraction(points)))
        else:
            relation, bound = RELATION.fullmatch(condition).groups()
            steps.append((relation or ">=", Fraction(bound), Fraction(points)))
    return steps


def read_labels(text):
    """"优秀:5 良好:3" as {label: points}."""
    pairs = (pair.rsplit(":", 1) for pair in text.split())
    return {label: Fraction(points) for label, points in pairs}


def read_deduction(text):
    """"0.1 per 0.01 pro-rata" as (what is lost, per how much, whether in proportion)."""
    words = text.split()
    return Fraction(words[0]), Fraction(words[2]), words[3:] == ["pro-rata"]
