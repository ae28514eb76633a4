# For the scripts of this folder, which begin with `. "$ROOT/tests/lib.sh"`.
# shellcheck shell=bash

# check NAME COMMAND...: the command holds, or the test NAME has failed.
check() {
    local name=$1
    shift
    if "$@"; then echo "ok - $name"; else echo "not ok - $name"; fi
}

# same NAME EXPECTED GOT: two texts are the same, or the test NAME has failed and both are shown.
same() {
    if [ "$2" = "$3" ]; then
        echo "ok - $1"
    else
        printf 'not ok - %s\n' "$1"
        printf 'expected: %s\ngot:      %s\n' "$2" "$3"
    fi
}

# gives NAME STATUS COMMAND...: the command, which may read standard input, ends with that status.
# What it wrote is in $TMP/out and $TMP/err.
gives() {
    local name=$1 wanted=$2 status=0
    shift 2
    "$@" >"$TMP/out" 2>"$TMP/err" || status=$?
    same "$name" "status $wanted" "status $status"
}

# Whether the programs were built with a sanitiser, which does not bear being preloaded into.
sanitised() {
    grep -q -e -fsanitize "$BIN/flags"
}

# tiny DIR: a framework of two indicators, and in DIR/table.csv what three towns submit for it.
tiny() {
    mkdir -p "$1"
    printf 'key,value\nid,tiny\nname,两项指标\n' >"$1/framework.csv"
    printf 'item,name,unit,type,aliases\nrate,执行率,%%,number,\ncount,件数,件,number,\n' \
        >"$1/items.csv"
    printf '%s\n' code,parent,name,weight,rule,formula,full,zero,points,extent,source \
        total,,总分,10,,,,,,, a,total,执行,6,band,rate,1,0.5,,, b,total,件数,4,share,count,10,,,, \
        >"$1/indicators.csv"
    printf '%s\n' '县,年度,单位,执行率（%）,件数' 示例县,2024,甲镇,90,10 '示例县,2024,"乙,镇",75.5,7' \
        示例县,2024,丙乡,60,9 >"$1/table.csv"
}
