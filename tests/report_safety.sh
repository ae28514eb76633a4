# The pages of the report: whatever a name is, it is a text; the pages are whole, and nothing but the
# files that should be there is written.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
plots=$BIN/plots
report=$ROOT/tests/plots/report.py

# 400 names, in every cell that a town or a county could have written.
python3 "$ROOT/tests/plots/hostile.py" write 20 >ranking.csv
python3 "$report" remarks ranking.csv explain.csv findings.csv
gives "a report of 400 hostile names" 0 "$plots" --charts ranking --explain explain.csv \
    --findings findings.csv --title '</title><script>alert(1)</script>' -o pages ranking.csv
check "every page is well-formed" xmllint --noout pages/*.html
check "every name reads back, and none is markup" python3 "$report" names pages ranking.csv
check "the downloads read back, and no text is a formula" python3 "$report" downloads pages ranking.csv
same "file names are ours" "" \
    "$(find pages -mindepth 1 | grep -vE '^pages/(index\.html|department-[0-9]+\.html|ranking-[0-9]+-[0-9]{4}\.(svg|csv))$')"
same "nothing is written beside the folder" "err explain.csv findings.csv out pages ranking.csv" \
    "$(find . -mindepth 1 -maxdepth 1 -printf '%f\n' | LC_ALL=C sort | xargs)"
check "each page has its policy" test "$(grep -lF "content=\"default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'\"" pages/*.html | wc -l)" = "$(find pages -name '*.html' | wc -l)"

# Bytes that are no UTF-8, and none at all.
printf 'county,year,department,rank,change,grade,total,missing\n\377\200,2024,a\001\033\377b,1,,\376,9,0\n,2024,,2,,,8,2\n' >bytes.csv
gives "bytes that are no text" 0 "$plots" -o bytes bytes.csv
check "their pages are well-formed" xmllint --noout bytes/*.html
check "a name that is not there has a word" grep -q '>（无名）</a>' bytes/index.html

# A framework whose names are hostile.
tiny framework
sed -i 's/^name,.*/name,<script>\&amp;/' framework/framework.csv
sed -i "s/执行,6/\"<b>\"\"' onload=x\",6/" framework/indicators.csv
"$BIN/ingest" -f framework framework/table.csv 2>/dev/null |
    "$BIN/score" -f framework --explain why.csv --findings found.csv 2>/dev/null |
    "$BIN/rank" -f framework 2>/dev/null >small.csv
gives "a framework's names" 0 "$plots" -f framework --explain why.csv --findings found.csv -o small small.csv
check "are texts too" xmllint --noout small/*.html
check "and are there" grep -qF '&lt;b&gt;&quot;&#39; onload=x' small/department-01.html

# What is wrong with the two files is said, and the rest of the report is there.
gives "a file that is no explanation" 1 "$plots" -f framework --explain small.csv -o other small.csv
check "is said to be none" grep -q "give the file that .score --explain. wrote" err
check "and the report is there without it" test -s other/index.html -a -s other/department-01.html
gives "a file that is not there" 1 "$plots" --findings nowhere.csv -o other2 small.csv
check "is named" grep -q '^nowhere.csv: error: cannot be read' err
sed 's/,甲镇,/,戊镇,/' why.csv >elsewhere.csv
gives "rows about somebody else" 0 "$plots" -f framework --explain elsewhere.csv -o other3 small.csv
check "are passed over with a warning" grep -q "warning: '戊镇' of 示例县 is not in the ranking" err

# The same bytes everywhere.
LC_ALL=C TZ=UTC "$plots" -f framework --charts ranking --explain why.csv --findings found.csv -o one small.csv 2>/dev/null
LC_ALL=C.UTF-8 TZ=Asia/Shanghai "$plots" -f framework --charts ranking --explain why.csv --findings found.csv -o two small.csv 2>/dev/null
check "two runs in two places give the same report" diff -r one two
check "the report has every chart and page" diff <(ls one) <(printf '%s\n' department-0{1,2,3}.html \
    index.html ranking-01-2024.{csv,svg})
