"""Committees, seats, terms of reference and the forward plan: what is written, what is refused."""

import datetime as dt

import pytest

from goldenthread.records.meetings import actions
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.models import Committee, CommitteeSeat
from tests import factories
from tests.integration.meetings.boardroom import (
    MAY,
    SECRET,
    TODAY,
    newest_event,
    then_refused,
    then_told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ONE_DAY = dt.timedelta(days=1)


def refused(room, words, *, verb, about, name="administrator"):
    return then_refused(MeetingActionError, words, verb=verb, about=about, by=room[name])


class TestCommittees:
    def write(self, room, committee=None, **given):
        return actions.write_committee(
            organisation=room.trust, committee=committee, by=room["administrator"], **given
        )

    def test_a_committee_takes_its_code_from_its_name(self, room):
        made = self.write(
            room, name=" Quality & Safety ", quorum="three members", parent=room.board
        )
        assert (made.code, made.name, made.parent) == (
            "quality-and-safety", "Quality & Safety", room.board,
        )  # fmt: skip
        assert self.write(room, name="Quality and Safety").code == "quality-and-safety-2"
        assert self.write(room, name="…").code == "committee"
        event = newest_event()
        assert (event.verb, event.details) == ("add committee", {"code": "committee"})

    def test_it_is_changed_where_a_field_is_given_alone(self, room):
        with then_told("change committee", room.board, room["administrator"],
                       quorum="three members"):  # fmt: skip
            self.write(room, room.board, quorum="three members")
        assert (room.board.name, room.board.code) == ("Trust Board", "board")
        self.write(room, room.board, code="tb", quorum="")
        assert Committee.objects.get(pk=room.board.pk).code == "tb"

    def cases(self, room):
        foreign = factories.CommitteeFactory(organisation=room.other)
        return {
            "Write the name": (None, {"name": " "}),
            "Write the name.": (None, {}),
            "'wizards' is no kind of member": (None, {"name": "X", "quorum": "two wizards"}),
            "parent belongs to another organisation": (None, {"name": "X", "parent": foreign}),
            "cannot report to itself": (room.board, {"parent": room.board}),
            "cannot report to itself.": (room.board, {"parent": room.committee}),
            "Another committee has that code": (None, {"name": "X", "code": "board"}),
            "Another committee has that code.": (room.committee, {"code": "board"}),
            "committee belongs to another organisation": (foreign, {"name": "X"}),
        }

    @pytest.mark.parametrize("number", range(9))
    def test_what_cannot_be_a_committee_is_refused(self, room, number):
        words, (committee, given) = list(self.cases(room).items())[number]
        verb = "change committee" if committee else "add committee"
        with refused(room, words, verb=verb, about=committee or room.trust):
            self.write(room, committee, **given)


class TestSeats:
    def seat(self, room, post=None, **given):
        post = post or factories.PostFactory(organisation=room.trust)
        return actions.seat_post(committee=room.board, post=post, by=room["administrator"], **given)

    def test_a_seat_is_given_and_changed_by_its_first_day(self, room):
        post = factories.PostFactory(organisation=room.trust)
        self.seat(room, post)
        made = self.seat(room, post, seat="chair", standing="non_executive", order=3,
                         reads_private=True)  # fmt: skip
        assert CommitteeSeat.objects.filter(post=post).count() == 1
        assert (made.seat, made.standing, made.order, made.reads_private) == (
            "chair", "non_executive", 3, True,
        )  # fmt: skip
        assert newest_event().details == {
            "post": post.code, "seat": "chair", "standing": "non_executive", "reads_private": "yes",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("held_from", "is_open"), [(MAY, False), (TODAY, False), (TODAY + ONE_DAY, True)]
    )
    def test_seats_of_a_post_do_not_overlap(self, room, held_from, is_open):
        post = factories.PostFactory(organisation=room.trust)
        held = self.seat(room, post)
        if held_from != MAY:
            actions.end_seat(seat=held, held_to=TODAY, by=room["administrator"])
        if is_open:
            assert self.seat(room, post, held_from=held_from).pk != held.pk
            return
        with refused(room, "has a seat on this committee at that time", verb="seat post",
                     about=room.board):  # fmt: skip
            self.seat(room, post, held_from=held_from)

    def test_a_post_of_another_organisation_gets_none(self, room):
        post = factories.PostFactory(organisation=room.other)
        with refused(room, "another organisation", verb="seat post", about=room.board):
            self.seat(room, post)

    def test_a_seat_ends_after_it_began_and_before_the_next_one(self, room):
        post = factories.PostFactory(organisation=room.trust)
        first = self.seat(room, post, held_from=TODAY)
        by = room["administrator"]
        with refused(room, "held from 10 May 2023", verb="end seat", about=first):
            actions.end_seat(seat=first, held_to=TODAY - ONE_DAY, by=by)
        with then_told("end seat", first, by, post=post.code, held_to="2023-05-10"):
            actions.end_seat(seat=first, held_to=TODAY, by=by)
        self.seat(room, post, held_from=TODAY + ONE_DAY)
        with refused(room, "another seat before that day", verb="end seat", about=first):
            actions.end_seat(seat=first, held_to=MAY, by=by)


class TestTerms:
    SECTIONS = [("Purpose", " To lead "), ("Quorum", "Three members")]

    def write(self, room, sections=None, **given):
        return actions.write_terms(
            committee=room.board, sections=sections or self.SECTIONS, by=room["secretary"], **given
        )

    def approve(self, room, terms, step="approved", on=TODAY, body=" Trust Board "):
        return actions.approve_terms(
            terms=terms, step=step, body=body, on=on, remark="annual review", by=room["secretary"]
        )

    def test_each_change_is_a_new_version(self, room):
        first = self.write(room)
        assert [(one.heading, one.text, one.order) for one in first.sections.all()] == [
            ("Purpose", "To lead", 1), ("Quorum", "Three members", 2),
        ]  # fmt: skip
        second = self.write(room, review_due=MAY)
        assert (first.number, second.number, second.written_by) == (1, 2, room["secretary"])
        with refused(room, "Nothing of the terms", verb="write terms of reference",
                     about=room.board, name="secretary"):  # fmt: skip
            self.write(room, review_due=MAY)

    @pytest.mark.parametrize("sections", [[("", "To lead")], [(" ", "")]])
    def test_every_section_has_a_heading(self, room, sections):
        with refused(room, "each with its heading", verb="write terms of reference",
                     about=room.board, name="secretary"):  # fmt: skip
            self.write(room, sections)

    def test_none_at_all_are_refused(self, room):
        with refused(room, "at least one section", verb="write terms of reference",
                     about=room.board, name="secretary"):  # fmt: skip
            actions.write_terms(committee=room.board, sections=[], by=room["secretary"])

    def test_an_approval_moves_the_review(self, room):
        terms = self.write(room, review_due=MAY)
        self.approve(room, terms, "agreed")
        assert Committee.objects.get(pk=room.board.pk).review_due is None
        made = self.approve(room, terms)
        assert (made.body, made.remark, made.terms) == ("Trust Board", "annual review", terms)
        assert Committee.objects.get(pk=room.board.pk).review_due == MAY
        self.approve(room, self.write(room), body="Committee")  # without a day of its own
        assert Committee.objects.get(pk=room.board.pk).review_due == MAY

    def test_what_cannot_be_approved_is_refused(self, room):
        old = self.write(room)
        terms = self.write(room, review_due=MAY)
        self.approve(room, terms)
        told = {"verb": "approve terms of reference", "name": "secretary"}
        with refused(room, "a newer version", about=old, **told):
            self.approve(room, old)
        with refused(room, "in the future", about=terms, **told):
            self.approve(room, terms, on=TODAY + ONE_DAY)
        with refused(room, "recorded already", about=terms, **told):
            self.approve(room, terms)
        with refused(room, "Write the committee or board", about=terms, **told):
            self.approve(room, terms, body=" ")


class TestForwardPlan:
    def write(self, room, item=None, **given):
        return actions.write_planned_item(
            committee=room.board, item=item, by=room["secretary"], **given
        )

    def test_items_stand_in_the_order_in_which_they_were_added(self, room):
        first, second = self.write(room, title="Quarterly report"), self.write(room, title="Review")
        assert (first.code, first.order, second.order) == ("quarterly-report", 1, 2)
        self.write(room, first, frequency="quarterly", first=TODAY, until=MAY)
        assert (first.frequency, first.title) == ("quarterly", "Quarterly report")
        assert newest_event().details["frequency"] == "quarterly"
        assert self.write(room, title="Review", order=9).order == 9

    def test_the_code_of_a_private_item_tells_nothing(self, room):
        item = self.write(room, title=f"{SECRET} pay", is_private=True)
        assert item.code == "private-item"
        assert SECRET not in str(newest_event().details)

    def cases(self, room):
        own = factories.PlannedItemFactory(committee=room.board, code="own")
        other = factories.PlannedItemFactory(committee=room.committee)
        foreign = factories.PostFactory(organisation=room.other)
        return {
            "Write the title": (None, {"title": ""}),
            "post of another organisation": (None, {"title": "X", "lead": foreign}),
            "last day lies before the first": (None, {"title": "X", "first": MAY, "until": TODAY}),
            "last day lies before the first.": (own, {"first": MAY, "until": TODAY}),
            "Another planned item has that code": (None, {"title": "X", "code": "own"}),
            "item belongs to another committee": (other, {"title": "X"}),
        }

    @pytest.mark.parametrize("number", range(6))
    def test_what_cannot_be_planned_is_refused(self, room, number):
        words, (item, given) = list(self.cases(room).items())[number]
        verb = "change planned item" if item else "add planned item"
        with refused(room, words, verb=verb, about=item or room.board, name="secretary"):
            self.write(room, item, **given)

    def test_a_removed_item_leaves_agendas_as_they_are(self, room):
        plan = factories.PlannedItemFactory(committee=room.board)
        item = room.item(planned=plan)
        actions.remove_planned_item(item=plan, by=room["secretary"])
        item.refresh_from_db()
        assert item.planned is None
        assert newest_event().verb == "remove planned item"
