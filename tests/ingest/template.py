"""The blank form of every framework, filled in and read back, gives what was typed."""

import csv
import io

from common import ROOT, Run, TMP, say


def items(framework):
    with open(framework / "items.csv", encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def labels(framework):
    """A word that each label may be: the first of the rule that uses it."""
    with open(framework / "indicators.csv", encoding="utf-8-sig", newline="") as f:
        return {row["formula"]: row["points"].split(":")[0].split()[0] for row in csv.DictReader(f)
                if row["rule"] == "label"}


def typed(item, words, number):
    """What is typed for an item, and what must come out."""
    if item["type"] == "label":
        return words[item["item"]], words[item["item"]]
    if item["unit"] == "%":
        return "%d.25%%" % (10 + number % 80), "0.%d25" % (10 + number % 80)
    return "%d.5" % (number + 3), "%d.5" % (number + 3)


frameworks = [f for f in sorted((ROOT / "data/frameworks").iterdir()) if f.is_dir()]
for framework in frameworks + [ROOT / "data/messy/framework"]:
    blank = Run("--template", "--county", "示例县", "--department", "白云镇", "--year", "2025", framework=str(framework))
    text = blank.bytes.decode("utf-8-sig")
    say("%s: the form begins with a mark, and its lines end with CRLF" % framework.name,
        blank.bytes.startswith(b"\xef\xbb\xbf") and text.count("\n") == text.count("\r\n"))
    known = items(framework)
    words = labels(framework)
    rows = list(csv.reader(io.StringIO(text)))
    names = {item["name"] or item["item"]: (item, number) for number, item in enumerate(known)}
    expected = {}
    for row in rows[4:]:
        item, number = names[row[1]]
        row[2], expected[item["item"]] = typed(item, words, number)
    wanted = {i["item"] for i in known if not i["item"].startswith("review.")}
    say("%s: every figure of a town is asked for, once" % framework.name,
        set(expected) == wanted and len(rows) - 4 == len(wanted), str(wanted - set(expected)))
    filled = io.StringIO()
    csv.writer(filled, lineterminator="\r\n").writerows(rows)
    for encoding in ("utf-8-sig", "gb18030"):
        (TMP / "filled.csv").write_bytes(filled.getvalue().encode(encoding))
        back = Run(TMP / "filled.csv", framework=str(framework))
        lines = list(csv.reader(io.StringIO("\n".join(back.out.splitlines()[1:-1]))))
        got = dict(zip(lines[0], lines[1])) if len(lines) == 2 else {}
        keys = [got.pop(k, None) for k in ("county", "year", "department")]
        say("%s: filled in and read back (%s), exactly what was typed" % (framework.name, encoding),
            keys == ["示例县", "2025", "白云镇"] and {k: v for k, v in got.items() if v} == expected, back.err)
    back = Run("-", framework=str(framework), stdin=blank.bytes)
    say("%s: left blank it is no submission" % framework.name,
        back.status == 1 and "not a single figure" in back.err, back.err)

(TMP / "roster.csv").write_text("county,department,aliases\n示例县,白云镇,\n示例县,../青山镇,\n", encoding="utf-8")
run = Run("--template", "--roster", TMP / "roster.csv", "--year", "2025", "-o", TMP / "forms/2025")
names = sorted(p.name for p in (TMP / "forms/2025").iterdir())
say("one form for every department of a roster, named by number",
    run.status == 0 and names == ["001.csv", "002.csv", "index.csv"], run.err + str(names))
second = (TMP / "forms/2025/002.csv").read_text(encoding="utf-8-sig").splitlines()
say("with its name inside", second[0].startswith("县（区）,示例县") and second[1].startswith("单位名称,../青山镇"))
say("which is said", "2 forms written to" in run.err, run.err)

handout = ["--template", "--roster", TMP / "roster.csv", "--year"]
again = Run(*handout, "2025", "-o", TMP / "forms/2025")
say("the same blank forms once more do no harm", again.status == 0, again.err)
first = TMP / "forms/2025/001.csv"
first.write_bytes(first.read_bytes() + b"\r\n")
(TMP / "forms/2025/002.csv").unlink()
came_back = first.read_bytes()
again = Run(*handout, "2025", "-o", TMP / "forms/2025")
say("a form that was filled in is not written over",
    again.status == 1 and first.read_bytes() == came_back and "001.csv: error: is there already" in again.err, again.err)
say("and then nothing is written", not (TMP / "forms/2025/002.csv").exists() and "not all forms" in again.err)
again = Run(*handout, "2026", "-o", TMP / "forms/2025")
say("nor is last year's", again.status == 1 and first.read_bytes() == came_back, again.err)
