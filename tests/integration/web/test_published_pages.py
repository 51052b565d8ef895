"""Pages for anybody: what is published, how it may be kept, and what search engines are told."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.records.meetings.actions import publish_pack, withdraw_pack
from goldenthread.records.meetings.models import (
    Attendance,
    Decision,
    Interest,
    Meeting,
    Minute,
    MinutesApproval,
)
from goldenthread.records.reporting.actions import publish_edition, sign_off_edition
from tests.integration.web.packs_world import SECRET, boardroom_of, frozen, public_pack
from tests.integration.web.served import body, text_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SITE = "http://localhost:8000"


@pytest.fixture
def made(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return boardroom_of(world)


@pytest.fixture
def pack(world, made):
    return publish_pack(pack=public_pack(made), by=world.people["contributor"])


@pytest.fixture
def visitor():
    return Client()


def minute(made):
    """Let the minutes be written and approved, with words that are left out."""
    for code, text in (("waits", "Waits grew. [[A patient’s case.]] A plan is due."),
                       ("secret", f"{SECRET} was agreed.")):  # fmt: skip
        Minute.objects.create(item=made.items[code], text=text)
        Decision.objects.create(item=made.items[code], text=f"Agreed on {code} [[with a name]]")
    Attendance.objects.create(meeting=made.meeting, post=made.member, state="present")
    Interest.objects.create(meeting=made.meeting, post=made.member, interest="A school’s governor")
    Interest.objects.create(
        meeting=made.meeting, post=made.member, interest=f"{SECRET} interest", is_private=True
    )
    MinutesApproval.objects.create(meeting=made.meeting, on=dt.date(2023, 5, 25))


def addresses(made):
    meeting = f"/published/meetings/{made.meeting.pk}/"
    return ["/published/meetings/", meeting, f"{meeting}pack.pdf", "/sitemap.xml", "/robots.txt"]


def test_a_published_meeting_is_listed_and_shown(made, pack, visitor):
    listed = text_of(visitor.get("/published/meetings/"))
    assert "Trust RWF" in listed
    assert f'href="/published/meetings/{made.meeting.pk}/">27 April 2023' in listed
    page = text_of(visitor.get(f"/published/meetings/{made.meeting.pk}/"))
    for words in ("Waiting times", "Falls with harm", "Questions from the public", "Verbal",
                  "09:45, The Academic Centre", "pack.pdf#page=2"):  # fmt: skip
        assert words in page
    assert SECRET not in page
    assert "Minutes" not in page


def test_a_meeting_that_is_not_published_is_not_found(made, visitor):
    public_pack(made)
    assert "Nothing has been published yet." in text_of(visitor.get("/published/meetings/"))
    for address in addresses(made)[1:3]:
        assert visitor.get(address).status_code == 404
    assert text_of(visitor.get("/sitemap.xml")).count("/published/meetings/") == 1


def test_the_page_shows_the_agenda_that_was_published_and_no_later_change(made, pack, visitor):
    made.items["waits"].title = "Words of a draft"
    made.items["waits"].save()
    new = made.items["falls"]
    new.pk, new.reference, new.title = None, "04-9", "Not decided yet"
    new.save()
    page = text_of(visitor.get(f"/published/meetings/{made.meeting.pk}/"))
    assert "Waiting times" in page
    assert "Words of a draft" not in page
    assert "Not decided yet" not in page


def test_a_pack_without_a_list_of_its_agenda_shows_what_has_papers(made, pack, visitor):
    pack.manifest = [{**row, "agenda": None} for row in pack.manifest]
    pack.save()
    page = text_of(visitor.get(f"/published/meetings/{made.meeting.pk}/"))
    assert "Falls with harm" in page
    assert "Questions from the public" not in page


def test_the_agenda_keeps_its_sections_times_and_purposes(made, visitor, world):
    listed = public_pack(made)
    rows = [frozen(made.items[code]) for code in ("waits", "falls")]
    rows[0] |= {"section": "Quality", "starts": "09:50", "purpose": "assurance"}
    listed.manifest[0]["agenda"] = rows
    listed.save()
    publish_pack(pack=listed, by=world.people["contributor"])
    page = text_of(visitor.get(f"/published/meetings/{made.meeting.pk}/"))
    for words in ('colspan="6">Quality</th>', "<td>09:50</td>", "<td>Assurance</td>"):
        assert words in page


def test_minutes_are_shown_once_approved_without_what_is_redacted(made, pack, visitor):
    address = f"/published/meetings/{made.meeting.pk}/"
    minute(made)
    MinutesApproval.objects.all().delete()
    assert "Waits grew." not in text_of(visitor.get(address))
    MinutesApproval.objects.create(meeting=made.meeting, on=dt.date(2023, 5, 25))
    page = text_of(visitor.get(address))
    for words in ("Approved on 25 May 2023", "Waits grew.", "A plan is due.", "Agreed on waits",
                  "Director", "A school’s governor"):  # fmt: skip
        assert words in page
    for words in ("patient", "with a name", SECRET, "Agreed on secret"):
        assert words not in page


def test_what_is_published_says_what_it_is_to_search_engines(made, pack, visitor):
    page = text_of(visitor.get(f"/published/meetings/{made.meeting.pk}/"))
    assert "<title>Trust Board, 27 April 2023, Trust RWF – Golden Thread</title>" in page
    assert (
        '<meta name="description" content="Agenda, papers of the public meeting of Trust Board, '
        'Trust RWF, on 27 April 2023.">' in page
    )
    assert f'<link rel="canonical" href="{SITE}/published/meetings/{made.meeting.pk}/">' in page


def test_the_site_map_lists_published_meetings_and_editions(made, pack, visitor, world):
    edition, hidden = world.edition(), world.edition()
    approver = world.people["approver"]
    sign_off_edition(edition=edition, by=approver)
    publish_edition(edition=edition, by=approver)
    answer = visitor.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml"
    found = re.findall(r"<loc>([^<]+)</loc>", answer.content.decode())
    assert found == [
        f"{SITE}/published/", f"{SITE}/published/meetings/",
        f"{SITE}/published/meetings/{made.meeting.pk}/", f"{SITE}/editions/{edition.pk}/",
    ]  # fmt: skip
    assert hidden.pk != edition.pk


def test_robots_are_led_to_what_is_published_and_nothing_else(visitor):
    lines = text_of(visitor.get("/robots.txt")).splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /published/"]
    assert "Disallow: /" in lines
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"


@pytest.mark.parametrize("reader", ["anonymous", "contributor"])
def test_what_is_public_is_the_same_for_all_and_asks_nobody_who_they_are(made, pack, world, reader):
    minute(made)
    plain = [(one, body(Client().get(one))) for one in addresses(made)]
    client = world.client(reader)
    sessions = list(client.cookies)
    for address, expected in plain:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        assert body(answer) == expected
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["Cache-Control"] == "public, no-cache"
        assert answer["ETag"]
        asked = " ".join(query["sql"] for query in captured)
        assert "django_session" not in asked
        assert "people_user" not in asked
    assert list(client.cookies) == sessions


def test_what_a_reader_has_already_is_not_sent_again(made, pack, visitor):
    for address in addresses(made):
        first = visitor.get(address)
        body(first)
        again = visitor.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["Cache-Control"] == "public, no-cache"


def test_the_pack_is_dated_by_its_publication(made, pack, visitor):
    address = addresses(made)[2]
    first = visitor.get(address)
    body(first)
    same = visitor.get(address, headers={"if-modified-since": first["Last-Modified"]})
    assert same.status_code == 304
    old = visitor.get(address, headers={"if-modified-since": "Mon, 03 Apr 2023 09:00:00 GMT"})
    assert body(old).startswith(b"%PDF-")


def test_a_stretch_of_the_pack_is_given(made, pack, visitor):
    address = addresses(made)[2]
    first = visitor.get(address)
    whole = body(first)
    size = len(whole)
    for asked, expected, told in [
        ("bytes=0-9", whole[:10], f"bytes 0-9/{size}"),
        ("bytes=10-", whole[10:], f"bytes 10-{size - 1}/{size}"),
        ("bytes=-7", whole[-7:], f"bytes {size - 7}-{size - 1}/{size}"),
        (f"bytes=5-{size * 2}", whole[5:], f"bytes 5-{size - 1}/{size}"),
    ]:
        found = visitor.get(address, headers={"range": asked})
        assert (found.status_code, found["Content-Range"]) == (206, told)
        assert body(found) == expected
        assert int(found["Content-Length"]) == len(expected)
    for asked in ("bytes=9-3", "lines=1-2", "bytes=-", "bytes=0-1,4-5"):
        assert body(visitor.get(address, headers={"range": asked})) == whole
    beyond = visitor.get(address, headers={"range": f"bytes={size}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{size}")
    mixed = {"range": "bytes=0-9", "if-range": first["ETag"]}
    assert body(visitor.get(address, headers=mixed)) == whole[:10]
    assert body(visitor.get(address, headers={**mixed, "if-range": '"other"'})) == whole


def test_the_head_of_what_is_published(made, pack, visitor):
    for address in addresses(made):
        full, head = visitor.get(address), visitor.head(address)
        size = len(body(full))
        assert (head.status_code, body(head)) == (200, b"")
        assert int(head["Content-Length"]) == size
        assert head["ETag"] == full["ETag"]


def test_the_pages_carry_a_policy_that_allows_the_one_script_of_the_layout(made, pack, visitor):
    answer = visitor.get("/published/meetings/")
    policy = answer["Content-Security-Policy"]
    assert "'sha256-" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert "nonce" not in answer.content.decode()


def test_only_reading_is_answered(made, pack, visitor):
    assert {visitor.post(address).status_code for address in addresses(made)} == {405}


def test_a_withdrawn_pack_is_gone_for_everybody_at_once(made, pack, visitor, world):
    kept = {}
    for address in addresses(made)[1:3]:
        answer = visitor.get(address)
        body(answer)
        kept[address] = answer["ETag"]
    withdraw_pack(pack=pack, by=world.people["contributor"])
    for address, tag in kept.items():
        for headers in ({}, {"if-none-match": tag}, {"range": "bytes=0-9"}):
            answer = visitor.get(address, headers=headers)
            assert answer.status_code == 404
            assert not answer.cookies
        assert visitor.head(address).status_code == 404
    assert str(made.meeting.date.year) not in text_of(visitor.get("/published/meetings/"))


def test_a_newer_version_takes_the_place_of_the_published_one(made, pack, visitor, world):
    second = public_pack(made, ("Waiting times as put right",))
    publish_pack(pack=second, by=world.people["contributor"])
    found = visitor.get(addresses(made)[2])
    assert found["ETag"] == f'"{second.sha256}"'
    body(found)


def test_the_number_of_queries_does_not_grow_with_meetings(made, pack, visitor, world):
    def counts():
        found = []
        for address in addresses(made):
            with CaptureQueriesContext(connection) as captured:
                body(visitor.get(address))
            found.append(len(captured))
        return found

    few = counts()
    for number in range(3):
        made.meeting = Meeting.objects.create(
            committee=made.board, code=f"more-{number}", date=dt.date(2023, 6, 1 + number)
        )
        for one in made.items.values():
            one.pk, one.meeting = None, made.meeting
            one.save()
        for code, paper in made.papers.items():
            paper.pk, paper.item = None, made.items[code]
            paper.save()
        public_pack(made, published_at=timezone.now())
    assert counts() == few
    assert max(few) <= 12
    assert text_of(visitor.get("/sitemap.xml")).count("/published/meetings/") == 5
