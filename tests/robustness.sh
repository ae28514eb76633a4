# The intervals of rank --robustness against an independent slow computation, their speed, and what
# they must not depend on.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
slow=$ROOT/tests/robustness/slow.py

# The named columns of a CSV file without a frame, sorted.
columns() { # FILE NAME...
    local file=$1
    shift
    python3 -c '
import csv, sys
print("\n".join(sorted(",".join(r[c] for c in sys.argv[2:]) for r in csv.DictReader(open(sys.argv[1])))))
' "$file" "$@"
}
intervals='county year department rank_p05 rank_median rank_p95 top_share'

moved=0
for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
    python3 "$slow" make f$seed $seed
    gives "framework $seed: 200 draws" 0 "$BIN/rank" -f f$seed --plain --robustness 200 --noise 0.4 \
        --seed $seed --leave-one-out f$seed/left f$seed/scores.csv
    cp out f$seed/ranking
    same "framework $seed: every interval and share" \
        "$(python3 "$slow" draws f$seed 200 0.4 $seed | sort)" "$(columns f$seed/ranking $intervals)"
    same "framework $seed: every change without an indicator" "$(python3 "$slow" leave f$seed | sort)" \
        "$(columns f$seed/left county year code mean_change max_change)"
    "$BIN/rank" -f f$seed --plain --robustness 20 --noise 0 f$seed/scores.csv >still 2>err
    same "framework $seed: without noise every rank is what it is" \
        "$(columns still department year rank)" "$(columns still department year rank_p05)"
    same "framework $seed: and the highest too" \
        "$(columns still department year rank)" "$(columns still department year rank_p95)"
    moved=$((moved + $(awk -F, 'NR > 1 && $(NF - 3) != $(NF - 1)' f$seed/ranking | wc -l)))
done
check "the draws do move ranks" test $moved -gt 100

"$BIN/rank" -f f1 --plain --robustness 200 --noise 0.4 --seed 2 f1/scores.csv >other 2>err
for cores in 1 2 8; do
    OMP_NUM_THREADS=$cores "$BIN/rank" -f f1 --plain --robustness 200 --noise 0.4 --seed 1 \
        f1/scores.csv >cores.$cores 2>err
done
taskset -c "$(taskset -cp $$ | sed 's/.*: \([0-9]*\).*/\1/')" "$BIN/rank" -f f1 --plain --robustness 200 \
    --noise 0.4 --seed 1 f1/scores.csv >cores.one 2>err
for cores in 1 2 8 one; do
    check "the same seed is the same draw, with $cores cores" cmp -s f1/ranking cores.$cores
done
check "another seed is another draw" sh -c '! cmp -s f1/ranking other'
{ head -n 1 f1/scores.csv; grep ,2024, f1/scores.csv; } >one.csv
same "a cohort's draws do not depend on what else is in the stream" \
    "$(columns f1/ranking $intervals | grep ,2024,)" \
    "$("$BIN/rank" -f f1 --plain --robustness 200 --noise 0.4 --seed 1 one.csv >one 2>err
    columns one $intervals)"

# 51 departments, 49 indicators.
python3 - <<'PYTHON'
import csv, os, random
r = random.Random(5)
os.mkdir("wide")
open("wide/framework.csv", "w").write("key,value\nid,wide\n")
open("wide/items.csv", "w").write("item,name,unit,type,aliases\nx,x,,number,\n")
with open("wide/indicators.csv", "w") as f:
    f.write("code,parent,name,weight,rule,formula,full,zero,points,extent,source\nt,,,98,,,,,,,\n")
    for i in range(49):
        f.write(f"i{i},t,,2,points,x,,,,,\n")
with open("wide/scores.csv", "w") as f:
    w = csv.writer(f)
    w.writerow(["county", "year", "department", "total", "total_low", "total_high", "missing"] +
               [f"i{i}" for i in range(49)])
    for d in range(51):
        points = [r.randint(0, 200) for _ in range(49)]
        total = f"{sum(points) / 100:.2f}"
        w.writerow(["某县", 2024, f"d{d}", total, total, total, 0] + [f"{p / 100:.2f}" for p in points])
PYTHON
export TIMEFORMAT='%U %S'
took=$({ time "$BIN/rank" -f wide --plain --robustness 10000 wide/scores.csv >out 2>err; } 2>&1 |
    awk '{ printf "%d\n", ($1 + $2) * 1000 }')
check "all of them have an interval" test "$(grep -c ',[0-9]*,[0-9]*,[0-9]*,[01]\.[0-9]*$' out)" = 51
echo "10,000 draws over 51 departments and 49 indicators: $took ms of one core"
sanitised || check "10,000 draws over 51 departments and 49 indicators take less than a second" \
    test $took -lt 1000
