"""How a figure or word of a text stands against the records, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldenthread.assure.narrative.facts import Fact, RecordPlace
from goldenthread.vocabulary.printing import plain, rounded
from goldenthread.vocabulary.quantities import Quantity, QuantityKind
from goldenthread.vocabulary.quantities.numbers import UNITS

WORTH = {"": 1, "k": 1_000, "m": 10**6, "bn": 10**9}


class Verdict(StrEnum):
    """What the records say to a figure or word."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    NOTHING = "nothing"  # it matches nothing that is recorded: listed, never flagged


class RemarkCode(StrEnum):
    """What kind of contradiction it is: the code of its finding."""

    NONE = ""
    FIGURE = "figure_contradicts"
    DIRECTION = "direction_contradicts"
    STATE = "state_contradicts"
    COUNT = "count_contradicts"
    DATE = "date_contradicts"
    ARITHMETIC = "sentence_arithmetic"
    UNKNOWN_LIVE = "live_figure_unknown"


@dataclass(frozen=True)
class Judged:
    """A figure or word of a text: where it stands, the verdict, and why.

    `words` say what the records say, `offer` is what could be written in its place ('' where
    nothing can be offered). `place` is the record that it is a live link to.
    """

    start: int
    end: int
    text: str
    verdict: Verdict
    code: RemarkCode = RemarkCode.NONE
    words: str = ""
    offer: str = ""
    subject: str = ""
    fact: Fact | None = None
    place: RecordPlace | None = None
    is_quoted: bool = False  # the text says that another text says so
    severity: str = ""  # of a contradiction: 'error', 'warning' or 'note'

    @property
    def is_contradiction(self) -> bool:
        """Says that the records, or the sentence itself, contradict it."""
        return self.verdict is Verdict.CONTRADICTS


def rewritten(quantity: Quantity, number: Decimal) -> str:
    """Give a true number in the way in which the author wrote the wrong one."""
    match quantity.kind:
        case QuantityKind.MONEY:
            return money_like(quantity, number)
        case QuantityKind.DURATION if quantity.unit == "clock":
            seconds = int(rounded(abs(number), 0))
            return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        case QuantityKind.PERCENT | QuantityKind.POINTS:
            return percent_like(quantity, number)
        case QuantityKind.NUMBER:
            return number_like(quantity, number)
    return ""


def decimals_of(quantity: Quantity, worth: Decimal | int = 1) -> int:
    """Give how many decimals the author wrote."""
    exponent = (quantity.step / worth).normalize().as_tuple().exponent
    return max(-int(exponent), 0) if isinstance(exponent, int) else 0


def telling(number: Decimal, decimals: int, wrong: Decimal) -> int:
    """Give the decimals that tell a true number from the wrong one: one more where they must."""
    if rounded(abs(number), decimals) == rounded(wrong, decimals):
        return decimals + 1
    return decimals


def money_like(quantity: Quantity, pounds: Decimal) -> str:
    """Give an amount with the author's unit, its negative in brackets."""
    worth = WORTH[quantity.unit]
    size = abs(pounds) / worth
    decimals = decimals_of(quantity, worth)
    if worth >= WORTH["m"]:
        decimals = max(decimals, 1) if size % 1 else decimals
    decimals = telling(size, decimals, quantity.number / worth)
    digits = f"{rounded(size, decimals):,f}"
    is_negative = pounds < 0 and (quantity.sign < 0 or abs(pounds) == quantity.number)
    return f"£{f'({digits})' if is_negative else digits}{quantity.unit}"


def percent_like(quantity: Quantity, number: Decimal) -> str:
    """Give a percentage or points, in the author's words for them."""
    decimals = telling(number, places_of(number), quantity.number)
    digits = f"{'-' if number < 0 and quantity.sign < 0 else ''}{rounded(abs(number), decimals):f}"
    tail = quantity.text.lstrip("(-−+0123456789.,)")
    if quantity.kind is QuantityKind.POINTS and not tail[:1].isspace() and tail[:1] != "p":
        return f"{digits} percentage points"
    if quantity.kind is QuantityKind.POINTS:
        one = tail.removesuffix("s")
        return f"{digits}{one if digits == '1' or one.endswith('pp') else f'{one}s'}"
    return f"{digits}{'%' if tail.startswith('%') else tail or '%'}"


def places_of(number: Decimal) -> int:
    """Give the decimals that a recorded figure has, two at most."""
    return min(len(plain(number).partition(".")[2]), 2)


def number_like(quantity: Quantity, number: Decimal) -> str:
    """Give a number; small ones in words where the author wrote words."""
    is_worded = quantity.text[:1].isalpha()
    if is_worded and number == int(number) and 0 <= number < len(UNITS):
        word = UNITS[int(number)] if number else "none"
        return word.capitalize() if quantity.text[:1].isupper() else word
    decimals = max(decimals_of(quantity), places_of(number))
    return f"{'-' if number < 0 else ''}{rounded(abs(number), decimals):,f}"
