# docs/published.md tells what comes out: its commands run, every finding of the five reports stands in it with
# its figures and no other, and its sums are right.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
ln -s "$ROOT/data" data
ln -s "$BIN" build
page=$ROOT/docs/published.md

awk '/^    /' "$page" | cut -c5- >commands
gives "the commands of docs/published.md run" 0 bash -e -o pipefail commands
python3 "$ROOT/tests/published.py" "$page" .
