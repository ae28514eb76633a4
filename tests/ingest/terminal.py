"""The progress line: on a terminal only, after a second, and gone when the work is done or stopped."""

import os
import pty
import select
import signal
import subprocess
import time

from common import INGEST, MESSY, say

HEAD = "县区,年度,单位名称,在职人员数\n".encode()
ROW = "示例县,2024,白云镇,46\n".encode()


def on_terminal(seconds, stop=False):
    """Feeds ingest slowly, with a terminal as its standard error. Returns what the terminal got."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([INGEST, "-f", MESSY, "-"], stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    begun = time.monotonic()
    child.stdin.write(HEAD)
    while time.monotonic() - begun < seconds:
        child.stdin.write(ROW * 2000)
        child.stdin.flush()
        time.sleep(0.1)
    if stop:
        child.send_signal(signal.SIGINT)
        status = child.wait()
    child.stdin.close()
    status = child.wait()
    got = b""
    while select.select([ours], [], [], 0.2)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        got += piece
    os.close(ours)
    return status, got


status, got = on_terminal(0.2)
say("nothing on a terminal before a second has passed", status == 0 and b"\r" + b"ingest: " not in got, repr(got[-300:]))
status, got = on_terminal(1.8)
say("progress on a terminal after a second", status == 0 and b"\ringest: " in got, repr(got[-300:]))
last = got.rfind(b"\ringest: ")
say("and the line is gone at the end", b"\r\x1b[K" in got[last:], repr(got[-300:]))
try:
    status, got = on_terminal(1.8, stop=True)
except BrokenPipeError:
    status, got = None, b""
say("Ctrl-C ends the program by the signal", status == -signal.SIGINT, repr(status))
say("and leaves a clean line", got.endswith(b"\r\x1b[K"), repr(got[-300:]))
done = subprocess.run([INGEST, "-f", MESSY, "-"], input=HEAD + ROW, capture_output=True)
say("no progress where standard error is no terminal", b"\r" not in done.stderr and b"\x1b" not in done.stderr)
