"""The facts of programmes: statuses, counts by status, dates of milestones and units. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.assure.narrative.facts import (
    DatedFact,
    LiveValue,
    RecordPlace,
    Subject,
    SubjectKind,
)
from goldenthread.assure.programmes.results import (
    ActionResult,
    MilestoneResult,
    ProgrammeResult,
    StatusView,
    WorkstreamResult,
)
from goldenthread.vocabulary import Standing, StatusScale, StatusStep, slug
from goldenthread.vocabulary.status import AMBER, BLUE, GREEN, RED

COLOURS = {RED: "red", AMBER: "amber", GREEN: "green", BLUE: "blue"}
MEANINGS = {
    Standing.COMPLETE: ("complete", "completed"),
    Standing.ON_TRACK: ("on track",),
    Standing.OVERDUE: ("overdue",),
    Standing.NOT_STARTED: ("not started",),
}


@dataclass(frozen=True)
class DatedUnit:
    """A unit of the organisation that is valid from a day."""

    id: int
    code: str
    name: str
    valid_from: dt.date | None


def words_of(step: StatusStep) -> frozenset[str]:
    """Give the words that may be used for a step: its own, its colour's, its meaning's."""
    own = {step.code.replace("_", " "), step.words.lower()}
    colour = COLOURS.get(step.colour)
    return frozenset({*own, *MEANINGS.get(step.standing, ()), *([colour] if colour else ())})


def words_of_scale(scale: StatusScale) -> frozenset[str]:
    """Give every word that may be used for a step of a scale."""
    return frozenset(word for step in scale.steps for word in words_of(step))


def counted(scale: StatusScale, steps: Iterable[StatusStep | None]) -> dict[str, int]:
    """Count by the words of a scale's steps; a step that nothing has counts nought."""
    held = Counter(step.code for step in steps if step)
    return {
        word: sum(held[other.code] for other in scale.steps if word in words_of(other))
        for step in scale.steps
        for word in words_of(step)
    }


def programme_subjects(result: ProgrammeResult) -> Iterator[Subject]:
    """Give the programme, its workstreams and its milestones."""
    everything = counts_of(result, result.milestones, result.actions)
    yield Subject(
        key=f"programme:{result.code}",
        kind=SubjectKind.PROGRAMME,
        label=result.name,
        names=(result.name,),
        place=RecordPlace("programme", result.code, result.id),
        live_name=f"programme:{result.code}",
        live=status_values(result.status, result.embedding),
        counts=everything,
        scale=words_of_scale(result.scale),
        **status_of(result.status, result.embedding),
    )
    groups = Counter(one.group for one in result.workstreams)
    for one in result.workstreams:
        yield workstream_subject(result, one, is_alone=groups[one.group] == 1)
    references = Counter(slug(one.reference) for one in result.milestones)
    for milestone in result.milestones:
        is_unique = references[slug(milestone.reference)] == 1 and bool(milestone.reference)
        yield milestone_subject(result, milestone, is_unique=is_unique)


def workstream_subject(
    result: ProgrammeResult, one: WorkstreamResult, *, is_alone: bool
) -> Subject:
    """Give a workstream; a group that holds it alone names it too."""
    part = result.of_workstream(one.code)
    names = (one.name, one.code.replace("-", " "), *([one.group] if is_alone and one.group else []))
    return Subject(
        key=workstream_key(result.code, one.code),
        kind=SubjectKind.WORKSTREAM,
        label=one.name,
        names=tuple(dict.fromkeys(names)),
        place=RecordPlace("workstream", one.code, one.id, result.id),
        live_name=f"workstream:{one.code}",
        live=status_values(one.delivery, one.embedding),
        counts=counts_of(result, part.milestones, part.actions),
        scale=words_of_scale(result.scale),
        **status_of(one.delivery, one.embedding),
    )


def workstream_key(programme: str, workstream: str) -> str:
    """Give the key of a workstream's subject."""
    return f"workstream:{programme}:{workstream}"


def status_of(*views: StatusView) -> dict[str, Any]:
    """Give the words of a status, of delivery and embedding, and how it is printed."""
    steps = [view.effective for view in views if view.effective]
    return {
        "statuses": frozenset(word for step in steps for word in words_of(step)),
        "status_words": " and ".join(dict.fromkeys(step.words for step in steps)),
    }


def counts_of(
    result: ProgrammeResult,
    milestones: Sequence[MilestoneResult],
    actions: Sequence[ActionResult],
) -> dict[str, dict[str, int]]:
    """Count milestones and actions by every word of their scales; 'all' is how many there are."""
    found = {}
    if milestones:
        steps = (one.status.stated or one.status.proposed for one in milestones)
        found["milestone"] = {
            **counted(result.milestone_scale, steps),
            "all": len(milestones),
        }
    if actions:
        delivery = counted(result.scale, (one.delivery.effective for one in actions))
        found["action"] = {**delivery, "all": len(actions)}
    return found


def status_values(*views: StatusView) -> tuple[LiveValue, ...]:
    """Give what texts can insert of a status: of delivery, and of embedding."""
    names = (("status", "status"), ("embedding", "status of embedding"))
    return tuple(
        LiveValue(what, label, view.effective.words)
        for (what, label), view in zip(names, views, strict=False)
        if view.effective
    )


def milestone_values(one: MilestoneResult) -> tuple[LiveValue, ...]:
    """Give what texts can insert of a milestone: its dates and its status."""
    dates = (("due", one.due), ("forecast", one.forecast), ("completed", one.completed))
    found = [LiveValue(what, f"{what} on", f"{day:%-d %B %Y}") for what, day in dates if day]
    if one.status.effective:
        found.append(LiveValue("status", "status", one.status.effective.words))
    return tuple(found)


def milestone_subject(result: ProgrammeResult, one: MilestoneResult, *, is_unique: bool) -> Subject:
    """Give a milestone with its dates; a reference that is used once names it in texts."""
    dates = (
        (one.due, "due"),
        (one.baseline, "agreed"),
        (one.forecast, "forecast"),
        (one.completed, "completed"),
    )
    return Subject(
        key=f"milestone:{one.id}",
        kind=SubjectKind.MILESTONE,
        label=one.label,
        names=(one.description,) if len(one.description.split()) >= 3 else (),
        place=RecordPlace("milestone", one.reference, one.id, result.id),
        live_name=f"milestone:{slug(one.reference)}" if is_unique else "",
        live=milestone_values(one),
        parent="" if len(one.description.split()) >= 3 else "milestones",
        group=workstream_key(result.code, one.workstream),
        dates=tuple(DatedFact(day, words) for day, words in dates if day),
    )


def unit_subjects(units: Iterable[DatedUnit]) -> Iterator[Subject]:
    """Give the units, with the day from which each is valid."""
    for one in units:
        yield Subject(
            key=f"unit:{one.code}",
            kind=SubjectKind.UNIT,
            label=one.name,
            names=(one.name,),
            place=RecordPlace("unit", one.code, one.id),
            dates=(DatedFact(one.valid_from, "begins"),) if one.valid_from else (),
        )
