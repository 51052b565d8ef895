"""The business and escalation rules applied to a measure's chart."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.assure.business_rules import (
    ActionDecision,
    EscalationFacts,
    EscalationReason,
    decide,
    escalations,
)
from goldenthread.assure.control import Chart, Signals, Slot
from goldenthread.assure.results import State
from goldenthread.assure.views import View
from goldenthread.vocabulary import Role, Tier


@dataclass(frozen=True)
class Judgement:
    """A chart's newest figures with what the rules make of its signals."""

    latest: Slot | None
    previous: Slot | None
    signals: Signals
    action: ActionDecision
    reasons: tuple[EscalationReason, ...]

    @property
    def state(self) -> State:
        """How the measure stands, for comparing with another period."""
        return State(
            variation=self.signals.variation,
            assurance=self.signals.assurance,
            escalated=bool(self.reasons),
            has_figure=self.latest is not None,
        )


def judge(chart: Chart, view: View, signals: dict[str, Signals]) -> Judgement:
    """Apply the business and escalation rules to a chart."""
    measure = view.material.measure
    found = signals.get(chart.key, Signals())
    latest, previous = newest(chart)
    action = decide(
        found.assurance,
        found.variation,
        Role(measure.role),
        view.material.grid,
        better=view.better,
    )
    facts = EscalationFacts(
        action=action.code,
        tier=Tier(measure.tier),
        assurance=found.assurance,
        for_periods=found.for_periods,
        zero_tolerance=measure.zero_tolerance,
        events=bool(latest and latest.reading and latest.reading.value.number),
    )
    return Judgement(latest, previous, found, action, escalations(facts))


def newest(chart: Chart) -> tuple[Slot | None, Slot | None]:
    """Give the newest slot that says something, and the one before it."""
    known = [slot for slot in chart.slots if slot.reading and slot.reading.is_known]
    return (known[-1] if known else None, known[-2] if len(known) > 1 else None)
