"""The intervals of `rank --robustness` and the changes of `--leave-one-out`, worked out a second time:
slowly, department by department, down the tree, sharing nothing with the program but the definition.

    slow.py make FOLDER SEED      a framework and scores that look random
    slow.py draws FOLDER N NOISE SEED      county,year,department and the four columns
    slow.py leave FOLDER          county,year,code,mean_change,max_change
"""
import csv
import math
import random
import sys
from fractions import Fraction
from pathlib import Path

DEPARTMENTS = 24
POLICIES = ["zero", "full", "skip"]


def make(folder, seed):
    r = random.Random(seed)
    policy = POLICIES[seed % 3]
    total_decimals = r.choice([1, 2])
    settings = [("key", "value"), ("id", "made"), ("missing", policy), ("decimals", 2),
                ("total_decimals", total_decimals)]
    rows = [["total", "", "", "", ""]]
    leaves = []
    top = 0
    for s in range(r.randint(2, 4)):
        rule = r.choice(["", "", "geometric"])
        weights = [r.randint(1, 8) for _ in range(r.randint(1, 5))]
        section = [f"s{s}", "total", sum(weights) * (r.choice([1, 2]) if rule else 1), rule, ""]
        top += section[2]
        rows.append(section)
        for i, weight in enumerate(weights):
            rows.append([f"s{s}_{i}", f"s{s}", weight, "points", "x"])
            leaves.append((f"s{s}_{i}", weight))
    rows[0][2] = top
    folder.mkdir()
    with open(folder / "framework.csv", "w", newline="") as f:
        csv.writer(f).writerows(settings)
    with open(folder / "items.csv", "w", newline="") as f:
        csv.writer(f).writerows([["item", "name", "unit", "type", "aliases"],
                                 ["x", "x", "", "number", ""]])
    with open(folder / "indicators.csv", "w", newline="") as f:
        w = csv.writer(f)
        w.writerow("code,parent,name,weight,rule,formula,full,zero,points,extent,source".split(","))
        for code, parent, weight, rule, formula in rows:
            w.writerow([code, parent, code, weight, rule, formula] + [""] * 5)
    tree = Tree(folder)
    with open(folder / "scores.csv", "w", newline="") as f:
        w = csv.writer(f)
        w.writerow("county,year,department,total,total_low,total_high,missing".split(",") +
                   [x[0] for x in leaves])
        for year in (2023, 2024):
            for d in range(DEPARTMENTS):
                # close together, so that the weights decide; few distinct values, so that some tie
                points = {c: f"{wt * r.choice([0.6, 0.7, 0.8, 1]):.2f}" for c, wt in leaves}
                for c, _ in leaves:
                    if r.random() < 0.06:
                        points[c] = ""
                total = tree.total(points, {c: 1.0 for c, _ in leaves})
                text = f"{Fraction(total, 10 ** total_decimals).__float__():.{total_decimals}f}"
                w.writerow(["某县", year, f"d{d:02}", text, "", "", ""] +
                           [points[c] for c, _ in leaves])


class Tree:
    def __init__(self, folder):
        settings = dict(csv.reader(open(folder / "framework.csv")))
        self.missing = settings["missing"]
        self.decimals = int(settings["total_decimals"])
        self.nodes = list(csv.DictReader(open(folder / "indicators.csv")))
        self.children = {}
        for n in self.nodes:
            self.children.setdefault(n["parent"], []).append(n)
        self.leaves = [n["code"] for n in self.nodes if n["rule"] == "points"]
        self.position = {n["code"]: i for i, n in enumerate(self.nodes)}

    def weight(self, node, factor):
        """Of a section: what is below it; of one that multiplies: in proportion to that."""
        own = float(node["weight"])
        below = self.children.get(node["code"])
        if not below:
            return own * factor[node["code"]]
        now = sum(self.weight(c, factor) for c in below)
        if node["rule"] == "geometric":
            return own * now / sum(float(c["weight"]) for c in below)
        return now

    def share(self, node, points, factor):
        """What part of its weight it earns; None where nothing counts."""
        below = self.children.get(node["code"])
        if not below:
            cell = points[node["code"]]
            if cell == "":
                return {"zero": 0.0, "full": 1.0, "skip": None}[self.missing]
            return float(cell) / float(node["weight"])
        parts = [(self.weight(c, factor), self.share(c, points, factor)) for c in below]
        parts = [(w, s) for w, s in parts if s is not None]
        weights = sum(w for w, _ in parts)
        if weights == 0:
            return None
        if node["rule"] == "geometric":
            return math.prod(s ** (w / weights) for w, s in parts)
        return sum(w * s for w, s in parts) / weights

    def total(self, points, factor):
        root = self.nodes[0]
        raw = (self.share(root, points, factor) or 0.0) * float(root["weight"])
        return math.floor(raw * 10 ** self.decimals + 0.5 + 1e-9)


def splitmix(counter):
    mask = (1 << 64) - 1
    z = counter * 0x9E3779B97F4A7C15 & mask
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & mask
    z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
    return z ^ z >> 31


def uniform(seed, draw, indicator):
    mask = (1 << 64) - 1
    bits = splitmix(seed + 1)
    bits = splitmix(bits + draw + 1 & mask)
    bits = splitmix(bits + indicator + 1 & mask)
    return ((bits >> 11) + 0.5) / 2 ** 53


def cohorts(folder):
    found = {}
    for row in csv.DictReader(open(folder / "scores.csv")):
        found.setdefault((row["county"], row["year"]), []).append(row)
    return found


def ranks(totals):
    return [1 + sum(other > own for other in totals) for own in totals]


def quantile(values, percent):
    ordered = sorted(values)
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)]


def draws(folder, n, noise, seed):
    tree = Tree(folder)
    factors = [{c: 1 - noise + 2 * noise * uniform(seed, d, tree.position[c]) for c in tree.leaves}
               for d in range(n)]
    for (county, year), rows in cohorts(folder).items():
        drawn = [ranks([tree.total(r, f) for r in rows]) for f in factors]
        for i, row in enumerate(rows):
            mine = [x[i] for x in drawn]
            share = math.floor(Fraction(sum(m == 1 for m in mine) * 10000, n) + Fraction(1, 2))
            print(county, year, row["department"], quantile(mine, 5), quantile(mine, 50),
                  quantile(mine, 95), f"{share / 10000:.4f}", sep=",")


def leave(folder):
    tree = Tree(folder)
    own = {c: 1.0 for c in tree.leaves}
    for (county, year), rows in cohorts(folder).items():
        before = ranks([tree.total(r, own) for r in rows])
        for code in tree.leaves:
            without = dict(own, **{code: 0.0})
            after = ranks([tree.total(r, without) for r in rows])
            moves = [abs(a - b) for a, b in zip(before, after)]
            mean = math.floor(Fraction(sum(moves) * 10000, len(moves)) + Fraction(1, 2))
            print(county, year, code, f"{mean / 10000:.4f}", max(moves), sep=",")


if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    if what == "make":
        make(place, int(sys.argv[3]))
    elif what == "draws":
        draws(place, int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5]))
    else:
        leave(place)
