# What holds for ingest beyond single cases: dresses, damage at every row, large files, blank forms, the
# terminal. Each is a script of its own in tests/ingest/.
. "$ROOT/tests/lib.sh"
cd "$ROOT/tests/ingest" || exit 1
export PYTHONDONTWRITEBYTECODE=1

for part in dresses damage large template terminal; do
    mkdir -p "$TMP/$part"
    TMP=$TMP/$part python3 "$part.py" || echo "not ok - $part.py came to its end"
    rm -rf "${TMP:?}/$part"
done

python3 "$ROOT/data/messy/make.py" "$TMP/messy"
for f in "$TMP"/messy/*; do
    check "data/messy/$(basename "$f") is what make.py writes" cmp "$f" "$ROOT/data/messy/$(basename "$f")"
done
