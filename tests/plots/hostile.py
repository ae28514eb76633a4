#!/usr/bin/env python3
"""Names that have ruined other programs' charts, and names that look random.

    hostile.py write COUNTIES >ranking.csv    a ranking with 20 such names in each county
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
    '"; system("touch PWNED"); "', "a\n! touch PWNED", "甲\nEOD\nsystem 'touch PWNED'\n", "e", "EOD",
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


def names(n):
    pick = random.Random(7)
    made = list(KNOWN)
    while len(made) < n:
        made.append("".join(pick.choice(PIECES) for _ in range(pick.randint(1, 24))))
    return made[:n]


def write(counties):
    out = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)
    out.writerow("county,year,department,rank,change,grade,total,total_low,total_high,missing".split(","))
    all_names = names(counties * PER_COUNTY)
    for county in range(counties):
        mine = all_names[county * PER_COUNTY : (county + 1) * PER_COUNTY]
        for year in (2023, 2024):
            for i, name in enumerate(mine):
                total = f"{95 - 4 * i + (i * year) % 3}.50"
                row = [f"{county:02}" + mine[0], year, name, i + 1, "", mine[i - 1], total, total, "99", i % 3]
                out.writerow(row)


# What a reader of the picture sees of a text: without what a picture cannot show.
BLANK = re.compile("[\\s\x00-\x20\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")


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


if sys.argv[1] == "write":
    write(int(sys.argv[2]))
else:
    sys.exit(not compare(sys.argv[2]))
