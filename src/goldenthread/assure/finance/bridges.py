"""Bridges: an opening figure, changes and subtotals, a closing figure that they must make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.finance.statements import DECIMALS, PRECISION
from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.codes import finding_of
from goldenthread.records.finance.models import BridgeStep
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary.money import check_total, money_words

OPENING, CHANGE = str(BridgeStep.Kind.OPENING), str(BridgeStep.Kind.CHANGE)


@dataclass(frozen=True)
class Step:
    """A step as printed, with the running total before and after it, in pounds.

    A subtotal or closing figure runs from nought to what is printed; `difference` is that less
    what the steps since the last printed figure make.
    """

    id: int
    name: str
    kind: str
    value: Decimal
    start: Decimal
    end: Decimal
    difference: Decimal = Decimal(0)

    @property
    def is_total(self) -> bool:
        """Says that the step is a printed figure, no change."""
        return self.kind != CHANGE


@dataclass(frozen=True)
class BridgeResult:
    """A bridge with its steps in order, and what does not close."""

    code: str
    title: str
    unit: str
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]

    @property
    def closes(self) -> bool:
        """Says that opening and changes make every printed figure, to the penny."""
        return not any(step.difference for step in self.steps)

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps between the printed figures."""
        return tuple(step for step in self.steps if not step.is_total)

    @property
    def decimals(self) -> int:
        """Decimals that amounts are printed with."""
        return DECIMALS[self.unit]


def walk(lines: Sequence[tuple[int, str, str, Decimal]]) -> tuple[Step, ...]:
    """Give the steps of (id, name, kind, value) with their running totals.

    After a printed figure the walk goes on from it, so that one slip is found once.
    """
    steps: list[Step] = []
    running = Decimal(0)
    for pk, name, kind, value in lines:
        if kind == CHANGE:
            steps.append(Step(pk, name, kind, value, running, running + value))
            running += value
            continue
        gap = value - running if kind != OPENING else Decimal(0)
        steps.append(Step(pk, name, kind, value, Decimal(0), value, gap))
        running = value
    return tuple(steps)


def bridge_of(code: str, lines: Sequence[BridgeStep]) -> BridgeResult:
    """Give a bridge from its records in order."""
    steps = walk([(one.pk, one.step, one.kind, one.value) for one in lines])
    unit = lines[0].unit
    title = next((one.title for one in lines if one.title), code)
    return BridgeResult(code, title, unit, steps, tuple(findings_of(title, steps, unit)))


def findings_of(title: str, steps: Sequence[Step], unit: str) -> Iterator[Finding]:
    """Give the printed figures that the steps before them do not make."""
    since: list[Decimal] = []
    for step in steps:
        if not step.is_total:
            since.append(step.value)
            continue
        if step.difference:
            check = check_total(step.value, since, PRECISION[unit])
            printed = money_words(step.value, unit, DECIMALS[unit])
            words = money_words(check.parts, unit, DECIMALS[unit])
            why = "rounding can explain it" if check.is_rounding else "rounding cannot explain it"
            yield finding_of(
                "bridge_does_not_close",
                f"{title}: '{step.name}' is printed as {printed}, the steps make {words} ({why}).",
                "bridge",
                step.id,
                is_note=check.is_rounding,
                said=f"{step.name} {printed}",
                held=f"The steps make {words}",
            )
        since = [step.value]


def bridges_of(
    organisation: Organisation, as_at: dt.datetime | None = None
) -> tuple[BridgeResult, ...]:
    """Give the bridges of an organisation."""
    steps = BridgeStep.history.as_of(as_at) if as_at else BridgeStep.objects.all()
    held = list(steps.filter(organisation=organisation.pk).order_by("bridge", "order"))
    return tuple(
        bridge_of(code, [one for one in held if one.bridge == code])
        for code in dict.fromkeys(one.bridge for one in held)
    )
