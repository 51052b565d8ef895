"""From sheets of text to a plan: every sheet is read, checked and compared; nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from goldenthread.collect import boardroom_planning, checks
from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.columns import Column, Link, Sheet
from goldenthread.collect.figures import FigureReader
from goldenthread.collect.plan import Addition, Change, ImportPlan, SheetCounts, Work, printed
from goldenthread.collect.problems import CellError, Problem, nearest
from goldenthread.collect.reading import SheetText, Source
from goldenthread.collect.rows import Problems, RowReader, TypedRow, without_duplicates
from goldenthread.collect.sheets import OBSERVATIONS, SHEETS
from goldenthread.records.history.keeping import Differences, Subject, differences, link_differences
from goldenthread.records.measures.actions.observations import compare_figures
from goldenthread.records.measures.actions.revisions import Figure, changes_of
from goldenthread.records.measures.subjects import SERIES, TABLE_CELLS, TABLES
from goldenthread.records.people.models import User

Progress = Callable[[int, int], None]
BEFORE_FIGURES = ("organisations", "units", "posts", "measures", "series")
AFTER_FIGURES = (
    "targets", "rebases", "annotations", "commentary", "countermeasures", "contributors",
    "countermeasure_actions", "tables", "narrative", "status_scales", "programmes", "workstreams",
    "plans", "objectives", "sources", "requirements", "actions", "remappings", "evidence",
    "decisions", "milestones", "highlights", "scorecard", "risks", "issues", "schemes",
    "scheme_months", "scheme_approvals", "savings_targets", "risk_weights", "savings_totals",
    "savings_shares", "finance_lines", "bridges", "ward_staffing", "committees", "committee_seats",
    "terms", "terms_approvals", "planned_items", "meetings", "agenda", "papers",
    "front_sheet_rows", "attendance", "interests", "minutes", "summaries", "log_actions",
    "log_progress",
)  # fmt: skip


class Planner:
    """Makes the plan of one source; `home` is the organisation that it was uploaded for."""

    def __init__(self, source: Source, by: User | None, progress: Progress, home: str = "") -> None:
        self.plan = ImportPlan(source)
        self.by = by
        self.texts = self.known_sheets(source)
        self.catalogue = Catalogue(self.texts, by, home, source.attachments)
        self.plan.directory = self.catalogue.directory
        self.plan.total = sum(len(text.rows) for text in self.texts.values())
        self.progress = progress
        self.done = 0
        self.typed: dict[str, list[dict[str, Any]]] = {}
        self.changed: dict[str, set[int]] = defaultdict(set)  # numbers of rows by sheet
        self.papers_of_items: list[TypedRow] = []
        self.progress_of_log: list[dict[str, Any]] = []

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
            else:
                hint = nearest(text.name, list(SHEETS))
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
        self.plan.organisations = touched(self.plan)
        if self.plan.errors:
            self.plan.state = "refused"
        return self.plan

    def advance(self, rows: int) -> None:
        """Tell how far the reading is."""
        self.done += rows
        self.progress(self.done, self.plan.total)

    def plan_sheet(self, name: str) -> None:
        """Plan one sheet of records that are kept by natural keys."""
        rows = self.read_sheet(name)
        self.typed[name] = [row.fields for row in rows]
        if name == "measures":
            self.catalogue.learn(self.typed[name])
        elif name == "series":
            self.line_rows = rows
            self.catalogue.learn_lines({SERIES.key_of(row.fields) for row in rows})
            return  # planned together with the lines that figures bring
        if plan := boardroom_planning.PLANS.get(name):
            if name in self.texts or (name == "papers" and self.papers_of_items):
                plan(self, SHEETS[name], rows)
        elif name in self.texts:
            compare = self.compare_tables if name == "tables" else self.compare_sheet
            compare(SHEETS[name], rows)

    def read_sheet(self, name: str) -> list[TypedRow]:
        """Give the rows of a sheet that hold no error, none where the sheet is not there."""
        text = self.texts.get(name)
        if text is None:
            return []
        sheet, problems = SHEETS[name], Problems(text)
        check = checks.CHECKS.get(name, checks.nothing_more)
        rows = list(RowReader(sheet, text, self.catalogue, problems).rows())
        rows = check(rows, self.catalogue, problems, self.typed)
        rows = without_duplicates(rows, sheet, problems)
        self.finish(name, problems, text)
        self.advance(len(text.rows))
        return rows

    def finish(self, name: str, problems: Problems, text: SheetText) -> None:
        """Keep the problems of a sheet and count them."""
        self.plan.errors += problems.errors
        self.plan.warnings += problems.warnings
        self.plan.sheets.setdefault(name, SheetCounts()).errors = len(problems.rows_in_error)

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
        if counts:
            counted = self.plan.sheets.setdefault(name, SheetCounts())
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
            self.changed[name].add(row.number)
            for field, (old, new) in change.items():
                if column := column_of(field, names):
                    self.plan.changes.append(
                        Change(name, row.number, key_text(subject, row.fields), column,
                               printed(old), printed(new))
                    )  # fmt: skip

    def compare_sheet(self, sheet: Sheet, rows: list[TypedRow]) -> None:
        """Compare the rows of a sheet that holds records of one subject, and their links."""
        self.compare(sheet.subject, rows, sheet.name, sheet)
        for link in sheet.links:
            self.compare_links(link, rows, sheet)

    def compare_links(self, link: Link, rows: list[TypedRow], sheet: Sheet) -> None:
        """Compare what the rows' codes link to with what is linked; a cell names all its links."""
        given = [row for row in rows if link.column in row.fields]
        stored = self.catalogue.directory.records(link.subject.name)
        constants = dict(link.constants)
        dated = {
            (link.subject.owner_of(one.values), one.values[link.named])
            for one in stored.values()
            if any(one.values[name] != value for name, value in constants.items())
        }
        wanted = []
        for row in given:
            own = {**row.fields, link.owner: row.fields["code"], **constants}
            owner = link.subject.owner_of(own)
            wanted += [
                {**{name: own[name] for name in link.subject.owned_by}, link.named: code,
                 **constants}
                for code in row.fields[link.column]
                if (owner, code) not in dated
            ]  # fmt: skip
        owners = {
            link.subject.owner_of({**row.fields, link.owner: row.fields["code"], **constants})
            for row in given
        }
        found = link_differences(link.subject, wanted, owners, stored, constants)
        self.plan.work.append(Work(link.subject, wanted, found))
        self.tell_links(link, given, wanted, found, sheet)

    def tell_links(
        self,
        link: Link,
        rows: list[TypedRow],
        wanted: list[dict[str, Any]],
        found: Differences,
        sheet: Sheet,
    ) -> None:
        """Show changed links of records that were stored already."""
        owner_of, named = link.subject.owner_of, link.named
        before: dict[Any, list[str]] = defaultdict(list)
        for one in self.catalogue.directory.records(link.subject.name).values():
            before[owner_of(one.values)].append(one.values[named])
        gone: dict[Any, set[str]] = defaultdict(set)
        for one in found.removed:
            gone[owner_of(one.values)].add(one.values[named])
        come: dict[Any, list[str]] = defaultdict(list)
        for index in found.added:
            come[owner_of(wanted[index])].append(wanted[index][named])
        for row in rows:
            owner = owner_of({**row.fields, link.owner: row.fields["code"], **dict(link.constants)})
            if gone[owner] or come[owner]:
                old, new = before[owner], list(row.fields[link.column])
                self.tell_change(sheet, row, link.column, old, new)

    def tell_change(
        self, sheet: Sheet, row: TypedRow, column: str, old: object, new: object
    ) -> None:
        """Show what changes beside the record of a row that was stored already."""
        if sheet.subject.key_of(row.fields) not in self.catalogue.directory.records(
            sheet.subject.name
        ):
            return
        key = key_text(sheet.subject, row.fields)
        self.plan.changes.append(
            Change(sheet.name, row.number, key, column, printed(old), printed(new))
        )
        self.count_change(sheet.name, row.number)

    def count_change(self, name: str, number: int) -> None:
        """Count a row as changed, once, whatever it is that changes."""
        if number not in self.changed[name]:
            self.changed[name].add(number)
            counts = self.plan.sheets.setdefault(name, SheetCounts())
            counts.changed += 1
            counts.unchanged -= 1

    def compare_tables(self, sheet: Sheet, rows: list[TypedRow]) -> None:
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
        return reader, reader.figures(self.advance)

    def plan_lines(self, reader: FigureReader | None) -> None:
        """Plan the lines of the series sheet, and those that figures bring with them."""
        sheet = SHEETS["series"]
        if "series" in self.texts:
            self.compare(SERIES, self.line_rows, "series", sheet)
        if reader is None:
            return
        declared = {SERIES.key_of(row.fields) for row in self.line_rows}
        known = declared | set(self.catalogue.directory.records("series"))
        new = [self.named(fields) for line, fields in reader.lines.items() if line not in known]
        if new:
            rows = [TypedRow(0, fields) for fields in new]
            self.compare(SERIES, rows, "series", sheet, counts=False)
        self.catalogue.learn_lines(declared | set(reader.lines))

    def named(self, line: dict[str, Any]) -> dict[str, Any]:
        """Give a new line with the name of its unit where it is about one."""
        if not line["unit"]:
            return line
        key = (line["organisation"], line["unit"])
        in_file = {(unit["organisation"], unit["code"]): unit for unit in self.typed["units"]}
        stored = self.catalogue.directory.records("units")
        unit = in_file.get(key) or stored[key].values
        return {**line, "name": unit["name"]}

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


def touched(plan: ImportPlan) -> list[str]:
    """Give the organisations that a plan would write to."""
    found = {figure.figure.line[0] for figure in (*plan.revisions.added, *plan.revisions.changed)}
    for work in plan.work:
        indexes = [*work.found.added, *(index for index, _, _ in work.found.changed)]
        rows = [work.rows[index] for index in indexes]
        found |= {row.get("organisation") or row["code"] for row in rows}
        found |= {link.values["organisation"] for link in work.found.removed}
    return sorted(found)


def column_of(field: str, columns: dict[str, Column]) -> str:
    """Give the column that a changed field stands in; '' for the parts of a value but one."""
    if field in columns:
        return columns[field].name
    if field == "period_start" and "period" in columns:
        return "period"
    return "value" if field == "written" else ""


def key_text(subject: Subject, row: dict[str, Any]) -> str:
    """Give a row's key in words, for previews."""
    return " / ".join(printed(part) for part in subject.key_of(row) if part not in (None, ""))


def figure_text(figure: Figure) -> str:
    """Give the place of a figure in words."""
    organisation, measure, series = figure.line
    line = f"{organisation} / {measure}" + (f" / {series}" if series else "")
    return f"{line} / {figure.period_kind} {figure.period_start.isoformat()}"
