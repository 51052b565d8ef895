"""The verbs that say which way something moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.vocabulary.quantities.cues import MOVERS, VERBS
from goldenthread.vocabulary.quantities.model import Course, Movement

CREPT = rf"(?:{'|'.join(MOVERS)})"
MOVED = {
    Course.UP: (
        rf"{VERBS[Course.UP]}|{CREPT} up|(?<=, )up(?= (?:from|by|on|£|\d))|higher than|"
        rf"above its level"
    ),
    Course.DOWN: (
        rf"{VERBS[Course.DOWN]}|{CREPT} down|(?:(?<=, )|(?<=then )|(?<=^))down(?= (?:from|"
        rf"to|by|on|£|\d))|falls(?= (?:\w+ly|again|further|faster|to |"
        rf"by |for |from |short))|lower than"
    ),
    Course.BETTER: (
        rf"{VERBS[Course.BETTER]}|(?:slightly |much |a little )?better than(?! plan|"
        rf" target| the target| expected)|got better"
    ),
    Course.WORSE: (
        rf"{VERBS[Course.WORSE]}|(?:slightly |much |a little )?worse than(?! plan|"
        rf" target| the target| expected)|got worse"
    ),
}
PATTERNS = {course: re.compile(rf"\b(?:{words})\b", re.I) for course, words in MOVED.items()}
# 'which improved the process', 'staff have improved rooms': what moved is not the figure.
ABOUT_ELSE = re.compile(
    r"\b(?:which|who|that|staff|teams?|we|they)\s(?:\w+\s)?$|\b(?:to|be|being)\s$", re.I
)


def find_movements(text: str) -> Iterator[Movement]:
    """Give the movements that a text says, in order of their course."""
    for course, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            if not ABOUT_ELSE.search(text[: match.start()]):
                yield Movement(match.start(), match.end(), match[0], course)
