"""What the reports about money are made from, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.assure.finance.assess import FinanceResult
from goldenthread.assure.findings.checking import Ground, check
from goldenthread.assure.findings.waiving import Told
from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.narrative.texts import texts_of_report
from goldenthread.assure.programmes.assess import Assessed, assess_programme
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.reporting.models import Edition
from goldenthread.records.savings.models import Scenario
from goldenthread.report.compositions.findings import open_errors_of
from goldenthread.report.compositions.programmes.material import narratives_of
from goldenthread.report.model import Cell, Figure, Paragraph, Report, Section, Table
from goldenthread.report.serialise import from_json
from goldenthread.vocabulary import Period


@dataclass(frozen=True)
class Material:
    """Everything of an organisation and month that the sections read.

    `savings` is of the month's financial year, `next_savings` of the year after it.
    """

    report: str
    organisation: Organisation
    period: Period
    as_at: dt.datetime | None
    savings: SavingsResult
    next_savings: SavingsResult
    finance: FinanceResult
    programme: Assessed | None
    scenarios: list[Scenario]
    narratives: dict[str, list[str]]
    previous_edition: Edition | None
    told: tuple[Told, ...]  # what the checks of money and its texts found
    checking: Checking  # gives what checked the texts

    def words(self, section: str) -> list[str]:
        """Give the author's words of a section, a line an item."""
        return [
            line.strip()
            for text in self.narratives.get(section, ())
            for line in text.splitlines()
            if line.strip()
        ]


def gather(
    report: str,
    organisation: Organisation,
    period: Period,
    as_at: dt.datetime | None,
    subjects: tuple[str, ...],
    checking: Checking | None = None,
) -> Material:
    """Fetch and assess everything that a report needs; `subjects` are what its annex is about.

    `checking` gives what checks its texts, where that is kept.
    """
    ground = Ground(organisation, period, as_at=as_at, checking=checking)
    savings, next_savings = ground.savings
    programme = organisation.programmes.select_related("organisation").first()
    return Material(
        report=report,
        organisation=organisation,
        period=period,
        as_at=as_at,
        savings=savings,
        next_savings=next_savings,
        finance=ground.finance,
        programme=assess_programme(programme, period, as_at=as_at) if programme else None,
        scenarios=list(Scenario.objects.filter(organisation=organisation)),
        narratives=narratives_of(organisation, report, period),
        previous_edition=Edition.objects.filter(organisation=organisation, report=report)
        .filter(period_kind=period.kind.value, period_start=period.start)
        .order_by("-number")
        .first(),
        told=check(ground, subjects, texts_of_report(report)),
        checking=lambda: ground.checker,
    )


def report_of(
    material: Material,
    title: str,
    sections: Iterable[Section | None],
    figures: tuple[Figure, ...],
) -> Report:
    """Give the report: its sections that have something to say."""
    held = [section for section in sections if section is not None]
    if restated := restated_section(material, figures):
        held.insert(-1, restated)
    return Report(
        code=material.report,
        title=title,
        organisation=material.organisation.name,
        organisation_code=material.organisation.code,
        period=material.period.code,
        period_label=material.period.long_label,
        sections=tuple(held),
        prepared=f"Records as known on {material.as_at:%-d %B %Y}" if material.as_at else "",
        figures=figures,
        open_errors=open_errors_of(material.told),
    )


def restated_section(material: Material, figures: tuple[Figure, ...]) -> Section | None:
    """Give what the last edition of the month printed and is known differently now."""
    edition = material.previous_edition
    if edition is None:
        return None
    now = {figure.measure: figure for figure in figures}
    rows = tuple(
        (
            Cell(figure.name, is_header=True),
            Cell(figure.text, align="end"),
            Cell(now[figure.measure].text, align="end"),
        )
        for figure in from_json(edition.content).figures
        if figure.measure in now and now[figure.measure].text != figure.text
    )
    if not rows:
        return None
    words = f"Against edition {edition.number}, frozen {edition.frozen_at:%-d %B %Y}."
    table = Table("Restated figures", ("What", "Printed then", "Known now"), rows)
    return Section("restated", "Restated since the last edition", (Paragraph(words), table))
