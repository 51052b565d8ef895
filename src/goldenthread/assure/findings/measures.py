"""What the measures of an organisation contradict: aims, figures, words, countermeasures. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.assure.finding import Finding, Ref
from goldenthread.assure.findings.aims import kind_problems, trajectory_problems, wrong_side
from goldenthread.assure.findings.codes import Problem, finding_of, findings_of_record
from goldenthread.assure.findings.days import impossible_days, long_past
from goldenthread.assure.findings.figures import (
    changed_targets,
    ratio_problems,
    result_problems,
    whole_problems,
)
from goldenthread.assure.findings.loading import TableFacts, Words
from goldenthread.assure.findings.repeats import repeated, text_key
from goldenthread.assure.findings.tables import table_problems
from goldenthread.assure.findings.texts import day_problems
from goldenthread.assure.findings.wording import (
    begun,
    says_the_same,
    shortened,
    trend_wanted,
)
from goldenthread.assure.loading import Material
from goldenthread.assure.results import MeasureResult
from goldenthread.records.measures.models import (
    Commentary,
    CountermeasureAction,
    CountermeasureSummary,
)
from goldenthread.vocabulary import Better, Period

DONE = ("complete", "closed", "done", "stopped", "cancelled")
PARTS = ("summary", "actions", "assurance")


def measure_findings(
    materials: Sequence[Material], results: Iterable[MeasureResult], words: Words, period: Period
) -> Iterator[Finding]:
    """Give everything that the records of measures contradict or lack at a period."""
    by_id = {one.id: one for one in results}
    for material in materials:
        measure = material.measure
        commentaries = words.commentaries.get(measure.pk, [])
        summaries = words.summaries.get(measure.pk, [])
        has_words = bool(summaries) or any(one.period == period for one in commentaries)
        problems = (
            *wrong_side(material),
            *kind_problems(material, [material.whole, *material.lines]),
            *trajectory_problems(material, is_on_scorecard=False),
            *ratio_problems(material.whole, material.spec),
            *whole_problems(material.whole, material.lines, material.spec, words.parents),
            *result_problems(by_id[measure.pk], has_words=has_words),
            *changed_targets(words.targets.get(measure.pk, []), period),
        )
        yield from findings_of_record(problems, "measure", measure.pk, measure.label)
        yield from commentary_findings(commentaries, measure.label, period)
        for one in summaries:
            yield from summary_findings(one, words.actions.get(one.pk, []), material, period)
    yield from same_names(materials)


def same_names(materials: Sequence[Material]) -> Iterator[Finding]:
    """Give measures of one theme that have the same name and the same unit."""
    for _, held in repeated(
        materials, lambda m: text_key(m.measure.name, m.measure.theme, m.measure.unit)
    ):
        first = held[0].measure
        yield finding_of(
            "repeated_text",
            f"{len(held)} measures have the same name: {first.name}",
            "measure",
            first.pk,
            field="name",
            said=first.name,
            held=f"The same name stands for {', '.join(m.measure.code for m in held[1:])}",
            involved=tuple(Ref("measure", m.measure.pk, m.measure.name) for m in held[1:]),
        )


def commentary_findings(
    commentaries: Sequence[Commentary], name: str, period: Period
) -> Iterator[Finding]:
    """Give what is wrong with the commentary of a period, beside the one before it."""
    own = next((one for one in commentaries if one.period == period), None)
    if own is None:
        return
    earlier = [one for one in commentaries if one.period < period]
    problems = [
        one for part in PARTS for one in day_problems(getattr(own, part), part, period.start)
    ]
    if earlier and says_the_same(own.summary, earlier[-1].summary):
        before = earlier[-1].period.label
        problems.append(
            Problem(
                "repeated_words",
                f"the commentary is word for word that of {before}",
                said=shortened(own.summary),
                held=f"The same stood in {before}",
                field="summary",
            )
        )
    yield from findings_of_record(problems, "commentary", own.pk, name)


def summary_findings(
    summary: CountermeasureSummary,
    actions: Iterable[CountermeasureAction],
    material: Material,
    period: Period,
) -> Iterator[Finding]:
    """Give what is wrong with a countermeasure summary and the actions in it."""
    measure = material.measure
    problems = list(day_problems(summary.problem, "problem", period.start))
    way, better = trend_wanted(summary.desired_trend), Better(measure.better)
    if way and way.contradicts(better):
        problems.append(
            Problem(
                "desired_trend_contradicts",
                f"the desired trend is '{summary.desired_trend}', but {better.words}",
                said=summary.desired_trend,
                held=begun(better.words),
                field="desired_trend",
            )
        )
    yield from findings_of_record(problems, "countermeasure", summary.pk, measure.label)
    for action in actions:
        yield from findings_of_record(
            action_problems(action, period.start), "countermeasure_action", action.pk,
            f"{measure.label}, {shortened(action.action)}",
        )  # fmt: skip


def action_problems(action: CountermeasureAction, start: dt.date) -> Iterator[Problem]:
    """Give an open action that is due on a day long past, and days that cannot be."""
    is_open = not action.status.casefold().startswith(DONE)
    past = long_past(action.due, start)
    if is_open and past:
        yield Problem(
            "date_long_past", f"{action.status.casefold()}, and due on {action.due}, long past",
            said=f"Due on {action.due}", held=f"Status {action.status}", field="due",
        )  # fmt: skip
    elif is_open:
        yield from day_problems(action.action, "action", start)
    for day in impossible_days(action.due):
        yield Problem("day_impossible", f"there is no {day}", said=day, field="due")


def table_findings(tables: Iterable[TableFacts]) -> Iterator[Finding]:
    """Give the totals of tables that their rows and columns do not make."""
    for table in tables:
        problems = table_problems(table.title, table.cells)
        involved = (Ref("measure", table.measure),) if table.measure else ()
        for one in findings_of_record(problems, "table", table.id, ""):
            yield Finding(**{**vars(one), "involved": involved})
