"""Reads savings schemes into arrays, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
from django.db.models import BigIntegerField, ExpressionWrapper, F, Q

from goldenthread.assure.savings.portfolio import (
    MONTHS,
    WHOLE_YEAR,
    Amounts,
    Portfolio,
    SchemeFacts,
)
from goldenthread.assure.savings.totals import Reported
from goldenthread.records.finance.models import FinanceLine, WardMonth
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.savings.models import (
    ReportedTotal,
    RiskWeight,
    SavingsShare,
    Scheme,
    SchemeMonth,
)
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.savings import Basis, Rating, ShareLevel

AMOUNTS = ("plan", "actual", "forecast")
FACTS = (
    "id", "code", "name", "organisation__code", "organisation__name", "kind", "counts", "category",
    "type", "recurrent", "development", "risk", "state", "full_year_effect", "unit__name",
    "workstream__name", "programme__name", "owner__title",
)  # fmt: skip
TOTAL_FIELDS = (
    "kind", "category", "type", "development", "rating", "recurrent", "label", "month",
    "precision",
)  # fmt: skip


def load_portfolio(
    organisations: Sequence[Organisation], year: Period, as_at: dt.datetime | None = None
) -> Portfolio:
    """Give the schemes of the organisations with their months of a financial year.

    Four queries, whatever the number of schemes; those with amounts in other years alone are left
    out. With `as_at` as they had been recorded by then.
    """
    schemes = Scheme.history.as_of(as_at) if as_at else Scheme.objects.all()
    found = schemes.filter(organisation__in=[one.pk for one in organisations])
    rows = list(found.order_by("organisation__name", "order", "id").values_list(*FACTS))
    of_year = {row[0] for row in rows} - elsewhere(organisations, year, as_at)
    facts = tuple(facts_of(row) for row in rows if row[0] in of_year)
    places = {one.id: place for place, one in enumerate(facts)}
    amounts = {name: Amounts.none(len(facts)) for name in AMOUNTS}
    for scheme, kind, start, *pence in months_of_year(organisations, year, as_at):
        place = places.get(scheme)
        if place is None:
            continue
        column = WHOLE_YEAR
        if kind == PeriodKind.MONTH.value:
            column = (start.year - year.start.year) * 12 + start.month - year.start.month
        for name, value in zip(AMOUNTS, pence, strict=True):
            if value is not None:
                amounts[name].pence[place, column] = value
                amounts[name].given[place, column] = True
    return Portfolio(year, facts, **amounts)


def elsewhere(
    organisations: Sequence[Organisation], year: Period, as_at: dt.datetime | None
) -> set[int]:
    """Give the schemes that have amounts in other years only."""
    months = SchemeMonth.history.as_of(as_at) if as_at else SchemeMonth.objects.all()
    held = months.filter(scheme__organisation__in=[one.pk for one in organisations]).order_by()
    inside = Q(period_start__range=(year.start, year.end))
    anywhere = set(held.exclude(inside).values_list("scheme_id", flat=True).distinct())
    return anywhere - set(held.filter(inside).values_list("scheme_id", flat=True).distinct())


def facts_of(row: Sequence[Any]) -> SchemeFacts:
    """Give the facts of a scheme from its row; what is empty is ''."""
    held = dict(zip(FACTS, row, strict=True))
    return SchemeFacts(
        id=held["id"],
        code=held["code"],
        name=held["name"],
        organisation=held["organisation__code"],
        organisation_name=held["organisation__name"],
        kind=held["kind"],
        counts=held["counts"],
        category=held["category"],
        type=held["type"],
        recurrent=held["recurrent"],
        development=held["development"],
        risk=held["risk"],
        state=held["state"],
        full_year_effect=held["full_year_effect"],
        unit=held["unit__name"] or "",
        workstream=held["workstream__name"] or "",
        programme=held["programme__name"] or "",
        owner=held["owner__title"] or "",
    )


def months_of_year(
    organisations: Sequence[Organisation], year: Period, as_at: dt.datetime | None
) -> Iterable[tuple[Any, ...]]:
    """Give scheme, kind and start of period, and pence of plan, actual and forecast."""
    months = SchemeMonth.history.as_of(as_at) if as_at else SchemeMonth.objects.all()
    inside = Q(period_kind=PeriodKind.MONTH.value, period_start__range=(year.start, year.end)) | Q(
        period_kind=PeriodKind.YEAR.value, period_start=year.start
    )
    held = months.filter(inside, scheme__organisation__in=[one.pk for one in organisations])
    as_pence = [ExpressionWrapper(F(name), output_field=BigIntegerField()) for name in AMOUNTS]
    columns = ("scheme_id", "period_kind", "period_start", *as_pence)
    rows = held.order_by().values_list(*columns)
    found: Iterable[tuple[Any, ...]] = rows.iterator(chunk_size=20_000)
    return found


def as_shared(portfolio: Portfolio, level: ShareLevel) -> Portfolio:
    """Give the portfolio as another organisation may see it: without what is not shared."""
    if level is ShareLevel.SCHEMES:
        return portfolio
    kept: tuple[str, ...] = ("organisation", "organisation_name", "kind", "counts")
    if level is ShareLevel.BREAKDOWN:
        kept += ("category", "recurrent", "development", "risk", "state", "full_year_effect")
    return replace(
        portfolio,
        schemes=tuple(
            SchemeFacts(**{"id": 0, "code": "", "name": "", **{n: getattr(one, n) for n in kept}})
            for one in portfolio.schemes
        ),
    )


def joined(portfolios: Sequence[Portfolio]) -> Portfolio:
    """Give the schemes of several portfolios of the same year as one."""
    first = portfolios[0]
    if len(portfolios) == 1:
        return first
    amounts = {
        name: Amounts(
            np.concatenate([getattr(one, name).pence for one in portfolios]),
            np.concatenate([getattr(one, name).given for one in portfolios]),
        )
        for name in AMOUNTS
    }
    schemes = tuple(scheme for one in portfolios for scheme in one.schemes)
    return Portfolio(first.year, schemes, **amounts)


def shared_with(board: Organisation, on: dt.date) -> list[SavingsShare]:
    """Give what other organisations let a board read on a day, the newest agreement of each."""
    held = SavingsShare.objects.filter(board=board, starts__lte=on).select_related("organisation")
    newest = {one.organisation_id: one for one in held.order_by("starts", "id")}
    return [one for one in newest.values() if one.ends is None or one.ends >= on]


def weights_of(organisation: Organisation) -> dict[Rating, Decimal]:
    """Give the weights that an organisation has set, by rating, in percent."""
    held = RiskWeight.objects.filter(organisation=organisation)
    return {Rating(one.rating): one.weight for one in held}


def months_with_money(organisation: Organisation) -> list[Period]:
    """Give the months that hold money that was saved, spent or reported, newest first.

    Of a board also those of the organisations that share their savings with it.
    """
    lines = FinanceLine.objects.filter(organisation=organisation)
    lines = lines.exclude(actual=None, variance=None)
    wards = WardMonth.objects.filter(organisation=organisation)
    sharing = SavingsShare.objects.filter(board=organisation).values("organisation")
    saved = SchemeMonth.objects.filter(
        Q(scheme__organisation=organisation) | Q(scheme__organisation__in=sharing)
    ).exclude(actual=None)
    told = ReportedTotal.objects.filter(organisation=organisation, month__isnull=False)
    monthly = [
        held.filter(period_kind=PeriodKind.MONTH.value).order_by().values_list("period_start")
        for held in (lines, wards, saved)
    ]
    found = told.order_by().values_list("month").union(*monthly)
    starts = {day.replace(day=1) for (day,) in found}
    return sorted((Period(PeriodKind.MONTH, start) for start in starts), reverse=True)


def reported_totals(organisations: Sequence[Organisation], year: Period) -> tuple[Reported, ...]:
    """Give the totals that sources printed for the year."""
    held = ReportedTotal.objects.filter(
        organisation__in=[one.pk for one in organisations], period_start=year.start
    ).select_related("organisation")
    return tuple(
        Reported(
            id=one.pk,
            organisation=one.organisation.code,
            year=year.label,
            basis=Basis(one.basis),
            amount=one.amount,
            **{name: getattr(one, name) for name in TOTAL_FIELDS},
        )
        for one in held
    )


def empty_portfolio(year: Period) -> Portfolio:
    """Give a portfolio without schemes."""
    shape = np.zeros((0, MONTHS + 1), dtype=np.int64)
    nothing = Amounts(shape, shape.astype(bool))
    return Portfolio(year, (), nothing, nothing, nothing)
