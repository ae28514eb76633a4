"""What the scripts of this folder share: running ingest, and saying ok or not ok."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(os.environ["ROOT"])
TMP = Path(os.environ["TMP"])
INGEST = str(Path(os.environ["BIN"]) / "ingest")
MESSY = str(ROOT / "data/messy/framework")
SANITISED = "-fsanitize" in (Path(os.environ["BIN"]) / "flags").read_text()

HEAD = "county,year,department,staff,quota,initial,adjusted,executed,rate,clear"


def say(name, holds, detail=""):
    print(("ok - " if holds else "not ok - ") + name)
    if not holds and detail:
        print(detail)


class Run:
    """ingest, run once: status, out, err (texts), and what it used."""

    def __init__(self, *arguments, framework=MESSY, stdin=b""):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run([INGEST, "-f", framework, *map(str, arguments)], input=stdin,
                              capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.seconds = time.monotonic() - start
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.status = done.returncode
        self.bytes = done.stdout
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()

    def rows(self):
        """The rows of the stream, without its frame and header."""
        return [line for line in self.out.splitlines() if not line.startswith("#")][1:]


def peak_kib(*arguments, framework=MESSY):
    """The most memory that a run takes. In a process of its own: the counter never goes down."""
    code = ("import resource,subprocess,sys;"
            "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    return int(subprocess.run([sys.executable, "-c", code, INGEST, "-f", framework, *map(str, arguments)],
                              capture_output=True, check=True).stdout)
