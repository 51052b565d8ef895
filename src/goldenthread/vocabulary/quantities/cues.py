"""The words that give a number its role, as tables: what stands before it, what behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.vocabulary.quantities.model import Course, QuantityRole, Side

AIM = (
    r"(?:targets?|limits?|plans?|planned|trajector(?:y|ies)|traj\.?|standards?|maximum|minimum|max|"
    r"min|thresholds?|ambitions?|goals?|ceilings?|aims?|budgets?|objectives?|benchmarks?|tolerance)"
)
SUPERLATIVE = r"best|worst|(?<=the\s)(?!latest|interest|request|rest\b|test\b|west\b)\w{3,}est"
OF_AIM = r"(?:internal|external|national|system|regional|monthly|annual|yearly|year-end|own)"
VERGE = (
    r"(?:about|around|approximately|circa|some|nearly|almost|close to|over|under|more than|"
    r"less than|fewer than|at least|up to|just over|just under|just|only|at|a further|another)"
)
PLAN = rf"(?:what was |the |its |our )?(?:{OF_AIM} )?(?:{AIM}|forecast|expected)\b"
MOVERS = (
    "went",
    "gone",
    "moved",
    "came",
    "edged",
    "crept",
    "inched",
    "ticked",
    "drifted",
    "nudged",
)
VERBS = {
    Course.UP: r"rose|risen|rises|increas(?:ed|es)|grew|grown|grows|climbed|jumped|gained",
    Course.DOWN: (
        r"fell|fallen|decreas(?:ed|es)|reduced|reduces|dropp?(?:ed|s)|"
        r"(?<!was )(?<!were )declin(?:ed|es)|shrank|shrunk|slipped|cut|lowered"
    ),
    Course.BETTER: r"improv(?:ed|es)|recovered|bettered",
    Course.WORSE: r"deteriorat(?:ed|es)|worsen(?:ed|s)|dipped",
}
NOUNS = {
    Course.UP: r"increase|rise|growth|jump",
    Course.DOWN: r"decrease|drop|fall|reduction|decline|cut",
    Course.BETTER: r"improvement|recovery",
    Course.WORSE: r"deterioration|worsening",
}


@dataclass(frozen=True)
class Cue:
    """Words before a number (ending at it) or behind it (starting there), and what they say."""

    pattern: re.Pattern[str]
    role: QuantityRole
    side: Side = Side.NONE
    course: Course | None = None
    is_behind: bool = False
    is_loose: bool = False  # a period of the past beside the number says more


def leading(
    words: str,
    role: QuantityRole,
    side: Side = Side.NONE,
    course: Course | None = None,
    *,
    is_loose: bool = False,
) -> Cue:
    """Give a cue of words before a number; a verge ('about', 'over') may stand between."""
    pattern = re.compile(rf"(?<![\w-])(?:{words})\s*(?:{VERGE}\s)?[(:=]?\s*[<>≤≥=~]*\s*$", re.I)
    return Cue(pattern, role, side, course, is_loose=is_loose)


def trailing(
    words: str, role: QuantityRole, side: Side = Side.NONE, course: Course | None = None
) -> Cue:
    """Give a cue of words behind a number."""
    return Cue(re.compile(rf"\)?[\s-]*(?:{words})", re.I), role, side, course, is_behind=True)


def told_as(side: str) -> str:
    """Give the words that lead from a side to its variance: 'adverse to plan by'.

    In '£0.2m adverse to plan of £1.2m' the side is that of the figure before it.
    """
    variance = rf"{side}(?: variance)?(?: (?:to|against) plan)?"
    return rf"{variance} by|(?<!^\s){variance} of|{side}"


VARIANCES = (
    leading(
        told_as("adverse"),
        QuantityRole.VARIANCE,
        Side.ADVERSE,
    ),
    leading(
        told_as("favourable"),
        QuantityRole.VARIANCE,
        Side.FAVOURABLE,
    ),
    leading(rf"(?:ahead of|better than) {PLAN}(?: by)?", QuantityRole.VARIANCE, Side.FAVOURABLE),
    leading(rf"(?:behind|worse than) {PLAN}(?: by)?", QuantityRole.VARIANCE, Side.ADVERSE),
    leading(
        rf"(?:above|over|exceed(?:ed|s|ing)) {PLAN} by|over(?:spen[dt]|-?performed|"
        rf"-?delivered)(?: of| by)",
        QuantityRole.VARIANCE,
        Side.OVER,
    ),
    leading(
        rf"(?:below|under|short of|missed|missing) {PLAN} by|(?:under(?:spen[dt]|"
        rf"-?performed|-?delivered|-?delivery)|shortfall|slippage)(?: of| by)",
        QuantityRole.VARIANCE,
        Side.UNDER,
    ),
    leading(
        r"variance (?:of|was|is)|(?<!^\sadverse\s)(?<!^\sfavourable\s)variance to plan of|"
        r"slippage|shortfall|underspend|overspend",
        QuantityRole.VARIANCE,
    ),
    trailing(r"(?:of )?(?:an? )?(?:net )?adverse\b", QuantityRole.VARIANCE, Side.ADVERSE),
    trailing(r"(?:of )?(?:an? )?(?:net )?favourable\b", QuantityRole.VARIANCE, Side.FAVOURABLE),
    trailing(rf"(?:better than|ahead of) {PLAN}", QuantityRole.VARIANCE, Side.FAVOURABLE),
    trailing(rf"(?:worse than|behind) {PLAN}", QuantityRole.VARIANCE, Side.ADVERSE),
    trailing(
        rf"(?:over|above|more than|higher than|in excess of) {PLAN}(?! of [£\d])|"
        rf"overspen[dt]\b",
        QuantityRole.VARIANCE,
        Side.OVER,
    ),
    trailing(
        rf"(?:under|below|short of|less than|fewer than|lower than|"
        rf"off) {PLAN}(?! of [£\d])|underspen[dt]\b|shortfall\b",
        QuantityRole.VARIANCE,
        Side.UNDER,
    ),
)
BEHIND_CHANGE = r"(?=\s(?:than|on|compared|in|over|since)\b|[.,;:)]|\s?$)"
CHANGES = (
    *(
        leading(
            rf"(?:{words})(?: [\w-]+){{0,2}}? by|(?:{words})", QuantityRole.CHANGE, course=course
        )
        for course, words in VERBS.items()
    ),
    *(
        leading(
            rf"(?:an?|the|of an?) (?:[\w-]+ )?(?:{words}) of", QuantityRole.CHANGE, course=course
        )
        for course, words in NOUNS.items()
    ),
    *(
        trailing(rf"(?:percentage points? )?(?:{words})\b", QuantityRole.CHANGE, course=course)
        for course, words in NOUNS.items()
    ),
    leading(
        r"(?<!set )(?<!follow )(?<!made )(?-i:up)(?: by)?", QuantityRole.CHANGE, course=Course.UP
    ),
    leading(r"(?-i:down)(?: by)?", QuantityRole.CHANGE, course=Course.DOWN),
    trailing(
        rf"(?:percentage points? )?(?:more|higher|up){BEHIND_CHANGE}",
        QuantityRole.CHANGE,
        course=Course.UP,
    ),
    trailing(
        rf"(?:percentage points? )?(?:fewer|less|lower|down){BEHIND_CHANGE}",
        QuantityRole.CHANGE,
        course=Course.DOWN,
    ),
    trailing(
        rf"(?:percentage points? )?better{BEHIND_CHANGE}", QuantityRole.CHANGE, course=Course.BETTER
    ),
    trailing(
        rf"(?:percentage points? )?worse{BEHIND_CHANGE}", QuantityRole.CHANGE, course=Course.WORSE
    ),
    leading(r"by", QuantityRole.CHANGE),
)
SUMMARIES = (
    leading(
        r"(?:average|mean|median)(?: (?!of\b|was\b|is\b)[\w-]+){0,4}? (?:of|was|is|at)|"
        r"averag(?:ed|es|ing)|(?:average|mean|median)",
        QuantityRole.MEAN,
    ),
    leading(
        rf"(?:{SUPERLATIVE}|peak|record)\b[^.;:]{{0,50}}? (?:was|is|at|of|stood at)",
        QuantityRole.EXTREME,
    ),
)
# 'Failing the target at 94.1%': the figure is what fails it.
VALUES = (
    leading(
        rf"(?:fail\w*|miss\w*|meet\w*|met|achiev\w*|pass\w*|reach\w*|below|above|under|"
        rf"over|within) (?:of )?"
        rf"(?:the |its |this )?(?:[\w-]+ ){{0,2}}?{AIM},? at",
        QuantityRole.VALUE,
    ),
)
TARGETS = (
    leading(
        rf"{AIM}(?: [\w-]+){{0,3}}? (?:rose|fell|moved|went|changed|(?:was|is|"
        rf"were) (?:raised|lowered|cut|changed|moved|set|restated)|stays|set) (?:to|at)",
        QuantityRole.TARGET,
    ),
    leading(
        rf"(?:against|versus|vs\.?|v\.?)(?: (?:an?|the|its|"
        rf"our))?(?: [\w-]+){{0,3}}? {AIM}(?: (?:of|at))?",
        QuantityRole.TARGET,
    ),
    leading(
        rf"{AIM}(?: (?!of\b|was\b|is\b|and\b|but\b|which\b|that\b|to\b|by\b|has\b|in\b|"
        rf"at\b|with\b|against\b)[\w/-]+){{0,3}}? (?:of|is|was|at|asks|stays at|remains|"
        rf"remains at|were|are|for)|{AIM}",
        QuantityRole.TARGET,
    ),
    leading(r"(?:is|was|were|are) (?:a )?planned(?: to be| at)?", QuantityRole.TARGET),
    trailing(rf"(?:{OF_AIM} )*{AIM}\b(?! (?:on|to|and|for))", QuantityRole.TARGET),
    trailing(
        rf"(?:was|were|is|are|had been) (?:the |its |our )?(?:{OF_AIM} )?(?:{AIM}\b|"
        rf"aimed (?:at|for)|asked for)",
        QuantityRole.TARGET,
    ),
    leading(
        r"(?:against|versus|vs\.?)(?:(?: (?:an?|the))?(?: [\w-]+){1,3}? of)?",
        QuantityRole.TARGET,
        is_loose=True,
    ),
)
EARLIER = (
    leading(
        r"compared (?:with|to)|up from|down from|after|previously|from|better than|"
        r"worse than|higher than|lower than",
        QuantityRole.PREVIOUS,
    ),
    trailing(
        r"(?:the )?(?:month|year|quarter) before\b|previously\b|last (?:month|year|"
        r"quarter)\b|before(?=[.,;:)]|$)",
        QuantityRole.PREVIOUS,
    ),
)
CUES = (*VALUES, *VARIANCES, *SUMMARIES, *TARGETS, *CHANGES, *EARLIER)
NAMED_AIM = re.compile(rf"((?:{OF_AIM} )*{AIM})\b", re.I)
AHEAD = re.compile(
    r"\b(?:will|shall|should|expects?|(?:is|are|was|were|be) expected|"
    r"expected (?:to|in|by|from|for)|"
    r"(?:is|are|was|were) forecast|plans to (?!m(?:onth)?\b)|planned (?:to|for)|"
    r"aims? to|aim is|aiming|"
    r"hopes?|hoped|likely|(?-i:may)|could|would|going to|to be|is to|are to|was to|predict\w*|"
    r"next (?:month|year|quarter|period)|needs?|must|has to|have to|if|intends?|"
    r"to (?:reach|reduce|improve|hold|raise|lower|increase|cut|get|bring|achieve|deliver)|"
    r"(?<!continued )(?<!continues )to (?:rise|fall|grow|drop|remain|stay|return|recover)|"
    r"returns to)\b",
    re.I,
)
