"""A second, slow computation of RULES 1 for one series, written apart from the engine."""

from __future__ import annotations

import itertools
from dataclasses import dataclass


@dataclass
class Point:
    value: float | None
    target: float | None = None
    rebase: bool = False
    ghost: bool = False


MDC = {"shift": 6, "trend": 6, "screen": False, "needed": 13, "cross": True, "one_label": False}
PTD = {"shift": 7, "trend": 7, "screen": True, "needed": 0, "cross": False, "one_label": True}


def chart(points, profile, direction=1, baseline=0):
    """Give (mean, lower, upper, side, outside, shift, trend, two_in_three, type) of each point."""
    rules = MDC if profile == "making_data_count" else PTD
    segments = cut(points, baseline, rules["cross"])
    counts = [p.value is not None and not p.ghost for p in points]
    charted = sum(counts) >= rules["needed"]
    rows = [None] * len(points)
    for number, segment in enumerate(segments):
        mean, spread = limits(points, counts, segment, baseline, number, rules)
        for i in segment:
            rows[i] = (mean, spread if charted else None)
    groups = [list(range(len(points)))] if rules["cross"] else segments
    found = [set() for _ in points]
    for group in groups:
        for i, rule, sign in signals(points, counts, rows, group, rules, charted):
            found[i].add((rule, sign))
    turn = turning(points, found, groups)
    out = []
    for i, _point in enumerate(points):
        mean, spread = rows[i]
        lower = None if mean is None or spread is None else mean - spread
        upper = None if mean is None or spread is None else mean + spread
        names = {rule for rule, _ in found[i]}
        kind = classify(found[i], turn[i], direction, rules["one_label"])
        out.append(
            (mean, lower, upper, "outside" in names, "shift" in names, "trend" in names,
             "two" in names, kind)
        )  # fmt: skip
    return out


def cut(points, baseline, baseline_wins):
    segments = []
    for i, point in enumerate(points):
        begins = point.rebase and not (baseline_wins and i < baseline)
        if i == 0 or begins:
            segments.append([])
        segments[-1].append(i)
    return segments


def limits(points, counts, segment, baseline, number, rules):
    inside = segment
    if baseline and not (rules["cross"] and number):
        inside = segment[:baseline]
    values = [points[i].value for i in inside if counts[i]]
    if not values:
        return None, None
    mean = sum(values) / len(values)
    mean += sum(v - mean for v in values) / len(values)
    ranges = [
        abs(points[i].value - points[i - 1].value)
        for i in inside[1:]
        if counts[i] and counts[i - 1]
    ]
    if not ranges:
        return mean, None
    average = sum(ranges) / len(ranges)
    if rules["screen"]:
        ranges = [r for r in ranges if r < 3.267 * average]
        if not ranges:
            return mean, None
        average = sum(ranges) / len(ranges)
    return mean, 2.66 * average


def signals(points, counts, rows, group, rules, charted):
    if not charted:
        return
    side = {}
    near = {}
    for i in group:
        mean, spread = rows[i]
        if not counts[i] or mean is None:
            side[i], near[i] = 0, False
            continue
        value = points[i].value
        side[i] = (value > mean) - (value < mean)
        near[i] = False
        if spread is not None:
            outside = value > mean + spread or value < mean - spread
            beyond = value > mean + 2 / 3 * spread or value < mean - 2 / 3 * spread
            near[i] = beyond and not outside
            if outside:
                yield i, "outside", side[i]
    for start in range(len(group)):
        window = group[start : start + rules["shift"]]
        if len(window) == rules["shift"]:
            sides = {side[i] for i in window}
            if sides in ({1}, {-1}):
                for i in window:
                    yield i, "shift", side[i]
        window = group[start : start + rules["trend"]]
        if len(window) == rules["trend"] and all(counts[i] for i in window):
            pairs = list(itertools.pairwise(window))
            for sign in (1, -1):
                if all((points[b].value - points[a].value) * sign > 0 for a, b in pairs):
                    for i in window:
                        yield i, "trend", sign
        window = group[start : start + 3]
        if len(window) == 3 and len({side[i] for i in window}) == 1 and side[window[0]]:
            close = [i for i in window if near[i]]
            if len(close) >= 2:
                for i in close:
                    yield i, "two", side[i]


def turning(points, found, groups):
    turn = [0] * len(points)
    for group in groups:
        for place, i in enumerate(group):
            if not any(rule == "trend" for rule, _ in found[i]):
                continue
            following = group[place + 1] if place + 1 < len(group) else None
            if following is not None and any(rule == "trend" for rule, _ in found[following]):
                turn[i] = 1 if points[following].value > points[i].value else -1
            else:
                turn[i] = 1 if points[i].value > points[group[place - 1]].value else -1
    return turn


def classify(found, turn, direction, one_label):
    if one_label:
        for name in ("outside", "trend", "two", "shift"):
            signs = [sign for rule, sign in found if rule == name]
            if signs:
                found = {(name, turn if name == "trend" else signs[0])}
                break
    signs = {sign for _, sign in found}
    if direction == 0:
        return "neutral_high" if 1 in signs else "neutral_low" if -1 in signs else "common_cause"
    if direction in signs:
        return "improvement"
    return "concern" if -direction in signs else "common_cause"
