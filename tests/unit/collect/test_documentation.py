"""docs/workbook.md describes every sheet and column."""

from pathlib import Path

import pytest

from goldenthread.collect.sheets import SHEETS
from goldenthread.vocabulary import Kind

WORDS = (Path(__file__).parents[3] / "docs" / "workbook.md").read_text()


@pytest.mark.parametrize("name", SHEETS)
def test_every_column_of_a_sheet_is_documented(name):
    section = WORDS.partition(f"### {name}\n")[2].partition("\n### ")[0]
    for column in SHEETS[name].columns:
        line = next(row for row in section.splitlines() if row.startswith(f"| `{column.name}` |"))
        assert ("| yes |" in line) == column.is_required
        assert all(f"`{choice}`" in line for choice in column.choices)


def test_every_kind_is_documented():
    assert all(f"| `{kind}` |" in WORDS for kind in Kind)


def test_required_columns_are_those_of_the_interface():
    required = {name: set(sheet.required) for name, sheet in SHEETS.items()}
    assert required["measures"] == {"code", "organisation", "name", "kind"}
    assert required["targets"] == {"measure", "value"}
    assert required["observations"] == {"measure", "period", "value"}
    assert required["rebases"] == {"measure", "from", "reason"}
    assert required["countermeasures"] == {"measure", "period", "owner", "problem"}
    assert required["countermeasure_actions"] == {"measure", "period", "action", "status"}
    assert required["tables"] == {"table", "row", "column", "value"}
    assert required["committees"] == {"code", "organisation", "name"}
    assert required["meetings"] == {"code", "committee", "date"}
    assert required["agenda"] == {"meeting", "reference", "title"}
    assert required["attendance"] == {"meeting", "post", "state"}
    assert required["interests"] == {"meeting", "post", "interest"}
    assert required["log_actions"] == {"reference", "meeting", "action", "owner"}
    assert required["minutes"] == {"meeting", "item", "text"}
    assert required["narrative"] == {"report", "period", "section", "text"}
