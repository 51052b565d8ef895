"""The business rules: which action a measure's icons ask for, and when it is escalated.

Pure. Both tables are data (RULES 2; paper 001, lines 2158-2200): an organisation's own
`BusinessRule` rows replace single cells of the grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from goldenthread.vocabulary import ActionCode, Assurance, Better, Role, Tier, Variation

if TYPE_CHECKING:
    from goldenthread.records.organisations.models import Organisation

HIT_AND_MISS_PERIODS = 6

CONSIDER_DRIVER = "consider making it a driver"
KEEP_WATCH = "do not consider making it a driver"
CONSIDER_HARDER = "consider a harder target or making it a watch"


@dataclass(frozen=True)
class CellAction:
    """What one cell of the grid asks for: an action and advice added after it ('' for none)."""

    code: ActionCode
    advice: str = ""
    is_own: bool = False  # set by the organisation itself

    @property
    def words(self) -> str:
        """The action with its advice, as a scorecard prints it."""
        return f"{self.code.label}; {self.advice}" if self.advice else self.code.label


Grid = Mapping[tuple[Role, str, str], CellAction]
"""Role, assurance group and variation group to what is asked for."""

_FULL, _VERBAL, _NOTE = ActionCode.FULL_CMS, ActionCode.VERBAL_CMS, ActionCode.NOTE
_ROWS: tuple[tuple[str, str, CellAction, CellAction], ...] = (
    # assurance, variation, driver, watch
    ("failing", "concern", CellAction(_FULL), CellAction(_FULL, CONSIDER_DRIVER)),
    ("failing", "common_cause", CellAction(_FULL), CellAction(_VERBAL, KEEP_WATCH)),
    ("failing", "improvement", CellAction(_FULL), CellAction(_NOTE, KEEP_WATCH)),
    ("hit_and_miss", "concern", CellAction(_VERBAL), CellAction(_NOTE, KEEP_WATCH)),
    ("hit_and_miss", "common_cause", CellAction(_VERBAL), CellAction(_NOTE, KEEP_WATCH)),
    ("hit_and_miss", "improvement", CellAction(_NOTE), CellAction(_NOTE)),
    ("passing", "concern", CellAction(_VERBAL), CellAction(_NOTE, KEEP_WATCH)),
    ("passing", "common_cause", CellAction(_NOTE, CONSIDER_HARDER), CellAction(_NOTE)),
    ("passing", "improvement", CellAction(_NOTE, CONSIDER_HARDER), CellAction(_NOTE)),
)
PAPER_GRID: Grid = {
    (role, assurance, variation): cell
    for assurance, variation, driver, watch in _ROWS
    for role, cell in ((Role.DRIVER, driver), (Role.WATCH, watch))
}


class OwnRule(Protocol):
    """A row of an organisation's own grid, as `records.measures.BusinessRule` holds it."""

    role: str
    assurance: str
    variation: str
    action: str
    words: str


def grid_with(rows: Iterable[OwnRule], grid: Grid = PAPER_GRID) -> Grid:
    """Give `grid` with the cells of an organisation's own rows replaced."""
    own = {
        (Role(row.role), row.assurance, row.variation): CellAction(
            ActionCode(row.action), row.words.strip(), is_own=True
        )
        for row in rows
    }
    return {**grid, **own}


def organisation_grid(organisation: Organisation) -> Grid:
    """Give the grid that `organisation` works by (one query unless prefetched)."""
    return grid_with(organisation.business_rules.all())


@dataclass(frozen=True)
class ActionDecision:
    """What a measure's icons ask for: `code`, printed `words`, and the `rule` in words.

    Without a decision (too few points, no target) the code is `ActionCode.NONE` and the rule says
    why.
    """

    code: ActionCode
    words: str
    rule: str


_GROUP_WORDS = {
    "passing": "passing",
    "hit_and_miss": "hit and miss",
    "failing": "failing",
    "improvement": "improvement",
    "common_cause": "common cause",
    "concern": "concern",
}
_WITHOUT = {
    Assurance.NO_TARGET: "it has no target to be judged by",
    Assurance.INSUFFICIENT_DATA: "it has too little data for limits",
}


def decide(
    assurance: Assurance,
    variation: Variation,
    role: Role,
    grid: Grid = PAPER_GRID,
    *,
    better: Better | None = None,
) -> ActionDecision:
    """Give the action that the grid asks of a measure, with the rule in words (RULES 2).

    A measure with neither direction better (`better` neither, or a neutral variation) is noted.
    """
    if variation is Variation.INSUFFICIENT_DATA:
        return _no_decision("it has too little data for limits")
    if better is Better.NEITHER or variation.group == "neutral":
        noted = ActionCode.NOTE
        rule = f"Business rule: neither direction is better: {noted.long_label}"
        return ActionDecision(noted, noted.label, rule)
    if assurance.group is None:
        return _no_decision(_WITHOUT[assurance])
    cell = grid[(role, assurance.group, variation.group)]
    owner = "Business rule of the organisation" if cell.is_own else "Business rule"
    state = f"{role.value}, {_GROUP_WORDS[assurance.group]}, {_GROUP_WORDS[variation.group]}"
    asked = "; ".join(filter(None, (cell.code.long_label, cell.advice)))
    return ActionDecision(cell.code, cell.words, f"{owner}: {state}: {asked}")


def _no_decision(reason: str) -> ActionDecision:
    code = ActionCode.NONE
    return ActionDecision(code, code.label, f"No business rule applies: {reason}")


@dataclass(frozen=True)
class EscalationFacts:
    """What the escalation rules look at in one measure."""

    action: ActionCode
    tier: Tier
    assurance: Assurance
    for_periods: int
    zero_tolerance: bool
    events: bool  # the newest figure is not zero


@dataclass(frozen=True)
class EscalationRule:
    """A reason to put a measure on the escalation page, whatever its other icons say."""

    code: str
    name: str
    words: str
    applies: Callable[[EscalationFacts], bool]
    mark: str = ""  # printed after the measure's name in lists


@dataclass(frozen=True)
class EscalationReason:
    """Why a measure is escalated: the rule's code, the reason in words, its mark in lists."""

    code: str
    words: str
    mark: str = ""


ESCALATION_RULES: tuple[EscalationRule, ...] = (
    EscalationRule(
        "full_cms",
        "Full countermeasure summary",
        "The business rules ask for a full countermeasure summary.",
        lambda facts: facts.action is ActionCode.FULL_CMS,
    ),
    EscalationRule(
        "constitutional_failing",
        "Constitutional standard failing",
        "A constitutional standard is failing, whatever its role and variation.",
        lambda facts: facts.tier is Tier.CONSTITUTIONAL and facts.assurance.group == "failing",
    ),
    EscalationRule(
        "hit_and_miss_over_six",
        "Hit and miss for more than six periods",
        "The target has been hit and missed for more than six periods.",
        lambda facts: (
            facts.assurance is Assurance.HIT_AND_MISS and facts.for_periods > HIT_AND_MISS_PERIODS
        ),
        mark="*",
    ),
    EscalationRule(
        "zero_tolerance_event",
        "An event that must never happen",
        "An event that must never happen has happened.",
        lambda facts: facts.zero_tolerance and facts.events,
    ),
)


def escalations(facts: EscalationFacts) -> tuple[EscalationReason, ...]:
    """Give the reasons why a measure is escalated, in the order of the rules; empty for none."""
    return tuple(
        EscalationReason(rule.code, rule.words, rule.mark)
        for rule in ESCALATION_RULES
        if rule.applies(facts)
    )
