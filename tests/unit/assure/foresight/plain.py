"""The same forecasts computed the plain way: one series, one figure at a time."""

import itertools
import math

import numpy as np


def pieces(values, season, ahead):
    """What each of the four foretold at each period: lists [piece][period][step]."""
    found = [[], [], [], []]
    here = level = slope = math.nan
    for at, value in enumerate(values):
        known = [v for v in values[: at + 1] if not math.isnan(v)]
        recent = [v for v in values[max(0, at - 23) : at + 1] if not math.isnan(v)]
        newest = known[-1] if known else math.nan
        mean = sum(recent) / len(recent) if recent else math.nan
        if not math.isnan(value):
            here = value if math.isnan(here) else 0.9 * value + 0.1 * here
        if len(known) == 8 and not math.isnan(value):
            level, slope = first_line(values[: at + 1])
        elif math.isnan(value):
            level, slope = level + 0.98 * slope, 0.98 * slope
        else:
            moved = 0.2 * value + 0.8 * (level + 0.98 * slope)
            slope = 0.1 * (moved - level) + 0.9 * 0.98 * slope
            level = moved
        steps = range(1, ahead + 1)
        found[0].append([mean + 0.7**h * (newest - mean) for h in steps])
        found[1].append([here for _ in steps])
        found[2].append([level + slope * sum(0.98**k for k in range(1, h + 1)) for h in steps])
        found[3].append([season_piece(values, at, season, newest, h) for h in steps])
    return found


def first_line(values):
    """The end and the slope of the straight line through the figures."""
    held = [(at, value) for at, value in enumerate(values) if not math.isnan(value)]
    slope, start = np.polyfit([at for at, _ in held], [value for _, value in held], 1)
    return start + slope * (len(values) - 1), slope


def season_piece(values, at, season, newest, step):
    """The figure of a season before, moved by what is left of the distance today."""
    if not season or at < season:
        return math.nan
    before = values[at - season + 1 + (step - 1) % season]
    return before + 0.8**step * (newest - values[at - season])


def combined(values, season, ahead):
    """Expected figures, spreads, weights and how many forecasts were tried, of one series."""
    made = pieces(values, season, ahead)
    seen = np.cumsum([not math.isnan(v) for v in values])
    last = len(values) - 1

    def errors(of, step):
        return [
            values[at + step] - of[at][step - 1]
            for at in range(len(values) - step)
            if seen[at] >= 8 and not math.isnan(values[at + step] - of[at][step - 1])
        ]

    moves = [(b - a) ** 2 for a, b in itertools.pairwise(values) if not math.isnan(b - a)]
    sizes = {}
    for piece, of in enumerate(made):
        judged = [e * e for step in (1, 2, 3) for e in errors(of, step)]
        if judged and not any(math.isnan(v) for v in of[last]):
            sizes[piece] = sum(judged) / len(judged) + 0.1 * sum(moves) / len(moves)
    raw = {piece: size**-2 for piece, size in sizes.items()}
    weights = {piece: weight / sum(raw.values()) for piece, weight in raw.items()}
    together = [
        [mixed([made[p][at][h] for p in weights], list(weights.values())) for h in range(ahead)]
        for at in range(len(values))
    ]
    own = [errors(together, step) for step in range(1, ahead + 1)]
    first = sum(e * e for e in own[0]) / len(own[0])
    squares, widest = [], 0.0
    for place, found in enumerate(own):
        mean = (sum(e * e for e in found) + 6 * first * (1 + 0.4 * place)) / (len(found) + 6)
        widest = max(widest, mean)
        squares.append(math.sqrt(widest))
    return together[last], squares, weights, len(own[0])


def mixed(parts, weights):
    """The weighted mean of what is there."""
    held = [(p, w) for p, w in zip(parts, weights, strict=True) if not math.isnan(p)]
    if not held:
        return math.nan
    return sum(p * w for p, w in held) / sum(w for _, w in held)
