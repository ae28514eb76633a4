"""Prints the heading of every chart of a page, and the caption below it."""
import sys
import xml.etree.ElementTree as ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"
heading = ""
for element in ElementTree.parse(sys.argv[1]).iter():
    if element.tag == XHTML + "h3":
        heading = "".join(element.itertext())
    elif element.tag == XHTML + "figcaption":
        print(heading, " ".join("".join(element.itertext()).split()), sep="\n    ")
