"""Each document of a meeting, read from the records of its part alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from goldenthread.assure.meetings.assess import assess_meeting
from goldenthread.assure.meetings.log import log_of
from goldenthread.records.measures.models import StratificationTable
from goldenthread.records.meetings.models import (
    Meeting,
    MeetingSummary,
    Paper,
    TermsApproval,
    TermsOfReference,
)
from goldenthread.records.people.models import User
from goldenthread.report.compositions.meetings.action_log import action_log_document
from goldenthread.report.compositions.meetings.agenda import agenda_document
from goldenthread.report.compositions.meetings.front_sheet import front_sheet_of
from goldenthread.report.compositions.meetings.minutes import minutes_document
from goldenthread.report.compositions.meetings.summary import summary_document
from goldenthread.report.compositions.meetings.terms import terms_document
from goldenthread.report.compositions.meetings.words import tables_section, words_document
from goldenthread.report.model import Report
from goldenthread.report.render import docx, html, pdf
from goldenthread.vocabulary.meetings import PaperSource, Part
from goldenthread.vocabulary.redaction import published, whole

PAPER_RENDERERS: dict[str, Callable[[Report], str | bytes]] = {
    "pdf": pdf.render,
    "docx": docx.render,
    "html": html.render,
}
MEETING_DOCUMENTS = {"agenda": "Agenda", "minutes": "Minutes", "action-log": "Action log"}


class NothingToPrintError(Exception):
    """What a paper should print is not there, or not public; the message says which."""


def meeting_document(kind: str, meeting: Meeting, reader: User | None, part: Part | None) -> Report:
    """Give the agenda, minutes or action log of a meeting as the reader may see it.

    `part` None is all that the reader may see; the public part has the published form.
    """
    organisation = meeting.committee.organisation
    if kind == "action-log":
        log = log_of(meeting.committee, meeting.date, reader, part=part)
        is_public = part is Part.PUBLIC
        return action_log_document(organisation, meeting.committee, log, is_public=is_public)
    must_have_public(meeting, part)
    assessed = assess_meeting(meeting, reader, part, on=meeting.date)
    if kind == "agenda":
        return agenda_document(organisation, assessed)
    return minutes_document(organisation, assessed, is_public=part is Part.PUBLIC)


def must_have_public(meeting: Meeting, part: Part | None) -> None:
    """Raise NothingToPrintError where a private meeting should be printed for the public."""
    if part is Part.PUBLIC and meeting.is_private:
        raise NothingToPrintError("What it should print is not public.")


def paper_document(paper: Paper, part: Part, reader: User | None = None) -> Report | None:
    """Give a paper that is made from records as a document; None for uploads and reports.

    Of the public part nothing private is read. NothingToPrintError where there is nothing yet.
    """
    makers = {
        PaperSource.WORDS: words_paper,
        PaperSource.MINUTES: minutes_paper,
        PaperSource.ACTION_LOG: action_log_paper,
        PaperSource.SUMMARY: summary_paper,
        PaperSource.TERMS: terms_paper,
    }
    maker = makers.get(PaperSource(paper.source))
    if maker is None:
        return None
    return replace(maker(paper, part, reader), in_pack=True)


def words_paper(paper: Paper, part: Part, reader: User | None) -> Report:
    """Give a paper that is written here."""
    organisation = paper.item.meeting.committee.organisation
    front = front_sheet_of(paper, part)
    words = published(paper.words) if part is Part.PUBLIC else whole(paper.words)
    return words_document(
        organisation, front, words, tables_of(paper), has_front_sheet=paper.has_front_sheet
    )


def minutes_paper(paper: Paper, part: Part, reader: User | None) -> Report:
    """Give the minutes that a paper brings to be approved: the public form in the public part."""
    if paper.about is None:
        raise NothingToPrintError("It is not said of which meeting it prints the minutes.")
    must_have_public(paper.about, part)
    is_public = part is Part.PUBLIC
    assessed = assess_meeting(paper.about, reader, part if is_public else None)
    organisation = paper.item.meeting.committee.organisation
    # Their approval comes after this paper, so that the paper itself does not know of it.
    draft = replace(assessed, approval=None)
    return minutes_document(organisation, draft, is_public=is_public)


def action_log_paper(paper: Paper, part: Part, reader: User | None) -> Report:
    """Give the action log that a meeting receives, of the paper's part."""
    meeting = paper.item.meeting
    log = log_of(meeting.committee, meeting.date, reader, part=part)
    is_public = part is Part.PUBLIC
    organisation = meeting.committee.organisation
    return action_log_document(organisation, meeting.committee, log, is_public=is_public)


def summary_paper(paper: Paper, part: Part, reader: User | None) -> Report:
    """Give the chair's report on a committee's meeting, with the tables that the paper shows."""
    if paper.about is None:
        raise NothingToPrintError("It is not said of which meeting it reports.")
    must_have_public(paper.about, part)
    found = MeetingSummary.objects.filter(meeting=paper.about)
    scoped = found.public() if part is Part.PUBLIC else found
    summary = scoped.select_related("meeting__committee__parent").first()
    if summary is None:
        raise NothingToPrintError("The report is not written yet.")
    front = front_sheet_of(paper, part)
    made = summary_document(
        paper.item.meeting.committee.organisation,
        summary,
        is_public=part is Part.PUBLIC,
        front=front if paper.has_front_sheet else None,
    )
    tables = tables_section(tables_of(paper))
    return replace(made, sections=(*made.sections, tables)) if tables else made


def terms_paper(paper: Paper, part: Part, reader: User | None) -> Report:
    """Give terms of reference with what changed since the version before."""
    if paper.terms is None:
        raise NothingToPrintError("It is not said which terms of reference it prints.")
    versions = TermsOfReference.objects.filter(committee=paper.terms.committee)
    held = versions.prefetch_related("sections").select_related("committee")
    before = held.filter(number__lt=paper.terms.number).order_by("-number").first()
    return terms_document(
        paper.item.meeting.committee.organisation,
        held.get(pk=paper.terms_id),
        before,
        TermsApproval.objects.filter(committee=paper.terms.committee),
        front=front_sheet_of(paper, part) if paper.has_front_sheet else None,
    )


def tables_of(paper: Paper) -> list[StratificationTable]:
    """Give the tables that a paper shows, in its order: of each code the newest on its day."""
    codes = [code.strip() for code in paper.tables.split("|") if code.strip()]
    meeting = paper.item.meeting
    found = StratificationTable.objects.filter(
        organisation=meeting.committee.organisation, code__in=codes
    ).prefetch_related("cells")
    earliest = dt.date.min
    newest: dict[str, StratificationTable] = {}
    for table in sorted(found, key=lambda one: one.period_start or earliest):
        if (table.period_start or earliest) <= meeting.date:
            newest[table.code] = table
    return [newest[code] for code in codes if code in newest]
