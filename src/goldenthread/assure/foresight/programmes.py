"""When a programme's actions and milestones will be complete. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.assure.foresight.completion import CompletionOutlook, foresee_completion
from goldenthread.assure.programmes.completion import Completable
from goldenthread.assure.programmes.results import MilestoneResult, ProgrammeResult
from goldenthread.vocabulary import Standing


@dataclass(frozen=True)
class ProgrammeOutlook:
    """The outlook of the actions (closures that the panel approved) and of the milestones."""

    actions: CompletionOutlook
    milestones: CompletionOutlook

    @property
    def parts(self) -> tuple[CompletionOutlook, ...]:
        """The parts of which there is anything."""
        return tuple(part for part in (self.actions, self.milestones) if part.total)


def foresee_programme(result: ProgrammeResult) -> ProgrammeOutlook:
    """Give when the programme will be complete, from its own past alone."""
    on, ends = result.on, result.ends
    return ProgrammeOutlook(
        foresee_completion((one.completable for one in result.actions), on, ends),
        foresee_completion(
            (milestone_item(one, result) for one in result.milestones), on, ends, "milestone"
        ),
    )


def milestone_item(one: MilestoneResult, result: ProgrammeResult) -> Completable:
    """Give a milestone as something to complete.

    One that is stated complete without a day is complete, and tells nothing of lateness.
    """
    stated = one.status.stated
    if one.completed is None and stated and stated.standing is Standing.COMPLETE:
        return Completable(None, None, result.on)
    return Completable(one.baseline or one.due, one.forecast, one.completed)
