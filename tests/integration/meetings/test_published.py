"""What is withheld of packs: whatever they hold that cannot be shown to be public now."""

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.records.meetings.models import Pack
from goldenthread.records.meetings.published import named_in, published_packs, withheld
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    """The hours pass: what is changed is changed after the pack was asked for."""
    with time_machine.travel(dt.datetime(2023, 4, 20, 9, tzinfo=dt.UTC)) as clock:
        yield clock


@pytest.fixture
def made(clock):
    """A published pack with two papers and a verbal item; one paper prints earlier minutes."""
    meeting, before = factories.MeetingFactory(), factories.MeetingFactory()
    before.committee, before.date = meeting.committee, dt.date(2023, 3, 30)
    before.save()
    items = [factories.AgendaItemFactory(meeting=meeting) for _ in range(3)]
    old = factories.AgendaItemFactory(meeting=before, reference="03-9")
    minute = factories.MinuteFactory(item=old, text="Waits were discussed.")
    interest = factories.InterestFactory(meeting=before, item=None)
    action = factories.LogActionFactory(item=old, committee=meeting.committee, reference="L1")
    secret = factories.AgendaItemFactory(meeting=meeting, is_private=True)
    papers = [
        factories.PaperFactory(item=items[0]),
        factories.PaperFactory(item=items[1], source="minutes", about=before),
    ]
    rows = [
        {"piece": f"paper-{paper.pk}", "item": paper.item_id, "reference": paper.item.reference}
        for paper in papers
    ]
    listed = [{"item": one.pk, "reference": one.reference} for one in items]
    clock.shift(3600)
    manifest = [{"piece": "agenda", "item": None, "agenda": listed}, *rows]
    pack = factories.PackFactory(
        meeting=meeting, manifest=manifest, asked_at=timezone.now(), published_at=timezone.now()
    )
    clock.shift(3600)
    return SimpleNamespace(**{**locals(), "board": meeting.committee})


def change(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def new_item(made, **fields):
    factories.AgendaItemFactory(meeting=made.meeting, **fields)


def private_meeting(made):
    return factories.MeetingFactory(committee=made.board, part="2")


CHANGES = {
    "an item with a paper is private": lambda m: change(m.items[0], is_private=True),
    "a verbal item is private": lambda m: change(m.items[2], is_private=True),
    "a paper is private": lambda m: change(m.papers[0], is_private=True),
    "an item moved to a private meeting": lambda m: change(m.items[0], meeting=private_meeting(m)),
    "a verbal item moved there": lambda m: change(m.items[2], meeting=private_meeting(m)),
    "an item was removed": lambda m: m.items[2].delete(),
    "a paper was removed": lambda m: m.papers[0].delete(),
    "the meeting is private": lambda m: change(m.meeting, part="2"),
    "the meeting whose minutes it prints is private": lambda m: change(m.before, part="2"),
    "an item of those minutes is private": lambda m: change(m.old, is_private=True),
    "an interest in them is private": lambda m: change(m.interest, is_private=True),
    "an action of that meeting is private": lambda m: change(m.action, is_private=True),
    "words of those minutes are redacted": lambda m: change(m.minute, text="Waits [[of one]]"),
    "a row is marked private": lambda m: change(
        m.pack, manifest=[*m.pack.manifest, {"piece": "x", "private": True, "reference": "9"}]
    ),
}  # fmt: skip
HARMLESS = {
    "nothing": lambda m: None,
    "an item was renamed": lambda m: change(m.items[0], title="Other words"),
    "a private item changed": lambda m: change(m.secret, title="Still private"),
    "a private item came": lambda m: new_item(m, is_private=True),
    "a public item came": lambda m: new_item(m),
    "an item moved to another public meeting": lambda m: change(
        m.items[0], meeting=m.before, reference="03-10"
    ),
    "the minutes were put right": lambda m: change(m.minute, text="Waiting was discussed."),
    "another committee's action is private": lambda m: factories.LogActionFactory(is_private=True),
    "a private action came": lambda m: factories.LogActionFactory(item=m.old, is_private=True),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_pack_that_holds_what_became_private_is_withheld(made, change):
    assert published_packs(made.meeting.pk) == [made.pack]
    change(made)
    pack = Pack.objects.get(pk=made.pack.pk)
    assert pack.pk in withheld([pack])
    assert published_packs(made.meeting.pk) == []
    assert published_packs() == []


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_a_pack_that_holds_nothing_private_stays_public(made, change):
    change(made)
    pack = Pack.objects.get(pk=made.pack.pk)
    assert withheld([pack]) == {}
    assert published_packs(made.meeting.pk) == [pack]


def test_an_action_of_the_log_that_a_paper_prints_is_looked_at(made, clock):
    other = factories.LogActionFactory(committee=made.board, meeting=None, item=None)
    clock.shift(3600)
    change(made.pack, asked_at=timezone.now())
    change(other, is_private=True)
    assert withheld([made.pack]) == {}
    change(made.papers[0], source="action_log")
    assert made.pack.pk in withheld([made.pack])


@pytest.mark.parametrize(("days", "is_withheld"), [(-60, True), (0, True), (30, False)])
def test_a_log_tells_of_the_meetings_up_to_its_own(made, clock, days, is_withheld):
    when = made.meeting.date + dt.timedelta(days=days)
    other = factories.MeetingFactory(committee=made.board, date=when)
    item = factories.AgendaItemFactory(meeting=other)
    clock.shift(3600)
    change(made.pack, asked_at=timezone.now())
    change(made.papers[0], source="action_log")
    change(item, is_private=True)
    assert (made.pack.pk in withheld([made.pack])) == is_withheld


def test_what_is_withheld_is_told_by_its_reference(made):
    change(made.items[0], is_private=True)
    change(made.old, is_private=True)
    assert withheld([made.pack])[made.pack.pk] == (made.items[0].reference, made.old.reference)


def test_a_pack_that_was_built_after_the_change_is_public(made, clock):
    change(made.old, is_private=True)
    clock.shift(3600)
    change(made.pack, asked_at=timezone.now())
    assert withheld([made.pack]) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"published_at": None},
        {"withdrawn_at": timezone.now()},
        {"state": "failed"},
    ],
)
def test_what_is_not_published_is_not_public(made, fields):
    change(made.pack, **fields)
    assert published_packs() == []


def test_packs_of_the_private_part_are_neither_published_nor_looked_at(made):
    private = factories.PackFactory(meeting=made.meeting, part="2", manifest=made.pack.manifest)
    made.items[0].delete()
    assert withheld([private]) == {}
    assert private not in published_packs()


def test_the_number_of_queries_does_not_grow_with_the_packs(made):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            published_packs()
        return len(captured)

    few = count()
    for _ in range(4):
        meeting = factories.MeetingFactory(committee=made.board)
        item = factories.AgendaItemFactory(meeting=meeting)
        row = {"piece": f"paper-{factories.PaperFactory(item=item).pk}", "item": item.pk}
        factories.PackFactory(meeting=meeting, manifest=[row], published_at=timezone.now())
    assert count() == few
    assert len(published_packs()) == 5


def test_a_manifest_names_its_items_and_papers():
    manifest = [
        {"piece": "agenda", "agenda": [{"item": 3, "reference": "04-3"}]},
        {"piece": "front-7", "item": 4, "reference": "04-4"},
        {"piece": "cover"},
    ]
    assert [(one.kind, one.pk, one.reference) for one in named_in(manifest)] == [
        ("item", 3, "04-3"), ("item", 4, "04-4"), ("paper", 7, "04-4"),
    ]  # fmt: skip
