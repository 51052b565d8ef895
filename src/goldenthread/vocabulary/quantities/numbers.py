"""Numbers in figures and in words."""

from __future__ import annotations

import re
from decimal import Decimal

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(UNITS)} | {
    word: 10 * number for number, word in enumerate(TENS, start=2)
}
WORDS["dozen"] = 12
SMALL = "|".join(sorted(UNITS[1:10], key=len, reverse=True))
LARGE = "|".join(TENS)
OTHERS = "|".join(sorted((*UNITS, "a dozen"), key=len, reverse=True))
WORD = rf"(?:(?:{LARGE})(?:[- ](?:{SMALL}))?|{OTHERS})(?:\s(?:hundred|thousand))?"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
EITHER = rf"(?:{DIGITS}|\b{WORD}\b)"
SCALE = {"hundred": 100, "thousand": 1_000}
IS_DIGITS = re.compile(DIGITS)


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text, each once."""
    return frozenset(text.split())


def number_of(written: str) -> tuple[Decimal, Decimal]:
    """Give a number written in figures or words, and what its last digit is worth."""
    if IS_DIGITS.fullmatch(written):
        digits = written.replace(",", "")
        return Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2]))
    total = Decimal(0)
    for word in re.split(r"[-\s]+", written.lower()):
        if word in SCALE:
            total *= SCALE[word]
        elif word in WORDS:
            total += WORDS[word]
    return total, Decimal(1)
