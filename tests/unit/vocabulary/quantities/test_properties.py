"""What holds of the grammar whatever is read, and a second computation of its numbers."""

from __future__ import annotations

import calendar
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary import Period
from goldenthread.vocabulary.quantities import Quantity, QuantityKind, read_text

MARCH = Period.month(2023, 3)
PIECES = st.sampled_from(
    [
        "12%", "£1.4m", "from", "to", "by", "in March 2023", "M7", "year to date", "target of",
        "rose", "fell", "more than", "(", ")", ".", ";", "\n", ", ", "six months", "1,000",
        "00:21:35", "of", "41", "per", "-", "29 February", "Q3", "{{ waits }}", "two",
    ]
)  # fmt: skip
MONTHS = [calendar.month_name[number] for number in range(1, 13)]


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=14).map(" ".join)))
def test_every_part_stands_where_it_says_and_none_in_another(text):
    last = 0
    for sentence in read_text(text, MARCH):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= last
        last = sentence.end
        for one in (*sentence.quantities, *sentence.periods, *sentence.dates, *sentence.movements):
            assert text[one.start : one.end] == one.text
            assert sentence.start <= one.start < one.end <= sentence.end
        for one, other in pairwise(sentence.quantities):
            assert one.end <= other.start


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_partners_point_to_each_other(text):
    for sentence in read_text(text, MARCH):
        for place, one in enumerate(sentence.quantities):
            if one.partner is not None:
                assert sentence.quantities[one.partner].partner == place


def digits_of(hundredths: int, decimals: int) -> str:
    """Write a number of hundredths by hand: thousands with commas, so many decimals."""
    whole, rest = divmod(hundredths, 100)
    groups = []
    while whole >= 1000:
        whole, last = divmod(whole, 1000)
        groups.insert(0, f"{last:03d}")
    return ",".join([str(whole), *groups]) + (f".{rest:02d}"[: decimals + 1] if decimals else "")


@given(st.integers(0, 99_999_999), st.integers(0, 2), st.sampled_from(["", "%", "k", "m", "bn"]))
def test_numbers_are_read_as_they_were_written(hundredths, decimals, unit):
    """Worked out in whole hundredths, without decimals or regular expressions."""
    kept = hundredths - hundredths % 10 ** (2 - decimals)
    written = digits_of(kept, decimals)
    text = f"It was {written}%." if unit == "%" else f"It cost £{written}{unit}."
    ((found,),) = [sentence.quantities for sentence in read_text(text, MARCH)]
    worth = {"": 1, "%": 1, "k": 10**3, "m": 10**6, "bn": 10**9}[unit]
    assert found.number * 100 == kept * worth
    assert found.step * 10**decimals == worth


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 3))
def test_a_number_says_what_lies_within_half_a_step(thousandths, written, decimals):
    """Half a step below belongs to it, half a step above does not: in whole thousandths."""
    step = 10 ** (3 - decimals)
    figure = written - written % step
    quantity = Quantity(
        0, 1, "x", QuantityKind.PERCENT, Decimal(figure) / 1000, Decimal(step) / 1000
    )
    expected = 2 * figure - step <= 2 * thousandths < 2 * figure + step
    assert quantity.says(Decimal(thousandths) / 1000) == expected


@pytest.mark.parametrize("month", range(1, 13))
def test_every_way_to_write_a_month_means_the_same(month):
    name, year = MONTHS[month - 1], 2024
    since_april = month - 3 if month > 3 else month + 9
    last = Period.month(2025, 3)
    forms = [f"{name} {year}", f"{name[:3]}-24", f"{name[:3]} {year}", f"{name[:3].upper()}-24"]
    for form in forms:
        ((found,),) = [s.quantities for s in read_text(f"It was 12% in {form}.", last)]
        assert found.mention.period == Period.month(year, month), form
    ((counted,),) = [s.quantities for s in read_text(f"It was 12% in month {since_april}.", last)]
    assert counted.mention.period.start.month == month
