"""Putting the sections of a programme's report together."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.report.compositions.findings import findings_section, open_errors_of
from goldenthread.report.compositions.programmes.annex import method_section, restated_section
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.compositions.programmes.restated import figures_of
from goldenthread.report.model import Block, Paragraph, Report, Section, Subheading


def report_of(material: Material, title: str, sections: Iterable[Section | None]) -> Report:
    """Give the report: its sections that have something to say, then its annexes."""
    names = {one.code: one.name for one in material.assessed.result.workstreams}
    held = [
        section
        for section in (
            *sections,
            restated_section(material),
            findings_section(material.told, names),
            method_section(material),
        )
        if section is not None
    ]
    return Report(
        code=material.report,
        title=title,
        organisation=material.organisation.name,
        organisation_code=material.organisation.code,
        period=material.period.code,
        period_label=material.period.long_label,
        sections=tuple(held),
        prepared=f"Records as known on {material.as_at:%-d %B %Y}" if material.as_at else "",
        figures=figures_of(material.assessed),
        programme=material.programme.code,
        open_errors=open_errors_of(material.told),
    )


def merged(anchor: str, title: str, sections: Iterable[Section | None]) -> Section | None:
    """Give several short sections as one, each under its heading; None where none says anything."""
    held = [section for section in sections if section is not None]
    if not held:
        return None
    blocks: list[Block] = []
    for section in held:
        blocks += [Subheading(section.title), *section.blocks]
    return Section(anchor, title, tuple(blocks))


def words_section(material: Material, name: str, title: str) -> Section | None:
    """Give a section that is the author's words alone; None where there are none."""
    words = material.words(name)
    if not words:
        return None
    return Section(name.replace("_", "-"), title, tuple(Paragraph(text) for text in words))
