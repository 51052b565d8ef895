"""Numbers of graphs as words and on axes, from the number formats of spreadsheets."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

FORM = re.compile(r"(?P<before>.*?)(?P<digits>[#,0]*0)(?:\.(?P<decimals>0+))?(?P<after>.*)")
LITERAL = re.compile(r'"([^"]*)"')
LONGEST_UNIT = 16  # letters beside every number
Spec = dict[str, Any]


@dataclass(frozen=True)
class NumberForm:
    """A number format taken apart: '"£"#,##0.0"m"' has £ before, m after, one decimal, groups."""

    before: str = ""
    after: str = ""
    decimals: int | None = None
    is_grouped: bool = False
    is_share: bool = False  # '0%': a hundredth is printed as 1%

    def text(self, value: float | None) -> str:
        """Give the number in words as printed, '' for none."""
        if value is None or not math.isfinite(value):
            return ""
        exact = Decimal(str(value)) * (100 if self.is_share else 1)
        if self.decimals is not None:
            exact = exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        written = f"{exact:{',' if self.is_grouped else ''}f}"
        if self.decimals is None and "." in written:
            written = written.rstrip("0").rstrip(".")
        minus = "-" if written.startswith("-") and exact else ""
        return f"{minus}{self.before}{written.lstrip('-')}{self.after}"

    @property
    def axis(self) -> Spec:
        """The settings of an axis that writes its numbers so."""
        if self.is_share:
            return {"format": "~%", "tickCount": 6}
        settings: Spec = {"tickCount": 6}
        if self.decimals == 0:
            settings |= {"tickMinStep": 1, "format": ",d"}
        if self.before or self.after:
            before, after = (expression_text(part) for part in (self.before, self.after))
            settings["labelExpr"] = f"{before} + datum.label + {after}"
        return settings


@cache
def number_form(written: str) -> NumberForm:
    """Give the parts of a number format, plain numbers for what is none."""
    found = FORM.fullmatch(written)
    if not found:
        return NumberForm()
    outside = LITERAL.sub("", found["after"])
    return NumberForm(
        before=found["before"].replace('"', "")[:LONGEST_UNIT],
        after=found["after"].replace('"', "")[:LONGEST_UNIT],
        decimals=len(found["decimals"] or ""),
        is_grouped="," in found["digits"],
        is_share="%" in outside,
    )


def finite(value: float | None) -> float | None:
    """Give a number that a picture can place, None for any other."""
    return value if value is not None and math.isfinite(value) else None


def legible_ink(colour: str, dark: str) -> str:
    """Give white or the `dark` ink, whichever is legible on a colour ('#RRGGBB')."""
    try:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    except ValueError:
        return dark
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return dark if luminance > 0.18 else "#FFFFFF"


def shortened(words: str, most: int) -> str:
    """Give words on one line, with dots where they are longer than `most` letters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def expression_text(words: str) -> str:
    """Give words as text inside an expression of a specification."""
    escaped = words.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{escaped}'"
