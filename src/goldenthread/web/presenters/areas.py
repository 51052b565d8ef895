"""What programmes, savings, finance, findings and meetings ask attention for, beside measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.urls import reverse

from goldenthread.assure.finance.assess import assess_finance
from goldenthread.assure.findings.checking import check
from goldenthread.assure.findings.waiving import counted, open_errors
from goldenthread.assure.programmes.assess import Assessed
from goldenthread.assure.savings.loading import months_with_money
from goldenthread.records.programmes.models import Programme
from goldenthread.report.compositions.findings import tally
from goldenthread.report.compositions.money.finance import variances
from goldenthread.report.compositions.money.positions import position_words, target_words
from goldenthread.vocabulary import StatusStep
from goldenthread.web.presenters.cache import kept
from goldenthread.web.presenters.findings import ground_of
from goldenthread.web.presenters.meetings.visible import open_meetings, time_of
from goldenthread.web.presenters.money import MoneyPage
from goldenthread.web.presenters.programme import ProgrammePage
from goldenthread.web.scope import ProgrammeScope, Scope

MOST = 3  # lines of a kind; the area's own page has all


@dataclass(frozen=True)
class Line:
    """Something to know: words that may lead to a page, with a status or a remark."""

    words: str
    href: str = ""
    step: StatusStep | None = None
    remark: str = ""


@dataclass(frozen=True)
class Area:
    """A part of the organisation's work with its page; `when` where it is not the page's period."""

    title: str
    href: str
    lines: tuple[Line, ...]
    when: str = ""


def areas_of(scope: Scope) -> list[Area]:
    """Give the areas that hold anything; those of records are made anew only after a write."""
    visible = Programme.objects.visible_to(scope.reader).select_related("organisation")
    programmes = list(visible.filter(organisation=scope.organisation))
    made = partial(recorded_areas, scope, programmes)
    about = (scope.reader.pk, dt.date.today(), *(one.pk for one in programmes))
    found = kept(scope, "areas", made, *about)
    return [area for area in [*found, meetings_area(scope)] if area.lines]


def recorded_areas(scope: Scope, programmes: list[Programme]) -> list[Area]:
    """Give the areas that stay as they are until something is written."""
    places = [ProgrammeScope(scope, one) for one in programmes]
    held = [programme_area(at) for at in places]
    return [*held, *money_areas(scope), findings_area(scope, [at.assessed for at in places])]


def programme_area(at: ProgrammeScope) -> Area:
    """Give how a programme stands, what of it is red or late, and what waits to be decided."""
    shown = ProgrammePage(at, at.scope.reader)
    result, home = shown.result, shown.href("programme")
    lines = [Line("Programme status", step=result.status.effective)]
    red = [
        Line(one.name, shown.href("workstream", one.id), step)
        for one in result.workstreams
        for step in (one.delivery.effective, one.embedding.effective)
        if step and step.is_red
    ]
    lines += list(dict.fromkeys(red))[:MOST]
    if reds := sum(one.is_red for one in result.actions):
        lines.append(Line(counted_words(reds, "action", "red"), shown.href("requirements")))
    if late := len(shown.late):
        lines.append(Line(counted_words(late, "action or milestone", "late"), f"{home}#late"))
    lines += [Line(f"{count} {words}", href) for count, words, href in shown.waiting if count]
    return Area(at.programme.name, home, tuple(lines))


def counted_words(count: int, what: str, state: str) -> str:
    """Give a count in words: '1 action is red', '2 actions or milestones are late'."""
    if count == 1:
        return f"1 {what} is {state}"
    return f"{count:,} {' or '.join(f'{part}s' for part in what.split(' or '))} are {state}"


def money_areas(scope: Scope) -> list[Area]:
    """Give how savings and finance stand in the newest month up to the period that has money."""
    past = [one for one in months_with_money(scope.organisation) if one <= scope.period]
    if not past:
        return []
    found = []
    at = replace(scope, period=past[0])
    when = "" if at.period == scope.period else at.period.long_label
    page = MoneyPage(at, scope.reader)
    if not page.savings.is_empty:
        words = position_words(page.savings)
        if not words and page.savings.targets:
            words = [target_words(page.savings)]
        lines = tuple(Line(one) for one in words)
        found.append(Area(f"Savings {page.year.label}", page.href("savings"), lines, when))
    finance = assess_finance(at.organisation, at.period, as_at=at.as_at_moment)
    told = [words for one in finance.statements for words in variances(one)]
    lines = tuple(Line(one) for one in told[:MOST])
    return [*found, Area("Finance", page.href("finance"), lines, when)]


def findings_area(scope: Scope, assessed: Sequence[Assessed]) -> Area:
    """Give how many findings nobody answers for, and the errors among them."""
    told = check(ground_of(scope, assessed))
    place, query = scope.organisation.code, scope.query or None
    home = reverse("findings", args=[place], query=query)
    if all(one.is_waived for one in told):
        return Area("Findings", home, ())
    lines = [Line(f"{tally(counted(told))}.")]
    errors = open_errors(told)
    for one in errors[:MOST]:
        href = reverse("finding", args=[place, one.finding.fingerprint], query=query)
        lines.append(Line(one.finding.words, href))
    if (left := len(errors) - MOST) > 0:
        lines.append(Line(f"{left} more error{'s' if left > 1 else ''}", home))
    return Area("Findings", home, tuple(lines))


def meetings_area(scope: Scope) -> Area:
    """Give the next meetings that the reader may know of."""
    coming = open_meetings(scope.reader).filter(
        committee__organisation=scope.organisation, date__gte=dt.date.today()
    )
    lines = [
        Line(
            f"{one.committee.name}, {one.date:%-d %B %Y}",
            reverse("meeting", args=[scope.organisation.code, one.pk]),
            remark=time_of(one),
        )
        for one in coming.select_related("committee").order_by("date", "starts", "pk")[:MOST]
    ]
    href = reverse("committees", args=[scope.organisation.code])
    return Area("Meetings to come", href, tuple(lines))
