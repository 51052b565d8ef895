"""Variation and assurance icons as small SVG pictures, drawn with paths so that no font is needed.

Shape, letter and ring tell the states apart without colour: improvement has diamonds, concern
squares, neither triangles, as the points of charts have; a state that the limits promise has a
second ring and a filled middle.
"""

from __future__ import annotations

from functools import cache
from html import escape

from goldenthread.vocabulary import Assurance, Variation

INK = "#212B32"
LETTERS = {
    "H": "M-3.5,-5V5M3.5,-5V5M-3.5,0H3.5",
    "L": "M-2.5,-5V5H3",
    "P": "M-3,6V-6H.8A3.4,3.4 0 0 1 .8,.8H-3",
    "F": "M-3,6V-6H4M-3,0H2.5",
    "?": "M-4.2,-3.6A4.3,4.3 0 1 1 2.2,.2Q0,1.6 0,3.6M0,7V7.4",
    "-": "M-4,0H4",
    "…": "M-5,0H-4.6M-.2,0H.2M4.6,0H5",
}
RISING = ((-9, 9), (-2, 8), (5, 3), (10, -5))
FALLING = ((-10, -5), (-5, 3), (2, 8), (9, 9))
WAVE = "M-10,1C-7,-8 -3,-8 0,1S7,10 10,1"


@cache
def state_of(family: str, code: str) -> Variation | Assurance | None:
    """Give the state that an icon stands for, None where it stands for none."""
    kinds = Variation if family == "variation" else Assurance
    return kinds(code) if code in [kind.value for kind in kinds] else None


def icon_words(family: str, code: str) -> str:
    """Give the words of an icon, the code itself where it is none."""
    state = state_of(family, code)
    return state.label if state else code


def variation_icon_svg(code: str, *, size: int = 40) -> str:
    """Give the icon of a variation state as SVG text, `size` pixels wide, with its words as title.

    ValueError for a code that is no `Variation`.
    """
    state = Variation(code)
    if state is Variation.COMMON_CAUSE:
        inside = stroke(WAVE, 2.4)
    elif state is Variation.INSUFFICIENT_DATA:
        inside = stroke(LETTERS["…"], 3)
    else:
        high = state.value.endswith("high")
        letter = f'<g transform="translate({-3.5 if high else 3.5},-4.5) scale(.95)">'
        letter += stroke(LETTERS["H" if high else "L"], 2.2) + "</g>"
        inside = letter + trend(RISING if high else FALLING, state)
    return picture(state.label, state.colour, inside, size, dashed=is_unjudged(state.value))


@cache
def assurance_icon_svg(code: str, *, size: int = 40) -> str:
    """Give the icon of an assurance state as SVG text, `size` pixels wide, with its words as title.

    ValueError for a code that is no `Assurance`.
    """
    state = Assurance(code)
    letter = {"passing": "P", "failing": "F", "hit_and_miss": "?"}.get(state.group or "")
    if letter is None:
        letter = "-" if state is Assurance.NO_TARGET else "…"
    promised = state.value.startswith("consistently")
    inside = f'<circle r="11.5" fill="{state.colour}"/>' if promised else ""
    inside += stroke(LETTERS[letter], 2.6)
    return picture(state.label, state.colour, inside, size, dashed=is_unjudged(state.value))


def is_unjudged(code: str) -> bool:
    """Say whether the state only tells that there is nothing to judge."""
    return code in ("insufficient_data", "no_target")


def stroke(path: str, width: float) -> str:
    """Give a drawn line."""
    return (
        f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def trend(places: tuple[tuple[int, int], ...], state: Variation) -> str:
    """Give the four points of a change, in the shape of what the change means."""
    line = "M" + "L".join(f"{x},{y}" for x, y in places)
    shape = {
        "improvement": "M0,-3.2L3.2,0L0,3.2L-3.2,0Z",
        "concern": "M-2.5,-2.5H2.5V2.5H-2.5Z",
    }.get(state.group, "M0,-3L3,2.6H-3Z")
    marks = "".join(
        f'<path transform="translate({x},{y})" d="{shape}" fill="{state.colour}" '
        f'stroke="{INK}" stroke-width=".7"/>'
        for x, y in places
    )
    thin = f'<path d="{line}" fill="none" stroke="{INK}" stroke-width="1"/>'
    return thin + marks


def picture(words: str, colour: str, inside: str, size: int, *, dashed: bool) -> str:
    """Give the whole icon: a ring in the state's colour round what is inside."""
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    label = escape(words, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 40 40" width="{size}" '
        f'height="{size}" role="img" aria-label="{label}"><title>{label}</title>'
        f'<circle r="17" fill="#FFFFFF" stroke="{colour}" stroke-width="4"{dash}/>{inside}</svg>'
    )
