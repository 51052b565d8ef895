"""Where the records that agenda items are about have their pages."""

from __future__ import annotations

from django.urls import reverse

from goldenthread.assure.meetings.results import SubjectResult


def subject_href(organisation_code: str, subject: SubjectResult) -> str:
    """Give the page of what an item is about, '' where it has none."""
    kind, pk, programme = subject.kind, subject.record_id, subject.programme_id
    if pk is None:
        return ""
    if kind == "measure":
        return reverse("measure", args=[organisation_code, subject.code])
    if kind == "scheme":
        return reverse("scheme", args=[organisation_code, pk])
    if programme is None:
        return ""
    if kind == "milestone":
        place = [organisation_code, programme]
        return reverse("milestones", args=place, fragment=f"milestone-{pk}")
    return reverse(kind, args=[organisation_code, programme, pk])
