"""Large files: memory that does not grow with them, and time that grows no faster."""

import resource
import signal
import subprocess

from common import INGEST, MESSY, Run, SANITISED, TMP, peak_kib, say

HEAD = "县区,年度,单位名称,在职人员数,编制数,年初预算数,自报执行率\n"


def write(name, rows):
    path = TMP / name
    with open(path, "w", encoding="utf-8") as f:
        f.write(HEAD)
        f.writelines(rows)
    return path


def small_files_only():
    """No file may grow beyond 64 KiB: what a full disk does to the copy that is kept of a pipe."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))


rows = "".join("示例县,2024,第%04d镇,46,56,1419.08,90.93%%\n" % i for i in range(1400))
for size, good in ((65000, True), (66000, False)):
    data = (HEAD + rows).encode()[:size].rsplit(b"\n", 1)[0] + b"\n"
    done = subprocess.run([INGEST, "-f", MESSY, "-"], input=data, capture_output=True,
                          preexec_fn=small_files_only)
    passed = done.stdout.count("示例县".encode())
    say("%d bytes through a pipe, and room for 65536: %s" % (size, "read" if good else "refused, and said"),
        (done.returncode, passed > 0, b"cannot be read" in done.stderr) == (0 if good else 1, good, not good),
        done.stderr.decode())

if SANITISED:
    print("skip - large files (memory and time are the sanitiser's)")
    raise SystemExit

# 100,000 bad rows: every one is counted, twenty are shown, the list of --errors is whole.
bad = write("bad.csv", ("示例县,2024,第%d镇,约46,56,1419.08,90.93%%\n" % i for i in range(100000)))
run = Run("--errors", TMP / "errors.csv", bad)
with open(TMP / "errors.csv", encoding="utf-8-sig") as f:
    listed = sum(1 for _ in f) - 1
say("100,000 bad rows: 20 shown, and how many not",
    run.status == 1 and run.err.count(": error: ") == 20 and "and 99980 more" in run.err, run.err)
say("all of them in --errors", listed == 100000, str(listed))
run = Run(bad)
say("100,000 bad rows take less than a second of work", run.cpu < 1, "%.2f s" % run.cpu)
more = write("more.csv", ("示例县,2024,第%d镇,约46,56,1419.08,90.93%%\n" % i for i in range(300000)))
few, many = peak_kib(bad), peak_kib(more)
say("and memory that does not grow with them", many < few + 1024, "%d KiB, %d KiB" % (few, many))

# Good rows: what is remembered of each is a few dozen bytes.
good = write("good.csv", ("示例县,2024,第%d镇,46,56,%d.5,90.93%%\n" % (i, i) for i in range(400000)))
peak = peak_kib(good)
say("400,000 departments: under 48 bytes for each", (peak - few) * 1024 < 400000 * 48, "%d KiB" % (peak - few))

# By county and year with --grouped: nothing of those gone by but that they were there.
counties = write("counties.csv", ("第%d县,%d,第%d镇,46,56,%d.5,90.93%%\n" % (i // 400, 2020 + i % 400 // 100, i % 100, i)
                                 for i in range(400000)))
run, grouped = Run(counties), Run("--grouped", counties)
say("--grouped: the same rows", (grouped.status, grouped.out) == (0, run.out), grouped.err)
peak = peak_kib("--grouped", counties)
say("--grouped: 400,000 departments, and memory that does not grow with them", peak < few + 1024,
    "%d KiB, %d KiB" % (few, peak))

# 100 MB behind an open quote.
line = "示例县,2024,第%07d镇,46,56,1419.08,90.93%%,%s\n"
padding = "备" * 100
huge = TMP / "huge.csv"
with open(huge, "w", encoding="utf-8") as f:
    f.write(HEAD.rstrip("\n") + ",备注\n")
    f.write('示例县,2024,"甲镇,46,56,1419.08,90.93%,\n')
    for block in range(240):
        f.write("".join(line % (block * 1000 + i, padding) for i in range(1000)))
    while f.tell() < 100 * 1000 * 1000:
        f.write(line % (f.tell(), padding))
run = Run(huge)
say("100 MB with an open quote on line 2: one row lost, the line named",
    run.status == 1 and run.err.count(": error: ") == 1 and "huge.csv:2:3: error: " in run.err
    and "1 refused" in run.err, run.err)
healthy = TMP / "healthy.csv"
healthy.write_bytes(huge.read_bytes().replace('"甲镇'.encode(), "甲镇".encode(), 1))
well = Run(healthy)
say("in the time of reading it", run.cpu < 1.3 * well.cpu + 0.2, "%.2f s against %.2f s" % (run.cpu, well.cpu))
peak = peak_kib(huge)
say("in less than 32 MB", peak < 32 * 1024, "%d KiB" % peak)
