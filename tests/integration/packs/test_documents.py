"""Papers as documents from the records: front sheets, words with tables, summaries, terms."""

import datetime as dt

import pytest

from goldenthread.records.measures.models import StratificationTable
from goldenthread.records.measures.models.table import TableCell
from goldenthread.records.meetings.models import FrontSheetRow, TermsApproval
from goldenthread.report.compositions.meetings.documents import (
    NothingToPrintError,
    paper_document,
)
from goldenthread.report.compositions.meetings.front_sheet import front_blocks, front_sheet_of
from goldenthread.report.model import Table
from goldenthread.vocabulary.meetings import Part
from tests import factories

PUBLIC = Part.PUBLIC


def tables(report):
    return [b for section in report.sections for b in section.blocks if isinstance(b, Table)]


def words_of(table):
    return [tuple(cell.text for cell in row) for row in table.rows]


def test_a_front_sheet_has_what_is_written_on_it_and_nothing_else(room):
    paper = room.paper(
        room.item("Plan", purpose="approval"), title="The plan itself", action_required="Approve.",
        purpose="To plan.", summary="Short.", recommendation="Agree.", assurance_route="Audit",
        appendices="One", risk=factories.RiskFactory(title="It rains"), risk_words="R12:",
        confidentiality="None",
    )  # fmt: skip
    rows = (
        ("seen_by", "Finance Committee", "", dt.date(2023, 4, 25), "Agreed"),
        ("implication", "Legal", "Yes", None, ""),
        ("objective", "N/A", "", None, ""),
    )
    for order, (kind, name, answer, on, comment) in enumerate(rows):
        FrontSheetRow.objects.create(
            paper=paper, kind=kind, name=name, answer=answer, on=on, comment=comment, order=order
        )
    front, seen, implications = front_blocks(front_sheet_of(paper, PUBLIC))
    assert words_of(front) == [
        ("Agenda item", "05-1 Plan"), ("Sponsor", "Post of the executive"),
        ("Author", "Post of the author"), ("For", "Approval"), ("Action required", "Approve."),
        ("Purpose", "To plan."), ("Summary of key issues", "Short."),
        ("Recommendation", "Agree."), ("Assurance route", "Audit"),
        ("Risk register", "R12: It rains"), ("Appendices", "One"), ("Confidentiality", "None"),
        ("Strategic objectives", "None."),
    ]  # fmt: skip
    assert seen.columns == ("Committee or group", "Date", "Outcome")
    assert words_of(seen) == [("Finance Committee", "25 Apr 2023", "Agreed")]
    assert implications.columns == ("Implication", "Answer")


def table(room, code, period, rows, *, total=""):
    made = StratificationTable.objects.create(
        organisation=room.trust, code=code, title=f"{code} {period}", period_kind="quarter",
        period_start=period,
    )  # fmt: skip
    for order, (row, words, figure) in enumerate(rows):
        for column, written in (("Words", words), ("Figure", figure)):
            TableCell.objects.create(
                table=made, row=row, column=column, written=written, row_order=order,
                column_order=column == "Figure", is_total=row == total,
            )  # fmt: skip
    return made


def test_a_written_paper_shows_its_tables_the_newest_of_its_day(room):
    table(room, "t", dt.date(2022, 10, 1), [("Old", "x", "1")])
    table(room, "t", dt.date(2023, 1, 1), [("A", "up", "1,200"), ("All", "", "£3m")], total="All")
    table(room, "t", dt.date(2023, 7, 1), [("Later", "x", "2")])
    table(room, "u", dt.date(2023, 1, 1), [("B", "12", "N/A")])
    paper = room.written("Report", "Weather: fine.", tables="u|t|gone")
    report = paper_document(paper, PUBLIC)
    first, second = tables(report)[:2]
    assert words_of(first) == [("B", "12", "N/A")]
    assert words_of(second) == [("A", "up", "1,200"), ("All", "", "£3m")]
    assert [cell.align for cell in second.rows[0]] == ["start", "start", "end"]
    assert all(cell.is_header for cell in second.rows[1])
    assert report.title == "Report"
    assert report.in_pack


def test_a_summary_report_has_its_fixed_headings_and_tables(room):
    table(room, "t", dt.date(2023, 1, 1), [("A", "up", "1")])
    factories.MeetingSummaryFactory(
        meeting=room.boardroom.finance, opening="It met.", key_matters="Money: spent.",
        agreed="N/A", drawn_to_attention="The roof\nThe [[secret]] cellar",
    )  # fmt: skip
    paper = room.paper(
        room.item("Finance"), source="summary", about=room.boardroom.finance, tables="t"
    )
    report = paper_document(paper, PUBLIC)
    assert [one.title for one in report.sections] == [
        "", "1. Key matters that were considered", "2. Agreed besides",
        "3. To be drawn to the attention of the Trust Board", "", "",
    ]  # fmt: skip
    assert report.title == "Summary report: Finance Committee, 25 April 2023"
    assert "The [redacted] cellar" in str(report)
    assert "The secret cellar" in str(paper_document(paper, Part.PRIVATE))


def test_terms_are_held_against_the_version_before(room):
    terms = room.terms()
    TermsApproval.objects.create(
        committee=terms.committee, step="approved", body="Trust Board", on=dt.date(2023, 1, 2)
    )
    paper = room.paper(room.item("Terms"), source="terms", terms=terms, has_front_sheet=False)
    report = paper_document(paper, PUBLIC)
    assert [one.title for one in report.sections] == ["", "1. Duties", "What changed", "History"]
    changed, history = tables(report)
    assert words_of(changed) == [("Duties", "'of the team'", "Nothing")]
    assert words_of(history) == [("2 Jan 2023", "Approved by the Trust Board")]
    first = terms.committee.terms.get(number=1)
    paper.terms = first
    report = paper_document(paper, PUBLIC)
    assert [one.title for one in report.sections] == ["1. Duties", "History"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("minutes", "of which meeting it prints the minutes"),
        ("summary", "of which meeting it reports"),
        ("terms", "which terms of reference"),
    ],
)
def test_a_paper_that_does_not_say_what_it_prints_says_so(room, source, why):
    with pytest.raises(NothingToPrintError, match=why):
        paper_document(room.paper(room.item("x"), source=source), PUBLIC)


def test_a_summary_that_is_not_written_says_so(room):
    paper = room.paper(room.item("x"), source="summary", about=room.boardroom.finance)
    with pytest.raises(NothingToPrintError, match="not written yet"):
        paper_document(paper, PUBLIC)


def test_uploads_and_reports_are_no_documents_of_ours(room):
    assert paper_document(room.paper(room.item("x")), PUBLIC) is None
    assert paper_document(room.paper(room.item("y"), source="report"), PUBLIC) is None
