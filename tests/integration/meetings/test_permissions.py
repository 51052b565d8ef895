"""Who may take which step: every action of the boardroom, tried by every kind of person."""

import datetime as dt
import io

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.meetings import actions
from goldenthread.records.meetings.models import PackRemark
from goldenthread.vocabulary.meetings import Part
from tests import factories
from tests.integration.meetings.boardroom import (
    SECRET,
    TODAY,
    newest_event,
    then_refused,
    writes_noted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PEOPLE = (
    "viewer", "author", "executive", "secretary", "clerk", "chair", "observer", "owner", "former",
    "colleague", "approver", "administrator", "outsider", "stranger", "superuser",
)  # fmt: skip
KEEPERS = {"administrator", "superuser"}
RUN = {"secretary", "clerk", "chair", "administrator", "superuser"}
PRIVATE = {"secretary", "chair", "superuser"}  # run it and read its private business
WRITE = RUN | {"author", "executive"}
WRITE_PRIVATE = PRIVATE | {"executive"}
APPROVE = {"executive", "superuser"}
TELL = RUN | {"owner"}
READ = set(PEOPLE) - {"outsider", "stranger"}
READ_PRIVATE = PRIVATE | {"executive", "observer"}


def pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made)
    return made.getvalue()


def add_committee(room):
    return room.trust, lambda by: actions.write_committee(
        organisation=room.trust, name="Quality Committee", by=by
    )


def change_committee(room):
    return room.board, lambda by: actions.write_committee(
        organisation=room.trust, committee=room.board, purpose="To lead", by=by
    )


def seat_post(room):
    post = factories.PostFactory(organisation=room.trust)
    return room.board, lambda by: actions.seat_post(committee=room.board, post=post, by=by)


def end_seat(room):
    seat = room.seats["observer"]
    return seat, lambda by: actions.end_seat(seat=seat, held_to=TODAY, by=by)


def write_terms(room):
    return room.board, lambda by: actions.write_terms(
        committee=room.board, sections=[("Purpose", "To lead")], by=by
    )


def approve_terms(room):
    terms = room.board.terms.create(number=1)
    return terms, lambda by: actions.approve_terms(
        terms=terms, step="agreed", body="Trust Board", on=TODAY, by=by
    )


def add_planned_item(room):
    return room.board, lambda by: actions.write_planned_item(
        committee=room.board, title="Report", by=by
    )


def add_private_planned_item(room):
    return room.board, lambda by: actions.write_planned_item(
        committee=room.board, title=SECRET, is_private=True, by=by
    )


def change_private_planned_item(room):
    item = factories.PlannedItemFactory(committee=room.board, title=SECRET, is_private=True)
    return item, lambda by: actions.write_planned_item(
        committee=room.board, item=item, minutes=5, by=by
    )


def remove_planned_item(room):
    item = factories.PlannedItemFactory(committee=room.board)
    return item, lambda by: actions.remove_planned_item(item=item, by=by)


def remove_private_planned_item(room):
    item = factories.PlannedItemFactory(committee=room.board, title=SECRET, is_private=True)
    return item, lambda by: actions.remove_planned_item(item=item, by=by)


def add_meeting(room):
    return room.board, lambda by: actions.write_meeting(
        committee=room.board, date=dt.date(2023, 6, 29), by=by
    )


def add_private_meeting(room):
    return room.board, lambda by: actions.write_meeting(
        committee=room.board, date=dt.date(2023, 6, 29), part="2", by=by
    )


def change_meeting(room):
    return room.may, lambda by: actions.write_meeting(
        committee=room.board, meeting=room.may, place="Hall", by=by
    )


def change_private_meeting(room):
    return room.private, lambda by: actions.write_meeting(
        committee=room.board, meeting=room.private, place=SECRET, by=by
    )


def add_item(room):
    return room.may, lambda by: actions.write_item(meeting=room.may, title="Report", by=by)


def add_private_item(room):
    return room.may, lambda by: actions.write_item(
        meeting=room.may, title=SECRET, is_private=True, by=by
    )


def add_item_to_a_private_meeting(room):
    return room.private, lambda by: actions.write_item(meeting=room.private, title=SECRET, by=by)


def change_item(room):
    item = room.item()
    return item, lambda by: actions.write_item(meeting=room.may, item=item, minutes=7, by=by)


def change_private_item(room):
    item = room.secret_item()
    return item, lambda by: actions.write_item(meeting=room.may, item=item, minutes=7, by=by)


def hide_item_while_changing_it(room):
    item = room.item()
    return item, lambda by: actions.write_item(meeting=room.may, item=item, is_private=True, by=by)


def remove_item(room):
    item = room.item()
    return item, lambda by: actions.remove_item(item=item, by=by)


def remove_private_item(room):
    item = room.secret_item()
    return item, lambda by: actions.remove_item(item=item, by=by)


def move_item(room):
    first, second = room.item(), room.item()
    return second, lambda by: actions.move_item(item=second, before=first, by=by)


def renumber_items(room):
    room.item(reference="x")
    return room.may, lambda by: actions.renumber_items(meeting=room.may, by=by)


def renumber_private_items(room):
    room.item(room.private, reference="x")
    return room.private, lambda by: actions.renumber_items(meeting=room.private, by=by)


def draft_agenda(room):
    plan = factories.PlannedItemFactory(committee=room.board)
    return room.may, lambda by: actions.draft_agenda(meeting=room.may, planned=[plan], by=by)


def draft_private_agenda(room):
    plan = factories.PlannedItemFactory(committee=room.board, title=SECRET, is_private=True)
    return room.may, lambda by: actions.draft_agenda(meeting=room.may, planned=[plan], by=by)


def put_on_agenda(room):
    return room.may, lambda by: actions.put_on_agenda(
        meeting=room.may, finding="x", words="It does not add up.", by=by
    )


def put_on_private_item(room):
    item = room.secret_item()
    return item, lambda by: actions.put_on_agenda(
        meeting=room.may, item=item, finding="x", words=SECRET, by=by
    )


def hide_item(room):
    item = room.item()
    return item, lambda by: actions.move_to_part(record=item, is_private=True, by=by)


def show_item(room):
    item = room.secret_item(title="No more")
    return item, lambda by: actions.move_to_part(record=item, is_private=False, by=by)


def hide_paper(room):
    paper = room.paper()
    return paper, lambda by: actions.move_to_part(record=paper, is_private=True, by=by)


def hide_log_action(room):
    action = room.log_action()
    return action, lambda by: actions.move_to_part(record=action, is_private=True, by=by)


def add_paper(room):
    item = room.item()
    return item, lambda by: actions.write_paper(item=item, author=room.posts["author"], by=by)


def add_private_paper(room):
    item = room.item()
    return item, lambda by: actions.write_paper(item=item, title=SECRET, is_private=True, by=by)


def change_paper(room):
    paper = room.paper()
    return paper, lambda by: actions.write_paper(
        item=paper.item, paper=paper, title="Annual report", by=by
    )


def change_private_paper(room):
    paper = room.paper(is_private=True, title=SECRET)
    return paper, lambda by: actions.write_paper(
        item=paper.item, paper=paper, title=SECRET * 2, by=by
    )


def change_paper_of_private_item(room):
    paper = room.paper(room.secret_item())
    return paper, lambda by: actions.write_paper(
        item=paper.item, paper=paper, title=SECRET * 2, by=by
    )


def write_front_sheet(room):
    paper = room.paper()
    return paper, lambda by: actions.write_front_sheet(paper=paper, summary="In short", by=by)


def add_paper_file(room):
    paper = room.paper()
    return paper, lambda by: actions.add_paper_file(
        paper=paper, content=pdf(), name=f"{SECRET}.pdf", by=by
    )


def remove_paper_file(room):
    file = factories.PaperFileFactory(paper=room.paper(state="draft"))
    return file.paper, lambda by: actions.remove_paper_file(file=file, by=by)


def submit_paper(room):
    paper = room.paper(summary="In short")
    return paper, lambda by: actions.submit_paper(paper=paper, by=by)


def return_paper(room):
    paper = room.paper(state="submitted")
    return paper, lambda by: actions.return_paper(paper=paper, remark=SECRET, by=by)


def approve_paper(room):
    paper = room.paper(state="submitted")
    return paper, lambda by: actions.approve_paper(paper=paper, by=by)


def approve_paper_without_sponsor(room):
    paper = room.paper(state="submitted", sponsor=None)
    return paper, lambda by: actions.approve_paper(paper=paper, by=by)


def approve_private_paper_without_sponsor(room):
    paper = room.paper(room.secret_item(), state="submitted", sponsor=None)
    return paper, lambda by: actions.approve_paper(paper=paper, by=by)


def reopen_paper(room):
    paper = room.paper(state="approved")
    return paper, lambda by: actions.reopen_paper(paper=paper, remark=SECRET, by=by)


def remove_paper(room):
    paper = room.paper()
    return paper, lambda by: actions.remove_paper(paper=paper, by=by)


def remove_private_paper(room):
    paper = room.paper(is_private=True, title=SECRET)
    return paper, lambda by: actions.remove_paper(paper=paper, by=by)


def record_attendance(room):
    return room.april, lambda by: actions.record_attendance(
        meeting=room.april, post=room.posts["chair"], state="present", by=by
    )


def record_private_attendance(room):
    return room.private, lambda by: actions.record_attendance(
        meeting=room.private, post=room.posts["chair"], state="present", note=SECRET, by=by
    )


def declare_interest(room):
    return room.april, lambda by: actions.declare_interest(
        meeting=room.april, post=room.posts["chair"], interest="Shares", by=by
    )


def declare_private_interest(room):
    return room.april, lambda by: actions.declare_interest(
        meeting=room.april, post=room.posts["chair"], interest=SECRET, is_private=True, by=by
    )


def declare_interest_on_private_item(room):
    item = room.secret_item(room.april)
    return room.april, lambda by: actions.declare_interest(
        meeting=room.april, post=room.posts["chair"], interest=SECRET, item=item, by=by
    )


def remove_interest(room):
    interest = factories.InterestFactory(meeting=room.april, post=room.posts["chair"])
    return interest, lambda by: actions.remove_interest(interest=interest, by=by)


def write_minute(room):
    item = room.item(room.april)
    return item, lambda by: actions.write_minute(item=item, text="Noted.", by=by)


def write_private_minute(room):
    item = room.secret_item(room.april)
    return item, lambda by: actions.write_minute(item=item, text=SECRET, by=by)


def record_decision(room):
    item = room.item(room.april)
    return item, lambda by: actions.record_decision(item=item, text="Approved.", by=by)


def record_private_decision(room):
    item = room.secret_item(room.april)
    return item, lambda by: actions.record_decision(item=item, text=SECRET, by=by)


def change_decision(room):
    decision = factories.MeetingDecisionFactory(item=room.item(room.april))
    return decision.item, lambda by: actions.change_decision(decision=decision, text="No.", by=by)


def remove_decision(room):
    decision = factories.MeetingDecisionFactory(item=room.item(room.april))
    return decision.item, lambda by: actions.remove_decision(decision=decision, by=by)


def approve_minutes(room):
    factories.MinuteFactory(item=room.item(room.march))
    item = room.item(room.april)
    return room.march, lambda by: actions.approve_minutes(meeting=room.march, item=item, by=by)


def raise_log_action(room):
    item = room.item(room.april)
    return item, lambda by: actions.raise_log_action(
        item=item, text="Count it", owners=[room.posts["owner"]], by=by
    )


def raise_private_log_action(room):
    item = room.item(room.april)
    return item, lambda by: actions.raise_log_action(
        item=item, text=SECRET, owners=[room.posts["owner"]], is_private=True, by=by
    )


def tell_progress(room):
    action = room.log_action()
    return action, lambda by: actions.tell_progress(action=action, text="Being done.", by=by)


def tell_progress_of_private_action(room):
    action = room.log_action(text=SECRET, is_private=True)
    return action, lambda by: actions.tell_progress(action=action, text=SECRET, by=by)


def tell_progress_of_action_of_private_item(room):
    action = room.log_action(room.secret_item(room.april), text=SECRET)
    return action, lambda by: actions.tell_progress(action=action, text=SECRET, by=by)


def revise_due(room):
    action = room.log_action()
    return action, lambda by: actions.revise_due(
        action=action, due_words="July 2023", reason=SECRET, by=by
    )


def propose_closure(room):
    action = room.log_action()
    return action, lambda by: actions.propose_closure(action=action, outcome=SECRET, by=by)


def keep_open(room):
    action = room.log_action(state="proposed")
    return action, lambda by: actions.keep_open(action=action, remark=SECRET, by=by)


def close_log_action(room):
    action = room.log_action(state="proposed")
    item = factories.MinuteFactory(item=room.item(room.april)).item
    return action, lambda by: actions.close_log_action(action=action, item=item, by=by)


def close_by_private_item(room):
    action = room.log_action(state="proposed")
    item = factories.MinuteFactory(item=room.secret_item(room.april)).item
    return action, lambda by: actions.close_log_action(action=action, item=item, by=by)


def pass_on(room):
    action = room.log_action()
    return action, lambda by: actions.pass_on(action=action, committee=room.committee, by=by)


def answer_with(room):
    action = room.log_action()
    answer = factories.ActionFactory(organisation=room.trust, workstream=None)
    return action, lambda by: actions.answer_with(action=action, record=answer, by=by)


def write_summary(room):
    return room.finance, lambda by: actions.write_summary(
        meeting=room.finance, key_matters=SECRET, by=by
    )


def send_summary(room):
    summary = factories.MeetingSummaryFactory(meeting=room.finance)
    item = room.item()
    return room.finance, lambda by: actions.send_summary(summary=summary, item=item, by=by)


def ask_for_pack(room):
    return room.may, lambda by: actions.ask_for_pack(meeting=room.may, part="1", by=by)


def ask_for_private_pack(room):
    return room.may, lambda by: actions.ask_for_pack(meeting=room.may, part="2", by=by)


def publish_pack(room):
    pack = factories.PackFactory(meeting=room.may)
    return pack, lambda by: actions.publish_pack(pack=pack, by=by)


def withdraw_pack(room):
    now = dt.datetime(2023, 5, 1, tzinfo=dt.UTC)
    pack = factories.PackFactory(meeting=room.may, published_at=now)
    return pack, lambda by: actions.withdraw_pack(pack=pack, by=by)


def remark(room, part, by, **more):
    return actions.write_remark(
        meeting=room.may, part=part, kind="note", piece="paper-7", page_of_piece=1, text=SECRET,
        by=by, **more,
    )  # fmt: skip


def write_remark(room):
    return room.may, lambda by: remark(room, Part.PUBLIC, by)


def write_private_remark(room):
    return room.may, lambda by: remark(room, Part.PRIVATE, by)


def remove_remark(room):
    made = PackRemark.objects.create(
        reader=room["viewer"], meeting=room.may, part="1", kind="note", piece="agenda",
        page_of_piece=1, text=SECRET,
    )  # fmt: skip
    return room.may, lambda by: actions.remove_remark(remark=made, by=by)


# attempt: (verb of its audit event, who may)
ATTEMPTS = {
    add_committee: ("add committee", KEEPERS),
    change_committee: ("change committee", KEEPERS),
    seat_post: ("seat post", KEEPERS),
    end_seat: ("end seat", KEEPERS),
    write_terms: ("write terms of reference", RUN),
    approve_terms: ("approve terms of reference", RUN),
    add_planned_item: ("add planned item", RUN),
    add_private_planned_item: ("add planned item", PRIVATE),
    change_private_planned_item: ("change planned item", PRIVATE),
    remove_planned_item: ("remove planned item", RUN),
    remove_private_planned_item: ("remove planned item", PRIVATE),
    add_meeting: ("add meeting", RUN),
    add_private_meeting: ("add meeting", PRIVATE),
    change_meeting: ("change meeting", RUN),
    change_private_meeting: ("change meeting", PRIVATE),
    add_item: ("add agenda item", RUN),
    add_private_item: ("add agenda item", PRIVATE),
    add_item_to_a_private_meeting: ("add agenda item", PRIVATE),
    change_item: ("change agenda item", RUN),
    change_private_item: ("change agenda item", PRIVATE),
    hide_item_while_changing_it: ("change agenda item", PRIVATE),
    remove_item: ("remove agenda item", RUN),
    remove_private_item: ("remove agenda item", PRIVATE),
    move_item: ("move agenda item", RUN),
    renumber_items: ("renumber agenda", RUN),
    renumber_private_items: ("renumber agenda", PRIVATE),
    draft_agenda: ("draft agenda", RUN),
    draft_private_agenda: ("draft agenda", PRIVATE),
    put_on_agenda: ("put on agenda", RUN),
    put_on_private_item: ("put on agenda", PRIVATE),
    hide_item: ("move to the private part", PRIVATE),
    show_item: ("move to the public part", PRIVATE),
    hide_paper: ("move to the private part", PRIVATE),
    hide_log_action: ("move to the private part", PRIVATE),
    add_paper: ("add paper", RUN),
    add_private_paper: ("add paper", PRIVATE),
    change_paper: ("change paper", WRITE),
    change_private_paper: ("change paper", WRITE_PRIVATE),
    change_paper_of_private_item: ("change paper", WRITE_PRIVATE),
    write_front_sheet: ("write front sheet", WRITE),
    add_paper_file: ("add document", WRITE),
    remove_paper_file: ("remove document", WRITE),
    submit_paper: ("submit paper", WRITE),
    # Where somebody holds the sponsor's post, nobody else approves or gives back.
    return_paper: ("return paper", APPROVE),
    approve_paper: ("approve paper", APPROVE),
    approve_paper_without_sponsor: ("approve paper", RUN),
    approve_private_paper_without_sponsor: ("approve paper", PRIVATE),
    reopen_paper: ("reopen paper", APPROVE),
    remove_paper: ("remove paper", RUN),
    remove_private_paper: ("remove paper", PRIVATE),
    record_attendance: ("record attendance", RUN),
    record_private_attendance: ("record attendance", PRIVATE),
    declare_interest: ("declare interest", RUN),
    declare_private_interest: ("declare interest", PRIVATE),
    declare_interest_on_private_item: ("declare interest", PRIVATE),
    remove_interest: ("remove interest", RUN),
    write_minute: ("write minute", RUN),
    write_private_minute: ("write minute", PRIVATE),
    record_decision: ("record decision", RUN),
    record_private_decision: ("record decision", PRIVATE),
    change_decision: ("change decision", RUN),
    remove_decision: ("remove decision", RUN),
    approve_minutes: ("approve minutes", RUN),
    raise_log_action: ("raise log action", RUN),
    raise_private_log_action: ("raise log action", PRIVATE),
    tell_progress: ("tell progress", TELL),
    tell_progress_of_private_action: ("tell progress", PRIVATE),
    tell_progress_of_action_of_private_item: ("tell progress", PRIVATE),
    revise_due: ("revise due date", RUN),
    propose_closure: ("propose closure", TELL),
    keep_open: ("keep action open", RUN),
    close_log_action: ("close log action", RUN),
    close_by_private_item: ("close log action", PRIVATE),
    pass_on: ("pass on log action", RUN),
    answer_with: ("answer log action", TELL),
    write_summary: ("write summary report", RUN),
    send_summary: ("send summary report", RUN),
    ask_for_pack: ("ask for pack", RUN),
    ask_for_private_pack: ("ask for pack", PRIVATE),
    publish_pack: ("publish pack", RUN),
    withdraw_pack: ("withdraw pack", RUN),
    write_remark: ("write remark", READ),
    write_private_remark: ("write remark", READ_PRIVATE),
    remove_remark: ("remove remark", {"viewer"}),
}
# What several attempts together stand for.
FAMILIES = {
    "write_committee": "change_committee", "write_planned_item": "add_planned_item",
    "write_meeting": "add_meeting", "write_item": "add_item", "write_paper": "add_paper",
    "move_to_part": "hide_item", "FrontRowWords": "write_front_sheet",
    "MeetingActionError": "write_front_sheet",
}  # fmt: skip


def test_every_action_is_tried():
    tried = {attempt.__name__ for attempt in ATTEMPTS}
    assert {FAMILIES.get(name, name) for name in actions.__all__} <= tried


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.__name__)
def test_a_step_is_open_to_some_and_refused_to_others(room, attempt):
    for name in PEOPLE:
        point = transaction.savepoint()
        tried(room, attempt, name)
        transaction.savepoint_rollback(point)


def tried(room, attempt, name):
    """Show that a person may or may not take a step, on records made anew."""
    verb, allowed = ATTEMPTS[attempt]
    about, take = attempt(room)
    by = room[name]
    is_open = name in allowed
    with writes_noted() as written:
        if is_open:
            take(by)
        else:
            with pytest.raises(PermissionDenied, match="You may not") as told:
                take(by)
            assert SECRET not in str(told.value)
    assert bool(written) is is_open, name
    events = list(AuditEvent.objects.filter(by=by, organisation_code="RWF"))
    assert {event.refused for event in events} == {not is_open}, name
    assert verb in {event.verb for event in events}
    assert SECRET not in "".join(str(event.details) for event in events)
    if not is_open:
        assert [(event.record, event.record_id) for event in events] == [
            (about._meta.model_name, str(about.pk))
        ]


@pytest.mark.parametrize("role", ["viewer", ""])
def test_a_seat_without_a_role_to_write_opens_nothing(room, role):
    person = factories.UserFactory()
    if role:
        factories.MembershipFactory(organisation=room.trust, user=person, role=role)
    factories.PostHoldingFactory(post=room.posts["secretary"], user=person)
    with then_refused(
        PermissionDenied, "You may not", verb="add agenda item", about=room.may, by=person
    ):
        actions.write_item(meeting=room.may, title="Report", by=person)


def test_a_seat_that_has_ended_opens_nothing(room):
    room.seats["secretary"].held_to = TODAY - dt.timedelta(days=1)
    room.seats["secretary"].save()
    by = room["secretary"]
    with then_refused(
        PermissionDenied, "You may not", verb="add agenda item", about=room.may, by=by
    ):
        actions.write_item(meeting=room.may, title="Report", by=by)


def test_an_administrator_who_is_given_a_seat_reads_private_business(room):
    by, item = room["administrator"], room.secret_item()
    factories.PostHoldingFactory(post=room.posts["observer"], user=by)
    actions.write_item(meeting=room.may, item=item, minutes=5, by=by)
    assert newest_event().verb == "change agenda item"


def test_private_business_of_one_committee_is_not_that_of_another(room):
    """The secretary reads the board's private business; a seat on another committee gives none."""
    other = factories.CommitteeFactory(organisation=room.trust)
    meeting = factories.MeetingFactory(committee=other, part="2")
    by = room["secretary"]
    with then_refused(
        PermissionDenied, "You may not", verb="add agenda item", about=meeting, by=by
    ):
        actions.write_item(meeting=meeting, title=SECRET, by=by)
