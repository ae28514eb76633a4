#!/usr/bin/env bash
# Frameworks at the limits of what can be read: a clear error or the right result, never a crash.
. "$ROOT/tests/lib.sh"
exec python3 "$ROOT/tests/limits.py" "$BIN" "$TMP"
