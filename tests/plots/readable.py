#!/usr/bin/env python3
"""Reads a script of gnuplot's and prints it with the octal escapes of its strings put back into
text, for a person to compare. --texts prints the texts of its labels only."""
import re
import sys


def unescape(match):
    octal = re.compile(rb"\\([0-7]{3})")
    text = octal.sub(lambda m: bytes([int(m[1], 8)]), match[0][1:-1])
    return b"\xe2\x80\x9c" + text + b"\xe2\x80\x9d"


def main():
    only_texts = sys.argv[1:] == ["--texts"]
    for line in sys.stdin.buffer:
        label = line.startswith(b"set label")
        line = re.sub(rb'"(?:\\[0-7]{3}|[A-Za-z])*"', unescape, line)
        if only_texts:
            if label:
                start = line.index(b"\xe2\x80\x9c") + 3
                print(line[start : line.index(b"\xe2\x80\x9d at ")].decode())
        else:
            sys.stdout.buffer.write(line)


main()
