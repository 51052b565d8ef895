"""The South Central Ambulance example imported: only what the paper mixes is warned about."""

from __future__ import annotations

import pytest

from goldenthread.assure.programmes.assess import Assessed, assess_programme
from goldenthread.collect import importer
from goldenthread.records.programmes.models import Programme
from goldenthread.vocabulary import Period, parse_period
from tests.verification.examples.scas_text import EXAMPLE, sheet

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DECEMBER = Period.month(2023, 12)


@pytest.fixture
def assessed() -> Assessed:
    """Import the example and assess its programme for December 2023."""
    plan = importer.run(EXAMPLE, by=None)
    assert list(plan.errors) == []
    assert len(plan.warnings) == 9
    assert all("another kind" in warning.message for warning in plan.warnings)
    return assess_programme(Programme.objects.get(code="improvement"), DECEMBER)


@pytest.mark.usefixtures("assessed")
def test_importing_the_example_again_changes_nothing():
    assert not importer.run(EXAMPLE, by=None).has_work


def test_scorecards_show_every_aim_and_actual_as_the_sheets_hold_them(assessed):
    kinds = {row["code"]: row["kind"] for row in sheet("measures")}

    def shown(measure: str, value: str) -> str:
        is_figure = value[-1:].isdigit()
        if kinds[measure] == "percent" and is_figure:
            return f"{value}%"
        if kinds[measure] == "yes_no":
            return {"Y": "Yes", "N": "No"}.get(value, value)
        if kinds[measure] == "duration" and is_figure:
            return value.zfill(8)
        if kinds[measure] == "count" and is_figure:
            return f"{int(value):,}"
        return value

    aims, actuals = {}, {}
    for tables in assessed.scorecards.values():
        (table,) = tables
        assert (table.periods[0].label, table.periods[-1].label) == ("Q3 2022/23", "Q2 2024/25")
        for row in table.rows:
            for period, text in zip(table.periods, row.aims, strict=True):
                aims[row.measure, period.label] = text
            for line in row.lines:
                for period, cell in zip(table.periods, line.cells, strict=True):
                    actuals[row.measure, line.series, period.label] = cell.text
    kept = {(r["measure"], r["period"]): shown(r["measure"], r["value"]) for r in sheet("targets")}
    assert {place: text for place, text in aims.items() if text} == kept
    kept = {
        (r["measure"], r["series"], r["period"]): shown(r["measure"], r["value"])
        for r in sheet("observations")
        if parse_period(r["period"]).start <= DECEMBER.end  # later ones are not told in December
    }
    assert {place: text for place, text in actuals.items() if text} == kept


def test_steps_of_workstreams_follow_words_where_stated_and_actions_elsewhere(assessed):
    steps = {
        one.code: (one.delivery.effective.code, one.embedding.effective.code)
        for one in assessed.result.workstreams
    }
    assert steps == {
        "governance": ("overdue", "overdue"),
        "culture": ("off_track", "off_track"),
        "performance": ("on_track", "off_track"),
        "patient-safety": ("on_track", "off_track"),
    }


def test_nothing_is_found_to_be_an_error(assessed):
    assert [one.words for one in assessed.result.findings if one.severity == "error"] == []
