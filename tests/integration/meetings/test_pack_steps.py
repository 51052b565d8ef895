"""Packs: asked for, published, withdrawn; and every way in which private business might leak."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.meetings import actions
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.actions.packs import LABELS, TRANSITIONS, standing_of
from goldenthread.records.meetings.models import Pack, PackRemark
from tests import factories
from tests.integration.meetings.boardroom import (
    NOON,
    SECRET,
    TODAY,
    then_refused,
    then_told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BEFORE = NOON - dt.timedelta(hours=2)
STANDINGS = {
    "waiting": {"state": "waiting"},
    "building": {"state": "building"},
    "ready": {},
    "failed": {"state": "failed"},
    "published": {"published_at": BEFORE},
    "withdrawn": {"published_at": BEFORE, "withdrawn_at": NOON},
}


def row(record, **more):
    """Give the row of a manifest for a paper or an item."""
    is_paper = record._meta.model_name == "paper"
    item = record.item if is_paper else record
    piece = f"paper-{record.pk}" if is_paper else "agenda"
    return {"piece": piece, "item": item.pk, "title": "x", "private": False, **more}


def pack_of(meeting, *records, **options):
    """Give a built pack that holds some papers and items."""
    return factories.PackFactory(
        meeting=meeting, manifest=[row(one) for one in records], asked_at=BEFORE, **options
    )


def publish(room, pack, **more):
    return actions.publish_pack(pack=pack, by=room["secretary"], **more)


def refused(room, pack, words, verb="publish pack", about=None):
    return then_refused(
        MeetingActionError, words, verb=verb, about=about or pack, by=room["secretary"]
    )


def is_public(pack):
    pack.refresh_from_db()
    return pack.published_at is not None and pack.withdrawn_at is None


class TestAsking:
    def ask(self, room, meeting=None, part="1"):
        return actions.ask_for_pack(meeting=meeting or room.may, part=part, by=room["secretary"])

    def test_versions_are_numbered_by_part(self, room):
        first = self.ask(room)
        assert (first.number, first.state, first.asked_by) == (1, "waiting", room["secretary"])
        first.state = "ready"
        first.save()
        assert [self.ask(room).number, self.ask(room, part="2").number] == [2, 1]

    @pytest.mark.parametrize("state", ["waiting", "building"])
    def test_one_is_built_at_a_time(self, room, state):
        running = factories.PackFactory(meeting=room.may, state=state, asked_at=NOON)
        with refused(room, running, "is being built", verb="ask for pack", about=room.may):
            self.ask(room)
        with time_machine.travel(NOON + dt.timedelta(hours=2)):
            assert self.ask(room).number == 2
        running.refresh_from_db()
        assert (running.state, running.message) == ("failed", "It was not finished in an hour.")

    def test_a_private_meeting_has_no_public_pack(self, room):
        with refused(room, None, "no public part", verb="ask for pack", about=room.private):
            self.ask(room, room.private)
        assert self.ask(room, room.private, "2").part == "2"


class TestPublishing:
    STEPS = {
        "publish": (publish, "publish pack"),
        "withdraw": (
            lambda room, pack: actions.withdraw_pack(pack=pack, by=room["secretary"]),
            "withdraw pack",
        ),
    }

    @pytest.mark.parametrize("standing", STANDINGS)
    @pytest.mark.parametrize("step", STEPS)
    def test_each_step_is_open_from_the_standings_of_the_table_alone(self, room, step, standing):
        assert set(TRANSITIONS) == set(self.STEPS)
        assert set(STANDINGS) == set(LABELS)
        pack = pack_of(room.may, **STANDINGS[standing])
        assert standing_of(pack) == standing
        take, verb = self.STEPS[step]
        starts, ends = TRANSITIONS[step]
        if standing in starts:
            take(room, pack)
            pack.refresh_from_db()
            assert standing_of(pack) == ends
            return
        with refused(room, pack, f"This pack is '{LABELS[standing].lower()}'", verb=verb):
            take(room, pack)

    def test_a_new_version_takes_the_place_of_the_one_before(self, room):
        old = pack_of(room.may, published_at=BEFORE)
        new = pack_of(room.may, sha256="5" * 64)
        publish(room, new)
        assert is_public(new)
        assert not is_public(old)
        assert (old.withdrawn_by, new.published_by) == (room["secretary"], room["secretary"])
        events = AuditEvent.objects.order_by("pk")
        assert [(one.verb, one.record_id) for one in events] == [
            ("withdraw pack", str(old.pk)), ("publish pack", str(new.pk)),
        ]  # fmt: skip

    def test_an_older_version_is_published_only_where_that_is_said(self, room):
        old, _ = pack_of(room.may), pack_of(room.may)
        factories.PackFactory(meeting=room.may, part="2", number=9)
        with refused(room, old, "There is a newer version"):
            publish(room, old)
        publish(room, old, is_older=True)
        assert is_public(old)

    def test_what_happened_meanwhile_counts(self, room):
        pack = pack_of(room.may)
        stale = Pack.objects.get(pk=pack.pk)
        publish(room, pack)
        with refused(room, stale, "This pack is 'published'"):
            publish(room, stale)


class TestPrivateBusiness:
    """Nothing that is private is ever published, whatever an editor does."""

    @pytest.mark.parametrize("way", ["part 2", "a private meeting", "both"])
    def test_part_2_is_never_published(self, room, way):
        meeting = room.may if way == "part 2" else room.private
        pack = pack_of(meeting, part="1" if way == "a private meeting" else "2")
        for by in ("secretary", "superuser"):
            with then_refused(
                MeetingActionError, "is never published", verb="publish pack", about=pack,
                by=room[by],
            ):  # fmt: skip
                actions.publish_pack(pack=pack, by=room[by], is_older=True)

    def test_the_database_refuses_it_as_well(self, room):
        pack = pack_of(room.may, part="2")
        with pytest.raises(IntegrityError), transaction.atomic():
            Pack.objects.filter(pk=pack.pk).update(published_at=NOON)

    PIECES = {
        "a private item": lambda room: row(room.secret_item()),
        "a paper of a private item": lambda room: row(room.paper(room.secret_item())),
        "a private paper": lambda room: row(room.paper(is_private=True)),
        "a paper of a private meeting": lambda room: row(room.paper(room.item(room.private))),
        "a row marked private": lambda room: row(room.item(), private=True),
        "an item that is gone": lambda room: {"piece": "agenda", "item": 10**6},
        "a paper that is gone": lambda room: {"piece": f"paper-{10**6}"},
    }

    @pytest.mark.parametrize("what", PIECES)
    def test_what_holds_something_private_is_refused(self, room, what):
        pack = pack_of(room.may)
        pack.manifest = [row(room.item()), self.PIECES[what](room)]
        pack.save()
        with refused(room, pack, "business that is private now"):
            publish(room, pack)

    def test_public_pieces_are_published(self, room):
        pack = pack_of(room.may, room.item(), room.paper())
        pack.manifest += [{"piece": "cover"}, {}]
        pack.save()
        publish(room, pack)
        assert is_public(pack)

    def hide_verbal_item(self, room, meeting):
        item = room.item(meeting)
        yield
        actions.move_to_part(record=item, is_private=True, by=room["secretary"])

    def hide_item_by_changing_it(self, room, meeting):
        item = room.item(meeting)
        yield
        actions.write_item(meeting=meeting, item=item, is_private=True, by=room["secretary"])

    def hide_paper(self, room, meeting):
        paper = room.paper(room.item(meeting))
        yield
        actions.move_to_part(record=paper, is_private=True, by=room["secretary"])

    def hide_paper_by_changing_it(self, room, meeting):
        paper = room.paper(room.item(meeting))
        yield
        actions.write_paper(item=paper.item, paper=paper, is_private=True, by=room["secretary"])

    def hide_log_action(self, room, meeting):
        action = room.log_action(room.item(meeting))
        yield
        actions.move_to_part(record=action, is_private=True, by=room["secretary"])

    def hide_interest(self, room, meeting):
        interest = factories.InterestFactory(meeting=meeting, post=room.posts["chair"])
        yield
        self.declare(room, meeting, interest, is_private=True)

    def move_interest_to_private_item(self, room, meeting):
        interest = factories.InterestFactory(meeting=meeting, post=room.posts["chair"])
        item = room.secret_item(meeting)
        yield
        self.declare(room, meeting, interest, item=item)

    def declare(self, room, meeting, interest, **more):
        actions.declare_interest(
            meeting=meeting, declared=interest, post=interest.post, interest=SECRET,
            by=room["secretary"], **more,
        )  # fmt: skip

    def redact_minute(self, room, meeting):
        item = factories.MinuteFactory(item=room.item(meeting), text=f"Pay of {SECRET}").item
        yield
        actions.write_minute(item=item, text=f"Pay of [[{SECRET}]]", by=room["secretary"])

    OWN = (
        "hide_verbal_item", "hide_item_by_changing_it", "hide_paper", "hide_paper_by_changing_it",
        "hide_log_action",
    )  # fmt: skip
    TOLD = (*OWN, "hide_interest", "move_interest_to_private_item", "redact_minute")

    def between(self, room, meeting, way, pack):
        """Make a record before a pack is made, and hide it after; give the pack."""
        with time_machine.travel(BEFORE - dt.timedelta(hours=1), tick=False):
            steps = getattr(self, way)(room, meeting)
            next(steps)
        made = pack()
        next(steps, None)
        made.refresh_from_db()
        return made

    @pytest.mark.parametrize("way", OWN)
    def test_what_becomes_private_withdraws_the_published_pack_of_its_meeting(self, room, way):
        pack = self.between(room, room.may, way, lambda: pack_of(room.may, published_at=BEFORE))
        assert not is_public(pack)
        assert pack.withdrawn_by == room["secretary"]
        withdrawn = AuditEvent.objects.filter(verb="withdraw pack", record_id=str(pack.pk))
        assert withdrawn.get().details["because"] == "it holds private business"

    @pytest.mark.parametrize("way", OWN)
    def test_what_has_become_private_is_not_published_from_an_older_build(self, room, way):
        pack = self.between(room, room.may, way, lambda: pack_of(room.may))
        with refused(room, pack, "business that is private now: build it again"):
            publish(room, pack)
        new = factories.PackFactory(meeting=room.may, asked_at=NOON + dt.timedelta(minutes=1))
        publish(room, new)
        assert is_public(new)

    def printed(self, room, source):
        """Give May's paper that prints April's business."""
        about = None if source == "action_log" else room.april
        return room.paper(room.item(room.may), source=source, about=about)

    @pytest.mark.parametrize("source", ["minutes", "summary", "action_log"])
    @pytest.mark.parametrize("way", TOLD)
    def test_a_later_pack_that_prints_it_is_withdrawn_too(self, room, way, source):
        paper = self.printed(room, source)
        bystander = pack_of(room.march, published_at=BEFORE)
        pack = self.between(
            room, room.april, way, lambda: pack_of(room.may, paper, published_at=BEFORE)
        )
        assert not is_public(pack)
        assert is_public(bystander)

    @pytest.mark.parametrize("source", ["minutes", "summary", "action_log"])
    @pytest.mark.parametrize("way", TOLD)
    def test_a_later_pack_that_prints_it_is_not_published_either(self, room, way, source):
        paper = self.printed(room, source)
        pack = self.between(room, room.april, way, lambda: pack_of(room.may, paper))
        with refused(room, pack, "business that is private now: build it again"):
            publish(room, pack)

    def test_other_changes_stop_no_publishing(self, room):
        with time_machine.travel(BEFORE - dt.timedelta(hours=1), tick=False):
            item, secret = room.item(), room.secret_item()
        pack = pack_of(room.may, item)
        by = room["secretary"]
        actions.write_item(meeting=room.may, item=item, title="Other", by=by)
        actions.write_item(meeting=room.may, item=secret, minutes=5, by=by)  # was never public
        actions.write_item(meeting=room.may, title=SECRET, is_private=True, by=by)
        publish(room, pack)
        assert is_public(pack)

    def test_what_is_public_again_may_be_published(self, room):
        item, pack = room.item(), pack_of(room.may)
        for is_private in (True, False):
            actions.move_to_part(record=item, is_private=is_private, by=room["secretary"])
        publish(room, pack)
        assert is_public(pack)

    def test_a_move_is_audited_and_clears_nothing(self, room):
        item = room.item(room.april)
        factories.MinuteFactory(item=item)
        factories.MeetingDecisionFactory(item=item)
        paper, action = room.paper(item), room.log_action(item)
        factories.MinutesApprovalFactory(meeting=room.april)  # it is possible even now
        by = room["secretary"]
        with then_told("move to the private part", item, by, reference="04-1"):
            actions.move_to_part(record=item, is_private=True, by=by)
        with then_told("move to the public part", item, by, reference="04-1"):
            actions.move_to_part(record=item, is_private=False, by=by)
        item.refresh_from_db()
        assert item.minute.text
        assert (item.decisions.count(), item.papers.get(), item.log_actions.get()) == (
            1, paper, action,
        )  # fmt: skip
        events = AuditEvent.objects.count()
        actions.move_to_part(record=item, is_private=False, by=by)  # nothing to do
        assert AuditEvent.objects.count() == events

    def test_the_same_words_on_another_log_become_private_as_well(self, room):
        action = room.log_action()
        copy = actions.pass_on(action=action, committee=room.committee, by=room["secretary"])
        third = factories.CommitteeFactory(organisation=room.trust)
        last = factories.LogActionFactory(
            item=action.item, committee=third, passed_from=copy, text=action.text
        )
        actions.move_to_part(record=copy, is_private=True, by=room["secretary"])
        for one in (action, copy, last):
            one.refresh_from_db()
            assert one.is_private
        actions.move_to_part(record=copy, is_private=False, by=room["secretary"])
        action.refresh_from_db()
        assert action.is_private

    def test_an_action_without_a_meeting_can_be_hidden(self, room):
        action = factories.LogActionFactory(item=None, meeting=None, committee=room.board)
        actions.move_to_part(record=action, is_private=True, by=room["secretary"])
        action.refresh_from_db()
        assert action.is_private

    @pytest.mark.parametrize("way", ["item", "paper"])
    def test_a_paper_that_prints_a_private_meeting_stays_private(self, room, way):
        item = room.secret_item() if way == "item" else room.item()
        paper = room.paper(item, about=room.private, source="minutes", is_private=way == "paper")
        record = item if way == "item" else paper
        with refused(room, record, "it stays private", verb="move to the public part"):
            actions.move_to_part(record=record, is_private=False, by=room["secretary"])

    def test_packs_of_another_organisation_are_left_alone(self, room):
        foreign = factories.MeetingFactory(
            committee=factories.CommitteeFactory(organisation=room.other)
        )
        item = room.item()
        # A manifest of theirs may name a number that is a paper of ours.
        paper = room.paper(item, about=room.may, source="minutes")
        theirs = pack_of(foreign, paper, published_at=BEFORE)
        actions.move_to_part(record=item, is_private=True, by=room["secretary"])
        assert is_public(theirs)


class TestRemarks:
    def write(self, room, by="viewer", **given):
        return actions.write_remark(
            **{
                "meeting": room.may, "part": "1", "kind": "note", "piece": "paper-7",
                "page_of_piece": 2, "text": f" {SECRET} ", "by": room[by], **given,
            }
        )  # fmt: skip

    def test_a_remark_is_ones_own(self, room):
        with then_told("write remark", room.may, room["viewer"], part="1", kind="note"):
            made = self.write(room)
        assert (made.reader, made.text, made.page_of_piece) == (room["viewer"], SECRET, 2)
        changed = self.write(room, remark=made, kind="highlight", quote="words", text="")
        assert (changed.pk, changed.quote, changed.text) == (made.pk, "words", "")
        with then_refused(
            MeetingActionError, "not yours", verb="write remark", about=room.may, by=room["clerk"]
        ):
            self.write(room, "clerk", remark=made)
        actions.remove_remark(remark=made, by=room["viewer"])
        assert not PackRemark.objects.exists()

    def test_one_without_words_is_refused(self, room):
        with then_refused(
            MeetingActionError, "Write the note", verb="write remark", about=room.may,
            by=room["viewer"],
        ):  # fmt: skip
            self.write(room, text=" ")

    def test_it_stays_with_its_meeting(self, room):
        made = self.write(room)
        with then_refused(
            MeetingActionError, "not yours", verb="write remark", about=room.april,
            by=room["viewer"],
        ):  # fmt: skip
            self.write(room, meeting=room.april, remark=made)


def test_the_clock_stands_in_may():
    assert NOON.date() == TODAY
