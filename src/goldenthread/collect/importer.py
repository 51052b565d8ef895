"""Bringing figures in: preview what a folder or workbook would do, then do it, all or nothing."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from goldenthread.collect.plan import ImportPlan
from goldenthread.collect.planning import Planner, Progress
from goldenthread.collect.reading import Source, read_source
from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.history.keeping import write
from goldenthread.records.history.models import ImportBatch
from goldenthread.records.measures.actions.observations import write_revisions
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User

COMMAND_LINE = "command line"


class PlanError(Exception):
    """A plan that cannot be applied."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def preview(path: Path, *, by: User | None, name: str = "") -> ImportPlan:
    """Give what importing `path` would do; nothing is written.

    `by` None is the command line, which may write everything; a user sees and writes only what
    `organisations.import_figures` allows. SourceError where the path cannot be read at all.
    """
    return plan_source(read_source(path, name), by=by)


def plan_source(
    source: Source, *, by: User | None, progress: Progress = no_progress, home: str = ""
) -> ImportPlan:
    """Give what a source that has been read would do.

    A code that several organisations have means that of `home`, where it is one of them.
    """
    return Planner(source, by, progress, home).make()


def run(
    path: Path, *, by: User | None, dry_run: bool = False, progress: Progress | None = None
) -> ImportPlan:
    """Import `path` and give what was done (`state` applied), or what stands in the way (refused).

    With `dry_run` nothing is written. `progress` is called with rows done and rows in all.
    """
    tell = progress or no_progress
    source = read_source(path)
    if dry_run:
        return plan_source(source, by=by, progress=tell)
    with transaction.atomic():
        wait_for_other_imports()
        plan = plan_source(source, by=by, progress=tell)
        return plan if plan.errors else apply(plan, by=by, progress=tell)


def wait_for_other_imports() -> None:
    """Let one import plan and write at a time, so that a plan holds until it is written."""
    list(Organisation.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


@transaction.atomic
def apply(
    plan: ImportPlan,
    *,
    by: User | None,
    batch: ImportBatch | None = None,
    progress: Progress = no_progress,
) -> ImportPlan:
    """Write a plan, all of it or nothing; a plan without work leaves no trace."""
    if plan.errors:
        raise PlanError("The file has errors; nothing was imported.")
    if plan.has_work:
        source = COMMAND_LINE if by is None else plan.source.name
        batch = batch or new_batch(plan, by)
        plan.batch_id = batch.pk
        write_plan(plan, by, batch, source, progress)
        audit(plan, by, batch, source)
    plan.state = "applied"
    return plan


def new_batch(plan: ImportPlan, by: User | None) -> ImportBatch:
    """Keep the record of an import that was not uploaded."""
    total = sum(one.added + one.changed for one in plan.sheets.values())
    return ImportBatch.objects.create(
        by=by,
        source_name=plan.source.name[:255],
        sha256=plan.source.sha256,
        state=ImportBatch.State.APPLIED,
        done=total,
        total=total,
        plan={"sheets": plan.as_json(0)["sheets"]},
        applied_at=timezone.now(),
    )


def write_plan(
    plan: ImportPlan, by: User | None, batch: ImportBatch, source: str, progress: Progress
) -> None:
    """Write the records of a plan, parents first."""
    directory = plan.directory
    if directory is None:
        raise PlanError("The plan was made in another process; make it again.")
    records = sum(work.found.size for work in plan.work)
    total = records + len(plan.revisions.added) + len(plan.revisions.changed)
    done = 0
    reason = f"{source}: {plan.source.name}" if source != plan.source.name else source
    for work in plan.work:
        write(work.subject, work.rows, work.found, directory=directory, by=by, reason=reason)
        done += work.found.size
        progress(done, total)
    before = done
    write_revisions(
        plan.revisions, directory=directory, by=by, batch=batch,
        progress=lambda written: progress(before + written, total),
    )  # fmt: skip


def audit(plan: ImportPlan, by: User | None, batch: ImportBatch, source: str) -> None:
    """Leave one event for each organisation that the import wrote to."""
    details = {
        name: f"{one.added} added, {one.changed} changed"
        for name, one in plan.sheets.items()
        if one.added or one.changed
    }
    for organisation in plan.organisations or [""]:
        write_audit_event(
            by=by,
            verb="import",
            record=batch,
            organisation_code=organisation,
            source=source,
            details={"file": plan.source.name, **details},
        )
