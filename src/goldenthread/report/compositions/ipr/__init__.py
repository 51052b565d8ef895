"""The Integrated Performance Report of a board."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.narrative.checking import Checking
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.findings import findings_section, open_errors_of
from goldenthread.report.compositions.ipr.appendices import (
    examples_section,
    figures_of,
    restated_section,
    rules_section,
)
from goldenthread.report.compositions.ipr.key import key_section
from goldenthread.report.compositions.ipr.material import REPORT, Material, gather
from goldenthread.report.compositions.ipr.outlook import outlook_section
from goldenthread.report.compositions.ipr.overview import (
    bars_section,
    matrix_section,
    scorecard_section,
)
from goldenthread.report.compositions.ipr.pages import page_anchors, theme_pages
from goldenthread.report.compositions.ipr.summary import summary_section
from goldenthread.report.model import Report, Section
from goldenthread.report.narrated import narrated
from goldenthread.vocabulary import Period

TITLE = "Integrated Performance Report"


def build(
    organisation: Organisation,
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    checking: Checking | None = None,
) -> Report:
    """Give the report of `organisation` for `period` from the figures known at `as_at` (or now)."""
    material = gather(organisation, period, as_at, checking)
    made = compose(material)
    return narrated(made, organisation, period, material.checking, material.told)


def compose(material: Material) -> Report:
    """Lay the report's sections out in the order a board reads them."""
    anchors = page_anchors(material)
    sections: list[Section] = [
        key_section(has_chances=material.assessment.outlooks is not None),
        summary_section(material, anchors),
        bars_section(material.assessment),
        matrix_section(material.assessment, anchors),
    ]
    for theme in material.themes:
        sections += [
            scorecard_section(theme, anchors, material.assessment.outlooks),
            *theme_pages(theme, material),
        ]
    if material.assessment.outlooks is not None:
        sections.append(outlook_section(material, anchors))
    if restated := restated_section(material):
        sections.append(restated)
    sections += [findings_section(material.told), rules_section(material.grid), examples_section()]
    return Report(
        code=REPORT,
        title=TITLE,
        organisation=material.organisation.name,
        organisation_code=material.organisation.code,
        period=material.period.code,
        period_label=material.period.long_label,
        sections=tuple(sections),
        prepared=(f"Figures as known on {material.as_at:%-d %B %Y}" if material.as_at else ""),
        figures=figures_of(material.assessment),
        open_errors=open_errors_of(material.told),
    )
