"""One form in many dresses and encodings: the observations are the same to the byte."""

import csv
import io

from common import Run, TMP, say

ROWS = [["县（区）", "示例县", "", ""], ["单位名称", "示例县白云镇人民政府", "", ""], ["年度", "2024", "", ""],
        ["项目", "数值", "单位", "备注"], ["在职人员数", "46", "人", ""], ["编制数", "56", "人", ""],
        ["年初预算数", "1,419.08", "万元", ""], ["调整后预算数", "2737.391", "万元", ""],
        ["预算执行数", "2489.12", "万元", ""], ["自报执行率", "90.93%", "%", ""], ["职责明确", "符合", "", "一,二"]]
WIDE = str.maketrans("0123456789.%,（）", "０１２３４５６７８９．％，()")


def text(rows=None, delimiter=",", end="\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows or ROWS)
    return out.getvalue()


def renamed(**names):
    return [[names.get(row[0], row[0])] + row[1:] for row in ROWS]


CODES = dict(在职人员数="staff", 编制数="quota", 年初预算数="initial", 调整后预算数="adjusted",
             预算执行数="executed", 自报执行率="rate", 职责明确="clear", 年度="year")
DRESSES = {
    "BOM": text().encode("utf-8-sig"),
    "CRLF": text(end="\r\n").encode(),
    "CR": text(end="\r").encode(),
    "no last newline": text().rstrip("\n").encode(),
    "GBK": text(end="\r\n").encode("gbk"),
    "GB2312": text().encode("gb2312"),
    "GB18030": text().encode("gb18030"),
    "UTF-16LE": b"\xff\xfe" + text().encode("utf-16-le"),
    "UTF-16BE": b"\xfe\xff" + text().encode("utf-16-be"),
    "UTF-16 with tabs": text(delimiter="\t", end="\r\n").encode("utf-16"),
    "tabs": text(delimiter="\t").encode(),
    "semicolons in GBK": text(delimiter=";").encode("gbk"),
    "full-width commas": text(delimiter="，").encode(),
    "sep=;": ("sep=;\r\n" + text(delimiter=";", end="\r\n")).encode(),
    "sep=, and BOM": ("sep=,\r\n" + text()).encode("utf-8-sig"),
    "all quoted": text(quoting=csv.QUOTE_ALL).encode(),
    "full-width figures": text([[r[0], r[1].translate(WIDE), *r[2:]] for r in ROWS]).encode(),
    "title, blank lines, trailing empties": text(
        [["附件3", "", "", ""], ["绩效自评表", "", "", ""], [""] * 4, *[r + ["", ""] for r in ROWS]]
        + [[""] * 6] * 3).encode() + b"\n\n",
    "figures backwards": text(ROWS[3:4] + ROWS[:3:-1] + ROWS[:3]).encode(),
    "sections": text([["部分", *ROWS[3]] if r is ROWS[3] else [["人员", *r] if r is ROWS[4] else ["", *r]][0]
                      for r in ROWS[3:]] + ROWS[:3]).encode(),
    "one line of headings": ("单位名称：白云镇,,年度：2024年,县：示例县\n" + text(ROWS[3:])).encode(),
    "codes": text(renamed(**CODES)).encode(),
    "aliases": text(renamed(在职人员数="实有人数", 编制数="核 定 编 制：")).encode(),
    "other units": text([r if r[2] != "万元" else [r[0], str(round(float(r[1].replace(",", "")) * 10000)), "元", ""]
                         for r in ROWS]).encode(),
    "units in brackets": text([[r[0] + ("（万元）" if r[2] == "万元" else ""), r[1], "", ""] for r in ROWS]).encode(),
    "units behind": text([[r[0], r[1] + (r[2] if r[2] == "万元" else ""), "", ""] for r in ROWS]).encode(),
    "a table": "单位,年度,县,staff,quota,initial,adjusted,executed,rate,clear\n白云镇,2024,示例县,46,56,"
               "1419.08,2737.391,2489.12,90.93%,符合\n".encode(),
    "a table in GBK with units": "单位,年度,县,在职人员数,编制数,年初预算数（元）,调整后预算数,预算执行数,自报执行率(%),职责明确\r\n"
                                 "示例县白云镇人民政府,2024,示例县,46,56,14190800,2737.391,2489.12,90.93,符合\r\n".encode("gbk"),
}

plain = Run("-", stdin=text().encode())
say("the plain form comes out", plain.status == 0 and len(plain.rows()) == 1, plain.err)
for name, data in DRESSES.items():
    (TMP / "dress.csv").write_bytes(data)
    for way, run in (("", Run(TMP / "dress.csv")), (" through a pipe", Run("-", stdin=data))):
        say("%s%s: the same bytes" % (name, way),
            run.status == 0 and run.bytes == plain.bytes, run.err + run.out)
for name, encoding in (("utf-8", "utf-8"), ("gb18030", "gb18030"), ("utf-16", "utf-16-le"), ("utf-16", "utf-16-be")):
    run = Run("--encoding", name, "-", stdin=text().encode(encoding))
    say("--encoding " + name, run.bytes == plain.bytes, run.err)
run = Run("-", stdin=text().encode("utf-16-le"))
say("UTF-16 without its mark is refused, with the remedy",
    run.status == 1 and not run.rows() and "--encoding utf-16" in run.err, run.err)
