"""Words between [[double brackets]], which are left out when minutes are published."""

from __future__ import annotations

import re

HIDDEN = "[redacted]"
MARK = re.compile(r"\[\[|\]\]")


def published(text: str) -> str:
    """Give the text as it is published: what stands in double brackets is replaced by [redacted].

    Brackets may stand in brackets; one that is never closed hides all that follows.
    """
    kept: list[str] = []
    depth = last = 0
    for mark in MARK.finditer(text):
        if depth == 0:
            kept.append(text[last : mark.start()])
            last = mark.end()
        if mark.group() == "[[":
            depth += 1
            if depth == 1:
                kept.append(HIDDEN)
        elif depth:
            depth -= 1
            last = mark.end()
        else:
            kept.append("]]")
    return "".join(kept) + ("" if depth else text[last:])


def is_redacted(text: str) -> bool:
    """Say whether something is left out of the text when it is published."""
    return "[[" in text


def whole(text: str) -> str:
    """Give the text for those who may read all of it: without its brackets."""
    return text.replace("[[", "").replace("]]", "")
