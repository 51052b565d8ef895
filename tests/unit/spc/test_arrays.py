"""The run arithmetic that the rules share, on its own."""

import numpy as np
import pytest

from goldenthread.spc.arrays import run_lengths, shifted, trailing_run


@pytest.mark.parametrize(("by", "moved"), [(1, [0, 1, 2]), (-1, [2, 3, 0]), (-2, [3, 0, 0])])
def test_values_move_and_zeros_follow(by, moved):
    assert shifted(np.array([1, 2, 3]), by).tolist() == moved


def test_a_run_ends_where_its_label_or_its_group_ends():
    labels = np.array([1, 1, 1, 1, 0, -1, -1], dtype=np.int8)
    breaks = np.array([True, False, False, True, False, False, False])
    assert run_lengths(labels, breaks).tolist() == [3, 3, 3, 1, 1, 2, 2]


def test_no_labels_have_no_runs():
    nothing = np.zeros(0, dtype=np.int8)
    assert run_lengths(nothing, nothing.astype(np.bool_)).size == 0


def test_a_trailing_run_counts_back_from_each_group_s_end():
    flags = np.array([True, False, True, True, True, False])
    assert trailing_run(flags, np.array([0, 4, 4, 5, 6])).tolist() == [2, 0, 1, 0]
