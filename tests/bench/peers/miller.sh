#!/usr/bin/env bash
# The job in Miller, in two passes: the extents of the cohorts, then the rest. miller.sh FRAMEWORK TABLE OUT
set -eu -o pipefail
extents=$(mktemp)
trap 'rm -f "$extents"' EXIT
bands=$(awk -F, '$5 == "band" { split($6, item, " / "); print $1, $4, item[1], item[2], $7, $8 }' "$1/indicators.csv")
rates=$(awk '{ printf "$r_%s = $%s / $%s; ", $1, $3, $4 }' <<<"$bands")
names=$(awk '{ printf "%sr_%s", (NR > 1 ? "," : ""), $1 }' <<<"$bands")
codes=$(awk '{ printf ",%s", $1 }' <<<"$bands")
points=$(awk '{
    r = "$r_" $1; low = r "_min"; high = r "_max"; better = $5 > $6
    printf "p = %s ? %d : %s ? 0 : floor(max(0, min(%d, (%s) * %d / (%s - %s))) * 100 + 0.500000001); t += p; $%s = fmtnum(p / 100, \"%%.2f\");\n",
        r (better ? " >= " $5 " - 1e-9" : " <= " $5 " + 1e-9"), 100 * $2,
        r (better ? " <= " $6 " + 1e-9" : " >= " $6 " - 1e-9"),
        $2, better ? r " - " low : high " - " r, $2, high, low, $1 }' <<<"$bands")
mlr --icsv --ocsv --from "$2" put "$rates" \
    then stats1 -a min,max -f "$names" -g county,year >"$extents"
mlr --icsv --ocsv --from "$2" put "$rates" \
    then cut -f "county,year,department,$names" \
    then join -j county,year -f "$extents" \
    then put "num p = 0; num t = 0; $points \$total = t" \
    then cut -o -f "county,year,department,total$codes" \
    then sort -f county -nf year -nr total \
    then put 'begin { @cohort = ""; @seen = 0; @last = -1; @rank = 0 }
        cohort = $county . "," . $year;
        if (cohort != @cohort) { @cohort = cohort; @seen = 0; @last = -1 }
        @seen += 1;
        if ($total != @last) { @last = $total; @rank = @seen }
        $rank = @rank; $total = fmtnum($total / 100, "%.2f")' >"$3"
