"""The draft of a chair's report to the parent, from the minutes, decisions and actions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.assure.meetings.results import ItemResult, MeetingResult, RaisedAction
from goldenthread.vocabulary.meetings import LogState, Part
from goldenthread.vocabulary.redaction import published, whole

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")


@dataclass(frozen=True)
class SummaryDraft:
    """A draft report: each text holds one matter a line."""

    opening: str
    key_matters: str
    agreed: str
    drawn_to_attention: str


def draft_summary(meeting: MeetingResult) -> SummaryDraft:
    """Give the draft of a chair's report on a meeting as it was assessed.

    Of a public meeting give its public part alone: what is written here goes to the parent's
    public papers. What the minutes leave out when published is left out here as well.
    """
    is_public = meeting.part is Part.PUBLIC
    items = [one for one in meeting.items if not (is_public and one.is_private)]
    return SummaryDraft(
        opening=opening_of(meeting),
        key_matters="\n".join(matter(one, is_public) for one in items if is_a_matter(one)),
        agreed="\n".join(agreed_of(items, is_public)),
        drawn_to_attention="\n".join(attention_of(items, is_public)),
    )


def opening_of(meeting: MeetingResult) -> str:
    """Give the sentence that says when and where the committee met."""
    place = f", {meeting.place}" if meeting.place else ""
    return f"The {meeting.committee} met on {meeting.date:%-d %B %Y}{place}."


def is_a_matter(item: ItemResult) -> bool:
    """Say whether an item has something to report: a minute or a decision."""
    return bool(item.minute.strip() or item.decisions)


def words_of(text: str, is_public: bool) -> str:
    """Give words on one line, without what is left out in public."""
    return " ".join((published(text) if is_public else whole(text)).split())


def matter(item: ItemResult, is_public: bool) -> str:
    """Give an item as one matter: its title, and how its minute begins or what was decided."""
    minute = words_of(item.minute, is_public)
    first = SENTENCE.split(minute)[0] if minute else ""
    if not first:
        first = " ".join(words_of(one.text, is_public) for one in item.decisions)
    return f"{words_of(item.title, is_public)}: {first}"


def agreed_of(items: Iterable[ItemResult], is_public: bool) -> Iterable[str]:
    """Give the decisions, and the actions with who is to do them by when."""
    for item in items:
        for decision in item.decisions:
            yield words_of(decision.text, is_public)
        for action in item.log_actions:
            if not (is_public and action.is_private):
                yield action_words(action, is_public)


def action_words(action: RaisedAction, is_public: bool) -> str:
    """Give an action with its owners and due date."""
    due = f", {action.due}" if action.due else ""
    owners = " and ".join(action.owners)
    return f"{words_of(action.text, is_public)} ({owners}{due})"


def attention_of(items: Iterable[ItemResult], is_public: bool) -> Iterable[str]:
    """Give what the parent should see: escalated records, decisions that lacked a quorum, actions
    that were passed on."""
    for item in items:
        title = words_of(item.title, is_public)
        for subject in item.subjects:
            why = words_of(subject.words, is_public)
            yield f"{title}: {subject.label}{f' ({why})' if why else ''}"
        if item.is_decided_without_quorum:
            yield f"{title}: decided without a quorum, to be confirmed"
        for action in item.log_actions:
            if action.state is LogState.DELEGATED and not (is_public and action.is_private):
                yield f"{title}: passed on: {action_words(action, is_public)}"
