# The report in a browser: accessibility (axe-core), narrow windows, 200 %, paper, no script, no
# network. Needs what `make browser-setup` installs; without it there is nothing to see.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
check=$ROOT/tests/browser/check.js
julu=$ROOT/data/frameworks/julu-2021

for program in "${CHROMIUM:-chromium}" node; do
    command -v "$program" >/dev/null || missing="$missing $program"
done
[ -d "$ROOT/tests/browser/node_modules/axe-core" ] || missing="$missing axe-core"
if [ -n "$missing" ]; then
    echo "skip - the report in a browser:$missing not there (make browser-setup)"
    exit 0
fi
if sanitised; then
    echo "skip - the report in a browser: the pages are those of a build without a sanitiser"
    exit 0
fi

# The invented county, with a town that lacks a figure: its total is provisional.
"$BIN/ingest" -f "$julu" --plain "$ROOT"/data/example/forms/*.csv 2>/dev/null |
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "paid_amount") lacks = i }
        $2 == 2024 && $3 == "甲河镇" { $lacks = "" } { print }' |
    "$BIN/score" -f "$julu" --explain why.csv --findings found.csv 2>/dev/null |
    "$BIN/rank" -f "$julu" >ranking.csv 2>/dev/null
report() {
    "$BIN/plots" -f "$julu" --explain why.csv --findings found.csv -o "$@" ranking.csv 2>/dev/null
}
report county
check "a provisional total is marked" test 1 = "$(grep -l 暂定 county/department-*.html | wc -l)"
node "$check" county

# In English, and with names that nobody should have.
report english --lang en
rm english/department-0[2-9].html english/department-[12]*.html
node "$check" english | sed 's/ - / - in English: /'
python3 "$ROOT/tests/plots/hostile.py" write 2 >names.csv
"$BIN/plots" -o hostile names.csv 2>/dev/null
rm hostile/department-0[1-57-9].html hostile/department-[1-4]*.html
node "$check" hostile | sed 's/ - / - hostile names: /'
