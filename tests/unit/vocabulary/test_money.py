"""Money of plans: signs, brackets, rounding and what it can explain."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary import Kind, ValueSpec, parse_value
from goldenthread.vocabulary.money import (
    Nature,
    Side,
    check_total,
    in_unit,
    money_figure,
    money_words,
    precision_of,
    revised_variance,
    rounding_note,
    share,
    side_of,
    variance,
    variance_words,
)
from goldenthread.vocabulary.savings import (
    Basis,
    Category,
    Development,
    Gate,
    GateState,
    Rating,
    SavingsKind,
    SchemeRisk,
    SchemeState,
    ShareLevel,
    rating_of,
)

M = Decimal(1_000_000)
PENCE = st.integers(-(10**13), 10**13).map(lambda n: Decimal(n) / 100)


# The dashboard of paper 001, lines 2303-2315: actual, plan, variance, pass-through, revised.
DASHBOARD = [
    (Nature.INCOME, "85.0", "53.5", "31.5", "0.3", "31.2"),
    (Nature.COST, "80.0", "48.1", "-31.9", "-0.3", "-31.6"),
    (Nature.BALANCE, "5.0", "5.4", "-0.4", "0.0", "-0.4"),
    (Nature.COST, "3.6", "5.1", "1.5", "0.0", "1.5"),
    (Nature.BALANCE, "1.4", "1.2", "0.2", "0.0", "0.2"),
    (Nature.BALANCE, "8.0", "5.0", "3.0", "0", "3.0"),
    (Nature.COST, "13.3", "3.9", "-9.4", "0", "-9.4"),
    (Nature.SAVING, "2.1", "4.1", "-2.0", "0", "-2.0"),
    (Nature.INCOME, "680.5", "636.7", "43.8", "0.4", "43.4"),
    (Nature.SAVING, "14.9", "30.0", "-15.1", "0", "-15.1"),
]


@pytest.mark.parametrize(("nature", "actual", "plan", "printed", "through", "revised"), DASHBOARD)
def test_variances_are_those_of_the_paper(nature, actual, plan, printed, through, revised):
    found = variance(Decimal(actual), Decimal(plan), nature)
    assert found == Decimal(printed)
    assert revised_variance(found, Decimal(through)) == Decimal(revised)


@given(PENCE, PENCE)
def test_a_cost_and_an_income_have_opposite_variances(actual, plan):
    assert variance(actual, plan, Nature.COST) == -variance(actual, plan, Nature.INCOME)


@given(PENCE, PENCE, st.sampled_from(list(Nature)), st.sampled_from([1, 10, 1000]))
def test_a_sign_never_flips_by_scaling(actual, plan, nature, factor):
    one = side_of(variance(actual, plan, nature))
    assert side_of(variance(actual * factor, plan * factor, nature)) is one


@pytest.mark.parametrize(
    ("amount", "side", "words"),
    [("200000", Side.FAVOURABLE, "£0.2m favourable"), ("-200000", Side.ADVERSE, "£0.2m adverse"),
     ("0", Side.ON_PLAN, "on plan"), ("-40000", Side.ADVERSE, "on plan")],
)  # fmt: skip
def test_sides_in_words(amount, side, words):
    assert side_of(Decimal(amount)) is side
    assert variance_words(Decimal(amount)) == words
    assert side.label == side.value.replace("_", " ").capitalize()


@pytest.mark.parametrize(
    ("amount", "unit", "decimals", "printed"),
    [("-4900000", "£m", 1, "(4.9)"), ("4900000", "£m", 1, "4.9"), ("-40000", "£m", 1, "0.0"),
     ("17122000", "£k", 0, "17,122"), ("-1606359", "£", 0, "(1,606,359)"),
     ("50000", "£m", 1, "0.1"), ("149999", "£m", 1, "0.1")],
)  # fmt: skip
def test_amounts_are_printed_with_brackets_and_half_up(amount, unit, decimals, printed):
    assert money_figure(Decimal(amount), unit, decimals) == printed


def test_nothing_is_not_nought():
    assert money_figure(None) == ""
    assert money_words(None) == "-"
    assert money_words(Decimal(250_000), "£k", 0) == "£250k"


@given(PENCE, st.sampled_from(["£", "£k", "£m"]))
def test_what_is_printed_is_read_back(pounds, unit):
    written = money_words(pounds, unit, 8)
    assert parse_value(written, ValueSpec(Kind.MONEY, "£")).number == pounds
    assert in_unit(pounds, unit) * {"£": 1, "£k": 1000, "£m": 10**6}[unit] == pounds


@pytest.mark.parametrize(
    ("pounds", "place"),
    [("84000000", "1000000"), ("31500000", "100000"), ("270000000", "1000000"),
     ("17122000", "1000"), ("12.34", "0.01"), ("0", "0.01"), ("0.001", "0.01"), ("1606359", "1")],
)  # fmt: skip
def test_precision_is_read_off_the_last_digit(pounds, place):
    assert precision_of(Decimal(pounds)) == Decimal(place)


def test_rounding_explains_the_ratings_of_the_board_paper_and_not_its_total():
    parts = [Decimal(p) * M for p in ("31.5", "42.6", "52.7", "51.5", "84", "7.6")]
    found = check_total(269 * M, parts)
    assert (found.difference, found.is_rounding) == (Decimal("-0.9") * M, True)
    found = check_total(531 * M, [269 * M, 270 * M])
    assert (found.difference, found.is_rounding, found.is_equal) == (-8 * M, False, False)
    assert check_total(10 * M, [4 * M, 6 * M]).is_equal


def test_exact_pence_leave_no_room_for_rounding():
    found = check_total(Decimal("10.01"), [Decimal("5.00"), Decimal("5.01")])
    assert found.is_equal
    found = check_total(Decimal("10.03"), [Decimal("5.01"), Decimal("5.01")])
    assert not found.is_rounding


def test_a_note_stands_where_rounded_parts_do_not_make_the_rounded_total():
    parts = [Decimal(140_000)] * 3
    assert rounding_note(sum(parts), parts) != ""
    assert rounding_note(Decimal(300_000), [Decimal(100_000)] * 3) == ""
    assert rounding_note(Decimal(500_000), [Decimal(100_000)]) == ""  # a finding, not rounding


def test_a_share_of_nothing_is_none():
    assert share(Decimal(1), Decimal(0)) is None
    assert share(Decimal(123), Decimal(270)) == Decimal(12300) / 270


RATINGS = [
    ("in_delivery", "developed", "low", Rating.IN_DELIVERY),
    ("delivered", "", "", Rating.IN_DELIVERY),
    ("in_delivery", "unidentified", "high", Rating.IN_DELIVERY),
    ("", "unidentified", "low", Rating.UNIDENTIFIED),
    ("", "opportunity", "high", Rating.HIGH),
    ("", "developed", "medium", Rating.MEDIUM),
    ("", "", "low", Rating.LOW),
    ("", "developed", "", Rating.UNRATED),
]


@pytest.mark.parametrize(("state", "development", "risk", "rating"), RATINGS)
def test_where_money_stands(state, development, risk, rating):
    assert rating_of(state, development, risk) is rating


def test_ratings_are_told_apart_without_colour():
    looks = [one.look for one in Rating]
    assert len({look.symbol for look in looks}) == len(looks)
    assert len({look.words for look in looks}) == len(looks)
    assert {look.ink for look in looks} <= {"#ffffff", "#212b32"}
    assert [one for one in Rating if not one.is_weighted] == [Rating.DELIVERED, Rating.IN_DELIVERY]


@pytest.mark.parametrize(
    "words",
    [SavingsKind, Category, Development, SchemeRisk, SchemeState, Gate, GateState, ShareLevel,
     Basis, Nature],
)  # fmt: skip
def test_every_word_has_a_label(words):
    labels = [one.label for one in words]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_parts_of_the_plan_are_said_in_full():
    assert next(one.words for one in SavingsKind).endswith("(CIP)")
    assert SavingsKind.SYSTEM_RECOVERY.words == "System recovery"
