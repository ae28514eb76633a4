# rank --merge: however the counties are dealt out, what comes together is what one run ranks.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
PATH=$BIN:$PATH
tiny fw
counties=60 shards=7

# Towns of many counties and years: ties, towns that come and go, rates that are missing.
awk -v counties=$counties 'BEGIN {
    srand(7)
    print "县,年度,单位,执行率（%）,件数"
    for (c = 0; c < counties; c++) for (y = 2021; y <= 2024; y++) for (t = 0; t < 12; t++)
        if (rand() > 0.05)
            printf "县%03d,%d,镇%02d,%s,%d\n", c, y, t, rand() < 0.1 ? "" : 40 + int(rand() * 60), rand() * 12
}' >table.csv
# ranked FROM TO [OPTION...]: the whole way of one table
ranked() {
    local from=$1 to=$2
    shift 2
    ingest -f fw "$from" 2>/dev/null | score -f fw 2>/dev/null | rank "$@" >"$to" 2>/dev/null
}
# dealt BY: the table's rows in files of their own: shard-0.csv, ...
dealt() {
    rm -f shard-*
    awk -F, -v n=$shards -v by="$1" 'NR == 1 { head = $0; next } {
        c = substr($1, 4) + 0
        k = by == "county" ? c : by == "year" ? $2 : by == "block" ? int(c * n / 60) : c % n
        out = "shard-" k ".csv"
        if (!(out in seen)) { seen[out] = 1; print head >out }
        print >out
    }' table.csv
    for f in shard-*.csv; do ranked "$f" "${f%.csv}.ranking"; done
}

ranked table.csv whole
ranked table.csv whole-year --within year
for by in turn block county year; do
    dealt $by
    rank --merge shard-*.ranking >merged 2>err
    check "shards by $by: the same, merged" cmp -s whole merged
    check "shards by $by: quietly" test "$(wc -l <err)" = 1
    rank --merge --within year shard-*.ranking >merged 2>/dev/null
    check "shards by $by: the same, within the year" cmp -s whole-year merged
done

dealt county
(
    ulimit -n 16
    gives "a file is open only in its turn: $counties files, 16 open ones" 0 rank --merge shard-*.ranking
)
check "and gives the same" cmp -s whole out
dealt turn
rank --merge <(cat shard-0.ranking) shard-1.ranking - <(cat shard-3.ranking) shard-[456].ranking \
    <shard-2.ranking >merged 2>/dev/null
check "pipes among the files" cmp -s whole merged
rank --merge --plain shard-*.ranking 2>/dev/null | cmp -s - <(sed '/^#/d' whole)
same "without a frame" "0 0" "${PIPESTATUS[*]}"
rank --merge shard-0.ranking shard-1.ranking 2>/dev/null | rank --merge - shard-[2-6].ranking >merged 2>/dev/null
check "merged in steps" cmp -s whole merged

for f in fw/table.csv /dev/null shard-0.csv; do
    gives "no ranking: $f" 1 rank --merge shard-1.ranking $f
done
head -c 3000 shard-0.ranking >cut
for with in '' '--within year'; do
    rank --merge $with shard-1.ranking cut >out 2>err
    same "a cut one is an error ($with)" 1 $?
    check "it is named ($with)" grep -q '^cut:.*error: ' err
    check "what came out has no end ($with)" sh -c '! grep -q ^#end out'
done
