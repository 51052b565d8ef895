"""The meetings of the Maidstone example imported: what is assessed and printed is the pack's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from goldenthread.assure.meetings.assess import assess_meeting
from goldenthread.assure.meetings.attendance import Held as Seated
from goldenthread.assure.meetings.attendance import There, quorum_at
from goldenthread.assure.meetings.forward_plan import planned_for
from goldenthread.assure.meetings.log import log_of
from goldenthread.collect import importer
from goldenthread.records.meetings.models import Committee, Meeting, Paper
from goldenthread.report.compositions.meetings.documents import meeting_document, paper_document
from goldenthread.report.model import Cell, Passage, Points, Report, Table
from goldenthread.vocabulary.meetings import AttendanceState, Part
from goldenthread.vocabulary.quorum import parse_quorum
from tests.verification.examples.maidstone_boardroom_text import (
    action_log,
    agenda,
    approvals,
    attendance,
    combined_total,
    guardian,
    minutes,
    terms_headings,
)
from tests.verification.examples.maidstone_text import EXAMPLE, needs_text, sheet

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
APRIL, MARCH = "board-2023-04-27", "board-2023-03-30"
ON = dt.date(2023, 4, 27)


@pytest.fixture(scope="module")
def held(django_db_setup, django_db_blocker) -> SimpleNamespace:
    """Give all that is computed and printed of the two meetings."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        plan = importer.run(EXAMPLE, by=None)
        assert list(plan.errors) == list(plan.warnings) == []
        board = Committee.objects.get(code="board")
        march, april = (Meeting.objects.get(code=code) for code in (MARCH, APRIL))
        found = SimpleNamespace(
            log=log_of(board, ON, None),
            log_of_march=log_of(board, march.date, None),
            march=assess_meeting(march, None),
            april=assess_meeting(april, None, on=ON),
            seats=[
                Seated(one.post_id, one.post.title, *kinds(one)) for one in board.seats.all()
            ],
            there={one.post_id: one.state for one in march.attendance.all()},
            quorum=Committee.objects.get(code="remuneration").quorum,
            planned=[one.code for one in planned_for(board, ON, None)],
            taken=set(april.items.values_list("planned__code", flat=True)),
            documents={
                kind: meeting_document(kind, meeting, None, Part.PUBLIC)
                for kind, meeting in (
                    ("agenda", april), ("action-log", april), ("minutes", march),
                )
            },
            papers={
                paper.item.reference: paper_document(paper, Part.PUBLIC)
                for paper in Paper.objects.filter(item__meeting=april).order_by("item__order")
            },
        )  # fmt: skip
        transaction.set_rollback(True)
    return found


def kinds(seat):
    """Give a seat's two kinds as they are counted by."""
    from goldenthread.vocabulary.meetings import Seat, Standing

    return Seat(seat.seat), Standing(seat.standing)


def tables(document: Report) -> list[Table]:
    """Give the tables of a document."""
    return [
        block for part in document.sections for block in part.blocks if isinstance(block, Table)
    ]


def texts(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    """Give the words of cells."""
    return [[cell.text for cell in row] for row in rows]


def words(document: Report) -> Iterator[str]:
    """Give every passage and point of a document."""
    for part in document.sections:
        for block in part.blocks:
            lines = block.items if isinstance(block, Points) else ()
            lines = (block.runs,) if isinstance(block, Passage) else lines
            yield from ("".join(run.text for run in line) for line in lines)


@needs_text
def test_the_log_of_april_has_the_three_tables_of_the_pack(held):
    opened, closed, undue = action_log().values()
    assert [row.reference for row in held.log.due_open] == [row[0] for row in opened]
    assert [row.reference for row in held.log.due_closed] == [row[0] for row in closed]
    assert held.log.not_due == ()
    printed = tables(held.documents["action-log"])
    assert len(printed) == 3
    for table, rows in zip(printed, (opened, closed, undue), strict=True):
        ours = texts(table.rows)
        assert [row[0] for row in ours] == [row[0] for row in rows]
        owners = [row[2].replace(" / ", " and ") for row in rows]
        assert [row[2] for row in ours] == owners
        assert [row[3] for row in ours] == [row[3] for row in rows]
    assert texts(printed[2].rows) == [["N/A"] * 5]
    assert all(row.status is None for row in held.log.due_open)


def test_the_log_of_march_has_what_was_open_then_with_what_was_told_then(held):
    assert [row.reference for row in held.log_of_march.due_open] == ["02-10a"]
    told = {row.reference: row.progress for row in held.log_of_march.due_open}
    assert "by month" in told["02-10a"]
    assert {row.reference for row in held.log_of_march.not_due} == {"02-10d", "03-3"}
    assert held.log_of_march.due_closed == ()


@needs_text
def test_the_printed_agenda_has_every_item_under_its_section(held):
    (table,) = tables(held.documents["agenda"])
    columns = dict(zip(table.columns, range(len(table.columns)), strict=True))
    rows, section, at = texts(table.rows), "", 0
    printed = agenda()
    for row in rows:
        if len(row) == 1:
            section = row[0]
            continue
        one = printed[at]
        at += 1
        assert row[0] == one.reference
        assert row[columns["Item"]].split("\n")[0] == one.title.removesuffix(" that...")
        assert (section if section != "Other items" else "") == one.section
        fixed = {"04-13": "11:00", "04-17": "12:10", "04-20": "12:45"}.get(one.reference)
        assert row[columns["Time"]].removesuffix("\nfixed") in (fixed or "", "09:45")
        assert row[columns["Time"]].endswith("fixed") == bool(fixed)
    assert at == 23


def test_the_fixed_times_hold_and_the_report_of_april_is_the_iprs(held):
    assert [one.warning for one in held.april.timetable.slots if one.warning] == []
    assert held.april.timetable.overrun == ""
    (paper,) = next(one for one in held.april.items if one.reference == "04-11").papers
    assert (paper.source, paper.state, paper.days_late) == ("report", "approved", 0)


@needs_text
def test_the_printed_minutes_have_every_item_decision_and_action(held):
    document = held.documents["minutes"]
    heads = [one.title.split(" ")[0] for one in document.sections if one.title[:3] == "03-"]
    assert heads == [one.reference for one in minutes()]
    told = list(words(document))
    rows = [row for row in sheet("minutes") if row["decision"]]
    decided = [f"Decision: {line}" for row in rows for line in row["decision"].splitlines()]
    assert [line for line in told if line.startswith("Decision: ")] == decided
    actions = [line for line in told if line.startswith("Action 03-20")]
    assert [line.split(":")[0] for line in actions] == ["Action 03-20a", "Action 03-20b"]
    assert all(line.endswith("(Chief Nurse; March 2023 onwards)") for line in actions)
    assert document.prepared.endswith("For approval")


@needs_text
def test_the_printed_attendance_is_by_class_and_in_the_printed_order(held):
    classes: dict[str, list[str]] = {}
    for row in texts(tables(held.documents["minutes"])[0].rows):
        if len(row) == 1:
            current = classes.setdefault(row[0], [])
        else:
            current.append(row[0])
    for state in ("present", "in_attendance", "apologies"):
        printed = [one.post for one in attendance() if one.state == state]
        ours = classes[AttendanceState(state).label]
        assert [title.rstrip(" 12345") for title in ours] == [
            title.removesuffix(" (Chair)").replace(" / ", " and ") for title in printed
        ]


def test_those_at_the_board_of_march_would_make_the_quorum_that_the_pack_prints(held):
    """The pack prints the quorum of one committee; the Board's own is not in it."""
    assert {item.quorum for item in held.march.items} == {None}
    rule = parse_quorum(held.quorum)
    there = {post: There(AttendanceState(state)) for post, state in held.there.items()}
    check = quorum_at(rule, held.seats, there, 1)
    assert (check.met, check.missing) == (True, "")
    by_title = {seat.post: seat.post_id for seat in held.seats}
    chair = by_title["Chair of the Trust Board"]
    without = {post: one for post, one in there.items() if post != chair}
    assert quorum_at(rule, held.seats, without, 1).missing == "the chair"
    directors = [by_title[f"Non-Executive Director {n}"] for n in (1, 2, 3)]
    few = {post: one for post, one in there.items() if post not in directors}
    assert quorum_at(rule, held.seats, few, 1).missing == "one non-executive director"
    present = sum(state == "present" for state in held.there.values())
    directors_there = sum(
        held.there.get(by_title[f"Non-Executive Director {n}"]) == "present" for n in range(1, 6)
    )
    assert (present, directors_there) == (9, 4)


@needs_text
def test_the_printed_terms_have_the_headings_changes_and_history_of_the_pack(held):
    document = held.papers["04-10"]
    heads = [one.title.partition(". ")[2] for one in document.sections if one.title[:1].isdecimal()]
    assert heads == terms_headings()
    *_, changes, history = tables(document)
    assert {row[0] for row in texts(changes.rows)} == {
        "Duties", "Parent Committee and reporting procedure",
    }  # fmt: skip
    ours = [(row[0], row[1]) for row in texts(history.rows)]
    assert ours == [
        (f"{on:%-d %b %Y}", f"{step.capitalize()} by the {body}")
        for step, body, on, _ in approvals()
    ]


@needs_text
def test_the_printed_summary_of_the_people_committee_shows_the_guardians_tables(held):
    printed = {
        table.caption: texts(table.rows)
        for table in tables(held.papers["04-9"])
        if "xception" in table.caption
    }
    assert len(printed) == 4
    *parts, whole = printed.values()
    for rows, theirs in zip(parts, guardian().values(), strict=True):
        assert [int(row[1]) for row in rows] == [count for _, _, count in theirs]
    assert [int(row[1]) for row in whole][-1] == combined_total() == 91


def test_the_papers_that_are_written_here_are_printed_and_the_others_are_front_sheets_alone(held):
    made = {reference for reference, document in held.papers.items() if document}
    bare = {one for one in made if "is not part of this example" in str(held.papers[one])}
    assert made - bare == {"04-3", "04-4", "04-5", "04-6", "04-7", "04-8", "04-9", "04-10", "04-15"}
    assert bare == {"04-14", "04-16", "04-17", "04-18", "04-20"}
    assert set(held.papers) - made == {"04-11"}  # printed by the report itself


def test_the_forward_plan_gives_the_agenda_of_april_less_what_is_not_yet_due(held):
    assert set(held.planned) == held.taken - {None}
    assert "mortality" not in held.planned  # quarterly, and taken in March
