"""Elements of WordprocessingML, made in one line each."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any  # an lxml element; lxml brings no types
TWIPS_A_CM = 566.93
EMU_A_CM = 360_000


def el(tag: str, *children: Element, **attributes: object) -> Element:
    """Give the element `tag` with children and attributes.

    Attributes of 'w:' elements are in that namespace, those that begin with 'r_' in that of
    relationships, all others in none. Children that are None are left out.
    """
    made = OxmlElement(tag)
    for name, value in attributes.items():
        if name.startswith("r_"):
            made.set(qn(f"r:{name[2:]}"), str(value))
        else:
            made.set(qn(f"w:{name}") if tag.startswith("w:") else name, str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def twips(cm: float) -> int:
    """Give a length in twentieths of a point."""
    return round(cm * TWIPS_A_CM)


def emu(cm: float) -> int:
    """Give a length in the unit of drawings."""
    return round(cm * EMU_A_CM)


def hex_of(colour: str) -> str:
    """Give '#005EB8' as Word writes it: '005EB8'."""
    return colour.lstrip("#").upper()
