"""Papers: asked for, written, submitted, and approved by their executive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.records.history.links import organisation_of
from goldenthread.records.meetings.actions.access import (
    APPROVE_PAPER,
    READ_PRIVATE,
    RUN_ITEM,
    WRITE_PAPER,
    Attempt,
    RefusalError,
    Transitions,
    check,
    known,
    lock,
    must_be_open,
    must_belong,
)
from goldenthread.records.meetings.actions.parts import set_private
from goldenthread.records.meetings.models import (
    AgendaItem,
    FrontSheetRow,
    Paper,
    PaperStep,
)
from goldenthread.records.meetings.notices import tell_author, tell_sponsor
from goldenthread.records.meetings.privacy import is_private as is_private_now
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import FrontRow, PaperSource, PaperState

Step = PaperStep.Step
DUE, DRAFT, SUBMITTED, APPROVED = PaperState
WRITABLE = frozenset({DUE, DRAFT})
# step: the states that it starts from, the state that it leads to
TRANSITIONS: Transitions = {
    "change": (WRITABLE, ""),  # stays as it is
    "write": (WRITABLE, DRAFT),
    "remove": (WRITABLE, ""),
    Step.SUBMITTED: (WRITABLE, SUBMITTED),
    Step.RETURNED: (frozenset({SUBMITTED}), DRAFT),
    Step.APPROVED: (frozenset({SUBMITTED}), APPROVED),
    Step.REOPENED: (frozenset({APPROVED}), DRAFT),
}
PAPER = (
    "title", "sponsor", "author", "has_front_sheet", "due", "source", "words", "tables", "report",
    "programme", "period_kind", "period_start", "about", "terms", "order",
)  # fmt: skip
FRONT = (
    "purpose", "action_required", "summary", "recommendation", "assurance_route", "appendices",
    "risk", "risk_words", "confidentiality",
)  # fmt: skip
BODY = ("words", "tables", "report", "about", "terms")


@dataclass(frozen=True)
class FrontRowWords:
    """A row of a front sheet as it is written."""

    kind: FrontRow
    name: str
    answer: str = ""
    on: dt.date | None = None
    comment: str = ""


def attempt_on(paper: Paper, verb: str, by: User) -> Attempt:
    """Give the attempt of a step on a paper."""
    return Attempt(verb, by, paper, paper.item.meeting.committee.organisation)


def write_paper(
    *,
    item: AgendaItem,
    by: User,
    paper: Paper | None = None,
    is_private: bool | None = None,
    **fields: Any,
) -> Paper:
    """Ask for a paper on an item, or change what a paper is; with `is_private` it is moved as well.

    Who runs the item asks; who writes the paper changes it while it is due or a draft.
    """
    committee, given = item.meeting.committee, known(fields, PAPER)
    verb = f"{'change' if paper else 'add'} paper"
    attempt = Attempt(verb, by, paper or item, committee.organisation)
    attempt.must(WRITE_PAPER if paper else RUN_ITEM, paper or item)
    if is_private is not None and is_private != bool(paper and paper.is_private):
        attempt.must(READ_PRIVATE, committee)
    with attempt.writing():
        must_be_open(lock(item.meeting))
        if paper is None:
            kept = Paper(item=item, is_private=bool(is_private), order=item.papers.count() + 1)
        else:
            kept = paper
            check(TRANSITIONS, "change", kept, "paper")
            if kept.item_id != item.pk:
                raise RefusalError("This paper belongs to another item.")
        must_belong([given.get("sponsor"), given.get("author")], committee.organisation)
        check_about(kept, given, by, becomes_private=is_private)
        if kept.state == DUE and any(given.get(name) for name in BODY) and paper:
            given["state"] = DRAFT
        attempt.save(kept, **given)
        attempt.trace(kept, due=kept.due, source=kept.source, report=kept.report,
                      period=kept.period_start)  # fmt: skip
        if paper and is_private is not None:
            set_private(kept, by, is_private=is_private)
    return kept


def check_about(
    paper: Paper, given: Mapping[str, Any], by: User, *, becomes_private: bool | None
) -> None:
    """Refuse to print a meeting or terms of others, and a private meeting in public."""
    organisation = paper.item.meeting.committee.organisation
    about, terms = given.get("about", paper.about), given.get("terms", paper.terms)
    source = given.get("source", paper.source)
    if source not in [one.value for one in PaperSource]:
        raise RefusalError("Choose where the paper comes from.")
    for record in (about, terms):
        if record is not None and organisation_of(record) != organisation:
            raise RefusalError("What the paper prints belongs to another organisation.")
    if about is None or not about.is_private:
        return
    mark = paper.is_private if becomes_private is None else becomes_private
    if not (mark or paper.item.is_private or paper.item.meeting.is_private):
        raise RefusalError("A paper that prints a private meeting must be private.")
    if not by.has_perm(READ_PRIVATE, about.committee):
        raise RefusalError("You may not print the private meeting of that committee.")


def write_front_sheet(
    *,
    paper: Paper,
    by: User,
    rows: Sequence[FrontRowWords] | None = None,
    **fields: Any,
) -> Paper:
    """Write a paper's front sheet: it becomes a draft. `rows`, where given, are all its rows."""
    attempt, given = attempt_on(paper, "write front sheet", by), known(fields, FRONT)
    attempt.must(WRITE_PAPER, paper)
    with attempt.writing():
        must_be_open(lock(paper.item.meeting))
        ends = check(TRANSITIONS, "write", paper, "paper")
        risk = given.get("risk")
        if risk is not None and risk.organisation_id != attempt.organisation.pk:
            raise RefusalError("This risk belongs to another organisation.")
        attempt.save(paper, **given, state=ends)
        if rows is not None:
            keep_rows(paper, rows)
        attempt.trace(paper, rows=None if rows is None else len(rows))
    return paper


def keep_rows(paper: Paper, rows: Sequence[FrontRowWords]) -> None:
    """Make the rows of a front sheet these; one without a name is left out."""
    paper.front_rows.all().delete()
    FrontSheetRow.objects.bulk_create(
        FrontSheetRow(
            paper=paper, kind=FrontRow(one.kind), order=order, name=one.name.strip(),
            answer=one.answer.strip(), on=one.on, comment=one.comment.strip(),
        )
        for order, one in enumerate(rows, start=1)
        if one.name.strip()
    )  # fmt: skip


def take_step(paper: Paper, step: str, attempt: Attempt, remark: str = "", **fields: Any) -> None:
    """Move a paper one step; inside the caller's transaction."""
    must_be_open(lock(paper.item.meeting))
    ends = check(TRANSITIONS, step, paper, "paper")
    attempt.save(paper, state=ends, **fields)
    PaperStep.objects.create(paper=paper, step=step, by=attempt.by, remark=remark.strip())
    attempt.trace(paper, state=paper.state, received=paper.received)


def submit_paper(*, paper: Paper, by: User) -> Paper:
    """Hand a paper to its executive; the day of the first time is when it was received."""
    attempt = attempt_on(paper, "submit paper", by)
    attempt.must(WRITE_PAPER, paper)
    with attempt.writing():
        if not has_body(paper):
            raise RefusalError("Add the document, write the words, or write the summary first.")
        take_step(paper, Step.SUBMITTED, attempt, received=paper.received or dt.date.today())
        tell_sponsor(paper, by)
    return paper


def has_body(paper: Paper) -> bool:
    """Say whether a paper holds something: a document, words, records, or a summary in front."""
    if paper.source in (PaperSource.UPLOAD, PaperSource.WORDS):
        written = paper.words.strip() or (paper.has_front_sheet and paper.summary.strip())
        return bool(written) or paper.files.filter(removed_at__isnull=True).exists()
    return True


def return_paper(*, paper: Paper, remark: str, by: User) -> Paper:
    """Give a paper back to be changed, with a remark."""
    attempt = attempt_on(paper, "return paper", by)
    attempt.must(APPROVE_PAPER, paper)
    remark = attempt.needed(remark, "remark: what is to be changed")
    with attempt.writing():
        take_step(paper, Step.RETURNED, attempt, remark)
        tell_author(paper, by)
    return paper


def approve_paper(*, paper: Paper, by: User, remark: str = "") -> Paper:
    """Stand behind a paper as its executive."""
    attempt = attempt_on(paper, "approve paper", by)
    attempt.must(APPROVE_PAPER, paper)
    with attempt.writing():
        take_step(paper, Step.APPROVED, attempt, remark)
    return paper


def reopen_paper(*, paper: Paper, remark: str, by: User) -> Paper:
    """Open an approved paper again for a correction; packs that hold it do not change."""
    attempt = attempt_on(paper, "reopen paper", by)
    attempt.must(APPROVE_PAPER, paper)
    remark = attempt.needed(remark, "remark: why it is opened again")
    with attempt.writing():
        take_step(paper, Step.REOPENED, attempt, remark)
    return paper


def remove_paper(*, paper: Paper, by: User) -> None:
    """Take a paper off its item while it is due or a draft; its history stays."""
    attempt = attempt_on(paper, "remove paper", by)
    attempt.must(RUN_ITEM, paper.item)
    if is_private_now(paper):
        attempt.must(READ_PRIVATE, paper.item.meeting.committee)
    with attempt.writing():
        must_be_open(lock(paper.item.meeting))
        check(TRANSITIONS, "remove", paper, "paper")
        attempt.trace(paper, state=paper.state)
        attempt.delete(paper)
