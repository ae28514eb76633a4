# docs/scale.md, run: a province's table dealt out by county to two hosts, ranked there, and merged here.
# The hosts are two sshd, each in a network namespace of its own and with a folder that nobody else
# sees. All of it, processes, networks and mounts, is inside namespaces that end with this test,
# however it ends: the kernel clears up.
. "$ROOT/tests/lib.sh"

skip() {
    echo "skip - $1"
    exit 0
}
if [ "${1:-}" != inside ]; then
    [ "$(id -u)" = 0 ] || skip "two hosts: network namespaces want root"
    for command in sshd ssh ssh-keygen parallel rsync ip unshare; do
        [ -n "$(PATH=$PATH:/usr/sbin:/sbin type -P $command)" ] ||
            skip "two hosts: $command is not here; make scale-setup installs it"
    done
    sanitised && skip "two hosts: a sanitiser's reports would stay on them; merge.sh has rank --merge"
    unshare --net --mount --pid --fork true 2>/dev/null || skip "two hosts: no namespaces may be made here"
    exec unshare --net --mount --pid --fork --kill-child --mount-proc \
        bash -o pipefail "$ROOT/tests/scale.sh" inside
fi
trap 'exit 1' INT TERM HUP # the first process of a namespace is deaf to them else
cd "$TMP" || exit 1
PATH=$BIN:$PATH:/usr/sbin:/sbin
export HOME=$TMP/home PARALLEL_HOME=$TMP/home/parallel
mkdir -p "$PARALLEL_HOME" there && touch "$PARALLEL_HOME/will-cite"
mount -t tmpfs none /run && mkdir /run/sshd # /run is this test's own: namespaces and sshd keep things there

# ---- the two hosts ----

ssh-keygen -q -t ed25519 -N '' -f key
ssh-keygen -q -t ed25519 -N '' -f host_key
cat >sshd_config <<END
Port 2222
HostKey $TMP/host_key
AuthorizedKeysFile $TMP/key.pub
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
UseDNS no
PidFile none
END
cat >ssh_config <<END
Host *
    Port 2222
    User root
    IdentityFile $TMP/key
    IdentitiesOnly yes
    StrictHostKeyChecking accept-new
    UserKnownHostsFile $TMP/known_hosts
    BatchMode yes
    ConnectTimeout 2
    LogLevel ERROR
END
# host NAME N: a namespace at the end of a wire to this one, 192.0.2.N there, and a daemon in it.
host() {
    ip netns add "$1" &&
        ip link add "wire-$1" type veth peer name wire netns "$1" &&
        ip addr add "192.0.2.$(($2 - 1))/30" dev "wire-$1" && ip link set "wire-$1" up &&
        ip -n "$1" addr add "192.0.2.$2/30" dev wire && ip -n "$1" link set wire up || return
    ip netns exec "$1" bash -c "mount -t tmpfs none '$TMP/there' && exec /usr/sbin/sshd -D -f '$TMP/sshd_config'" &
    eval "sshd_$1=$!"
    for _ in $(seq 50); do
        ssh -F ssh_config "192.0.2.$2" true 2>/dev/null && return
        sleep 0.1
    done
    return 1
}
ip link set lo up
check "a host is there" host east 2
check "and another one" host west 6
ssh -F ssh_config 192.0.2.2 "echo only here >$TMP/there/mark"
check "they share no folder" sh -c "! ssh -F ssh_config 192.0.2.6 test -e $TMP/there/mark && ! [ -e there/mark ]"

# ---- the province ----

tiny fw
awk 'BEGIN {
    srand(11)
    print "县,年度,单位,执行率（%）,件数"
    for (c = 0; c < 24; c++) for (y = 2022; y <= 2024; y++) for (t = 0; t < 15; t++)
        printf "县%02d,%d,镇%02d,%s,%d\n", c, y, t, rand() < 0.1 ? "" : 40 + int(rand() * 60), rand() * 12
}' >province.csv
ingest -f fw province.csv 2>/dev/null | score -f fw 2>/dev/null >scores
rank -f fw scores >whole 2>/dev/null
rank -f fw --within year scores >whole-year 2>/dev/null

awk -F, 'NR == 1 { head = $0; next }
    { file = sprintf("shard-%d.csv", substr($1, 4) % 4) }
    !(file in begun) { begun[file] = 1; print head >file }
    { print >file }' province.csv
check "four shards, no county in two" test "$(ls shard-?.csv | wc -l)" = 4

# on_hosts OPTION...: the command of docs/scale.md
on_hosts() {
    parallel --ssh "ssh -F $TMP/ssh_config" -S 1/192.0.2.2,1/192.0.2.6 --workdir "$TMP/there" \
        --transferfile {} --return {.}.ranking --cleanup --retries 2 --joblog jobs "$@" \
        "PATH=$BIN:\$PATH; ingest -f $TMP/fw {} | score -f $TMP/fw | rank -f $TMP/fw >{.}.ranking" \
        ::: shard-?.csv 2>err
}
# merged NAME: what came back is what one machine ranks.
merged() {
    rank --merge shard-?.ranking 2>/dev/null | cmp -s whole -
    same "$1: merged, byte for byte what one machine ranks" "0 0" "${PIPESTATUS[*]}"
    rank --merge -f fw --within year shard-?.ranking 2>/dev/null | cmp -s whole-year -
    same "$1: and over the whole province, within the year" "0 0" "${PIPESTATUS[*]}"
}
hosts_used() { awk 'NR > 1 { print $2 }' jobs | sort -u | wc -l; }

on_hosts
same "all shards are ranked" 0 $?
same "on both hosts" 2 "$(hosts_used)"
merged "two hosts"
check "nothing is left on a host" sh -c "ssh -F ssh_config 192.0.2.6 '[ -z \"\$(ls $TMP/there)\" ]'"

# ---- a host that fails ----

rm -f shard-?.ranking jobs
kill "$sshd_west"
wait "$sshd_west" 2>/dev/null
ip -n west link set wire down # and what it had open hangs
on_hosts
same "a host is gone: its shards are ranked on the other one" 0 $?
merged "a host is gone"

rm -f shard-?.ranking jobs
rm fw/indicators.csv # no host can score
on_hosts
check "where every host fails, parallel says so" test $? != 0
same "the joblog has the shards to be done again" 4 "$(awk -F '\t' 'NR > 1 && $7 != 0' jobs | wc -l)"
tiny fw
on_hosts --resume-failed
same "and --resume-failed does them" "0 0" "$? $(awk -F '\t' 'NR > 5 && $7 != 0' jobs | wc -l)"

head -c 2000 shard-1.ranking >cut && mv cut shard-1.ranking
rank --merge shard-?.ranking >out 2>err
same "a ranking that was cut on its way is refused" 1 $?
check "and named" grep -q '^shard-1.ranking: error: the stream has no "#end" line' err
