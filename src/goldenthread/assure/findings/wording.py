"""What short texts claim: work still to be done, a direction, a trend. Pure; quiet where unsure."""

from __future__ import annotations

import re
from enum import StrEnum

from goldenthread.vocabulary import Better

SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
SHORTEST = 20  # characters, below which two texts may well be the same by chance
LONGEST = 90  # characters of a title or a text inside a sentence
OUTSTANDING = re.compile(
    r"\bbefore (?:this|it|that|they|work) can\b"
    r"|\bnot yet\b(?! (?:due|needed|required))"
    r"|\bstill (?:to be|has to|have to|needs? to|need|outstanding|awaited|awaiting|missing|open)\b"
    r"|\b(?:is|are|remains?) (?:outstanding|awaited|awaiting|pending)\b"
    r"|\bawaiting\b"
    r"|\b(?:is|are) (?:currently |still |now )?being (?:sought|identified|recruited|drafted)\b"
    r"|\b(?:has|have|needs?) to be (?:confirmed|approved|agreed|found|completed|finali[sz]ed)\b"
    r"|\b(?:yet|remains?) to be (?:confirmed|approved|agreed|found|completed|finali[sz]ed)\b"
    r"|\bcannot (?:start|begin|proceed|go on|continue|be completed)\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:no|nothing|none|neither|without)\b[^.;]*$", re.IGNORECASE)
UP = r"(?:above|over|up|upward|upwards|rising|increasing|higher|increase|rise)"
DOWN = r"(?:below|under|down|downward|downwards|falling|decreasing|lower|decrease|reduction|fall)"
TREND = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.IGNORECASE)
NAME_UP = re.compile(
    r"^(?:to )?(?:increas(?:e|ed|ing)|rais(?:e|ed|ing)|more|growth|maximis(?:e|ing))\b",
    re.IGNORECASE,
)
NAME_DOWN = re.compile(
    r"^(?:to )?(?:reduc(?:e|ed|ing|tion)|decreas(?:e|ed|ing)|lower(?:ed|ing)?|fewer|less|"
    r"minimis(?:e|ing)|cut(?:ting)?)\b",
    re.IGNORECASE,
)


class Way(StrEnum):
    """Which way words lead."""

    UP = "up"
    DOWN = "down"

    def contradicts(self, better: Better) -> bool:
        """Say whether it leads away from what is better."""
        return better is {Way.UP: Better.LOWER, Way.DOWN: Better.HIGHER}[self]


def begun(text: str) -> str:
    """Give a text that begins with a capital letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int = LONGEST) -> str:
    """Give a text that fits a sentence, cut after a whole word where there is one."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 3]
    whole = cut.rpartition(" ")[0]
    return f"{whole if len(whole) > longest / 2 else cut}..."


def folded(text: str) -> str:
    """Give a text for comparison: small letters, single spaces, no full stop at its end."""
    return " ".join(text.split()).casefold().rstrip(".;, ")


def sentences(text: str) -> list[str]:
    """Give the sentences of a text, each line one of its own."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def outstanding_work(text: str) -> str:
    """Give the first sentence that speaks of work still to be done, '' where none does."""
    for sentence in sentences(text):
        found = OUTSTANDING.search(sentence)
        if found and not DENIED.search(sentence[: found.start()]):
            return sentence
    return ""


def trend_wanted(text: str) -> Way | None:
    """Give which way a desired trend leads; None where it names no way, or both."""
    ways = {Way.UP if found["up"] else Way.DOWN for found in TREND.finditer(text)}
    return ways.pop() if len(ways) == 1 else None


def way_of_name(name: str) -> Way | None:
    """Give which way the first words of a measure's name lead ('Reduction in …'), None if none."""
    if NAME_UP.search(name.strip()):
        return Way.UP
    return Way.DOWN if NAME_DOWN.search(name.strip()) else None


def says_the_same(text: str, before: str) -> bool:
    """Say whether two texts are the same words, long enough not to be so by chance."""
    return len(folded(text)) >= SHORTEST and folded(text) == folded(before)
