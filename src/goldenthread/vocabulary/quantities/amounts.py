"""The numbers of a text with their units, and the digits that are no figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from goldenthread.vocabulary.kinds import Bound
from goldenthread.vocabulary.quantities.cues import MOVERS
from goldenthread.vocabulary.quantities.model import Nearness, Quantity, QuantityKind
from goldenthread.vocabulary.quantities.numbers import DIGITS, EITHER, WORD, number_of
from goldenthread.vocabulary.quantities.times import is_free

POUNDS = {"": 1, "k": 1_000, "thousand": 1_000, "m": 10**6, "million": 10**6, "mn": 10**6,
          "bn": 10**9, "billion": 10**9}  # fmt: skip
LETTER = {1: "", 1_000: "k", 10**6: "m", 10**9: "bn"}
SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
SHORT_TIMES = {"sec": "second", "min": "minute", "hr": "hour", "wk": "week", "h": "hour"}
# A number right behind another is no figure ('020 7946'), unless that other is of a period.
NOT_BEFORE = (
    r"(?<![\w£$.,/:#&-])(?:(?<!\d\s)|(?<=[-'’/]\d\d\s)|(?<=[a-z]\s(?:19|20)\d\d\s)|"
    r"(?<=\b[MQ]\d\s)|(?<=\bM\d\d\s)|(?<=month\s\d\s)|(?<=month\s\d\d\s))"
)

# Names and labels: 'SP1-6', '29A', '4.2.02', 'stage 1', 'conditions 1 and 2', '22:00', '24/7'.
DOTTED = (
    "action|appendix|article|milestone|objective|paragraph|para|recommendation|reference|section|"
    "annex|item|act"
)
LABELS = (
    "band|category|cat|chapter|cohort|condition|cycle|figure|fig|grade|goal|group|"
    "level|line|metric|"
    "module|no|note|number|page|paper|part|phase|priority|risk|room|segment|site|stage|step|table|"
    "theatre|tier|tranche|type|version|wave|ward|workstream|zone"
)
SMALL_WORDS = "one|two|three|four|five|six|seven"
MASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\{\{.*?\}\}",  # a live figure
        r"£['’]?000s?\b",  # a heading's unit
        r"^\W*\d+\.\d+\s+(?=(?-i:[A-Z]))",  # a paragraph's number
        r"https?://\S+|\S+@\S+",
        r"(?<![\w£])\d+(?:\.\d+){2,}\w*",
        r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d\s?(?:am|pm|hrs|hours|h)?\b(?![:%\d])",
        r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)\b",
        r"(?<!\d)24/7(?!\d)",
        r"\b[A-Za-z&_]+[-_]?\d[\w.-]*(?<![.-])(?!%)",
        r"(?<![\d.,£])\d+[A-Za-z](?![A-Za-z])(?<![kmKMh])|\b\d+(?:st|nd|rd|th|ww|x|D)\b",
        rf"\b(?:{DOTTED})s?\.?\s\d[\d.]*(?:,\s\d[\d.]*)*(?:\s?(?:and|or|to|–|-|/)\s?\d[\d.]*)?"
        r"(?!\s?(?:%|per\b))",
        rf"\b(?:{LABELS})s?\.?\s(?:\d+(?![.,]?\d)(?:,\s\d+(?![.,]?\d))*"
        rf"(?:\s?(?:and|or|to|–|-|/)\s?\d+(?![.,]?\d))?|(?:{SMALL_WORDS})\b(?=[\s,.;:)]|$))"
        r"(?!\s?(?:%|per\b))",
        r"(?<![£\d.,/-])(?:19|20)\d\d(?![\d%/]|[.,]\d|\s?(?:%|per\b))",
        r"\b(?:ISO|NHS|COVID|HR|PIN|SNAP|CQC)[ -]?\d[\d-]*\b",
        r"\bpp?\.\s?\d+|\b\d+\s?(?:x|×)\s?\d+\b|\b\d+/\d+(?:/\d+)?\b(?!\s?%)",
        r"\b\d+[- ](?:stop|point\s(?:plan|scale)|sided|bedded)\b",
        r"\bone(?:-|\s(?:another|or\sthe\sother|(?:hand|day|time|way)\b))",
        r"\b(?:no|any|some|every|each|which|this|that|other|another|the)\sone\b|\bone\s?self\b",
        r"\bone\b(?=\s(?:of|is|was|has|had|in|that|which|to|and|who)\b|[,.;:)])",
    )
)  # fmt: skip
# 'Type 1 - 57.3%': the label ends before a dash that stands free.
MONEY = re.compile(
    rf"(?P<before>(?<![\w£])[-−+]|(?<!\w)\()?£\s?(?P<open>\()?(?P<minus>[-−])?(?P<digits>{DIGITS})"
    r"(?P<close>\))?\s?(?P<unit>bn|billion|mn|million|m|thousand|k)?\b(?P<after>\))?",
    re.IGNORECASE,
)
PERCENT = re.compile(
    rf"(?<![\w.£,])(?P<open>\()?(?P<minus>[-−+])?(?P<digits>{EITHER})(?P<close>\))?"
    r"(?:\s?%{1,2}|\s?-?per\s?cent\b|\spercent\b)(?P<points>age)?"
    r"(?P<more>[\s-]points?\b)?",
    re.IGNORECASE,
)
POINTS = re.compile(
    rf"{NOT_BEFORE}(?P<minus>[-−+])?(?P<digits>{EITHER})[\s-]?"
    r"(?:percentage[\s-]points?|ppts?|pp|points?)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?<![\d:])(\d{1,3}):([0-5]\d):([0-5]\d)(?![\d:])")
TIME = re.compile(
    rf"{NOT_BEFORE}(?P<digits>{EITHER})(?P<link>[\s-]?)"
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|hr|days?|weeks?|wks?)\b",
    re.IGNORECASE,
)
SPELL = re.compile(
    rf"{NOT_BEFORE}(?P<digits>{EITHER})(?P<plus>\+)?(?P<link>[\s-])"
    r"(?P<kind>(?:(?:consecutive|successive|rolling|straight|full|whole|further|more|calendar|"
    r"data)\s)*)(?P<unit>months?|quarters?|years?|periods?|points?)\b",
    re.IGNORECASE,
)
IN_A_ROW = re.compile(
    r"\s?(?:in\sa\srow|in\ssuccession|running|on\sthe\strot|(?:all\s)?(?:above|below|over|under)\s"
    r"the\smean|either\sside)",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"\b(?P<word>half|(?:a|one)\sthird|two[\s-]thirds|(?:a|one)\squarter|three[\s-]quarters)"
    r"(?=\sof\b)(?!\sof\sthe\s(?:year|month|financial))",
    re.IGNORECASE,
)
FRACTIONS = {"half": "50", "third": "33.3", "thirds": "66.7", "quarter": "25", "quarters": "75"}
NUMBER = re.compile(
    rf"{NOT_BEFORE}(?P<open>\()?(?P<minus>[-−+](?=\d))?(?P<digits>{DIGITS}|{WORD})(?P<close>\))?"
    r"(?![\w%]|[.,:/]\d|[-–]\w|\s?(?:-|–)\s?\d+(?:\.\d+)?\s?%)(?P<plus>\+)?",
    re.IGNORECASE,
)
RANGE = re.compile(
    rf"{NOT_BEFORE}(?P<low>{DIGITS})\s?(?:-|–|to)\s?(?={DIGITS}\s?(?:%|per\s?cent))",
    re.IGNORECASE,
)
SYMBOLS = {">=": Bound.AT_LEAST, "≥": Bound.AT_LEAST, "<=": Bound.AT_MOST, "≤": Bound.AT_MOST,
           ">": Bound.ABOVE, "<": Bound.BELOW}  # fmt: skip
# 'Edged up to 21.8%' is no bound.
NOT_MOVED = "".join(rf"(?<!{verb}\s)" for verb in MOVERS)
BOUNDS = (
    (r"(?:at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of)", Bound.AT_LEAST),
    (rf"(?:{NOT_MOVED}up to|at most|no more than|not more than|a maximum of)", Bound.AT_MOST),
    (
        r"(?:more than|over|above|greater than|in excess of|exceed(?:s|ed|ing)?|"
        r"upwards of|beyond)",
        Bound.ABOVE,
    ),
    (r"(?:less than|fewer than|under|below|short of)", Bound.BELOW),
)
NEAR = (
    (
        r"(?:about|around|approximately|approx\.?|circa|c\.|ca\.|some|roughly|close to|near|~|≈|"
        r"in the region of|or so)",
        Nearness.ABOUT,
    ),
    (
        r"(?:just (?:over|above)|a little (?:over|above|more than)|"
        r"slightly (?:over|above|more than))",
        Nearness.JUST_OVER,
    ),
    (r"(?:just (?:under|below|short of)|a little (?:under|below|less than))", Nearness.JUST_UNDER),
    (r"(?:almost|nearly|not quite)", Nearness.ALMOST),
)
BEFORE = tuple(
    (re.compile(rf"(?<![\w-]){pattern}\s?$", re.IGNORECASE), said)
    for pattern, said in (*NEAR, *BOUNDS)
)
AFTER = (
    (
        re.compile(
            r"\s?(?:or (?:more|above|over|higher|greater|longer)|and (?:over|above))\b",
            re.IGNORECASE,
        ),
        Bound.AT_LEAST,
    ),
    (re.compile(r"\s?or (?:less|fewer|below|under|lower|shorter)\b", re.IGNORECASE), Bound.AT_MOST),
)

Taken = list[tuple[int, int]]


def mask(text: str, taken: Taken) -> None:
    """Put away the digits that are no figures: references, labels, times of day."""
    for pattern in MASKS:
        for match in pattern.finditer(text):
            if is_free(match.span(), taken):
                taken.append(match.span())


def find_amounts(text: str, taken: Taken) -> Iterator[Quantity]:
    """Give the numbers of a text in the order of their forms, with bound and nearness."""
    for pattern, make in MAKERS:
        for match in pattern.finditer(text):
            if match.group().strip() and is_free(match.span(), taken):
                found = make(match)
                if found is not None:
                    taken.append((found.start, found.end))
                    yield with_bound(text, found)


def with_bound(text: str, found: Quantity) -> Quantity:
    """Give a number with the bound or nearness that the words round it say."""
    before, after = text[: found.start], text[found.end :]
    for symbol, bound in SYMBOLS.items():
        if before.rstrip().endswith(symbol):
            return replace(found, bound=bound)
    for pattern, said in BEFORE:
        if pattern.search(before):
            if isinstance(said, Bound):
                return replace(found, bound=said)
            return replace(found, nearness=said)
    for pattern, bound in AFTER:
        if pattern.match(after):
            return replace(found, bound=bound)
    return found


def quantity(
    match: re.Match[str], kind: QuantityKind, worth: Decimal | int = 1, *, start: int = -1,
    end: int = -1, **said: object,
) -> Quantity:  # fmt: skip
    """Give the number at a match; `worth` is what one of its unit is in the kind's own unit."""
    number, step = number_of(match["digits"])
    first = match.start() if start < 0 else start
    last = match.end() if end < 0 else end
    given: dict[str, object] = {"kind": kind, "number": number * worth, "step": step * worth}
    return Quantity(first, last, match.string[first:last], **{**given, **said})  # type: ignore[arg-type]


def sign_of(match: re.Match[str]) -> int:
    """Give -1 for a minus or brackets, +1 for a plus, else 0."""
    groups = match.groupdict()
    marks = (groups.get("minus") or "") + (groups.get("before") or "").replace("(", "")
    if groups.get("open") and groups.get("close"):
        return -1
    return 1 if marks == "+" else -1 if marks else 0


def bare_end(match: re.Match[str]) -> tuple[int, int]:
    """Give where the number stands without a bracket that only opens or closes round it."""
    start, end = match.span()
    groups = match.groupdict()
    if groups.get("open") and not groups.get("close"):
        start = match.start("open") + 1
    if groups.get("close") and not groups.get("open"):
        end = match.start("close")
    return start, end


def money(match: re.Match[str]) -> Quantity:
    """Give an amount of money in pounds."""
    unit = (match["unit"] or "").lower()
    start, end = match.span()
    sign = sign_of(match)
    if match["before"] == "(":
        sign, start = (-1, start) if match["after"] else (sign, start + 1)
    if match["after"] and match["before"] != "(":
        end -= 1
    if match["close"] and not match["open"]:
        end, unit = match.start("close"), ""
    worth = POUNDS[unit]
    if sign and match["before"] == "(" and match["after"]:
        sign = 0 if is_aside(match) else sign
        start, end = (start + 1, end - 1) if not sign else (start, end)
    return quantity(
        match, QuantityKind.MONEY, worth, start=start, end=end, sign=sign, unit=LETTER[worth]
    )


def is_aside(match: re.Match[str]) -> bool:
    """Say whether brackets round a whole amount put it aside instead of making it negative."""
    return bool(re.search(r"\w\s$", match.string[: match.start()]))


def percent(match: re.Match[str]) -> Quantity | None:
    """Give a percentage; '5% points' and '5 percentage points' are points."""
    start, end = bare_end(match)
    if match["points"] and not match["more"]:
        return None  # 'a percentage'
    kind = QuantityKind.POINTS if match["more"] else QuantityKind.PERCENT
    return quantity(match, kind, start=start, end=end, sign=sign_of(match), unit="%")


def points(match: re.Match[str]) -> Quantity | None:
    """Give percentage points; 'seven points in a row' are points of a chart."""
    is_said = re.search(r"percentage|pp", match[0], re.IGNORECASE)
    if not is_said and IN_A_ROW.match(match.string, match.end()):
        return None
    return quantity(match, QuantityKind.POINTS, sign=sign_of(match), unit="points")


def clock(match: re.Match[str]) -> Quantity:
    """Give a duration written hh:mm:ss."""
    seconds = Decimal(int(match[1]) * 3_600 + int(match[2]) * 60 + int(match[3]))
    return Quantity(match.start(), match.end(), match[0], QuantityKind.DURATION, seconds,
                    Decimal(1), unit="clock")  # fmt: skip


def time(match: re.Match[str]) -> Quantity:
    """Give a duration in words; one with a hyphen is part of a name."""
    word = match["unit"].lower().rstrip("s")
    unit = SHORT_TIMES.get(word, word)
    return quantity(
        match, QuantityKind.DURATION, SECONDS[unit], unit=unit, is_name=match["link"] == "-"
    )


def spell(match: re.Match[str]) -> Quantity | None:
    """Give so many months, quarters, years, periods, or points of a chart in a row."""
    unit = match["unit"].lower().rstrip("s")
    in_a_row = IN_A_ROW.match(match.string, match.end())
    is_run = bool(in_a_row or re.search(r"consec|success|straight|data", match["kind"], re.I))
    if unit == "point" and not is_run:
        return None
    return quantity(
        match, QuantityKind.SPELL, unit=unit, is_name=match["link"] == "-",
        bound=Bound.AT_LEAST if match["plus"] else Bound.NONE,
    )  # fmt: skip


def fraction(match: re.Match[str]) -> Quantity:
    """Give 'half of', 'a third of' as a percentage that is about right."""
    word = re.split(r"[\s-]", match["word"].lower())[-1]
    return Quantity(
        match.start(), match.end(), match[0], QuantityKind.PERCENT, Decimal(FRACTIONS[word]),
        Decimal(1), unit="fraction", nearness=Nearness.ABOUT,
    )  # fmt: skip


def number(match: re.Match[str]) -> Quantity:
    """Give a plain number."""
    start, end = bare_end(match)
    is_negative = (
        match["open"] and match["close"] and not re.search(r"\w\s?$", match.string[:start])
    )
    if match["open"] and match["close"] and not is_negative:
        start, end = match.start("open") + 1, match.start("close")
    sign = -1 if is_negative or match["minus"] in ("-", "−") else int(match["minus"] == "+")
    plus = Bound.AT_LEAST if match["plus"] else Bound.NONE
    return quantity(match, QuantityKind.NUMBER, start=start, end=end, sign=sign, bound=plus)


def low_end(match: re.Match[str]) -> Quantity:
    """Give the lower number of '2-3%'."""
    found, step = number_of(match["low"])
    start, end = match.span("low")
    return Quantity(
        start, end, match["low"], QuantityKind.PERCENT, found, step, unit="%", is_range=True
    )


MAKERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity | None]], ...] = (
    (MONEY, money),
    (RANGE, low_end),
    (PERCENT, percent),
    (CLOCK, clock),
    (SPELL, spell),
    (POINTS, points),
    (TIME, time),
    (FRACTION, fraction),
    (NUMBER, number),
)
