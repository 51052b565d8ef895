"""Nothing private is in a pack of part 1: no byte, text, bookmark, description or row of it."""

import json
import re
import zlib

import pytest
from django.apps import apps

from goldenthread.records.meetings.models import (
    Decision,
    FrontSheetRow,
    Interest,
    LogAction,
    Minute,
    PackPage,
    Paper,
)
from goldenthread.report.compositions.meetings.documents import (
    MEETING_DOCUMENTS,
    PAPER_RENDERERS,
    NothingToPrintError,
    meeting_document,
    paper_document,
)
from goldenthread.vocabulary.meetings import Part
from tests import factories
from tests.integration.meetings.boardroom import SECRET
from tests.integration.packs.papers import content_of
from tests.unit.report.packs.reading import texts, words_in

pytestmark = pytest.mark.slow


def everything_in(pack) -> str:
    """Give all that a reader, or a program, finds in a pack and in what is kept of it."""
    content = content_of(pack)
    unpacked = b"".join(inflated(content)).decode("latin-1")
    pages = PackPage.objects.filter(pack=pack).values_list("text", "piece")
    kept = json.dumps([pack.manifest, pack.changes, pack.warnings, pack.message, pack.file.name])
    read = " ".join(texts(content))
    return "\n".join([words_in(content), unpacked, read, kept, str(list(pages))])


def inflated(content):
    """Unpack every stream of a file by hand."""
    for match in re.finditer(rb"stream\r?\n", content):
        try:
            yield zlib.decompressobj().decompress(content[match.end() :])
        except zlib.error:
            continue


def assert_public(pack):
    found = everything_in(pack)
    assert SECRET not in found
    assert SECRET.encode("utf-16-be").decode("latin-1") not in found
    assert all(row["private"] is False for row in pack.manifest)


def add_secrets(room):
    """Add private business of every kind beside the public papers."""
    boardroom, papers = room.boardroom, room.full()
    item = boardroom.secret_item(section=f"{SECRET} section", presenter=f"{SECRET} presenter")
    paper = room.paper(item, source="words", words=f"{SECRET} words", summary=f"{SECRET} summary")
    papers["words"].words += f"\nPay of [[two lines\n{SECRET} lines]] agreed."
    papers["words"].summary = f"In brief [[{SECRET} brief"
    papers["words"].save()
    FrontSheetRow.objects.create(paper=paper, kind="objective", name=f"{SECRET} objective")
    public = papers["upload"].item
    private = room.paper(public, title=f"{SECRET} title", is_private=True, has_front_sheet=True)
    room.upload(private, f"{SECRET} page")
    posts = boardroom.posts
    for about in (public, item, None):
        factories.InterestFactory(
            meeting=room.meeting, item=about, post=posts["author"], interest=f"{SECRET} interest",
            is_private=True,
        )  # fmt: skip
    april = papers["minutes"].about
    hidden = boardroom.secret_item(april)
    factories.MinuteFactory(item=hidden, text=f"{SECRET} minute")
    factories.MeetingDecisionFactory(item=hidden, text=f"{SECRET} decision")
    shown = april.items.filter(is_private=False).first()
    boardroom.log_action(hidden, text=f"{SECRET} action")
    boardroom.log_action(shown, text=f"{SECRET} marked", is_private=True)
    boardroom.log_action(shown, text=f"Public, [[{SECRET} part]] of it")
    factories.MeetingDecisionFactory(item=shown, text=f"Agreed for [[{SECRET} sum")
    factories.InterestFactory(
        meeting=april, item=shown, post=posts["owner"], interest=f"[[{SECRET} share]] held"
    )
    factories.AttendanceFactory(
        meeting=april, post=posts["author"], state="in_attendance", from_item=hidden
    )
    return papers


def test_private_business_of_every_kind_stays_out_of_part_1(room):
    add_secrets(room)
    pack = room.build()
    assert_public(pack)
    assert len(pack.manifest) == 2 + 7
    assert "[redacted]" in everything_in(pack)


def test_what_is_moved_in_and_made_private_later_stays_out(room):
    papers = room.full()
    papers["words"].words = f"{SECRET} words"
    papers["words"].save()
    item = papers["upload"].item
    item.title = f"{SECRET} plan"
    item.save()
    room.upload(papers["upload"], f"{SECRET} page")
    assert SECRET in everything_in(room.build())  # it was public then
    Paper.objects.filter(pk=papers["words"].pk).update(is_private=True)
    item.is_private = True
    item.save()
    second = room.build()
    assert_public(second)
    assert second.changes.count("Removed: a paper") == 1
    assert "Removed: a paper of 05-5 Chair's report" in second.changes


def test_part_2_holds_the_private_business_alone(room):
    add_secrets(room)
    pack = room.build("2")
    words = " ".join(texts(content_of(pack)))
    assert "Private and confidential" in words
    for secret in ("item", "section", "presenter", "words", "summary", "objective", "title"):
        assert f"{SECRET} {secret}" in words
    assert "Plan one" not in words
    assert "Weather" not in words
    assert all(row["private"] is True for row in pack.manifest)


def test_public_papers_about_private_meetings_print_nothing_of_them(room):
    private = room.boardroom.private
    private.title = private.place = f"{SECRET} meeting"
    private.save()
    for source in ("minutes", "summary"):
        room.paper(room.item(f"About it: {source}"), source=source, about=private)
    factories.MeetingSummaryFactory(meeting=private, key_matters=f"{SECRET} matter")
    factories.MinuteFactory(item=room.item("x", meeting=private), text=f"{SECRET} minute")
    pack = room.build()
    assert_public(pack)
    assert [one["key"] for one in pack.warnings] == ["missing_paper", "missing_paper"]


def test_no_private_row_is_even_read_for_part_1(room, monkeypatch):
    add_secrets(room)
    Minute.objects.filter(text__contains="[[").update(text="Public.")
    Decision.objects.filter(text__contains="[[").update(text="Public.")
    LogAction.objects.filter(text__contains="[[").update(text="Public.")
    Interest.objects.filter(interest__contains="[[").update(interest="Public.")
    Paper.objects.filter(words__contains="[[").update(words="Public.", summary="")
    read = []
    for model in apps.get_app_config("meetings").get_models():
        real = model.from_db.__func__

        def noted(cls, db, names, values, real=real):
            read.append(f"{cls.__name__} {values}")
            return real(cls, db, names, values)

        monkeypatch.setattr(model, "from_db", classmethod(noted))
    room.build()
    assert any(words.startswith("Paper ") for words in read)
    assert [words for words in read if SECRET in words] == []


@pytest.mark.parametrize("kind", MEETING_DOCUMENTS)
@pytest.mark.parametrize("form", PAPER_RENDERERS)
def test_documents_of_the_public_part_hold_nothing_private(room, kind, form):
    papers = add_secrets(room)
    for meeting in (room.meeting, papers["minutes"].about):
        report = meeting_document(kind, meeting, None, Part.PUBLIC)
        assert SECRET not in str(report)
        made = PAPER_RENDERERS[form](report)
        assert made
    assert SECRET in str(meeting_document(kind, room.meeting, None, None))


def test_a_reader_without_a_seat_gets_nothing_private_in_any_document(room):
    papers = add_secrets(room)
    for kind in MEETING_DOCUMENTS:
        for name, sees in (("viewer", False), ("clerk", False), ("secretary", True)):
            reader = room.boardroom[name]
            meeting = room.meeting if kind == "action-log" else papers["minutes"].about
            said = str(meeting_document(kind, meeting, reader, None))
            assert (f"{SECRET} action" in said or f"{SECRET} item" in said) is sees


def test_the_public_form_of_a_private_meeting_is_refused(room):
    with pytest.raises(NothingToPrintError):
        meeting_document("minutes", room.boardroom.private, None, Part.PUBLIC)
    paper = room.paper(room.item("x"), source="minutes", about=room.boardroom.private)
    with pytest.raises(NothingToPrintError):
        paper_document(paper, Part.PUBLIC)
    assert paper_document(paper, Part.PRIVATE) is not None
