"""Assesses the finance of an organisation at a month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.assure.finance.bridges import BridgeResult, bridges_of
from goldenthread.assure.finance.limits import LimitTable, limits_of
from goldenthread.assure.finance.staffing import StaffingResult, staffing_of
from goldenthread.assure.finance.statements import StatementResult, statements_of
from goldenthread.assure.finding import Finding, sorted_findings
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Period


@dataclass(frozen=True)
class FinanceResult:
    """The finance of an organisation at a month."""

    month: Period
    statements: tuple[StatementResult, ...]
    bridges: tuple[BridgeResult, ...]
    limits: tuple[LimitTable, ...]
    staffing: StaffingResult | None
    findings: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        """Says that there is nothing to show."""
        return not (self.statements or self.bridges or self.limits or self.staffing)


def assess_finance(
    organisation: Organisation, month: Period, *, as_at: dt.datetime | None = None
) -> FinanceResult:
    """Give statements, bridges, limits and wards with what they contradict.

    The number of queries does not grow with the records.
    """
    statements = statements_of(organisation, month, as_at)
    bridges = bridges_of(organisation, as_at)
    staffing = staffing_of(organisation, month, as_at)
    found = [
        *(finding for one in statements for finding in one.findings),
        *(finding for one in bridges for finding in one.findings),
        *(staffing.findings if staffing else ()),
    ]
    return FinanceResult(
        month=month,
        statements=statements,
        bridges=bridges,
        limits=limits_of(organisation, month, as_at),
        staffing=staffing,
        findings=sorted_findings(found),
    )
