"""A pack is built from a meeting: pieces in order, pages, links, versions, what changed."""

import hashlib

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.meetings.models import Pack, PackPage, PackPiece
from goldenthread.report.packs import pieces
from goldenthread.report.packs.build import PackBarredError, build_pack
from goldenthread.report.packs.versions import next_version
from goldenthread.vocabulary.meetings import Part
from tests.integration.packs.papers import content_of, kinds_of
from tests.unit.report.packs import made
from tests.unit.report.packs.reading import assert_whole, opened, texts

pytestmark = pytest.mark.slow


def warned(pack, key):
    return [one for one in pack.warnings if one["key"] == key]


def test_every_source_stands_in_the_order_of_the_agenda(room):
    room.full()
    pack = room.build()
    assert kinds_of(pack) == [
        ("cover", ""), ("agenda", ""), ("minutes", "05-1"), ("action_log", "05-2"),
        ("summary", "05-3"), ("terms", "05-4"), ("words", "05-5"), ("upload", "05-6"),
        ("missing", "05-7"),
    ]  # fmt: skip
    found = texts(content_of(pack))
    first = {row["kind"]: row["first_page"] for row in pack.manifest}
    for kind, words in {
        "cover": "Version 1", "agenda": "Forward plan", "minutes": "It was discussed.",
        "action_log": "Actions due and still open", "summary": "Money: was spent.",
        "terms": "of the team", "words": "Weather: it was fine.", "upload": "Plan one",
        "missing": "It had not been received when this pack was made.",
    }.items():  # fmt: skip
        assert words in found[first[kind] - 1], kind
    assert "[redacted]" in found[first["minutes"] - 1]
    assert "What it would say" in found[first["missing"] - 1]


def test_the_row_of_a_pack_says_what_its_file_holds(room):
    room.full()
    pack = room.build()
    content = content_of(pack)
    assert pack.state == Pack.State.READY
    assert pack.sha256 == hashlib.sha256(content).hexdigest()
    assert pack.page_count == len(texts(content)) == sum(r["pages"] for r in pack.manifest)
    assert "part-1-version-1" in pack.file.name
    pages = list(PackPage.objects.filter(pack=pack))
    assert [one.number for one in pages] == list(range(1, pack.page_count + 1))
    plan = [one for one in pages if one.text.endswith("Plan two")]
    assert [(one.page_of_piece, one.piece.split("-")[0]) for one in plan] == [(2, "paper")]
    assert plan[0].text == "Plan two"  # neither number nor announcement
    event = AuditEvent.objects.get(verb="build pack")
    assert event.details["version"] == 1
    assert event.details["sha256"] == pack.sha256


def test_the_agenda_leads_to_the_page_of_each_paper(room):
    papers = room.full()
    pack = room.build()
    first = {row["piece"]: row["first_page"] for row in pack.manifest}
    with opened(content_of(pack)) as pdf:
        assert_whole(pdf)
        pages = [page.obj.objgen for page in pdf.pages]
        agenda = pdf.pages[first["agenda"] - 1].obj
        targets = {pages.index(link.Dest[0].objgen) + 1 for link in agenda.Annots}
        assert targets == {first[f"paper-{paper.pk}"] for paper in papers.values()}
        assert all("/A" not in link for link in agenda.Annots)
    words = texts(content_of(pack))[first["agenda"] - 1]
    for paper in papers.values():
        assert str(first[f"paper-{paper.pk}"]) in words
    assert "Document not received" in words


def test_bookmarks_name_items_and_what_is_in_them(room):
    paper = room.uploaded("Two papers", "One")
    second = room.paper(paper.item, title="Second", has_front_sheet=True, order=2)
    room.upload(second, "Two")
    with opened(content_of(room.build())) as pdf, pdf.open_outline() as outline:
        found = [(one.title, [each.title for each in one.children]) for one in outline.root]
    assert found == [
        ("Cover", []), ("Agenda", []),
        ("05-1 Two papers", ["Two papers", "Front sheet: Second", "Second"]),
    ]  # fmt: skip


def test_a_pack_of_our_own_papers_claims_accessibility_and_others_do_not(room):
    room.written("Chair's report", "Words.")
    with opened(content_of(room.build())) as pdf, pdf.open_metadata() as described:
        assert described["pdfuaid:part"] == "1"
    room.uploaded("Theirs", "Words")
    pack = room.build()
    with opened(content_of(pack)) as pdf, pdf.open_metadata() as described:
        assert "pdfuaid:part" not in described
    assert len(warned(pack, "untagged")) == 1


def test_only_what_changed_is_made_again(room, monkeypatch):
    papers = room.full()
    room.build()
    assert PackPiece.objects.count() == 7
    prepared = []
    real = pieces.prepare
    monkeypatch.setattr(
        pieces,
        "prepare",
        lambda *a, **k: prepared.append(k["piece"]) or real(*a, **k),
    )
    room.upload(papers["upload"], "Plan three")
    room.build()
    assert sorted(set(prepared)) == ["agenda", "cover", f"paper-{papers['upload'].pk}"]


def test_nothing_changed_makes_no_new_version_and_says_so(room):
    room.full()
    first = room.build()
    again = room.build()
    assert again.pk == first.pk
    assert Pack.objects.count() == 1
    assert again.message.startswith("Nothing has changed since this version")
    assert AuditEvent.objects.filter(details__unchanged_since=1).count() == 1
    room.written("New", "Words")
    assert room.build().number == 2
    first.refresh_from_db()
    assert first.sha256 == hashlib.sha256(content_of(first)).hexdigest()


@pytest.mark.parametrize("are_pieces_lost", [False, True])
def test_a_pack_whose_file_was_lost_is_built_again(room, are_pieces_lost):
    room.full()
    first = room.build()
    first.file.storage.delete(first.file.name)
    for piece in PackPiece.objects.all() if are_pieces_lost else ():
        piece.file.storage.delete(piece.file.name)
    again = room.build()
    assert again.number == 2
    assert again.changes == []
    with opened(content_of(again)) as pdf:
        assert len(pdf.pages) == first.page_count


def test_warnings_follow_the_papers_where_nothing_else_changed(room):
    paper = room.uploaded("Plan", state="submitted")
    assert warned(room.build(), "not_approved")
    paper.state = "approved"
    paper.save()
    again = room.build()
    assert (again.number, warned(again, "not_approved")) == (1, [])


def test_the_same_content_gives_the_same_bytes(room):
    room.full()
    first = room.build()
    content = content_of(first)
    first.delete()
    PackPiece.objects.all().delete()
    assert content_of(room.build()) == content


def test_what_changed_is_listed_and_printed_on_the_cover(room):
    papers = room.full()
    room.build()
    room.upload(papers["upload"], "Another plan")
    room.upload(papers["missing"], "Here now")
    papers["words"].words = "Rain: it rained."
    papers["words"].save()
    papers["log"].delete()
    item = papers["summary"].item
    item.order = 100
    item.save()
    room.written("New paper", "Words")
    pack = room.build()
    assert pack.changes == [
        "The agenda changed",
        "Changed: 05-5 Chair's report",
        "Replaced: 05-6 Forward plan",
        "Added: the document of 05-7 Not here",
        "Added: 05-8 New paper",
        "Moved: 05-3 Finance",
        "Removed: a paper of 05-2 Actions",
    ]
    cover = texts(content_of(pack))[0]
    assert "What changed since version 1" in cover
    assert "Replaced: 05-6 Forward plan" in cover
    assert "Version 2" in cover


def test_what_was_removed_and_is_private_now_is_not_named(room):
    papers = room.full()
    room.build()
    item = papers["upload"].item
    item.is_private = True
    item.save()
    pack = room.build()
    assert pack.changes == ["The agenda changed", "Removed: a paper"]
    assert "Forward plan" not in " ".join(texts(content_of(pack)))


@pytest.mark.parametrize("harm", ["encrypted", "rubbish", "lost", "deep"])
def test_a_document_that_cannot_be_read_is_told_and_stops_nothing(room, harm):
    paper = room.uploaded("Broken")
    room.uploaded("Sound")
    pdf = pikepdf.new()
    made.add_page(pdf, "Protected")
    content = {
        "encrypted": made.saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b")),
        "rubbish": b"%PDF-1.7 rubbish",
        "deep": made.deep(),
        "lost": b"%PDF-1.7",
    }[harm]
    file = room.upload(paper, content=content)
    if harm == "lost":
        file.file.delete(save=False)
        file.file.name = "papers/gone.pdf"
        file.save()
    pack = room.build()
    assert kinds_of(pack)[2:] == [("missing", "05-1"), ("upload", "05-2")]
    key = "missing_paper" if harm == "lost" else "refused_document"
    (warning,) = warned(pack, key)
    assert warning["words"].startswith("05-1 Broken: ")
    assert warning["piece"] == f"paper-{paper.pk}"
    words = texts(content_of(pack))[2]
    assert "lost" in words if harm == "lost" else "cannot be printed" in words


def test_what_fails_in_another_way_is_told_as_well(room, monkeypatch):
    paper = room.uploaded("Odd")
    real = pieces.prepare

    def fail(content, **how):
        if how["piece"] == f"paper-{paper.pk}" and not how["is_ours"]:
            raise TypeError("what the library makes of it")
        return real(content, **how)

    monkeypatch.setattr(pieces, "prepare", fail)
    assert warned(room.build(), "refused_document")


def test_a_piece_whose_file_is_lost_or_damaged_is_made_again(room):
    room.full()
    content = content_of(room.build())
    for number, kept in enumerate(PackPiece.objects.all()):
        if number % 2:
            kept.file.storage.delete(kept.file.name)
        else:
            with kept.file.storage.open(kept.file.name, "wb") as held:
                held.write(b"damaged")
    Pack.objects.all().delete()
    assert content_of(room.build()) == content


def test_pieces_that_no_pack_uses_are_let_go(room):
    room.full()
    room.build()
    old = PackPiece.objects.first()
    later = old.made_at + pieces.dt.timedelta(days=91)
    used = PackPiece.objects.exclude(pk=old.pk)
    used.update(made_at=later)
    assert pieces.forget_unused(later) == 1
    assert not old.file.storage.exists(old.file.name)


def test_a_meeting_without_papers_has_a_pack_of_cover_and_agenda(room):
    pack = room.build()
    assert kinds_of(pack) == [("cover", ""), ("agenda", "")]
    assert "There are no items yet." in texts(content_of(pack))[1]


def test_a_long_agenda_still_knows_its_pages(room):
    for number in range(60):
        room.item(f"Item number {number} with a rather long title that takes two lines")
    paper = room.uploaded("The last one")
    pack = room.build()
    rows = {row["piece"]: row for row in pack.manifest}
    assert rows["agenda"]["pages"] > 1
    first = rows[f"paper-{paper.pk}"]["first_page"]
    words = texts(content_of(pack))[rows["agenda"]["pages"]]
    assert words.split("The last one")[1].split()[-6:][0] == str(first) or str(first) in words


def test_a_version_that_does_not_wait_is_not_built(room):
    pack = room.build()
    with pytest.raises(PackBarredError, match="not waiting"):
        build_pack(pack)


def test_a_private_meeting_has_no_public_pack(room):
    with pytest.raises(PackBarredError, match="no public part"):
        build_pack(next_version(room.boardroom.private, Part.PUBLIC))


def test_progress_is_told_to_the_end(room):
    room.full()
    told = []
    build_pack(next_version(room.meeting, Part.PUBLIC), lambda *step: told.append(step))
    assert told == [(done, 16) for done in range(1, 17)]


def test_queries_do_not_grow_with_the_papers(room):
    paper = room.written("Chair's report", "0")
    counts = []
    for more in (2, 6):
        for number in range(more):
            room.uploaded(f"Paper {more} {number}")
        room.build()
        paper.words = f"{more}"
        paper.save()
        with CaptureQueriesContext(connection) as found:
            room.build()
        counts.append(len(found))
    assert counts[0] == counts[1]
