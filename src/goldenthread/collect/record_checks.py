"""What rows of attendance, interests, minutes and the action log must fulfil together."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from typing import Any

from goldenthread.collect.boardroom import Boardroom, part_of
from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.meeting_checks import in_order_of_rows
from goldenthread.collect.problems import CellError
from goldenthread.collect.programme_checks import Check, Rows, Typed
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.records.history.keeping import Key
from goldenthread.records.meetings import subjects
from goldenthread.records.meetings.subjects import IN_COMMITTEE, IN_ITEM, IN_LOG, IN_MEETING
from goldenthread.vocabulary.meetings import LogState

OPEN, CLOSED, DELEGATED = LogState.OPEN.value, LogState.CLOSED.value, LogState.DELEGATED.value
# What minutes print of an action; its progress and closure are later meetings'.
AGREED = ("organisation", "committee", "code", "reference", "meeting", "item", "text")
ITEM_OF_REFERENCE = re.compile(r"(.*\d)[a-z]+\d*")


def check_attendance(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Whoever was there for a part was there from and until items of the meeting."""
    boardroom = Boardroom(catalogue, typed)
    rows = boardroom.open_rows(rows, problems, lambda row: [row.fields])
    for row in rows:
        for column in ("from_item", "until_item"):
            boardroom.need_item(row, column, problems)
    in_order_of_rows(rows, catalogue, subjects.ATTENDANCE, IN_MEETING)
    for row in rows:
        boardroom.refuse_approved(row, problems, subjects.ATTENDANCE)
    return rows


def check_interests(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """An interest touches an item of its meeting."""
    boardroom = Boardroom(catalogue, typed)
    rows = boardroom.open_rows(rows, problems, boardroom.with_stored(subjects.INTERESTS))
    for row in rows:
        boardroom.need_item(row, "item", problems)
        boardroom.refuse_move(row, problems, subjects.INTERESTS)
        boardroom.refuse_approved(row, problems, subjects.INTERESTS)
    return rows


def check_minutes(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A minute is of an item; minutes that are approved are not overwritten."""
    boardroom, decided = Boardroom(catalogue, typed), stored_decisions(catalogue)
    rows = boardroom.open_rows(rows, problems, lambda row: [row.fields])
    for row in rows:
        boardroom.need_item(row, "item", problems)
        before = decided.get(part_of(row.fields, IN_ITEM), [])
        if "decision" in row.fields and decisions_of(row.fields) != before:
            boardroom.refuse_approved(TypedRow(row.number, {**row.fields, "text": None}), problems,
                                      subjects.MINUTES)  # fmt: skip
        else:
            boardroom.refuse_approved(row, problems, subjects.MINUTES)
    return rows


def decisions_of(fields: dict[str, Any]) -> list[str]:
    """Give the decisions of a cell, one a line."""
    return [line.strip() for line in fields["decision"].splitlines() if line.strip()]


def stored_decisions(catalogue: Catalogue) -> dict[Key, list[str]]:
    """Give the stored decisions of each item in their order."""
    stored = [one.values for one in catalogue.directory.records("decisions_of_meetings").values()]
    found: dict[Key, list[str]] = {}
    for one in sorted(stored, key=lambda values: values["order"]):
        found.setdefault(part_of(one, IN_ITEM), []).append(one["text"])
    return found


def check_summaries(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """The summary of a private meeting is private."""
    return Boardroom(catalogue, typed).open_rows(rows, problems, lambda row: [row.fields])


def check_log(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Actions are known by their code, else by meeting, reference and words; dues are kept."""
    boardroom = Boardroom(catalogue, typed)
    log = Log(catalogue)
    for row in rows:
        log.find_item(row, boardroom)
        log.give_code(row, problems)
    rows = boardroom.open_rows(rows, problems, boardroom.with_stored(subjects.LOG_ACTIONS))
    for row in rows:
        fields = row.fields
        before = log.stored.get(subjects.LOG_ACTIONS.key_of(fields))
        boardroom.need_item(row, "item", problems)
        boardroom.refuse_move(row, problems, subjects.LOG_ACTIONS)
        log.settle_state(row, before and before.values, problems)
        log.settle_due(row, before and before.values)
        agreed = {name: fields[name] for name in AGREED if name in fields}
        boardroom.refuse_approved(TypedRow(row.number, agreed), problems, subjects.LOG_ACTIONS)
        if fields.get("status") and not fields.get("progress"):
            error = CellError("stands without the progress that it is about", "progress beside it")
            problems.error(row.number, "status", fields["status"], error)
    once = [row for row in rows if log.seen[subjects.LOG_ACTIONS.key_of(row.fields)] == row.number]
    in_order_of_rows(once, catalogue, subjects.LOG_ACTIONS, IN_COMMITTEE)
    return once


class Log:
    """The stored action logs, as the rows of a file are held against them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.stored = catalogue.directory.records("log_actions")
        self.codes = {
            (*part_of(one.values, IN_MEETING), one.values["reference"], one.values["text"]): (
                one.values["code"]
            )
            for one in self.stored.values()
        }
        self.dues: dict[Key, list[dict[str, Any]]] = {}
        for due in catalogue.directory.records("log_dues").values():
            self.dues.setdefault(part_of(due.values, IN_LOG), []).append(due.values)
        self.by_minute = {
            part_of(step.values, IN_LOG)
            for step in catalogue.directory.records("log_steps").values()
            if step.values["step"] == CLOSED and step.values["item"]
        }
        self.seen: dict[Key, int] = {}

    def find_item(self, row: TypedRow, boardroom: Boardroom) -> None:
        """Give an action the item that its reference begins with, where the row names none."""
        fields = row.fields
        if fields.get("item"):
            return
        reference = fields["reference"]
        match = ITEM_OF_REFERENCE.fullmatch(reference)
        item = match[1] if match else reference
        if (*part_of(fields, IN_MEETING), item) in boardroom.items:
            fields["item"] = item
        else:
            fields.pop("item", None)

    def give_code(self, row: TypedRow, problems: Problems) -> None:
        """Give an action without a code that of the stored one with its words, else its own."""
        fields = row.fields
        own = (*part_of(fields, IN_MEETING), fields["reference"], fields["text"])
        if not fields.get("code"):
            words = "\0".join(own[2:])
            digest = hashlib.sha256(words.encode()).hexdigest()[:10]
            fields["code"] = self.codes.get(own, f"{fields['reference']}-{digest}")
        key = subjects.LOG_ACTIONS.key_of(fields)
        first = self.seen.setdefault(key, row.number)
        if first != row.number:
            error = CellError(
                f"is the action of row {first} again", "a code of its own where both are meant"
            )
            problems.error(row.number, "action", fields["text"], error)

    def settle_state(
        self, row: TypedRow, before: dict[str, Any] | None, problems: Problems
    ) -> None:
        """Say where an action stands: closed where it has a day of closing.

        One that was passed on, or that a minute closed, keeps its state: a sheet tells earlier.
        """
        fields = row.fields
        if before and self.is_settled(fields, before) and fields.get("state") in ("", None, OPEN):
            for name in ("state", "closed", "closed_words"):
                fields.pop(name, None)
            return
        if before and before["state"] == DELEGATED:
            error = CellError("is passed to another committee, which keeps it", "open, or empty")
            problems.error(row.number, "state", fields["state"], error)
        closed = fields.get("closed")
        if not fields.get("state"):
            fields.pop("state", None)
            if closed or fields.get("closed_words"):
                fields["state"] = CLOSED
            elif before is None:
                fields["state"] = OPEN
        state = fields.get("state", before and before["state"])
        if closed and state != CLOSED:
            error = CellError(f"stands beside the state {state}", "an empty cell, or state closed")
            problems.error(row.number, "closed", str(closed), error)
        if state != CLOSED:
            fields |= {"closed": None, "closed_words": ""}
        elif "closed" in fields:
            fields.setdefault("closed_words", "")

    def is_settled(self, fields: dict[str, Any], before: dict[str, Any]) -> bool:
        """Say whether an action was passed on, or closed by a minute."""
        return before["state"] == DELEGATED or (
            before["state"] == CLOSED and subjects.LOG_ACTIONS.key_of(fields) in self.by_minute
        )

    def settle_due(self, row: TypedRow, before: dict[str, Any] | None) -> None:
        """Keep the first due date of an action; another one of a stored action is a revision."""
        fields = row.fields
        if "due" not in fields:
            return
        given = (fields["due"], fields.setdefault("due_words", ""))
        if before is None:
            return
        dues = self.dues.get(subjects.LOG_ACTIONS.key_of(fields), [])
        known = [(one["due"], one["words"]) for one in dues]
        del fields["due"], fields["due_words"]
        if given not in (*known, (before["due"], before["due_words"]), (None, "")):
            fields["revised"] = given


def check_progress(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """What was told is about an action of the log, and is not rewritten."""
    boardroom = Boardroom(catalogue, typed)
    actions = {(*part_of(row, IN_COMMITTEE), row["code"]): row for row in boardroom.rows(
        "log_actions")}  # fmt: skip
    stored = catalogue.directory.records("log_progress")
    rows = boardroom.open_rows(
        rows, problems, lambda row: [actions.get(part_of(row.fields, IN_LOG), {})]
    )
    for row in rows:
        fields = row.fields
        if part_of(fields, IN_LOG) not in actions:
            error = CellError("is no action of this log", "a code of the sheet log_actions")
            problems.error(row.number, "action", fields["log_action"], error)
        before = stored.get(subjects.LOG_PROGRESS.key_of(fields))
        status = fields.setdefault("status", "")
        if before and before.values["status"] != status:
            error = CellError("was told with another status", before.values["status"] or "empty")
            problems.error(row.number, "status", status, error)
    return rows


RECORD_CHECKS: dict[str, Check] = {
    "attendance": check_attendance,
    "interests": check_interests,
    "minutes": check_minutes,
    "summaries": check_summaries,
    "log_actions": check_log,
    "log_progress": check_progress,
}


def told_on(fields: dict[str, Any]) -> dt.date:
    """Give the day on which the progress of a row was told: today where it names none."""
    return fields.get("told") or dt.date.today()
