"""Freezing a report into an edition: a copy of its content, its files and their hashes."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import HighlightReport, Programme
from goldenthread.records.reporting.models import Edition, EditionFile
from goldenthread.report.build import COMPOSITIONS, RENDERERS
from goldenthread.report.compositions.programmes.material import programme_of
from goldenthread.report.model import OpenError, Report
from goldenthread.report.serialise import content_hash, from_json, to_json
from goldenthread.vocabulary import Period


class EditionBarredError(Exception):
    """The report cannot be frozen yet; the message says what stands in the way."""


class ErrorsStandError(EditionBarredError):
    """Errors that nobody answers for stand in the report; who freezes it has to say so."""

    def __init__(self, errors: tuple[OpenError, ...], period: Period) -> None:
        count = f"{len(errors)} error{'' if len(errors) == 1 else 's'}"
        super().__init__(f"The edition of {period.long_label} holds {count} not waived.")
        self.errors = errors


class EditionDamagedError(Exception):
    """The stored content no longer has the hash that was taken when it was frozen."""


def freeze_edition(
    *,
    organisation: Organisation,
    report: str,
    period: Period,
    by: User | None,
    programme: str = "",
    with_errors: bool = False,
) -> Edition:
    """Freeze the report of a period as its next edition; needs the approver role.

    `by` None is the command line. The content, its SHA-256 and every rendered file are stored;
    later corrections of the records change none of them. EditionBarredError where a highlight
    report of the programme and period is not signed off; ErrorsStandError where errors stand that
    nobody waived, unless `with_errors` says that the edition is to hold them.
    """
    if by is not None and not by.has_perm("organisations.approve_reports", organisation):
        refuse(organisation, organisation, report, period, by, "not allowed to")
        raise PermissionDenied(f"Only an approver of {organisation} may freeze an edition.")
    frozen_at = timezone.now()
    if COMPOSITIONS[report].is_of_programme:
        must_be_signed_off(organisation, report, period, programme, by)
    composed = COMPOSITIONS[report].compose(
        organisation, period, as_at=frozen_at, programme=programme
    )
    if composed.open_errors and not with_errors:
        words = ", ".join(one.code for one in composed.open_errors)
        refuse(organisation, organisation, report, period, by, f"errors not waived: {words}")
        raise ErrorsStandError(composed.open_errors, period)
    return keep_edition(composed, organisation, period, frozen_at, by)


def keep_edition(
    composed: Report,
    organisation: Organisation,
    period: Period,
    frozen_at: dt.datetime,
    by: User | None,
) -> Edition:
    """Store a composed report as the next edition, with its files and its audit event."""
    report = composed.code
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        number = next_number(organisation, report, period, composed.programme)
        composed = replace(
            composed, edition=f"Edition {number}, frozen {timezone.localtime(frozen_at):%-d %B %Y}"
        )
        content = to_json(composed)
        edition = Edition.objects.create(
            organisation=organisation,
            report=report,
            programme=composed.programme,
            title=composed.title,
            period_kind=period.kind.value,
            period_start=period.start,
            number=number,
            content=content,
            content_sha256=content_hash(content),
            frozen_at=frozen_at,
            frozen_by=by,
            open_errors=len(composed.open_errors),
        )
        store_files(edition, composed)
        write_audit_event(
            by=by,
            verb="freeze edition",
            record=edition,
            organisation_code=organisation.code,
            details={
                "period": period.code,
                "number": number,
                "sha256": edition.content_sha256,
                "open_errors": [one.words for one in composed.open_errors],
            },
        )
    return edition


def must_be_signed_off(
    organisation: Organisation, report: str, period: Period, programme: str, by: User | None
) -> None:
    """Raise EditionBarredError, leaving its trace, unless the highlight reports are signed off."""
    chosen = programme_of(organisation, programme)
    found = HighlightReport.objects.filter(
        workstream__programme=chosen, period_kind=period.kind.value, period_start=period.start
    ).select_related("workstream")
    waiting = [one.workstream.name for one in found if one.state != one.State.SIGNED_OFF]
    if found and not waiting:
        return
    reason = (
        f"not signed off: {', '.join(waiting)}" if waiting else "no highlight report is written"
    )
    refuse(chosen, organisation, report, period, by, reason)
    raise EditionBarredError(f"The edition of {period.long_label} cannot be frozen: {reason}.")


def refuse(
    record: Organisation | Programme,
    organisation: Organisation,
    report: str,
    period: Period,
    by: User | None,
    reason: str,
) -> None:
    """Leave the trace of an edition that was not frozen."""
    write_audit_event(
        by=by,
        verb="freeze edition",
        record=record,
        organisation_code=organisation.code,
        refused=True,
        details={"report": report, "period": period.code, "reason": reason},
    )


def next_number(
    organisation: Organisation, report: str, period: Period, programme: str = ""
) -> int:
    """Give the number after the newest edition of the same report and period."""
    newest = Edition.objects.filter(
        organisation=organisation,
        report=report,
        programme=programme,
        period_kind=period.kind.value,
        period_start=period.start,
    ).aggregate(newest=Max("number"))["newest"]
    return (newest or 0) + 1


def store_files(edition: Edition, report: Report) -> None:
    """Render the edition in every format and keep the files with their hashes."""
    stem = f"{edition.organisation.code}-{report.code}-{report.period}-{edition.number}"
    for name, render in RENDERERS.items():
        rendered = render(report)
        body = rendered.encode() if isinstance(rendered, str) else rendered
        EditionFile.objects.create(
            edition=edition,
            format=name,
            file=ContentFile(body, f"{stem.replace('/', '-')}.{name}"),
            sha256=hashlib.sha256(body).hexdigest(),
        )


def read_edition(edition: Edition) -> Report:
    """Give the frozen report; EditionDamagedError when its content has been altered since."""
    if content_hash(edition.content) != edition.content_sha256:
        raise EditionDamagedError(f"{edition}: the stored content has been altered")
    return from_json(edition.content)
