#!/usr/bin/env python3
"""The icon is the mark that the window draws: every shape of Logo.qml is in the SVG, at the same place, and nothing else."""
import os
import re
import sys
import xml.etree.ElementTree as tree

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
SVG = "{http://www.w3.org/2000/svg}"


def drawn():
    """(x, y, width, height, radius, rotated, opacity) of every shape, as the window draws it in light colours."""
    with open(SOURCE + "/qml/app/Logo.qml", encoding="utf-8") as file:
        text = file.read()

    def number(block, name, default=0.0):
        found = re.search(rf"\b{name}: ([\d.]+)", block)
        return float(found[1]) if found else default

    outer = text.split("{", 1)[1].split("Rectangle", 1)[0]
    shapes = {(0, 0, number(outer, "implicitWidth"), number(outer, "implicitHeight"), number(outer, "radius"), 0, 1)}
    row = re.search(r"Row \{(.*)", text, re.DOTALL)[1]
    for block in re.findall(r"Rectangle \{([^{}]*)\}", text.split("Row {")[0].split("{", 1)[1]):
        shapes.add(tuple(number(block, name) for name in ("x", "y", "width", "height", "radius", "rotation")) + (1,))
    x, y, spacing, size = (number(row, name) for name in ("x", "y", "spacing", "width"))
    for index, opacity in enumerate(re.search(r"model: \[(.*?)\]", row)[1].split(",")):
        shapes.add((x + index * (size + spacing), y, size, size, size / 2, 0, float(opacity)))
    return shapes


def painted():
    shapes = set()
    for shape in tree.parse(SOURCE + "/app/packaging/chinwag.svg").getroot().iter():
        value = lambda name, default=0: float(shape.get(name, default))  # noqa: E731
        if shape.tag == SVG + "rect":
            rotation = re.match(r"rotate\((\S+) (\S+) (\S+)\)", shape.get("transform", "")) or [0, 0]
            if rotation[1] and (float(rotation[2]), float(rotation[3])) != (value("x") + value("width") / 2, value("y") + value("height") / 2):
                sys.exit("the SVG does not rotate around the shape's centre, as QML does")
            shapes.add((value("x"), value("y"), value("width"), value("height"), value("rx"), float(rotation[1]), 1))
        elif shape.tag == SVG + "circle":
            radius = value("r")
            shapes.add((value("cx") - radius, value("cy") - radius, 2 * radius, 2 * radius, radius, 0, value("opacity", 1)))
    return shapes


def main():
    window, icon = drawn(), painted()
    if window != icon:
        sys.exit(f"only in the window: {window - icon}\nonly in the icon: {icon - window}")
    if len(icon) != 6:
        sys.exit(f"{len(icon)} shapes are not the mark")


if __name__ == "__main__":
    main()
