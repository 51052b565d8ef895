"""Attempts to get at private business through packs, all of which must fail."""

import json

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.meetings.actions import MeetingActionError, move_to_part, publish_pack
from goldenthread.records.meetings.models import Pack, PackRemark
from tests.factories.packs import make_pack
from tests.integration.web.packs_world import (
    FALLS,
    SECRET,
    WAITS,
    agenda,
    boardroom_of,
    piece,
    private_pack,
    public_pack,
    second_reader,
)
from tests.integration.web.served import body, text_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
UNSEATED = ("anonymous", "outsider", "viewer", "approver", "administrator", "analyst")
PAGES = {
    "pack": [], "pack-file": [], "pack-search": [], "pack-go": [], "remarks": [],
    "pack-page": [1], "pack-text": [1], "pack-picture": [1, 640],
}  # fmt: skip


@pytest.fixture
def made(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = boardroom_of(world)
    second_reader(world, made)
    return made


@pytest.fixture
def secretary(world):
    return world.client("contributor")


def address(made, name, *more, part=1, number=1, code="RWF", meeting=None):
    return reverse(name, args=[code, meeting or made.meeting.pk, part, number, *more])


def addresses(made, **place):
    """Give every address of a version for reading it."""
    found = [address(made, name, *more, **place) for name, more in PAGES.items()]
    searched = address(made, "pack-search", **place)
    return [*found, f"{searched}?find={SECRET}", f"{address(made, 'pack-page', 1, **place)}?find=a"]


def opened(client, where, **headers):
    """Give the status of an answer and what it says."""
    answer = client.get(where, headers=headers)
    return answer.status_code, body(answer)


def is_closed(client, where, **headers):
    """Say whether an address gives nothing away: not found, or first to sign in."""
    status, said = opened(client, where, **headers)
    return status in (404, 302) and SECRET.encode() not in said


@pytest.mark.parametrize("reader", UNSEATED)
def test_no_address_of_a_private_pack_opens_without_a_seat(made, world, reader):
    private_pack(made)
    client = world.client(reader)
    assert [one for one in addresses(made, part=2) if not is_closed(client, one)] == []
    newest = reverse("pack-newest", args=["RWF", made.meeting.pk, 2])
    assert is_closed(client, newest)


def test_those_seated_open_every_one_of_them(made, world, secretary):
    private_pack(made)
    for client in (secretary, world.client("deputy")):
        found = [opened(client, one)[0] for one in addresses(made, part=2)]
        assert set(found) <= {200, 302}
        searched = client.get(address(made, "pack-search", part=2), {"find": "contractor"})
        assert SECRET in text_of(searched)


@pytest.mark.parametrize("reader", UNSEATED)
def test_heads_stretches_and_known_tags_give_nothing_away(made, world, secretary, reader):
    private_pack(made)
    client = world.client(reader)
    for name in ("pack-file", "pack-picture"):
        where = address(made, name, *PAGES[name], part=2)
        known = secretary.get(where)
        body(known)
        assert is_closed(client, where, range="bytes=0-99")
        assert is_closed(client, where, **{"if-none-match": known["ETag"]})
        head = client.head(where)
        assert head.status_code in (404, 302)
        assert "ETag" not in head


@pytest.mark.parametrize("reader", UNSEATED)
def test_the_list_of_packs_tells_nothing_of_the_private_part(made, world, reader):
    public_pack(made)
    private_pack(
        made, changes=[f"{SECRET} came"], warnings=[{"words": f"{SECRET} is late", "bars": False}]
    )
    client = world.client(reader)
    for headers in ({}, {"hx-request": "true"}):
        answer = client.get(reverse("packs", args=["RWF", made.meeting.pk]), headers=headers)
        said = answer.content.decode()
        assert SECRET not in said
        assert "Part 2" not in said
        assert "part-2" not in said


def test_a_private_meeting_is_not_known_to_those_without_a_seat(made, world):
    made.meeting.part = "2"
    made.meeting.save()
    for reader in UNSEATED:
        assert is_closed(world.client(reader), reverse("packs", args=["RWF", made.meeting.pk]))


@pytest.mark.parametrize(
    "place",
    [
        {"part": 3},
        {"part": 0},
        {"number": 99},
        {"number": 0},
        {"code": "RXX"},
        {"meeting": 99999},
        {"part": 2},  # there is none yet
    ],
)
def test_guessed_numbers_lead_nowhere(made, secretary, place):
    public_pack(made)
    found = {opened(secretary, one)[0] for one in addresses(made, **place)}
    assert found == {404}


def test_a_pack_that_is_not_built_cannot_be_opened(made, secretary):
    for state in ("waiting", "building", "failed"):
        pack = public_pack(made, state=state)
        assert {opened(secretary, one)[0] for one in addresses(made, number=pack.number)} == {404}


def test_no_remark_can_be_written_on_a_private_page_without_a_seat(made, world, secretary):
    private_pack(made)
    where = address(made, "remark-add", 1, part=2)
    for reader in UNSEATED:
        world.client(reader).post(where, {"quote": SECRET, "text": "x"})
    assert not PackRemark.objects.exists()
    secretary.post(where, {"quote": SECRET, "text": "own"})
    assert PackRemark.objects.get().reader == world.people["contributor"]


def test_a_seat_that_was_given_up_closes_packs_and_remarks(made, world, secretary):
    private_pack(made)
    secretary.post(address(made, "remark-add", 1, part=2), {"text": f"{SECRET} note"})
    for seat in made.board.seats.all():
        seat.reads_private = False
        seat.save()
    assert [one for one in addresses(made, part=2) if not is_closed(secretary, one)] == []


def test_there_is_no_way_to_publish_the_private_part(made, world, secretary):
    pack = private_pack(made)
    page = text_of(secretary.get(reverse("packs", args=["RWF", made.meeting.pk])))
    assert "publish/" not in page
    tried = [
        f"/organisations/RWF/meetings/{made.meeting.pk}/packs/part-2/1/publish/",
        reverse("pack-publish", args=["RWF", made.meeting.pk, pack.number]),
    ]
    assert {secretary.post(one).status_code for one in tried} == {404}
    with pytest.raises(MeetingActionError):
        publish_pack(pack=pack, by=world.people["contributor"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Pack.objects.filter(pk=pack.pk).update(published_at=pack.built_at)


@pytest.fixture
def turned(made, world, secretary):
    """A published pack, read by many, one of whose papers becomes private."""
    pack = publish_pack(pack=public_pack(made), by=world.people["contributor"])
    viewer = world.client("viewer")
    viewer.post(address(made, "remark-add", 2), {"quote": "Recovery is on track", "text": "Why?"})
    tags = {}
    for where in (address(made, "pack-file"), address(made, "pack-picture", 2, 640),
                  f"/published/meetings/{made.meeting.pk}/",
                  f"/published/meetings/{made.meeting.pk}/pack.pdf"):  # fmt: skip
        answer = viewer.get(where)
        body(answer)
        tags[where] = answer["ETag"]
    return pack, tags


WAYS = {
    "by the step": lambda m, by: move_to_part(record=m.items["waits"], is_private=True, by=by),
    "its paper alone": lambda m, by: move_to_part(record=m.papers["waits"], is_private=True, by=by),
    "behind the back of the steps": lambda m, by: type(m.items["waits"]).objects.filter(
        pk=m.items["waits"].pk
    ).update(is_private=True),
    "removed": lambda m, by: m.items["waits"].delete(),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_what_becomes_private_closes_the_published_pack_and_old_versions(
    made, world, secretary, turned, way
):
    _, tags = turned
    way(made, world.people["contributor"])
    page = f"/published/meetings/{made.meeting.pk}/"
    public = [page, f"{page}pack.pdf"]
    for reader in UNSEATED:
        client = world.client(reader)
        for where in (*addresses(made), *public):
            assert is_closed(client, where)
        for where, tag in tags.items():
            assert is_closed(client, where, **{"if-none-match": tag})
            assert is_closed(client, where, range="bytes=0-99")
            assert client.head(where).status_code in (404, 302)
        for where in ("/published/meetings/", "/sitemap.xml"):
            said = text_of(client.get(where))
            assert f"meetings/{made.meeting.pk}/" not in said
    assert {opened(secretary, one)[0] for one in addresses(made)} <= {200, 302}
    assert {opened(secretary, one)[0] for one in public} == {404}


def test_the_list_says_that_a_version_is_closed_without_saying_why(made, world, secretary, turned):
    type(made.items["waits"]).objects.filter(pk=made.items["waits"].pk).update(is_private=True)
    where = reverse("packs", args=["RWF", made.meeting.pk])
    told = text_of(world.client("administrator").get(where))
    assert "The published pack is withheld." in told
    assert "04-1" not in told
    assert "04-1" in text_of(secretary.get(where))
    assert "withheld" not in text_of(world.client("viewer").get(where))


def test_a_remark_on_what_became_private_is_kept_without_its_words(made, world, secretary, turned):
    move_to_part(record=made.items["waits"], is_private=True, by=world.people["contributor"])
    make_pack(made.meeting, [agenda(made, "falls", "words"), piece(made, "falls", FALLS)])
    page = text_of(world.client("viewer").get(address(made, "remarks", number=2)))
    assert "Why?" in page
    assert "Recovery is on track" not in page
    assert "The paper is not in this version of the pack any more" in page


def test_a_pack_into_which_something_private_got_is_neither_published_nor_shown(made, world):
    pack = public_pack(made)
    pack.manifest.append({
        "piece": f"paper-{made.papers['secret'].pk}", "item": made.items["secret"].pk,
        "title": "x", "reference": "04-4", "first_page": 4, "pages": 1, "kind": "upload",
    })  # fmt: skip
    pack.save()
    with pytest.raises(MeetingActionError):
        publish_pack(pack=pack, by=world.people["contributor"])
    Pack.objects.filter(pk=pack.pk).update(published_at=pack.built_at)
    assert is_closed(world.client("anonymous"), f"/published/meetings/{made.meeting.pk}/")
    assert is_closed(world.client("viewer"), address(made, "pack"))


def test_neither_audit_nor_mail_nor_export_tells_of_private_business(made, world, secretary):
    from goldenthread.cli.export import export_measures, programme_rows

    pack = private_pack(made)
    secretary.post(reverse("pack-build", args=["RWF", made.meeting.pk, 2]))
    secretary.post(address(made, "remark-add", 1, part=2), {"quote": SECRET, "text": SECRET})
    move_to_part(record=made.items["waits"], is_private=True, by=world.people["contributor"])
    told = json.dumps([[one.verb, one.record, one.details] for one in AuditEvent.objects.all()])
    assert SECRET not in told
    assert WAITS[0][:12] not in told
    assert [one for one in mail.outbox if SECRET in one.subject + one.body] == []
    assert SECRET not in json.dumps(export_measures("RWF", None), default=str)
    assert SECRET not in json.dumps(programme_rows("RWF", None), default=str)
    assert SECRET.lower() not in pack.file.name.lower()
