# Which file may include which: common/ nothing of a program, no program another's headers, and in a
# program with rooms each room only itself and those before it, so that it can be read, and tested, with
# no thought of what comes later.
. "$ROOT/tests/lib.sh"
cd "$ROOT" || exit 1

# The rooms of a program, in their order.
rooms_of() {
    case $1 in
    ingest) echo words file submissions sheet blank ;;
    score) echo rows points explain findings ;;
    rank) echo rows ranks years ;;
    plots) echo data draw charts annual ;;
    esac
}

# strays FOLDER PLACE...: the includes of the sources in the folder whose header is in none of the places.
strays() {
    local folder=$1 file header place
    shift
    for file in "$folder"/*.[ch]; do
        sed -n 's/^#include "\(.*\)"$/\1/p' "$file" | while read -r header; do
            for place in "$@"; do
                [ ! -e "$place/$header" ] || continue 2
            done
            echo "$file: $header"
        done
    done
}

# A room's headers are named by it: "words/cell.h" is in the folder `ingest`, if `words` may be used.
for program in ingest score rank plots; do
    same "$program includes its own headers and common's" "" "$(strays $program $program common)"
    mkdir -p "$TMP/$program"
    for room in $(rooms_of $program); do
        ln -s "$ROOT/$program/$room" "$TMP/$program/$room"
        same "$program/$room includes only rooms before it" "" \
            "$(strays "$program/$room" "$TMP/$program" common)"
    done
    [ -z "$(rooms_of $program)" ] || same "$program has these rooms" \
        "$(rooms_of $program | tr ' ' '\n' | sort)" "$(cd $program && ls -d -- */ | tr -d / | sort)"
done
for folder in common common/*/; do
    same "$folder includes only common's headers" "" \
        "$(strays "${folder%/}" common "${folder%/}" | grep -v 'schema.c: schema.inc$')"
done
