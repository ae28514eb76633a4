# How fast the archive takes submissions and gives them back, in processor time: 250,000 values a
# second in one transaction, on a file that keeps its history; replay in no more than twice the time
# that reading the same CSV takes.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
if sanitised; then
    echo "skip - the archive's speed (a sanitiser is in)"
    exit 0
fi
export TIMEFORMAT='%U %S'
rows=${ARCHIVE_ROWS:-10000}
columns=60
python3 - $rows $columns <<'PYTHON'
import os, sys
rows, columns = map(int, sys.argv[1:])
os.mkdir("fw")
open("fw/framework.csv", "w").write("key,value\nid,wide\n")
open("fw/items.csv", "w").write("item,name,unit,type,aliases\n" +
                                "".join(f"i{n},i{n},,number,\n" for n in range(columns)))
open("fw/indicators.csv", "w").write("code,parent,name,weight,rule,formula,full,zero,points,extent,source\n"
                                     "t,,,1,,,,,,,\nn,t,,1,points,i0,,,,,\n")
for name in ("first", "second"):
    with open(name + ".csv", "w") as f:
        f.write("county,year,department," + ",".join(f"i{n}" for n in range(columns)) + "\n")
        for d in range(rows):
            f.write(f"某县,2024,d{d}," +
                    ",".join(f"{(d * 7 + n * 13 + len(name)) % 99991}.{n:02}" for n in range(columns)) + "\n")
PYTHON
milliseconds() { # COMMAND...: processor time; its output goes to out
    { time "$@" >out 2>err; } 2>&1 | awk '{ printf "%d\n", ($1 + $2) * 1000 }'
}
"$BIN/ingest" -f fw --archive a.db first.csv >/dev/null 2>&1
took=$(milliseconds "$BIN/ingest" -f fw --archive a.db second.csv)
check "the second file supersedes the first" grep -q "$rows submissions kept ($rows superseding" err
rate=$((rows * columns * 1000 / (took + 1)))
echo "$((rows * columns)) values in $took ms: $rate a second"
check "250,000 values a second" test $rate -ge 250000
read=$(milliseconds "$BIN/ingest" -f fw second.csv)
cp out read.csv
again=$(milliseconds "$BIN/ingest" -f fw --archive a.db --replay)
check "replay gives what was read" cmp -s <(sort read.csv) <(sort out)
echo "read from CSV in $read ms, from the archive in $again ms"
check "replay takes no longer than reading the CSV twice" test $again -le $((2 * read))
