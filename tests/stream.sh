# The stream between the programs: cut anywhere it is refused, and the same input gives the same
# bytes whatever the locale, the time zone and the day.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
tiny fw

"$BIN/ingest" -f fw fw/table.csv >observations 2>/dev/null
"$BIN/score" -f fw observations >scores 2>/dev/null
"$BIN/rank" -f fw scores >ranking 2>/dev/null
for stream in observations scores ranking; do
    same "$stream come in a frame" "#jixiao 1 $stream framework=tiny/#end 3" \
        "$(head -n 1 $stream)/$(tail -n 1 $stream)"
done

# refuses_cuts STREAM COMMAND...: the command reads the stream, and no piece of it.
refuses_cuts() {
    local stream=$1 size n
    shift
    size=$(wc -c <"$stream")
    "$@" <"$stream" >whole 2>err || { echo "the whole stream is refused:"; cat err; return 1; }
    for ((n = $(head -n 1 "$stream" | wc -c); n < size; n++)); do
        head -c $n "$stream" >cut
        "$@" <cut >out 2>err
        [ $? = 1 ] || { echo "the first $n of $size bytes give another status than 1"; return 1; }
        [ -s err ] || { echo "the first $n of $size bytes are refused without a word"; return 1; }
        ! grep -q '^#end' out || { echo "the first $n of $size bytes give a whole stream"; return 1; }
    done
}
check "score refuses observations cut at any byte" refuses_cuts observations "$BIN/score" -f fw
check "rank refuses scores cut at any byte" refuses_cuts scores "$BIN/rank"
check "plots refuses a ranking cut at any byte" refuses_cuts ranking "$BIN/plots" -f fw -o charts

# An upstream that dies in the middle: no ranking comes of it.
gives "a dead upstream leaves no ranking" 1 bash -o pipefail -c \
    "(head -n 4 observations; exit 0) | '$BIN/score' -f fw | '$BIN/rank'"
same "nor a line of one" "" "$(cat out)"

# Without its frame (through another tool, say) a stream is read without asking for its end.
grep -v '^#' observations >bare
gives "a stream without a frame is read" 0 "$BIN/score" -f fw bare
same "and gives the same" "$(tail -n +2 scores)" "$(tail -n +2 out)"
gives "--plain leaves the frame out" 0 "$BIN/score" -f fw --plain observations
same "and nothing else" "$(grep -v '^#' scores)" "$(cat out)"

# sums FOLDER VARIABLE=VALUE...: the whole pipe over the example county, under these variables.
example=$ROOT/data/example/forms
framework=$ROOT/data/frameworks/julu-2021
sums() {
    local folder=$1
    shift
    mkdir -p "$folder"
    (
        export "$@"
        "$BIN/ingest" -f "$framework" "$example"/*.csv >"$folder/observations.csv" &&
            "$BIN/score" -f "$framework" "$folder/observations.csv" >"$folder/scores.csv" &&
            "$BIN/rank" -f "$framework" "$folder/scores.csv" >"$folder/ranking.csv" &&
            "$BIN/plots" -f "$framework" -o "$folder" "$folder/ranking.csv" &&
            "$BIN/plots" -f "$framework" -o "$folder" --format png "$folder/ranking.csv" &&
            "$BIN/plots" -f "$framework" -o "$folder" --format pdf "$folder/ranking.csv"
    ) 2>"$folder.err" || { cat "$folder.err"; return 1; }
    (cd "$folder" && find . -type f -exec sha256sum {} + | sort -k 2)
}
first=$(sums first LC_ALL=C TZ=UTC)
for kind in csv svg png pdf; do
    check "the pipe makes $kind" grep -q "\.$kind\$" <<<"$first"
done
same "the same bytes in a second run" "$first" "$(sums second LC_ALL=C TZ=UTC)"
same "the same bytes under zh_CN.UTF-8 in Shanghai" "$first" \
    "$(sums shanghai LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8 TZ=Asia/Shanghai)"
same "the same bytes under C.UTF-8 in New York" "$first" \
    "$(sums newyork LC_ALL=C.UTF-8 TZ=America/New_York)"
