"""Figures in an author's words against the recorded ones."""

import pytest

from goldenthread.assure.narrative.checking import Checker
from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.judged import Verdict
from goldenthread.assure.narrative.loading import load_facts
from tests.integration.assure.trust import MARCH, measure, months, organisation, target

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    """Vacancies 9.4% then 8.73% against 12%; agency £1,847k then £3,562k against £1,005k."""
    trust = organisation()
    vacancies = measure(trust, "vacancy", name="Vacancy rate", better="lower", decimals=1)
    months(vacancies, ["9.40%", "8.73%"])
    target(vacancies, "12%")
    agency = measure(
        trust, "agency", name="Monthly agency spend", short_name="Agency spend",
        kind="money", unit="£k", better="lower",
    )  # fmt: skip
    months(agency, ["1,847", "3,562"])
    target(agency, "1,005")
    falls = measure(trust, "falls", name="Falls", kind="rate", better="lower")
    months(falls, ["6.2"])
    measure(trust, "rate", name="Share of falls", kind="percent")
    plan = measure(trust, "plan", name="Surplus", kind="money", unit="£m")
    months(plan, ["(2.0)"])
    return Checker(load_facts(trust, MARCH))


def contradictions(text, checker):
    judged = checker.judge(text, TextContext(MARCH))
    return [one.text for one in judged if one.is_contradiction]


@pytest.mark.parametrize(
    "text",
    [
        "Vacancy rate has improved to 8.73%.",
        "Vacancy rate is 8.7% (9.4% before), target 12%.",
        "The vacancy rate is 9 per cent.",
        "The vacancy rate is 3.3% under its target and fell by 0.67%.",
        "Agency spend was £3,562k.",
        "Agency spend was £3.6m against £1.0m.",
        "Agency spend was £3.56 million, up £1,715k.",
        "Monthly agency spend was £3,562,000.",
        "Agency spend was £3.6m while the vacancy rate was 8.7%.",
        "The surplus was £(2.0)m.",
        "A deficit instead of a surplus: £2m.",
        "Vacancy rate: 41 posts of 469 in 3 divisions.",
        "Falls were 14% more, in 9 wards.",
        "Another trust reports 99.9%.",
        "",
    ],
)
def test_figures_that_agree_or_are_of_another_kind_pass(checker, text):
    assert contradictions(text, checker) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Vacancy rate has improved to 8.37%.", ["8.37%"]),
        ("Vacancy rate is 8.7% against 13%.", ["13%"]),
        ("Vacancy rate is 94.1%. Agency spend was £3.2m.", ["94.1%", "£3.2m"]),
        ("Agency spend was £3,562m.", ["£3,562m"]),
        ("Agency spend was £36m and the vacancy rate 87%.", ["£36m", "87%"]),
        ("The surplus was £9m.", ["£9m"]),
        ("Falls were 7.9 per 1,000 bed days, 14% more.", ["7.9"]),
    ],
)
def test_figures_that_contradict_are_found(checker, text, wrong):
    assert contradictions(text, checker) == wrong


def test_the_remark_says_what_the_record_holds_and_offers_it(checker):
    (found,) = checker.judge("Agency spend was £9m.", TextContext(MARCH))
    assert (found.subject, found.text, found.offer) == ("measure:agency", "£9m", "£3.6m")
    assert found.words == (
        "£9m is not a figure of Agency spend; the record says £3,562k in March 2023."
    )


def test_a_figure_of_a_measure_without_figures_has_nothing_to_be_held_against(checker):
    """Its figures may stand elsewhere: a deficit in the statement, savings by scheme."""
    (found,) = checker.judge("Share of falls: 30%.", TextContext(MARCH))
    assert (found.verdict, found.subject) == (Verdict.NOTHING, "measure:rate")
