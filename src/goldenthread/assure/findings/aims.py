"""What is wrong with the aims of a measure: side, kind, direction over time, end. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from goldenthread.assure.findings.codes import Problem
from goldenthread.assure.findings.days import impossible_year
from goldenthread.assure.findings.wording import begun
from goldenthread.assure.lines import Line
from goldenthread.assure.loading import Material
from goldenthread.assure.targets import (
    KIND_RANK,
    Aim,
    aim_text,
    contradicts_direction,
    is_words_only,
)
from goldenthread.vocabulary import (
    Better,
    Kind,
    Period,
    PeriodKind,
    PeriodParseError,
    Value,
    ValueParseError,
    ValueSpec,
    parse_period,
    parse_value,
)


class Waypoint(NamedTuple):
    """A step of a trajectory: an aim of one period that is a number."""

    aim: Aim
    period: Period
    number: Decimal


def wrong_side(material: Material) -> Iterator[Problem]:
    """Give the targets that are written the wrong way round for the measure's direction."""
    better = Better(material.measure.better)
    wrong = [aim for aim in material.aims if contradicts_direction(aim, better)]
    if not wrong:
        return
    listed = ", ".join(dict.fromkeys(aim_text(aim, material.spec) for aim in wrong))
    yield Problem(
        "target_wrong_side",
        f"the target {listed} is written the wrong way round, since {better.words}",
        said=f"Target {listed}",
        held=begun(better.words),
        field="target",
    )


def kind_problems(material: Material, lines: Sequence[Line]) -> Iterator[Problem]:
    """Give aims and figures of another kind than the measure."""
    spec = material.spec
    others = [aim for aim in material.aims if aim.period and is_of_another_kind(aim.value, spec)]
    if others:
        listed = ", ".join(dict.fromkeys(aim.value.written for aim in others))
        yield Problem(
            "aim_of_another_kind", f"aims of another kind than the actuals: {listed}",
            said=f"Aims {listed}", held=f"The measure is a {spec.kind.value}", field="target",
        )  # fmt: skip
    figures = [r for line in lines for r in line.readings if is_of_another_kind(r.value, spec)]
    if figures:
        listed = ", ".join(f"{r.value.written} in {r.period.label}" for r in figures)
        yield Problem(
            "figure_of_another_kind", f"actuals of another kind: {listed}",
            said=f"Actuals {listed}", held=f"The measure is a {spec.kind.value}", field="actual",
        )  # fmt: skip


def trajectory_problems(material: Material, *, is_on_scorecard: bool) -> Iterator[Problem]:
    """Give the trajectories that lead away from what is better, the first step of each.

    It is but a note where the trajectory comes back, as one with a hard winter does. Off the
    scorecards, where months have plans of their own, only a lasting one is told, as a note; a plan
    of money grows and shrinks with its year and is no aim.
    """
    spec, better = material.spec, Better(material.measure.better)
    for trajectory in own_trajectories(material):
        worsening = worsening_steps(trajectory, better)
        if worsening is None:
            continue
        is_passing = recovers(trajectory, worsening, better)
        if not is_on_scorecard and (is_passing or spec.kind is Kind.MONEY):
            continue
        before, after = (f"{aim_text(one.aim, spec)} in {one.period.label}" for one in worsening)
        yield Problem(
            "trajectory_worsens", f"the trajectory worsens: {before}, then {after}",
            said=f"Aims {before}, then {after}", held=begun(better.words), field="target",
            is_note=is_passing or not is_on_scorecard,
        )  # fmt: skip


def is_of_another_kind(value: Value, spec: ValueSpec) -> bool:
    """Say whether a value is kept as words though its measure has numbers or grades."""
    return spec.kind is not Kind.TEXT and is_words_only(value)


def own_trajectories(material: Material) -> list[list[Waypoint]]:
    """Give the trajectory of the whole and of each line that has one, by the measure's periods."""
    frequency = material.measure.frequency
    judging = [
        aim
        for aim in material.aims
        if aim.period and aim.period.kind == frequency and aim.kind in KIND_RANK
    ]
    lines = dict.fromkeys(aim.series_id for aim in material.aims if aim.period)
    return [waypoints(aim for aim in judging if aim.series_id == line) for line in lines]


def trajectory_of(material: Material, series_id: int | None) -> list[Waypoint]:
    """Give the trajectory that a line is held against; its own, else that of the whole."""
    judging = [aim for aim in material.aims if aim.period and aim.kind in KIND_RANK]
    own = [aim for aim in judging if series_id is not None and aim.series_id == series_id]
    return waypoints(own or [aim for aim in judging if aim.series_id is None])


def waypoints(aims: Iterable[Aim]) -> list[Waypoint]:
    """Give the aims of a period that are numbers, in the order of their periods."""
    found = (
        Waypoint(aim, aim.period, aim.value.number)
        for aim in aims
        if aim.period and aim.value.number is not None
    )
    return sorted(found, key=lambda one: one.period)


def worsening_steps(
    trajectory: Sequence[Waypoint], better: Better
) -> tuple[Waypoint, Waypoint] | None:
    """Give the best step and the first later one that is worse; None where none is."""
    best: Waypoint | None = None
    if better is Better.NEITHER:
        return None
    sign = 1 if better is Better.HIGHER else -1
    for one in trajectory:
        if best is not None and (one.number - best.number) * sign < 0:
            return best, one
        if best is None or (one.number - best.number) * sign > 0:
            best = one
    return None


def recovers(
    trajectory: Sequence[Waypoint], worsening: tuple[Waypoint, Waypoint], better: Better
) -> bool:
    """Say whether the last step is as good as the best one before it worsened."""
    sign = 1 if better is Better.HIGHER else -1
    return (trajectory[-1].number - worsening[0].number) * sign >= 0


def end_problems(
    end_target: str, end_date: str, trajectory: Sequence[Waypoint], spec: ValueSpec
) -> Iterator[Problem]:
    """Give a financial year that cannot be, and an end target that no aim leads to.

    With a date that is read, the aim of its period answers for it; without one, or where no aim
    reaches that far, the last. A count that the aims of all periods make together is met.
    """
    if year := impossible_year(end_date):
        yield Problem(
            "period_impossible", f"the end target is dated {end_date}: {year} is no financial year",
            said=f"Dated {end_date}", field="end_date",
        )  # fmt: skip
        return
    if not end_target or not trajectory:
        return
    try:
        end = parse_value(end_target, spec)
    except ValueParseError:
        return
    at, is_dated = aim_at_end(trajectory, end_date)
    if end.number is None or end.number == at.number:
        return
    if makes_together(trajectory, end, at, spec):
        return
    leads = "is at" if is_dated else "ends at"
    said = f"the end target is {end_target}{f' ({end_date})' if is_dated else ''}"
    held = f"the trajectory {leads} {aim_text(at.aim, spec)} in {at.period.label}"
    yield Problem(
        "end_target_differs", f"{said}, {held}", said=begun(said), held=begun(held),
        field="end_target",
    )  # fmt: skip


def aim_at_end(trajectory: Sequence[Waypoint], end_date: str) -> tuple[Waypoint, bool]:
    """Give the aim that an end target is held against, and whether its date says which."""
    try:
        end: Period | None = parse_period(end_date) if end_date else None
    except PeriodParseError:
        end = None
    if end is not None:
        for one in trajectory:
            if Period.containing(end.end, PeriodKind(one.period.kind)) == one.period:
                return one, True
    return trajectory[-1], False


def makes_together(
    trajectory: Sequence[Waypoint], end: Value, at: Waypoint, spec: ValueSpec
) -> bool:
    """Say whether an end target counts what the aims of the periods up to its own add up to."""
    if spec.kind is not Kind.COUNT:
        return False
    upto = [one.number for one in trajectory if one.period <= at.period]
    return any(sum(upto[start:]) == end.number for start in range(len(upto)))
