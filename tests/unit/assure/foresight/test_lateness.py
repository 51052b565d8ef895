"""Kaplan and Meier's estimate: the published remission times, and a plain second computation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.foresight.lateness import Waits, survival_of

# Weeks of remission under 6-mercaptopurine (Freireich and others, 1963); + still in remission.
WEEKS = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PRINTED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
WAIT = st.tuples(st.integers(-40, 90), st.booleans())


def waits(pairs):
    days, done = zip(*pairs, strict=True)
    return Waits(np.array(days, dtype=np.int64), np.array(done))


def test_the_published_example():
    read = [(int(word.rstrip("+")), not word.endswith("+")) for word in WEEKS.split()]
    found = survival_of(waits(read))
    shown = zip(found.days.tolist(), found.open_after[0].round(3).tolist(), strict=True)
    assert dict(shown) == PRINTED
    assert found.at(np.array([5, 6, 21, 22, 400]))[0] == pytest.approx(
        [1, 0.857, 0.627, 0.538, 0.448], abs=5e-4
    )


def plain(pairs):
    """The share open after each day on which something was done, one day after another."""
    share, found = 1.0, {}
    for day in sorted({days for days, done in pairs if done}):
        at_risk = sum(days >= day for days, _ in pairs)
        share *= 1 - sum(done and days == day for days, done in pairs) / at_risk
        found[day] = share
    return found


@given(st.lists(WAIT, min_size=1, max_size=40))
def test_it_is_the_plain_computation(pairs):
    found = survival_of(waits(pairs))
    wanted = plain(pairs)
    assert found.days.tolist() == list(wanted)
    assert found.open_after[0].tolist() == pytest.approx(list(wanted.values()))


@given(st.lists(WAIT, min_size=2, max_size=20), st.data())
def test_waits_counted_again_are_the_same_as_waits_written_again(pairs, data):
    often = data.draw(st.lists(st.integers(0, 3), min_size=len(pairs), max_size=len(pairs)))
    again = [pair for pair, count in zip(pairs, often, strict=True) for _ in range(count)]
    if not again:
        return
    found = survival_of(waits(pairs), np.array([often], dtype=float))
    wanted = plain(again)
    for day in wanted:
        assert found.at(np.array([day]))[0, 0] == pytest.approx(wanted[day])


def test_nothing_done_leaves_everything_open():
    found = survival_of(waits([(3, False), (9, False)]))
    assert found.days.size == 0
