#!/bin/sh
# setup.sh PACKAGE...: installs those of the packages that are missing, with apt-get, as root or
# through sudo. Where all are there it does nothing and says nothing. COMMAND:PACKAGE is missing where
# the command is, whoever brought it: Node.js from elsewhere does not go together with Debian's npm.
set -eu

stop() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

# Leaves what is still wanted, by names of packages.
wanted=
for package in "$@"; do
    case $package in
    *:*)
        ! command -v "${package%%:*}" >/dev/null || continue
        package=${package#*:}
        ;;
    esac
    wanted="$wanted $package"
done
# shellcheck disable=SC2086 # a list of words
set -- $wanted
[ $# -gt 0 ] || exit 0

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    [ "${SETUP:-}" != skip ] || exit 0
    stop "this is no Debian or Ubuntu, so nothing was installed. What Debian calls" \
        "    $*" \
        "is needed. Install it in your system's way, then run make again with SETUP=skip in front."
fi

installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
    sed -n 's/^installed //p') || true
missing=
for package in "$@"; do
    printf '%s\n' "$installed" | grep -Fqx "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    stop "missing:$missing" "Run this as root, or let an administrator run:" \
        "    apt-get install --no-install-recommends$missing"
fi

echo "setup: installing$missing" >&2
# shellcheck disable=SC2086 # lists of words
{
    $as_root apt-get -q update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
            --no-install-recommends $missing
} </dev/null >&2 || stop "apt-get could not install:$missing" \
    "Its messages stand above. Once the packages are there, run make again."
