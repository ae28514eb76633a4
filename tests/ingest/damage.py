"""A table of 30 rows, damaged at each row in turn: the right line is named, the other rows come out."""

from common import Run, say

HEAD = "县区,年度,单位名称,在职人员数,编制数,年初预算数,自报执行率\n".encode()
ROWS = ["示例县,2024,第%02d镇,%d,%d,%d.5,9%d.5%%\n" % (i, 40 + i, 50 + i, 1000 + i, i % 10) for i in range(30)]

# How a row is damaged, and the words that say so.
DAMAGES = {
    "a stray quote": (lambda row: row.replace("镇,", '镇,4"').encode(), "a stray quotation mark"),
    "a quote that is never closed": (lambda row: row.replace("镇,", '镇,"').encode(), "quotation mark"),
    "a field too many": (lambda row: row.replace("镇,", "镇,7,").encode(), "8 fields, the head on line 1 has 7"),
    "a field too few": (lambda row: row.replace("镇,4", "镇4").replace("镇5", "镇5").replace("镇,5", "镇5")
                        .replace("镇,6", "镇6").encode(), "6 fields, the head on line 1 has 7"),
    "text in a number": (lambda row: row.replace("镇,", "镇,约").encode(), "not exact"),
    "a wrong separator": (lambda row: row.replace(",", ";").encode(), "1 fields, the head on line 1 has 7"),
    "a bad byte": (lambda row: row.encode().replace("镇".encode(), "镇".encode()[:2]), "the byte 0xE9"),
    "a byte of nothing": (lambda row: row.encode().replace("镇".encode(), b"\xff"), "the byte 0xFF"),
    "a control character": (lambda row: row.replace("镇", "\x01").encode(), "the byte 0x01"),
}


def damaged(at, damage):
    return HEAD + b"".join(damage(row) if i == at else row.encode() for i, row in enumerate(ROWS))


whole = Run("-", stdin=HEAD + "".join(ROWS).encode()).rows()
say("the whole table comes out", len(whole) == 30)
for name, (damage, words) in DAMAGES.items():
    wrong = ""
    for at in range(30):
        run = Run("-", stdin=damaged(at, damage))
        expected = whole[:at] + whole[at + 1:]
        named = "(standard input):%d:" % (at + 2)
        errors = [line for line in run.err.splitlines() if ": error: " in line]
        if (run.status, run.rows()) != (1, expected) or len(errors) != 1 or named not in errors[0] \
                or words not in errors[0]:
            wrong += "row %d: status %d, %d rows\n%s" % (at, run.status, len(run.rows()), run.err)
    say("%s at any row costs that row, and its line is named" % name, not wrong, wrong)

gbk = Run("-", stdin=HEAD.decode().encode("gbk") + "".join(ROWS).encode("gbk").replace(b"18\xd5\xf2", b"18\xd5"))
say("the same in GBK", gbk.status == 1 and gbk.rows() == whole[:18] + whole[19:] and ":20:3: error: the byte 0xD5" in
    gbk.err, gbk.err)
