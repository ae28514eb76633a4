"""Writing frameworks and observations as text, and reading a stream of scores back."""

import csv
import io
import math
from pathlib import Path

HEADERS = {
    "framework.csv": ["key", "value"],
    "items.csv": ["item", "name", "unit", "type", "aliases"],
    "indicators.csv": ["code", "parent", "name", "weight", "rule", "formula", "full", "zero",
                       "points", "extent", "source"],
}
DECIMALS = 6  # so that a cut number stays far from what rounding forgives


def number(fraction, rng=None):
    """A plain decimal. One that never ends is cut; with rng a needless zero now and then."""
    units = math.floor(abs(fraction) * 10**DECIMALS)
    digits = str(units).rjust(DECIMALS + 1, "0")
    text = (digits[:-DECIMALS] + "." + digits[-DECIMALS:]).rstrip("0").rstrip(".")
    if rng and rng.random() < 0.1:
        text += "0" if "." in text else ".00"
    return ("-" if fraction < 0 and units else "") + text


def field(text, first):
    """One CSV field: quoted where it must be, or where it would look like a frame."""
    if any(sign in text for sign in ',"\n\r') or (first and text.startswith("#")):
        return '"' + text.replace('"', '""') + '"'
    return text


def lines(rows):
    return "".join(
        ",".join(field(text, place == 0) for place, text in enumerate(row)) + "\n" for row in rows
    )


def write_framework(folder, settings, items, indicators):
    for name, rows in zip(HEADERS, (settings, items, indicators)):
        Path(folder, name).write_text(lines([HEADERS[name], *rows]), encoding="utf-8")


def observations(framework, header, rows):
    """The stream as text."""
    frame = f"#jixiao 1 observations framework={framework}\n", f"#end {len(rows)}\n"
    return frame[0] + lines([header, *rows]) + frame[1]


def write_observations(path, framework, header, rows):
    Path(path).write_text(observations(framework, header, rows), encoding="utf-8")


def read_stream(text, kind):
    """(header, rows) of a framed stream; raises where the frame is not whole."""
    first, _, rest = text.partition("\n")
    if not first.startswith(f"#jixiao 1 {kind} framework="):
        raise ValueError(f"first line {first!r}")
    body, _, last = rest.rstrip("\n").rpartition("\n")
    rows = list(csv.reader(io.StringIO(body + "\n", newline="")))
    if not text.endswith("\n") or last != f"#end {len(rows) - 1}":
        raise ValueError(f"last line {last!r} after {len(rows) - 1} rows")
    return rows[0], rows[1:]
