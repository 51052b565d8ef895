"""The engine: many series in, points and summaries out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from goldenthread.spc.arrays import Block, Ints
from goldenthread.spc.columns import IMPROVEMENTS, read_columns
from goldenthread.spc.icons import (
    ASSURANCES,
    LIMIT_READINGS,
    POINT_TYPES,
    RULE_NAMES,
    VARIATIONS,
    assurances,
    last_points,
    point_classes,
    variations,
)
from goldenthread.spc.limits import limits_of
from goldenthread.spc.ordering import constants_of, order_of
from goldenthread.spc.profiles import MAKING_DATA_COUNT, Profile
from goldenthread.spc.profiles import profile as named_profile
from goldenthread.spc.signals import signals_of
from goldenthread.spc.warnings import warnings_of

SERIES_A_BLOCK = 5_000


@dataclass(frozen=True)
class Analysis:
    """`points`: the input rows sorted by series and date, with what was found at each point;
    `summary`: one row a series. Columns as in docs/spc.md."""

    points: pl.DataFrame
    summary: pl.DataFrame


def analyse(frame: pl.DataFrame, *, profile: str | Profile = MAKING_DATA_COUNT.name) -> Analysis:
    """Give the control chart of every series in `frame` (RULES 1).

    `frame` has a row a point: `series_id`, `date`, `value` and the optional columns of docs/spc.md;
    other columns pass through. Values, limits and means are in the unit of `value`.
    Raises SpcInputError naming each wrong row and column, ValueError for an unknown profile.
    """
    chosen = profile if isinstance(profile, Profile) else named_profile(profile)
    columns = read_columns(frame)
    order, first = order_of(columns)
    constants = constants_of(columns, order, first)
    ordered = columns.select(pl.all().gather(pl.lit(pl.Series(order)))) if len(order) else columns
    blocks = [
        analyse_block(block, chosen) for block in blocks_of(ordered, first, constants, chosen)
    ]
    found = pl.concat([points for points, _ in blocks]) if blocks else empty_points()
    summaries = pl.concat([summary for _, summary in blocks]) if blocks else empty_summary()
    passed = frame.select(pl.all().exclude(columns.columns))
    inputs = ordered.select([name for name in frame.columns if name in ordered.columns])
    if passed.width and len(order):
        inputs = inputs.hstack(passed[pl.Series(order)]).select(frame.columns)
    names = ordered["series_id"].gather(first[:-1]) if len(order) else ordered["series_id"]
    summary = summarised(names, ordered["date"], first, constants, summaries, chosen)
    return Analysis(points=inputs.hstack(found), summary=summary)


def blocks_of(
    ordered: pl.DataFrame, first: Ints, constants: dict[str, pl.Series], profile: Profile
) -> Iterator[Block]:
    """Cut the ordered points into blocks of whole series."""
    total = len(first) - 1
    for at in range(0, total, SERIES_A_BLOCK):
        until = min(at + SERIES_A_BLOCK, total)
        low, high = int(first[at]), int(first[until])
        points = ordered[low:high]
        yield Block(
            value=numbers(points, "value"),
            target=numbers(points, "target"),
            rebase=flags(points, "rebase"),
            ghost=flags(points, "ghost"),
            strict=strict_targets(points),
            day=points["date"].to_physical().cast(pl.Int64).to_numpy(),
            first=first[at : until + 1] - low,
            direction=directions(constants, at, until),
            baseline=whole(constants, "fix_after_n_points", 0, at, until),
            screen=whole(
                constants, "screen_outliers", int(profile.screen_outliers), at, until
            ).astype(np.bool_),
            shift_length=whole(constants, "shift_length", profile.shift_length, at, until),
            trend_length=whole(constants, "trend_length", profile.trend_length, at, until),
        )


def numbers(points: pl.DataFrame, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Give a column as floats, NaN for empty or absent."""
    if name not in points.columns:
        return np.full(points.height, np.nan)
    return points[name].fill_null(np.nan).to_numpy()


def flags(points: pl.DataFrame, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Give a column as booleans, false for empty or absent."""
    if name not in points.columns:
        return np.zeros(points.height, dtype=np.bool_)
    return points[name].fill_null(False).to_numpy()


def strict_targets(
    points: pl.DataFrame,
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Say where equality with the target misses it."""
    if "target_comparator" not in points.columns:
        return np.zeros(points.height, dtype=np.bool_)
    return points["target_comparator"].is_in([">", "<"]).fill_null(False).to_numpy()


def whole(constants: dict[str, pl.Series], name: str, default: int, at: int, until: int) -> Ints:
    """Give a setting of each series as whole numbers."""
    if name not in constants:
        return np.full(until - at, default, dtype=np.int64)
    held = constants[name][at:until].cast(pl.Int64).fill_null(default)
    return held.to_numpy().astype(np.int64, copy=False)


def directions(
    constants: dict[str, pl.Series], at: int, until: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.int8]]:
    """Give 1, -1 or 0 for increase (the default), decrease and neutral."""
    if "improvement" not in constants:
        return np.ones(until - at, dtype=np.int8)
    held = constants["improvement"][at:until].fill_null("increase")
    return held.replace_strict(IMPROVEMENTS, return_dtype=pl.Int8).to_numpy()


def analyse_block(block: Block, profile: Profile) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the point columns and the summary columns of a block."""
    limits = limits_of(block, profile)
    signals = signals_of(block, limits, profile)
    rule, point_type = point_classes(signals, block, profile)
    series = block.series
    segments_before = limits.segment[block.first[:-1]][series] if len(series) else series
    missing = np.isnan(block.value)
    with np.errstate(invalid="ignore"):
        side = np.nan_to_num(np.sign(block.value - limits.mean)).astype(np.int8)
    points = pl.DataFrame(
        {
            "segment": (limits.segment - segments_before + 1).astype(np.int32),
            "mean": nullable(limits.mean),
            "lower_limit": nullable(limits.lower),
            "upper_limit": nullable(limits.upper),
            "relative_to_mean": pl.Series(side).set(
                pl.Series(missing | np.isnan(limits.mean)), None
            ),
            "near_limit": signals.near,
            "outside_limits": signals.outside,
            "shift": signals.shift,
            "trend": signals.trend,
            "two_in_three": signals.two_in_three,
            "rule": coded(rule, RULE_NAMES),
            "point_type": coded(point_type, POINT_TYPES),
        }
    )
    last = last_points(block, profile)
    reading = assurances(block, limits, last, profile)
    end = block.first[1:] - 1
    summary = pl.DataFrame(
        {
            "last_value": nullable(np.where(last >= 0, block.value[last], np.nan)),
            "last_mean": nullable(limits.mean[end]),
            "last_lower_limit": nullable(limits.lower[end]),
            "last_upper_limit": nullable(limits.upper[end]),
            "target": nullable(reading.target),
            "variation": coded(variations(point_type, block, limits, last, profile), VARIATIONS),
            "assurance": coded(reading.assurance, ASSURANCES),
            "assurance_limits": coded(reading.from_limits, LIMIT_READINGS),
            "warnings": warnings_of(block, limits, last),
            "for_periods": reading.for_periods,
            "n_segments": (limits.segment[end] - limits.segment[block.first[:-1]] + 1),
        }
    )
    return points, summary


def nullable(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> pl.Series:
    """Give floats with null where there is none."""
    return pl.Series(values).fill_nan(None)


def coded(codes: Ints, names: tuple[str, ...]) -> pl.Series:
    """Give names for their indexes."""
    return pl.Series(codes.astype(np.uint8)).cat.to(pl.Enum(names))


def summarised(
    names: pl.Series,
    dates: pl.Series,
    first: Ints,
    constants: dict[str, pl.Series],
    summaries: pl.DataFrame,
    profile: Profile,
) -> pl.DataFrame:
    """Give the summary with the columns of docs/spc.md in their order."""
    count = len(first) - 1
    improvement = constants.get("improvement", pl.Series([None] * count, dtype=pl.String))
    identity = pl.DataFrame(
        {
            "series_id": names,
            "n": np.diff(first),
            "first_date": dates.gather(first[:-1]),
            "last_date": dates.gather(first[1:] - 1),
        }
    )
    rest = summaries.with_columns(
        improvement.fill_null("increase").alias("improvement"),
        pl.lit(profile.name).alias("profile"),
    )
    return identity.hstack(rest).select(SUMMARY_COLUMNS)


SUMMARY_COLUMNS = (
    "series_id", "n", "first_date", "last_date", "last_value", "last_mean", "last_lower_limit",
    "last_upper_limit", "target", "improvement", "variation", "assurance", "assurance_limits",
    "warnings", "for_periods", "n_segments", "profile",
)  # fmt: skip


def empty_points() -> pl.DataFrame:
    """Give the point columns without rows."""
    block = empty_block()
    return analyse_block(block, MAKING_DATA_COUNT)[0]


def empty_summary() -> pl.DataFrame:
    """Give the summary columns without rows."""
    return analyse_block(empty_block(), MAKING_DATA_COUNT)[1]


def empty_block() -> Block:
    """Give a block without series."""
    floats, wholes = np.zeros(0), np.zeros(0, dtype=np.int64)
    booleans = np.zeros(0, dtype=np.bool_)
    return Block(
        value=floats, target=floats, rebase=booleans, ghost=booleans, strict=booleans, day=wholes,
        first=np.zeros(1, dtype=np.int64), direction=np.zeros(0, dtype=np.int8), baseline=wholes,
        screen=booleans, shift_length=wholes, trend_length=wholes,
    )  # fmt: skip
