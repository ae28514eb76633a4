#!/usr/bin/env python3
"""Writes the ugly but honest files of this folder: what towns of 示例县 (which does not exist) might
send, one trouble a file.

    python3 data/messy/make.py DIR

The files are kept as they are, byte for byte, so most editors should not touch them; this script is
their source. README.md says what each shows.
"""

import os
import sys

FORM = """\
县（区）,示例县,,
单位名称,示例县白云镇人民政府,,
年度,2024,,
项目,数值,单位,备注
在职人员数,46,人,
编制数,56,人,
年初预算数,"1,419.08",万元,
调整后预算数,2737.39,万元,
预算执行数,2489.12,万元,
自报执行率,90.93%,%,
职责明确,符合,,
"""

TABLE = """\
县区,年度,单位名称,在职人员数,编制数,年初预算数（万元）,自报执行率
示例县,2024,白云镇,46,56,1419.08,90.93%
示例县,2024,青山镇,38,40,980.5,88.10%
示例县,2024,河口镇,41,44,1103,95.00%
"""

WIDE_FIGURES = str.maketrans("0123456789.%,()", "０１２３４５６７８９．％，（）")


def crlf(text):
    return text.replace("\n", "\r\n")


def rows(text):
    return [line.split(",") for line in text.splitlines()]


def joined(cells, separator=","):
    return "".join(separator.join(row) + "\n" for row in cells)


FILES = {
    # -- encodings --
    "gbk.csv": crlf(FORM).encode("gbk"),
    "gb18030-rare.csv": crlf(FORM.replace("白云", "\U00020BB7\u4DAE")).encode("gb18030"),
    "utf8-bom.csv": crlf(FORM).encode("utf-8-sig"),
    "utf16-tabs.txt": crlf(FORM.replace('"1,419.08"', "1419.08").replace(",", "\t")).encode("utf-16"),
    "damaged-byte.csv": TABLE.encode().replace("青山镇".encode(), "青山".encode() + b"\xe9\x95"),
    "other-encoding.csv": "單位名稱,編製數\n臺灣鄉公所,5\n".encode("big5") + b"\xff\x80\xfe\x80\xff\xff\n",
    "workbook.csv": b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(64)),
    # -- separators --
    "semicolons.csv": crlf(TABLE.replace(",", ";")).encode("gbk"),
    "sep-line.csv": crlf("sep=;\n" + TABLE.replace(",", ";")).encode(),
    "tabs.tsv": TABLE.replace(",", "\t").encode(),
    "wide-commas.csv": TABLE.replace(",", "，").encode(),
    # -- around the figures --
    "title-and-totals.csv": crlf(
        "附件3,,,,,,\n示例县2024年部门整体支出情况表,,,,,,\n,,,,,,单位：元\n,,,,,,\n"
        + TABLE.replace("（万元）", "").replace("1419.08", '"14,190,800"').replace("980.5", '"9,805,000"')
        .replace("1103,", '"11,030,000",')
        + "合 计,,,125,140,\"35,025,800\",\n注：以上数据来自决算,,,,,,\n填报人：,,,审核人：,,,\n").encode("gbk"),
    "merged-cells.csv": crlf(TABLE.replace("\n示例县,2024,青", "\n,,青").replace("\n示例县,2024,河", "\n,,河"))
    .encode("gbk"),
    "trailing-empties.csv": crlf(TABLE.replace("\n", ",,,\n") + ",,,,,,,,,\n" * 5).encode(),
    "units-below.csv": crlf(TABLE.replace("（万元）", "").replace("\n示例县,2024,白", "\n,,,人,人,千元,%\n示例县,2024,白", 1)
                            .replace("1419.08", "14190.8").replace("980.5", "9805").replace("1103,", "11030,")
                            .replace("%\n", "\n").replace("千元,\n", "千元,%\n")).encode(),
    "two-row-head.csv": crlf("县区,年度,单位名称,人员情况,,预算,\n,,,在职人员数,编制数,年初预算数,自报执行率\n"
                             + TABLE.split("\n", 1)[1]).encode(),
    "pages.csv": crlf(TABLE + "\n" + TABLE.splitlines()[0] + "\n示例县,2024,东桥镇,30,33,700,91%\n").encode(),
    "codes.csv": b"county,year,department,staff,quota,initial,rate\n"
                 + "示例县,2024,白云镇,46,56,1419.08,0.9093\n".encode(),
    "wide-figures.csv": (FORM.split("项目")[0] + "项目,数值,单位,备注\n"
                         + "".join("%s,%s,%s,\n" % (n, v.translate(WIDE_FIGURES), u) for n, v, u in (
                             ("在职人员数", "46", "人"), ("编制数", "56", "人"), ("年初预算数", "1,419.08", "万元"),
                             ("调整后预算数", "2737.39", "万元"), ("预算执行数", "2489.12", "万元"),
                             ("自报执行率", "90.93%", "")))
                         + "职责明确,符合,,\n").encode(),
    "any-order.csv": crlf("人员情况,在职人员数,46,人\n,编制数,56,人\n预算情况,年初预算数,1419.08,万元\n"
                          ",调整后预算数,2737.39,万元\n,预算执行数,2489.12,万元\n,自报执行率,90.93%,\n"
                          ",职责明确,符合,\n年度：2024年,,单位名称：示例县白云镇人民政府（盖章）,\n县（区）,示例县,,\n").encode(),
    "side-by-side.csv": crlf("单位名称：白云镇    县区：示例县    年度：2024,,,,,\n项目,数值,单位,项目,数值,单位\n"
                             "在职人员数,46,人,编制数,56,人\n年初预算数,14190800,元,调整后预算数,2737.39万元,\n"
                             "预算执行数,2489.12,万元,自报执行率,90.93,%\n职责明确,符合,,,,\n").encode(),
    "two-forms.csv": crlf(FORM + "\n" + FORM.replace("白云", "青山").replace("46", "38").replace("56", "40")).encode(),
    "no-last-newline.csv": FORM.rstrip("\n").encode(),
    # -- figures --
    "number-forms.csv": (
        "县区,年度,单位名称,年初预算数（万元）,自报执行率\n"
        + joined([["示例县", "2024", "写法%02d镇" % i, value, rate] for i, (value, rate) in enumerate((
            ('"1,419.08"', "90.93%"), ("１４１９．０８", "９０．９３％"), ("14190800元", "0.9093"),
            ("￥1419.08", "90.93 %"), ("1419.08万", "—"), ("0.141908亿元", "/"), ("1 419.08", "不适用"),
            ("+1419.080", "无")), 1)])).encode(),
    # -- what must be refused --
    "refused-figures.csv": (
        "县区,年度,单位名称,年初预算数（万元）,在职人员数,自报执行率\n"
        + joined([["示例县", "2024", "写法%02d镇" % i] + row for i, row in enumerate((
            ["约1400", "46", "90%"], ["1.4E+07", "46", "90%"], ["####", "46", "90%"],
            ['"1,41"', "46", "90%"], ["1400", "46人以上", "90%"], ["1400", "5万元", "90%"],
            ["1400", "2024/3/1", "90%"], ["1400", "四十六", "93"], ["（1400）", "1-2", "#DIV/0!"],
            ["1400", "46", "90%"]), 1)])).encode(),
    "stray-quote.csv": TABLE.replace("青山镇,38", '青山镇,3"8').encode(),
    "open-quote.csv": TABLE.replace("青山镇,38", '青山镇,"38').encode(),
    "fields.csv": TABLE.replace("青山镇,38", "青山镇,3,8").replace("41,44,", "41,").encode(),
    "slips.csv": TABLE.replace("在职人员数", "在职人员").replace("编制数", "编致数").replace("自报执行率", "用车数量")
    .replace("%", "").encode(),
    "same-twice.csv": (TABLE + "示例县,2024,示例县白云镇人民政府,46,56,1419.08,90.93%\n"
                       "示例县,2024,青山镇,39,40,980.5,88.10%\n").encode(),
    "two-errors-a-row.csv": TABLE.replace("38,40", "约38,4O").replace("1103", "一千一百").encode(),
    "conflict.csv": FORM.replace("编制数,56", "编制数,56,人,\n核定编制,57").encode(),
}


def main(folder):
    os.makedirs(folder, exist_ok=True)
    for name, data in FILES.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
