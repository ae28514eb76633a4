#!/usr/bin/env python3
"""Compares what `score --explain` wrote with points worked by hand.

    by_hand.py WORKED EXPLAINED

WORKED has a line for every indicator that does not earn its full points:

    乙镇 staff_control_rate 5 - 0.5 * 3   # 62 / 60 = 103.33%: 3 whole points too many

department, code, arithmetic (or the word missing), and behind # where its figures come from. What has no
line must earn the indicator's weight. Differences of less than half a cent of a point are rounding.
"""
import csv
import sys


def read_worked(path):
    worked = {}
    for line in open(path, encoding="utf-8"):
        text = line.split("#")[0].split(maxsplit=2)
        if text:
            department, code, sum_ = text
            # the arithmetic is this repository's own
            worked[department, code] = None if sum_.strip() == "missing" else eval(sum_)
    return worked


def main():
    worked, bad, by_hand, full = read_worked(sys.argv[1]), 0, 0, 0
    for row in csv.DictReader(open(sys.argv[2], encoding="utf-8")):
        key = row["department"], row["code"]
        expected = worked.pop(key) if key in worked else float(row["weight"])
        by_hand += expected is None or expected < float(row["weight"])
        full += expected == float(row["weight"])
        got = None if row["points"] == "" else float(row["points"])
        if (expected is None) != (got is None) or (
            got is not None and abs(got - expected) > 0.005 + 1e-9
        ):
            bad += 1
            print(*key, "worked by hand:", expected, "score:", row["points"] or None)
    for key in worked:
        bad += 1
        print(*key, "is not in the output")
    print(f"{by_hand} worked by hand, {full} at full points, {bad} different")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
