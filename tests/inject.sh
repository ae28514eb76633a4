# Memory that runs out and disks that fail, at every call in turn: a program never crashes, and when
# it says that all went well, then it did.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1

if sanitised; then
    echo "skip - failing calls (a sanitiser is in)"
    exit 0
fi
tiny fw
shim=$BIN/inject/fail.so
# more than one block to read
{ cat fw/table.csv; seq -f '示例县,2024,第%.0f镇,88.8,8' 5000; } >large.csv
"$BIN/ingest" -f fw fw/table.csv >observations 2>/dev/null &&
    "$BIN/score" -f fw observations >scores 2>/dev/null &&
    "$BIN/rank" -f fw scores >ranking 2>/dev/null &&
    "$BIN/ingest" -f fw large.csv >large 2>/dev/null || exit 1

# Which calls to try: every one of the first hundred, then fewer and fewer.
next_call() { # k
    if [ "$1" -lt 100 ]; then echo $(($1 + 1)); else echo $(($1 + 1 + $1 / 20)); fi
}

# fail_each CALL ON EXPECTED COMMAND...: with the k-th CALL failing, for k = 1, 2, ... until none
# fails any more. Where $makes names a file that the command makes, it is there whole (as $makes.whole)
# or not at all, and nothing lies beside it.
makes=
fail_each() {
    local call=$1 on=$2 expected=$3 k=1 status tried=0
    shift 3
    while :; do
        rm -f mark ${makes:+"$makes"}
        status=0
        FAIL=$call FAIL_AT=$k FAIL_ON=$on FAIL_MARK=$TMP/mark LD_PRELOAD=$shim \
            "$@" >out 2>err </dev/null || status=$?
        [ -e mark ] || break
        tried=$((tried + 1))
        if [ $status -gt 2 ]; then
            echo "${*##*/}: $call $k failed ($on): status $status"
            tail -n 3 err
            return 1
        fi
        if [ $status = 0 ] && ! cmp -s out "$expected"; then
            echo "${*##*/}: $call $k failed ($on): status 0, and the output is not right"
            return 1
        fi
        if [ $status != 0 ] && ! [ -s err ]; then
            [ "$call" = write ] || # it may be the message itself that could not be written
                { echo "${*##*/}: $call $k failed ($on): status $status without a word"; return 1; }
        fi
        if [ -n "$makes" ]; then
            if [ -e "$makes" ] && ! cmp -s "$makes" "$makes.whole"; then
                echo "${*##*/}: $call $k failed ($on): half of $makes is there"
                return 1
            fi
            if [ $status = 0 ] && ! [ -e "$makes" ]; then
                echo "${*##*/}: $call $k failed ($on): status 0, and there is no $makes"
                return 1
            fi
            ! ls "$makes".tmp* >/dev/null 2>&1 ||
                { echo "${*##*/}: $call $k failed ($on): a half file is left"; return 1; }
        fi
        k=$(next_call $k)
    done
    same "$call can fail in ${*##*/} ($on), and did" yes "$([ $tried -gt 0 ] && echo yes)" >&3
    return 0
}
exec 3>&1

for on in once always; do
    for call in memory write fopen fread; do
        check "ingest when $call fails $on" \
            fail_each $call $on observations "$BIN/ingest" -f fw fw/table.csv
        check "score when $call fails $on" fail_each $call $on scores "$BIN/score" -f fw observations
        check "rank when $call fails $on" fail_each $call $on ranking "$BIN/rank" -f fw scores
    done
done

# A disk that fails in the middle of a file must not pass for the file's end.
for on in once always; do
    check "ingest of a large table when fread fails $on" \
        fail_each fread $on large "$BIN/ingest" -f fw large.csv
done

# The archive takes all of a run or nothing, and stays whole.
archived() { "$BIN/ingest" -f fw --archive archive "$@"; }
archived fw/table.csv >kept 2>/dev/null
for on in once always; do
    for call in memory fread write; do
        check "ingest --archive when $call fails $on" \
            fail_each $call $on kept "$BIN/ingest" -f fw --archive archive fw/table.csv
        gives "the archive can still be read" 0 archived --replay
        check "and holds what it held" cmp -s out kept
    done
done

# A file is whole or not there.
"$BIN/score" -f fw --explain explained observations >scores 2>/dev/null
mv explained explained.whole
makes=explained
for on in once always; do
    for call in memory fopen fclose rename; do
        check "score --explain when $call fails $on" \
            fail_each $call $on scores "$BIN/score" -f fw --explain explained observations
    done
done
