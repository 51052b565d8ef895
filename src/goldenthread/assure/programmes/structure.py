"""Where the records of a programme contradict each other: repeats, dates, counts, registers.

Everything here is pure over records at hand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from goldenthread.assure.finding import Finding, Ref
from goldenthread.assure.findings.codes import Problem, finding_of, findings_of_record
from goldenthread.assure.findings.counts import claims_in, disagreement
from goldenthread.assure.findings.repeats import (
    is_heading,
    other_months,
    repeated,
    text_key,
)
from goldenthread.assure.findings.texts import day_problems
from goldenthread.assure.findings.wording import begun, says_the_same, shortened
from goldenthread.assure.programmes.loading import ProgrammeMaterial
from goldenthread.assure.programmes.results import (
    ActionResult,
    MilestoneResult,
    ProgrammeResult,
    RiskResult,
)
from goldenthread.assure.programmes.statuses import written
from goldenthread.records.programmes.models import HighlightReport
from goldenthread.vocabulary import StatusScale

OPERATIONAL = re.compile(
    r"\b(?:operational|established|live|opens|opened|launched|set up|in place)\b", re.IGNORECASE
)
EXTREME = 15
REPEATING = ("summary", "progress", "next")  # texts of a highlight report that are new each period
TEXTS = ("summary", "progress", "next", "well", "not_well", "risks", "escalations")


def structural_findings(
    material: ProgrammeMaterial, result: ProgrammeResult, today: dt.date
) -> Iterator[Finding]:
    """Give everything that the records of a programme contradict among themselves."""
    yield from reference_findings(result.milestones)
    yield from repeated_texts(material, result)
    yield from unit_findings(material, result.milestones)
    yield from highlight_findings(material, result)
    yield from update_findings(material, result)
    yield from register_findings(material, result.risks, today)
    yield from completion_days((*result.actions, *result.milestones), today)
    yield from moved_findings(material)
    programme = material.programme
    if programme.starts and programme.ends and programme.ends < programme.starts:
        start, end = written(programme.starts), written(programme.ends)
        yield finding_of(
            "ends_before_start", f"{programme.name} ends on {end}, before it starts on {start}",
            "programme", programme.pk, field="ends", said=f"Ends on {end}",
            held=f"Starts on {start}",
        )  # fmt: skip


def reference_findings(milestones: Sequence[MilestoneResult]) -> Iterator[Finding]:
    """Give the references that stand for several milestones of a workstream."""
    labelled = [one for one in milestones if one.reference]
    for key, held in repeated(labelled, lambda one: (one.workstream, one.reference)):
        own = [one.reference for one in labelled if one.workstream == held[0].workstream]
        if is_heading(own, len(held)):
            continue
        named = "; ".join(one.description or "(no description)" for one in held)
        yield finding_of(
            "repeated_reference",
            f"the reference {held[0].reference} stands for {len(held)} milestones: {named}",
            "milestone",
            held[0].id,
            workstream=held[0].workstream,
            field="reference",
            said=f"Reference {held[0].reference}",
            held=f"It stands for {named}",
            involved=tuple(Ref("milestone", one.id, one.label) for one in held[1:]),
            key=repr(key),
        )


def repeated_texts(material: ProgrammeMaterial, result: ProgrammeResult) -> Iterator[Finding]:
    """Give records that say the same under other codes, and events with two dates."""
    kinds: tuple[tuple[str, Iterable[Any], Any], ...] = (
        ("action", result.actions, lambda one: text_key(one.title, one.workstream, one.unit)),
        ("requirement", result.requirements, lambda one: text_key(one.text, one.source)),
        ("risk", result.risks, lambda one: text_key(one.title) if one.is_open else None),
        ("milestone", result.milestones,
         lambda one: text_key(one.description, one.workstream, one.due)),
    )  # fmt: skip
    for kind, records, key in kinds:
        for _, held in repeated(records, key):
            yield same_text(kind, held)
    yield from same_event(result.milestones)


def same_text(kind: str, held: Sequence[Any]) -> Finding:
    """Give the finding of records that say the same."""
    first, text = held[0], shortened(text_of(held[0]))
    return finding_of(
        "repeated_text",
        f"{len(held)} {kind}s say the same: {text}",
        kind,
        first.id,
        workstream=first.workstream,
        said=text,
        held=f"The same stands in {len(held) - 1} other",
        involved=tuple(Ref(kind, one.id, text_of(one)) for one in held[1:]),
    )


def text_of(record: Any) -> str:
    """Give the text by which a record is known."""
    title = getattr(record, "title", "") or getattr(record, "text", "")
    return str(title or record.description)


def same_event(milestones: Sequence[MilestoneResult]) -> Iterator[Finding]:
    """Give milestones of several workstreams that say the same of different months.

    A milestone that is told by a measure has a date for each of its targets.
    """
    plain = [(one, one.due) for one in milestones if one.due and not one.measure]
    for _, held in repeated(plain, lambda pair: text_key(pair[0].description)):
        if len({one.workstream for one, _ in held}) < 2:
            continue
        (first, due), *others = held
        ref = Ref("milestone", first.id, first.label)
        for one, day in other_months(others, due):
            yield dates_differ(one, day, due, ref, first.label)


def day_of(milestone: MilestoneResult) -> dt.date:
    """Give the day on which a milestone happened or is to happen."""
    return milestone.completed or milestone.due or dt.date.max


def unit_findings(
    material: ProgrammeMaterial, milestones: Sequence[MilestoneResult]
) -> Iterator[Finding]:
    """Give milestones that set up a unit in another month than the unit is said to exist from."""
    for unit in material.units:
        if unit.valid_from is None:
            continue
        name = unit.name.casefold()
        days = [
            (one, day_of(one))
            for one in milestones
            if name in one.description.casefold() and OPERATIONAL.search(one.description)
            and (one.due or one.completed)
        ]  # fmt: skip
        for one, day in other_months(days, unit.valid_from):
            label = f"the unit {unit.name}"
            yield dates_differ(one, day, unit.valid_from, Ref("unit", unit.pk, unit.name), label)


def dates_differ(
    milestone: MilestoneResult, day: dt.date, other: dt.date, ref: Ref, label: str
) -> Finding:
    """Give the finding of a milestone whose date is another elsewhere."""
    said, held = f"{milestone.label} on {written(day)}", f"{label} from {written(other)}"
    return finding_of(
        "dates_differ", f"{said}, {held}", "milestone", milestone.id,
        workstream=milestone.workstream, field="due", said=said,
        held=begun(held), involved=(ref,),
    )  # fmt: skip


def highlight_findings(material: ProgrammeMaterial, result: ProgrammeResult) -> Iterator[Finding]:
    """Give highlight reports that repeat the last, count wrongly or name days that cannot be."""
    for workstream in material.workstreams:
        reports = [
            one
            for one in material.highlights[workstream.pk]
            if one.period.kind is result.period.kind and one.period <= result.period
        ]
        if not reports or reports[-1].period != result.period:
            continue
        report, before = reports[-1], reports[-2] if len(reports) > 1 else None
        part = result.of_workstream(workstream.code)
        problems = (
            *(repeating_problems(report, before) if before else ()),
            *count_problems(report, "milestone", part.milestones, result.milestone_scale),
            *count_problems(report, "action", part.actions, result.scale),
            *(one for name in TEXTS for one in day_problems(getattr(report, name), name,
                                                            report.period.start)),
        )  # fmt: skip
        yield from findings_of_record(
            problems, "highlight", report.pk, workstream.name, workstream.code
        )


def repeating_problems(report: HighlightReport, before: HighlightReport) -> Iterator[Problem]:
    """Give the texts of a report that are word for word those of the one before."""
    for name in REPEATING:
        text = getattr(report, name)
        if says_the_same(text, getattr(before, name)):
            label = report._meta.get_field(name).verbose_name
            yield Problem(
                "repeated_words", f"the {label} is word for word that of {before.period.label}",
                said=shortened(text), held=f"The same stood in {before.period.label}", field=name,
            )  # fmt: skip


def count_problems(
    report: HighlightReport,
    noun: str,
    records: Sequence[ActionResult | MilestoneResult],
    scale: StatusScale,
) -> Iterator[Problem]:
    """Give counts of statuses in a report's words that are not those of the records."""
    steps = [
        (one.delivery if isinstance(one, ActionResult) else one.status).effective for one in records
    ]
    for name in ("summary", "progress"):
        for claim in claims_in(getattr(report, name), noun, scale):
            if differing := disagreement(claim, steps, scale):
                held = ", ".join(f"{counted} {term}" for term, (_, counted) in differing.items())
                words = f"the words count {claim.words} {noun}s, the records count {held}"
                yield Problem(
                    "counts_differ",
                    words,
                    said=claim.words,
                    held=f"The records count {held} of {len(steps)}",
                    field=name,
                )


def update_findings(material: ProgrammeMaterial, result: ProgrammeResult) -> Iterator[Finding]:
    """Give milestones whose commentary repeats the one before or names days that cannot be."""
    period = result.period
    for one in result.milestones:
        told = [up for up in material.milestone_updates[one.id] if up.on <= result.on]
        problems = list(day_problems(one.commentary, "commentary", period.start))
        is_new = bool(told) and told[-1].on >= period.start
        earlier = [up for up in told if up.on < period.start]
        if is_new and earlier and says_the_same(told[-1].commentary, earlier[-1].commentary):
            problems.append(
                Problem(
                    "repeated_words",
                    f"the commentary is word for word that of {written(earlier[-1].on)}",
                    said=shortened(one.commentary),
                    held=f"The same stood on {written(earlier[-1].on)}",
                    field="commentary",
                )
            )
        yield from findings_of_record(problems, "milestone", one.id, one.label, one.workstream)


def register_findings(
    material: ProgrammeMaterial, risks: Sequence[RiskResult], today: dt.date
) -> Iterator[Finding]:
    """Give what is wrong in the registers of risks and issues."""
    for risk in risks:
        yield from findings_of_record(
            risk_problems(risk), "risk", risk.id, shortened(risk.title), risk.workstream
        )
    for kind, records in (("risk", material.risks), ("issue", material.issues)):
        for one in records:
            if one.raised and one.closed and one.closed < one.raised:
                raised, closed = written(one.raised), written(one.closed)
                yield finding_of(
                    "closed_before_raised",
                    f"{shortened(one.title)}: closed on {closed}, raised on {raised}",
                    kind,
                    one.pk,
                    workstream=one.workstream.code if one.workstream else "",
                    field="closed",
                    said=f"Closed on {closed}",
                    held=f"Raised on {raised}",
                )


def risk_problems(risk: RiskResult) -> Iterator[Problem]:
    """Give an extreme risk without controls, and scores that stand the wrong way round."""
    if risk.is_open and risk.score is not None and risk.score >= EXTREME and not risk.controls:
        yield Problem(
            "extreme_without_controls", f"scored {risk.score}, without controls",
            said=f"Score {risk.score}", field="controls",
        )  # fmt: skip
    scores = (("inherent", risk.inherent), ("current", risk.score), ("target", risk.target))
    known = [(name, score) for name, score in scores if score is not None]
    for (above, higher), (below, lower) in pairwise(known):
        if lower > higher:
            yield Problem(
                "risk_scores_out_of_order",
                f"the {below} score is {lower}, above the {above} one of {higher}",
                said=f"{below.capitalize()} score {lower}",
                held=f"{above.capitalize()} score {higher}",
                field=below,
            )


def completion_days(
    records: Iterable[ActionResult | MilestoneResult], today: dt.date
) -> Iterator[Finding]:
    """Give records that are said to be complete on a day that has not come."""
    for one in records:
        if one.completed and one.completed > today:
            kind = "action" if isinstance(one, ActionResult) else "milestone"
            name = shortened(one.title) if isinstance(one, ActionResult) else one.label
            day = written(one.completed)
            problem = Problem(
                "completed_in_future", f"completed on {day}, which has not come",
                said=f"Completed on {day}", field="completed",
            )  # fmt: skip
            yield from findings_of_record((problem,), kind, one.id, name, one.workstream)


def moved_findings(material: ProgrammeMaterial) -> Iterator[Finding]:
    """Give records whose agreed date was changed in place, without an approved change request."""
    for one in material.moved:
        yield finding_of(
            "date_moved_without_request",
            f"{shortened(one.name)}: due on {written(one.now)}, until {written(one.on)} it was "
            f"{written(one.before)}, and no change request was approved",
            one.kind,
            one.id,
            workstream=one.workstream,
            field="due",
            said=f"Due on {written(one.now)}",
            held=f"Until {written(one.on)} due on {written(one.before)}",
        )
