#!/usr/bin/env bash
# A table that others published with another method: score and rank come out at the same 193 values
# and 193 ranks (data/known/hdi-2022/README.md).
BIN=${BIN:-build}
cd "${ROOT:-.}" || exit 1

python3 tests/exact/hdi.py observations |
    "$BIN/score" -f data/known/hdi-2022 | "$BIN/rank" | python3 tests/exact/hdi.py compare
