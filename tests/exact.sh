#!/usr/bin/env bash
# score against a second opinion that works in exact rationals and shares no code with it: examples
# worked by hand, then random frameworks and cohorts, every cell; and that the comparison can fail.
exec python3 "${ROOT:-.}/tests/exact/check.py" "${BIN:-build}"
