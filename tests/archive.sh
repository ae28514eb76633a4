# The archive: what ingest and rank keep in it, what comes out again, and what is refused.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
PATH=$BIN:$PATH
export SOURCE_DATE_EPOCH=1743408000
forms=$ROOT/data/example/forms
julu=$ROOT/data/frameworks/julu-2021
corrected=$ROOT/data/example/corrections/2024-08.csv

sql() { # DB QUESTION: rows, columns separated by |
    python3 -c '
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print("|".join("" if x is None else str(x) for x in row))' "$1" "$2"
}
answers() { # NAME EXPECTED DB QUESTION
    same "$1" "$2" "$(sql "$3" "$4")"
}
rows() { grep -v '^#' "$1" | tail -n +2 | LC_ALL=C sort; }

# Submissions.
ingest -f "$julu" "$forms"/*.csv >plain 2>/dev/null
gives "the example goes into an archive" 0 ingest -f "$julu" --archive a.db "$forms"/*.csv
cp out kept
check "what comes out is what comes without an archive, in its own order" \
    cmp -s <(rows plain) <(rows kept)
answers "every submission is kept" 79 a.db "SELECT count(*) FROM submission"
answers "with the file, the line, the bytes and the time" \
    "$forms/2024-08.csv|1|$(wc -c <"$forms/2024-08.csv")|$(sha256sum "$forms/2024-08.csv" | cut -d' ' -f1)|2025-03-31T08:00:00Z" \
    a.db "SELECT file, line, bytes, sha256, received FROM submission JOIN source f ON f.id = source
          WHERE year = 2024 AND department = '辛湖镇'"
answers "item by item" "3085.1|3085.1|万元" a.db \
    "SELECT raw, value, unit FROM answers WHERE year = 2024 AND department = '辛湖镇'
     AND item = 'budget_executed'"
same "the framework's digest can be redone with sha256sum" \
    "$(cd "$julu" && sha256sum framework.csv items.csv indicators.csv checks.csv | sha256sum | cut -d' ' -f1)" \
    "$(sql a.db "SELECT sha256 FROM edition")"

gives "the same again" 0 ingest -f "$julu" --archive a.db "$forms"/*.csv
check "gives the same" cmp -s out kept
check "and says so" grep -q 'note: the archive has had these bytes since 2025-03-31' err
answers "and changes nothing" "79|79" a.db \
    "SELECT (SELECT count(*) FROM submission), (SELECT count(*) FROM source)"

SOURCE_DATE_EPOCH=1743494400 gives "a corrected form" 0 ingest -f "$julu" --archive a.db "$corrected"
same "brings its whole cohort along, and nothing else" "20 示例县,2024" \
    "$(rows out | cut -d, -f1,2 | uniq -c | sed 's/^ *//')"
check "with the corrected figure" grep -q '^示例县,2024,辛湖镇,.*,2805.1,' out
answers "it supersedes, the earlier one stays" "superseded|3085.1
current|2,805.10" a.db \
    "SELECT state, raw FROM answers WHERE year = 2024 AND department = '辛湖镇'
     AND item = 'budget_executed' ORDER BY submission"
cp out corrected
gives "the overtaken form again" 0 ingest -f "$julu" --archive a.db "$forms/2024-08.csv"
check "changes nothing" cmp -s out corrected
check "and warns" grep -q '2024-08.csv: warning: the archive has had these bytes .* superseded since' err

gives "replay" 0 ingest -f "$julu" --archive a.db --replay
same "replay gives every county and year" 79 "$(rows out | wc -l)"
check "with the corrected cohort" cmp -s <(rows corrected) <(rows out | grep ,2024,)
gives "replay of two years" 0 ingest -f "$julu" --archive a.db --replay --years 2021-2022
same "has two" "2021 2022" "$(rows out | cut -d, -f2 | sort -u | xargs)"
gives "the log" 0 ingest -f "$julu" --archive a.db --log --years 2024
same "the log tells what superseded what" \
    "8,superseded,$(sql a.db "SELECT max(id) FROM submission")" "$(grep 辛湖镇 out | head -n 1 |
        cut -d, -f4-6 | sed "s/^[0-9]*,/8,/")"
same "in a list of all" 21 "$(tail -n +2 out | wc -l)"

ls "$forms"/*.csv "$corrected" | tac | sed 's/.*/"&"/' | xargs ingest -f "$julu" --archive back.db >/dev/null 2>&1
ingest -f "$julu" --archive back.db "$corrected" >/dev/null 2>&1
printf ' ' | cat "$corrected" - >again.csv
ingest -f "$julu" --archive back.db again.csv >/dev/null 2>&1
ingest -f "$julu" --archive a.db --replay >forth 2>/dev/null
ingest -f "$julu" --archive back.db --replay >back 2>/dev/null
check "the order of arrival does not show" cmp -s forth back

# A file is one transaction; a refused submission is not in it.
tiny fw
sed 's/示例县/邻县/' fw/table.csv >neighbour.csv
gives "two counties" 0 ingest -f fw --archive two.db fw/table.csv neighbour.csv
sed 's/甲镇,90/甲镇,91/' neighbour.csv >again.csv
gives "one of them again" 0 ingest -f fw --archive two.db again.csv
same "brings its own county along" "3 邻县" "$(rows out | cut -d, -f1 | uniq -c | sed 's/^ *//')"
gives "replay of one county" 0 ingest -f fw --archive two.db --replay --county 邻县
same "has one" "邻县" "$(rows out | cut -d, -f1 | sort -u)"
gives "the log of one county" 0 ingest -f fw --archive two.db --log --county 示例县
same "has one too" "3 示例县" "$(tail -n +2 out | cut -d, -f1 | uniq -c | sed 's/^ *//')"
cp -r fw whole && printf 'cohort,year\n' >>whole/framework.csv
sed 's/2024/2023/' fw/table.csv >last.csv
gives "counties that are scored together" 0 ingest -f whole --archive whole.db last.csv fw/table.csv neighbour.csv
gives "one of them again" 0 ingest -f whole --archive whole.db again.csv
same "brings all of the year along" "3 示例县,2024 3 邻县,2024" \
    "$(rows out | cut -d, -f1,2 | uniq -c | sed 's/^ *//' | xargs)"
for year in 2023 2024; do
    ingest -f whole --archive whole.db --replay --years $year 2>/dev/null | score -f whole 2>/dev/null |
        rank -f whole --archive whole.db >year.$year 2>/dev/null
done
same "the change comes from the archive then too" "-1" "$(grep '^示例县,2024,甲镇' year.2024 | cut -d, -f6)"

# A path is a file's name, whatever SQLite would make of it.
for name in :memory: 'file:x.db?mode=memory'; do
    gives "an archive named $name" 0 ingest -f fw --archive "$name" fw/table.csv
    check "is a file" test -s "./$name"
done
gives "an archive without a name" 2 ingest -f fw --archive '' fw/table.csv
check "is refused" grep -q 'archive takes the name of a file' err
gives "nor is there one for rank" 2 rank --archive '' --history

printf '%s\n' '示例县,2024,丁镇,九十,8' >>fw/table.csv
gives "a file with a bad row" 1 ingest -f fw --archive t.db fw/table.csv
answers "its good rows are kept" "丙乡 乙,镇 甲镇" t.db \
    "SELECT group_concat(department, ' ') FROM (SELECT department FROM submission ORDER BY 1)"
answers "a cell is kept as it stands" "90|0.9" t.db \
    "SELECT raw, value FROM answers WHERE department = '甲镇' AND item = 'rate'"
printf '%s\n' '县,年度,单位,执行率（%）,件数' "示例县,2024,\"x'); DROP TABLE submission;--\",90,1" \
    '示例县,2024,丙乡,—,不适用' >hostile.csv
gives "a hostile name" 0 ingest -f fw --archive t.db hostile.csv
answers "is a name" 1 t.db "SELECT count(*) FROM submission WHERE department LIKE 'x'')%DROP%'"
answers "nothing and not applicable are told apart" "—|
不适用|NA" t.db "SELECT raw, value FROM answers WHERE department = '丙乡' AND state = 'current'"

# Another edition of the framework, with other items in another order.
mkdir other && cp fw/*.csv other/
printf 'item,name,unit,type,aliases\nextra,增加,件,number,\ncount,件数,件,number,\nrate,执行率,%%,number,\n' \
    >other/items.csv
same "values go under the items of today" "示例县,2024,甲镇,,10,0.9" \
    "$(ingest -f other --archive t.db --replay 2>/dev/null | grep 甲镇)"

# Another edition, with other units: what was submitted is in the old ones.
mkdir units && cp fw/*.csv units/
printf 'item,name,unit,type,aliases\nrate,执行率,‰,number,\ncount,件数,万人,number,\n' >units/items.csv
same "a figure is put in its unit of today" "示例县,2024,甲镇,0.9,0.001" \
    "$(ingest -f units --archive t.db --replay 2>/dev/null | grep 甲镇)"
check "what is not applicable is in none" \
    sh -c "ingest -f units --archive t.db --replay 2>/dev/null | grep -q '丙乡,,NA$'"
printf 'item,name,unit,type,aliases\nrate,执行率,%%,number,\ncount,件数,万元,number,\n' >units/items.csv
gives "what cannot be put so is refused" 1 ingest -f units --archive t.db --replay
check "by its name, with what to do" grep -qF \
    't.db: error: 示例县 2024 甲镇: count was submitted in 件, and the framework has it in 万元 now; the one cannot be turned into the other: read the department'"'"'s file again' err
check "and the others are passed on" grep -q '丙乡,,NA$' out
cp t.db again.db
gives "the same file, read under the new units" 1 ingest -f units --archive again.db fw/table.csv
answers "counts anew" "万元|10" again.db "SELECT unit, value FROM answers
    WHERE department = '甲镇' AND item = 'count' AND state = 'current'"

# Rankings.
run() { # DB FILES...: the whole pipe
    local db=$1
    shift
    ingest -f "$julu" --archive "$db" "$@" 2>/dev/null |
        score -f "$julu" --explain why.csv 2>/dev/null |
        rank -f "$julu" --archive "$db" --explain why.csv
}
gives "the pipe, every program with the archive" 0 run r.db "$forms"/*.csv
cp out first
answers "the run is kept" "1|julu-2021|total|county,year|competition|90:优 80:良 60:中 0:差|1" r.db \
    "SELECT id, framework, ranked_by, within, ties, grades, explained FROM run"
answers "with every department's points" "$((79 * 34))" r.db "SELECT count(*) FROM points"
answers "places know their submission" 79 r.db \
    "SELECT count(*) FROM place p JOIN submission s ON s.id = p.submission
     AND s.department = p.department AND s.year = p.year"
answers "and who set the extents" "0.7882|辛湖镇" r.db \
    "SELECT round(max, 4) - 0.2438, max_department FROM extent
     WHERE year = 2024 AND indicator = 'budget_completion_rate'"
gives "history" 0 rank --archive r.db --history
check "history is the ranking" cmp -s first out
SOURCE_DATE_EPOCH=1743494400 gives "2024 alone, corrected" 0 run r.db "$corrected"
cp out second
same "the change is against last year in the archive" 20 \
    "$(grep -c '^示例县,2024,[^,]*,[0-9]*,20,-\?[0-9]*,' second)"
check "as if it had been in the stream" cmp -s <(rows first | cut -d, -f1-3,6 | grep -E '2024,(子湾镇|甲河镇)') \
    <(rows second | cut -d, -f1-3,6 | grep -E '2024,(子湾镇|甲河镇)')
gives "history after the correction" 0 rank --archive r.db --history
check "has the newest of every year" cmp -s <(rows out) <({ rows first | grep -v ,2024,; rows second; } | sort)

gives "explanations of other scores" 1 bash -c "ingest -f '$julu' '$forms'/2023*.csv 2>/dev/null |
    score -f '$julu' 2>/dev/null | rank --archive r.db --explain why.csv"
check "are named" grep -q 'why.csv:2:3: error: this explains other scores' err
check "and nothing is ranked" test ! -s out
answers "nor kept" 2 r.db "SELECT count(*) FROM run"

gives "a label that is a number" 1 rank --archive r.db --freeze 2024
gives "run 1 is published" 0 rank --archive r.db --freeze 公布稿 1
gives "a run is published once" 1 rank --archive r.db --freeze 另一稿 1
check "it says as what" grep -q "run 1 is published already, as '公布稿'" err
gives "a label is used once" 1 rank --archive r.db --freeze 公布稿 2
gives "no such run" 1 rank --archive r.db --compare 77
check "is named" grep -q "'77'" err
SOURCE_DATE_EPOCH=1743580800 gives "a later run" 0 bash -c "ingest -f '$julu' --archive r.db --replay \
    --years 2024 2>/dev/null | score -f '$julu' 2>/dev/null | rank -f '$julu' --archive r.db --lang en"
check "says how it differs from the published one" grep -q "differs from the ranking published as '公布稿'" err
check "and for whom" grep -q '辛湖镇: rank 14 → 17 (-3), total 80.54 → 76.94 (-3.60)' err
check "without explanations it cannot say why" grep -q '^note: why the indicators moved was not kept' err
gives "two runs that are the same" 0 rank --archive r.db --compare --lang en 2 3
check "have nothing to tell" grep -q 'no rank and no total has moved' out

# How sure the ranks are is kept with the run, and history has it.
for year in 2023 2024; do
    ingest -f "$julu" "$forms"/$year*.csv 2>/dev/null | score -f "$julu" >scores.$year 2>/dev/null
done
gives "a ranking with drawn weights" 0 rank -f "$julu" --archive sure.db --robustness 50 --noise 0.4 \
    --seed 7 scores.2024
cp out sure
answers "the draws are kept" "1|50|0.4|7" sure.db "SELECT * FROM drawing"
answers "and what they came to" "20|1|1.0" sure.db \
    "SELECT count(*), sum(rank_p05 <= rank_median AND rank_median <= rank_p95) = 20,
     round(sum(top_share), 2) FROM standing"
gives "history" 0 rank --archive sure.db --history
check "is that ranking, to the byte" cmp -s sure out
gives "the year before, without" 0 rank -f "$julu" --archive sure.db scores.2023
gives "history" 0 rank --archive sure.db --history
same "has the columns of both, empty where nothing was drawn" "20 19" \
    "$(grep -c '^示例县,2024,.*,[0-9]*,[0-9]*,[0-9]*,[01]\.[0-9]*$' out) $(grep -c '^示例县,2023,.*,,,,$' out)"
same "and a header that says so" "rank_p05,rank_median,rank_p95,top_share" \
    "$(sed -n 2p out | grep -o 'rank_p05,.*')"
gives "2024 again, without" 0 rank -f "$julu" --archive sure.db scores.2024
gives "history" 0 rank --archive sure.db --history
check "has no such columns then" test "$(grep -c rank_p05 out)" = 0
gives "scores of another framework than -f's" 2 rank -f fw --archive sure.db scores.2024
check "are not kept" grep -q "scores.2024:[0-9]*: error: these scores are of the framework 'julu-2021', and -f names 'tiny'" err
check "nor ranked" test ! -s out
gives "weights that cannot be drawn" 1 rank -f fw --archive sure.db --robustness 50 <(grep -v '^#' scores.2024)
answers "leave the ranking, and no draws" "4|1" sure.db \
    "SELECT (SELECT count(*) FROM run), (SELECT count(*) FROM drawing)"

# Standard error is not flooded.
for shift in 0 1; do
    {
        echo county,year,department,total,total_low,total_high,missing,a
        seq 60 | awk -v s=$shift '{ printf "某县,2024,d%d,%d,,,0,%d\n", $1, $1 + s, $1 + s }'
    } >many.csv
    rank --archive many.db --lang en many.csv >/dev/null 2>many.err
    rank --archive many.db --freeze s$shift 2>/dev/null
done
same "of many that differ from the published run, 20 are shown and the rest counted" \
    "20 and 40 more moved" "$(grep -c ': rank [0-9]' many.err) $(grep -o 'and 40 more moved' many.err)"
gives "all of them when asked" 0 rank --archive many.db --compare --lang en s0
same "are 60" 60 "$(grep -c ': rank [0-9]' out)"

# What is no archive.
gives "no archive to replay" 1 ingest -f fw --archive nowhere.db --replay
check "is said" grep -q 'nowhere.db: error: there is no such archive' err
check "and none is made" test ! -e nowhere.db
gives "no archive to ask" 1 rank --archive nowhere.db --history
echo 'this is a text, long enough to be looked at by anybody who wants to see a database' >text.db
gives "a file that is no database" 1 ingest -f fw --archive text.db fw/table.csv
check "is said" grep -q 'text.db: error: this file is no archive' err
check "and left as it was" grep -q '^this is a text' text.db
check "nothing is passed on" test ! -s out
sql other.db "CREATE TABLE theirs (x)"
gives "another program's database" 1 ingest -f fw --archive other.db fw/table.csv
check "is said" grep -q 'other.db: error: .* no archive of' err
python3 -c "
import sqlite3
db = sqlite3.connect('t.db'); db.execute('PRAGMA user_version = 99')"
for asked in "ingest -f fw --archive t.db hostile.csv" "rank --archive t.db --history"; do
    gives "a newer archive, ${asked%% *}" 1 $asked
    check "is refused with a sentence" grep -q 't.db: error: this archive is of version 99' err
done
: >empty.db
gives "an empty file becomes an archive" 1 ingest -f fw --archive empty.db fw/table.csv
answers "a whole one" 3 empty.db "SELECT count(*) FROM submission"
gives "a folder that is not there" 1 ingest -f fw --archive no/where.db fw/table.csv
check "is said" grep -q 'no/where.db: error: this archive cannot be opened' err

# The schema: one file, and the way from every older version.
cat >old.py <<'PYTHON'
"""old.py SCHEMA DB VERSION: an archive as that version left it, with a submission and, from version 2
on, a run. Prints nothing."""
import re, sqlite3, sys
whole = open(sys.argv[1]).read()
version = int(sys.argv[3])
db = sqlite3.connect(sys.argv[2], isolation_level=None)
later = whole.find(f"-- version {version + 1}")
db.executescript(whole[:later] if later >= 0 else whole)
db.executescript(f"PRAGMA application_id = 0x4A784172; PRAGMA user_version = {version};"
                 "INSERT INTO source VALUES (1, 'a.csv', 'x', 1, 'then');"
                 "INSERT INTO edition VALUES (1, 'tiny', 'tiny', 'y', 'rate,count');"
                 "INSERT INTO submission VALUES (1, 1, 2, 1, 'tiny', '示例县', 2024, '甲镇', 'current', NULL, '0.9,10');")
if version >= 2:
    db.executescript("INSERT INTO run VALUES (1, 'then', 'tiny', 1, 'total', 'county,year', 'competition', '', 0, NULL, NULL);"
                     "INSERT INTO run_column VALUES (1, 1, 'a');"
                     "INSERT INTO place VALUES (1, 1, '示例县', 2024, '甲镇', 1, 1, NULL, NULL, '9.00', '9.00', '9.00', '0', 1);"
                     "INSERT INTO points VALUES (1, 'a', '5.00', NULL, NULL, NULL);")
PYTHON
newest=$(grep -c '^-- version [0-9]*:' "$ROOT/common/archive/schema.sql")
schema="SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"
python3 -c 'import sqlite3, sys; sqlite3.connect("fresh.db").executescript(open(sys.argv[1]).read())' \
    "$ROOT/common/archive/schema.sql"
for version in $(seq $((newest - 1))); do
    python3 old.py "$ROOT/common/archive/schema.sql" old$version.db "$version"
    cp old$version.db stuck$version.db
    cp old$version.db together$version.db
    gives "an archive of version $version is brought up" 0 ingest -f fw --archive old$version.db --replay
    check "with what it holds" grep -qx '示例县,2024,甲镇,0.9,10' out
    answers "to this version" "$newest" old$version.db "PRAGMA user_version"
    same "its schema is the new one" "$(sql fresh.db "$schema")" "$(sql old$version.db "$schema")"
    answers "and nothing in it is amiss" "ok" old$version.db "PRAGMA integrity_check"

    # Its last table is there already, of somebody else's making: all of the way or nothing of it.
    sql stuck$version.db "CREATE TABLE standing (theirs)"
    before=$(sql stuck$version.db "$schema")
    gives "one of version $version that cannot be brought up" 1 ingest -f fw --archive stuck$version.db --replay
    check "is told of" grep -q "stuck$version.db: error: the archive does not take this: table standing already exists" err
    same "and stays what it was" "$before $version" \
        "$(sql stuck$version.db "$schema") $(sql stuck$version.db "PRAGMA user_version")"

    for n in 1 2 3 4; do
        { ingest -f fw --archive together$version.db --replay >together.$n 2>&1 || echo failed >>together.$n; } &
    done
    wait
    same "four programs bring up the same one of version $version" "4" \
        "$(cat together.[1-4] | grep -cx '示例县,2024,甲镇,0.9,10')"
done
gives "a ranking of version 2" 0 rank --archive old2.db --history
check "is still there" grep -qx '示例县,2024,甲镇,1,1,,,9.00,9.00,9.00,0,5.00' out
same "which is schema.sql's" "$(sql fresh.db "$schema")" "$(sql a.db "$schema")"
answers "every table is strict" "" a.db \
    "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"
answers "WAL is on" wal a.db "PRAGMA journal_mode"

# The questions of docs/archive.md, as a clerk would type them.
python3 - "$ROOT/docs/archive.md" r.db >asked 2>&1 <<'PYTHON'
import re, sqlite3, sys
text = open(sys.argv[1], encoding="utf-8").read()
db = sqlite3.connect(sys.argv[2])
pairs = re.findall(r"```sql\n(.*?)```\n\n```\n(.*?)```", text, re.S)
for question, answer in pairs:
    got = "".join("|".join("" if x is None else str(x) for x in row) + "\n" for row in db.execute(question))
    print("well" if got == answer else f"asked:\n{question}\nanswer:\n{got}\nthe page says:\n{answer}")
print(len(pairs))
PYTHON
same "docs/archive.md asks five questions, and their answers are true" "well well well well well 5" "$(xargs <asked)"
