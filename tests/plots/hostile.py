#!/usr/bin/env python3
"""Names that have ruined other programs' charts, and names that look random.

    hostile.py write COUNTIES >ranking.csv    a ranking with 20 such names in each county
    hostile.py plain COUNTIES >ranking.csv    the same with names that nobody would look at twice
    hostile.py compare FOLDER <ranking.csv    are all of them in the SVGs, as they were typed?

A command in a name would make a file PWNED in the current folder.
"""
import csv
import random
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PER_COUNTY = 20
KNOWN = [
    "`touch PWNED`", "'; system 'touch PWNED'; #", "'.system('touch PWNED').'", "$(touch PWNED)",
    '"; system("touch PWNED"); "', "a\n! touch PWNED", "甲\nEOD\nsystem 'touch PWNED'\n", "e", "EOD", "\ufff9镇\ufffb",
    "\nEOD\n!touch PWNED\n", "|touch PWNED", "<touch PWNED", "@touch", "\\", "\\\\", "a\\", "\\n",
    "\\047", '"', '""', "'", "''", '" "', "a\"b c\"d", "%", "100%", "50%g", "%s%n%d", "a_b^c", "A&B镇",
    "西~东镇", "a@b.c", "50{", "}", "{/Symbol a}", "{/:Bold x}", "<script>alert(1)</script>", "]]>",
    "<!--", "&amp;", "&lt;b>", "</text></svg>", "甲<b>乙", "../../evil", "/etc/passwd", "-o", "--help",
    "=1+1", "#end 20", "#jixiao 1", "null", "NaN", "甲,乙", "甲;乙", "𠮷野镇", "㙟口镇", "䶮镇", "镇\u0378",
    "\u202e反写\u202c", "e\u0301\u0300", "👍镇", "👨‍👩‍👧", "ﷺ", "\u200b零宽\u200d", "\ufeff镇", "\ufffe", "\U0010fffd镇",
    "\x01\x02\x1b[31m", "甲\t乙", "甲\r\n乙", "\u2028甲\u2029", " 前后 ", "　全角　", "一" * 200, "w" * 200,
    "县" * 85, "שלום", "مرحبا", "กำ", "가나다", "ｶﾞ", "１２３", "a b " * 30,
]
PIECES = list("\"'`\\$!|<>&%#@~^_{}[]();:,.*?=+-/ \n\t甲乙镇乡aZ09") + ["EOD", "system", "touch PWNED", "\\042",
    "\\n", "𠮷", "㙟", "\u0378", "\u0301", "\u202e", "\x7f", "\x85", "''", '""', "<b>", "&#34;", "e\n"]


def rare(pick):
    """A code point from anywhere, assigned or not."""
    while True:
        c = pick.choice([pick.randrange(0x20, 0x3000), pick.randrange(0x3000, 0x10000), pick.randrange(0x110000)])
        if not 0xD800 <= c < 0xE000:
            return chr(c)


def names(n):
    pick = random.Random(7)
    made = dict.fromkeys(KNOWN)
    while len(made) < n:
        length = pick.choice([pick.randint(1, 24)] * 9 + [200])
        kind = pick.choice(["pieces", "pieces", "rare", "both"])
        letters = (rare(pick) if kind == "rare" or kind == "both" and pick.random() < 0.3 else pick.choice(PIECES)
                   for _ in range(length))
        made["".join(letters)[:200]] = None
    return list(made)[:n]


def write(counties, plain=False):
    out = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)
    out.writerow("county,year,department,rank,change,grade,total,total_low,total_high,missing".split(","))
    all_names = names(counties * PER_COUNTY)
    for county in range(counties):
        mine = all_names[county * PER_COUNTY : (county + 1) * PER_COUNTY]
        if plain:
            mine = [f"{i:02}镇" for i in range(PER_COUNTY)]
        for year in (2023, 2024):
            for i, name in enumerate(mine):
                total = f"{95 - 4 * i + (i * year) % 3}.50"
                row = [f"{county:04}" + mine[0], year, name, i + 1, "", mine[i - 1], total, total, "99", i % 3]
                out.writerow(row)


# What a reader of the picture sees of a text: without what a picture cannot show.
BLANK = re.compile("[\\s\x00-\x20\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]+")


def seen(text):
    return BLANK.sub("", text)


def compare(folder):
    texts = {}
    for file in Path(folder).glob("ranking-*.svg"):
        root = ElementTree.parse(file).getroot()
        texts[file.name] = "".join(seen("".join(t.itertext())) for t in root.iter("{http://www.w3.org/2000/svg}text"))
    rows = list(csv.DictReader(open(0, newline="", encoding="utf-8")))
    numbers = {county: i + 1 for i, county in enumerate(sorted({r["county"] for r in rows}))}
    lost = 0
    for row in rows:
        chart = f"ranking-{numbers[row['county']]:02}-{row['year']}.svg"
        if seen(row["department"]) not in texts[chart]:
            print(f"not in {chart}: {row['department']!r}")
            lost += 1
    print(f"{len(rows) - lost} of {len(rows)} names read back")
    return lost == 0


if sys.argv[1] in ("write", "plain"):
    write(int(sys.argv[2]), sys.argv[1] == "plain")
else:
    sys.exit(not compare(sys.argv[2]))
