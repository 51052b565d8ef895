"""The figures and statuses that a report prints, and which of them are known differently now."""

from __future__ import annotations

from goldenthread.assure.programmes.assess import Assessed, assess_programme
from goldenthread.records.measures.models import Observation
from goldenthread.records.programmes.models import ProgressUpdate
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.model import Figure
from goldenthread.report.restatement import Restatement
from goldenthread.report.serialise import from_json

LONGEST_NAME = 140


def figures_of(assessed: Assessed) -> tuple[Figure, ...]:
    """Give every status and figure that the report prints, under stable names."""
    result = assessed.result
    at, label = result.period.code, result.period.label
    found: list[Figure] = []

    def add(key: str, name: str, text: str, period: str = at, period_label: str = label) -> None:
        found.append(Figure(key, name[:LONGEST_NAME], period, period_label, text))

    for one in result.actions:
        add(f"action:{one.code}:delivery", f"{one.title}: delivery", one.delivery.words)
        add(f"action:{one.code}:embedding", f"{one.title}: embedding", one.embedding.words)
    for workstream in result.workstreams:
        name = workstream.name
        add(f"workstream:{workstream.code}:delivery", name, workstream.delivery.words)
        add(f"workstream:{workstream.code}:embedding", f"{name}: embedding",
            workstream.embedding.words)  # fmt: skip
    for milestone in result.milestones:
        key = f"milestone:{milestone.id}"
        add(f"{key}:status", milestone.label, milestone.status.words)
        for actual in milestone.actuals:
            add(f"{key}:{milestone.measure}", f"{milestone.label}: {milestone.measure_name}",
                actual.text, actual.period.code, actual.period.label)  # fmt: skip
    for tables in assessed.scorecards.values():
        for table in tables:
            for row in table.rows:
                for line in row.lines:
                    name = f"{row.name}: {line.name}" if line.name else row.name
                    for period, cell in zip(table.periods, line.cells, strict=True):
                        if cell.text and period.start <= result.period.end:
                            add(f"measure:{row.measure}:{line.series}", name, cell.text,
                                period.code, period.label)  # fmt: skip
    done = assessed.completion
    if any(done.planned):
        add("completion", "Actions complete", f"{done.actual_now} of {done.total}")
    return tuple(found)


def restated(material: Material) -> list[Restatement]:
    """Give what the previous edition printed that the records say differently now.

    The programme is judged anew for the edition's own period, so that what has moved on since is
    no restatement.
    """
    edition = material.previous_edition
    if edition is None:
        return []
    assessed = material.assessed
    if edition.period != material.period:
        assessed = assess_programme(material.programme, edition.period, as_at=material.as_at)
    now = {(figure.measure, figure.period): figure for figure in figures_of(assessed)}
    reasons = reasons_of(material)
    found = []
    for figure in from_json(edition.content).figures:
        known = now.get((figure.measure, figure.period))
        if known is None or known.text == figure.text:
            continue
        found.append(
            Restatement(
                measure=figure.measure,
                name=figure.name,
                period_label=figure.period_label,
                was=figure.text,
                now=known.text,
                difference="",
                reason=reasons.get(figure.measure.rpartition(":")[0], ""),
            )
        )
    return found


def reasons_of(material: Material) -> dict[str, str]:
    """Give the newest reason that was recorded for each action, milestone and measure."""
    edition, programme = material.previous_edition, material.programme
    found: dict[str, str] = {}
    updates = ProgressUpdate.objects.filter(at__gt=edition.frozen_at).order_by("pk")
    own = updates.filter(action__organisation=programme.organisation)
    for update in own.select_related("action"):
        found[f"action:{update.action.code}"] = update.reason
    for update in updates.filter(milestone__workstream__programme=programme):
        found[f"milestone:{update.milestone_id}"] = update.reason
    notes = Observation.objects.filter(
        series__measure__organisation=programme.organisation,
        recorded_at__gt=edition.frozen_at,
        superseded_at__isnull=True,
    )
    for row in notes.select_related("series__measure"):
        found[f"measure:{row.series.measure.code}"] = row.note
    return found
