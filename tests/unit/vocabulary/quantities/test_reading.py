"""The grammar of quantities: every form that the papers write, and what is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goldenthread.vocabulary import Bound, Period
from goldenthread.vocabulary.quantities import (
    Basis,
    Course,
    Nearness,
    PeriodSource,
    Quantity,
    QuantityKind,
    QuantityRole,
    Side,
    read_text,
)

MARCH = Period.month(2023, 3)
PERCENT, POINTS, MONEY = QuantityKind.PERCENT, QuantityKind.POINTS, QuantityKind.MONEY
DURATION, SPELL, NUMBER = QuantityKind.DURATION, QuantityKind.SPELL, QuantityKind.NUMBER


def quantities(text: str, at: Period | None = MARCH) -> list[Quantity]:
    return [one for sentence in read_text(text, at) for one in sentence.quantities]


def one_of(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "written", "kind", "number", "step"),
    [
        ("It was 8.73%.", "8.73%", PERCENT, "8.73", "0.01"),
        ("It was 8.7 per cent.", "8.7 per cent", PERCENT, "8.7", "0.1"),
        ("It was 9 percent.", "9 percent", PERCENT, "9", "1"),
        ("Up 0.3 percentage points.", "0.3 percentage points", POINTS, "0.3", "0.1"),
        ("Up 2 pp.", "2 pp", POINTS, "2", "1"),
        ("A surplus of £1.4m.", "£1.4m", MONEY, "1400000", "100000"),
        ("It cost £58.4 million.", "£58.4 million", MONEY, "58400000", "100000"),
        ("It cost £3,562k.", "£3,562k", MONEY, "3562000", "1000"),
        ("It cost £1.2bn.", "£1.2bn", MONEY, "1200000000", "100000000"),
        ("It cost £12,345.67.", "£12,345.67", MONEY, "12345.67", "0.01"),
        ("571 patients waited.", "571", NUMBER, "571", "1"),
        ("14,602 tests were done.", "14,602", NUMBER, "14602", "1"),
        ("Three wards closed.", "Three", NUMBER, "3", "1"),
        ("Twenty-one wards closed.", "Twenty-one", NUMBER, "21", "1"),
        ("Two hundred people came.", "Two hundred", NUMBER, "200", "1"),
        ("HSMR was 100.1.", "100.1", NUMBER, "100.1", "0.1"),
        ("It took 00:21:35.", "00:21:35", DURATION, "1295", "1"),
        ("It took 46 minutes.", "46 minutes", DURATION, "2760", "60"),
        ("It took 2.5 hours.", "2.5 hours", DURATION, "9000", "360"),
        ("It took 38 days.", "38 days", DURATION, "3283200", "86400"),
        ("Missed for six months.", "six months", SPELL, "6", "1"),
        ("Seven points below the mean.", "Seven points", SPELL, "7", "1"),
        ("Half of staff answered.", "Half", PERCENT, "50", "1"),
    ],
)
def test_a_figure_has_its_number_in_its_unit_and_what_its_last_digit_is_worth(
    text, written, kind, number, step
):
    found = one_of(text)
    assert (found.text, found.kind) == (written, kind)
    assert (found.number, found.step) == (Decimal(number), Decimal(step))
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The result was £(2.6)m.", -1),
        ("The result was £(120)k.", -1),
        ("The result was -£2.6m.", -1),
        ("It moved by +1.2%.", 1),
        ("It moved by -1.2%.", -1),
        ("The result was £2.6m.", 0),
        ("Vacancies (8.7%) fell.", 0),
    ],
)
def test_brackets_and_signs_say_which_side_of_nought(text, sign):
    found = one_of(text)
    assert found.sign == sign
    assert found.signed == (-found.number if sign < 0 else found.number)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("It was 8.7% against a target of 12%.", ["value", "target"]),
        ("It was 74.3% (target 78%).", ["value", "target"]),
        ("74.3% against 78%.", ["value", "target"]),
        ("The 78% standard was missed at 74.3%.", ["target", "value"]),
        ("£1.3m above plan.", ["variance"]),
        ("£0.2m favourable to plan of £1.2m.", ["variance", "target"]),
        ("A surplus of £1.4m, £0.2m favourable.", ["value", "variance"]),
        ("It fell by 0.3 points to 87.2%.", ["change", "value"]),
        ("A drop of 3%.", ["change"]),
        ("From 3.1% to 3.0%.", ["previous", "value"]),
        ("It is 8.7%, down from 9.4%.", ["value", "previous"]),
        ("The average was 12.4%.", ["mean"]),
        ("It dropped sharply, 88.1% to 78.8%.", ["previous", "value"]),
        ("It edged up to 21.8% from 22.1%.", ["value", "previous"]),
        ("£0.2m adverse variance to plan of £1.2m.", ["variance", "target"]),
        ("Adverse to plan by £1.2m.", ["variance"]),
        ("41 of 469 posts are vacant.", ["part", "whole"]),
        ("Met in nine of the last twelve months.", ["part"]),
    ],
)
def test_words_around_a_figure_say_its_role(text, roles):
    assert [one.role.value for one in quantities(text) if not one.is_name] == roles


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("£5.2m adverse.", Side.ADVERSE),
        ("£0.2m favourable to plan.", Side.FAVOURABLE),
        ("£1.3m above plan.", Side.OVER),
        ("3% under the target.", Side.UNDER),
        ("£2.9m ahead of plan.", Side.FAVOURABLE),
        ("An overspend of £2m.", Side.OVER),
    ],
)
def test_a_variance_says_on_which_side_it_lies(text, side):
    found = one_of(text)
    assert (found.role, found.side) == (QuantityRole.VARIANCE, side)


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("It rose by 2%.", Course.UP),
        ("It was reduced by 2%.", Course.DOWN),
        ("It improved by 2%.", Course.BETTER),
        ("It deteriorated by 2%.", Course.WORSE),
        ("A 2% drop.", Course.DOWN),
    ],
)
def test_a_change_says_which_way(text, course):
    found = one_of(text)
    assert (found.role, found.course) == (QuantityRole.CHANGE, course)


@pytest.mark.parametrize(
    ("text", "bound", "nearness"),
    [
        ("More than 90%.", Bound.ABOVE, Nearness.EXACT),
        ("At least 95%.", Bound.AT_LEAST, Nearness.EXACT),
        ("Under 75%.", Bound.BELOW, Nearness.EXACT),
        ("No more than 5%.", Bound.AT_MOST, Nearness.EXACT),
        ("<77.9%", Bound.BELOW, Nearness.EXACT),
        (">=85%", Bound.AT_LEAST, Nearness.EXACT),
        ("85% or more", Bound.AT_LEAST, Nearness.EXACT),
        ("Around 60%.", Bound.NONE, Nearness.ABOUT),
        ("Circa £2m.", Bound.NONE, Nearness.ABOUT),
        ("Almost 90%.", Bound.NONE, Nearness.ALMOST),
        ("Just over 90%.", Bound.NONE, Nearness.JUST_OVER),
        ("Up to 5%.", Bound.AT_MOST, Nearness.EXACT),
        ("It edged up to 5%.", Bound.NONE, Nearness.EXACT),
    ],
)
def test_bounds_and_approximations(text, bound, nearness):
    found = one_of(text)
    assert (found.bound, found.nearness) == (bound, nearness)


@pytest.mark.parametrize(
    "text",
    ["20-30% of beds.", "Between 20% and 30% of beds.", "3 or 4 beds.", "It takes 20% to 30%."],
)
def test_neither_end_of_a_range_is_a_figure(text):
    assert [one.is_range for one in quantities(text)] == [True, True]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("8.73% in March 2023.", ["2023-03"]),
        ("Nov-22 100.1, Oct-22 101.1.", ["2022-11", "2022-10"]),
        ("£5.2m adverse in month 7.", ["2022-10"]),
        ("M7 was 3.1% and M12 is planned at 2.0%.", ["2022-10", "2023-03"]),
        ("Q3 2022/23 closed at 64%.", ["2022/23-Q3"]),
        ("In December it was 51%.", ["2022-12"]),
        ("Last month it was 9.4%.", ["2023-02"]),
        ("A year ago it was 63.0%.", ["2022-03"]),
        ("In 2021/22 it was 63.0%.", ["2021/22"]),
        ("63.0% stands alone.", [None]),
        ("Sickness 5.0% (Feb) and turnover 12.4%.", ["2023-02", "2023-02"]),
        (
            "72.9% in March (69.0% in February) against a plan of 75%.",
            ["2023-03", "2023-02", "2023-03"],
        ),
        (
            "94.1% in March, up from 91.4% in February and still under the 99.1% target.",
            ["2023-03", "2023-02", "2023-03"],
        ),
        ("There were 9 C. difficile infections in March.", ["2023-03"]),
        ("HSMR for December was 98.7 and SHMI for October 0.955.", ["2022-12", "2022-10"]),
    ],
)
def test_a_figure_is_tied_to_the_period_that_stands_by_it(text, codes):
    found = [one.mention.period.code if one.mention else None for one in quantities(text)]
    assert found == codes


def test_a_figure_to_date_is_from_the_start_of_the_year():
    month, to_date = quantities("£5.2m adverse in month 7 and £4.9m year to date.")
    assert month.mention.basis is Basis.WITHIN
    assert (to_date.mention.period, to_date.mention.basis) == (MARCH, Basis.TO_DATE)


def test_a_window_is_so_many_months_up_to_now():
    (sentence,) = read_text("It was met in nine of the last twelve months.", MARCH)
    (window,) = sentence.periods
    assert (window.basis, window.count) == (Basis.WINDOW, 12)


def test_how_a_figure_came_by_its_period_is_told():
    beside, near = quantities("Sickness was 4.1% in February, against 4.5%.")
    assert beside.period_source is PeriodSource.BESIDE
    assert near.period_source is not PeriodSource.NONE


def test_without_a_period_of_its_own_a_text_leaves_relative_ones_open():
    found = one_of_at_none("Last month it was 9.4%.")
    assert found.mention is not None
    assert found.mention.period is None


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [
        ("It was 12% in M7.", None, None),
        ("It was 12% in Q2.", None, None),
        ("It was 12% on 3 May 2024.", None, "2024-05"),
        ("It was 12% on 3 May.", None, None),
        ("It was 12% in M13.", MARCH, None),
        ("It was 12% in March 24.", MARCH, "2024-03"),
        ("It was 12% in March 40.", MARCH, "2023-03"),
        ("It was 12% in M12 2021/22.", MARCH, "2022-03"),
        ("It was 12% in month 9.", Period.month(2023, 5), "2022-12"),
        ("It was 12% in Q4.", Period.month(2023, 5), "2022/23-Q4"),
        ("It was 12% in March 2021/22.", MARCH, "2022-03"),
    ],
)
def test_periods_are_those_near_the_text_or_none(text, at, code):
    found = next(one for one in quantities(text, at) if one.kind is PERCENT)
    period = found.mention.period if found.mention else None
    assert (period.code if period else None) == code


def one_of_at_none(text: str) -> Quantity:
    (found,) = quantities(text, None)
    return found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ward 7 opened.", []),
        ("RN123 was closed.", []),
        ("See section 4.2.02 for more.", []),
        ("On 27 April 2023 it opened.", []),
        ("It opened at 14:30.", []),
        ("It rose in 2022/23.", []),
        ("COVID-19 and H2 plans.", []),
        ("One of the reasons is sickness.", []),
        ("52-week waits fell to 3.0%.", ["3.0%"]),
        ("Waits over 40 weeks: 571.", ["571"]),
        ("6.2 per 1,000 bed days.", ["6.2"]),
    ],
)
def test_digits_that_are_no_figures_are_left_out_or_named(text, written):
    assert [one.text for one in quantities(text) if not one.is_name] == written


def test_a_rate_keeps_what_it_is_per():
    assert one_of("Falls were 6.2 per 1,000 bed days.").per == "1,000 bed days"


def test_what_is_to_come_is_told_apart():
    assert one_of("It will rise to 95% by June.").is_ahead
    assert one_of("We expect it to fall to 6.5%.").is_ahead
    assert not one_of("It rose to 95% in March.").is_ahead
    assert not one_of("It continued to fall to 6.5%.").is_ahead


def test_dates_have_their_year_and_weekday_where_they_are_written():
    (sentence,) = read_text("The event is on Friday 17 May 2003 or on 29 February.", MARCH)
    first, second = sentence.dates
    assert (first.day, first.month, first.year, first.weekday) == (17, 5, 2003, 4)
    assert (second.day, second.month, second.year) == (29, 2, None)
    assert second.near(MARCH.end) is None
    assert first.near(MARCH.end).isoformat() == "2003-05-17"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rose from 3% to 4%.", ["rose"]),
        ("Performance improved; costs did not deteriorate.", ["improved"]),
        ("It is 8.7%, down from 9.4%.", ["down"]),
        ("It edged up to 21.8%.", ["edged up"]),
        ("Staff improved the rooms.", []),
        ("We plan to reduce it.", []),
    ],
)
def test_movements_are_those_of_figures(text, words):
    assert [one.text for sentence in read_text(text) for one in sentence.movements] == words


def test_sentences_end_at_full_stops_and_lines_but_not_in_numbers():
    found = read_text("It was 8.7% in March 2023. It fell\nA new line: 3.0%", MARCH)
    assert [one.line for one in found][-1] == 1
    assert found[0].text.startswith("It was 8.7%")
    assert len(found) == 3
