"""The demo trust imported into the product: nothing to report, and the same icons as declared."""

from __future__ import annotations

import datetime as dt

import pytest

from examples.generator.themes import MEASURES
from goldenthread.assure.measures import assess
from goldenthread.assure.results import Assessment, Change
from goldenthread.collect import importer
from goldenthread.records.measures.models import Measure
from goldenthread.vocabulary import Period
from tests.verification.examples.demo_sheets import FOLDER, MARCH

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def imported() -> None:
    """Import the example."""
    plan = importer.run(FOLDER, by=None)
    assert (list(plan.errors), list(plan.warnings)) == ([], [])


def of_march(*, as_at: dt.datetime | None = None, month: Period = MARCH) -> Assessment:
    """Assess every measure of the trust."""
    return assess(Measure.objects.filter(organisation__code="RZ9"), month, as_at=as_at)


@pytest.mark.usefixtures("imported")
def test_importing_the_example_again_changes_nothing() -> None:
    again = importer.run(FOLDER, by=None)
    assert not again.has_work


@pytest.mark.usefixtures("imported")
def test_the_product_shows_what_each_measure_declares() -> None:
    found = {r.code: (r.variation.value, r.assurance.value) for r in of_march().measures}
    declared = {m.code: (m.shows.variation, m.shows.assurance) for m in MEASURES}
    assert {code: found[code] for code in declared if declared[code] != ("", "")} == {
        code: shown for code, shown in declared.items() if shown != ("", "")
    }


@pytest.mark.usefixtures("imported")
def test_changes_against_february_are_as_declared() -> None:
    changes = {result.code: result.change for result in of_march().measures}
    for measure in MEASURES:
        if measure.shows.change:
            assert changes[measure.code] is Change(measure.shows.change)
    assert changes["virtual-ward"] is Change.NEW


@pytest.mark.usefixtures("imported")
def test_a_revised_figure_reads_as_it_was_known_at_the_time() -> None:
    november = Period.month(2025, 11)
    told = []
    for day in (dt.datetime(2025, 12, 20, tzinfo=dt.UTC), None):
        result = next(r for r in of_march(as_at=day, month=november).measures if r.code == "harm")
        assert result.latest is not None
        told.append(result.latest.text)
    assert told == ["2.81", "2.52"]
