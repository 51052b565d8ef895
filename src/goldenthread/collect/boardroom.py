"""What the checks of the boardroom's sheets need to know: what is there, private or approved."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.problems import CellError
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.records.history.keeping import Key
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

    def is_private(self, row: dict[str, Any]) -> bool:
        """Say whether the row's meeting, item or paper is private, in the file or the store."""
        return (
            bool(row.get("is_private"))
            or part_of(row, IN_MEETING) in self.private_meetings
            or part_of(row, IN_ITEM) in self.private_items
            or part_of(row, IN_PAPER) in self.private_papers
        )

    def refuse_private(self, row: TypedRow, problems: Problems, *, is_private: bool) -> None:
        """Tell an error where a row is private business that the user has no seat for."""
        if not is_private or self.seated is None:
            return
        if part_of(row.fields, IN_COMMITTEE) not in self.seated:
            error = CellError("is private business, and you hold no seat that reads it", SEATED)
            column = "meeting" if "meeting" in row.fields else "committee"
            problems.error(row.number, column, str(row.fields[column]), error)

    def need_item(self, row: TypedRow, column: str, problems: Problems) -> None:
        """Tell an error where a column names no item of the row's meeting."""
        reference = row.fields.get(column)
        if reference and (*part_of(row.fields, IN_MEETING), reference) not in self.items:
            error = CellError(
                "is no item of this meeting's agenda",
                "a reference of the sheet agenda, or one that is stored",
            )
            problems.error(row.number, column, reference, error)

    def refuse_approved(self, row: TypedRow, problems: Problems, *, changes: bool) -> None:
        """Tell an error where a row would change minutes that a later meeting approved."""
        if changes and part_of(row.fields, IN_MEETING) in self.approved:
            error = CellError("the minutes of this meeting are approved", "what is stored of it")
            problems.error(row.number, "meeting", str(row.fields["meeting"]), error)


def part_of(row: dict[str, Any], names: tuple[str, ...]) -> Key:
    """Give the values of some fields of a row."""
    return tuple(row.get(name) for name in names)
