"""Icons and comparisons on slides: pictures where they fit, symbols with words in tables."""

from __future__ import annotations

from functools import cache

from goldenthread.report.icons import (
    assurance_icon_svg,
    icon_words,
    state_of,
    variation_icon_svg,
)

__all__ = ["icon_colour", "icon_png", "icon_symbol", "icon_words", "state_of"]
SCALE = 4.0  # pixels of a picture for each of the icon's own
COMPARISONS = {"met": ("✓", "met"), "nearly": ("≈", "nearly met"), "not_met": ("✕", "not met")}
COMPARISON_KEY = "✓ target met, ≈ nearly met, ✕ not met."


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
