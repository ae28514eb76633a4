# The forms of the invented county are what their generator writes, to the byte; and none of them
# could be taken for a real town's.
. "$ROOT/tests/lib.sh"
cd "$ROOT" || exit 1
forms=data/example/forms

every_form_says_so() {
    test -z "$(grep -L '^县（区）,示例县,,示例县及其乡镇和数字均为虚构$' "$forms"/*.csv)"
}

python3 data/example/generate.py "$TMP/forms"
check "the generator writes the forms that are here" diff -r "$forms" "$TMP/forms"
check "there are 79: 20 towns, 4 years, one absent" \
    test "$(find "$forms" -type f | wc -l)" = 79
check "the absent one is the town's of 2023" \
    test -e $forms/2022-20.csv -a ! -e $forms/2023-20.csv -a -e $forms/2024-20.csv
check "every form says that it is invented" every_form_says_so
