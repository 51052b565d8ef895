"""From sheets of text to a plan: every sheet is read, checked and compared; nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from goldenthread.collect import checks
from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.figures import FigureReader
from goldenthread.collect.plan import Addition, Change, ImportPlan, SheetCounts, Work, printed
from goldenthread.collect.problems import CellError, Problem, nearest
from goldenthread.collect.reading import SheetText, Source
from goldenthread.collect.rows import Problems, RowReader, TypedRow, without_duplicates
from goldenthread.collect.sheets import NOT_YET_READ, OBSERVATIONS, SHEETS, Column, Sheet
from goldenthread.records.history.keeping import Subject, differences
from goldenthread.records.measures.actions.observations import compare_figures
from goldenthread.records.measures.actions.revisions import Figure, changes_of
from goldenthread.records.measures.subjects import SERIES, TABLE_CELLS, TABLES
from goldenthread.records.people.models import User

Progress = Callable[[int, int], None]
BEFORE_FIGURES = ("organisations", "units", "posts", "measures", "series")
AFTER_FIGURES = (
    "targets", "rebases", "annotations", "commentary", "countermeasures", "contributors",
    "countermeasure_actions", "tables", "narrative",
)  # fmt: skip


class Planner:
    """Makes the plan of one source."""

    def __init__(self, source: Source, by: User | None, progress: Progress) -> None:
        self.plan = ImportPlan(source)
        self.by = by
        self.texts = self.known_sheets(source)
        self.catalogue = Catalogue(self.texts, by)
        self.plan.directory = self.catalogue.directory
        self.plan.total = sum(len(text.rows) for text in self.texts.values())
        self.progress = progress
        self.done = 0
        self.typed: dict[str, list[dict[str, Any]]] = {}

    def known_sheets(self, source: Source) -> dict[str, SheetText]:
        """Give the sheets that are read; others are told about."""
        self.plan.errors += source.errors
        self.plan.warnings += source.warnings
        found: dict[str, SheetText] = {}
        for text in source.sheets:
            if text.name in found:
                self.tell(text, self.plan.errors, "stands twice in the file")
            elif text.name in SHEETS:
                found[text.name] = text
            elif text.name in NOT_YET_READ:
                self.tell(text, self.plan.warnings, "is not imported by this version")
            else:
                hint = nearest(text.name, [*SHEETS, *NOT_YET_READ])
                message = f"is no sheet of the workbook {hint}".strip()
                self.tell(text, self.plan.errors, message, ", ".join(SHEETS))
        return found

    def tell(self, text: SheetText, to: list[Problem], message: str, allowed: str = "") -> None:
        """Add a problem of a whole sheet."""
        to.append(Problem(text.file, text.name, 0, "", text.name, allowed, f"the sheet {message}"))

    def make(self) -> ImportPlan:
        """Give the plan."""
        for name in BEFORE_FIGURES:
            self.plan_sheet(name)
        reader, figures = self.read_figures()
        self.plan_lines(reader)
        for name in AFTER_FIGURES:
            self.plan_sheet(name)
        if reader:
            self.plan_figures(reader, figures)
        self.plan.organisations = sorted(
            {row["organisation"] for work in self.plan.work for row in work.rows
             if "organisation" in row} | {figure.line[0] for figure in figures}
        )  # fmt: skip
        if self.plan.errors:
            self.plan.state = "refused"
        return self.plan

    def advance(self, rows: int) -> None:
        """Tell how far the reading is."""
        self.done += rows
        self.progress(self.done, self.plan.total)

    def plan_sheet(self, name: str) -> None:
        """Plan one sheet of records that are kept by natural keys."""
        text = self.texts.get(name)
        rows: list[TypedRow] = []
        if text is not None:
            sheet = SHEETS[name]
            problems = Problems(text)
            reader = RowReader(sheet, text, self.catalogue, problems)
            rows = list(reader.rows())
            rows = checks.CHECKS.get(name, checks.nothing_more)(rows, self.catalogue, problems,
                                                                self.typed)  # fmt: skip
            rows = without_duplicates(rows, sheet, problems)
            self.finish(name, problems, text)
            self.typed[name] = [row.fields for row in rows]
            if name == "tables":
                self.compare_tables(rows, sheet)
            elif name != "series":
                self.compare(sheet.subject, rows, name, sheet)
            else:
                self.line_rows = rows
        elif name == "series":
            self.line_rows = []
        if name == "measures":
            self.catalogue.learn(self.typed.get(name, []))
        if name == "series":
            self.catalogue.learn_lines(
                {(r["organisation"], r["measure"], r["code"]) for r in self.typed.get(name, [])}
            )

    def finish(self, name: str, problems: Problems, text: SheetText) -> None:
        """Keep the problems of a sheet and count them."""
        self.plan.errors += problems.errors
        self.plan.warnings += problems.warnings
        self.plan.sheets.setdefault(name, SheetCounts()).errors = len(problems.rows_in_error)
        self.advance(len(text.rows))

    def compare(
        self,
        subject: Subject,
        rows: list[TypedRow],
        name: str,
        sheet: Sheet,
        *,
        counts: bool = True,
    ) -> None:
        """Compare rows with what is stored, and keep what they would do."""
        stored = self.catalogue.directory.records(subject.name)
        found = differences(subject, [row.fields for row in rows], stored)
        self.plan.work.append(Work(subject, [row.fields for row in rows], found))
        counted = self.plan.sheets.setdefault(name, SheetCounts())
        if counts:
            counted.added += len(found.added)
            counted.changed += len(found.changed)
            counted.unchanged += found.unchanged
            for index in found.added:
                row = rows[index]
                self.plan.additions.append(
                    Addition(name, row.number, key_text(subject, row.fields))
                )
        names = {column.fills: column for column in sheet.columns}
        for index, _, change in found.changed:
            row = rows[index]
            for field, (old, new) in change.items():
                if column := column_of(field, names):
                    self.plan.changes.append(
                        Change(name, row.number, key_text(subject, row.fields), column,
                               printed(old), printed(new))
                    )  # fmt: skip

    def compare_tables(self, rows: list[TypedRow], sheet: Sheet) -> None:
        """Compare tables and their cells, which stand in one sheet."""
        heads: dict[Any, TypedRow] = {}
        for row in rows:
            head = {name: row.fields[name] for name in ("organisation", *TABLES.key[2:])}
            head["code"] = row.fields["table"]
            head |= {name: row.fields[name] for name in TABLES.fields if name in row.fields}
            heads.setdefault(TABLES.key_of(head), TypedRow(row.number, head))
        self.compare(TABLES, list(heads.values()), "tables", sheet, counts=False)
        self.compare(TABLE_CELLS, rows, "tables", sheet)

    def read_figures(self) -> tuple[FigureReader | None, list[Figure]]:
        """Read the observations."""
        text = self.texts.get(OBSERVATIONS.name)
        if text is None:
            return None, []
        reader = FigureReader(text, self.catalogue, Problems(text))
        return reader, reader.figures()

    def plan_lines(self, reader: FigureReader | None) -> None:
        """Plan the lines of the series sheet, and those that figures bring with them."""
        rows = list(self.line_rows)
        declared = {SERIES.key_of(row.fields) for row in rows}
        stored = self.catalogue.directory.records("series")
        if rows:
            self.compare(SERIES, rows, "series", SHEETS["series"])
        if reader:
            known = declared | set(stored)
            new = [fields for line, fields in reader.lines.items() if line not in known]
            self.compare(SERIES, [TypedRow(0, fields) for fields in new], "series",
                         SHEETS["series"], counts=False)  # fmt: skip
            if not self.plan.sheets["series"].__dict__.get("added") and "series" not in self.texts:
                del self.plan.sheets["series"]
            self.catalogue.learn_lines(declared | set(reader.lines))  # type: ignore[arg-type]

    def plan_figures(self, reader: FigureReader, figures: list[Figure]) -> None:
        """Compare figures with what is stored."""
        name = OBSERVATIONS.name
        directory = self.catalogue.directory
        found = compare_figures(figures, directory, now=timezone.now(), given=reader.given)
        for figure, kept in found.refused:
            reader.problems.error(
                figure.row, "recorded", f"{figure.recorded:%Y-%m-%d}",
                CellError(
                    f"revision {kept.revision} was recorded later ({kept.recorded_at:%Y-%m-%d})",
                    "later dates, or an empty cell for a correction made now",
                ),
            )  # fmt: skip
        self.plan.revisions = found
        self.finish(name, reader.problems, reader.text)
        counts = self.plan.sheets[name]
        counts.added, counts.changed = len(found.added), len(found.changed)
        counts.unchanged, counts.skipped = found.unchanged, reader.skipped
        for revision in found.added:
            figure = revision.figure
            self.plan.additions.append(Addition(name, figure.row, figure_text(figure)))
        for revision in found.changed:
            figure = revision.figure
            for column, (old, new) in changes_of(revision, reader.given).items():
                self.plan.changes.append(
                    Change(name, figure.row, figure_text(figure), column, printed(old),
                           printed(new))
                )  # fmt: skip


def column_of(field: str, columns: dict[str, Column]) -> str:
    """Give the column that a changed field stands in; '' for the parts of a value but one."""
    if field in columns:
        return columns[field].name
    return "value" if field == "written" else ""


def key_text(subject: Subject, row: dict[str, Any]) -> str:
    """Give a row's key in words, for previews."""
    return " / ".join(printed(part) for part in subject.key_of(row) if part not in (None, ""))


def figure_text(figure: Figure) -> str:
    """Give the place of a figure in words."""
    organisation, measure, series = figure.line
    line = f"{organisation} / {measure}" + (f" / {series}" if series else "")
    return f"{line} / {figure.period_kind} {figure.period_start.isoformat()}"
