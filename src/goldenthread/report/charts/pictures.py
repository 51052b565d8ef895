"""Charts as vector pictures, each drawn once."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from html import escape
from typing import Any

from goldenthread.report.fonts import FOLDER

KEPT = 512  # pictures in memory
UNDRAWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
DOUBTFUL = re.compile(r"\\(u00[0189]|u007f|ud[89a-f]|ufff|[bf])")  # in written JSON


def spec_to_svg(spec: dict[str, Any]) -> str:
    """Give the SVG of a Vega-Lite specification, its description inside for screen readers.

    Equal specifications are drawn once and kept in memory.
    """
    written = json.dumps(spec, sort_keys=True)
    return draw(json.dumps(cleaned(spec), sort_keys=True) if DOUBTFUL.search(written) else written)


def cleaned(value: Any) -> Any:
    """Give a specification without characters that no picture can hold."""
    if isinstance(value, dict):
        return {cleaned(name): cleaned(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(held) for held in value]
    return UNDRAWABLE.sub("", value) if isinstance(value, str) else value


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
    return re.sub(
        r"^<svg ([^>]*>)",
        lambda opening: f'<svg role="img" aria-label="{words}" {opening[1]}<desc>{words}</desc>',
        svg,
        count=1,
    )
