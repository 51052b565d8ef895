"""What short texts claim, in tables of cases; quiet where a text is not sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.findings.wording import (
    Way,
    begun,
    outstanding_work,
    says_the_same,
    sentences,
    shortened,
    trend_wanted,
    way_of_name,
)
from goldenthread.vocabulary import Better


@pytest.mark.parametrize(
    "text",
    [
        "A facilitator is being sought and money has to be confirmed before this can go on.",
        "Funding still to be agreed.",
        "The lease is outstanding",
        "Awaiting sign-off by the board.",
        "The pathway has not yet been agreed.",
        "It cannot start without a lift.",
        "Posts remain to be confirmed.",
        "Recruitment is pending.",
    ],
)
def test_work_still_to_be_done_is_found(text):
    assert outstanding_work(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The programme is final.",
        "Developed in full; delivered through the people strategy and daily business.",
        "No work is outstanding.",
        "Nothing is pending.",
        "Done without anything that has to be confirmed.",
        "Approved by the board; the next review is not yet due.",
        "Held in March, May and June.",
        "The report names this submission without its outcome.",
    ],
)
def test_finished_work_and_denials_are_not(text):
    assert outstanding_work(text) == ""


def test_the_sentence_that_says_it_is_given():
    text = "The plan is written. Money is awaited. All is well."
    assert outstanding_work(text) == "Money is awaited."
    assert sentences("One. Two;\nthree") == ["One.", "Two;", "three"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("7 points in a row above the mean", Way.UP),
        ("7 consecutive data points below the mean", Way.DOWN),
        ("Upward trend", Way.UP),
        ("A sustained reduction", Way.DOWN),
        ("Above the mean, though below is meant", None),
        ("Stay within the limits", None),
        ("", None),
    ],
)
def test_a_desired_trend_leads_one_way_or_none(text, way):
    assert trend_wanted(text) is way


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("Reduction in falls", Way.DOWN),
        ("To reduce the overall number of complaints each month", Way.DOWN),
        ("Decrease in number of medicines lost", Way.DOWN),
        ("Fewer falls", Way.DOWN),
        ("Increase in Hear and Treat rates", Way.UP),
        ("Increased number of safeguarding referrals", Way.UP),
        ("Improved response times", None),  # better, whichever way that is
        ("Lessons learned", None),
        ("Moreton unit occupancy", None),
        ("Share of staff with increased pay", None),  # the first words decide
    ],
)
def test_the_first_words_of_a_name_lead_one_way_or_none(name, way):
    assert way_of_name(name) is way


@pytest.mark.parametrize(
    ("way", "better", "contradicts"),
    [
        (Way.UP, Better.LOWER, True), (Way.UP, Better.HIGHER, False),
        (Way.DOWN, Better.HIGHER, True), (Way.DOWN, Better.LOWER, False),
        (Way.UP, Better.NEITHER, False), (Way.DOWN, Better.NEITHER, False),
    ],
)  # fmt: skip
def test_a_way_contradicts_only_the_other_direction(way, better, contradicts):
    assert way.contradicts(better) is contradicts


LONG = "Performance held in the month, and recovery goes on."


@pytest.mark.parametrize(
    ("text", "before", "same"),
    [
        (LONG, LONG, True),
        (LONG, f"  {LONG.upper()}\n", True),
        (LONG, LONG.replace("held", "fell"), False),
        ("No update.", "No update.", False),  # too short to mean anything
        ("", "", False),
    ],
)
def test_the_words_of_the_last_period_are_known_again(text, before, same):
    assert says_the_same(text, before) is same


def test_long_texts_are_cut_after_a_word():
    assert shortened("short") == "short"
    assert shortened("x" * 200) == f"{'x' * 87}..."
    assert shortened("word " * 40) == f"{('word ' * 17).strip()}..."
    assert begun("the rest Stays") == "The rest Stays"
    assert begun("") == ""


@pytest.mark.slow
@given(st.text())
def test_no_text_makes_a_rule_fail(text):
    assert len(shortened(text)) <= 90
    assert outstanding_work(text) in ("", *sentences(text))
    assert trend_wanted(text) in (None, *Way)
    assert way_of_name(text) in (None, *Way)
    assert not says_the_same(text, f"{text} more")
