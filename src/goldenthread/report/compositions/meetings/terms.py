"""Terms of reference, what changed since the version before marked without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.records.meetings.models import TermsApproval, TermsOfReference
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.front_sheet import FrontSheet, front_section
from goldenthread.report.compositions.meetings.parts import day, paper_of, short_day
from goldenthread.report.model import Cell, Passage, Report, Run, Section, Table
from goldenthread.vocabulary.wording import (
    Change,
    MarkedPassage,
    Stretch,
    marked_passages,
)
from goldenthread.vocabulary.wording import Passage as Wording

MARKS = {Change.KEPT: "", Change.PUT_IN: "inserted", Change.TAKEN_OUT: "deleted"}


def terms_document(
    organisation: Organisation,
    terms: TermsOfReference,
    before: TermsOfReference | None,
    approvals: Iterable[TermsApproval],
    *,
    front: FrontSheet | None = None,
    **more: object,
) -> Report:
    """Give terms of reference as a document; `before` None marks nothing as changed.

    Sections of both versions are at hand.
    """
    now = wording_of(terms)
    marked = marked_passages(wording_of(before) if before else now, now)
    is_changed = any(one.is_changed for one in marked)
    review = f"Review due: {day(terms.review_due)}" if terms.review_due else ""
    return paper_of(
        organisation,
        "terms",
        f"Terms of reference: {terms.committee.name}",
        front.label if front else f"Version {terms.number}",
        [
            front_section(front) if front else None,
            key_section(terms, before) if before and is_changed else None,
            *(terms_section(number, one) for number, one in enumerate(marked, 1)),
            changes_section(marked, before) if before and is_changed else None,
            history_section(list(approvals)),
        ],
        prepared=review,
        **more,
    )


def wording_of(terms: TermsOfReference) -> list[Wording]:
    """Give the sections of a version with their clauses, one a line."""
    return [
        Wording(one.heading, tuple(line.strip() for line in one.text.splitlines() if line.strip()))
        for one in terms.sections.all()
    ]


def key_section(terms: TermsOfReference, before: TermsOfReference) -> Section:
    """Tell how to read the marks."""
    runs = (
        Run(f"Version {terms.number}, with what changed since version {before.number}: "),
        Run("words that were put in", "inserted"),
        Run(" and "),
        Run("words that were taken out", "deleted"),
        Run(". They are listed below the terms as well."),
    )
    return Section("marks", "", (Passage(runs),))


def terms_section(number: int, passage: MarkedPassage) -> Section:
    """Give a section of the terms with its clauses."""
    heading = "".join(one.words for one in passage.heading if one.change is not Change.TAKEN_OUT)
    gone = "".join(one.words for one in passage.heading)
    title = heading or f"{gone} (taken out)"
    if not title[:1].isdecimal():
        title = f"{number}. {title}"
    lines = tuple(Passage(runs_of(line)) for line in passage.lines if line)
    return Section(f"terms-{number}", title, lines)


def runs_of(line: Sequence[Stretch]) -> tuple[Run, ...]:
    """Give a clause's words with their marks."""
    return tuple(Run(one.words, MARKS[one.change]) for one in line)  # type: ignore[arg-type]


def changes_section(marked: Iterable[MarkedPassage], before: TermsOfReference) -> Section:
    """List what changed in words, for those who do not see how words are drawn."""
    rows = [
        (
            Cell("".join(one.words for one in passage.heading)),
            Cell(of_kind(line, Change.TAKEN_OUT)),
            Cell(of_kind(line, Change.PUT_IN)),
        )
        for passage in marked
        for line in (passage.heading, *passage.lines)
        if any(one.change is not Change.KEPT for one in line)
    ]
    columns = ("Section", "Taken out", "Put in")
    table = Table(
        f"Changes since version {before.number}", columns, tuple(rows), widths=(1.4, 2.5, 2.5)
    )
    return Section("changes", "What changed", (table,))


def of_kind(line: Iterable[Stretch], change: Change) -> str:
    """Give the words of a line that were put in, or taken out, each stretch by itself."""
    found = (one.words.strip() for one in line if one.change is change)
    return "; ".join(f"'{words}'" for words in found if words) or "Nothing"


def history_section(approvals: Sequence[TermsApproval]) -> Section | None:
    """Give who agreed and approved the terms, and when; None where nothing is held."""
    if not approvals:
        return None
    rows = tuple(
        (
            Cell(short_day(one.on), is_header=True),
            Cell(f"{one.get_step_display()} by the {one.body}"),
            Cell(one.remark),
        )
        for one in approvals
    )
    used = 3 if any(one.remark for one in approvals) else 2
    table = Table(
        "History of these terms",
        ("Date", "Step", "Remark")[:used],
        tuple(row[:used] for row in rows),
        widths=(1.2, 3.6, 2.6)[:used],
    )
    return Section("history", "History", (table,))
