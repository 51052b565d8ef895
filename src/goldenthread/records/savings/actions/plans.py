"""Writing what savings are held against: targets, weights, scenarios, and what is shared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, refused, trace
from goldenthread.records.savings.models import (
    RiskWeight,
    SavingsShare,
    SavingsTarget,
    Scenario,
)
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.savings import Rating, ShareLevel

RUN, SHARE = "savings.run", "savings.share"


def set_target(
    *,
    organisation: Organisation,
    year: Period,
    amount: Decimal,
    starts: dt.date,
    by: User,
    kind: str = "",
    label: str = "",
    reason: str = "",
) -> SavingsTarget:
    """Set the target of a year, or restate it from a day; a restatement needs a reason."""
    verb, code = "set savings target", organisation.code
    must(RUN, organisation, by=by, verb=verb, about=organisation, code=code)
    if amount <= 0:
        raise refused(organisation, verb, by, code, "Enter a target above nought.")
    own = SavingsTarget.objects.filter(
        organisation=organisation, kind=kind, period_kind=year.kind.value, period_start=year.start
    )
    before = own.exclude(starts=starts).order_by("starts").last()
    if before and before.amount != amount and not reason.strip():
        raise refused(organisation, verb, by, code, "Give the reason why the target is restated.")
    with transaction.atomic():
        kept = own.filter(starts=starts).first() or SavingsTarget(
            organisation=organisation, kind=kind, period_kind=year.kind.value,
            period_start=year.start, starts=starts,
        )  # fmt: skip
        kept.amount, kept.label, kept.reason = amount, label.strip(), reason.strip()
        kept._history_user = by
        kept.save()
        trace(kept, verb, by, code, year=year.label, kind=kind, amount=amount, starts=starts,
              reason=reason)  # fmt: skip
    return kept


def set_weights(
    *, organisation: Organisation, weights: Mapping[str, Decimal | None], by: User
) -> None:
    """Set how much of each rating is counted on, in percent; None takes a weight away."""
    verb, code = "set risk weights", organisation.code
    must(RUN, organisation, by=by, verb=verb, about=organisation, code=code)
    for rating, weight in weights.items():
        if not Rating(rating).is_weighted:
            words = f"{Rating(rating).label} is never weighted."
            raise refused(organisation, verb, by, code, words)
        if weight is not None and not 0 <= weight <= 100:
            raise refused(organisation, verb, by, code, f"{weight}% is no weight of 0 to 100%.")
    with transaction.atomic():
        held = {one.rating: one for one in RiskWeight.objects.filter(organisation=organisation)}
        for rating, weight in weights.items():
            kept = held.get(rating) or RiskWeight(organisation=organisation, rating=rating)
            kept._history_user = by
            if weight is None and kept.pk:
                kept.delete()
            elif weight is not None and kept.weight != weight:
                kept.weight = weight
                kept.save()
        trace(organisation, verb, by, code,
              **{name: "none" if w is None else w for name, w in weights.items()})  # fmt: skip


def save_scenario(
    *,
    organisation: Organisation,
    name: str,
    changes: Sequence[Mapping[str, Any]],
    by: User,
    description: str = "",
    scenario: Scenario | None = None,
) -> Scenario:
    """Save a scenario by its name; its changes are checked by the rules that apply them."""
    verb, code = "save scenario", organisation.code
    must(RUN, organisation, by=by, verb=verb, about=organisation, code=code)
    if not changes:
        raise refused(organisation, verb, by, code, "Say what changes.")
    others = Scenario.objects.filter(organisation=organisation, name=name.strip())
    if others.exclude(pk=scenario.pk if scenario else None).exists():
        raise refused(
            organisation, verb, by, code, f"There is a scenario '{name.strip()}' already."
        )
    with transaction.atomic():
        kept = scenario or Scenario(organisation=organisation, made_by=by)
        kept.name, kept.description = name.strip(), description.strip()
        kept.changes = [dict(change) for change in changes]
        kept._history_user = by
        kept.save()
        trace(kept, verb, by, code, name=name, changes=kept.changes)
    return kept


def remove_scenario(*, scenario: Scenario, by: User) -> None:
    """Remove a scenario; its history stays."""
    verb, code = "remove scenario", scenario.organisation.code
    must(RUN, scenario.organisation, by=by, verb=verb, about=scenario, code=code)
    with transaction.atomic():
        trace(scenario, verb, by, code, name=scenario.name)
        scenario._history_user = by
        scenario.delete()


def share_savings(
    *,
    organisation: Organisation,
    board: Organisation,
    level: str,
    starts: dt.date,
    by: User,
    ends: dt.date | None = None,
) -> SavingsShare:
    """Let a board read the organisation's savings at a level, from a day on."""
    verb, code = "share savings", organisation.code
    must(SHARE, organisation, by=by, verb=verb, about=organisation, code=code)
    if board == organisation:
        raise refused(organisation, verb, by, code, "Choose another organisation.")
    if level not in list(ShareLevel):
        raise refused(organisation, verb, by, code, "Choose what is shared.")
    if ends and ends < starts:
        raise refused(organisation, verb, by, code, "The last day lies before the first.")
    with transaction.atomic():
        kept = SavingsShare.objects.filter(
            organisation=organisation, board=board, starts=starts
        ).first() or SavingsShare(organisation=organisation, board=board, starts=starts)
        kept.level, kept.ends = level, ends
        kept._history_user = by
        kept.save()
        trace(organisation, verb, by, code, board=board.code, level=level, starts=starts, ends=ends)
    return kept


def end_share(*, share: SavingsShare, by: User, ends: dt.date) -> SavingsShare:
    """Let an agreement end on a day."""
    verb, code = "end sharing of savings", share.organisation.code
    must(SHARE, share.organisation, by=by, verb=verb, about=share.organisation, code=code)
    if ends < share.starts:
        words = f"It began on {share.starts}: enter that day or a later one."
        raise refused(share.organisation, verb, by, code, words)
    with transaction.atomic():
        share.ends = ends
        share._history_user = by
        share.save()
        trace(share.organisation, verb, by, code, board=share.board.code, ends=ends)
    return share
