"""An action with its thread: up to what asked for it, down to proof and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goldenthread.assure.programmes.results import ActionResult, RequirementResult
from goldenthread.records.history.models import AuditEvent
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.closure import (
    closure_now,
    is_own,
    submission_waiting,
)
from goldenthread.records.programmes.closure import (
    CHANGED_SINCE,
    DECLINED,
    LABELS,
    MORE_EVIDENCE,
)
from goldenthread.records.programmes.closure import OPEN as OPEN_STATE
from goldenthread.records.programmes.models import (
    Action,
    AssuranceDecision,
    ChangeRequest,
    Evidence,
    ProgressUpdate,
)
from goldenthread.vocabulary import StatusStep
from goldenthread.web.presenters.audit import Trace, worded
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.scope import ProgrammeScope

MOST = 100


@dataclass(frozen=True)
class Stated:
    """An earlier statement of progress with its steps."""

    update: ProgressUpdate
    delivery: StatusStep | None
    embedding: StatusStep | None
    proposed: StatusStep | None


class ActionPage(Linked):
    """What the page of an action shows."""

    def __init__(
        self, at: ProgrammeScope, action: Action, result: ActionResult, reader: User
    ) -> None:
        super().__init__(at)
        self.record, self.action, self.reader = action, result, reader

    @cached_property
    def may_change(self) -> bool:
        """Whether the reader may update the action."""
        return self.reader.has_perm("programmes.change_action", self.record)

    @property
    def may_submit(self) -> bool:
        """Whether the action can be brought before the panel."""
        open_states = (OPEN_STATE, DECLINED, MORE_EVIDENCE, CHANGED_SINCE)
        return self.may_change and self.closure_state in open_states

    @property
    def may_decide(self) -> bool:
        """Whether the reader may decide on its closure now."""
        waiting = submission_waiting(self.record)
        may = self.reader.has_perm("programmes.assure_evidence", self.at.scope.organisation)
        return bool(waiting and may and not is_own(self.reader, self.record, waiting))

    @property
    def closure(self) -> str:
        """Where the closure stands, in words."""
        return LABELS[self.closure_state]

    @cached_property
    def closure_state(self) -> str:
        """Where the closure stands today, whatever period is looked at: steps start from there."""
        return closure_now(self.record)

    @property
    def standing(self) -> str:
        """How its delivery stands, in one sentence."""
        view = self.action.delivery
        words = view.effective.words if view.effective else "No status"
        return f"Delivery: {words} ({view.why})."

    @property
    def requirements(self) -> list[RequirementResult]:
        """What it answers."""
        return [one for one in self.result.requirements if one.id in self.action.requirement_ids]

    @property
    def evidence(self) -> list[Evidence]:
        """The proof, newest first."""
        return list(self.record.evidence.select_related("by", "measure").order_by("-added", "-pk"))

    @property
    def decisions(self) -> list[AssuranceDecision]:
        """What the panel decided, newest first."""
        return list(self.record.decisions.select_related("by").order_by("-panel_date", "-pk"))

    @property
    def changes(self) -> list[ChangeRequest]:
        """The requests to change its date or scope."""
        return list(self.record.change_requests.select_related("requested_by", "decided_by"))

    @property
    def statements(self) -> list[Stated]:
        """What was stated of it, newest first."""
        find = self.result.scale.find
        return [
            Stated(one, find(one.delivery), find(one.embedding), find(one.proposed_delivery))
            for one in self.record.updates.select_related("by").order_by("-on", "-pk")[:MOST]
        ]

    @property
    def findings(self) -> list[str]:
        """What is missing or contradicts, in words."""
        return [
            one.finding.words.removeprefix(f"{self.action.title}: ")
            for one in self.at.told
            if (one.finding.record, one.finding.record_id) == ("action", self.action.id)
            and not one.is_waived
        ]

    @property
    def trail(self) -> list[Trace]:
        """What was done to it or refused, newest first."""
        events = AuditEvent.objects.filter(record="action", record_id=str(self.action.id))
        return [
            Trace(
                event.at,
                str(event.by or event.source or "The system"),
                f"{event.verb.capitalize()}{' (refused)' if event.refused else ''}",
                worded(event.details),
            )
            for event in events.select_related("by")[:MOST]
        ]
