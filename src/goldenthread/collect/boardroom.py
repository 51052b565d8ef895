"""What the checks of the boardroom's sheets need to know: what is there, private or approved."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.problems import CellError
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.records.history.keeping import Key, Row, Stored, Subject, change_of
from goldenthread.records.meetings.models import Committee
from goldenthread.records.meetings.querysets import private_committees
from goldenthread.records.meetings.subjects import IN_COMMITTEE, IN_ITEM, IN_MEETING, IN_PAPER
from goldenthread.vocabulary.meetings import Part

Typed = dict[str, list[dict[str, Any]]]
SEATED = "public business, or a seat of your own on the committee that reads private business"
PRIVATE = Part.PRIVATE.value


class Boardroom:
    """The meetings, items and papers of the file and the store, whichever makes them private."""

    def __init__(self, catalogue: Catalogue, typed: Typed) -> None:
        self.catalogue = catalogue
        self.typed = typed

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Give the records of a sheet, the stored and those of the file."""
        stored = self.catalogue.directory.records(name).values()
        return [*(one.values for one in stored), *self.typed.get(name, [])]

    @cached_property
    def private_meetings(self) -> set[Key]:
        """Keys of meetings that are of part 2."""
        return {
            (*part_of(row, IN_COMMITTEE), row["code"])
            for row in self.rows("meetings")
            if row.get("part") == PRIVATE
        }

    @cached_property
    def items(self) -> set[Key]:
        """Keys of agenda items."""
        return {(*part_of(row, IN_MEETING), row["reference"]) for row in self.rows("agenda")}

    @cached_property
    def private_items(self) -> set[Key]:
        """Keys of items that are marked private."""
        return {
            (*part_of(row, IN_MEETING), row["reference"])
            for row in self.rows("agenda")
            if row.get("is_private")
        }

    @cached_property
    def papers(self) -> set[Key]:
        """Keys of papers: their item's and their number; an item may name its first one itself."""
        found = {(*part_of(row, IN_ITEM), row["order"]) for row in self.rows("papers")}
        named = [
            one for one in self.typed.get("agenda", []) if one.get("file") or one.get("report")
        ]
        return found | {(*part_of(one, IN_MEETING), one["reference"], 0) for one in named}

    @cached_property
    def private_papers(self) -> set[Key]:
        """Keys of papers that are marked private."""
        return {
            (*part_of(row, IN_ITEM), row["order"])
            for row in self.rows("papers")
            if row.get("is_private")
        }

    @cached_property
    def approved(self) -> set[Key]:
        """Keys of meetings whose minutes are approved."""
        return set(self.catalogue.directory.records("minutes_approvals"))

    @cached_property
    def seated(self) -> set[Key] | None:
        """Committees whose private business may be written; None for all of them."""
        by = self.catalogue.by
        if by is None or by.is_superuser:
            return None
        found = Committee.objects.filter(pk__in=private_committees(by))
        return set(found.values_list("organisation__code", "code"))

    def is_private(self, row: Row) -> bool:
        """Say whether the row's meeting, item or paper is private, in the file or the store."""
        return (
            bool(row.get("is_private"))
            or part_of(row, IN_MEETING) in self.private_meetings
            or part_of(row, IN_ITEM) in self.private_items
            or part_of(row, IN_PAPER) in self.private_papers
        )

    def open_rows(
        self, rows: list[TypedRow], problems: Problems, facts: Callable[[TypedRow], list[Row]]
    ) -> list[TypedRow]:
        """Give the rows that the user may bring in; tell an error for each of the others.

        `facts` gives what makes a row private: its own fields, those of its stored record. A row
        that is refused is compared with nothing, so that no stored word of it is shown.
        """
        kept = []
        for row in rows:
            if self.is_hidden(row.fields, facts(row)):
                error = CellError("is private business, and you hold no seat that reads it", SEATED)
                column = "meeting" if "meeting" in row.fields else "committee"
                problems.error(row.number, column, str(row.fields[column]), error)
            else:
                kept.append(row)
        return kept

    def is_hidden(self, fields: Row, facts: list[Row]) -> bool:
        """Say whether a row is private business of a committee in which the user has no seat."""
        if self.seated is None or part_of(fields, IN_COMMITTEE) in self.seated:
            return False
        return any(self.is_private(one) for one in facts)

    def with_stored(self, subject: Subject) -> Callable[[TypedRow], list[Row]]:
        """Give the facts of a row: its fields, and those of the record that it is about."""
        stored = self.catalogue.directory.records(subject.name)

        def facts(row: TypedRow) -> list[Row]:
            before = stored.get(subject.key_of(row.fields))
            return [row.fields, before.values] if before else [row.fields]

        return facts

    def need_item(self, row: TypedRow, column: str, problems: Problems) -> None:
        """Tell an error where a column names no item of the row's meeting."""
        reference = row.fields.get(column)
        if reference and (*part_of(row.fields, IN_MEETING), reference) not in self.items:
            error = CellError(
                "is no item of this meeting's agenda",
                "a reference of the sheet agenda, or one that is stored",
            )
            problems.error(row.number, column, reference, error)

    def refuse_approved(self, row: TypedRow, problems: Problems, subject: Subject) -> None:
        """Tell an error where a row would change a meeting whose minutes were approved later."""
        if part_of(row.fields, IN_MEETING) in self.approved and self.changes(row, subject):
            error = CellError("the minutes of this meeting are approved", "what is stored of it")
            problems.error(row.number, "meeting", str(row.fields["meeting"]), error)

    def changes(self, row: TypedRow, subject: Subject) -> bool:
        """Say whether the row would add or change a record."""
        before = self.before(row, subject)
        return before is None or bool(change_of(subject, row.fields, before))

    def before(self, row: TypedRow, subject: Subject) -> Stored | None:
        """Give the stored record that a row is about."""
        return self.catalogue.directory.records(subject.name).get(subject.key_of(row.fields))

    def refuse_move(self, row: TypedRow, problems: Problems, subject: Subject) -> None:
        """Tell an error where a row would move what is stored to the other part of its meeting.

        Packs that were published may hold it: a move withdraws them, and is a step of its own.
        """
        before = self.before(row, subject)
        wanted = row.fields.get("is_private")
        if before and wanted is not None and wanted != before.values["is_private"]:
            error = CellError("is moved to the other part in the product", "what is stored of it")
            problems.error(row.number, "private", "yes" if wanted else "no", error)


def part_of(row: Row, names: tuple[str, ...]) -> Key:
    """Give the values of some fields of a row."""
    return tuple(row.get(name) for name in names)
