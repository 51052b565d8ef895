"""The texts of a period and where each stands: narrative, commentary, highlights, milestones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.programmes.results import MilestoneResult, ProgrammeResult
from goldenthread.records.measures.models import Commentary, CountermeasureSummary
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import HighlightReport
from goldenthread.records.reporting.models import Narrative
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.quantities import Basis

COMMENTARY_FIELDS = ("summary", "actions", "assurance")
HIGHLIGHT_FIELDS = ("summary", "progress", "next", "well", "not_well", "risks", "escalations")
PLANS = frozenset({"next"})  # fields that tell of what is to come
DONE = ("closed", "complete", "completed", "done")
# Whose newest period the words of a report belong to; those of any other report are programmes'.
REPORTS_OF = {"ipr": "figures", "savings": "money", "finance": "money"}
# Sections of the reports on money, and what an amount in them is of unless it says otherwise.
SECTION_BASES = {"month": Basis.WITHIN, "to_date": Basis.TO_DATE}
SECTION_SUBJECTS = {"cip": "savings:cip", "qipp": "savings:qipp"}


@dataclass(frozen=True)
class TextPlace:
    """Where a text stands: the kind of record, its number, section, field and a name for people."""

    record: str  # 'narrative', 'commentary', 'countermeasure', 'highlight', 'milestone'
    record_id: int
    section: str
    field: str
    label: str
    report: str = ""
    workstream: str = ""  # code
    programme: str = ""  # code


@dataclass(frozen=True)
class Text:
    """A text with its place and what it is about."""

    place: TextPlace
    text: str
    context: TextContext


@dataclass(frozen=True)
class TextsAsked:
    """Which texts are asked for: of what, and the words of one report (all where '').

    `of` are those whose newest period a text belongs to: 'figures', 'programmes', 'money'.
    `has_scorecards` asks for the commentary on scorecards of the programmes as well.
    """

    of: frozenset[str] = frozenset({"figures", "programmes", "money"})
    report: str = ""
    has_scorecards: bool = False


EVERY_TEXT = TextsAsked()


def texts_of_report(report: str) -> TextsAsked:
    """Give which texts a report prints: its own words, and those of what it is about."""
    of = REPORTS_OF.get(report, "programmes")
    return TextsAsked(frozenset({of}), report, has_scorecards=of == "programmes")


def texts_of(
    organisation: Organisation,
    period: Period,
    as_at: dt.datetime | None,
    programmes: Iterable[ProgrammeResult],
    asked: TextsAsked = EVERY_TEXT,
) -> Iterator[Text]:
    """Give every text of a period that has words; with `as_at` as it stood then."""
    by_kind: dict[str, tuple[Iterator[Text], ...]] = {
        "figures": (
            commentaries(organisation, period, as_at),
            countermeasures(organisation, period, as_at),
        ),
        "programmes": (
            highlights(organisation, period, as_at),
            milestones(programmes, period),
        ),
    }
    wanted = [found for kind, held in by_kind.items() if kind in asked.of for found in held]
    for found in (narratives(organisation, period, as_at, asked), *wanted):
        yield from (one for one in found if one.text.strip())


def rows_of(model: Any, as_at: dt.datetime | None) -> Any:
    """Give the rows of a model as they stood at a moment, now where none is asked for."""
    return model.history.as_of(as_at) if as_at else model.objects.all()


def in_period(period: Period) -> dict[str, Any]:
    """Give what picks the rows of a period."""
    return {"period_kind": period.kind.value, "period_start": period.start}


def narratives(
    organisation: Organisation,
    period: Period,
    as_at: dt.datetime | None,
    asked: TextsAsked = EVERY_TEXT,
) -> Iterator[Text]:
    """Give the words that authors wrote for the sections of reports."""
    found = rows_of(Narrative, as_at).filter(organisation=organisation.pk, **in_period(period))
    if asked.report:
        found = found.filter(report=asked.report)
    others = [report for report, of in REPORTS_OF.items() if of not in asked.of]
    found = found.exclude(report__in=others)
    if "programmes" not in asked.of:
        found = found.filter(report__in=REPORTS_OF)
    for one in found.order_by("report", "section", "order", "id"):
        place = TextPlace(
            "narrative", one.pk, one.section, "text",
            f"Words of the report, {one.section.replace('_', ' ').replace('.', ', ')}",
            report=one.report,
        )  # fmt: skip
        yield Text(place, one.text, narrative_context(one.section, period))


def narrative_context(section: str, period: Period) -> TextContext:
    """Give what a section of a report is about."""
    return TextContext(period, SECTION_SUBJECTS.get(section, ""), SECTION_BASES.get(section))


def commentaries(
    organisation: Organisation, period: Period, as_at: dt.datetime | None
) -> Iterator[Text]:
    """Give the owners' words on measures, of the period and of quarters that end with it."""
    found = rows_of(Commentary, as_at).filter(
        measure__organisation=organisation.pk, period_start__lte=period.start
    )
    for one in found.select_related("measure").order_by("measure__order", "measure_id"):
        if one.period.end != period.end:
            continue
        for field in COMMENTARY_FIELDS:
            yield commentary_text(one, field, period)


def commentary_text(one: Any, field: str, period: Period) -> Text:
    """Give one field of a commentary."""
    place = TextPlace(
        "commentary", one.pk, one.measure.code, field,
        f"Commentary on {one.measure.label}, {field}",
    )  # fmt: skip
    context = measure_context(one.measure.code, period, is_headline=field == "summary")
    return Text(place, getattr(one, field), context)


def measure_context(
    code: str, period: Period, *, is_plan: bool = False, is_headline: bool = True
) -> TextContext:
    """Give what a text about a measure is about."""
    return TextContext(period, f"measure:{code}", is_plan=is_plan, is_headline=is_headline)


def countermeasures(
    organisation: Organisation, period: Period, as_at: dt.datetime | None
) -> Iterator[Text]:
    """Give the countermeasure summaries of a period with their contributors and actions."""
    now = CountermeasureSummary.objects.filter(
        measure__organisation=organisation, **in_period(period)
    )
    versions = {one.id: one for one in rows_of(CountermeasureSummary, as_at)} if as_at else {}
    for one in now.select_related("measure").prefetch_related("contributors", "actions"):
        told = versions.get(one.pk, one)
        code, label = one.measure.code, f"Countermeasure summary of {one.measure.label}"
        context = measure_context(code, period)
        for field in ("problem", "desired_trend"):
            place = TextPlace(
                "countermeasure", one.pk, code, field, f"{label}, {field.replace('_', ' ')}"
            )
            yield Text(place, getattr(told, field), context)
        for row in one.contributors.all():
            place = TextPlace(
                "countermeasure", one.pk, code, "contributors", f"{label}, contributors"
            )
            yield Text(place, row.note, measure_context(code, period, is_headline=False))
        for row in one.actions.all():
            place = TextPlace("countermeasure", one.pk, code, "actions", f"{label}, actions")
            is_plan = row.status.strip().lower() not in DONE
            aside = measure_context(code, period, is_plan=is_plan, is_headline=False)
            yield Text(place, row.action, aside)


def highlights(
    organisation: Organisation, period: Period, as_at: dt.datetime | None
) -> Iterator[Text]:
    """Give the highlight reports of a period, field by field."""
    found = rows_of(HighlightReport, as_at).filter(
        workstream__programme__organisation=organisation.pk, **in_period(period)
    )
    for one in found.select_related("workstream__programme").order_by("workstream__order", "id"):
        for field in HIGHLIGHT_FIELDS:
            place = TextPlace(
                "highlight", one.pk, one.workstream.code, field,
                f"Highlight report of {one.workstream.name}, {field.replace('_', ' ')}",
                workstream=one.workstream.code, programme=one.workstream.programme.code,
            )  # fmt: skip
            yield Text(place, getattr(one, field), highlight_context(one.workstream, field, period))


def highlight_context(workstream: Any, field: str, period: Period) -> TextContext:
    """Give what a field of a workstream's highlight report is about."""
    key = f"workstream:{workstream.programme.code}:{workstream.code}"
    return TextContext(period, key, is_plan=field in PLANS)


def milestones(programmes: Iterable[ProgrammeResult], period: Period) -> Iterator[Text]:
    """Give the commentary of milestones, and the descriptions of those that name a figure."""
    for result in programmes:
        for one in result.milestones:
            fields = ("commentary", "description") if one.measure else ("commentary",)
            for field in fields:
                place = TextPlace(
                    "milestone", one.id, one.reference, field, f"Milestone {one.label}, {field}",
                    workstream=one.workstream, programme=result.code,
                )  # fmt: skip
                yield Text(place, getattr(one, field), milestone_context(one, field, period))


def milestone_context(one: MilestoneResult, field: str, period: Period) -> TextContext:
    """Give what a text of a milestone is about: its measure where it has one, else itself."""
    subject = f"measure:{one.measure}" if one.measure else f"milestone:{one.id}"
    is_plan = field == "description"
    at = period
    if is_plan and one.baseline is not None:
        at = Period.containing(one.baseline, PeriodKind.MONTH)
    return TextContext(at, subject, is_plan=is_plan)
