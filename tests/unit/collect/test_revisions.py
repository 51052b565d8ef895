"""Revisions compared without a database."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records.measures.actions.revisions import Figure, Kept, kept_of, revisions
from goldenthread.records.measures.actions.values import kept_number

NOW = dt.datetime(2026, 4, 10, tzinfo=dt.UTC)
LINE = ("RWF", "waits", "")
FIGURE = Figure(LINE, "month", dt.date(2023, 3, 1), "13.1%", Decimal("13.1"))


def compare(figures, kept=(), given=("numerator", "denominator", "status", "note")):
    return revisions(figures, lambda place: list(kept), NOW, given)


def stored(figure=FIGURE, *, at=dt.datetime(2023, 4, 10, tzinfo=dt.UTC), revision=1, pk=1):
    return Kept(
        pk, revision, at, figure.written, figure.number, figure.bound, figure.absence,
        figure.numerator, figure.denominator, figure.status, figure.note,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "is_new"),
    [
        ({}, False),
        ({"written": "13.10%"}, False),
        ({"written": "13.2%", "number": Decimal("13.2")}, True),
        ({"written": ">13.1%", "bound": ">"}, True),
        ({"written": "N/A", "number": None, "absence": "na"}, True),
        ({"status": "provisional"}, True),
        ({"note": "late"}, True),
        ({"numerator": Decimal(1)}, True),
    ],
)
def test_only_a_figure_that_says_something_else_is_a_correction(change, is_new):
    found = compare([replace(FIGURE, **change)], [stored()])
    assert (len(found.changed), found.unchanged) == ((1, 0) if is_new else (0, 1))


def test_words_of_text_and_pairs_of_grades_count():
    text = replace(FIGURE, written="On track", number=None)
    assert compare([replace(text, written="Late")], [stored(text)]).changed
    pair = replace(FIGURE, written="A/G", number=Decimal(1))
    assert compare([replace(pair, written="A")], [stored(pair)]).changed
    gone = replace(FIGURE, written="-", number=None, absence="no_data")
    assert not compare([replace(gone, written="")], [stored(gone)]).changed


def test_a_column_left_out_changes_nothing():
    kept = stored(replace(FIGURE, status="provisional", note="early"))
    assert compare([FIGURE], [kept], given=()).unchanged == 1
    assert compare([FIGURE], [kept], given=("status",)).changed


def test_a_clock_that_went_back_keeps_the_order_of_revisions():
    kept = stored(at=NOW + dt.timedelta(hours=1))
    (revision,) = compare([replace(FIGURE, number=Decimal(9))], [kept]).changed
    assert revision.recorded_at > kept.recorded_at


numbers = st.integers(0, 5).map(Decimal)
days = st.integers(1, 28).map(lambda day: dt.datetime(2023, 4, day, tzinfo=dt.UTC))


@given(st.lists(st.tuples(numbers, days), max_size=12, unique_by=lambda pair: pair[1]))
def test_history_is_a_chain_and_bringing_it_again_adds_nothing(history):
    figures = [replace(FIGURE, number=number, recorded=day) for number, day in history]
    found = compare(figures)
    written = sorted([*found.added, *found.changed], key=lambda one: one.revision)
    assert len(written) + found.unchanged == len(figures)
    assert [one.revision for one in written] == list(range(1, len(written) + 1))
    for one, following in pairwise(written):
        assert one.superseded_at == following.recorded_at > one.recorded_at
        assert one.figure.number != following.figure.number
    if written:
        assert written[-1].superseded_at is None
        newest = max(figures, key=lambda figure: figure.recorded)
        assert written[-1].figure.number == newest.number
    again = compare(figures, [kept_of(one) for one in written])
    assert not again
    assert not again.refused


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14))
def test_a_kept_number_is_what_a_float_gives_back(number):
    kept = kept_number(number)
    assert kept_number(kept) == kept
    assert abs(kept - number) <= max(abs(number) * Decimal("1e-14"), Decimal("1e-8"))
    assert kept_number(Decimal(format(float(kept), ".15g"))) == kept
