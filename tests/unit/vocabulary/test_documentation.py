"""The page on the vocabulary tells the truth: its examples run, its tables are complete."""

import doctest
import re
from pathlib import Path

import pytest

import goldenthread.vocabulary as vocabulary
from goldenthread.vocabulary import Kind, PeriodKind, ValueSpec, parse_period, parse_value

PAGE = Path(__file__).parents[3] / "docs" / "vocabulary.md"
TEXT = PAGE.read_text(encoding="utf-8")
SPECS = {
    Kind.RATE: ValueSpec(Kind.RATE, "per 1,000 bed days"),
    Kind.MONEY: ValueSpec(Kind.MONEY, "£m"),
    Kind.GRADE: ValueSpec(Kind.GRADE, scale=("P", "A", "G", "E")),
}


def table_rows(heading):
    """The cells of each row of the first table under the heading."""
    table = TEXT.split(f"{heading}\n")[1].split("\n|---")[1].split("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table]


def test_the_examples_run():
    outcome = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 25
    assert outcome.failed == 0


def test_every_kind_is_told_with_forms_that_are_read():
    rows = table_rows("## Values")
    assert [row[0].strip("`") for row in rows] == [kind.value for kind in Kind]
    for row in rows:
        kind = Kind(row[0].strip("`"))
        for written in re.findall(r"`([^`]+)`", row[1]):
            assert parse_value(written, SPECS.get(kind, ValueSpec(kind))).is_present


def test_every_kind_of_period_is_told_with_forms_that_are_read():
    rows = table_rows("## Periods")
    assert len(rows) == len(PeriodKind)
    for written, _, code, label in rows:
        for form in re.findall(r"`([^`]+)`", written):
            assert parse_period(form).code == code.strip("`")
            assert parse_period(form).label == label.strip("`")


@pytest.mark.parametrize("name", [n for n in vocabulary.__all__ if n[0].isupper()])
def test_every_public_type_is_named_on_the_page_or_belongs_to_one_that_is(name):
    of_others = {"Absence", "Bound", "Period", "StatusScale", "StatusStep", "Value"}
    assert name in of_others or name in TEXT
