#!/usr/bin/env bash
# The job in the sqlite3 shell, in memory: sqlite.sh FRAMEWORK TABLE OUT
set -eu -o pipefail
awk -F, -v table="$2" -v out="$3" '
function join(list, code) { return list (list == "" ? "" : ", ") code }
FNR == 1 { next }
FILENAME ~ /items/ { columns = columns ", " $1 " REAL"; next }
$5 == "band" {
    split($6, item, " / ")
    r = "r_" $1; low = "low_" $1; high = "high_" $1; better = $7 > $8
    rates = join(rates, item[1] " / " item[2] " AS " r)
    ends = join(ends, "min(" r ") AS " low ", max(" r ") AS " high)
    points = join(points, sprintf("CASE WHEN %s THEN %d WHEN %s THEN 0 ELSE CAST(max(0.0, min(%s.0, (%s) * %s / (%s - %s))) * 100 + 0.500000001 AS INTEGER) END AS %s",
        r (better ? " >= " $7 " - 1e-9" : " <= " $7 " + 1e-9"), 100 * $4,
        r (better ? " <= " $8 " + 1e-9" : " >= " $8 " - 1e-9"),
        $4, better ? r " - " low : high " - " r, $4, high, low, $1))
    sum = sum (sum == "" ? "" : " + ") $1
    printed = printed ", " $1 " / 100.0 AS " $1
}
END {
    print ".bail on\nPRAGMA journal_mode = off;\nPRAGMA synchronous = off;\n.mode csv"
    print "CREATE TABLE submitted(county TEXT, year INTEGER, department TEXT" columns ");"
    print ".import --csv --skip 1 \"" table "\" submitted"
    print "CREATE TABLE rates AS SELECT county, year, department, " rates " FROM submitted;"
    print "CREATE TABLE extents AS SELECT county, year, " ends " FROM rates GROUP BY county, year;"
    print "CREATE UNIQUE INDEX cohort ON extents(county, year);"
    print ".headers on\n.output \"" out "\""
    print "WITH points AS (SELECT county, year, department, " points " FROM rates JOIN extents USING (county, year)),"
    print "totals AS (SELECT *, " sum " AS total FROM points)"
    print "SELECT county, year, department, rank() OVER (PARTITION BY county, year ORDER BY total DESC) AS rank,"
    print "total / 100.0 AS total" printed " FROM totals;"
}' "$1/items.csv" "$1/indicators.csv" | sqlite3 -batch :memory: >/dev/null
