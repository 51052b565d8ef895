"""Figures in, and the workbook to put them in: `goldenthread import`, `goldenthread template`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goldenthread.cli.installation import fail, prepare_database, tell

if TYPE_CHECKING:
    from goldenthread.collect.plan import ImportPlan
    from goldenthread.collect.problems import Problem

PRINTED = 200  # problems or changes; the rest is counted
ROWS_BETWEEN_MESSAGES = 50_000
CROSSED = "the database refused, perhaps because of other work on it; nothing was imported"


def import_command(
    path: Annotated[Path, typer.Argument(help="A folder of CSV files, or a workbook (.xlsx).")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be added and changed.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Import figures: all or nothing; the same file again changes nothing."""
    prepare_database()
    from django.db import DatabaseError

    from goldenthread.collect import importer
    from goldenthread.collect.problems import SourceError

    try:
        plan = importer.run(path, by=None, dry_run=dry_run, progress=Teller())
    except SourceError as error:
        fail([str(error)], 2)
        return
    except DatabaseError as error:
        fail([f"{CROSSED} ({type(error).__name__})"])
        return
    if as_json:
        print(json.dumps(plan.as_json(), indent=2, ensure_ascii=False, default=str))
    else:
        print_plan(plan, dry_run=dry_run)
    if plan.errors:
        raise typer.Exit(1)


class Teller:
    """Tells on stderr how far a long import is."""

    def __init__(self) -> None:
        self.told = 0

    def __call__(self, done: int, total: int) -> None:
        if done < self.told:
            self.told = 0
        if done - self.told >= ROWS_BETWEEN_MESSAGES:
            self.told = done
            tell(f"{done:,} of {total:,} rows")


def print_plan(plan: ImportPlan, *, dry_run: bool) -> None:
    """Print counts, changes and problems for a reader."""
    for name, counts in plan.sheets.items():
        print(
            f"{name:24}{counts.added:8,} added {counts.changed:8,} changed "
            f"{counts.unchanged:8,} unchanged {counts.errors:6,} errors"
        )
    for change in plan.changes[:PRINTED]:
        print(
            f"{change.sheet} row {change.row} ({change.key}) {change.column}: "
            f"{change.old!r} becomes {change.new!r}"
        )
    print_rest(len(plan.changes), "changes")
    print_problems("warning: ", plan.warnings)
    print_problems("", plan.errors)
    if plan.errors:
        tell(f"{len(plan.errors):,} errors: nothing was imported")
    else:
        print("nothing was written: this was a dry run" if dry_run else "imported")


def print_problems(prefix: str, problems: list[Problem]) -> None:
    """Print problems on stderr, one a line."""
    for problem in problems[:PRINTED]:
        tell(f"{prefix}{problem}")
    if len(problems) > PRINTED:
        tell(f"and {len(problems) - PRINTED:,} more")


def print_rest(count: int, what: str) -> None:
    """Say how many were not printed."""
    if count > PRINTED:
        print(f"and {count - PRINTED:,} more {what}")


def template_command(
    path: Annotated[Path, typer.Argument(help="Where to write the workbook (.xlsx).")],
    for_organisation: Annotated[
        str, typer.Option("--for", help="ODS code: fill in what is stored of it.")
    ] = "",
) -> None:
    """Write a workbook with every sheet, lists to choose from, and notes of what is allowed."""
    if path.suffix.lower() != ".xlsx":
        fail([f"{path}: the template is a workbook; let its name end in .xlsx"], 2)
    if not path.resolve().parent.is_dir():
        fail([f"{path}: there is no such folder"], 2)
    prepare_database()
    from goldenthread.collect.template import write_template
    from goldenthread.records.organisations.models import Organisation

    organisation = None
    if for_organisation:
        organisation = Organisation.objects.filter(code=for_organisation).first()
        if organisation is None:
            fail([f"no organisation has the code {for_organisation!r}"], 2)
    write_template(path, organisation=organisation)
    tell(f"{path} written")
