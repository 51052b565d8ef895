"""Committees: who sits on them, their terms of reference, their forward plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Max, Q

from goldenthread.records.meetings.actions.access import (
    KEEP,
    Attempt,
    RefusalError,
    free_code,
    known,
    lock,
    must_belong,
)
from goldenthread.records.meetings.models import (
    Committee,
    CommitteeSeat,
    PlannedItem,
    TermsApproval,
    TermsOfReference,
    TermsSection,
)
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Seat, Standing
from goldenthread.vocabulary.names import slug
from goldenthread.vocabulary.quorum import QuorumError, parse_quorum

COMMITTEE = (
    "code", "name", "parent", "purpose", "quorum", "frequency", "review_due", "papers_due", "order",
)  # fmt: skip
PLANNED = (
    "code", "title", "section", "purpose", "presenter", "lead", "frequency", "first", "until",
    "minutes", "is_verbal", "is_private", "source", "report", "order",
)  # fmt: skip


def write_committee(
    *, organisation: Organisation, by: User, committee: Committee | None = None, **fields: Any
) -> Committee:
    """Add a committee or change one; its quorum must be a rule that can be counted."""
    about = committee or organisation
    attempt = Attempt(f"{'change' if committee else 'add'} committee", by, about, organisation)
    attempt.must(KEEP, organisation)
    given = known(fields, COMMITTEE)
    with attempt.writing():
        if committee and committee.organisation_id != organisation.pk:
            raise RefusalError("This committee belongs to another organisation.")
        kept = committee or Committee(organisation=organisation)
        if not given.get("name", kept.name):
            raise RefusalError("Write the name.")
        check_rule(given.get("quorum", ""))
        check_parent(kept, given.get("parent"))
        given["code"] = code_of_committee(kept, given)
        attempt.save(kept, **given)
        attempt.trace(kept, code=kept.code, quorum=kept.quorum, review_due=kept.review_due)
    return kept


def check_rule(words: str) -> None:
    """Refuse a quorum that cannot be counted; none at all is allowed."""
    try:
        if words:
            parse_quorum(words)
    except QuorumError as error:
        raise RefusalError(str(error)) from None


def check_parent(committee: Committee, parent: Committee | None) -> None:
    """Refuse a parent of another organisation, and one that is below the committee itself."""
    if parent is not None and parent.organisation_id != committee.organisation_id:
        raise RefusalError("The parent belongs to another organisation.")
    above = parent
    while above is not None:
        if committee.pk and above.pk == committee.pk:
            raise RefusalError("A committee cannot report to itself.")
        above = above.parent


def code_of_committee(committee: Committee, given: dict[str, Any]) -> str:
    """Give the code that is wanted, or one made from the name; refuse one that is taken."""
    others = Committee.objects.filter(organisation=committee.organisation).exclude(pk=committee.pk)
    wanted = given.get("code") or committee.code
    if not wanted:
        stem = slug(given["name"]) or "committee"
        return free_code(stem, lambda code: others.filter(code=code).exists())
    if others.filter(code=wanted).exists():
        raise RefusalError("Another committee has that code.")
    return str(wanted)


def seat_post(
    *,
    committee: Committee,
    post: Post,
    by: User,
    seat: str = Seat.MEMBER,
    standing: str = Standing.OTHER,
    reads_private: bool = False,
    held_from: dt.date | None = None,
    order: int | None = None,
) -> CommitteeSeat:
    """Give a post a seat from a day on, or change the seat that it has from that day."""
    organisation = committee.organisation
    attempt = Attempt("seat post", by, committee, organisation)
    attempt.must(KEEP, organisation)
    with attempt.writing():
        must_belong([post], organisation)
        own = CommitteeSeat.objects.filter(committee=committee, post=post)
        kept = own.filter(held_from=held_from).first() or CommitteeSeat(
            committee=committee, post=post, held_from=held_from
        )
        if own.exclude(pk=kept.pk).filter(overlapping(held_from, kept.held_to)).exists():
            raise RefusalError(f"{post.title} has a seat on this committee at that time already.")
        places = {} if order is None else {"order": order}
        attempt.save(
            kept, seat=Seat(seat), standing=Standing(standing), reads_private=reads_private,
            **places,
        )  # fmt: skip
        attempt.trace(
            kept, post=post.code, seat=kept.seat, standing=kept.standing, held_from=held_from,
            reads_private="yes" if reads_private else "no",
        )  # fmt: skip
    return kept


def overlapping(starts: dt.date | None, ends: dt.date | None) -> Q:
    """Give the condition that a seat is held on some day of a stretch of time."""
    found = Q()
    if ends is not None:
        found &= Q(held_from__isnull=True) | Q(held_from__lte=ends)
    if starts is not None:
        found &= Q(held_to__isnull=True) | Q(held_to__gte=starts)
    return found


def end_seat(*, seat: CommitteeSeat, held_to: dt.date, by: User) -> CommitteeSeat:
    """Let a seat end on a day, its last."""
    organisation = seat.committee.organisation
    attempt = Attempt("end seat", by, seat, organisation)
    attempt.must(KEEP, organisation)
    with attempt.writing():
        if seat.held_from and held_to < seat.held_from:
            raise RefusalError(
                f"The seat is held from {seat.held_from:%-d %B %Y}: choose a later day."
            )
        later = CommitteeSeat.objects.filter(committee=seat.committee, post=seat.post)
        if later.exclude(pk=seat.pk).filter(overlapping(seat.held_from, held_to)).exists():
            raise RefusalError("The post has another seat before that day.")
        attempt.save(seat, held_to=held_to)
        attempt.trace(seat, post=seat.post.code, held_to=held_to)
    return seat


def write_terms(
    *,
    committee: Committee,
    sections: Sequence[tuple[str, str]],
    by: User,
    review_due: dt.date | None = None,
) -> TermsOfReference:
    """Keep a new version of the terms of reference: headings and texts in their order."""
    attempt = Attempt("write terms of reference", by, committee, committee.organisation)
    attempt.must_run(committee)
    wanted = [(heading.strip(), text.strip()) for heading, text in sections]
    with attempt.writing():
        if not wanted or not all(heading for heading, _ in wanted):
            raise RefusalError("Write at least one section, each with its heading.")
        lock(committee)
        newest = committee.terms.order_by("number").last()
        if newest and newest.review_due == review_due and wanted == sections_of(newest):
            raise RefusalError("Nothing of the terms of reference was changed.")
        terms = TermsOfReference.objects.create(
            committee=committee, number=newest.number + 1 if newest else 1,
            review_due=review_due, written_by=by,
        )  # fmt: skip
        TermsSection.objects.bulk_create(
            TermsSection(terms=terms, order=order, heading=heading, text=text)
            for order, (heading, text) in enumerate(wanted, start=1)
        )
        attempt.trace(terms, version=terms.number, sections=len(wanted), review_due=review_due)
    return terms


def sections_of(terms: TermsOfReference) -> list[tuple[str, str]]:
    """Give the headings and texts of a version."""
    return [(one.heading, one.text) for one in terms.sections.all()]


def approve_terms(
    *,
    terms: TermsOfReference,
    step: str,
    body: str,
    on: dt.date,
    by: User,
    remark: str = "",
) -> TermsApproval:
    """Record that a body agreed or approved the newest terms; its review is due as they say."""
    committee = terms.committee
    attempt = Attempt("approve terms of reference", by, terms, committee.organisation)
    attempt.must_run(committee)
    body = attempt.needed(body, "committee or board")
    with attempt.writing():
        if committee.terms.filter(number__gt=terms.number).exists():
            raise RefusalError("There is a newer version of these terms of reference.")
        if on > dt.date.today():
            raise RefusalError("The day of the approval lies in the future.")
        same = {"committee": committee, "step": TermsApproval.Step(step), "body": body, "on": on}
        if TermsApproval.objects.filter(**same).exists():
            raise RefusalError("That approval is recorded already.")
        approval = TermsApproval.objects.create(terms=terms, remark=remark.strip(), by=by, **same)
        if approval.step == TermsApproval.Step.APPROVED and terms.review_due:
            attempt.save(committee, review_due=terms.review_due)
        attempt.trace(terms, version=terms.number, step=approval.step, on=on)
    return approval


def write_planned_item(
    *, committee: Committee, by: User, item: PlannedItem | None = None, **fields: Any
) -> PlannedItem:
    """Add an item to the forward plan or change one; a private one by those who read private."""
    about, given = item or committee, known(fields, PLANNED)
    verb = f"{'change' if item else 'add'} planned item"
    attempt = Attempt(verb, by, about, committee.organisation)
    is_private = bool(given.get("is_private") or (item and item.is_private))
    attempt.must_run(committee, is_private=is_private)
    with attempt.writing():
        if item and item.committee_id != committee.pk:
            raise RefusalError("This item belongs to another committee.")
        kept = item or PlannedItem(committee=committee)
        if not given.get("title", kept.title):
            raise RefusalError("Write the title.")
        must_belong([given.get("lead")], committee.organisation)
        first, until = (given.get(name, getattr(kept, name)) for name in ("first", "until"))
        if first and until and until < first:
            raise RefusalError("The last day lies before the first.")
        others = PlannedItem.objects.filter(committee=committee).exclude(pk=kept.pk)
        if not (given.get("code") or kept.code):
            # A private title is no part of a code, which stands in addresses and sheets.
            stem = "private-item" if is_private else slug(given["title"]) or "item"
            given["code"] = free_code(stem, lambda code: others.filter(code=code).exists())
        elif others.filter(code=given.get("code", kept.code)).exists():
            raise RefusalError("Another planned item has that code.")
        if item is None and "order" not in given:
            given["order"] = (others.aggregate(last=Max("order"))["last"] or 0) + 1
        attempt.save(kept, **given)
        attempt.trace(kept, frequency=kept.frequency, first=kept.first, until=kept.until)
    return kept


def remove_planned_item(*, item: PlannedItem, by: User) -> None:
    """Take an item out of the forward plan; agendas that hold it keep theirs."""
    committee = item.committee
    attempt = Attempt("remove planned item", by, item, committee.organisation)
    attempt.must_run(committee, is_private=item.is_private)
    with attempt.writing():
        attempt.trace(item, frequency=item.frequency)
        attempt.delete(item)
