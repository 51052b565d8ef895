"""Months in which no scheme of an organisation has an actual: said once, not scheme by scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.codes import finding_of
from goldenthread.assure.savings.portfolio import Portfolio

FEWEST = 2  # schemes with a plan; a single one says it of itself


@dataclass(frozen=True)
class Silence:
    """An organisation's months (0 April to 11 March) that are planned and not yet reported."""

    organisation: str  # ODS code
    name: str
    months: tuple[int, ...]
    schemes: int  # that have a plan in one of these months


def silences(portfolio: Portfolio, elapsed: int) -> list[Silence]:
    """Give by organisation the months of the first `elapsed` (0 to 12) without any actual.

    Organisations that do not share their schemes by themselves are left out.
    """
    codes = np.array(
        [one.organisation if one.id else "" for one in portfolio.schemes], dtype=object
    )
    names = {one.organisation: one.organisation_name for one in portfolio.schemes}
    planned = portfolio.plan.pence[:, :elapsed] != 0
    given = portfolio.actual.given[:, :elapsed]
    found = []
    for code, name in names.items():
        own = codes == code
        silent = (planned[own].sum(axis=0) >= FEWEST) & ~given[own].any(axis=0)
        if silent.any():
            schemes = int(planned[own][:, silent].any(axis=1).sum())
            found.append(
                Silence(code, name or code, tuple(map(int, np.flatnonzero(silent))), schemes)
            )
    return found


def silence_findings(portfolio: Portfolio, found: Iterable[Silence]) -> Iterator[Finding]:
    """Give a finding for each organisation that has not reported a month."""
    for one in found:
        months = ", ".join(portfolio.months[at].label for at in one.months)
        yield finding_of(
            "month_without_actuals",
            f"{one.name}: {one.schemes:,} schemes have a plan in {months}, and none has an actual.",
            "scheme",
            0,
            said=f"{one.schemes:,} schemes have a plan in {months}",
            held="No actual is recorded",
        )
