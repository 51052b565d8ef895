"""Keeping the boardroom through its forms: committees, agendas, papers, attendance, minutes."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.records.meetings.models import (
    Committee,
    CommitteeSeat,
    Interest,
    Meeting,
    Minute,
    Paper,
    PlannedItem,
)
from tests import factories
from tests.integration.web.meetings_world import boardroom_of, document, soon

pytestmark = pytest.mark.slow


@pytest.fixture
def made(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return boardroom_of(world)


@pytest.fixture
def administrator(world, made):
    return Person(world.client("administrator"))


@pytest.fixture
def secretary(world, made):
    return Person(world.client("secretary"))


class Person:
    """Somebody at the pages of the trust."""

    def __init__(self, client):
        self.client = client

    def reads(self, place, /, *args, **query) -> str:
        response = self.client.get(reverse(place, args=["RWF", *args], query=query or None))
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def sends(self, place, /, *args, **sent) -> str:
        """Send a form and give the page that follows; a form that is refused comes again."""
        address = reverse(place, args=["RWF", *args])
        response = self.client.post(address, {"confirm": "yes", **sent}, follow=True)
        assert response.status_code == 200, response.status_code
        return response.content.decode()


def test_a_committee_is_added_and_a_quorum_that_cannot_be_counted_is_told(administrator):
    sent = {"name": "Audit Committee", "papers_due": "5", "quorum": "a few good people"}
    page = administrator.sends("committee-add", **sent)
    assert "cannot be counted" in page
    assert "a few good people" in page
    sent["quorum"] = "the chair and two members"
    page = administrator.sends("committee-add", **sent)
    assert "The committee is added" in page
    made = Committee.objects.get(name="Audit Committee")
    assert (made.code, made.quorum) == ("audit-committee", "the chair and two members")
    page = administrator.sends("committee-change", made.pk, **{**sent, "name": "Audit"})
    assert "The committee is kept" in page
    made.refresh_from_db()
    assert (made.code, made.name) == ("audit-committee", "Audit")


def test_a_post_is_seated_its_seat_changed_and_ended(administrator, made):
    post = factories.PostFactory(organisation=made.board.organisation, title="Governor")
    board = made.board.pk
    sent = {"post": post.pk, "seat": "member", "standing": "governor", "held_from": "2023-04-01"}
    assert "The post is seated" in administrator.sends("seat-add", board, **sent)
    seat = CommitteeSeat.objects.get(post=post)
    changed = {"seat": "invited", "standing": "governor", "reads_private": "on"}
    assert "The seat is kept" in administrator.sends("seat-change", board, seat.pk, **changed)
    seat.refresh_from_db()
    assert (seat.seat, seat.reads_private, seat.held_from) == ("invited", True, dt.date(2023, 4, 1))
    page = administrator.sends("seat-end", board, seat.pk, held_to="2022-01-01")
    assert "choose a later day" in page
    page = administrator.sends("seat-end", board, seat.pk, held_to="2023-12-31")
    assert "The seat ends on that day" in page
    assert "1 past seats" in page


def test_terms_of_reference_are_written_marked_and_approved(secretary, made):
    start = secretary.reads("terms-write", made.board.pk)
    assert "# Purpose\nTo lead the trust." in start
    text = "# Purpose\nTo lead the whole trust.\n# Quorum\nThree members."
    page = secretary.sends("terms-write", made.board.pk, text=text, review_due="2030-04-01")
    assert "version 3" in page
    assert '<ins class="app-put-in">' in page
    assert "2 sections have changed since version 2" in page
    page = secretary.sends("terms-approve", made.board.pk, step="approved", body="Trust Board",
                           on="2023-05-25")  # fmt: skip
    assert "Approved by Trust Board on 25 May 2023." in page
    first = secretary.reads("terms", made.board.pk, version="1")
    assert "app-put-in" not in first
    response = secretary.client.get(reverse("terms", args=["RWF", made.board.pk]) + "?version=9")
    assert response.status_code == 404
    bare = secretary.client.get(reverse("terms-approve", args=["RWF", made.finance.pk]))
    assert bare.status_code == 404


def test_items_are_planned_changed_and_taken_off_the_plan(secretary, administrator, made):
    board = made.board.pk
    sent = {"title": "Pay of directors", "frequency": "annual", "first": "2023-04-01"}
    page = secretary.sends("planned-item-add", board, is_private="on", **sent)
    assert "Pay of directors" in page
    planned = PlannedItem.objects.get(title="Pay of directors")
    assert planned.is_private
    assert "Pay of directors" not in administrator.reads("forward-plan", board)
    assert 'name="is_private"' not in administrator.reads("planned-item-add", board)
    page = secretary.sends(
        "planned-item-change", board, planned.pk, **{**sent, "until": "2022-01-01"}
    )
    assert "The last day lies before the first." in page
    page = secretary.sends("planned-item-change", board, planned.pk, **sent)
    planned.refresh_from_db()
    assert not planned.is_private
    assert "The item is removed" in secretary.sends("planned-item-remove", board, planned.pk)


def test_the_plan_says_what_comes_to_a_meeting_and_what_is_due_without_one(secretary, made):
    page = secretary.reads("forward-plan", made.board.pk)
    row = page[page.index("Quarterly report") :]
    row = row[: row.index("</tr>")]
    assert row.count("Comes") == 1
    assert row.count("Due, but no meeting is planned") >= 3


def test_a_meeting_is_added_and_changed(secretary, administrator, made):
    sent = {"date": "2030-05-23", "part": "2", "starts": "13:00", "ends": "15:00"}
    page = secretary.sends("meeting-add", made.board.pk, **sent)
    assert "The meeting is added" in page
    meeting = Meeting.objects.get(date=dt.date(2030, 5, 23))
    assert (meeting.part, meeting.prefix) == ("2", "05")
    assert 'name="part"' not in administrator.reads("meeting-add", made.board.pk)
    page = secretary.sends("meeting-change", meeting.pk, **{**sent, "ends": "12:00"})
    assert "The meeting ends before it starts." in page
    page = secretary.sends("meeting-change", meeting.pk, **{**sent, "place": "Board room"})
    assert "Board room" in page


def test_items_are_added_changed_and_taken_off(secretary, made):
    meeting = made.coming.pk
    page = secretary.sends("agenda-item-add", meeting, title="Staff survey", minutes="0")
    assert "Enter 1 or more" in page
    page = secretary.sends("agenda-item-add", meeting, title="Staff survey", minutes="15")
    assert "99-3" in page
    item = made.coming.items.get(title="Staff survey")
    sent = {"title": "Staff survey", "reference": "99-1"}
    page = secretary.sends("agenda-item-change", meeting, item.pk, **sent)
    assert "Another item of this agenda has that reference." in page
    sent["reference"] = "99-3"
    page = secretary.sends("agenda-item-change", meeting, item.pk, is_private="on", **sent)
    item.refresh_from_db()
    assert item.is_private
    page = secretary.sends("agenda-item-part", meeting, item.pk)
    assert "The item is public now" in page
    page = secretary.sends("agenda-item-remove", meeting, item.pk)
    assert "The item is off the agenda" in page
    page = secretary.sends("agenda-item-remove", made.april.pk, made.item.pk)
    assert "has a minute" in page


def order_of(meeting):
    return list(meeting.items.values_list("title", flat=True))


@pytest.fixture
def agenda(made):
    meeting = factories.MeetingFactory(committee=made.board, date=soon(), code="long", prefix="07")
    for title in "ABCDE":
        factories.AgendaItemFactory(meeting=meeting, title=title)
    return meeting


def test_items_move_by_buttons_and_the_button_keeps_the_focus(secretary, agenda):
    second = agenda.items.get(title="B")
    page = secretary.sends("agenda-arrange", agenda.pk, move=f"{second.pk}:up")
    assert order_of(agenda) == ["B", "A", "C", "D", "E"]
    row = page[page.index(f'id="item-{second.pk}"') :]
    # At the top it cannot go up again, so that the button down has the focus.
    assert f'value="{second.pk}:down" autofocus' in row
    secretary.sends("agenda-arrange", agenda.pk, move=f"{second.pk}:down")
    secretary.sends("agenda-arrange", agenda.pk, move=f"{second.pk}:down")
    assert order_of(agenda) == ["A", "C", "B", "D", "E"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"E": "1"}, "EABCD"),
        ({"A": "5"}, "BCDEA"),
        ({"A": "99"}, "BCDEA"),
        ({"E": "1", "A": "5"}, "EBCDA"),
        ({"B": "nonsense"}, "ABCDE"),
        ({}, "ABCDE"),
    ],
)
def test_items_move_to_the_places_that_are_written(secretary, agenda, written, expected):
    places = {one.title: (one, str(n)) for n, one in enumerate(agenda.items.all(), 1)}
    sent = {f"place-{one.pk}": written.get(title, place) for title, (one, place) in places.items()}
    secretary.sends("agenda-arrange", agenda.pk, move="places", **sent)
    assert "".join(order_of(agenda)) == expected


def test_references_follow_only_when_they_are_renumbered(secretary, agenda, made):
    first = agenda.items.get(title="E")
    secretary.sends("agenda-arrange", agenda.pk, move="places", **{f"place-{first.pk}": "1"})
    assert agenda.items.first().reference == "07-5"
    assert "The agenda is numbered anew" in secretary.sends("agenda-renumber", agenda.pk, start="6")
    assert list(agenda.items.values_list("reference", flat=True)) == [
        "07-6", "07-7", "07-8", "07-9", "07-10",
    ]  # fmt: skip
    page = secretary.sends("agenda-renumber", made.april.pk, start="1")
    assert "Minutes or actions name items by these references: they stay." in page


def test_an_agenda_is_drafted_from_what_is_ticked(secretary, made):
    page = secretary.reads("agenda-draft", made.coming.pk)
    assert "Quarterly report" in page
    assert "SECRET plan" in page
    page = secretary.sends("agenda-draft", made.coming.pk, planned=[made.planned.pk])
    assert "1 item put on the agenda" in page
    item = made.coming.items.get(planned=made.planned)
    assert item.papers.count() == 1
    assert "Quarterly report" not in secretary.reads("agenda-draft", made.coming.pk)


def paper_of(made):
    return Paper.objects.get(item=made.next_item, state__in=("due", "draft"))


def test_a_paper_goes_from_its_request_to_its_approval(world, secretary, made):
    posts = {"author": made.posts["operator"].pk, "sponsor": made.posts["executive"].pk}
    page = secretary.sends("paper-add", made.coming.pk, made.next_item.pk, source="words", **posts)
    assert "Write the words" in page
    page = secretary.sends("paper-add", made.coming.pk, made.next_item.pk, title="Plan", **posts)
    assert "The paper is added" in page
    place = [made.coming.pk, paper_of(made).pk]
    author, executive = Person(world.client("contributor")), Person(world.client("approver"))
    page = author.sends("paper-submit", *place)
    assert "Add the document, write the words, or write the summary first." in page
    page = author.sends("paper-upload", *place, file=SimpleUploadedFile("notes.txt", b"words"))
    assert "The file is neither a PDF nor a Word document." in page
    page = author.sends("paper-upload", *place, file=SimpleUploadedFile("plan.pdf", document()))
    assert "plan.pdf" in page
    assert "The paper waits for its executive" in author.sends("paper-submit", *place)
    page = executive.sends("paper-return", *place, remark="")
    assert "Write what is to be changed" in page
    page = executive.sends("paper-return", *place, remark="Say what it costs")
    assert "Say what it costs" in page
    author.sends("paper-submit", *place)
    assert "The paper is approved" in executive.sends("paper-approve", *place)
    page = author.sends("paper-submit", *place)
    assert "that step is not open" in page
    assert "Reopened" in executive.sends("paper-reopen", *place, remark="A figure is wrong")
    file = Paper.objects.get(pk=place[1]).files.get()
    assert "The document is removed" in author.sends("paper-file-remove", *place, file.pk)
    assert "The paper is removed" in secretary.sends("paper-remove", *place)


def test_a_front_sheet_keeps_its_words_and_its_tables(secretary, made):
    place = [made.april.pk, made.paper.pk]
    rows = {
        "implication-TOTAL_FORMS": 2, "implication-INITIAL_FORMS": 0,
        "implication-0-name": "Legal", "implication-0-answer": "No",
        "implication-1-name": "", "implication-1-comment": "left out",
        "seen_by-TOTAL_FORMS": 1, "seen_by-INITIAL_FORMS": 0,
        "seen_by-0-name": "Finance Committee", "seen_by-0-on": "soon",
        **{f"{kind}-{part}_FORMS": 0 for kind in ("objective", "assessment", "conflict")
           for part in ("TOTAL", "INITIAL")},
    }  # fmt: skip
    page = secretary.sends("paper-front-sheet", *place, summary="Waits fell.", **rows)
    assert "Enter a date" in page
    rows["seen_by-0-on"] = "2023-04-25"
    page = secretary.sends("paper-front-sheet", *place, summary="Waits fell.", **rows)
    assert "The front sheet is kept" in page
    assert "Waits fell." in page
    assert list(made.paper.front_rows.values_list("kind", "name", "answer")) == [
        ("implication", "Legal", "No"), ("seen_by", "Finance Committee", ""),
    ]  # fmt: skip


def test_a_paper_can_be_a_report_minutes_or_terms(secretary, made):
    place = [made.april.pk, made.paper.pk]
    page = secretary.sends("paper-change", *place, source="report", report="ipr")
    assert "Enter the period of the report" in page
    page = secretary.sends("paper-change", *place, source="report", report="ipr", period="soon")
    assert "Enter a period such as Mar-23" in page
    page = secretary.sends("paper-change", *place, source="report", report="ipr", period="Mar-23")
    assert "Integrated Performance Report, March 2023" in page
    assert "/organisations/RWF/reports/ipr/?period=2023-03" in page
    assert 'value="Mar-23"' in secretary.reads("paper-change", *place)
    page = secretary.sends("paper-change", *place, source="minutes", about=made.report.pk)
    assert f"/organisations/RWF/meetings/{made.report.pk}/minutes/" in page
    page = secretary.sends("paper-change", *place, source="terms", terms=made.terms.pk)
    assert f"/organisations/RWF/meetings/committees/{made.board.pk}/terms/" in page
    page = secretary.sends("paper-change", *place, source="minutes", about=made.private.pk)
    assert "A paper that prints a private meeting must be private." in page
    assert "The paper is private now" in secretary.sends("paper-part", *place)


def attendance_of(made, **states):
    posts = {made.posts[name.replace("_", " ")].pk: state for name, state in states.items()}
    return {f"state-{pk}": state for pk, state in posts.items()}


def test_attendance_is_recorded_for_all_posts_and_the_quorum_follows(secretary, made):
    page = secretary.reads("attendance", made.april.pk)
    assert "There is a quorum for every item." in page
    sent = attendance_of(made, chair="present", director="present", second_director="apologies",
                         executive="present", operator="in_attendance")  # fmt: skip
    preview = secretary.sends("attendance-quorum", made.april.pk, **sent)
    assert "There is no quorum for any item." in preview
    assert "one non-executive director</strong> missing" in preview
    assert made.april.attendance.get(post=made.posts["second director"]).state == "present"
    page = secretary.sends("attendance", made.april.pk, **sent)
    assert "The attendance is recorded" in page
    assert "There is no quorum for any item." in page
    assert "Decided without a quorum" in secretary.reads("minutes", made.april.pk)


def test_somebody_can_be_there_for_a_part_and_nobody_for_an_impossible_one(secretary, made):
    director, chair = made.posts["second director"].pk, made.posts["chair"].pk
    sent = attendance_of(made, chair="present", director="present", second_director="present",
                         executive="present")  # fmt: skip
    wrong = {f"from-{director}": made.item.pk, f"until-{director}": made.opening.pk,
             f"deputy-{chair}": chair, "other": made.posts["secretary"].pk}  # fmt: skip
    page = secretary.sends("attendance", made.april.pk, **sent, **wrong)
    assert "Nobody can leave before they come" in page
    assert "Nobody stands in for themselves" in page
    right = {f"until-{director}": made.opening.pk}
    page = secretary.sends("attendance", made.april.pk, **sent, **right)
    assert "There is no quorum for 2 of 3 items." in page
    kept = made.april.attendance.get(post=director)
    assert kept.until_item == made.opening


def test_somebody_without_a_seat_is_recorded_and_taken_away_again(secretary, made):
    guest = factories.PostFactory(organisation=made.board.organisation, title="Guest")
    sent = attendance_of(made, chair="present", director="present", second_director="present",
                         executive="present")  # fmt: skip
    page = secretary.sends("attendance", made.april.pk, **sent, other=guest.pk)
    assert "Choose how that post was at the meeting" in page
    secretary.sends("attendance", made.april.pk, **sent, other=guest.pk, other_state="observing")
    assert made.april.attendance.get(post=guest).state == "observing"
    assert "No seat on the committee" in secretary.reads("attendance", made.april.pk)
    secretary.sends("attendance", made.april.pk, **sent, **{f"state-{guest.pk}": ""})
    assert not made.april.attendance.filter(post=guest).exists()


def test_a_private_item_from_which_somebody_came_is_kept_by_one_who_does_not_see_it(
    administrator, made
):
    came = made.april.attendance.get(post=made.posts["director"])
    came.from_item = made.secret
    came.save()
    sent = attendance_of(made, chair="present", director="in_attendance",
                         second_director="present", executive="present")  # fmt: skip
    page = administrator.sends("attendance", made.april.pk, **sent)
    assert "The attendance is recorded" in page
    came.refresh_from_db()
    assert (came.state, came.from_item) == ("in_attendance", made.secret)


def test_members_read_attendance_without_a_form(world, made):
    page = Person(world.client("viewer")).reads("attendance", made.april.pk)
    assert "Save the attendance" not in page
    assert "The second director" in page


def test_interests_are_recorded_changed_and_removed(secretary, made):
    april, post = made.april.pk, made.posts["executive"].pk
    sent = {"post": post, "interest": "Advises a supplier", "withdrew": "on"}
    page = secretary.sends("interest-add", april, **sent)
    assert "Say for which item the person left." in page
    page = secretary.sends("interest-add", april, item=made.item.pk, **sent)
    assert "Advises a supplier" in page
    kept = Interest.objects.get(interest="Advises a supplier")
    assert "Advises a supplier" in secretary.reads("meeting", april)
    page = secretary.sends("interest-change", april, kept.pk, post=post, interest="Nothing more")
    assert "The interest is kept" in page
    assert "The interest is removed" in secretary.sends("interest-remove", april, kept.pk)


def written(item, text, seen=None):
    from goldenthread.web.presenters.meetings.minutes import fingerprint

    minute = Minute.objects.filter(item=item).first()
    held = fingerprint(minute.text if minute else "") if seen is None else seen
    return {f"item{item.pk}-text": text, f"item{item.pk}-seen": held}


def test_a_minute_is_saved_without_script_and_with_it(secretary, made):
    place = [made.april.pk, made.opening.pk]
    page = secretary.sends("minute", *place, **written(made.opening, "Apologies came from one."))
    assert "The minute is kept" in page
    address = reverse("minute", args=["RWF", *place])
    sent = written(made.opening, "Apologies came from two.")
    response = secretary.client.post(address, sent, headers={"HX-Request": "true"})
    part = response.content.decode()
    assert "Saved at" in part
    assert "<html" not in part
    assert Minute.objects.get(item=made.opening).text == "Apologies came from two."
    secretary.sends("minute", *place, **written(made.opening, ""))
    assert not Minute.objects.filter(item=made.opening).exists()
    assert "Write the minute." in secretary.sends("minute", *place, **written(made.opening, ""))


def test_words_that_somebody_else_wrote_meanwhile_are_not_lost(secretary, made):
    old = written(made.item, "Mine.")
    Minute.objects.filter(item=made.item).update(text="Theirs.")
    page = secretary.sends("minute", made.april.pk, made.item.pk, **old)
    assert "Somebody else has written this minute" in page
    assert "Theirs." in page
    assert ">Mine.</textarea>" in page
    assert Minute.objects.get(item=made.item).text == "Theirs."
    secretary.sends("minute", made.april.pk, made.item.pk, **written(made.item, "Mine."))
    assert Minute.objects.get(item=made.item).text == "Mine."


def test_a_decision_is_recorded_changed_and_removed(secretary, made):
    place = [made.april.pk, made.opening.pk]
    assert "Write the decision" in secretary.sends("decision-add", *place, text="")
    page = secretary.sends("decision-add", *place, text="The plan is approved.")
    assert "The plan is approved." in page
    decision = made.opening.decisions.get()
    page = secretary.sends("decision-change", made.april.pk, decision.pk, text="It is deferred.")
    assert "It is deferred." in page
    page = secretary.sends("decision-remove", made.april.pk, decision.pk)
    assert "It is deferred." not in page


def test_decisions_and_actions_are_recorded_beside_the_minute(secretary, made):
    place = ["RWF", made.april.pk, made.opening.pk]
    script = {"HX-Request": "true"}
    address = reverse("log-action-add", args=place)
    form = secretary.client.get(address, headers=script).content.decode()
    assert "<html" not in form
    assert "autofocus" in form
    owner = {"owners": [made.posts["operator"].pk], "due_words": "June 2023 onwards"}
    wrong = secretary.client.post(address, owner, headers=script).content.decode()
    assert "Write the action" in wrong
    sent = {"text": "Ask the supplier", **owner}
    kept = secretary.client.post(address, sent, headers=script).content.decode()
    assert "The action is on the log" in kept
    assert "Ask the supplier" in kept
    action = made.opening.log_actions.get()
    assert (action.due, action.due_words) == (dt.date(2023, 6, 1), "June 2023 onwards")
    address = reverse("decision-add", args=place)
    closed = secretary.client.get(f"{address}?close=1", headers=script).content.decode()
    assert "Record a decision" in closed
    assert "<form" not in closed


def test_approved_minutes_do_not_change(secretary, made):
    later = factories.MeetingFactory(
        committee=made.board, code="may", date=dt.date(2023, 5, 25), prefix="05"
    )
    item = factories.AgendaItemFactory(meeting=later, title="Minutes of April")
    page = secretary.sends("minutes-approve", made.april.pk, item=item.pk, remark="One word.")
    assert "Approved on 25 May 2023, item 05-1." in page
    assert "<textarea" not in page
    page = secretary.sends("minute", made.april.pk, made.item.pk, **written(made.item, "New."))
    assert "The minutes of this meeting are approved" in page
    page = secretary.sends("decision-add", made.april.pk, made.item.pk, text="Late.")
    assert "The minutes of this meeting are approved" in page
