"""Words that are left out when minutes are published: they stand in [[double brackets]]."""

from __future__ import annotations

import re

REDACTED = "[redacted]"
MARK = re.compile(r"\[\[|\]\]")


def published(text: str) -> str:
    """Give text as it may be published, each passage in double brackets as '[redacted]'.

    A passage that is opened and never closed reaches to the end of the text, and brackets inside
    brackets close nothing: whatever is doubtful is left out.
    """
    kept: list[str] = []
    depth = at = 0
    for mark in MARK.finditer(text):
        if depth == 0:
            kept.append(text[at : mark.start()])
            kept.append(REDACTED if mark[0] == "[[" else mark[0])
        if mark[0] == "[[":
            depth += 1
        elif depth:
            depth -= 1
        at = mark.end()
    return "".join(kept) + (text[at:] if depth == 0 else "")


def unmarked(text: str) -> str:
    """Give text for those who may read all of it: every word, without the double brackets."""
    return MARK.sub("", text)


def is_redacted(text: str) -> bool:
    """Say whether a part of the text is left out when it is published."""
    return published(text) != text
