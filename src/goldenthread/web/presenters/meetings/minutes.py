"""The minutes of a meeting, item by item, with decisions and actions beside them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from goldenthread.assure.meetings.results import ItemResult
from goldenthread.vocabulary.redaction import HIDDEN, is_redacted, published
from goldenthread.web.presenters.meetings.agenda import AssessedMeeting
from goldenthread.web.presenters.meetings.attendance import QuorumLine, quorum_words
from goldenthread.web.scope import MeetingScope


def fingerprint(text: str) -> str:
    """Give what tells one wording of a minute from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class MinuteBlock:
    """An item of the minutes as the page shows it; `form` is there for one who writes it."""

    item: ItemResult
    form: Any = None
    saved: str = ""  # what was kept just now, in words
    newer: str | None = None  # the words that somebody else wrote meanwhile
    errors: list[str] = field(default_factory=list)
    recorded: str = ""  # what was recorded beside it just now
    opened: str = ""  # which form was open beside it: that link has the keyboard's focus

    @property
    def seen(self) -> str:
        """What tells whether somebody else writes meanwhile."""
        return fingerprint(self.item.minute)

    @property
    def is_redacted(self) -> bool:
        """Whether something of it is left out when it is published."""
        texts = (self.item.minute, *(one.text for one in self.item.decisions))
        return any(is_redacted(text) for text in texts)

    @property
    def published(self) -> str:
        """The minute as it is published."""
        return published(self.item.minute)


class MinutesPage(AssessedMeeting):
    """The minutes."""

    def __init__(self, at: MeetingScope) -> None:
        super().__init__(at)
        self.approval = self.result.approval

    def may_write(self, item: ItemResult) -> bool:
        """Say whether the reader writes the minute of an item now."""
        return self.may_run_item(item) and self.approval is None

    left_out = HIDDEN  # what published minutes print in place of redacted words

    @property
    def may_write_any(self) -> bool:
        """Whether there is an item that the reader writes."""
        return any(self.may_write(item) for item in self.result.items)

    @property
    def quorum(self) -> str:
        """For which items there was a quorum, in words."""
        lines = [QuorumLine(one, one.quorum) for one in self.result.items if one.quorum]
        return quorum_words(lines, self.result.quorum_rule, self.result.quorum_problem)

    @property
    def unwritten(self) -> int:
        """How many items have no minute yet."""
        return sum(not item.minute.strip() for item in self.result.items)

    @property
    def approval_words(self) -> str:
        """When and where the minutes were approved."""
        one = self.approval
        if one is None:
            return ""
        item = f", item {one.reference}" if one.reference else ""
        return f"Approved on {one.on:%-d %B %Y}{item}."

    def block(self, item_id: int, **shown: Any) -> MinuteBlock:
        """Give one item of the minutes."""
        item = next(one for one in self.result.items if one.id == item_id)
        return MinuteBlock(item, **shown)
