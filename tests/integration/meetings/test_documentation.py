"""The page on meetings tells the truth: its quorum rules are read, its tables are the code's."""

import re
from pathlib import Path

from goldenthread.assure.meetings.log_standing import Table
from goldenthread.records.meetings.actions import log, packs, papers, summaries
from goldenthread.records.meetings.pdf_check import MOST_PAGES
from goldenthread.records.meetings.uploads import MEGABYTE, MOST_BYTES
from goldenthread.vocabulary.quorum import parse_quorum

TEXT = (Path(__file__).parents[3] / "docs" / "meetings.md").read_text(encoding="utf-8")


def rows(heading):
    """The cells of each row of the last table under the heading."""
    section = re.split(r"^## ", TEXT.split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]
    table = section.split("\n|---")[-1].splitlines()[1:]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table if line[:1] == "|"
    ]


def test_every_quorum_rule_of_the_page_can_be_counted():
    found = [row[0].strip("`") for row in rows("Quorum")]
    assert len(found) == 7
    assert all(parse_quorum(words).parts for words in found)


def test_the_tables_of_steps_are_those_of_the_code():
    for heading, transitions in {
        "Papers": papers.TRANSITIONS,
        "The action log": log.TRANSITIONS,
        "Minutes and reports": summaries.TRANSITIONS,
        "Packs": packs.TRANSITIONS,
    }.items():
        told = {
            step.strip("`"): (frozenset(starts.split(", ")), ends)
            for step, starts, ends in rows(heading)
        }
        assert told == {str(step): moves for step, moves in transitions.items()}


def test_the_tables_of_the_log_are_told():
    assert all(f"| {name} |" in TEXT for name in ("due and open", "due and closed", "not yet due"))
    assert len(Table) == 3


def test_the_limits_of_uploads_are_told():
    assert f"up to {MOST_BYTES // MEGABYTE} MB and {MOST_PAGES:,} pages" in TEXT
