"""What the reports of a programme are made from, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.assure.findings.waiving import Told
from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.narrative.texts import texts_of_report
from goldenthread.assure.programmes.assess import Assessed, assess_programme
from goldenthread.records.measures.models import Commentary
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import Objective, PlanItem, Programme
from goldenthread.records.reporting.models import Edition, Narrative
from goldenthread.report.model import Section
from goldenthread.vocabulary import Period

SUBJECTS = ("programmes",)  # whose findings the reports print


class NoProgrammeError(LookupError):
    """The organisation has no programme, or none of the code."""


@dataclass(frozen=True)
class Material:
    """Everything of a programme and period that the sections read."""

    report: str
    organisation: Organisation
    programme: Programme
    period: Period
    as_at: dt.datetime | None
    assessed: Assessed
    narratives: dict[str, list[str]]  # by section, one a row
    comments: dict[int, str]  # of scorecards, by measure
    plans: dict[str, list[PlanItem]]  # by workstream code
    objectives: list[Objective]
    previous_edition: Edition | None
    told: tuple[Told, ...]  # what the checks of the programme and its texts found
    checking: Checking  # gives what checked the texts

    def words(self, section: str) -> list[str]:
        """Give the author's words of a section, a line an item."""
        return [
            line.strip()
            for text in self.narratives.get(section, ())
            for line in text.splitlines()
            if line.strip()
        ]


Part = list[Section]


def programme_of(organisation: Organisation, code: str = "") -> Programme:
    """Give the programme of the code, or the organisation's only (else first) one."""
    found = organisation.programmes.select_related("organisation")
    programme = found.filter(code=code).first() if code else found.first()
    if programme is None:
        known = ", ".join(organisation.programmes.values_list("code", flat=True)) or "none"
        raise NoProgrammeError(f"programme {code!r} is not known: known are {known}")
    return programme


def gather(
    report: str,
    organisation: Organisation,
    period: Period,
    as_at: dt.datetime | None,
    programme: str = "",
    checking: Checking | None = None,
) -> Material:
    """Fetch and assess everything that a report of the programme needs.

    `checking` gives what checks its texts, where that is kept.
    """
    chosen = programme_of(organisation, programme)
    assessed = assess_programme(chosen, period, as_at=as_at)
    ground = Ground(organisation, period, as_at=as_at, assessed=[assessed], checking=checking)
    items = PlanItem.objects.filter(workstream__programme=chosen).select_related("workstream")
    plans: dict[str, list[PlanItem]] = defaultdict(list)
    for item in items:
        plans[item.workstream.code].append(item)
    return Material(
        report=report,
        organisation=organisation,
        programme=chosen,
        period=period,
        as_at=as_at,
        assessed=assessed,
        narratives=narratives_of(organisation, report, period),
        comments=comments_of(assessed, period),
        plans=plans,
        objectives=list(chosen.objectives.select_related("measure", "workstream")),
        previous_edition=Edition.objects.filter(
            organisation=organisation, report=report, programme=chosen.code
        )
        .filter(period_kind=period.kind.value, period_start__lte=period.start)
        .order_by("-period_start", "-number")
        .first(),
        told=check(ground, SUBJECTS, texts_of_report(report)),
        checking=lambda: ground.checker,
    )


def narratives_of(organisation: Organisation, report: str, period: Period) -> dict[str, list[str]]:
    """Give what authors wrote for the report, by section."""
    found: dict[str, list[str]] = defaultdict(list)
    for narrative in Narrative.objects.filter(
        organisation=organisation,
        report=report,
        period_kind=period.kind.value,
        period_start=period.start,
    ):
        found[narrative.section].append(narrative.text)
    return dict(found)


def comments_of(assessed: Assessed, period: Period) -> dict[int, str]:
    """Give the newest commentary on each measure of the scorecards, by measure."""
    measures = {
        row.measure_id
        for tables in assessed.scorecards.values()
        for table in tables
        for row in table.rows
    }
    found = Commentary.objects.filter(measure__in=measures, period_start__lte=period.end)
    return {one.measure_id: one.summary for one in found.order_by("period_start", "pk")}
