# rank, a county at a time: the same ranking as with all rows in one table, in whichever order they come; and in
# the memory of one county where they come county by county.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
PATH=$BIN:$PATH

# Towns of many counties and years: some come and go, some come twice; ties, totals that are missing, years that are
# words, names and cells that need quotes, lines that are short and long, with digits alone and with all else.
# jumbled.csv has a county's rows behind each other, shuffled.csv has them anywhere, some.csv has only a few.
cat >rows.py <<'END'
import csv, random

draw = random.Random(11)
counties = [f"县{c:02}" if c % 9 else f'县, "{c:02}"' for c in range(40)]
draw.shuffle(counties)
rows = []
for county in counties:
    own = []
    for year in ("2021", "2022", "2023", "2024", "去年", "第 1 年"):
        for town in range(15):
            total = "" if draw.random() < 0.1 else f"{draw.randrange(-4, 40) / 4:.2f}"
            remark = "" if draw.random() < 0.7 else "说明 of 12, -1/2\nor \"more\" than that"[:draw.randrange(40)]
            points = draw.choice(["0.00,12.50,0,7", "-1,2/3,,44.123456789", "0,0,0,"]).split(",")
            row = [county, year, f"镇{town:02}" if town % 7 else f" 镇{town:02}", total, *points, remark]
            own += [row] * (0 if draw.random() < 0.05 else 2 if draw.random() < 0.02 else 1)
    draw.shuffle(own)
    rows += own
head = ["county", "year", "department", "total", "total_low", "total_high", "missing", "b", "remark"]
for name, n in ("jumbled", len(rows)), ("shuffled", len(rows)), ("some", 500):
    with open(name + ".csv", "w", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([head, *rows[:n]])
    draw.shuffle(rows)
END
python3 rows.py

# records FILE: its records in the order of their bytes, a line each
records() {
    python3 -c 'import csv, sys; [print(r) for r in sorted(csv.reader(open(sys.argv[1])))]' "$1"
}
# As grades are given, --merge takes all rows into one table and ranks them anew.
rank --within year shuffled.csv >other 2>/dev/null
national='90:优 80:良 60:中 0:差'
for options in '' '--ties dense' '--ties ordinal --plain' '--by b' '--within county' \
    '--within county,year,department' '--grades 5:高'; do
    rank --merge --grades "$national" $options other >whole 2>/dev/null
    check "there is something to compare ($options)" test "$(wc -l <whole)" -gt 3000
    for input in jumbled shuffled; do
        rank $options $input.csv >out 2>err
        check "$input: the same as all at once ($options)" cmp -s whole out
        check "$input: what came twice is said ($options)" grep -q 'comes again' err
    done
    rank $options some.csv jumbled.csv >out 2>/dev/null
    check "two files: the same ($options)" cmp -s whole out
    rank --grouped $options jumbled.csv >out 2>err
    same "grouped: the same rows ($options)" "$(records whole)" "$(records out)"
    check "grouped: in the order of their counties ($options)" sh -c '! cmp -s whole out'
done

(head -n 1 jumbled.csv && rank --plain jumbled.csv 2>/dev/null | python3 -c 'import csv, sys
for r in list(csv.reader(sys.stdin))[1:]: csv.writer(sys.stdout, lineterminator="\n").writerow(r[:3] + r[7:])') >sorted.csv
rank sorted.csv >whole 2>/dev/null
rank --grouped sorted.csv >out 2>/dev/null
check "counties in the order of their names: the same to the byte" cmp -s whole out

gives "a county that comes back" 1 rank --grouped shuffled.csv
check "it is named, with what to do" grep -Eq "^shuffled.csv:[0-9]+:1: error: '.*' has come and gone: sort" err
check "and there is no end" sh -c '! grep -q ^#end out'

framework=$ROOT/data/frameworks/julu-2021
ingest -f "$framework" "$ROOT"/data/example/forms/*.csv 2>/dev/null | score -f "$framework" 2>/dev/null >example
rank -f "$framework" --robustness 50 --seed 3 example >whole 2>/dev/null
rank -f "$framework" --robustness 50 --seed 3 --grouped example >out 2>/dev/null
check "grouped: draws are the same" cmp -s whole out
gives "draws that cannot be made" 1 rank -f "$framework" --robustness 50 --grouped sorted.csv
check "there is no ranking then" sh -c '! grep -q ^#end out'

sanitised && echo "skip - memory (it is the sanitiser's)" && exit
awk 'BEGIN {
    print "county,year,department,total,total_low,total_high,missing,a,b"
    for (c = 0; c < 3000; c++) for (t = 0; t < 100; t++)
        printf "县%d,2024,镇%d,%d.25,1.25,99.25,0,%d.123456,-%d.123456\n", c, t, t, c * 123, c * 456
}' >many.csv
limited() {
    (ulimit -v 16000 && "$@")
}
gives "300,000 rows in little memory: not without --grouped" 1 limited rank many.csv
gives "300,000 rows in little memory: with it" 0 limited rank --grouped many.csv
same "all of them" '#end 300000' "$(tail -n 1 out)"
