"""Changes to how a programme is organised: units that split, statuses that are overridden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from goldenthread.records.organisations.models import Unit
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, needed, refused, trace
from goldenthread.records.programmes.actions.progress import code_of, differs
from goldenthread.records.programmes.models import Action, Programme, Remapping
from goldenthread.vocabulary import StatusStep


def split_unit(
    *, unit: Unit, code: str, name: str, starts: dt.date, actions: Sequence[Action], by: User
) -> Unit:
    """Make a new unit out of part of another from a date, and move actions to it.

    Deadlines stay as they were; reports of earlier days show the old structure.
    """
    organisation = unit.organisation
    verb = "split unit"
    must("programmes.run", organisation, by=by, verb=verb, about=unit, code=organisation.code)
    strangers = [one for one in actions if one.organisation_id != unit.organisation_id]
    if strangers:
        words = f"{strangers[0]} belongs to another organisation."
        raise refused(unit, verb, by, organisation.code, words)
    code = needed(code, "code", unit, verb, by, organisation.code)
    name = needed(name, "name", unit, verb, by, organisation.code)
    if organisation.units.filter(code=code).exists():
        raise refused(unit, verb, by, organisation.code, f"There is a unit {code} already.")
    if moved := Remapping.objects.filter(action__in=actions, starts=starts).first():
        words = f"{moved.action} moves to {moved.unit} on that day already."
        raise refused(unit, verb, by, organisation.code, words)
    with transaction.atomic():
        new = Unit(
            organisation=organisation,
            code=code,
            name=name,
            kind=unit.kind,
            parent=unit.parent,
            replaces=unit,
            valid_from=starts,
        )
        new._history_user = by
        new.save()
        for action in actions:
            remapping = Remapping(action=action, unit=new, starts=starts)
            remapping._history_user = by
            remapping.save()
            trace(action, "remap action", by, organisation.code, unit=f"{unit} → {new}",
                  starts=starts)  # fmt: skip
        trace(new, verb, by, organisation.code, out_of=unit, starts=starts, actions=len(actions))
    return new


def state_programme(
    *,
    programme: Programme,
    stated: StatusStep | None,
    proposed: StatusStep | None,
    reason: str,
    by: User,
) -> Programme:
    """State the status of a programme; one that is not the roll-up needs a reason."""
    organisation, verb = programme.organisation, "state programme status"
    must("programmes.run", organisation, by=by, verb=verb, about=programme, code=organisation.code)
    if differs(stated, proposed) and not reason.strip():
        words = "Give the reason why the status differs from the one that the rule gives."
        raise refused(programme, verb, by, organisation.code, words)
    with transaction.atomic():
        before = programme.stated
        programme.stated, programme.stated_reason = code_of(stated), reason.strip()
        programme._history_user = by
        programme.save(update_fields=["stated", "stated_reason"])
        trace(programme, verb, by, organisation.code, was=before, now=programme.stated,
              reason=reason)  # fmt: skip
    return programme
