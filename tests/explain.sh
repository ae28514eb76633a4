#!/usr/bin/env bash
# score --explain and --findings against the model of tests/exact: every cell, every sentence worked out anew
# from the numbers that it prints, the sums; the example county, then random frameworks and cohorts.
. "$ROOT/tests/lib.sh"
framework=$ROOT/data/frameworks/julu-2021
"$BIN/ingest" -f "$framework" "$ROOT"/data/example/forms/*.csv >"$TMP/observations.csv" 2>/dev/null
exec python3 "$ROOT/tests/explain/check.py" "$BIN" "$framework" "$TMP/observations.csv"
