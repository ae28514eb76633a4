# make install puts everything in its place, what is installed works, and make uninstall removes
# exactly that. `make help` knows every target.
. "$ROOT/tests/lib.sh"
build=${BIN#"$ROOT/"}
# make without building: the programs of this run are what is installed
quietly() { make -s -C "$ROOT" BUILD="$build" -o all "$@" >"$TMP/make" 2>&1 || { cat "$TMP/make"; false; }; }
# a recipe of this make must not take the job server of the one that runs the tests
unset MAKEFLAGS MFLAGS MAKELEVEL

at=$TMP/package
check "install under DESTDIR" quietly install DESTDIR="$at" PREFIX=/opt/jixiao
same "it lays out what it should" "bin/jixiao
libexec/jixiao/ingest
libexec/jixiao/plots
libexec/jixiao/rank
libexec/jixiao/score
$(cd "$ROOT/data" && find frameworks -name '*.csv' | sort | sed 's|^|share/jixiao/|')" \
    "$(cd "$at/opt/jixiao" && find . -type f | sed 's|^\./||' | LC_ALL=C sort)"
check "nothing installed knows of DESTDIR" sh -c "! grep -rq '$at' '$at'"

mkdir "$at/opt/jixiao/share/other" && touch "$at/opt/jixiao/share/other/file"
check "uninstall" quietly uninstall DESTDIR="$at" PREFIX=/opt/jixiao
same "it leaves what is another's" "opt/jixiao/share/other/file" "$(cd "$at" && find . -type f | cut -c 3-)"
check "and no folder of its own" test ! -e "$at/opt/jixiao/libexec/jixiao" -a ! -e "$at/opt/jixiao/share/jixiao"

prefix="$TMP/a prefix"
check "install under a PREFIX with a blank in it" quietly install PREFIX="$prefix"
jixiao="$prefix/bin/jixiao"
gives "jixiao --help" 0 "$jixiao" --help
check "jixiao --help names the four programs" grep -q '^  plots ' "$TMP/out"
gives "jixiao --version" 0 "$jixiao" --version
same "jixiao has the version of its programs" "jixiao $("$BIN/score" --version | sed 's/.* //')" \
    "$(cat "$TMP/out")"
gives "jixiao without a program" 2 "$jixiao"
gives "jixiao with an unknown program" 2 "$jixiao" sort
check "jixiao with an unknown program: it is named" grep -q "'sort'" "$TMP/err"
tiny "$TMP/fw"
gives "jixiao runs the pipe" 0 bash -o pipefail -c \
    "'$jixiao' ingest -f '$TMP/fw' '$TMP/fw/table.csv' | '$jixiao' score -f '$TMP/fw' | '$jixiao' rank -"
same "and something comes out" 3 "$(grep -c 示例县 "$TMP/out")"
gives "the frameworks come along" 0 "$jixiao" score --lint -f "$prefix/share/jixiao/frameworks/julu-2021"
gives "a program's status is jixiao's" 2 "$jixiao" rank --nonsense

make -s -C "$ROOT" help >"$TMP/help"
for target in all demo check asan help install uninstall clean format format-check; do
    check "make help lists $target" grep -q "^  $target  *[a-z]" "$TMP/help"
done
