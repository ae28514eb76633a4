#!/usr/bin/env python3
"""heads.py FOLDER [TITLE]: a page shows of a picture what is below its head, and says the head itself. Is
what it says what stands there, and does nothing below stand there too? Prints what is not so, and how
many pictures were looked at."""
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
folder, title = Path(sys.argv[1]), "".join(sys.argv[2:])


def said(element):
    return re.sub(r"\s", "", "".join(element.itertext()))


def texts_of(picture):
    """The height of a picture, and its texts: where from the top, and what."""
    root = ElementTree.parse(picture).getroot()
    texts = []
    for group in root.iter(SVG + "g"):
        place = re.match(r"translate\([-0-9.]+,([-0-9.]+)\)", group.get("transform", ""))
        if place and group.find(SVG + "text") is not None:
            texts.append((float(place[1]), said(group.find(SVG + "text"))))
    return float(root.get("viewBox").split()[3]), texts


looked = 0
for page in sorted(folder.glob("*.html")):
    for chart in ElementTree.parse(page).iter(XHTML + "div"):
        if not chart.get("class", "").startswith("chart "):
            continue
        image = chart.find(f".//{XHTML}img")
        height, texts = texts_of(folder / image.get("src"))
        head = height - float(image.get("height"))
        above = re.sub(r"\s", "", title) + said(chart.find(XHTML + "h3")) + said(chart.find(XHTML + "p"))
        lines = [text for y, text in texts if y < head]
        if "".join(lines) != above:
            print(f"{page.name}: {image.get('src')}: above its plot stands not what the page says: {above}")
        for y, text in texts:
            if y >= head and text in lines:
                print(f"{page.name}: {image.get('src')}: says once more: {text}")
        if image.get("style") != f"aspect-ratio:960/{image.get('height')}":
            print(f"{page.name}: {image.get('src')}: is shown as {image.get('style')}")
        looked += 1
print(looked, "pictures")
