"""What people do with an edition once it is frozen: sign it off, publish it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.reporting.models import Edition, Narrative, SignOff
from goldenthread.vocabulary import Period

State = Edition.State
TRANSITIONS: dict[str, tuple[str, str]] = {
    SignOff.Step.SIGNED_OFF: (State.FROZEN, State.SIGNED_OFF),
    SignOff.Step.PUBLISHED: (State.SIGNED_OFF, State.PUBLISHED),
}


class EditionStateError(Exception):
    """The edition is not in the state that the step starts from."""


def sign_off_edition(*, edition: Edition, by: User, remark: str = "") -> SignOff:
    """Record that `by` stands behind the edition; needs the approver role."""
    return take_step(edition=edition, step=SignOff.Step.SIGNED_OFF, by=by, remark=remark)


def publish_edition(*, edition: Edition, by: User, remark: str = "") -> SignOff:
    """Make a signed-off edition readable by anybody; needs the approver role."""
    return take_step(edition=edition, step=SignOff.Step.PUBLISHED, by=by, remark=remark)


def take_step(*, edition: Edition, step: str, by: User, remark: str) -> SignOff:
    """Move the edition one step; PermissionDenied or EditionStateError leave an audit event."""
    if not by.has_perm("organisations.approve_reports", edition.organisation):
        refuse(edition, step, by, "not an approver")
        raise PermissionDenied(f"Only an approver of {edition.organisation} may do this.")
    with transaction.atomic():
        locked = Edition.objects.select_for_update().get(pk=edition.pk)
        start, end = TRANSITIONS[step]
        allowed = locked.state == start
        if allowed:
            Edition.objects.filter(pk=locked.pk).update(state=end)
            sign_off = SignOff.objects.create(
                edition=locked, step=step, by=by, at=timezone.now(), remark=remark
            )
            write_audit_event(
                by=by,
                verb=f"edition {step}",
                record=locked,
                organisation_code=locked.organisation.code,
                details={"remark": remark},
            )
    if not allowed:
        refuse(edition, step, by, f"edition is {locked.state}")
        words = State(locked.state).label.lower()
        raise EditionStateError(f"This edition is {words}: that step is not open.")
    edition.state = end
    return sign_off


def refuse(edition: Edition, step: str, by: User, reason: str) -> None:
    """Leave the trace of a step that was refused."""
    write_audit_event(
        by=by,
        verb=f"edition {step}",
        record=edition,
        refused=True,
        organisation_code=edition.organisation.code,
        details={"reason": reason},
    )


@transaction.atomic
def write_narrative(
    *, organisation: Organisation, report: str, period: Period, section: str, text: str, by: User
) -> Narrative | None:
    """Keep an author's words for a section; empty words bring the generated ones back."""
    if not by.has_perm("organisations.approve_reports", organisation):
        raise PermissionDenied(f"Only an approver of {organisation} may edit the report's words.")
    place = {
        "organisation": organisation,
        "report": report,
        "section": section,
        "period_kind": period.kind.value,
        "period_start": period.start,
    }
    before = Narrative.objects.filter(**place)
    was = "\n\n".join(narrative.text for narrative in before)
    for narrative in before:
        narrative.delete()
    written = Narrative.objects.create(**place, text=text.strip()) if text.strip() else None
    write_audit_event(
        by=by,
        verb="write narrative",
        record=written,
        organisation_code=organisation.code,
        details={"section": section, "period": period.code, "was": was, "now": text.strip()},
    )
    return written
