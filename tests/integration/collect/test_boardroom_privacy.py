"""Who may import what of the boardroom: private business by seat, committees by administrators."""

import datetime as dt

import openpyxl
import pytest

from goldenthread.collect import importer
from goldenthread.collect.template import write_template
from goldenthread.records.meetings.models import AgendaItem, Committee, CommitteeSeat, Meeting
from goldenthread.records.organisations.models import Membership, Organisation, Post, PostHolding
from tests import factories
from tests.integration.collect.boardroom_folder import EVERYTHING, added, changed, everything
from tests.integration.collect.folders import folder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Role = Membership.Role
BOARD, SECRET = "board:2023-04", "2023-04-2"
PRIVATE = [
    ("planned_items", {"committee": "board", "code": "pay", "title": "Salaries", "private": "no"}),
    ("planned_items", {"committee": "board", "code": "new", "title": "Pay", "private": "yes"}),
    ("meetings", {"code": "2023-05-2", "committee": "board", "date": "2023-05-25", "part": "2"}),
    ("meetings", {"code": SECRET, "committee": "board", "date": "2023-04-27", "part": "1"}),
    ("agenda", {"meeting": SECRET, "reference": "04-9", "title": "More"}),
    ("agenda", {"meeting": SECRET, "reference": "04-4", "title": "Another secret"}),
    ("agenda", {"meeting": BOARD, "reference": "04-9", "title": "More", "private": "yes"}),
    ("agenda", {"meeting": BOARD, "reference": "04-3", "title": "Out of it", "private": "no"}),
    ("agenda", {"meeting": BOARD, "reference": "04-3", "title": "A secret", "report": "ipr",
                "period": "Mar-23"}),
    ("papers", {"meeting": BOARD, "item": "04-3", "summary": "Hush"}),
    ("papers", {"meeting": BOARD, "item": "04-1", "paper": "1", "private": "yes"}),
    ("papers", {"meeting": BOARD, "item": "04-2", "paper": "1", "private": "no"}),
    ("front_sheet_rows", {"meeting": BOARD, "item": "04-3", "kind": "seen_by", "name": "All"}),
    ("front_sheet_rows", {"meeting": BOARD, "item": "04-2", "paper": "1", "kind": "seen_by",
                          "name": "All"}),
    ("attendance", {"meeting": SECRET, "post": "ceo", "state": "present"}),
    ("interests", {"meeting": SECRET, "post": "ceo", "interest": "Pay"}),
    ("interests", {"meeting": BOARD, "post": "ceo", "interest": "Pay", "item": "04-3"}),
    ("interests", {"meeting": BOARD, "post": "ceo", "interest": "Pay", "private": "yes"}),
    ("minutes", {"meeting": SECRET, "item": "04-4", "text": "Hush"}),
    ("minutes", {"meeting": BOARD, "item": "04-3", "text": "Hush"}),
    ("summaries", {"meeting": SECRET, "opening": "Hush"}),
    ("log_actions", {"reference": "04-3", "meeting": BOARD, "action": "Hush", "owner": "ceo"}),
    ("log_actions", {"reference": "1", "meeting": SECRET, "action": "Hush", "owner": "ceo"}),
    ("log_actions", {"reference": "1", "meeting": BOARD, "action": "Hush", "owner": "ceo",
                     "private": "yes"}),
    ("log_actions", {"reference": "7", "meeting": BOARD, "action": "Hidden", "owner": "ceo",
                     "private": "no", "code": "hidden"}),
    ("log_progress", {"committee": "board", "action": "hidden", "on": "2023-05-01", "text": "x"}),
]  # fmt: skip


@pytest.fixture
def stored(tmp_path):
    """Give a folder with private items, papers and actions that is stored already."""
    hidden = {"reference": "7", "meeting": BOARD, "action": "Hidden", "owner": "ceo",
              "private": "yes", "code": "hidden"}  # fmt: skip
    sheets = {
        **added("papers", meeting=BOARD, item="04-2", paper="1", private="yes"),
        **added("log_actions", **hidden),
    }
    path = everything(tmp_path / "f", **sheets)
    assert [str(error) for error in importer.run(path, by=None).errors] == []
    return path


def member(role=Role.CONTRIBUTOR, post=""):
    trust = Organisation.objects.get(code="RWF")
    user = factories.MembershipFactory(organisation=trust, role=role, loads_figures=True).user
    if post:
        held = Post.objects.get(code=post)
        PostHolding.objects.create(post=held, user=user, held_from=dt.date(2020, 4, 1))
    return user


def seat(post, **more):
    board = Committee.objects.get(code="board")
    return CommitteeSeat.objects.create(committee=board, post=Post.objects.get(code=post), **more)


def errors(path, sheet, row, by):
    plan = importer.preview(folder(path, {sheet: [row]}), by=by)
    return [(one.sheet, one.row, one.column, one.message) for one in plan.errors]


def is_refusal(error, sheet):
    return error[:2] == (sheet, 2) and "you hold no seat that reads it" in error[3]


@pytest.mark.parametrize(("sheet", "row"), PRIVATE)
def test_private_business_needs_a_seat_whatever_the_role(stored, sheet, row):
    for role in (Role.CONTRIBUTOR, Role.ADMINISTRATOR):
        found = errors(stored, sheet, row, member(role))
        assert [one for one in found if is_refusal(one, sheet)], found
    seat("ceo", reads_private=True)
    for by in (member(post="ceo"), factories.UserFactory(is_superuser=True)):
        found = errors(stored, sheet, row, by)
        assert [one for one in found if one[2] not in ("private", "part")] == []


def test_private_minutes_of_a_committee_are_printed_by_those_with_a_seat_there(stored):
    audit = Committee.objects.get(code="audit")
    Meeting.objects.create(committee=audit, code="secret", date=dt.date(2023, 4, 12), part="2")
    row = {"meeting": SECRET, "item": "04-4", "source": "minutes", "about": "secret"}
    seat("ceo", reads_private=True)
    ((sheet, _, column, message),) = errors(stored, "papers", row, member(post="ceo"))
    assert (sheet, column) == ("papers", "about")
    assert "you hold no seat" in message
    audit.seats.create(post=Post.objects.get(code="ceo"), reads_private=True)
    assert errors(stored, "papers", row, member(post="ceo")) == []


def test_a_seat_that_reads_nothing_private_or_is_over_does_not_help(stored):
    sheet, row = PRIVATE[4]
    seat("ceo", reads_private=False)
    seat("cfo", reads_private=True, held_to=dt.date(2024, 1, 1))
    for post in ("ceo", "cfo"):
        (found,) = errors(stored, sheet, row, member(post=post))
        assert is_refusal(found, sheet)


def test_a_refusal_tells_nothing_of_what_is_stored(stored):
    for sheet, row in PRIVATE:
        plan = importer.preview(folder(stored, {sheet: [row]}), by=member())
        assert plan.changes == [], (sheet, row)
        words = str(plan.as_json())
        assert "A secret" not in words or "A secret" in row.values()
        assert "Hidden" not in words or "Hidden" in row.values()


def test_public_business_needs_no_seat(stored):
    row = {"meeting": BOARD, "reference": "04-1", "title": "Minutes of March"}
    path = folder(stored, {"agenda": [row]})
    plan = importer.run(path, by=member())
    assert [str(error) for error in plan.errors] == []
    assert AgendaItem.objects.get(reference="04-1").title == "Minutes of March"


def test_a_private_meeting_is_refused_even_as_it_is_stored(stored):
    (row,) = (row for row in EVERYTHING["meetings"] if row["code"] == SECRET)
    (found,) = errors(stored, "meetings", row, member())
    assert is_refusal(found, "meetings")


def test_the_template_tells_nothing_of_private_business(stored, tmp_path):
    Meeting.objects.filter(part="2").update(title="Merger")
    path = tmp_path / "t.xlsx"
    write_template(path, organisation=Organisation.objects.get(code="RWF"))
    book = openpyxl.load_workbook(path)
    words = {str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row}
    assert {"2023-03", "Trust Board"} <= words
    assert not {SECRET, "Merger", "A secret", "Another secret", "Pay", "Hush", "Hidden"} & words
    plan = importer.preview(path, by=member())
    assert ([str(error) for error in plan.errors], plan.has_work) == ([], False)


def test_only_administrators_change_committees_and_seats(stored):
    for sheets in (
        changed("committees", 1, quorum=""),
        added("committees", code="new", organisation="RWF", name="New"),
        changed("committee_seats", 2, reads_private="yes"),
        added("committee_seats", committee="board", post="ceo", reads_private="yes"),
    ):
        (sheet,) = sheets
        plan = importer.preview(folder(stored, sheets), by=member(Role.APPROVER))
        (error,) = plan.errors
        assert "only an administrator" in error.message
        plan = importer.preview(folder(stored, sheets), by=member(Role.ADMINISTRATOR))
        assert plan.errors == [], sheet
    same = {name: EVERYTHING[name] for name in ("committees", "committee_seats")}
    assert importer.preview(folder(stored, same), by=member()).errors == []


def test_a_person_does_not_approve_a_paper_by_an_import(stored):
    row = {"meeting": BOARD, "item": "04-1", "paper": "1", "state": "approved"}
    (found,) = errors(stored, "papers", row, member(Role.ADMINISTRATOR))
    assert found[2:] == ("state", "an executive approves a paper in the product")
    row["state"] = "submitted"
    assert errors(stored, "papers", row, member(Role.ADMINISTRATOR)) == []


def test_committees_of_another_organisation_are_not_known(stored):
    stranger = factories.MembershipFactory(role=Role.ADMINISTRATOR).user
    (found,) = errors(
        stored, "agenda", {"meeting": "2023-03", "reference": "9", "title": "x"}, stranger
    )
    assert found[2:] == ("meeting", "is no known meeting")
