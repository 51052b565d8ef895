"""The annex of findings in every report, and editions that are frozen with errors."""

import dataclasses
import datetime as dt

import pytest

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.assure.findings.waiving import open_errors
from goldenthread.assure.narrative.texts import texts_of_report
from goldenthread.records.finance.models import FinanceLine
from goldenthread.records.history.models import AuditEvent
from goldenthread.records.measures.models import Commentary, CountermeasureSummary
from goldenthread.records.reporting.models import Edition, Narrative
from goldenthread.records.reporting.waivers import Waived, waive_finding
from goldenthread.report.build import COMPOSITIONS, RENDERERS
from goldenthread.report.compositions.findings import findings_section, tally
from goldenthread.report.editions import ErrorsStandError, freeze_edition, read_edition
from goldenthread.report.model import Table
from goldenthread.report.serialise import from_json, to_json
from tests import factories
from tests.integration.assure import trust as small
from tests.integration.assure.trust import MARCH
from tests.integration.programmes.place import newest_event

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
IN_MARCH = {"period_kind": "month", "period_start": MARCH.start}


@pytest.fixture
def trust():
    """A trust with one error in each report."""
    made = factories.OrganisationFactory(code="RWF")
    falls = small.measure(made, "falls", kind="count", better="lower")
    small.months(falls, ["5", "6", "5"])
    CountermeasureSummary.objects.create(
        measure=falls, problem="Too many", desired_trend="6 points above the mean", **IN_MARCH
    )
    programme = factories.ProgrammeFactory(organisation=made, code="iip")
    stream = factories.WorkstreamFactory(programme=programme, code="safety", name="Safety")
    factories.ActionFactory(
        workstream=stream, title="Teach", delivery="overdue", explanation="e", reason="r",
        recovery="r",
    )  # fmt: skip
    factories.HighlightReportFactory(workstream=stream, state="signed_off")
    line = {"organisation": made, "statement": "s", "title": "Summary", **IN_MARCH}
    for order, (name, amount, parts) in enumerate(
        (("Pay", 5_000_000, ""), ("Other", 2_000_000, ""), ("Total", 8_000_000, "Pay|Other")), 1
    ):
        FinanceLine.objects.create(
            line=name, nature="income", actual=amount, total_of=parts, order=order, **line
        )
    scheme = factories.SchemeFactory(
        organisation=made, name="Rota", state="in_delivery", development="unidentified"
    )
    factories.SchemeMonthFactory(scheme=scheme)
    return made


ERRORS = {
    "ipr": ["desired_trend_contradicts"],
    "oversight-pack": ["red_without_mitigation"],
    "quality-improvement": ["red_without_mitigation"],
    "programme-performance": ["red_without_mitigation"],
    "savings": ["delivering_unidentified"],
    "finance": ["total_differs", "delivering_unidentified"],
}


def compose(trust, name):
    return COMPOSITIONS[name].compose(trust, MARCH)


def annex(report):
    return next(one for one in report.sections if one.anchor == "findings")


def waive_all(trust, by):
    for one in check(Ground(trust, MARCH)):
        found = one.finding
        waive_finding(
            organisation=trust, reason="The board knows", by=by, until=dt.date(2099, 12, 31),
            finding=Waived(
                found.fingerprint, found.code, found.words, found.statement, found.evidence
            ),
        )  # fmt: skip


@pytest.mark.parametrize("name", COMPOSITIONS)
def test_every_report_prints_what_was_found_and_how_it_is_mended(trust, name):
    report = compose(trust, name)
    assert sorted(one.code for one in report.open_errors) == sorted(ERRORS[name])
    (table,) = [one for one in annex(report).blocks if isinstance(one, Table)]
    printed = {row[-1].text for row in table.rows if row[0].text == "Error"}
    assert printed == {code.replace("_", " ") for code in ERRORS[name]}
    assert all(row[-2].text.endswith(".") for row in table.rows)


@pytest.mark.parametrize("name", ["ipr", "oversight-pack", "finance"])
def test_a_waiver_is_printed_with_its_reason_and_counts_no_more(trust, name):
    user = factories.UserFactory(first_name="Ada", last_name="Chair", is_superuser=True)
    waive_all(trust, user)
    report = compose(trust, name)
    assert report.open_errors == ()
    tables = {one.caption: one for one in annex(report).blocks if isinstance(one, Table)}
    assert "Findings" not in tables
    row = tables["Waived findings"].rows[0]
    assert [cell.text for cell in row][2] == "The board knows"
    assert row[3].text.startswith("Ada Chair, ")
    assert row[4].text == "31 December 2099"


def test_every_renderer_draws_the_annex(trust):
    report = compose(trust, "ipr")
    drawn = {name: render(report) for name, render in RENDERERS.items()}
    assert "desired trend contradicts" in drawn["html"]
    assert all(drawn.values())


def test_without_findings_the_annex_says_so():
    section = findings_section(())
    assert section.blocks[0].text == (
        "The records were checked against each other: nothing contradicts or is missing."
    )
    assert len(section.blocks) == 1


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"error": 2, "warning": 1, "note": 0, "waived": 0}, "2 errors and 1 warning"),
        ({"error": 1, "warning": 0, "note": 2, "waived": 3}, "1 error, 2 notes and 3 waived"),
        ({"error": 0, "warning": 0, "note": 0, "waived": 1}, "1 waived"),
        ({}, "nothing"),
    ],
)
def test_counts_in_words(counts, words):
    assert tally(counts) == words


def freeze(trust, name, **options):
    return freeze_edition(organisation=trust, report=name, period=MARCH, by=None, **options)


def test_errors_bar_an_edition_until_somebody_says_that_it_is_to_hold_them(trust):
    with pytest.raises(ErrorsStandError, match="holds 1 error not waived") as raised:
        freeze(trust, "ipr")
    assert [one.code for one in raised.value.errors] == ERRORS["ipr"]
    event = newest_event()
    assert (event.verb, event.refused) == ("freeze edition", True)
    assert event.details["reason"] == "errors not waived: desired_trend_contradicts"
    assert not Edition.objects.exists()
    edition = freeze(trust, "ipr", with_errors=True)
    assert edition.open_errors == 1
    assert [one.code for one in read_edition(edition).open_errors] == ERRORS["ipr"]
    assert "desired trend" in newest_event().details["open_errors"][0]


def test_an_edition_keeps_its_errors_when_they_are_mended_later(trust):
    edition = freeze(trust, "ipr", with_errors=True)
    summary = CountermeasureSummary.objects.get()
    summary.desired_trend = "6 points below the mean"
    summary.save()
    assert compose(trust, "ipr").open_errors == ()
    assert len(read_edition(edition).open_errors) == 1
    assert freeze(trust, "ipr").open_errors == 0


def test_waived_errors_bar_nothing(trust):
    waive_all(trust, factories.UserFactory(is_superuser=True))
    assert freeze(trust, "oversight-pack", programme="iip").open_errors == 0
    assert AuditEvent.objects.filter(verb="freeze edition", refused=True).count() == 0


def test_editions_of_before_are_read_without_errors(trust):
    plain = to_json(compose(trust, "ipr"))
    del plain["open_errors"]
    assert from_json(plain).open_errors == ()


SAID = "Beds were 61% in March 2023."


def with_words(trust):
    """Write a wrong figure into a text of each report."""
    beds = small.measure(trust, "beds", name="Beds")
    small.months(beds, ["50%", "50%", "50%"])
    Commentary.objects.create(measure=beds, summary=SAID, **IN_MARCH)
    for report in COMPOSITIONS:
        section = COMPOSITIONS[report].sections
        Narrative.objects.create(
            organisation=trust, report=report, text=f"In the {report} it says: {SAID}",
            section=section[0][0] if section else "executive_summary", **IN_MARCH,
        )  # fmt: skip


def flags_of(report, words="61%"):
    """Give the flags of every paragraph, item and cell of a report."""
    found = []

    def walk(one):
        if dataclasses.is_dataclass(one) and not isinstance(one, type):
            found.append(getattr(one, "flag", ""))
            for field in dataclasses.fields(one):
                walk(getattr(one, field.name))
        elif isinstance(one, (tuple, list)):
            for held in one:
                walk(held)

    walk(report.sections)
    return [flag for flag in found if words in flag]


@pytest.mark.parametrize("name", COMPOSITIONS)
def test_a_report_lists_and_flags_its_own_words_and_no_other_report_s(trust, name):
    with_words(trust)
    report = compose(trust, name)
    codes = [one.code for one in report.open_errors]
    expected = 2 if name == "ipr" else 1  # the commentary is printed by that report
    assert codes.count("figure_contradicts") == expected
    (table,) = [one for one in annex(report).blocks if isinstance(one, Table)]
    printed = " ".join(cell.text for row in table.rows for cell in row)
    assert f"In the {name} it says" in printed
    assert not any(f"In the {other} it says" in printed for other in COMPOSITIONS if other != name)
    assert flags_of(report)


@pytest.mark.parametrize("name", COMPOSITIONS)
def test_what_is_waived_is_flagged_no_more(trust, name):
    with_words(trust)
    waive_all(trust, factories.UserFactory(is_superuser=True))
    report = compose(trust, name)
    assert report.open_errors == ()
    assert flags_of(report) == []


def test_what_is_but_a_note_is_not_flagged(trust):
    with_words(trust)
    one = Narrative.objects.get(report="ipr")
    one.text = "Beds were 50.1% in March 2023."  # the last digit
    one.save()
    report = compose(trust, "ipr")
    (table,) = [found for found in annex(report).blocks if isinstance(found, Table)]
    notes = [row for row in table.rows if row[0].text == "Note"]
    assert any("Beds were 50.1%" in row[1].text for row in notes)
    assert flags_of(report, "50.1%") == []


def test_errors_of_texts_bar_an_edition_like_others(trust):
    with_words(trust)
    with pytest.raises(ErrorsStandError, match="holds 3 errors not waived"):
        freeze(trust, "ipr")
    assert freeze(trust, "ipr", with_errors=True).open_errors == 3


@pytest.mark.parametrize("name", COMPOSITIONS)
def test_the_list_of_reports_counts_what_the_annex_prints(trust, name):
    with_words(trust)
    one = COMPOSITIONS[name]
    programmes = list(trust.programmes.all()) if one.is_of_programme else None
    ground = Ground(trust, MARCH, programmes=programmes)
    counted = open_errors(check(ground, one.subjects, texts_of_report(name)))
    printed = {found.fingerprint for found in compose(trust, name).open_errors}
    assert {found.finding.fingerprint for found in counted} == printed
