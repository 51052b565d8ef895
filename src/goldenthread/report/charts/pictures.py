"""Charts as vector pictures, each drawn once."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from html import escape
from typing import Any

from goldenthread.report.fonts import FOLDER

KEPT = 512  # pictures in memory


def spec_to_svg(spec: dict[str, Any]) -> str:
    """Give the SVG of a Vega-Lite specification, its description inside for screen readers.

    Equal specifications are drawn once and kept in memory.
    """
    return draw(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=KEPT)
def draw(written: str) -> str:
    """Draw a specification that is given as JSON text."""
    import vl_convert

    register_fonts()
    description = json.loads(written).get("description", "")
    return with_words(vl_convert.vegalite_to_svg(written), description)


@cache
def register_fonts() -> None:
    """Let the drawing library find our fonts: without them it drops all text silently."""
    import vl_convert

    vl_convert.register_font_directory(str(FOLDER))


def with_words(svg: str, description: str) -> str:
    """Give the picture a role and its description."""
    if not description:
        return svg
    words = escape(description, quote=True)
    opening = re.sub(r"^<svg ", f'<svg role="img" aria-label="{words}" ', svg, count=1)
    return re.sub(r"^(<svg [^>]*>)", rf"\1<desc>{escaped(words)}</desc>", opening, count=1)


def escaped(words: str) -> str:
    """Give words as a replacement text of a regular expression."""
    return words.replace("\\", r"\\")
