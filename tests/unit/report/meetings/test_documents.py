"""Documents of meetings say what was assessed, in order, and no more than their form may."""

import datetime as dt
from dataclasses import replace

import pytest

from goldenthread.report.compositions.meetings.action_log import action_log_document
from goldenthread.report.compositions.meetings.agenda import Place, agenda_document
from goldenthread.report.compositions.meetings.cover import cover_document
from goldenthread.report.compositions.meetings.minutes import minutes_document
from goldenthread.report.compositions.meetings.parts import led, matters, prose
from goldenthread.report.compositions.meetings.terms import changes_section, terms_section
from goldenthread.report.model import Paragraph, Passage, Points, Run, Table
from goldenthread.vocabulary.meetings import Part
from goldenthread.vocabulary.wording import Passage as Wording
from goldenthread.vocabulary.wording import marked_passages
from tests.unit.report.meetings.results import (
    APPROVED,
    FULL,
    LOG,
    PUBLIC,
    TRUST,
    item,
    meeting,
    paper,
)


def tables(report):
    return [b for section in report.sections for b in section.blocks if isinstance(b, Table)]


def words_of(table):
    return [tuple(cell.text for cell in row) for row in table.rows]


def text(report):
    return str(report.sections)


def test_an_agenda_lists_items_under_their_sections():
    report = agenda_document(TRUST, FULL)
    (table,) = tables(report)
    assert table.columns == ("Ref.", "Item", "Purpose", "Presenter", "Time")
    assert words_of(table) == [
        ("04-1", "Item 1\nVerbal item", "", "Chair", "09:45"),
        ("Strategy",),
        ("04-2", "Item 2\nLook at it.", "Approval", "Lead", ""),
        ("04-3", "Item 3", "", "Lead", "11:00\nfixed"),
        ("", "Paper: First paper (late paper)", "", "Author", ""),
        ("", "Paper: Second paper (paper to follow)", "", "Author", ""),
        ("Close",),
        ("04-4", "SECRET item", "", "Lead", ""),
    ]
    assert report.title == "Agenda: Trust Board meeting"
    assert report.period_label == "Thursday 27 April 2023, 09:45 to 13:00"
    assert (report.form, report.in_pack, report.places) == ("paper", False, ())


def test_in_a_pack_the_agenda_has_the_page_of_each_paper():
    places = {2: Place("front-2", 7), 31: Place("paper-31", 9, is_missing=True)}
    report = agenda_document(TRUST, FULL, places)
    (table,) = tables(report)
    pages = {row[1].text.split("\n")[0]: row[-1] for row in table.rows if len(row) > 1}
    assert table.columns[-1] == "Page"
    assert (pages["Item 2"].text, pages["Item 2"].anchor) == ("7", "front-2")
    assert pages["Paper: First paper (document not received)"].text == "9"
    assert pages["Paper: Second paper (paper to follow)"].text == ""
    assert report.places == ("front-2", "paper-31")


def test_an_agenda_without_times_has_no_column_for_them():
    plain = meeting(item(1), item(2, section="A", papers=(paper(2, "Another title"),)))
    (table,) = tables(agenda_document(TRUST, plain))
    assert table.columns == ("Ref.", "Item", "Purpose", "Presenter")
    assert {len(row) for row in table.rows} == {4, 1}
    assert table.rows[-1][1].text == "Item 2\nPaper: Another title"
    mixed = meeting(item(1, section="A"), item(2))
    assert words_of(tables(agenda_document(TRUST, mixed))[0])[2] == ("Other items",)


def test_minutes_tell_attendance_by_class():
    (table,) = tables(minutes_document(TRUST, FULL, is_public=True))
    assert words_of(table) == [
        ("Present",),
        ("Chair", "Chair, Non-executive director", ""),
        ("Director", "Non-executive director", "From item 04-2; by phone"),
        ("In attendance",),
        ("Deputy", "Non-executive director", "Deputy for Chief Nurse"),
        ("Observing",),
        ("Public", "", ""),
        ("Apologies",),
        ("Chief Nurse", "Executive director", ""),
    ]


def test_minutes_tell_of_each_item_what_was_said_decided_and_agreed():
    report = minutes_document(TRUST, FULL, is_public=False)
    assert [(one.title, one.level) for one in report.sections] == [
        ("Attendance", 1), ("04-1 Item 1", 1), ("Strategy", 1), ("04-2 Item 2", 2),
        ("04-3 Item 3", 2), ("Close", 1), ("04-4 SECRET item", 2),
    ]  # fmt: skip
    assert report.sections[3].blocks == (
        Passage((Run("It was discussed."),)),
        Points(((Run("One point"),), (Run("Another secret"),))),
        Passage((Run("point"),)),
        Passage((Run("The end."),)),
        Passage((
            Run("Interest declared: ", "strong"), Run("Medical Director: Holds shares. Noted."),
        )),
        Passage((Run("Decision: ", "strong"), Run("Approved."))),
        Passage((
            Run("Action 04-1a: ", "strong"), Run("Do it (Chief Nurse and Secretary; May 2023)"),
        )),
    )  # fmt: skip
    assert report.sections[1].blocks == (Paragraph("Nothing is recorded."),)
    assert "the meeting had no quorum (one director missing)" in text(report)
    assert "Left the meeting for the item." in text(report)


def test_published_minutes_leave_out_what_is_private_or_redacted():
    public = minutes_document(TRUST, FULL, is_public=True)
    assert "SECRET" not in text(public)
    assert "secret" not in text(public)
    assert "[redacted]" in text(public)
    assert public.sections == minutes_document(TRUST, PUBLIC, is_public=True).sections


def test_minutes_say_where_they_stand():
    assert minutes_document(TRUST, FULL, is_public=True).prepared == "The hall. For approval"
    approved = replace(FULL, approval=APPROVED, place="")
    words = minutes_document(TRUST, approved, is_public=True).prepared
    assert words == "Approved on Thursday 25 May 2023 under item 05-3"


@pytest.fixture
def committee():
    from goldenthread.records.meetings.models import Committee

    return Committee(organisation=TRUST, code="board", name="Trust Board")


def test_the_action_log_has_its_three_tables(committee):
    report = action_log_document(TRUST, committee, LOG, is_public=True)
    due_open, due_closed, not_due = tables(report)
    assert [one.caption for one in (due_open, due_closed, not_due)] == [
        "Actions due and still open", "Actions due and closed",
        "Actions not yet due, and still open",
    ]  # fmt: skip
    assert due_open.columns == (
        "Ref.", "Action", "Person responsible", "Original timescale", "Progress",
    )  # fmt: skip
    assert due_closed.columns[3:] == ("Date completed", "Action taken to close")
    assert words_of(due_open) == [
        ("03-1", "Do 1", "Chief Nurse", "May 2023\nRevised: June 2023\nRevised: July 2023",
         "Begun."),
        ("03-2", "Do 2\nPassed on by: Finance Committee\n"
         "Answered by the programme's action: Action of a plan", "Chief Nurse", "May 2023",
         "Begun."),
    ]  # fmt: skip
    assert due_open.rows[0][4].status.words == "Issue or delay"
    assert due_open.rows[0][4].status.symbol == "▲"
    assert words_of(due_closed) == [
        ("03-3", "Do 3", "Chief Nurse", "April 2023", "Done [redacted]."),
        ("03-4", "Do 4", "Not recorded", "1 May 2023\n(proposed for closure)", "Begun."),
        ("03-5", "Do 5", "Chief Nurse", "", "Passed to: People Committee\nBegun."),
    ]
    assert words_of(not_due) == [("N/A",) * 5]
    assert "▲ issue or delay" in text(report)
    assert "Done for £5m." in text(action_log_document(TRUST, committee, LOG, is_public=False))


def test_a_cover_names_the_version_and_what_changed():
    first = cover_document(TRUST, FULL, Part.PUBLIC, version=1)
    assert first.edition == "Version 1"
    assert [one.title for one in first.sections] == [""]
    second = cover_document(
        TRUST, FULL, Part.PRIVATE, version=3, since=1, changes=["Added: 04-1"], drafts=["x is one."]
    )
    assert second.sections[1].title == "What changed since version 1"
    assert "Private and confidential" in text(second)
    assert "Private and confidential" not in text(first)
    assert Paragraph("x is one.", lead="Draft:") in second.sections[0].blocks
    assert second.form == "cover"


MARKED = marked_passages(
    [Wording("Duties", ("6.1 Review the team", "6.2 Gone")), Wording("Old", ("Line",))],
    [Wording("Duties", ("6.1 Review the whole team", "6.3 New one"))],
)


def test_terms_mark_what_was_put_in_and_taken_out():
    section = terms_section(1, MARKED[0])
    assert section.title == "1. Duties"
    assert section.blocks[0] == Passage(
        (Run("6.1 Review the "), Run("whole ", "inserted"), Run("team"))
    )
    marks = {run.mark for block in section.blocks for run in block.runs}
    assert marks == {"", "inserted", "deleted"}
    assert terms_section(2, MARKED[1]).title == "2. Old (taken out)"


def test_terms_list_their_changes_in_words():
    from goldenthread.records.meetings.models import TermsOfReference

    (table,) = changes_section(MARKED, TermsOfReference(number=1)).blocks
    assert table.caption == "Changes since version 1"
    found = words_of(table)
    assert found[0] == ("Duties", "Nothing", "'whole'")
    assert ("Old", "'Line'", "Nothing") in found


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("Money: was spent.", (Run("Money: ", "strong"), Run("was spent."))),
        ("No colon here", (Run("No colon here"),)),
        ("Time 11:00 is fixed", (Run("Time 11:00 is fixed"),)),
        ("A sentence. Then: more", (Run("A sentence. Then: more"),)),
        ("x" * 80 + ": rest", (Run("x" * 80 + ": rest"),)),
    ],
)
def test_what_a_line_is_about_is_bold(line, runs):
    assert led(line) == runs


def test_matters_are_a_list_or_none():
    assert matters("N/A") == matters("") == matters("none\nNil.") == (Paragraph("None."),)
    assert matters("- One\n\nTwo: is led") == (
        Points(((Run("One"),), (Run("Two: ", "strong"), Run("is led")))),
    )


def test_prose_keeps_its_lists():
    assert prose("a\n\n- b\n• c\nd\n* e") == (
        Passage((Run("a"),)), Points(((Run("b"),), (Run("c"),))), Passage((Run("d"),)),
        Points(((Run("e"),),)),
    )  # fmt: skip
    assert prose("  ") == ()


def test_a_meeting_without_times_or_place_is_told_all_the_same():
    bare = meeting(starts=None, ends=None, place="", notice="")
    report = agenda_document(TRUST, bare)
    assert report.period_label == "Thursday 27 April 2023"
    assert report.sections[0].blocks == (Paragraph("There are no items yet."),)
    named = meeting(label="Special, meeting, 27 April 2023", starts=dt.time(9), ends=None)
    assert agenda_document(TRUST, named).title == "Agenda: Special, meeting"
    assert agenda_document(TRUST, named).period_label == "Thursday 27 April 2023, 09:00"
