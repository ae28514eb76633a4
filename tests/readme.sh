# What the READMEs show is what happens: their commands run, their figures come out.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
ln -s "$ROOT/data" data
ln -s "$BIN" build
forms=data/example/forms
julu=data/frameworks/julu-2021

# commands FILE: the indented blocks of a README from the one that sets the PATH to the end of its
# section; without Miller, those that need none.
commands() {
    local without=mlr
    command -v mlr >/dev/null && without='^$'
    awk '/^    export PATH/ { on = 1 } /^## / { on = 0 } on && (/^    / || /^$/) { print substr($0, 5) }' "$1" |
        awk -v RS= -v ORS='\n\n' -v without="$without" '$0 !~ without'
}

command -v mlr >/dev/null || echo "skip - the commands of the READMEs that use mlr"
for readme in README.md README.zh-CN.md; do
    commands "$ROOT/$readme" >commands
    check "$readme shows commands" grep -q 'plots -f' commands
    gives "the commands of $readme run" 0 bash -e commands
    check "and leave a ranking" test -s ranking-excel.csv
    cp why.csv why
    rm -rf ./*.csv charts
done
same "the commands of both are the same" \
    "$(commands "$ROOT/README.md" | sed 's/ *#.*//; s/--lang en/--lang zh/')" \
    "$(commands "$ROOT/README.zh-CN.md" | sed 's/ *#.*//')"

grep '^> ' "$ROOT/README.zh-CN.md" | cut -c3- >sentence
check "the sentence of README.zh-CN.md is the one that comes out" grep -Fqf sentence why

# The charts that the READMEs show are those of `make demo`: put its ranking-01-2024.svg, bump-01.svg and
# heatmap-01-2024.svg there where they have changed. gnuplot's version may differ, so texts are compared.
texts() { sed -n 's/.*<text>\(.*\)<\/text>.*/\1/p' "$1"; }
"$BIN/ingest" -f $julu $forms/*.csv data/example/corrections/*.csv 2>/dev/null |
    "$BIN/score" -f $julu 2>/dev/null | "$BIN/rank" -f $julu 2>/dev/null |
    "$BIN/plots" -f $julu --title '虚构的示例县' --charts ranking,bump,heatmap -o shown 2>/dev/null
for chart in ranking-01-2024 bump-01 heatmap-01-2024; do
    docs=$ROOT/docs/${chart%%-*}.svg
    check "docs/${chart%%-*}.svg has texts" test "$(texts "$docs" | wc -l)" -gt 40
    same "docs/${chart%%-*}.svg is the chart that is drawn" "$(texts "shown/$chart.svg")" "$(texts "$docs")"
    for readme in README.md README.zh-CN.md; do
        for total in $(grep -F "(docs/${chart%%-*}.svg)" "$ROOT/$readme" | grep -oE '[0-9]+\.[0-9]+ .'); do
            check "$total of $readme stands in docs/${chart%%-*}.svg" grep -qF "$total" "$docs"
        done
        check "$readme shows docs/${chart%%-*}.svg" grep -qF "(docs/${chart%%-*}.svg)" "$ROOT/$readme"
    done
done

# The invented county's README: "rank: total grade" of a town, year by year, then by reading.
"$BIN/ingest" -f $julu $forms/*.csv >observations 2>/dev/null
"$BIN/score" -f $julu observations 2>/dev/null | "$BIN/rank" -f $julu --plain >years 2>/dev/null
for reading in cohort clipped inside bounds; do
    "$BIN/score" -f $julu --extent $reading observations 2>/dev/null |
        "$BIN/rank" -f $julu --plain 2>/dev/null | awk -F, -v OFS=, '$2 == 2024'
done >readings

# told COLUMN FILE: every "rank: total [grade]" of the table whose head has that column is in FILE,
# whose rows are, town by town, in the order of the columns.
told() {
    awk -F' *[|] *' -v head="$1" -v rows="$2" '
        BEGIN {
            while ((getline row < rows) > 0) {
                split(row, f, ",")
                seen[f[3], ++n[f[3]]] = f[4] ": " f[8] " " f[7]
            }
        }
        /^[|]/ && index($0, head) { on = 1; next }
        !/^[|]/ { on = 0 }
        on && $3 ~ /^[0-9]+: [0-9.]+/ {
            for (i = 1; i <= 4; i++) {
                cells++
                if (index(seen[$2, i], $(i + 2)) != 1) {
                    print $2, i, "has", seen[$2, i], "not", $(i + 2)
                    bad = 1
                }
            }
        }
        END { exit bad || cells < 16 }' "$ROOT/data/example/README.md"
}
check "data/example/README.md has the ranks, totals and grades of the years" told '| 2021 |' years
check "data/example/README.md has those of the four readings" told '| `cohort` |' readings
for tie in '2024,丙桥镇,6 2024,乙山镇,6' '2024,庚台乡,12 2024,酉铺乡,12' '2022,子湾镇,2 2022,申屯镇,2'; do
    set -- $tie
    check "$1 and $2 are a tie" test 2 = "$(grep -cE ",($1|$2)," years)"
done
