"""Writing schemes: their facts, months and approvals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldenthread.records.history.links import link, organisation_of
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, refused, trace
from goldenthread.records.savings.models import Scheme, SchemeApproval, SchemeMonth
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.savings import Gate, GateState

LINKS = {"requirements": "requirement", "risks": "risk", "measures": "measure"}
RUN, CHANGE = "savings.run", "savings.change_scheme"
AMOUNTS = ("plan", "actual", "forecast")
NAMED = ("owner", "unit", "workstream", "programme")


@dataclass(frozen=True)
class MonthAmounts:
    """What becomes of a scheme's month: only the amounts in `given` are written, in pounds."""

    scheme: Scheme
    period: Period
    given: dict[str, Decimal | None]
    is_reversal: bool | None = None


def write_scheme(
    *, organisation: Organisation, by: User, scheme: Scheme | None = None, **fields: Any
) -> Scheme:
    """Add a scheme or change one; its links become those that are given."""
    verb, code = "change scheme" if scheme else "add scheme", organisation.code
    about = scheme or organisation
    permission = CHANGE if scheme else RUN
    must(permission, about, by=by, verb=verb, about=about, code=code)
    links = {name: list(fields.pop(name)) for name in LINKS if name in fields}
    named = [fields[name] for name in NAMED if fields.get(name)]
    for record in [*named, *(one for held in links.values() for one in held)]:
        if organisation_of(record) != organisation:
            raise refused(about, verb, by, code, f"{record} belongs to another organisation.")
    with transaction.atomic():
        kept = scheme or Scheme(organisation=organisation, code=free_code(organisation, fields))
        for name, value in fields.items():
            setattr(kept, name, value)
        kept._history_user = by
        kept.save()
        trace(kept, verb, by, code, **fields, **link(kept, links, LINKS, by))
    return kept


def free_code(organisation: Organisation, fields: dict[str, Any]) -> str:
    """Give a code made from the name that is not taken."""
    stem = slugify(fields.get("name", ""))[:40] or "scheme"
    taken = set(organisation.schemes.filter(code__startswith=stem).values_list("code", flat=True))
    number, code = 2, stem
    while code in taken:
        code, number = f"{stem}-{number}", number + 1
    return code


def record_months(*, months: Sequence[MonthAmounts], by: User) -> int:
    """Record amounts of schemes month by month, all or none; give how many months changed.

    Savings below nought take back what was counted before: such a month must be a reversal.
    """
    verb = "record savings"
    for scheme in {one.scheme for one in months}:
        code = scheme.organisation.code
        must(CHANGE, scheme, by=by, verb=verb, about=scheme, code=code)
    held = stored_months(months)
    changed: dict[Scheme, list[str]] = {}
    wanted = []
    for one in months:
        kept = held.get((one.scheme.pk, one.period)) or SchemeMonth(
            scheme=one.scheme, period_kind=one.period.kind.value, period_start=one.period.start
        )
        before = {name: getattr(kept, name) for name in AMOUNTS}
        if one.is_reversal is not None:
            kept.is_reversal = one.is_reversal
        for name, amount in one.given.items():
            setattr(kept, name, amount)
        if any((getattr(kept, name) or 0) < 0 for name in ("actual", "forecast")) and (
            not kept.is_reversal
        ):
            words = (
                f"{one.scheme}, {one.period.label}: savings below nought take back what was "
                "counted before; mark the month as a reversal."
            )
            raise refused(one.scheme, verb, by, one.scheme.organisation.code, words)
        moved = [f"{n} {before[n]} → {getattr(kept, n)}" for n in AMOUNTS
                 if before[n] != getattr(kept, n)]  # fmt: skip
        if moved or kept.pk is None:
            wanted.append(kept)
            changed.setdefault(one.scheme, []).append(f"{one.period.label}: {', '.join(moved)}")
    with transaction.atomic():
        for kept in wanted:
            kept._history_user = by
            kept.save()
        for scheme, words in changed.items():
            trace(scheme, verb, by, scheme.organisation.code, months="; ".join(words)[:2000])
    return len(wanted)


def stored_months(months: Sequence[MonthAmounts]) -> dict[tuple[int, Period], SchemeMonth]:
    """Give the stored months that amounts are about."""
    found = SchemeMonth.objects.filter(
        scheme__in={one.scheme.pk for one in months},
        period_start__in={one.period.start for one in months},
    )
    return {(one.scheme_id, one.period): one for one in found}


def decide_gate(
    *, scheme: Scheme, gate: str, state: str, by: User, decided: dt.date | None = None,
    note: str = "",
) -> SchemeApproval:  # fmt: skip
    """Say where an impact assessment of a scheme stands; one that is done has its day."""
    verb, code = "decide approval", scheme.organisation.code
    must(CHANGE, scheme, by=by, verb=verb, about=scheme, code=code)
    if gate not in list(Gate) or state not in list(GateState):
        raise refused(scheme, verb, by, code, "Choose an assessment and where it stands.")
    if state == GateState.DONE and decided is None:
        raise refused(scheme, verb, by, code, "Enter the day on which it was done.")
    if decided and decided > dt.date.today():
        raise refused(scheme, verb, by, code, f"The day {decided} lies in the future.")
    with transaction.atomic():
        kept = scheme.approvals.filter(gate=gate).first() or SchemeApproval(
            scheme=scheme, gate=gate
        )
        kept.state, kept.decided, kept.note = state, decided, note.strip()
        kept._history_user = by
        kept.save()
        trace(scheme, verb, by, code, gate=kept.get_gate_display(), state=kept.get_state_display(),
              decided=decided, note=note)  # fmt: skip
    return kept
