"""What texts say against records made by hand, without a database."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.narrative.judged import RemarkCode, Verdict, rewritten
from goldenthread.vocabulary.quantities import read_text
from tests.unit.assure.narrative.book import MARCH, TURNOVER, judged

FIGURE, DIRECTION, STATE = RemarkCode.FIGURE, RemarkCode.DIRECTION, RemarkCode.STATE
COUNT, DATE, SUM = RemarkCode.COUNT, RemarkCode.DATE, RemarkCode.ARITHMETIC
LIVE = RemarkCode.UNKNOWN_LIVE


@pytest.mark.parametrize(
    ("text", "said", "code", "offer"),
    [
        ("Turnover rate was 14.2% in March.", "14.2%", FIGURE, "12.4%"),
        ("Turnover rate was 12.4%, after 12.3% in February.", "12.3%", FIGURE, "12.8%"),
        ("Turnover rate was 12.4% against a target of 13.5%.", "13.5%", FIGURE, "11.5%"),
        ("Turnover rate is 12.4%. It was 11.9% in January.", "11.9%", FIGURE, "12.5%"),
        ("Turnover rate improved from 12.3% to 12.4%.", "improved", DIRECTION, "deteriorated"),
        ("Turnover rate rose from 12.8% to 12.4%.", "rose", DIRECTION, "fell"),
        (
            "Turnover rate is consistently passing.",
            "consistently passing",
            STATE,
            "consistently failing",
        ),
        (
            "Waits in A&E are in common cause variation.",
            "in common cause variation",
            STATE,
            "in special cause improvement",
        ),
        (
            "Turnover rate varies by chance alone.",
            "varies by chance alone",
            STATE,
            "shows special cause concern",
        ),
        (
            "Turnover rate shows special cause improvement.",
            "special cause improvement",
            STATE,
            "special cause concern",
        ),
        ("Turnover rate is within the limit.", "within", STATE, "outside"),
        ("Waits in A&E met the target in 3 of the last twelve months.", "3", FIGURE, "8"),
        ("Waits in A&E has missed its target for two months.", "two months", STATE, ""),
        ("Turnover rate has nine points in a row above the mean.", "nine points", STATE, ""),
        ("Waits in A&E met its target for the first time in six months.", "six months", STATE, ""),
        ("Waits in A&E met the target for twelve months.", "twelve months", STATE, ""),
        ("Pay was £39.8m in the month.", "£39.8m", FIGURE, "£38.9m"),
        ("Pay was £0.5m favourable in the month.", "£0.5m", DIRECTION, ""),
        ("Pay was £0.9m adverse year to date.", "£0.9m", FIGURE, "£0.8m"),
        ("Culture is on track.", "on track", STATE, "at risk"),
        ("Culture: two milestones are complete.", "two", COUNT, "three"),
        ("Reports fell by 60%, from 177 to 91.", "60%", SUM, "48.6%"),
        ("Of the £10.8m, £5.2m is recurrent and £5.4m non-recurrent.", "£10.8m", SUM, "£10.6m"),
        ("78.8% (78 of 90) were seen.", "78.8%", SUM, "86.7%"),
        ("The share rose by 0.5 points, from 71.3% to 70.8%.", "0.5 points", SUM, ""),
        ("Reports rose by 3, from 0 to 5.", "3", SUM, "5"),
        ("£10.6m against a plan of £10.4m, £0.2m under plan.", "£0.2m", SUM, ""),
        (
            "£0.2m favourable to month 11, £5.2m adverse in month 12, £6.8m adverse year to date.",
            "£6.8m",
            SUM,
            "£5.0m",
        ),
        ("Trusts delivered £10.6m. Of the £10.8m delivered, most recurs.", "£10.8m", SUM, "£10.6m"),
        ("Costs were £12.0m: £5.0m pay and £6.5m non-pay.", "£12.0m", SUM, "£11.5m"),
        (
            "Turnover rate is up 2 percentage points on last month.",
            "2 percentage points",
            FIGURE,
            "0.4 percentage points",
        ),
        ("Turnover rate is 3% above target.", "3%", FIGURE, "0.9%"),
        ("Turnover rate: target >11.5%.", "11.5%", DIRECTION, ""),
        ("The lowest turnover rate of the last twelve months was 10.6%.", "10.6%", FIGURE, "11.6%"),
        ("Pay was £0.5m under plan.", "£0.5m", DIRECTION, ""),
        (
            "The workshop is planned for Friday 18 May 2026.",
            "Friday 18 May 2026",
            DATE,
            "Monday 18 May",
        ),
        ("The workshop is planned for May 2003.", "May 2003", DATE, "May 2026"),
        ("The event was on 29 February 2026.", "29 February 2026", DATE, ""),
        ("It is {{ turnovr }}.", "{{ turnovr }}", LIVE, "{{ turnover }}"),
    ],
)
def test_what_the_records_contradict_is_flagged_with_what_to_write(text, said, code, offer):
    ((found),) = [one for one in judged(text) if one.is_contradiction]
    assert (found.text, found.code, found.offer) == (said, code, offer)
    assert text[found.start : found.end] == said
    assert found.words


@pytest.mark.parametrize(
    "text",
    [
        "Turnover rate was 12.4% in March, 12.8% in February and 12.5% in January.",
        "Turnover rate of 12% is over the 11.5% limit.",
        "Turnover rate rose by 0.8 percentage points over the year.",
        "Turnover rate has missed its target for more than six months.",
        "Turnover rate shows special cause variation of a concerning nature.",
        "Turnover rate may fall to 10% by September.",
        "Turnover rate in theatres was 17.9%, and on Elm Ward 21%.",
        "The regional turnover rate was 9.1%.",
        "Turnover rate and waits in A&E were 80.3% and 12.4% in turn, both 2% out.",
        "Waits in A&E rose from 76.0% to 80.3%, above the 76% target.",
        "Waits in A&E met the target in 8 of the last twelve months.",
        "Turnover rate has seven points in a row above the mean.",
        "Waits in A&E met the target after missing it for one month.",
        "Waits in A&E met its target for at least six months.",
        "Turnover rate was missed for 26 weeks in a row of twelve months.",
        "The highest turnover rate of the last twelve months was 12.8%.",
        "Reports rose by 20%, from 0 to 5.",
        "Waits in A&E are better than 76.0% a month before.",
        "Turnover rate has risen over several months.",
        "Turnover rate fell since January.",
        "Turnover rate is 0.9 points above target.",
        "Turnover rate went up from more than 12% to 12.4%.",
        "The average turnover rate was 12.3%.",
        "Turnover rate is not above the limit.",
        "Pay was £38.9m, £0.5m adverse; to date it was £461.0m.",
        "Culture is at risk: three milestones are complete.",
        "Three of 41 posts cost £0.4m each.",
        "It is {{ turnover }}.",
        "",
    ],
)
def test_what_is_right_or_not_surely_told_is_left_alone(text):
    assert [one for one in judged(text) if one.is_contradiction] == []


def test_a_text_without_a_name_is_about_the_measure_it_belongs_to():
    text = "It was 14.2% in March against 11.5%."
    assert [one.text for one in judged(text, "measure:turnover") if one.is_contradiction] == [
        "14.2%"
    ]
    assert not any(one.is_contradiction for one in judged(text))


def test_figures_that_agree_lead_to_their_record():
    (found,) = judged("Turnover rate was 12.4% in March.")
    assert (found.verdict, found.place.code) == (Verdict.AGREES, "turnover")


WORDS = st.sampled_from(
    ["Turnover rate", "Pay", "12.4%", "£38.9m", "rose", "from", "to", "by", "in March", "was", ".",
     ",", "target", "Culture", "two milestones", "{{ turnover }}", "of", "year to date", "(", ")"]
)  # fmt: skip


@pytest.mark.slow
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=12).map(" ".join)))
def test_verdicts_stand_where_they_say_and_none_in_another(text):
    last = 0
    for one in sorted(judged(text), key=lambda one: (one.start, one.end)):
        assert text[one.start : one.end] == one.text
        assert one.start >= last or one.text.startswith("{{")
        last = max(last, one.end)


@pytest.mark.slow
@given(st.integers(0, 1000))
def test_a_figure_of_a_month_is_flagged_unless_the_record_rounds_to_it(tenths):
    """Worked out in whole tenths of a percent, without the judge."""
    text = f"Turnover rate was {tenths // 10}.{tenths % 10}% in March 2026."
    is_flagged = any(one.is_contradiction for one in judged(text))
    assert is_flagged == (tenths != int(TURNOVER[-1].replace(".", "")))


@pytest.mark.slow
@given(st.integers(1, 999), st.integers(1, 999), st.integers(0, 3000))
def test_a_fall_in_percent_is_held_against_its_two_counts(was, now, tenths):
    """Counts are exact, so the share must round to what is said: in whole numbers."""
    text = f"Reports moved by {tenths // 10}.{tenths % 10}%, from {was} to {now}."
    is_right = abs(2 * 1000 * abs(now - was) - 2 * tenths * was) <= was
    flagged = [one.text for one in judged(text) if one.code is SUM]
    assert bool(flagged) == (not is_right)


@pytest.mark.parametrize(
    ("written", "number", "expected"),
    [
        ("£10.8m", "10600000", "£10.6m"),
        ("£3,562k", "3472000", "£3,472k"),
        ("£(2.6)m", "-2000000", "£(2.0)m"),
        ("00:21:35", "1300", "00:21:40"),
        ("8.7%", "12.43", "12.43%"),
        ("8 per cent", "9", "9 per cent"),
        ("2 percentage points", "1", "1 percentage point"),
        ("Two", "3", "Three"),
        ("two", "0", "none"),
        ("1,231", "1195", "1,195"),
    ],
)
def test_an_offer_is_written_as_the_author_wrote(written, number, expected):
    (quantity,) = read_text(f"{written} of them" if written[0] in "Tt1" else written, MARCH)[
        0
    ].quantities
    assert rewritten(quantity, Decimal(number)) == expected
