# common/setup.sh: what is missing is installed, and nothing else. apt-get and dpkg-query are ours.
. "$ROOT/tests/lib.sh"
cd "$TMP" || exit 1
mkdir bin
for program in sh sed grep env id cat; do
    ln -s "$(command -v $program)" bin/
done
printf '#!/bin/sh\necho "installed there"\n' >bin/dpkg-query
printf '#!/bin/sh\necho "$@" >>asked\n' >bin/apt-get
printf '#!/bin/sh\nexec "$@"\n' >bin/sudo
printf '#!/bin/sh\n' >bin/node
chmod +x bin/*
setup() {
    : >asked
    env -i PATH="$PWD/bin" "$ROOT/common/setup.sh" "$@" 2>err
    grep -o 'recommends.*' asked
}
same "nothing is missing" "" "$(setup there)"
same "what is missing" "recommends lacking" "$(setup there lacking)"
same "a command that is there, from wherever" "" "$(setup there node:nodejs)"
same "a command that is not" "recommends npm lacking" "$(setup there node:nodejs npm:npm lacking)"
rm bin/sudo bin/apt-get
check "where there is no apt-get, the packages are named" \
    bash -c "! env -i PATH=\"\$PWD/bin\" \"$ROOT/common/setup.sh\" node:nodejs npm:npm 2>err && grep -qx 'setup:     npm' err"
