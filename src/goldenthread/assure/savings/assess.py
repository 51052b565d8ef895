"""Assesses the savings of an organisation, or of a board with what is shared with it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

import numpy as np

from goldenthread.assure.finding import sorted_findings
from goldenthread.assure.savings.findings import (
    clash_findings,
    recurrence_findings,
    reported_against_schemes,
    scheme_findings,
    target_findings,
)
from goldenthread.assure.savings.loading import (
    as_shared,
    joined,
    load_portfolio,
    reported_totals,
    shared_with,
    weights_of,
)
from goldenthread.assure.savings.outturn import Outturn, outturn_of, position_of
from goldenthread.assure.savings.portfolio import (
    Portfolio,
    elapsed_months,
    pounds,
)
from goldenthread.assure.savings.profile import profile_of
from goldenthread.assure.savings.results import Recurrence, SavingsResult, TargetResult
from goldenthread.assure.savings.silence import silence_findings, silences
from goldenthread.assure.savings.totals import Reported, clashes
from goldenthread.assure.savings.weights import Weights, weigh
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.savings.models import SavingsTarget, SchemeApproval
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.savings import Rating, ShareLevel


def assess_savings(
    organisation: Organisation,
    month: Period,
    *,
    year: Period | None = None,
    as_at: dt.datetime | None = None,
    with_shared: bool = True,
    weights: Weights | None = None,
) -> SavingsResult:
    """Give the savings of a financial year as of the end of a month.

    `year` is the month's own unless it is given. A board's result holds what other organisations
    share with it, at the level that each has agreed. `weights` are the organisation's own, where
    they have been read already. The number of queries does not grow with the schemes.
    """
    of = year or Period.containing(month.start, PeriodKind.YEAR)
    shares = shared_with(organisation, month.end) if with_shared else []
    portfolio = gather(organisation, [(s.organisation, ShareLevel(s.level)) for s in shares],
                       of, as_at)  # fmt: skip
    organisations = [organisation, *(share.organisation for share in shares)]
    own = targets_of(organisations, of, max(month.end, of.start))
    return judge(
        portfolio,
        month,
        weights=weights_of(organisation) if weights is None else weights,
        targets=own_or_shared(organisation.code, own),
        reported=reported_totals([organisation], of),
        approvals=approvals_of(organisation),
    )


def gather(
    organisation: Organisation,
    shares: Sequence[tuple[Organisation, ShareLevel]],
    year: Period,
    as_at: dt.datetime | None,
) -> Portfolio:
    """Give an organisation's schemes and what others share with it."""
    whole = load_portfolio([organisation, *(other for other, _ in shares)], year, as_at)
    levels = {organisation.code: ShareLevel.SCHEMES}
    levels |= {other.code: level for other, level in shares}
    return joined([as_shared(whole.of_organisation(code), level) for code, level in levels.items()])


def judge(
    portfolio: Portfolio,
    month: Period,
    *,
    weights: Weights | None = None,
    targets: tuple[TargetResult, ...] = (),
    reported: tuple[Reported, ...] = (),
    approvals: dict[int, dict[str, str]] | None = None,
) -> SavingsResult:
    """Give the result of a portfolio from the rules alone."""
    elapsed = elapsed_months(portfolio.year, month)
    counting = portfolio.where(lambda one: one.counts)
    additional = portfolio.where(lambda one: not one.counts)
    found = outturn_of(counting, elapsed)
    position = position_of(counting, found)
    beside = outturn_of(additional, elapsed)
    by_rating = rating_totals(counting, found)
    weighted = weigh(by_rating, weights or {})
    recurrence = recurrence_of(counting, found)
    differing = tuple(clashes(reported))
    bare = SavingsResult(
        year=portfolio.year,
        month=month,
        elapsed=elapsed,
        portfolio=counting,
        outturn=found,
        position=position,
        additional=additional,
        additional_outturn=beside,
        additional_position=position_of(additional, beside),
        by_rating=by_rating,
        weighted=weighted,
        profile=profile_of(counting, elapsed, weights),
        recurrence=recurrence,
        targets=targets,
        reported=reported,
        clashes=differing,
        findings=(),
    )
    silent = silences(portfolio, elapsed)
    told = {one.organisation: one.months for one in silent}
    findings = (
        *silence_findings(portfolio, silent),
        *scheme_findings(counting, found, approvals or {}, told),
        *scheme_findings(additional, beside, approvals or {}, told),
        *target_findings(targets, bare.identified, len(counting), weighted),
        *recurrence_findings(recurrence),
        *clash_findings(differing),
        *reported_against_schemes(reported, counting, found),
    )
    return SavingsResult(**{**vars(bare), "findings": sorted_findings(findings)})


def rating_totals(portfolio: Portfolio, found: Outturn) -> dict[Rating, Decimal]:
    """Give the outturn by rating: delivered to date, and what is left by how sure it is."""
    totals = {Rating.DELIVERED: pounds(found.delivered.sum())}
    ratings = np.array([one.rating.value for one in portfolio.schemes], dtype=object)
    for rating in Rating:
        if rating is not Rating.DELIVERED:
            totals[rating] = pounds(found.left[ratings == rating.value].sum())
    return {rating: amount for rating, amount in totals.items() if amount}


def recurrence_of(portfolio: Portfolio, found: Outturn) -> Recurrence:
    """Give what of the outturn comes back every year."""
    sums: dict[bool | None, int] = defaultdict(int)
    for place, one in enumerate(portfolio.schemes):
        sums[one.recurrent] += int(found.outturn[place])
    effect = sum(
        (one.full_year_effect or Decimal(0) for one in portfolio.schemes if one.recurrent),
        Decimal(0),
    )
    return Recurrence(pounds(sums[True]), pounds(sums[False]), pounds(sums[None]), effect)


def targets_of(
    organisations: Iterable[Organisation], year: Period, on: dt.date
) -> tuple[TargetResult, ...]:
    """Give the targets of a year as they were set by a day, with what they were before."""
    held = SavingsTarget.objects.filter(
        organisation__in=[one.pk for one in organisations],
        period_kind=PeriodKind.YEAR.value,
        period_start=year.start,
        starts__lte=on,
    ).select_related("organisation")
    found: dict[tuple[str, str], TargetResult] = {}
    for one in held.order_by("starts", "id"):
        key = (one.organisation.code, one.kind)
        before = found.get(key)
        found[key] = TargetResult(
            organisation=one.organisation.code,
            kind=one.kind,
            amount=one.amount,
            label=one.label,
            since=one.starts,
            before=before.amount if before else None,
            reason=one.reason,
        )
    return tuple(found.values())


def own_or_shared(code: str, targets: tuple[TargetResult, ...]) -> tuple[TargetResult, ...]:
    """Give an organisation's own targets, else those of the organisations that share with it."""
    return tuple(one for one in targets if one.organisation == code) or targets


def approvals_of(organisation: Organisation) -> dict[int, dict[str, str]]:
    """Give the state of each approval by scheme and gate."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    held = SchemeApproval.objects.filter(scheme__organisation=organisation)
    for scheme, gate, state in held.values_list("scheme_id", "gate", "state"):
        found[scheme][gate] = state
    return dict(found)
