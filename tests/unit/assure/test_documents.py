"""docs/business-rules.md says what the rules do."""

import re
from pathlib import Path

from goldenthread.assure.business_rules import ESCALATION_RULES, PAPER_GRID
from goldenthread.vocabulary import Role

PAGE = Path(__file__).parents[3] / "docs" / "business-rules.md"


def table_under(heading):
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_documented_grid_is_the_shipped_grid():
    documented = {
        (role, assurance.replace(" ", "_"), variation.replace(" ", "_")): words
        for assurance, variation, driver, watch in table_under("The grid")
        for role, words in ((Role.DRIVER, driver), (Role.WATCH, watch))
    }
    assert documented == {key: cell.words for key, cell in PAPER_GRID.items()}


def test_every_escalation_rule_is_documented():
    codes = [re.sub("`", "", code) for code, _ in table_under("Escalation")]
    assert codes == [rule.code for rule in ESCALATION_RULES]
