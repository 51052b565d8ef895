"""Portfolios for the tests of rules: made from plain amounts, and added up a second way."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import strategies as st

from goldenthread.assure.savings.portfolio import MONTHS, Amounts, Portfolio, SchemeFacts
from goldenthread.vocabulary import Period, PeriodKind, parse_period
from goldenthread.vocabulary.savings import Category, Development, SchemeRisk, SchemeState

YEAR = parse_period("2024/25", PeriodKind.YEAR)
Line = list[int | None]  # pence of twelve months and, last, of the year without months


def portfolio_of(*schemes: tuple[SchemeFacts, Line, Line, Line], year: Period = YEAR) -> Portfolio:
    """Give a portfolio of (facts, plan, actual, forecast)."""
    amounts = []
    for column in range(1, 4):
        lines = [one[column] for one in schemes]
        pence = np.array([[v or 0 for v in line] for line in lines], dtype=np.int64)
        given = np.array([[v is not None for v in line] for line in lines], dtype=bool)
        shape = (len(schemes), MONTHS + 1)
        amounts.append(Amounts(pence.reshape(shape), given.reshape(shape)))
    return Portfolio(year, tuple(one[0] for one in schemes), *amounts)


def months(*values: int | None, whole: int | None = None) -> Line:
    """Give the months of a year, nothing after the last one given."""
    return [*values, *(None,) * (MONTHS - len(values)), whole]


def facts(number: int = 1, **fields: object) -> SchemeFacts:
    """Give the facts of a scheme."""
    return SchemeFacts(number, f"s{number}", f"Scheme {number}", "RXX", "A Trust", **fields)


PENCE = st.none() | st.integers(0, 10**9)
LINES = st.lists(PENCE, min_size=13, max_size=13)
WORDS = st.fixed_dictionaries(
    {
        "organisation": st.sampled_from(["RXX", "RYY"]),
        "organisation_name": st.just("A"),
        "category": st.sampled_from(["", *Category]),
        "type": st.sampled_from(["", "Agency", "Estates"]),
        "recurrent": st.sampled_from([True, False, None]),
        "development": st.sampled_from(["", *Development]),
        "risk": st.sampled_from(["", *SchemeRisk]),
        "state": st.sampled_from(["", SchemeState.IN_DELIVERY, SchemeState.DELIVERED]),
    }
)


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """Give portfolios of up to six schemes."""
    schemes = [
        (
            SchemeFacts(number, f"s{number}", f"Scheme {number}", **draw(WORDS)),
            draw(LINES),
            draw(LINES),
            draw(LINES),
        )
        for number in range(1, draw(st.integers(1, 6)) + 1)
    ]
    return portfolio_of(*schemes)


def pounds(pence: int) -> Decimal:
    """Give pence as pounds."""
    return Decimal(pence) / 100
