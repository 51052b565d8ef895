"""Forecasts of series that move: four plain ones, weighted by how well each foretold. Pure.

How wide they are follows from how wrong the same weights would have been on the same series. The
constants were chosen on series that no published figure of accuracy is measured on
(docs/decisions/0011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.assure.foresight.pieces import NAMES, pieces_of

Floats = NDArray[np.float64]

FIRST_TRIED = 8  # figures known before a forecast is held against what came
STEPS_JUDGED = 3  # periods ahead that the weights are judged by
SHARPNESS = 2  # weight is the mean square error to this power, from one over it
EVENNESS = 0.1  # of the mean square change, added so that one lucky piece does not rule
GROWTH = 0.4  # of the squared error of one step, added for each further step
GROWTH_WEIGHT = 6.0  # errors that this growth counts as beside the series' own
FREE_SHARE = 0.6  # of the errors: they overlap, so they tell less than as many apart
BLOCK = 200  # series at once, so that memory does not grow with an organisation


@dataclass(frozen=True)
class Combined:
    """`expected` and `spread` (series, ahead), `degrees` of freedom and `weights` by series.

    `tried` counts the figures that were foretold one period ahead and then known. `spread` is 0
    where every one was foretold exactly, NaN where none was.
    """

    expected: Floats
    spread: Floats
    degrees: Floats
    weights: Floats  # (series, 4): in the order of pieces.NAMES
    tried: NDArray[np.int64]


def combine(values: Floats, season: int, ahead: int) -> Combined:
    """Give the combined forecasts of every series for `ahead` periods.

    `values`: (series, periods) in one unit each, the newest figure last, NaN where there is none
    or where the series has not begun. `season`: periods in a season, 0 for none.
    """
    parts = [
        combine_block(values[at : at + BLOCK], season, ahead) for at in range(0, len(values), BLOCK)
    ] or [combine_block(values, season, ahead)]
    return Combined(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in Combined.__dataclass_fields__
        )
    )


def combine_block(values: Floats, season: int, ahead: int) -> Combined:
    """Give the combined forecasts of so many series as memory holds at once."""
    pieces = pieces_of(values, season, ahead)
    is_tried = np.cumsum(~np.isnan(values), axis=1) >= FIRST_TRIED
    errors = errors_of(pieces, values, is_tried)
    usable = np.asarray(np.isfinite(pieces[:, :, -1]).all(axis=2))
    weights = weights_of(errors, values, usable)
    together = weighted(pieces, weights)
    own = errors_of(together[None], values, is_tried)[0]
    counts = (~np.isnan(own)).sum(axis=1)
    tried = counts[:, 0] if ahead else np.zeros(len(values), dtype=np.int64)
    return Combined(
        expected=together[:, -1],
        spread=root_errors(own, counts),
        degrees=np.maximum(FREE_SHARE * tried, 3.0),
        weights=weights.T,
        tried=tried,
    )


def errors_of(foretold: Floats, values: Floats, is_tried: NDArray[np.bool_]) -> Floats:
    """Give what came less what was foretold, in the shape of `foretold`; NaN where not tried."""
    found = np.full(foretold.shape, np.nan)
    for step in range(1, min(foretold.shape[-1], values.shape[1] - 1) + 1):
        error = values[:, step:] - foretold[:, :, :-step, step - 1]
        found[:, :, :-step, step - 1] = np.where(is_tried[:, :-step], error, np.nan)
    return found


def weights_of(errors: Floats, values: Floats, is_usable: NDArray[np.bool_]) -> Floats:
    """Give the weight of each piece in each series, (4, series), adding up to one.

    A piece that cannot foretell now, or never was tried, has none. Where nothing has an error the
    usable ones weigh the same.
    """
    squares = errors[..., :STEPS_JUDGED] ** 2
    count = (~np.isnan(squares)).sum(axis=(2, 3))
    square = np.nansum(squares, axis=(2, 3)) / np.maximum(count, 1)
    changes = np.diff(values, axis=1) ** 2
    moves = np.nansum(changes, axis=1) / np.maximum((~np.isnan(changes)).sum(axis=1), 1)
    usable = is_usable & (count > 0)
    usable = np.where(usable.any(axis=0), usable, is_usable)
    size = square + EVENNESS * moves
    size = np.where(size > 0, size / np.maximum(size.max(axis=0), np.finfo(float).tiny), 1.0)
    raw = np.where(usable, np.maximum(size, 1e-9) ** -SHARPNESS, 0.0)
    total = raw.sum(axis=0)
    return np.asarray(np.divide(raw, total, out=np.zeros_like(raw), where=total > 0))


def weighted(pieces: Floats, weights: Floats) -> Floats:
    """Give the pieces together; where one said nothing in the past, the others for it."""
    share = np.where(np.isnan(pieces), 0.0, weights[:, :, None, None])
    total = share.sum(axis=0)
    summed = (share * np.nan_to_num(pieces)).sum(axis=0)
    return np.asarray(np.divide(summed, total, out=np.full(total.shape, np.nan), where=total > 0))


def root_errors(errors: Floats, counts: NDArray[np.int64]) -> Floats:
    """Give the root mean square error at each step, drawn towards growth from the first one.

    Far steps have few errors of their own: they count beside GROWTH_WEIGHT errors that grow as
    those of a series between one that stays and one that wanders. No step is surer than the one
    before it.
    """
    squares = np.nansum(errors**2, axis=1)
    first = squares[:, :1] / np.where(counts[:, :1] > 0, counts[:, :1], np.nan)
    grown = first * (1 + GROWTH * np.arange(errors.shape[-1]))
    mean = (squares + GROWTH_WEIGHT * grown) / (counts + GROWTH_WEIGHT)
    return np.asarray(np.sqrt(np.maximum.accumulate(mean, axis=1)))


def weight_words(weights: Floats) -> str:
    """Give the pieces that weigh a twentieth or more, heaviest first: 'staying where it is 62%'."""
    order = np.argsort(-weights, kind="stable")
    kept = [place for place in order if weights[place] >= 0.05]
    return ", ".join(f"{NAMES[place]} {100 * weights[place]:.0f}%" for place in kept)
