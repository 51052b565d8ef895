"""The shipped examples import as a whole, and again without a change."""

from pathlib import Path

import pytest

from goldenthread.collect import importer
from goldenthread.collect.plan import SheetCounts
from goldenthread.records.measures.models import Measure, Observation

EXAMPLES = Path(__file__).parents[3] / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/organisations.csv"))
OF_ANOTHER_KIND = "is of another kind than the measure"  # as the papers print them
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_an_example_imports_and_again_changes_nothing(path):
    plan = importer.run(path, by=None)
    assert [str(error) for error in plan.errors] == []
    assert [str(one) for one in plan.warnings if OF_ANOTHER_KIND not in str(one)] == []
    rows = plan.sheets.get("observations", SheetCounts())
    assert Observation.objects.count() == rows.added + rows.changed
    again = importer.run(path, by=None)
    assert not again.has_work
    assert again.sheets.get("measures", SheetCounts()).unchanged == Measure.objects.count()


def test_both_examples_live_side_by_side():
    for path in FOLDERS:
        assert importer.run(path, by=None).state == "applied"
    for path in FOLDERS:
        assert not importer.run(path, by=None).has_work
