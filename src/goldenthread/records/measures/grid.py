"""Keeping an organisation's own cells of the business-rule table."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.measures.models import BusinessRule
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.vocabulary import ActionCode, Role

Place = tuple[Role, str, str]
"""Role, assurance group, variation group."""


@transaction.atomic
def keep_business_rules(
    *,
    organisation: Organisation,
    cells: Mapping[Place, tuple[ActionCode, str] | None],
    by: User,
) -> int:
    """Set the organisation's own action and words for each cell; give how many changed.

    None brings the shipped rule of the cell back. Needs the administrator role.
    """
    if not by.has_perm("organisations.administer", organisation):
        raise PermissionDenied(f"Only an administrator of {organisation} may do this.")
    own = {
        (Role(rule.role), rule.assurance, rule.variation): rule
        for rule in BusinessRule.objects.select_for_update().filter(organisation=organisation)
    }
    changed = [keep_cell(organisation, place, own.get(place), to) for place, to in cells.items()]
    details = [words for words in changed if words]
    if details:
        write_audit_event(
            by=by,
            verb="change business rules",
            record=organisation,
            organisation_code=organisation.code,
            details={"cells": details},
        )
    return len(details)


def keep_cell(
    organisation: Organisation,
    place: Place,
    rule: BusinessRule | None,
    to: tuple[ActionCode, str] | None,
) -> str:
    """Set one cell; give what changed in words, '' where nothing did."""
    role, assurance, variation = place
    was = f"{rule.action} {rule.words}".strip() if rule else "as shipped"
    if to is None:
        if rule is None:
            return ""
        rule.delete()
        return f"{role.value}, {assurance}, {variation}: {was} to as shipped"
    action, words = to[0].value, to[1].strip()
    if rule is not None and (rule.action, rule.words) == (action, words):
        return ""
    kept = rule or BusinessRule(
        organisation=organisation, role=role.value, assurance=assurance, variation=variation
    )
    kept.action, kept.words = action, words
    kept.save()
    return f"{role.value}, {assurance}, {variation}: {was} to {action} {words}".strip()
