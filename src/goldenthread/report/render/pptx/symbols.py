"""Icons and comparisons on slides: pictures where they fit, symbols with words in tables."""

from __future__ import annotations

from functools import cache

from goldenthread.report.icons import assurance_icon_svg, variation_icon_svg
from goldenthread.vocabulary import Assurance, Variation

SCALE = 4.0  # pixels of a picture for each of the icon's own
COMPARISONS = {"met": ("✓", "met"), "nearly": ("≈", "nearly met"), "not_met": ("✕", "not met")}
COMPARISON_KEY = "✓ target met, ≈ nearly met, ✕ not met."


def state_of(family: str, code: str) -> Variation | Assurance | None:
    """Give the state that an icon stands for, None where it stands for none."""
    kinds = Variation if family == "variation" else Assurance
    return kinds(code) if code in [kind.value for kind in kinds] else None


def icon_words(family: str, code: str) -> str:
    """Give the words of an icon, the code itself where it is none."""
    state = state_of(family, code)
    return state.label if state else code


def icon_symbol(family: str, code: str) -> str:
    """Give the symbol of an icon for places without pictures, '' where it is none."""
    state = state_of(family, code)
    return state.symbol if state else ""


def icon_colour(family: str, code: str) -> str:
    """Give the colour of an icon, '' where it is none."""
    state = state_of(family, code)
    return state.colour if state else ""


@cache
def icon_png(family: str, code: str) -> bytes | None:
    """Give the picture of an icon, None for a code that is none."""
    import vl_convert

    if state_of(family, code) is None:
        return None
    draw = variation_icon_svg if family == "variation" else assurance_icon_svg
    return bytes(vl_convert.svg_to_png(draw(code), scale=SCALE))
