#!/usr/bin/env python3
"""Are charts ruined? A character that is drawn as a block, or as a pile of them, blackens the picture.

    dark.py FOLDER PLAIN    no PNG of FOLDER is darker than that of the same name in PLAIN by 5 % of its pixels

Pictures are read through libpng, which the gnuplot that drew them needs too.
"""
import ctypes
import sys
from pathlib import Path

BEYOND = 0.05
INK = bytes(range(52))  # greys as dark as text is


class Image(ctypes.Structure):  # png_image of libpng 1.6
    _fields_ = [("opaque", ctypes.c_void_p), ("version", ctypes.c_uint32), ("width", ctypes.c_uint32),
                ("height", ctypes.c_uint32), ("format", ctypes.c_uint32), ("flags", ctypes.c_uint32),
                ("entries", ctypes.c_uint32), ("fault", ctypes.c_uint32), ("message", ctypes.c_char * 64)]


libpng = ctypes.CDLL("libpng16.so.16")


def dark(file):
    """The share of dark pixels."""
    image = Image(version=1)
    if not libpng.png_image_begin_read_from_file(ctypes.byref(image), str(file).encode()):
        sys.exit(f"{file}: {image.message.decode()}")
    image.format = 0  # grey, a byte a pixel
    pixels = ctypes.create_string_buffer(image.width * image.height)
    if not libpng.png_image_finish_read(ctypes.byref(image), b"\xff\xff\xff", pixels, 0, None):
        sys.exit(f"{file}: {image.message.decode()}")
    return 1 - len(pixels.raw.translate(None, INK)) / len(pixels.raw)


files = sorted(Path(sys.argv[1]).glob("*.png"))
worst = 0
for file in files:
    beyond = dark(file) - dark(Path(sys.argv[2]) / file.name)
    worst = max(worst, beyond)
    if beyond > BEYOND:
        print(f"{file.name}: {100 * beyond:.1f} % darker")
print(f"{len(files)} pictures, the darkest by {100 * worst:.2f} %")
sys.exit(worst > BEYOND or not files)
