"""Reading a pack: contents, pages, words, search, the file, and a reader's own remarks."""

import hashlib
import io
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from goldenthread.records.meetings.models import PackRemark
from tests.factories.packs import make_pack
from tests.integration.web.packs_world import (
    FALLS,
    WAITS,
    agenda,
    boardroom_of,
    piece,
    private_pack,
    public_pack,
    second_reader,
)
from tests.integration.web.served import body, text_of

WIDTHS = ("640", "1000", "1600")
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def made(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return boardroom_of(world)


@pytest.fixture
def pack(made):
    return public_pack(made)


@pytest.fixture
def reader(world):
    return world.client("viewer")


def at(made, rest="", part=1, number=1):
    return f"/organisations/RWF/meetings/{made.meeting.pk}/packs/part-{part}/{number}/{rest}"


def remark(made, client, page, number=1, **sent):
    return client.post(at(made, f"pages/{page}/remarks/add/", number=number), sent)


def test_the_contents_list_the_items_with_their_pages(made, pack, reader):
    page = text_of(reader.get(at(made)))
    found = re.findall(r'pages/(\d+)/">([^<]+)</a> <span[^>]*>([^<]+)<', page)
    assert found == [
        ("1", "Agenda", "page 1"),
        ("2", "04-1 Waiting times", "pages 2–3"),
        ("4", "04-2 Falls with harm", "page 4"),
    ]
    assert "version 1, 4 pages, built" in page


def test_an_item_with_several_pieces_lists_each_of_them(made, world):
    front = piece(made, "waits", ("Purpose",))
    name = front.name.replace("paper", "front")
    front = replace(front, name=name, title="Front sheet: Waiting times", kind="front_sheet")
    make_pack(made.meeting, [agenda(made, "waits"), front, piece(made, "waits", WAITS)])
    page = text_of(world.client("viewer").get(at(made)))
    found = re.findall(r'pages/(\d+)/">([^<]+)</a> <span[^>]*>([^<]+)<', page)
    assert found == [
        ("1", "Agenda", "page 1"),
        ("2", "04-1 Waiting times", "pages 2–4"),
        ("2", "Front sheet", "page 2"),
        ("3", "Paper", "pages 3–4"),
    ]


def test_the_newest_version_that_can_be_opened_is_led_to(made, pack, reader):
    public_pack(made)
    public_pack(made, state="building")
    found = reader.get(f"/organisations/RWF/meetings/{made.meeting.pk}/packs/part-1/")
    assert found["Location"] == at(made, number=2)
    assert reader.get(at(made, part=2)).status_code == 404


def test_a_page_has_its_words_over_its_picture(made, pack, reader):
    page = text_of(reader.get(at(made, "pages/2/")))
    words = re.sub(r"<[^>]+>", "", "".join(re.findall(r"<text>.*?</text>", page)))
    assert "The waiting list grew to 41,200 in March." in words
    assert 'style="' not in page
    assert re.findall(r"picture-(\d+)\.webp (\d+)w", page) == [(w, w) for w in WIDTHS]


@pytest.mark.parametrize(("page", "before", "after"), [(1, None, 2), (2, 1, 3), (4, 3, None)])
def test_pages_lead_to_the_one_before_and_the_one_after(made, pack, reader, page, before, after):
    found = text_of(reader.get(at(made, f"pages/{page}/?find=waits&size=large")))
    for rel, number in (("prev", before), ("next", after)):
        link = re.search(rf'rel="{rel}"[^>]*href="([^"]+)"', found)
        if number is None:
            assert link is None
        else:
            assert link[1].endswith(f"/pages/{number}/?find=waits&amp;size=large")


@pytest.mark.parametrize(
    ("typed", "page"),
    [("3", 3), ("0", 1), ("99", 4), ("999999999", 1), ("-1", 1), ("x", 1), ("", 1)],
)
def test_a_page_is_gone_to_by_its_number(made, pack, reader, typed, page):
    found = reader.get(at(made, "pages/"), {"page": typed})
    assert found["Location"] == at(made, f"pages/{page}/")


@pytest.mark.parametrize("rest", [
    "pages/0/", "pages/5/", "pages/5/words/", "pages/5/picture-640.webp", "pages/1/picture-641.webp"
])  # fmt: skip
def test_a_page_that_is_not_there_is_not_found(made, pack, reader, rest):
    assert reader.get(at(made, rest)).status_code == 404


def test_a_picture_is_given_once_and_then_only_when_it_changed(made, pack, reader):
    address = at(made, "pages/2/picture-640.webp")
    first = reader.get(address)
    assert first["Content-Type"] == "image/webp"
    assert Image.open(io.BytesIO(first.content)).width == 640
    again = reader.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_stays_the_same_is_not_drawn_again(made, pack, reader, monkeypatch):
    address = "pages/2/picture-640.webp"
    first = reader.get(at(made, address))
    public_pack(made)
    monkeypatch.setattr("goldenthread.report.reading.kept.picture_of", None)
    second = reader.get(at(made, address, number=2))
    assert (second.content, second["ETag"]) == (first.content, first["ETag"])


def test_a_page_as_words_alone(made, pack, reader):
    page = text_of(reader.get(at(made, "pages/2/words/")))
    assert (
        "<p>The waiting list grew to 41,200 in March. The number of long waits fell for the third "
        "month. Recovery is on track.</p>" in page
    )
    assert '<svg class="app-leaf' not in page


def test_a_search_gives_hits_in_context_and_marks_them_on_the_page(made, pack, reader):
    found = text_of(reader.get(at(made, "search/"), {"find": "recovery"}))
    assert "stands 1 time on 1 page" in found
    assert "fell for the third month. <mark>Recovery</mark> is on track." in found
    assert at(made, "pages/2/?find=recovery") in found
    assert text_of(reader.get(at(made, "pages/2/?find=recovery"))).count("app-mark--hit") == 1
    assert "app-mark--hit" not in text_of(reader.get(at(made, "pages/3/?find=recovery")))


def test_a_search_that_finds_nothing_says_so_and_what_was_typed_is_escaped(made, pack, reader):
    page = text_of(reader.get(at(made, "search/"), {"find": "<script>alert(1)"}))
    assert "Nothing was found for ‘&lt;script&gt;alert(1)’" in page
    assert "<script>alert" not in page


def test_the_file_is_given_under_a_name_that_tells_nothing_private(made, world):
    pack = private_pack(made)
    found = world.client("contributor").get(at(made, "file/", part=2))
    name = "board-2023-04-27-part-2-version-1.pdf"
    assert found["Content-Disposition"] == f'inline; filename="{name}"'
    assert found["Cache-Control"] == "private, no-store"
    assert hashlib.sha256(body(found)).hexdigest() == pack.sha256


def test_a_highlight_is_kept_and_drawn(made, pack, reader, world):
    sent = remark(made, reader, 2, quote="the  THIRD month", before="", text="Which?")
    kept = PackRemark.objects.get()
    assert sent["Location"] == at(made, f"pages/2/#remark-{kept.pk}")
    assert (kept.reader, kept.kind, kept.quote, kept.text, kept.page_of_piece, kept.piece) == (
        world.people["viewer"], "highlight", "the THIRD month", "Which?", 1,
        f"paper-{made.papers['waits'].pk}",
    )  # fmt: skip
    page = text_of(reader.get(at(made, "pages/2/")))
    assert page.count("app-mark--highlight") == 1
    assert f'id="remark-{kept.pk}"' in page
    assert "app-mark--highlight" not in text_of(reader.get(at(made, "pages/3/")))


def test_the_words_before_a_quote_tell_which_of_two_is_meant(made, pack, reader):
    remark(made, reader, 2, quote="waiting list", before="")
    remark(made, reader, 3, quote="Waiting times", before="")
    first = text_of(reader.get(at(made, "pages/3/")))
    PackRemark.objects.filter(quote="Waiting times").delete()
    remark(made, reader, 2, quote="the", before="number of long waits fell for")
    assert PackRemark.objects.get(quote="the").before == "number of long waits fell for"
    assert first.count("app-mark--highlight") == 1


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"quote": "words that are not there"}, "These words do not stand on this page"),
        ({"quote": " ", "text": ""}, "Select or type words to highlight, or write a note"),
        ({"quote": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_a_remark_that_cannot_be_kept_is_told_on_the_page(made, pack, reader, sent, told):
    found = remark(made, reader, 2, **sent)
    assert found.status_code == 200
    assert told in found.content.decode()
    assert not PackRemark.objects.exists()


def test_remarks_are_found_again_after_a_rebuild(made, pack, reader):
    remark(made, reader, 2, quote="Recovery is on track", text="Is it?")
    remark(made, reader, 3, text="A note on the page")
    remark(made, reader, 2, quote="41,200")
    remark(made, reader, 4, quote="Sepsis screening")
    moved = ("A new first page.", WAITS[0].replace("41,200", "40,100"))
    make_pack(made.meeting, [piece(made, "waits", moved)])
    page = text_of(reader.get(at(made, "remarks/", number=2)))
    told = re.findall(r'class="app-remark__told">([^<]+)<', page)
    assert sorted(told) == [
        "On another page than before",
        "The paper is not in this version of the pack any more",
        "These words are not in this version of the paper any more",
    ]
    assert at(made, "pages/2/", number=2) in page
    assert "Sepsis screening" not in page
    second = text_of(reader.get(at(made, "pages/2/", number=2)))
    assert second.count("app-mark--highlight") == 1
    assert "A note on the page" in second
    assert "No longer in this version" in page


def test_a_note_on_a_page_that_is_gone_says_so(made, pack, reader):
    remark(made, reader, 3, text="A note on the page")
    make_pack(made.meeting, [piece(made, "waits", WAITS[:1])])
    page = text_of(reader.get(at(made, "remarks/", number=2)))
    assert "The paper has fewer pages now: this page is gone" in page


def test_a_remark_is_removed_by_its_reader(made, pack, reader):
    remark(made, reader, 2, text="A note")
    kept = PackRemark.objects.get()
    assert reader.post(at(made, f"remarks/{kept.pk}/remove/"))["Location"] == at(made, "remarks/")
    assert not PackRemark.objects.exists()


def test_remarks_of_others_are_neither_shown_nor_removed(made, pack, world):
    second_reader(world, made)
    mine = world.client("viewer")
    remark(made, mine, 2, quote="Recovery is on track", text="Mine alone")
    kept = PackRemark.objects.get()
    for name in ("contributor", "administrator", "deputy"):
        other = world.client(name)
        for rest in ("pages/2/", "remarks/", "pages/2/words/"):
            page = text_of(other.get(at(made, rest)))
            assert "Mine alone" not in page
            assert "app-mark--highlight" not in page
        assert other.post(at(made, f"remarks/{kept.pk}/remove/")).status_code == 404
    assert PackRemark.objects.get() == kept


def test_text_of_a_remark_is_escaped(made, pack, reader):
    remark(made, reader, 2, text="<b>bold</b>")
    assert "&lt;b&gt;bold&lt;/b&gt;" in text_of(reader.get(at(made, "pages/2/")))


def queries(client, address):
    body(client.get(address))
    with CaptureQueriesContext(connection) as captured:
        found = client.get(address)
        assert found.status_code == 200
        body(found)
    return len(captured)


@pytest.mark.parametrize("rest", [
    "", "pages/2/", "pages/2/words/", "search/?find=waiting", "remarks/",
    "pages/2/picture-640.webp", "file/",
])  # fmt: skip
def test_the_number_of_queries_does_not_grow(made, pack, reader, rest):
    remark(made, reader, 2, quote="Recovery")
    few = queries(reader, at(made, rest))
    for page in (2, 3, 4):
        remark(made, reader, page, text="Another")
    longer = [piece(made, "waits", WAITS * 4), piece(made, "falls", FALLS * 3)]
    make_pack(made.meeting, longer)
    assert queries(reader, at(made, rest, number=2)) == few
    assert few <= 30
