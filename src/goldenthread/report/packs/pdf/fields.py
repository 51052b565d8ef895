"""Pictures of form fields that have none: their value in our own letters, as viewers draw it."""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from goldenthread.report.packs.pdf.fonts import Letters, embedded, letters_for
from goldenthread.report.packs.pdf.geometry import inherited, sound_box, written
from goldenthread.report.packs.pdf.values import (
    Found,
    at,
    dictionary_at,
    items_at,
    name_at,
    plain_text,
)
from goldenthread.report.render.pdf.text import drawable

MULTILINE, PASSWORD = 1 << 12, 1 << 13
LARGEST, SHARE, EDGE, SPACING = 12.0, 0.68, 2.0, 1.2
SIZE = re.compile(r"([\d.]+)\s+Tf")
COLOUR = re.compile(r"((?:[\d.]+\s+){1,4})(g|rg|k)\b")


def fill_fields(pdf: Pdf) -> None:
    """Draw the value of every field of text or choice that shows one and has no picture of it.

    Where the form says that its pictures are out of date, all of them are drawn anew.
    """
    is_stale = at(dictionary_at(pdf.Root, "/AcroForm"), "/NeedAppearances") is True
    for page in pdf.pages:
        for widget in items_at(page.obj, "/Annots"):
            if name_at(widget, "/Subtype") != "/Widget":
                continue
            is_bare = at(dictionary_at(widget, "/AP"), "/N") is None
            is_written = str(inherited(widget, "/FT")) in ("/Tx", "/Ch")
            if is_written and (is_bare or is_stale):
                widget.AP = Dictionary(N=picture_of_value(pdf, widget))


def picture_of_value(pdf: Pdf, widget: Dictionary) -> Stream:
    """Give the picture of a field's value."""
    left, bottom, right, top = sound_box(at(widget, "/Rect")) or (0.0, 0.0, 1.0, 1.0)
    width, height = right - left, top - bottom
    flags = whole(inherited(widget, "/Ff"))
    words = "" if flags & PASSWORD else drawable(value_of(widget))
    letters = letters_for(frozenset(words.replace("\n", " ")) | {" "})
    style = plain_text(inherited(widget, "/DA"))
    size = size_of(style, height, is_multiline=bool(flags & MULTILINE))
    room = width - 2 * EDGE
    lines = words.split("\n")
    if flags & MULTILINE:
        lines = [part for line in lines for part in wrapped(line, letters, size, room)]
    start = height - EDGE - size if flags & MULTILINE else (height - size * SHARE) / 2
    shown = [b"/Tx BMC q BT", colour_of(style), b"/Value", written(size), b"Tf"]
    for number, line in enumerate(lines if flags & MULTILINE else [" ".join(lines)]):
        aside = (0.0, 0.5, 1.0)[whole(inherited(widget, "/Q")) % 3]
        along = EDGE + max(room - letters.width(line, size), 0) * aside
        place = written(1, 0, 0, 1, along, start - number * size * SPACING)
        shown += [place, b"Tm", letters.written(line)]
    return pdf.make_stream(
        b" ".join([*shown, b"ET Q EMC"]),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, width, height]),
        Resources=Dictionary(Font=Dictionary(Value=embedded(pdf, letters))),
    )


def value_of(widget: Dictionary) -> str:
    """Give the value of a field in words; a choice by the words that stand for it."""
    value = inherited(widget, "/V")
    chosen = list(value) if isinstance(value, Array) else [value]
    shown = {}
    for option in items_at(Dictionary(O=inherited(widget, "/Opt")), "/O"):
        if isinstance(option, Array) and len(option) == 2:
            shown[plain_text(option[0])] = plain_text(option[1])
    found = [plain_text(one) for one in chosen]
    return "\n".join(shown.get(one, one) for one in found).replace("\r\n", "\n").replace("\r", "\n")


def whole(found: Found) -> int:
    """Give a whole number, 0 for anything else."""
    return found if isinstance(found, int) else 0


def size_of(style: str, height: float, *, is_multiline: bool) -> float:
    """Give the size of a field's letters: as its style says, else as its height allows."""
    match = SIZE.search(style)
    size = float(match[1]) if match and match[1].count(".") < 2 and match[1] != "." else 0.0
    return size if 0 < size < 200 else LARGEST if is_multiline else min(LARGEST, height * SHARE)


def colour_of(style: str) -> bytes:
    """Give the colour of a field's letters as a content stream sets it; black where none is."""
    counts = {"g": 1, "rg": 3, "k": 4}
    for numbers, operator in COLOUR.findall(style):
        parts = numbers.split()
        if len(parts) == counts[operator] and all(one.count(".") < 2 for one in parts):
            return f"{' '.join(parts)} {operator}".encode()
    return b"0 g"


def wrapped(line: str, letters: Letters, size: float, room: float) -> list[str]:
    """Give a line in parts that fit the room, broken between words."""
    parts, held = [], ""
    for word in line.split(" "):
        longer = f"{held} {word}" if held else word
        if held and letters.width(longer, size) > room:
            parts.append(held)
            longer = word
        held = longer
    return [*parts, held]
