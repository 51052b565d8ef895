"""What an import of committees, meetings, minutes and the action log adds and changes."""

import datetime as dt

import pytest
import time_machine

from goldenthread.collect import importer
from goldenthread.collect.meeting_sheets import MEETING_SHEETS
from goldenthread.collect.template import write_template
from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.records.meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    CommitteeSeat,
    Decision,
    FrontSheetRow,
    Interest,
    LogAction,
    LogActionDue,
    LogActionOwner,
    LogActionProgress,
    LogActionStep,
    Meeting,
    MeetingSummary,
    Minute,
    Paper,
    PlannedItem,
    TermsApproval,
    TermsOfReference,
    TermsSection,
)
from goldenthread.records.organisations.models import Organisation
from tests.integration.collect.boardroom_folder import EVERYTHING, added, changed, everything

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MODELS = (
    Committee, CommitteeSeat, TermsOfReference, TermsSection, TermsApproval, PlannedItem, Meeting,
    AgendaItem, Paper, FrontSheetRow, Attendance, Interest, Minute, Decision, MeetingSummary,
    LogAction, LogActionOwner, LogActionDue, LogActionProgress, LogActionStep,
)  # fmt: skip
LATER = dt.datetime(2023, 6, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path):
    """Give a folder whose every sheet is stored already."""
    found = everything(tmp_path / "f")
    plan = importer.run(found, by=None)
    assert [str(error) for error in plan.errors] == []
    return found


def run(path, *sheets):
    plan = importer.run(
        everything(path, **{k: v for one in sheets for k, v in one.items()}), by=None
    )
    assert [str(error) for error in plan.errors] == []
    return plan


def told(plan):
    return [(one.sheet, one.column, one.old, one.new) for one in plan.changes]


def counts(plan, sheet):
    one = plan.sheets[sheet]
    return one.added, one.changed, one.unchanged


def action(reference="03-1a", text="Look again"):
    return LogAction.objects.get(reference=reference, text=text)


def test_every_column_of_the_boardroom_is_in_the_folder():
    for sheet in MEETING_SHEETS:
        written = {name for row in EVERYTHING[sheet.name] for name in row}
        unused = set(sheet.by_name) - written - {"organisation", "order", "file", "programme"}
        assert not unused - {"report", "period", "status"}, sheet.name


def test_committees_seats_and_terms_are_kept(path):
    audit = Committee.objects.get(code="audit")
    assert (audit.parent.code, audit.papers_due, audit.review_due) == (
        "board", 7, dt.date(2024, 3, 1),
    )  # fmt: skip
    assert Committee.objects.get(code="board").papers_due == 5
    seat = CommitteeSeat.objects.get(post__code="chair")
    assert (seat.seat, seat.standing, seat.reads_private, seat.held_from) == (
        "chair", "non_executive", True, dt.date(2020, 4, 1),
    )  # fmt: skip
    first, second = audit.terms.all()
    assert [(one.heading, one.text) for one in first.sections.all()] == [
        ("Purpose", "To look.\nTo tell."), ("Quorum", ""),
    ]  # fmt: skip
    agreed, approved = audit.approvals.all()
    assert (agreed.terms, approved.terms, approved.remark) == (None, second, "Annual review")


def test_meetings_and_their_agendas_are_kept(path):
    april = Meeting.objects.get(code="2023-04", committee__code="board")
    assert (april.starts, april.ends, april.part) == (dt.time(9, 45), dt.time(13), "1")
    assert [(one.reference, one.order, one.is_private) for one in april.items.all()] == [
        ("04-1", 1, False), ("04-2", 2, False), ("04-3", 3, True),
    ]  # fmt: skip
    assert april.items.get(reference="04-1").starts == dt.time(11)
    assert april.items.get(reference="04-2").planned.code == "ipr"
    assert AgendaItem.objects.private().count() == 2


def test_papers_have_the_body_that_their_item_or_row_names(path):
    papers = {
        (one.item.reference, one.order): (one.source, one.state) for one in Paper.objects.all()
    }
    assert papers == {
        ("04-1", 0): ("minutes", "draft"),
        ("04-1", 1): ("terms", "submitted"),
        ("04-2", 0): ("report", "draft"),
        ("04-3", 0): ("words", "draft"),
    }
    report = Paper.objects.get(source="report")
    assert (report.report, report.period_start, report.tables, report.summary) == (
        "ipr", dt.date(2023, 3, 1), "hours", "All is well",
    )  # fmt: skip
    assert Paper.objects.get(source="minutes").about.code == "2023-03"
    terms = Paper.objects.get(source="terms")
    assert (terms.terms.number, terms.risk.code, terms.sponsor.code) == (2, "r1", "chair")
    row = FrontSheetRow.objects.get()
    assert (row.paper, row.kind, row.on) == (report, "seen_by", dt.date(2023, 4, 12))


def test_what_happened_at_a_meeting_is_kept(path):
    assert [(one.post.code, one.state, one.order) for one in Attendance.objects.all()] == [
        ("chair", "present", 1), ("ned-1", "apologies", 2), ("cfo", "in_attendance", 3),
    ]  # fmt: skip
    deputy = Attendance.objects.get(post__code="cfo")
    assert (deputy.deputy_for.code, deputy.from_item.reference) == ("ceo", "03-1")
    interest = Interest.objects.get()
    assert (interest.item.reference, interest.withdrew) == ("03-1", True)
    assert [one.text for one in Decision.objects.all()] == ["One was taken.", "So was another."]
    assert MeetingSummary.objects.get().meeting.committee.code == "audit"


def test_actions_of_one_reference_are_both_kept_with_their_owners_and_first_due_dates(path):
    again, elsewhere = LogAction.objects.filter(reference="03-1a")
    assert [one.code for one in again.owners.order_by("code")] == ["ceo", "cfo"]
    assert (again.due, again.due_words) == (dt.date(2023, 2, 1), "February 2023 onwards")
    assert (again.item.reference, again.state) == ("03-1", "open")
    assert (elsewhere.code, elsewhere.state, elsewhere.closed, elsewhere.closed_words) == (
        "elsewhere", "closed", dt.date(2023, 4, 1), "April 2023",
    )  # fmt: skip
    due = again.dues.get()
    assert (due.due, due.words, due.on) == (again.due, again.due_words, dt.date(2023, 3, 30))
    assert [(one.step, one.on) for one in elsewhere.steps.all()] == [
        ("opened", dt.date(2023, 3, 30)), ("closed", dt.date(2023, 4, 1)),
    ]  # fmt: skip
    assert [one.text for one in elsewhere.progress.all()] == ["Nearly"]
    progress = again.progress.get()
    assert (progress.text, progress.status, progress.on) == (
        "Begun", "on_track", dt.date(2023, 4, 27),
    )  # fmt: skip
    assert LogAction.objects.get(reference="02-10").item is None


def test_the_same_import_again_changes_nothing_and_leaves_no_trace(path):
    kept = {model: (model.objects.count(), history(model)) for model in MODELS}
    events, batches = AuditEvent.objects.count(), ImportBatch.objects.count()
    with time_machine.travel(LATER, tick=False):
        plan = importer.run(path, by=None)
    assert not plan.has_work
    assert (plan.changes, plan.additions) == ([], [])
    assert {name for name, one in plan.sheets.items() if one.added or one.changed} == set()
    assert kept == {model: (model.objects.count(), history(model)) for model in MODELS}
    assert (AuditEvent.objects.count(), ImportBatch.objects.count()) == (events, batches)


def history(model):
    return model.history.count() if hasattr(model, "history") else None


def test_another_due_date_is_a_revision_and_every_one_is_kept(path):
    with time_machine.travel(LATER, tick=False):
        plan = run(path, changed("log_actions", due="2023-09-30"))
        assert told(plan) == [("log_actions", "due", "February 2023 onwards", "2023-09-30")]
        assert counts(plan, "log_actions") == (0, 1, 2)
        assert not importer.run(path, by=None).has_work
    assert [(one.due, one.words, one.on) for one in action().dues.all()] == [
        (dt.date(2023, 2, 1), "February 2023 onwards", dt.date(2023, 3, 30)),
        (dt.date(2023, 9, 30), "", LATER.date()),
    ]  # fmt: skip
    assert action().due == dt.date(2023, 2, 1)  # the one that was agreed first
    assert not run(path).has_work  # an earlier date again is no revision
    assert not run(path, changed("log_actions", due="")).has_work
    assert action().dues.count() == 2


def test_progress_is_added_where_it_is_news(path):
    with time_machine.travel(LATER, tick=False):
        plan = run(path, changed("log_actions", progress="Half done", told=""))
        assert told(plan) == [("log_actions", "progress", "Begun", "Half done")]
        assert counts(plan, "log_actions") == (0, 1, 2)
        assert not importer.run(path, by=None).has_work
    assert [(one.text, one.on) for one in action().progress.all()] == [
        ("Begun", dt.date(2023, 4, 27)), ("Half done", LATER.date()),
    ]  # fmt: skip


def test_states_of_an_action_are_steps(path):
    with time_machine.travel(LATER, tick=False):
        run(path, changed("log_actions", state="proposed", outcome="Looked"))
        assert action().state == "proposed"
        run(path, changed("log_actions", closed="2023-05-25"))
        assert (action().state, action().closed) == ("closed", dt.date(2023, 5, 25))
        run(path, changed("log_actions", state="open"))
        assert (action().state, action().closed) == ("open", None)
    steps = [(one.step, one.on.isoformat()) for one in action().steps.order_by("pk")]
    assert steps == [
        ("opened", "2023-03-30"), ("proposed", "2023-04-27"), ("closed", "2023-05-25"),
        ("reopened", "2023-04-27"),
    ]  # fmt: skip


def test_an_action_without_a_state_keeps_the_one_that_it_has(path):
    LogAction.objects.filter(text="Look again").update(state="proposed")
    assert not run(path).has_work


def test_owners_that_are_named_no_more_go(path):
    plan = run(path, changed("log_actions", owner="cfo"))
    assert told(plan) == [("log_actions", "owner", "ceo|cfo", "cfo")]
    assert [one.code for one in action().owners.all()] == ["cfo"]


def test_a_cell_of_decisions_names_all_of_them(path):
    plan = run(path, changed("minutes", decision="So was another."))
    assert told(plan) == [
        ("minutes", "decision", "One was taken.\nSo was another.", "So was another.")
    ]
    assert counts(plan, "minutes") == (0, 1, 0)
    assert [one.text for one in Decision.objects.all()] == ["So was another."]
    minutes = [{k: v for k, v in row.items() if k != "decision"} for row in EVERYTHING["minutes"]]
    assert not run(path, {"minutes": minutes}).has_work
    assert Decision.objects.count() == 1


def test_items_keep_their_place_and_new_ones_come_last(path):
    AgendaItem.objects.filter(reference="04-1").update(order=9)
    assert not run(path).has_work
    run(path, added("agenda", meeting="board:2023-04", reference="04-9", title="More"))
    assert AgendaItem.objects.get(reference="04-9").order == 10


def test_an_order_that_is_given_is_kept_and_further_items_follow(tmp_path):
    agenda = [
        {"meeting": "2023-03", "reference": "03-1", "title": "First", "order": "10"},
        {"meeting": "2023-03", "reference": "03-2", "title": "Next", "order": ""},
    ]
    path = everything(tmp_path / "f", agenda=agenda, papers=[], front_sheet_rows=[], log_actions=[])
    for name in ("papers", "front_sheet_rows", "log_actions", "log_progress"):
        (path / f"{name}.csv").unlink()
    assert [str(error) for error in importer.run(path, by=None).errors] == []
    assert list(AgendaItem.objects.values_list("reference", "order")) == [
        ("03-1", 10),
        ("03-2", 11),
    ]


def test_a_report_on_the_agenda_is_a_paper_without_any_sheet_of_papers(tmp_path):
    sheets = {**EVERYTHING, "papers": [], "front_sheet_rows": []}
    path = everything(tmp_path / "f", **sheets)
    (path / "papers.csv").unlink()
    assert importer.run(path, by=None).errors == []
    assert Paper.objects.get().report == "ipr"
    everything(path, **{**sheets, **changed("agenda", 2, period="Apr-23")})
    (path / "papers.csv").unlink()
    plan = importer.run(path, by=None)
    assert told(plan) == [("agenda", "period", "2023-03-01", "2023-04-01")]
    assert counts(plan, "agenda") == (0, 1, 4)
    everything(path, **{**sheets, **changed("agenda", 1, report="finance", period="Apr-23")})
    (path / "papers.csv").unlink()
    plan = importer.run(path, by=None)
    assert told(plan)[-1] == ("agenda", "report", "", "finance")
    assert Paper.objects.get(item__reference="04-1").state == "draft"


def test_a_meeting_is_named_with_its_committee_only_where_two_have_the_code(path):
    named = [{**row, "meeting": row["meeting"].removeprefix("board:")} for row in
             EVERYTHING["agenda"]]  # fmt: skip
    plan = importer.run(everything(path, agenda=named), by=None)
    assert {one.allowed for one in plan.errors} == {"audit:2023-04, board:2023-04"}
    assert len(plan.errors) == 3


def test_the_filled_template_holds_committees_and_meetings_and_changes_nothing(path, tmp_path):
    book = tmp_path / "t.xlsx"
    write_template(book, organisation=Organisation.objects.get(code="RWF"))
    plan = importer.run(book, by=None)
    assert [str(error) for error in plan.errors] == []
    assert not plan.has_work
    assert counts(plan, "meetings") == (0, 0, 3)
    assert counts(plan, "committees") == (0, 0, 2)


def test_queries_do_not_grow_with_rows(tmp_path, django_assert_max_num_queries):
    agenda = [
        {"meeting": "2023-03", "reference": f"03-{n}", "title": f"Item {n}", "report": "ipr",
         "period": "Mar-23"} for n in range(1, 81)
    ]  # fmt: skip
    log = [
        {"reference": "03-1", "meeting": "2023-03", "action": f"Do {n}", "owner": "ceo|cfo",
         "due": "2023-04-20", "progress": f"Told {n}", "told": "2023-04-01"} for n in range(80)
    ]  # fmt: skip
    sheets = {**EVERYTHING, "agenda": [*EVERYTHING["agenda"], *agenda[1:]],
              "log_actions": [*EVERYTHING["log_actions"], *log]}  # fmt: skip
    path = everything(tmp_path / "f", **sheets)
    with django_assert_max_num_queries(170):
        assert importer.run(path, by=None).errors == []
    with django_assert_max_num_queries(50):
        assert not importer.run(path, by=None).has_work
