"""Plans of the boardroom's sheets whose rows become records of several kinds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.utils import timezone

from goldenthread.collect.columns import Sheet
from goldenthread.collect.meeting_sheets import AGENDA
from goldenthread.collect.paper_checks import paper_of
from goldenthread.collect.plan import Work
from goldenthread.collect.record_checks import decisions_of, stored_decisions, told_on
from goldenthread.collect.rows import TypedRow
from goldenthread.records.history.keeping import (
    Differences,
    Key,
    Row,
    Stored,
    Subject,
    differences,
    link_differences,
)
from goldenthread.records.meetings import subjects
from goldenthread.records.meetings.models import LogActionStep
from goldenthread.records.meetings.subjects import IN_ITEM, IN_LOG, IN_MEETING, IN_PAPER
from goldenthread.vocabulary.meetings import LogState, PaperState

if TYPE_CHECKING:
    from goldenthread.collect.planning import Planner

Rows = list[TypedRow]
Step = LogActionStep.Step
STEPS = {
    LogState.OPEN: Step.REOPENED,
    LogState.PROPOSED: Step.PROPOSED,
    LogState.CLOSED: Step.CLOSED,
}


def plan_terms(planner: Planner, sheet: Sheet, rows: Rows) -> None:
    """Plan versions of terms of reference and their sections, which stand in one sheet."""
    heads: dict[Key, TypedRow] = {}
    for row in rows:
        names = ("organisation", "committee", "number", "review_due")
        head = {name: row.fields[name] for name in names}
        if head["review_due"] is None:
            del head["review_due"]
        heads.setdefault(subjects.TERMS.key_of(head), TypedRow(row.number, head))
    planner.compare(subjects.TERMS, list(heads.values()), sheet.name, sheet, counts=False)
    planner.compare(subjects.TERMS_SECTIONS, rows, sheet.name, sheet)


def plan_agenda(planner: Planner, sheet: Sheet, rows: Rows) -> None:
    """Plan the items; the papers that they name are planned with the other papers."""
    planner.compare_sheet(sheet, rows)
    planner.papers_of_items = [row for row in rows if row.fields.get("file") or
                               row.fields.get("report")]  # fmt: skip


def plan_papers(planner: Planner, sheet: Sheet, rows: Rows) -> None:
    """Plan papers, those of their own sheet and those that items of the agenda name."""
    listed = {subjects.PAPERS.key_of(row.fields) for row in rows}
    stored = planner.catalogue.directory.records("papers")
    named = [TypedRow(row.number, paper_of(row.fields)) for row in planner.papers_of_items]
    further = [row for row in named if subjects.PAPERS.key_of(row.fields) not in listed]
    for row in (*rows, *further):
        give_state(row.fields, stored.get(subjects.PAPERS.key_of(row.fields)) is not None)
    if sheet.name in planner.texts:
        planner.compare_sheet(sheet, rows)
    plan_papers_of_items(planner, further)
    plan_files(planner, sheet, rows, further)
    planner.typed[sheet.name] = [row.fields for row in (*rows, *further)]


def plan_papers_of_items(planner: Planner, rows: Rows) -> None:
    """Plan papers that only the agenda names, as changes of its rows."""
    if not rows:
        return
    agenda, told = AGENDA, set(planner.changed["agenda"])
    stored = planner.catalogue.directory.records("papers")
    planner.compare(subjects.PAPERS, rows, agenda.name, agenda, counts=False)
    for number in planner.changed[agenda.name] - told:
        planner.changed[agenda.name].discard(number)  # compared without being counted
        planner.count_change(agenda.name, number)
    for row in rows:
        if subjects.PAPERS.key_of(row.fields) not in stored:
            item = TypedRow(row.number, {**row.fields, "reference": row.fields["item"]})
            if row.fields.get("report"):
                planner.tell_change(agenda, item, "report", "", row.fields["report"])


def plan_files(planner: Planner, sheet: Sheet, rows: Rows, further: Rows) -> None:
    """Plan the documents of papers: a new one stands in the place of the one before it."""
    files = []
    for row, of in (*((row, sheet) for row in rows), *((row, AGENDA) for row in further)):
        upload = row.fields.get("upload")
        if upload is None:
            continue
        place = {name: row.fields[name] for name in IN_ITEM}
        file = ContentFile(upload.content, name=f"{upload.sha256[:32]}.pdf")
        files.append(
            {**place, "paper": row.fields["order"], "sha256": upload.sha256, "file": file,
             "name": upload.name, "pages": upload.pages, "converted": upload.converted}
        )  # fmt: skip
        item = TypedRow(row.number, {**row.fields, "reference": row.fields["item"]})
        planner.tell_change(of, item, "file", "", upload.name)
    replaced = standing_files(planner, files)
    gone = [
        {**one.values, "removed_at": timezone.now(), "removed_by": planner.by} for one in replaced
    ]
    changes = [(at, one, {}) for at, one in enumerate(replaced)]
    planner.plan.work.append(Work(subjects.PAPER_FILES, gone, Differences(changed=changes)))
    planner.plan.work.append(
        Work(subjects.PAPER_FILES, files, Differences(added=list(range(len(files)))))
    )


def standing_files(planner: Planner, files: list[dict[str, Any]]) -> list[Stored]:
    """Give the documents that stand for papers which are to get another one."""
    papers = {tuple(one[name] for name in IN_PAPER) for one in files}
    return [
        one
        for one in planner.catalogue.directory.records("paper_files").values()
        if one.values["removed_at"] is None
        and tuple(one.values[name] for name in IN_PAPER) in papers
    ]


def give_state(paper: dict[str, Any], is_stored: bool) -> None:
    """Say how far a paper is where its row does not: one with a body is a draft."""
    if paper.get("state"):
        return
    paper.pop("state", None)
    if not is_stored:
        has_body = bool(paper.get("source") or paper.get("file"))
        paper["state"] = (PaperState.DRAFT if has_body else PaperState.DUE).value


def plan_minutes(planner: Planner, sheet: Sheet, rows: Rows) -> None:
    """Plan minutes and their decisions: a cell names all decisions of its item."""
    planner.compare_sheet(sheet, rows)
    given = [row for row in rows if "decision" in row.fields]
    decided = stored_decisions(planner.catalogue)
    subject = subjects.DECISIONS_OF_MEETINGS
    wanted = [
        {**{name: row.fields[name] for name in IN_ITEM}, "order": place, "text": text}
        for row in given
        for place, text in enumerate(decisions_of(row.fields), 1)
    ]
    owners = {subject.owner_of(row.fields) for row in given}
    stored = planner.catalogue.directory.records(subject.name)
    found = link_differences(subject, wanted, owners, stored, {})
    planner.plan.work.append(Work(subject, wanted, found))
    for row in given:
        before, after = decided.get(subject.owner_of(row.fields), []), decisions_of(row.fields)
        if before != after:
            planner.tell_change(sheet, row, "decision", "\n".join(before), "\n".join(after))


def plan_log(planner: Planner, sheet: Sheet, rows: Rows) -> None:
    """Plan actions of the log with every due date, step and word of progress that rows bring."""
    stored = planner.catalogue.directory.records("log_actions")
    before = {
        row.number: one.values
        for row in rows
        if (one := stored.get(subjects.LOG_ACTIONS.key_of(row.fields)))
    }
    planner.compare_sheet(sheet, rows)
    dates = dates_of_meetings(planner)
    dues, steps = [], []
    for row in rows:
        fields = row.fields
        agreed = dates.get(tuple(fields[name] for name in IN_MEETING), dt.date.today())
        dues += due_of(fields, before.get(row.number), agreed)
        steps += steps_of(fields, before.get(row.number), agreed)
        if revised := fields.get("revised"):
            old = before[row.number]["due_words"] or before[row.number]["due"]
            planner.tell_change(sheet, row, "due", old, revised[1] or revised[0])
    add_new(planner, subjects.LOG_DUES, dues)
    add_new(planner, subjects.LOG_STEPS, steps)
    plan_told(planner, sheet, [row for row in rows if row.fields.get("progress")])


def dates_of_meetings(planner: Planner) -> dict[Key, dt.date]:
    """Give the day of every meeting, of the store and of the file."""
    stored = planner.catalogue.directory.records("meetings").values()
    rows = [*(one.values for one in stored), *planner.typed.get("meetings", [])]
    return {subjects.MEETINGS.key_of(row): row["date"] for row in rows}


def plan_told(planner: Planner, sheet: Sheet, rows: Rows) -> None:
    """Plan the progress that rows of the log tell, where it is news."""
    last = last_progress(planner)
    stored = planner.catalogue.directory.records("log_progress")
    news = []
    for row in rows:
        own = own_log_action(row.fields)
        new = {**own, "on": told_on(row.fields), "text": row.fields["progress"],
               "status": row.fields.get("status", "")}  # fmt: skip
        old = last.get(tuple(own.values()))
        is_last = old and (old["text"], old["status"]) == (new["text"], new["status"])
        if not is_last and subjects.LOG_PROGRESS.key_of(new) not in stored:
            news.append(new)
            planner.tell_change(sheet, row, "progress", old["text"] if old else "", new["text"])
    add_new(planner, subjects.LOG_PROGRESS, news)
    planner.progress_of_log = news


def own_log_action(fields: Row) -> dict[str, Any]:
    """Give the natural key of an action of the log, for what belongs to it."""
    return {
        "organisation": fields["organisation"],
        "committee": fields["committee"],
        "log_action": fields["code"],
    }


def last_progress(planner: Planner) -> dict[Key, Mapping[str, Any]]:
    """Give what was told last of each stored action."""
    told = [one.values for one in planner.catalogue.directory.records("log_progress").values()]
    return {
        tuple(one[name] for name in IN_LOG): one for one in sorted(told, key=lambda one: one["on"])
    }


def due_of(fields: Row, before: Mapping[str, Any] | None, agreed: dt.date) -> list[dict[str, Any]]:
    """Give the due date that an action is given, the first one or a revision."""
    due, words = fields.get("revised") or (fields.get("due"), fields.get("due_words"))
    if not (due or words):
        return []
    on = dt.date.today() if before else agreed
    return [{**own_log_action(fields), "on": on, "due": due, "words": words}]


def steps_of(
    fields: Row, before: Mapping[str, Any] | None, agreed: dt.date
) -> list[dict[str, Any]]:
    """Give the steps that an action takes: it is opened, and comes to stand where it stands."""
    own, state = own_log_action(fields), LogState(fields.get("state", LogState.OPEN))
    found = [] if before else [{**own, "step": Step.OPENED.value, "on": agreed}]
    was = LogState(before["state"]) if before else LogState.OPEN
    if "state" in fields and state is not was:
        on = fields.get("closed") or told_on(fields)
        found.append({**own, "step": STEPS[state].value, "on": on})
    return found


def add_new(planner: Planner, subject: Subject, rows: list[dict[str, Any]]) -> None:
    """Plan rows that are only ever added: those that are not stored yet."""
    found = differences(subject, rows, planner.catalogue.directory.records(subject.name))
    found.changed.clear()
    planner.plan.work.append(Work(subject, rows, found))


def plan_progress(planner: Planner, sheet: Sheet, rows: Rows) -> None:
    """Plan what was told earlier, less what the log itself brings."""
    told = {subjects.LOG_PROGRESS.key_of(one) for one in planner.progress_of_log}
    own = [row for row in rows if subjects.LOG_PROGRESS.key_of(row.fields) not in told]
    planner.compare_sheet(sheet, own)


PLANS: dict[str, Callable[[Planner, Sheet, Rows], None]] = {
    "terms": plan_terms,
    "agenda": plan_agenda,
    "papers": plan_papers,
    "minutes": plan_minutes,
    "log_actions": plan_log,
    "log_progress": plan_progress,
}
