"""What administrators choose for how their organisation reports."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User

VERB = "choose chances in reports"


def choose_chances(*, organisation: Organisation, shows_chances: bool, by: User) -> bool:
    """Show or hide the chance of the next period in scorecards and reports; say if it changed.

    Needs the administrator role; a refusal leaves its trace.
    """
    if not by.has_perm("organisations.administer", organisation):
        write_audit_event(
            by=by,
            verb=VERB,
            record=organisation,
            organisation_code=organisation.code,
            refused=True,
            details={"reason": "not allowed to"},
        )
        raise PermissionDenied(f"Only an administrator of {organisation} may do this.")
    with transaction.atomic():
        kept = Organisation.objects.select_for_update().get(pk=organisation.pk)
        was, kept.shows_chances = kept.shows_chances, shows_chances
        organisation.shows_chances = shows_chances
        if was == shows_chances:
            return False
        kept._history_user = by
        kept.save(update_fields=["shows_chances"])
        write_audit_event(
            by=by,
            verb=VERB,
            record=kept,
            organisation_code=kept.code,
            details={"was": words(was), "now": words(shows_chances)},
        )
    return True


def words(shows_chances: bool) -> str:
    """Give a choice as the trail prints it."""
    return "shown" if shows_chances else "hidden"
