"""The content of pages: put behind it what is added, without its own state reaching that."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from goldenthread.report.packs.pdf.geometry import resources_of, sight_of
from goldenthread.report.packs.pdf.values import at

MARKS = re.compile(rb"\b(?:BMC|BDC|EMC|MP|DP)\b")
STATES = re.compile(rb"(?<![^\s\])>])[qQ](?![^\s\[(</])")  # between spaces or brackets
CODED = ("/Filter", "/DecodeParms")


def streams_of(page: Dictionary) -> list[Stream]:
    """Give the streams of a page's content in order."""
    held = at(page, "/Contents")
    found = list(held) if isinstance(held, Array) else [held]
    return [one for one in found if isinstance(one, Stream)]


def add_content(pdf: Pdf, page: Dictionary, content: bytes) -> None:
    """Put content behind what a page has; its own must end in the state in which it began."""
    page.Contents = Array([*streams_of(page), pdf.make_stream(content)])


def add_pictures(page: Dictionary, pictures: dict[str, Stream]) -> None:
    """Put pictures among a page's resources; their names are free."""
    resources = resources_of(page)
    held = at(resources, "/XObject")
    own = {key: held[key] for key in held} if isinstance(held, Dictionary) else {}
    page.Resources = Dictionary({key: resources[key] for key in resources})
    page.Resources.XObject = Dictionary({**own, **pictures})


def close_content(pdf: Pdf, page: Dictionary) -> None:
    """Let a page's content end in the state in which it began, whatever it leaves open."""
    lowest, last = nesting(page)
    before = pdf.make_stream(b"q\n" * (1 - lowest))
    after = pdf.make_stream(b"\n" + b"Q\n" * (1 - lowest + last))
    page.Contents = Array([before, *streams_of(page), after])


def nesting(page: Dictionary) -> tuple[int, int]:
    """Give how deep a page's content goes below the state in which it began (0 or less), by
    closing states that it never opened, and how deep it stands at its end.

    What looks balanced letter by letter is taken as balanced; all else is read properly.
    """
    plain = b"\n".join(one.read_bytes() for one in streams_of(page))
    if depths(match[0] == b"q" for match in STATES.finditer(plain)) == (0, 0):
        return 0, 0
    read = pikepdf.parse_content_stream(page, operators="q Q")
    return depths(str(one.operator) == "q" for one in read)


def depths(opens: Iterable[bool]) -> tuple[int, int]:
    """Give the lowest depth and the last one of states that are opened and closed."""
    depth = lowest = 0
    for is_open in opens:
        depth += 1 if is_open else -1
        lowest = min(lowest, depth)
    return lowest, depth


def as_picture(pdf: Pdf, page: Dictionary) -> Stream:
    """Give all that a page's content shows as one picture, without the marks of tags that are lost.

    It is compressed as it was where it is one stream that needs no change.
    """
    streams = streams_of(page)
    whole = b"\n".join(one.read_bytes() for one in streams)
    lowest, last = nesting(page)
    has_marks = MARKS.search(whole) is not None
    if len(streams) == 1 and not has_marks and lowest == last == 0:
        coding = {key: streams[0].get(key) for key in CODED if key in streams[0]}
        made = pdf.make_stream(streams[0].read_raw_bytes(), coding)
    else:
        shown = without_marks(page) if has_marks else whole
        made = pdf.make_stream(b"q\n" * -lowest + shown + b"\n" + b"Q\n" * (last - lowest))
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array(sight_of(page).box)
    made.Resources = resources_of(page)
    return made


def without_marks(page: Dictionary) -> bytes:
    """Give a page's content without marked content, except what belongs to a layer."""
    kept, opened = [], []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            opened.append(str(instruction.operands[0]) == "/OC" if instruction.operands else False)
            is_kept = opened[-1]
        elif operator == "EMC":
            is_kept = opened.pop() if opened else False
        else:
            is_kept = operator not in ("MP", "DP")
        if is_kept:
            kept.append(instruction)
    return pikepdf.unparse_content_stream(kept)
