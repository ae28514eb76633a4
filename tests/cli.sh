# The manners that all four programs share.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
PATH=$BIN:$PATH
tiny fw
ingest -f fw fw/table.csv >observations 2>/dev/null
score -f fw observations >scores 2>/dev/null
rank -f fw scores >ranking 2>/dev/null

# What each program reads, the options it must have, and a command that reads standard input.
declare -A input=([ingest]=fw/table.csv [score]=observations [rank]=scores [plots]=ranking)
declare -A options=(
    [ingest]='framework county year department roster files0-from archive replay years encoding strict grouped template plain'
    [score]='framework extent missing self explain findings grouped lint plain'
    [rank]='framework by within ties grades archive history robustness noise seed merge grouped plain'
    [plots]='framework output format charts explain findings title lang keep-scripts'
)
declare -A command=([ingest]='ingest -f fw' [score]='score -f fw' [rank]='rank'
    [plots]='plots -f fw -o charts')

has_usage() { head -n 1 out | grep -q "^Usage: $1 \[OPTION"; }
has_option() { grep -Eq -- "^  (-[a-zA-Z],|   ) --$1( |\$)" out; }
is_one_line_and_try() {
    [ "$(wc -l <err)" = 2 ] && head -n 1 err | grep -q "^$1: " &&
        tail -n 1 err | grep -Fqx "Try '$1 --help' for more information."
}
is_quiet() { ! [ -s "$1" ]; }

for p in ingest score rank plots; do
    for flag in --help -h; do
        gives "$p $flag ends well" 0 $p $flag
        check "$p $flag says nothing on stderr" is_quiet err
        check "$p $flag begins with its usage" has_usage $p
        check "$p $flag fits on a page of 60 lines" test "$(wc -l <out)" -le 60
        for option in ${options[$p]} help version; do
            check "$p $flag shows --$option" has_option "$option"
        done
    done
    for flag in --version -V; do
        gives "$p $flag ends well" 0 $p $flag
        check "$p $flag is one line" grep -Eqx "$p \(jixiao\) [0-9]+\.[0-9]+\.[0-9]+" out
    done

    for wrong in --nonsense -% --help=x; do
        gives "$p $wrong is refused" 2 ${command[$p]} $wrong
        check "$p $wrong: one line and where to read on" is_one_line_and_try $p
        check "$p $wrong: it is named" grep -Fq -- "'${wrong%=x}" err
        check "$p $wrong: nothing on stdout" is_quiet out
    done
    gives "$p -f without a folder is refused" 2 $p -f
    check "$p -f without a folder: one line" is_one_line_and_try $p

    gives "$p: an input that is not there" 1 ${command[$p]} nowhere.csv
    check "$p: it is named" grep -Eq '(^|/)nowhere\.csv: error: .*No such file' err
    gives "$p: a folder for an input" 1 ${command[$p]} fw
    check "$p: it is named" grep -q '^fw: error: .*directory' err
    gives "$p: a framework that is not there" 2 ${command[$p]/-f fw/} -f nowhere "${input[$p]}"
    check "$p: it is named" grep -q 'nowhere' err
    check "$p: nothing on stdout" is_quiet out

    gives "$p: options behind the operands" 0 $p "${input[$p]}" ${command[$p]#$p}
    cp out operand
    check "$p: a summary is the last line" grep -q "^$p: " <(tail -n 1 err)
    gives "$p: - is standard input" 0 ${command[$p]} - <"${input[$p]}"
    check "$p: and gives the same" cmp -s operand out
    gives "$p: no operand is standard input" 0 ${command[$p]} <"${input[$p]}"
    check "$p: and gives the same" cmp -s operand out
    gives "$p: nothing on standard input" 1 ${command[$p]} </dev/null
    check "$p: nothing on standard input is an error" grep -q 'error: ' err

    gives "$p --help into a full disk" 1 sh -c "$p --help >/dev/full"
    check "$p --help into a full disk: it says so" grep -q "$p: error: .*No space left" err
    # the reader is gone before the first byte
    gives "$p --help to a reader that has gone" 0 bash -o pipefail -c "(sleep 0.2; $p --help) | true"
    check "$p --help to a reader that has gone: quietly" is_quiet err
done

for p in ingest score rank; do
    gives "$p into a full disk" 1 sh -c "${command[$p]} ${input[$p]} >/dev/full"
    check "$p into a full disk: it says so" grep -q "^$p: error: .*No space left" err
    gives "$p to a reader that has gone" 0 \
        bash -o pipefail -c "(sleep 0.2; ${command[$p]} ${input[$p]}) | true"
    check "$p to a reader that has gone: quietly" sh -c '! grep -Eqi "error|pipe" err'
done

# What a program writes beside its stream never takes the place of what it reads.
beside() {
    local p=$1 option=$2
    cp "${input[$p]}" kept
    gives "$p --$option over its input is refused" 2 ${command[$p]} -f fw --$option kept ./kept
    check "$p --$option over its input: one line" is_one_line_and_try $p
    gives "$p --$option over standard input is refused" 2 ${command[$p]} -f fw --$option kept <kept
    check "$p --$option over its input: that stands" cmp -s kept "${input[$p]}"
    : >both
    gives "$p --$option where the stream goes is refused" 2 \
        sh -c "${command[$p]} -f fw --$option both ${input[$p]} >both"
    gives "$p --$option where the messages go is refused" 2 \
        sh -c "${command[$p]} -f fw --$option both ${input[$p]} 2>both"
    gives "$p --$option over what it wrote before" 0 ${command[$p]} -f fw --$option both "${input[$p]}"
    check "$p --$option over what it wrote before: it is new" test -s both
}
beside ingest errors
for option in explain findings compare-extents; do beside score $option; done
beside rank leave-one-out
printf '%s\0' fw/table.csv kept >list
cp fw/table.csv kept
gives "ingest --errors over a file of its list is refused" 2 \
    ingest -f fw --files0-from list --errors kept
check "ingest --errors over a file of its list: that stands" cmp -s kept fw/table.csv
cp list kept
gives "ingest --errors over its list is refused" 2 ingest -f fw --files0-from kept --errors kept

for p in ingest score; do
    gives "$p without a framework" 2 $p "${input[$p]}"
    check "$p without a framework: it asks for -f" grep -q -e '-f' err
done
gives "plots without a folder to write to" 2 plots -f fw ranking
check "plots without a folder to write to: it asks for -o" grep -q -e '-o' err
gives "plots to a place that cannot be one" 1 plots -f fw -o /dev/full/charts ranking
check "plots to a place that cannot be one: it is named" grep -q '/dev/full/charts: error: ' err
gives "score takes one input" 2 score -f fw observations observations
check "score takes one input: one line" is_one_line_and_try score

# What stands in the help as an example runs as it stands.
mkdir examples && cd examples || exit 1
ln -s "$ROOT/data" data
ln -s data/example/forms forms
julu="-f data/frameworks/julu-2021"
ingest $julu forms/*.csv >observations.csv 2>/dev/null
score $julu observations.csv >scores.csv 2>/dev/null
for year in 2023 2024; do
    ingest $julu forms/$year-*.csv 2>/dev/null | score $julu >scores-$year.csv 2>/dev/null
    rank scores-$year.csv >ranking-$year.csv 2>/dev/null
done
rank $julu scores.csv >ranking.csv 2>/dev/null
sed 's/^示例县/东县/' ranking.csv >ranking-east.csv
sed 's/^示例县/西县/' ranking.csv >ranking-west.csv
for year in 2024 2024; do # two runs of a year, to be compared
    rank $julu --archive county.db scores-$year.csv >/dev/null 2>&1
done
{ head -n 2 observations.csv | tail -n 1; grep ',2024,' observations.csv; } >table.csv
examples() { # the indented lines below the options, continued ones joined
    $1 --help | sed -n '/^  -V/,$p' | sed '1,2d' |
        awk '/^      / { printf "%s ", $0; next } /^  [a-z]/ { printf "\n%s ", $0 } END { print "" }' |
        grep -E "^  (ingest|score|rank|plots) "
}
for p in ingest score rank plots; do
    examples $p >"$TMP/examples-$p"
    check "$p has at least two examples" test "$(wc -l <"$TMP/examples-$p")" -ge 2
    while IFS= read -r example; do
        gives "example:$example" 0 bash -o pipefail -c "$example"
        [ "$(tail -n 1 "$TMP/err" | grep -c error)" = 0 ] || cat "$TMP/err"
    done <"$TMP/examples-$p"
done
