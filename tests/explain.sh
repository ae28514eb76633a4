#!/usr/bin/env bash
# score --explain and --findings against the model of tests/exact: every cell, every sentence worked out anew
# from the numbers that it prints, the sums; the example county, the Human
# Development Index, then random frameworks and cohorts.
. "$ROOT/tests/lib.sh"
julu=$ROOT/data/frameworks/julu-2021
"$BIN/ingest" -f "$julu" "$ROOT"/data/example/forms/*.csv >"$TMP/county.csv" 2>/dev/null
python3 "$ROOT/tests/exact/hdi.py" observations >"$TMP/index.csv"
exec python3 "$ROOT/tests/explain/check.py" "$BIN" "$julu" "$TMP/county.csv" \
    "$ROOT/data/known/hdi-2022" "$TMP/index.csv"
