# An archive whose disk is full, which is read-only, locked, killed, or used by three at a time.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
PATH=$BIN:$PATH
tiny fw
table() { # COUNT FIGURE: that many towns, on standard output
    echo '县,年度,单位,执行率（%）,件数'
    seq -f "示例县,2024,第%.0f镇,88.8,$2" "$1"
}
state() { # DB: how many submissions it has, and whether it is sound
    python3 -S -c '
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(db.execute("SELECT count(*) FROM submission").fetchone()[0],
      db.execute("PRAGMA integrity_check").fetchone()[0])' "$1"
}
table 20 8 >small.csv
table 40000 9 >large.csv
ingest -f fw small.csv 2>/dev/null | score -f fw >scores 2>/dev/null

# Locked: a moment is waited for, half a minute is not outlasted.
hold() { # DB SECONDS
    : >"$1.held"
    python3 -c '
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
db.execute("ROLLBACK")' "$1" "$2" >"$1.held" &
    holder=$!
    until grep -q held "$1.held"; do sleep 0.05; done
}
ingest -f fw --archive long.db small.csv >/dev/null 2>&1
hold long.db 40
long_holder=$holder
(
    status=0
    ingest -f fw --archive long.db large.csv >long.out 2>long.err || status=$?
    echo $status >long.status
) &
long_ingest=$!
cp small.csv again.csv && echo >>again.csv
ingest -f fw --archive short.db small.csv >/dev/null 2>&1
hold short.db 1
gives "an archive that is locked for a moment is waited for" 0 \
    ingest -f fw --archive short.db again.csv
same "and takes the file" "40 ok" "$(state short.db)"

# Read-only: as somebody who may not write.
nobody=()
[ "$(id -u)" = 0 ] && nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
chmod 755 "$TMP/.." "$TMP" 2>/dev/null
if "${nobody[@]}" test -r "$TMP/small.csv" -a -x "$BIN/ingest" 2>/dev/null; then
    ingest -f fw --archive own.db small.csv >/dev/null 2>&1
    chmod 444 own.db
    [ "$(id -u)" = 0 ] || chmod 555 .
    gives "a read-only archive takes nothing" 1 \
        "${nobody[@]}" "$BIN/ingest" -f fw --archive own.db large.csv
    check "it says so" grep -q 'own.db: error: this archive' err
    check "nothing is passed on" test ! -s out
    gives "nor a ranking" 1 "${nobody[@]}" "$BIN/rank" --archive own.db scores
    check "it says so" grep -q 'own.db: error: this archive' err
    gives "but it is read" 0 "${nobody[@]}" "$BIN/ingest" -f fw --archive own.db --replay
    [ "$(id -u)" = 0 ] || chmod 755 .
    same "nothing is lost" "20 ok" "$(state own.db)"

    # On a shelf: nothing can be put beside it, and reading does without.
    mkdir shelf
    ingest -f fw --archive shelf/a.db small.csv >/dev/null 2>&1
    ingest -f fw --archive shelf/large.db large.csv >/dev/null 2>&1
    for run in 1 2; do rank --archive shelf/a.db scores >/dev/null 2>&1; done
    readings() { # COMMAND...: what is read of the archive, by a command that is put in front
        "$@" "$BIN/rank" --archive shelf/a.db --history && "$@" "$BIN/rank" --archive shelf/a.db --compare &&
            "$@" "$BIN/ingest" -f fw --archive shelf/a.db --replay &&
            "$@" "$BIN/ingest" -f fw --archive shelf/a.db --log
    }
    readings env >before 2>/dev/null
    chmod 444 shelf/*.db
    chmod 555 shelf
    gives "an archive in a read-only folder is read" 0 readings "${nobody[@]}"
    check "as it would be elsewhere" cmp -s before out
    same "and nothing is put there" "a.db large.db" "$(echo $(ls shelf))"
    gives "it is not written" 1 "${nobody[@]}" "$BIN/rank" --archive shelf/a.db --freeze x
    check "it says so" grep -q 'a.db: error: this archive cannot be written' err
    mkfifo slowly
    { # shellcheck disable=SC2094
        "${nobody[@]}" "$BIN/ingest" -f fw --archive shelf/large.db --replay 2>slow.err
        echo $? >slow.status
    } >slowly &
    { read -r _ && touch shelf/large.db && cat; } <slowly >slow.out
    wait $!
    same "one that is changed while it is read is refused" 1 "$(cat slow.status)"
    check "it says so" grep -q 'large.db: error: .* changed while it was read' slow.err
    check "and its stream has no end" sh -c '! grep -q ^#end slow.out'
    chmod 755 shelf
else
    echo "skip - a read-only archive (nobody else may read this folder)"
fi

# A disk of 2 MB, in a mount name space of its own.
if unshare -rm true 2>/dev/null || unshare -m true 2>/dev/null; then
    mkdir disk
    cat >full.sh <<'SCRIPT'
mount -t tmpfs -o size=2m none disk || exit 99
ingest -f fw --archive disk/a.db small.csv >before 2>/dev/null
status=0
ingest -f fw --archive disk/a.db small.csv large.csv >full.out 2>full.err || status=$?
rank --archive disk/a.db scores >rank.out 2>rank.err && rank --archive disk/a.db --history >rank.out 2>&1
ingest -f fw --archive disk/a.db --replay >after 2>/dev/null
cp disk/a.db full.db
cp disk/a.db-wal full.db-wal 2>/dev/null
exit $status
SCRIPT
    gives "a full disk" 1 bash -c 'unshare -rm bash full.sh 2>/dev/null || [ $? = 1 ] && exit 1; unshare -m bash full.sh'
    check "it says so" grep -q 'disk/a.db: error: the disk is full' full.err
    check "nothing is passed on" test ! -s full.out
    check "what was there is there" cmp -s before after
    same "and sound" "20 ok" "$(state full.db)"
else
    echo "skip - a full disk (no mount name space of its own)"
fi

# A disk that cannot take the archive's first page.
gives "an archive on a device" 1 ingest -f fw --archive /dev/full small.csv
check "it is named" grep -q '^/dev/full: error: ' err

# Every call that fails in its turn: what was there stays, a file is there whole or not at all, and
# what comes out with status 0 is right.
next_call() { if [ "$1" -lt 20 ]; then echo $(($1 + 1)); else echo $(($1 + 1 + $1 / 6)); fi; }
fail_each() { # CALL ON EXPECTED COMMAND...
    local call=$1 on=$2 expected=$3 k=1 status tried=0 sound
    shift 3
    while :; do
        rm -f mark failing.db*
        cp base.db failing.db
        status=0
        FAIL=$call FAIL_AT=$k FAIL_ON=$on FAIL_MARK=$TMP/mark LD_PRELOAD=$BIN/inject/fail.so \
            "$@" >fail.out 2>fail.err </dev/null || status=$?
        [ -e mark ] || break
        tried=$((tried + 1))
        sound=$(state failing.db)
        if [ "$sound" != "20 ok" ] && [ "$sound" != "40 ok" ]; then
            echo "$call $k ($on): the archive is $sound"
            return 1
        elif [ $status = 0 ] && ! cmp -s fail.out "$expected"; then
            echo "$call $k ($on): status 0, and the output is not right"
            return 1
        elif [ $status -gt 2 ] || { [ $status != 0 ] && ! [ -s fail.err ]; }; then
            echo "$call $k ($on): status $status; $(tail -n 1 fail.err)"
            return 1
        fi
        k=$(next_call $k)
    done
    [ $tried -gt 0 ]
}
if sanitised; then
    echo "skip - failing calls (a sanitiser is in)"
else
    ingest -f fw --archive base.db small.csv >/dev/null 2>&1
    cp base.db failing.db
    ingest -f fw --archive failing.db again.csv >fail.ingest 2>/dev/null
    cp base.db failing.db
    rank --archive failing.db scores >fail.rank 2>/dev/null
    for call in memory pread pwrite fsync; do
        for on in once always; do
            check "ingest into an archive when $call fails $on" \
                fail_each $call $on fail.ingest ingest -f fw --archive failing.db again.csv
            check "rank into an archive when $call fails $on" \
                fail_each $call $on fail.rank rank --archive failing.db scores
        done
    done
fi

# Many times over. How many times, and how large: what must hold is 200, 200 and 40000, which take most
# of an hour; see README.md.
kills=${ARCHIVE_KILLS:-12} rows=${ARCHIVE_ROWS:-1500}
proofs=$ROOT/tests/archive/proofs.py
for what in "together ${ARCHIVE_ROUNDS:-20}" "ingest $kills $rows" "rank $kills 1500"; do
    set -- $what
    mkdir "proof-$1" && cd "proof-$1" || exit 1
    gives "three at a time, or killed at random moments: $what" 0 python3 "$proofs" $what
    cat "$TMP/out" "$TMP/err"
    cd "$TMP" || exit 1
done

wait $long_ingest 2>/dev/null
same "an archive that is locked for long is given up" 1 "$(cat long.status)"
check "it says so" grep -q 'long.db: error: another program has kept this archive locked' long.err
check "nothing is passed on" test ! -s long.out
wait $long_holder 2>/dev/null
same "nothing is lost" "20 ok" "$(state long.db)"
