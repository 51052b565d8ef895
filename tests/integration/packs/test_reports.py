"""Report papers: their newest frozen edition as it is, else a draft that cannot be published."""

import pytest

from goldenthread.records.meetings.actions import MeetingActionError, publish_pack
from goldenthread.records.programmes.models import Programme
from goldenthread.records.reporting.models import EditionFile
from goldenthread.report.build import COMPOSITIONS
from goldenthread.report.editions import freeze_edition
from goldenthread.vocabulary import PeriodKind, parse_period
from tests import factories
from tests.integration.packs.papers import content_of
from tests.unit.report.packs.reading import pictures, texts

pytestmark = pytest.mark.slow
MARCH = parse_period("2023-03", PeriodKind.MONTH)


@pytest.fixture
def paper(room):
    measure = factories.MeasureFactory(organisation=room.trust, name="Waits of four hours")
    factories.ObservationFactory(series=factories.SeriesFactory(measure=measure))
    return room.paper(
        room.item("Performance report"), source="report", report="ipr", has_front_sheet=True,
        period_kind="month", period_start=MARCH.start,
    )  # fmt: skip


def freeze(room):
    return freeze_edition(organisation=room.trust, report="ipr", period=MARCH, by=None)


def row_of(pack):
    return next(row for row in pack.manifest if row["kind"] == "report")


def test_a_report_that_is_not_frozen_is_a_draft_on_every_page(room, paper):
    pack = room.build()
    row = row_of(pack)
    pages = texts(content_of(pack))
    held = pages[row["first_page"] - 1 : row["first_page"] - 1 + row["pages"]]
    assert all("Draft: not frozen" in words for words in held)
    assert "05-1 Performance report is not frozen." in pages[0]
    (warning,) = [one for one in pack.warnings if one["key"] == "draft_report"]
    assert warning["bars"] is True
    with pytest.raises(MeetingActionError, match="draft: not frozen"):
        publish_pack(pack=pack, by=room.boardroom["secretary"])


def test_the_newest_frozen_edition_is_printed_as_it_is(room, paper):
    freeze(room)
    edition = freeze(room)
    pack = room.build()
    row = row_of(pack)
    assert row["source"] == edition.files.get(format="pdf").sha256
    assert not [one for one in pack.warnings if one["bars"]]
    with edition.files.get(format="pdf").file.open() as held:
        frozen = held.read()
    assert "Edition 2" in texts(frozen)[0]
    start = row["first_page"] - 1
    after = pictures(content_of(pack))[start : start + row["pages"]]
    for was, now in zip(pictures(frozen), after, strict=True):
        assert abs(was[:-20] - now[: was.shape[0] - 20]).max() <= 8
    assert publish_pack(pack=pack, by=room.boardroom["secretary"]).published_at


def test_a_later_edition_is_a_change(room, paper):
    freeze(room)
    room.build()
    freeze(room)
    assert room.build().changes == ["Changed: 05-1 Performance report"]


def test_an_edition_whose_file_was_altered_is_not_printed(room, paper):
    file = freeze(room).files.get(format="pdf")
    with file.file.storage.open(file.file.name, "ab") as held:
        held.write(b"\n%altered")
    pack = room.build()
    (warning,) = [one for one in pack.warnings if one["key"] == "missing_paper"]
    assert "has been altered" in warning["words"]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"report": "nonsense"}, "not said which report"),
        ({"report": "oversight-pack"}, "no records"),
    ],
)
def test_a_report_that_cannot_be_made_is_missing(room, paper, options, why):
    for name, value in options.items():
        setattr(paper, name, value)
    paper.save()
    (warning,) = [one for one in room.build().warnings if one["key"] == "missing_paper"]
    assert why in warning["words"]


def test_a_report_without_a_period_is_of_the_newest(room, paper):
    paper.period_kind, paper.period_start = "", None
    paper.save()
    assert any("March 2023" in words for words in texts(content_of(room.build())))


def test_a_report_of_a_programme_is_of_its_programme(room, paper):
    for code in ("first", "second"):
        factories.ProgrammeFactory(organisation=room.trust, code=code, name=f"Plan {code}")
    paper.report, paper.programme = "quality-improvement", "second"
    paper.save()
    assert COMPOSITIONS["quality-improvement"].is_of_programme
    words = " ".join(texts(content_of(room.build())))
    assert Programme.objects.count() == 2
    assert "Plan second" in words
    assert "Plan first" not in words
    assert not EditionFile.objects.exists()
