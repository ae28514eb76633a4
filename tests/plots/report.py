#!/usr/bin/env python3
"""Reads a report back, for report_safety.sh.

    report.py remarks RANKING EXPLAIN FINDINGS   writes both about every row, with hostile texts in them
    report.py names FOLDER RANKING               is every name in its pages as it was typed?
    report.py downloads FOLDER RANKING           do the CSVs for Excel read back, without a formula?
"""
import csv
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
ALLOWED = set("""html head meta title style body a header nav ul li main section footer h1 h2 h3 p span div
table caption thead tbody tfoot tr th td figure figcaption img details summary""".split())
ATTRIBUTES = set("""lang {http://www.w3.org/XML/1998/namespace}lang charset http-equiv content name class href id
aria-label aria-labelledby role tabindex scope colspan rowspan src width height style alt open""".split())
# The line of the years: elements that only draw, attributes that only say where and how.
DRAWN = {"{http://www.w3.org/2000/svg}" + tag for tag in "svg path circle text".split()}
DRAWING = set("""style viewBox role aria-label d x y cx cy r fill stroke stroke-width stroke-dasharray paint-order
font-size font-weight text-anchor""".split())
# As html_text has it: controls and marks of direction are blanks, what is no character is U+FFFD.
BLANK = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]")
NOBODY = re.compile("[\ufdd0-\ufdef]|[" + "".join(chr(p * 65536 + e) for p in range(1, 17) for e in (65534, 65535)) + "]")


def seen(text):
    return " ".join(NOBODY.sub("\ufffd", BLANK.sub(" ", text)).split())


def rows_of(ranking):
    with open(ranking, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def remarks(ranking, explain, findings):
    rows = rows_of(ranking)
    with open(explain, "w", newline="", encoding="utf-8") as a, open(findings, "w", newline="", encoding="utf-8") as b:
        why, found = csv.writer(a, quoting=csv.QUOTE_ALL), csv.writer(b, quoting=csv.QUOTE_ALL)
        why.writerow("county,year,department,code,name,weight,extent,points,self,reason".split(","))
        found.writerow("county,year,department,severity,kind,code,name,message".split(","))
        for row in rows:
            key, name = [row["county"], row["year"], row["department"]], row["department"]
            why.writerow(key + [name, name, name, "cohort", name, name, name])
            found.writerow(key + ["error", name, name, name, name])


def pages(folder):
    for file in sorted(Path(folder).glob("*.html")):
        yield file.name, ElementTree.parse(file).getroot()


def names(folder, ranking):
    faults = []
    rows = rows_of(ranking)
    numbers, texts, index = {}, {}, None
    for county in sorted({r["county"].encode() for r in rows}):
        for name in sorted({r["department"].encode() for r in rows if r["county"].encode() == county}):
            numbers[county, name] = len(numbers) + 1
    for name, root in pages(folder):
        for element in root.iter():
            tag = element.tag.removeprefix(XHTML)
            if tag not in ALLOWED | DRAWN or set(element.attrib) - (DRAWING if tag in DRAWN else ATTRIBUTES):
                faults.append(f"{name}: <{tag} {element.attrib}>")
            if tag not in DRAWN and not re.fullmatch(r"(aspect-ratio:960/\d+)?", element.get("style", "")):
                faults.append(f"{name}: a style {element.get('style')}")
            target = element.get("href") or element.get("src")
            if target and not re.fullmatch(r"#[a-z]+-?\d*|[a-z]+-\d+(-\d{4})?\.(html|svg|csv)|index\.html#department-\d+", target):
                faults.append(f"{name}: a link to {target}")
        texts[name] = [seen("".join(e.itertext())) for e in root.iter() if e.tag in
                       {XHTML + t for t in ("h1", "a", "td", "th")}]
    for row in rows:
        page = f"department-{numbers[row['county'].encode(), row['department'].encode()]:02}.html"
        wanted = seen(row["department"]) or "（无名）"
        for where, least in ((page, 3 if seen(row["department"]) else 1), ("index.html", 1)):
            if texts[where].count(wanted) < least:
                faults.append(f"{where}: {wanted!r} is there {texts[where].count(wanted)} times")
    return faults


def downloads(folder, ranking):
    faults, back = [], []
    for file in sorted(Path(folder).glob("ranking-*.csv")):
        raw = file.read_bytes()
        if not raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\r\n"):
            faults.append(f"{file.name}: no byte order mark, or no CRLF")
        with open(file, newline="", encoding="utf-8-sig") as text:
            table = list(csv.reader(text))[1:]
        for cells in table:
            for cell in cells:
                if re.match("[=+\\-@\t\r＝＋－＠]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell):
                    faults.append(f"{file.name}: {cell!r} is a formula")
            back.append((cells[0].removeprefix("'"), cells[1], cells[2].removeprefix("'"), cells[6]))
    typed = [(r["county"].removeprefix("'"), r["year"], r["department"].removeprefix("'"), r["total"])
             for r in rows_of(ranking)]
    stripped = lambda rows: sorted(tuple(c.strip(" ") for c in row) for row in rows)
    if stripped(back) != stripped(typed):
        faults += [f"not the same: {a} {b}" for a, b in zip(stripped(back), stripped(typed)) if a != b][:5]
    return faults


if sys.argv[1] == "remarks":
    remarks(*sys.argv[2:])
else:
    found = {"names": names, "downloads": downloads}[sys.argv[1]](*sys.argv[2:])
    print(*found[:20], sep="\n")
    sys.exit(bool(found))
