"""The possible range of figures, and what meeting a target means inside it."""

import math

import pytest

from goldenthread.assure.foresight.bounds import Edge, Possible, edge_of, possible_range
from goldenthread.vocabulary import Comparator, Kind

SHARE, COUNT, ANY = Possible(0, 100), Possible(0, is_whole=True), Possible()
AT_LEAST, ABOVE = Comparator.AT_LEAST, Comparator.ABOVE
AT_MOST, BELOW, EQUAL = Comparator.AT_MOST, Comparator.BELOW, Comparator.EQUAL
YES, NO = Edge(certain=1.0), Edge(certain=0.0)


@pytest.mark.parametrize(
    ("kind", "seen", "possible"),
    [
        (Kind.PERCENT, [71.2, 95.0], SHARE),
        (Kind.PERCENT, [98.0, 103.0], Possible(0)),
        (Kind.PERCENT, [-2.0, 5.0], Possible(most=math.inf)),
        (Kind.COUNT, [3, 0, 7.0, math.nan], COUNT),
        (Kind.COUNT, [3, 2.5], Possible(0)),
        (Kind.RATE, [0.4], Possible(0)),
        (Kind.DURATION, [31.2], Possible(0)),
        (Kind.MONEY, [120.0], ANY),
        (Kind.MONEY, [], ANY),
    ],
)
def test_the_range_follows_from_the_kind_and_from_what_was_seen(kind, seen, possible):
    assert possible_range(kind, seen) == possible


@pytest.mark.parametrize(
    ("target", "comparator", "possible", "edge"),
    [
        (95, AT_LEAST, SHARE, Edge(low=95)),
        (95, ABOVE, SHARE, Edge(low=95)),
        (5, AT_MOST, SHARE, Edge(high=5)),
        (5, BELOW, SHARE, Edge(high=5)),
        (0, AT_LEAST, SHARE, YES),
        (0, ABOVE, SHARE, Edge(low=0)),
        (100, AT_LEAST, SHARE, Edge(low=100)),
        (100, ABOVE, SHARE, NO),
        (100, AT_MOST, SHARE, YES),
        (0, AT_MOST, SHARE, Edge(high=0)),
        (0, BELOW, SHARE, NO),
        (5, AT_MOST, COUNT, Edge(high=5.5)),
        (5, BELOW, COUNT, Edge(high=4.5)),
        (5, AT_LEAST, COUNT, Edge(low=4.5)),
        (5, ABOVE, COUNT, Edge(low=5.5)),
        (4.2, AT_MOST, COUNT, Edge(high=4.5)),
        (4.2, AT_LEAST, COUNT, Edge(low=4.5)),
        (4.2, BELOW, COUNT, Edge(high=4.5)),
        (4.2, ABOVE, COUNT, Edge(low=4.5)),
        (0, AT_MOST, COUNT, Edge(high=0.5)),
        (3, EQUAL, COUNT, Edge(2.5, 3.5)),
        (0, EQUAL, COUNT, Edge(high=0.5)),
        (2.5, EQUAL, COUNT, NO),
        (100, EQUAL, SHARE, Edge(low=100)),
        (0, EQUAL, SHARE, Edge(high=0)),
        (120, EQUAL, SHARE, NO),
        (50, EQUAL, SHARE, None),
        (-700, AT_LEAST, ANY, Edge(low=-700)),
    ],
)
def test_what_meeting_a_target_means(target, comparator, possible, edge):
    assert edge_of(target, comparator, possible) == edge


def test_what_lies_beyond_the_range_counts_at_its_edge():
    assert (SHARE.held(-3), SHARE.held(104), SHARE.held(55)) == (0, 100, 55)
