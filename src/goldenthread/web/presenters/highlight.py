"""A highlight report: its first draft from the records, and its page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from markupsafe import Markup

from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.texts import highlight_context
from goldenthread.assure.programmes.proposing import missing_before_sign_off
from goldenthread.assure.programmes.results import ActionResult, MilestoneResult
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import HighlightReport, HighlightStep
from goldenthread.vocabulary import Standing
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.scope import ProgrammeScope

AHEAD = 31
LATE = (Standing.OVERDUE, Standing.OFF_TRACK)


def drafted(at: ProgrammeScope, code: str) -> dict[str, Any]:
    """Give a first draft: what moved, what is due, what is late, which risks were raised."""
    result, period = at.assessed.result, at.scope.period
    workstream, part = result.workstream(code), result.of_workstream(code)
    status = workstream.delivery
    closed = [one for one in part.actions if one.approved and period.contains(one.approved)]
    reached = [one for one in part.milestones if one.completed and period.contains(one.completed)]
    late = [one for one in part.actions if is_late(one)]
    missed = [one for one in part.milestones if is_missed(one, at.on)]
    ahead = at.on + dt.timedelta(days=AHEAD)
    due = [one for one in part.actions if not one.approved and is_between(one.baseline, at, ahead)]
    coming = [one for one in part.milestones if not one.completed and
              is_between(one.due, at, ahead)]  # fmt: skip
    raised = [one for one in part.risks if one.is_open and
              (one.raised is None or period.contains(one.raised))]  # fmt: skip
    return {
        "summary": f"{status.words} ({status.why}). {len(closed)} actions closed, "
        f"{len(late)} late, {len(due)} due in the next {AHEAD} days.",
        "progress": lines(
            [f"Closed: {one.title}" for one in closed]
            + [f"Reached: {one.label}" for one in reached]
        ),
        "next": lines(
            [f"Due {one.baseline:%-d %B}: {one.title}" for one in due]
            + [f"Due {one.due:%-d %B}: {one.label}" for one in coming]
        ),
        "not_well": lines(
            [f"Late: {one.title} ({one.delivery.why})" for one in late]
            + [f"Not reached: {one.label} (due {one.due:%-d %B %Y})" for one in missed]
        ),
        "risks": lines([one.title for one in raised]),
        "escalations": lines([one.title for one in part.issues if one.is_open and one.escalated]),
    }


def lines(items: list[str]) -> str:
    """Give items one a line."""
    return "\n".join(items)


def is_late(action: ActionResult) -> bool:
    """Say whether an action stands late."""
    step = action.delivery.effective
    return step is not None and step.standing in LATE


def is_missed(milestone: MilestoneResult, on: dt.date) -> bool:
    """Say whether a milestone is past its date and not reached."""
    stated = milestone.status.stated
    is_done = milestone.completed or (stated and stated.standing is Standing.COMPLETE)
    return bool(milestone.due and milestone.due < on and not is_done)


def is_between(day: dt.date | None, at: ProgrammeScope, last: dt.date) -> bool:
    """Say whether a day lies after the page's and not after `last`."""
    return day is not None and at.on < day <= last


class HighlightPage(Linked):
    """A highlight report with its steps."""

    def __init__(self, at: ProgrammeScope, report: HighlightReport, reader: User) -> None:
        super().__init__(at)
        self.report, self.reader = report, reader

    def context(self, field: str) -> TextContext:
        """Give what one of its texts is about."""
        return highlight_context(self.report.workstream, field, self.report.period)

    @property
    def summary(self) -> Markup:
        """The summary as it is read."""
        found = self.report.summary
        return self.narrator.paragraphs(found, self.context("summary"), self.report.period)

    @property
    def texts(self) -> list[tuple[str, list[Markup]]]:
        """Each heading with its items as they are read."""
        labels = (
            ("progress", "Progress against key outcomes"),
            ("next", "Key activity, period ahead"),
            ("well", "What has gone well"),
            ("not_well", "What has not gone so well"),
            ("risks", "Key risks"),
            ("escalations", "Issues for escalation"),
        )
        return [
            (
                label,
                self.narrator.items(
                    getattr(self.report, name), self.context(name), self.report.period
                ),
            )
            for name, label in labels
        ]

    @property
    def steps(self) -> list[HighlightStep]:
        """Who did what when."""
        return list(self.report.steps.select_related("by"))

    @property
    def missing(self) -> list[str]:
        """What bars its sign-off."""
        return missing_before_sign_off(self.result, self.report.workstream.code)

    @property
    def may_write(self) -> bool:
        """Whether the reader may write and submit it."""
        return self.reader.has_perm("programmes.write_highlight", self.report)

    @property
    def may_sign_off(self) -> bool:
        """Whether the reader may sign it off or return it."""
        return self.reader.has_perm("programmes.sign_off_highlight", self.report)
