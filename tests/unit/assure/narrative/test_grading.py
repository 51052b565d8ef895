"""How grave a contradiction of a text is: a table of sentences."""

from decimal import Decimal

import pytest

from goldenthread.assure.narrative.checking import Checker
from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.facts import (
    Fact,
    FactBook,
    RecordPlace,
    Subject,
    SubjectKind,
)
from goldenthread.assure.narrative.loading import Loaded
from goldenthread.vocabulary import Better, parse_period
from goldenthread.vocabulary.quantities import QuantityKind, QuantityRole

MARCH = parse_period("2023-03")


def fact(number, text, period, *, role=QuantityRole.VALUE, kind=QuantityKind.PERCENT):
    return Fact(kind, role, Decimal(number), text, f"Turnover rate: {text}", parse_period(period))


def subject(key, name, facts, unit=QuantityKind.PERCENT):
    place = RecordPlace("measure", key, 1)
    return Subject(f"measure:{key}", SubjectKind.MEASURE, name, (name,), place, tuple(facts),
                   Better.LOWER, unit, latest=MARCH,
                   prints_decimals=unit is QuantityKind.PERCENT)  # fmt: skip


TURNOVER = subject("turnover", "Turnover rate", (
    fact("13.1", "13.1%", "2023-03"), fact("12.4", "12.4%", "2023-02"),
    fact("12", "12%", "2023-03", role=QuantityRole.TARGET),
))  # fmt: skip
FALLS = subject("falls", "Patient falls", (
    fact("5", "5", "2023-03", kind=QuantityKind.NUMBER),
), QuantityKind.NUMBER)  # fmt: skip
CHECKER = Checker(Loaded(FactBook(MARCH, {one.key: one for one in (TURNOVER, FALLS)}), ()))

CASES = [
    # a figure with its subject and its period is an error, with less it is a warning
    ("Turnover rate was 15.1% in March 2023.", ["error"]),
    ("In March 2023 turnover rate was 15.1%.", ["error"]),
    ("Turnover rate was 15.1%.", ["warning"]),
    ("Turnover rate was 14.4% in February 2023.", ["error"]),
    # the last digit is a note, two of them are not
    ("Turnover rate was 13.2% in March 2023.", ["note"]),
    ("Turnover rate was 13.0% in March 2023.", ["note"]),
    ("Turnover rate was 13.3% in March 2023.", ["error"]),
    ("Turnover rate was 14% in March 2023.", ["error"]),
    # what is told of another text is a note
    ("The scorecard shows turnover rate at 15.1% in March 2023.", ["note"]),
    # a plain number may count something else
    ("Patient falls were 9 in March 2023.", ["warning"]),
    # what the sentence itself makes is an error
    ("Complaints fell by 60%, from 177 to 91.", ["error"]),
    ("{{ nothing like it }} stands here.", ["error"]),
    # a direction is a warning
    ("Turnover rate fell from 12.4% to 13.1% in March 2023.", ["warning"]),
    # what agrees has no severity
    ("Turnover rate was 13.1% in March 2023.", []),
]


@pytest.mark.parametrize(("text", "severities"), CASES)
def test_a_contradiction_is_as_grave_as_it_is_certain(text, severities):
    judged = CHECKER.judge(text, TextContext(MARCH))
    assert [one.severity for one in judged if one.is_contradiction] == severities, judged
    assert all(not one.severity for one in judged if not one.is_contradiction)


def test_what_is_named_by_the_record_alone_is_a_warning():
    context = TextContext(MARCH, TURNOVER.key)
    judged = CHECKER.judge("It was 15.1% in March 2023.", context)
    assert [one.severity for one in judged] == ["warning"]
