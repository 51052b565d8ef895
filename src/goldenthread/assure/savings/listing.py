"""The savings of a year as plain rows: what an export prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from goldenthread.assure.foresight.listing import savings_outlook_row
from goldenthread.assure.foresight.savings import foresee_savings
from goldenthread.assure.savings.cuts import cut
from goldenthread.assure.savings.outturn import Outturn, Position
from goldenthread.assure.savings.portfolio import Portfolio, pounds
from goldenthread.assure.savings.results import SavingsResult

CUTS = ("organisation", "kind", "category", "type", "rating", "development", "recurrent")


def savings_row(organisation: str, found: SavingsResult) -> dict[str, Any]:
    """Give the savings of an organisation; amounts are pounds as text, exact to the penny."""
    return {
        "organisation": organisation,
        "year": found.year.label,
        "month": found.month.code,
        "target": text(found.target),
        "gap": text(found.gap),
        "over_programming": text(found.over_programming),
        "position": position_row(found.position),
        "foresight": savings_outlook_row(
            foresee_savings(found.portfolio, found.elapsed, found.position.delivered, found.target)
        ),
        "risk_adjusted": text(found.weighted.risk_adjusted),
        "next_year_pressure": text(found.recurrence.opening_pressure),
        "by_rating": {rating.value: text(amount) for rating, amount in found.by_rating.items()},
        "cuts": {
            name: [
                {"key": list(one.words), **position_row(one.position)}
                for one in cut(found.portfolio, found.outturn, [name])
            ]
            for name in CUTS
        },
        "schemes": [
            *scheme_rows(found.portfolio, found.outturn),
            *scheme_rows(found.additional, found.additional_outturn),
        ],
        "reported": [
            {"what": one.words, "label": one.label, "amount": text(one.amount)}
            for one in found.reported
        ],
        "findings": [
            {"severity": one.severity, "code": one.code, "words": one.words}
            for one in found.findings
        ],
    }


def position_row(one: Position) -> dict[str, Any]:
    """Give a position as plain values."""
    return {
        "schemes": one.schemes,
        "plan": text(one.plan),
        "plan_to_date": text(one.plan_to_date),
        "delivered": text(one.delivered),
        "variance_to_date": text(one.variance_to_date),
        "left": text(one.left),
        "outturn": text(one.outturn),
        "outturn_variance": text(one.outturn_variance),
    }


def scheme_rows(portfolio: Portfolio, found: Outturn) -> list[dict[str, Any]]:
    """Give each scheme that is shared by itself."""
    return [
        {
            "code": one.code,
            "name": one.name,
            "organisation": one.organisation,
            "kind": one.kind,
            "counts": one.counts,
            "category": one.category,
            "type": one.type,
            "recurrent": one.recurrent,
            "development": one.development,
            "rating": one.rating.value,
            "state": one.state,
            "plan": text(pounds(found.plan[at])),
            "plan_to_date": text(pounds(found.plan_to_date[at])),
            "delivered": text(pounds(found.delivered[at])),
            "left": text(pounds(found.left[at])),
            "outturn": text(pounds(found.outturn[at])),
        }
        for at, one in enumerate(portfolio.schemes)
        if one.id
    ]


def text(amount: Decimal | None) -> str | None:
    """Give an amount in pounds, exact."""
    return None if amount is None else f"{amount:f}"
