# The charts of plots: hostile names are drawn and never run; whatever becomes of gnuplot, of the disk
# or of the fonts, it is said in a sentence and no half picture stays.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
plots=$BIN/plots

cat >ranking.csv <<'END'
county,year,department,rank,peers,change,grade,total,total_low,total_high,missing
示例县,2023,甲镇,1,2,,优,91.00,91.00,91.00,0
示例县,2023,乙镇,2,2,,良,85.00,85.00,85.00,0
示例县,2024,甲镇,1,2,0,优,92.00,92.00,92.00,0
示例县,2024,乙镇,2,2,0,中,75.00,75.00,80.00,1
END

# Names: so many in SVGs, and so many in PDFs and PNGs, which take longer. HOSTILE=10000 asks for more.
many=${HOSTILE:-400}
few=${HOSTILE_FEW:-80}
python3 "$ROOT/tests/plots/hostile.py" write $((many / 20)) >hostile.csv
python3 "$ROOT/tests/plots/hostile.py" write $((few / 20)) >few.csv
python3 "$ROOT/tests/plots/hostile.py" plain $((few / 20)) >plain.csv
mkdir home && echo 'system "touch PWNED"' >home/.gnuplot && cp home/.gnuplot .gnuplot
draw_hostile() {
    gives "$2 hostile names are drawn as $1" 0 env HOME="$PWD/home" GNUPLOT_LIB="$PWD/home" \
        "$plots" --keep-scripts --format "$1" --title '`touch PWNED`"' -o hostile "$3"
    same "a $1 for every county and year" $(($2 / 20 * 5)) "$(find hostile -name "*.$1" | wc -l)"
}
draw_hostile svg $many hostile.csv
draw_hostile pdf $few few.csv
draw_hostile png $few few.csv
"$plots" --format png -o plain plain.csv 2>/dev/null
check "no PNG is ruined" python3 "$ROOT/tests/plots/dark.py" hostile plain
check "no name is run" test ! -e PWNED -a ! -e hostile/PWNED
check "every SVG is well-formed" xmllint --noout hostile/*.svg
check "every name can be read in its SVG" python3 "$ROOT/tests/plots/hostile.py" compare hostile <hostile.csv
same "file names are ours" "" "$(find hostile -type f | grep -vE '/(ranking-[0-9]+-[0-9]{4}|(trend|bump|distribution)-[0-9]+)\.(svg|png|pdf|gp)$|/(ranking-[0-9]+-[0-9]{4}\.csv|(index|department-[0-9]+)\.html)$')"
mkdir "a'\`touch PWNED\`\"b"
gives "a folder's name is no command either" 0 "$plots" -o "|touch PWNED/a'\`touch PWNED\`\"\$(touch PWNED)" ranking.csv
check "and it is not run" test ! -e PWNED

# The charts of indicators, with a framework's weights, in every format.
hostile_points() { # the first two indicators of a framework and a rank's interval, for every name
    python3 - "$1" <<'END'
import csv, sys
out = csv.writer(sys.stdout, lineterminator="\n")
for i, row in enumerate(csv.reader(open(sys.argv[1], newline="", encoding="utf-8"))):
    out.writerow(row + (["duty_clarity", "budget_completion_rate", "rank_p05", "rank_p95"] if i == 0 else ["1", str(i % 6), "1", "4"]))
END
}
hostile_points few.csv >points.csv
hostile_why() { # and what each gave itself for them
    python3 - "$1" <<'END'
import csv, sys
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow("county,year,department,code,name,weight,extent,points,self,reason".split(","))
for i, row in enumerate(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"))):
    out.writerow([row["county"], row["year"], row["department"], "a", row["department"], 5, "", 3, i % 6, ""])
END
}
hostile_why few.csv >why.csv
for format in svg pdf png; do
    gives "hostile names beside indicators as $format" 0 "$plots" --format $format \
        -f "$ROOT/data/frameworks/julu-2021" --charts heatmap,loss,certainty,selfgap \
        --explain why.csv -o indicators points.csv
done
gives "hostile names of profiles" 0 "$plots" -f "$ROOT/data/frameworks/julu-2021" --charts profile -o indicators points.csv
check "none of them is run" test ! -e PWNED -a ! -e indicators/PWNED
check "the charts of indicators are well-formed" xmllint --noout indicators/*.svg
same "there are all of them" "$((few / 10)) $((few / 20)) $((few / 20)) $((few / 20)) $few" \
    "$(for c in heatmap loss certainty selfgap profile; do ls indicators/$c-*.svg | wc -l; done | xargs)"

# A character that no font has: U+10FFFD is for private use. The picture is the one that has 〓.
sed 's/甲镇/〓镇/' ranking.csv >stand-in.csv
sed $'s/甲镇/\xF4\x8F\xBF\xBD镇/' ranking.csv >rare.csv
"$plots" --format png -o stand-in stand-in.csv 2>/dev/null
gives "a character without a font is drawn" 0 "$plots" --format png -o rare rare.csv
check "it is named" grep -q 'warning: no font has the character U+10FFFD' "$TMP/err"
check "〓 stands for it" cmp stand-in/ranking-01-2024.png rare/ranking-01-2024.png
gives "in an SVG it stays" 0 "$plots" -o rare rare.csv
check "as it was typed" grep -q $'\xF4\x8F\xBF\xBD镇' rare/ranking-01-2024.svg
check "without a warning" bash -c '! grep warning: "$TMP/err"'

# Fonts: none at all, and none that is Chinese.
fonts() {
    printf '<?xml version="1.0"?><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' \
        "$1" "$TMP/font-cache" >fonts.conf
}
mkdir no-fonts
for folder in "$TMP/no-fonts" /usr/share/fonts/truetype/dejavu; do
    fonts "$folder"
    gives "no Chinese font in ${folder##*/}" 1 env FONTCONFIG_FILE="$PWD/fonts.conf" \
        "$plots" --format png -o fontless ranking.csv
    check "the package is named" grep -q 'fonts-wqy-microhei' "$TMP/err"
    check "nothing is drawn" test ! -e fontless
done

# gnuplot: missing, and what can go wrong with it. An old chart stays as it was.
mkdir bin charts
echo old >charts/trend-01.svg
for program in sh cat head sed kill sleep env; do
    ln -s "$(command -v $program)" bin/
done
fails() {
    local name=$1 said=$2
    gives "$name" 1 env PATH="$PWD/bin" "$plots" -o charts ranking.csv
    check "$name: it is said" grep -q "$said" "$TMP/err"
    same "$name: in one sentence, beside a note and a summary" 3 "$(wc -l <"$TMP/err")"
    same "$name: no new chart stays" "trend-01.svg old" "$(ls -A charts | grep -v -e html$ -e csv$) $(cat charts/*.svg)"
    check "$name: the pages are there and say so" grep -q 未能画出 charts/index.html
}
fails "gnuplot is missing" 'install the package gnuplot-nox'
fake() {
    rm -f bin/gnuplot
    printf '#!/bin/sh\n%s\n' "$1" >bin/gnuplot
    chmod +x bin/gnuplot
}
fake 'head -c 100 >/dev/null; kill -9 $$'
fails "gnuplot is killed" 'gnuplot was ended by signal 9'
fake 'cat >/dev/null; echo "line 3: undefined" >&2; exit 1'
fails "gnuplot fails" 'gnuplot ended with status 1 (line 3: undefined)'
fake 'cat >/dev/null'
fails "gnuplot writes nothing" 'did not write 5 of 5 charts to their end'
fake 'sed -n "s/^set output //p" | while read -r name; do
    eval "printf \"<svg>half\" >\"\$(printf %b $(echo $name | sed "s/\\\\\\\\/\\\\\\\\0/g"))\""; done'
fails "gnuplot writes halves" 'did not write 5 of 5 charts to their end'
fake 'head -c 10 >/dev/null; exit 0'
fails "gnuplot does not listen" 'did not write 5 of 5 charts to their end'

# A full disk, where one can be made.
mkdir full
if mount -t tmpfs -o size=32k none full 2>/dev/null; then
    echo old >full/trend-01.svg
    gives "the disk is full" 1 "$plots" -o full hostile.csv
    check "the disk is full: it is said" grep -q 'is the disk full?' "$TMP/err"
    check "the disk is full: what has a name is whole" \
        bash -c 'for f in full/ranking*.svg; do [ ! -e "$f" ] || xmllint --noout "$f" || exit 1; done'
    same "the disk is full: no half file stays" "" "$(find full -name '*tmp*')"
    same "the disk is full: the old chart stays" old "$(cat full/trend-01.svg)"
    umount full
else
    echo "skip - a full disk (no tmpfs can be mounted)"
fi

# Interrupted: neither half files nor a gnuplot that goes on.
fake 'cat >/dev/null; echo $$ >pid; echo half >charts/ranking-01-2023.tmp$PPID; exec sleep 60'
env PATH="$PWD/bin" "$plots" -o charts ranking.csv 2>/dev/null &
for _ in $(seq 100); do
    [ -s pid ] && [ -n "$(find charts -name '*.tmp*')" ] && break
    sleep 0.05
done
start=$SECONDS
kill -TERM $!
status=0
wait $! || status=$?
same "interrupted: ended by the signal" 143 $status
check "interrupted: at once" test $((SECONDS - start)) -lt 30
same "interrupted: no half file stays" trend-01.svg "$(ls -A charts | grep -v -e html$ -e csv$)"
check "interrupted: gnuplot is gone" bash -c '! kill -0 "$(cat pid)" 2>/dev/null'

# The same input, the same bytes, whatever the place; PDF has no date of its own.
for format in svg png pdf; do
    LC_ALL=C TZ=UTC "$plots" --format $format -o one ranking.csv 2>/dev/null
    LC_ALL=C.UTF-8 TZ=Asia/Shanghai "$plots" --format $format -o two ranking.csv 2>/dev/null
done
check "two runs in two places give the same bytes" diff -r one two
check "no PDF has the time" bash -c '! grep -a CreationDate one/*.pdf | grep -av "D:20000101000000"'

# A script that was kept gives the same picture by hand.
for format in png svg; do
    "$plots" --keep-scripts --format $format -o kept ranking.csv 2>/dev/null
    mkdir by-hand-$format && cp kept/*.gp by-hand-$format
    (cd by-hand-$format && for script in *.gp; do LC_ALL=C.UTF-8 gnuplot -d "$script"; done) 2>&1
done
check "a kept script draws the same PNG" \
    bash -c 'for f in by-hand-png/*.png; do cmp "$f" "kept/${f##*/}" || exit 1; done'
picture_of() { # without what is for other readers, and a line that depends on the chart before
    sed -n '/<g id="gnuplot_canvas">/,$p' "$1" |
        sed -e 's|<title>gnuplot_plot_[0-9]*</title>||' -e '/^<g fill="none" color="#FFFFFF"/d'
}
for f in by-hand-svg/*.svg; do
    same "a kept script draws the same ${f##*/}" "$(picture_of "$f" | cksum)" \
        "$(picture_of "kept/${f##*/}" | cksum)"
done
