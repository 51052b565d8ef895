"""Totals from numerators and denominators."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.lines import Line, Reading
from goldenthread.assure.parts import ratio_scale, total_line
from goldenthread.vocabulary import Kind, Period, ValueSpec, parse_value

PERCENT = ValueSpec(Kind.PERCENT)
MARCH, FEBRUARY = Period.month(2023, 3), Period.month(2023, 2)


def reading(numerator, denominator, *, period=MARCH, status="final", written="50%"):
    def exact(part):
        return None if part is None else Decimal(part)

    return Reading(
        period, parse_value(written, PERCENT), status, None, exact(numerator), exact(denominator)
    )


def line(*readings, unit=None, key=1):
    return Line(key, f"site-{key}", f"Site {key}", readings, unit)


def only(*lines, parents=None, spec=PERCENT):
    found = total_line(lines, spec, parents or {})
    return None if found is None else [(r.period, r.value.number) for r in found.readings]


def test_a_total_is_the_ratio_of_sums_and_not_the_mean():
    assert only(line(reading(90, 100)), line(reading(5, 10))) == [
        (MARCH, Decimal(95) / Decimal(110) * 100)
    ]


def test_shared_events_make_fractions():
    assert only(line(reading("36.5", 55)), line(reading("0.5", 5))) == [
        (MARCH, Decimal(37) / Decimal(60) * 100)
    ]


def test_a_part_without_its_ratio_spoils_its_period_only():
    parts = (
        line(reading(1, 2, period=FEBRUARY), reading(1, 2)),
        line(reading(1, 2, period=FEBRUARY), reading(None, None)),
    )
    assert only(*parts) == [(FEBRUARY, Decimal(50))]
    assert only(line(reading(1, None))) is None


def test_an_absent_part_counts_for_nothing():
    parts = (line(reading(1, 2)), line(reading(None, None, written="N/A")))
    assert only(*parts) == [(MARCH, Decimal(50))]


def test_no_parts_no_total():
    assert only() is None
    assert only(line()) is None


def test_a_ward_inside_a_site_is_not_added_twice():
    site, ward = line(reading(90, 100), unit=1), line(reading(0, 50), unit=2, key=2)
    assert only(site, ward, parents={1: None, 2: 1}) == [(MARCH, Decimal(90))]
    assert only(site, ward, parents={1: None, 2: 9, 9: 1}) == [(MARCH, Decimal(90))]
    assert only(site, ward, parents={1: None, 2: None}) == [(MARCH, Decimal(60))]


def test_a_ring_of_units_ends():
    assert only(line(reading(1, 2), unit=1), parents={1: 2, 2: 1}) is None


def test_lines_with_and_without_units_are_not_mixed():
    assert only(line(reading(1, 2), unit=1), line(reading(1, 2)), parents={1: None}) is None


def test_a_provisional_part_makes_the_total_provisional():
    found = total_line((line(reading(1, 2, status="provisional"), reading(1, 2)),), PERCENT, {})
    assert found.readings[0].status == "provisional"
    assert found.readings[0].numerator == 2
    final = total_line((line(reading(1, 2)),), PERCENT, {})
    assert final.readings[0].status == "final"


def test_a_zero_denominator_is_no_figure():
    found = total_line((line(reading(0, 0)),), PERCENT, {})
    assert not found.readings[0].is_known


@pytest.mark.parametrize(
    ("kind", "unit", "scale"),
    [
        (Kind.PERCENT, "", 1),
        (Kind.RATE, "per 1,000 bed days", 1000),
        (Kind.RATE, "falls per 100000", 100000),
        (Kind.RATE, "rate", None),
        (Kind.COUNT, "per 1,000", None),
        (Kind.MONEY, "£m", None),
    ],
)
def test_a_rate_says_in_its_unit_what_it_is_per(kind, unit, scale):
    assert ratio_scale(ValueSpec(kind, unit)) == scale


def test_counts_are_never_recomputed():
    assert only(line(reading(1, 2)), spec=ValueSpec(Kind.COUNT)) is None


def test_rates_are_scaled():
    spec = ValueSpec(Kind.RATE, "per 1,000 bed days")
    assert only(line(reading(3, 500)), line(reading(3, 500)), spec=spec) == [(MARCH, Decimal(6))]


@pytest.mark.slow
@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=8),
    st.randoms(),
)
def test_a_total_lies_between_its_parts_in_any_order(parts, random):
    shares = [Decimal(a) / b * 100 for a, b in parts]
    lines = [line(reading(a, b), key=key) for key, (a, b) in enumerate(parts)]
    ((_, whole),) = only(*lines)
    random.shuffle(lines)
    assert only(*lines) == [(MARCH, whole)]
    tiny = Decimal("1e-9")
    assert min(shares) - tiny <= whole <= max(shares) + tiny
