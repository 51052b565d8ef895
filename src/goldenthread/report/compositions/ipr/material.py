"""What the Integrated Performance Report is made from, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass

from goldenthread.assure.business_rules import Grid, organisation_grid
from goldenthread.assure.findings.checking import Ground, check
from goldenthread.assure.findings.waiving import Told
from goldenthread.assure.loading import load
from goldenthread.assure.measures import assess_loaded
from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.narrative.texts import texts_of_report
from goldenthread.assure.results import Assessment, MeasureResult
from goldenthread.records.measures.models import (
    Commentary,
    CountermeasureSummary,
    Measure,
    StratificationTable,
)
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.reporting.models import Edition, Narrative
from goldenthread.vocabulary import Period, slug

REPORT = "ipr"
SUBJECTS = ("measures", "tables")  # whose findings the report prints


@dataclass(frozen=True)
class Theme:
    """A strategic theme with its measures in the order of the scorecard."""

    name: str
    slug: str
    measures: tuple[MeasureResult, ...]


@dataclass(frozen=True)
class Material:
    """Everything of one organisation and period that the report's sections read."""

    organisation: Organisation
    period: Period
    as_at: dt.datetime | None
    assessment: Assessment
    themes: tuple[Theme, ...]
    commentaries: dict[int, Commentary]  # by measure
    countermeasures: dict[int, CountermeasureSummary]  # by measure
    tables: dict[int, list[StratificationTable]]  # by measure
    narratives: dict[str, list[str]]  # by section
    grid: Grid
    previous_edition: Edition | None
    told: tuple[Told, ...]  # what the checks of measures, tables and their texts found
    checking: Checking  # gives what checked the texts


def gather(
    organisation: Organisation,
    period: Period,
    as_at: dt.datetime | None,
    checking: Checking | None = None,
) -> Material:
    """Fetch and assess everything that the report of `organisation` for `period` needs.

    `checking` gives what checks its texts, where that is kept.
    """
    materials = load(Measure.objects.filter(organisation=organisation), period, as_at)
    assessment = assess_loaded(
        materials, period, as_at=as_at, with_foresight=organisation.shows_chances
    )
    ground = Ground(
        organisation, period, as_at=as_at, materials=materials, assessment=assessment,
        checking=checking,
    )  # fmt: skip
    in_period = {"period_kind": period.kind.value, "period_start": period.start}
    own = {"measure__organisation": organisation, **in_period}
    summaries = CountermeasureSummary.objects.filter(**own).select_related("owner")
    return Material(
        organisation=organisation,
        period=period,
        as_at=as_at,
        assessment=ground.assessment,
        themes=themes_of(ground.assessment),
        commentaries={c.measure_id: c for c in Commentary.objects.filter(**own)},
        countermeasures={
            s.measure_id: s for s in summaries.prefetch_related("contributors", "actions")
        },
        tables=tables_of(organisation, period),
        narratives=narratives_of(organisation, period),
        grid=organisation_grid(organisation),
        previous_edition=Edition.objects.filter(organisation=organisation, report=REPORT)
        .filter(period_kind=period.kind.value, period_start__lte=period.start)
        .order_by("-period_start", "-number")
        .first(),
        told=check(ground, SUBJECTS, texts_of_report(REPORT)),
        checking=lambda: ground.checker,
    )


def themes_of(assessment: Assessment) -> tuple[Theme, ...]:
    """Give the themes in the order of their first measure; measures without one come last."""
    return tuple(
        Theme(name or "Other measures", slug(name or "Other measures"), tuple(measures))
        for name, measures in assessment.by_theme().items()
    )


def tables_of(organisation: Organisation, period: Period) -> dict[int, list[StratificationTable]]:
    """Give the stratification tables of the period (or of none) by measure."""
    found: dict[int, list[StratificationTable]] = defaultdict(list)
    tables = StratificationTable.objects.filter(organisation=organisation, measure__isnull=False)
    for table in tables.prefetch_related("cells"):
        if table.period_start in (None, period.start):
            found[table.measure_id].append(table)
    return dict(found)


def narratives_of(organisation: Organisation, period: Period) -> dict[str, list[str]]:
    """Give what authors wrote, paragraph by paragraph, by section."""
    found: dict[str, list[str]] = defaultdict(list)
    for narrative in Narrative.objects.filter(
        organisation=organisation,
        report=REPORT,
        period_kind=period.kind.value,
        period_start=period.start,
    ):
        found[narrative.section] += re.split(r"\n\s*\n", narrative.text.strip())
    return dict(found)
