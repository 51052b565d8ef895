"""Risk scores and their bands (RULES 6)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary import RiskBand, band_of, is_score, score_of
from goldenthread.vocabulary.risk import BANDS, SCORES

ONE_TO_FIVE = st.integers(1, 5)

# Every product that a pair makes, with the band that RULES 6 gives it.
BAND_OF_SCORE = {
    1: "low", 2: "low", 3: "low",
    4: "moderate", 5: "moderate", 6: "moderate",
    8: "high", 9: "high", 10: "high", 12: "high",
    15: "extreme", 16: "extreme", 20: "extreme", 25: "extreme",
}  # fmt: skip


@pytest.mark.parametrize(
    ("likelihood", "impact", "score", "band"),
    [(1, 1, 1, "low"), (1, 3, 3, "low"), (2, 2, 4, "moderate"), (2, 3, 6, "moderate"),
     (2, 4, 8, "high"), (3, 4, 12, "high"), (3, 5, 15, "extreme"), (4, 4, 16, "extreme"),
     (4, 5, 20, "extreme"), (5, 5, 25, "extreme")],
)  # fmt: skip
def test_a_score_is_the_product_and_has_a_band(likelihood, impact, score, band):
    assert score_of(likelihood, impact) == score
    assert band_of(score).code == band


def test_every_score_lies_in_the_band_of_the_rules():
    assert {score: band_of(score).code for score in SCORES} == BAND_OF_SCORE
    assert {n for n in range(-5, 40) if is_score(n)} == set(BAND_OF_SCORE)


@pytest.mark.parametrize("number", [7, 11, 13, 14, 0, -1, 17, 18, 19, 21, 22, 23, 24, 26, 30])
def test_a_product_that_no_pair_makes_is_refused(number):
    assert not is_score(number)
    with pytest.raises(ValueError, match=f"{number} is no product of two numbers from 1 to 5"):
        band_of(number)


@pytest.mark.parametrize(
    ("likelihood", "impact", "named"),
    [(0, 3, "likelihood 0"), (6, 3, "likelihood 6"), (3, 0, "impact 0"), (3, 6, "impact 6"),
     (-1, -1, "likelihood -1")],
)  # fmt: skip
def test_parts_outside_one_to_five_are_refused_by_name(likelihood, impact, named):
    with pytest.raises(ValueError, match=f"{named}: allowed are 1 to 5"):
        score_of(likelihood, impact)


def test_bands_are_an_organisations_own_choice():
    own = (RiskBand("green", "Green", 1, 9, "#007f3b", "●"),)
    assert band_of(9, own).words == "Green"
    with pytest.raises(ValueError, match="no band holds the score 10"):
        band_of(10, own)


def test_bands_do_not_overlap_and_differ_in_more_than_colour():
    for lower, upper in pairwise(BANDS):
        assert lower.highest < upper.lowest
    for name in ("code", "words", "colour", "symbol"):
        assert len({getattr(band, name) for band in BANDS}) == len(BANDS)


@given(ONE_TO_FIVE, ONE_TO_FIVE)
def test_a_score_does_not_know_which_part_is_which(likelihood, impact):
    score = score_of(likelihood, impact)
    assert score == score_of(impact, likelihood) == sum([likelihood] * impact)
    assert is_score(score)


@given(ONE_TO_FIVE, ONE_TO_FIVE, ONE_TO_FIVE)
def test_a_likelier_risk_never_lies_in_a_lower_band(likelihood, impact, other):
    codes = [band.code for band in BANDS]
    lower, higher = sorted((likelihood, other))
    places = [codes.index(band_of(score_of(part, impact)).code) for part in (lower, higher)]
    assert places[0] <= places[1]


@given(st.integers())
def test_a_number_has_a_band_exactly_where_it_is_a_score(number):
    if is_score(number):
        band = band_of(number)
        assert band.lowest <= number <= band.highest
    else:
        with pytest.raises(ValueError):
            band_of(number)
