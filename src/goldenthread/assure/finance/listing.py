"""Finance at a month as plain rows: what an export prints."""

from __future__ import annotations

from typing import Any

from goldenthread.assure.finance.assess import FinanceResult
from goldenthread.assure.finance.limits import LimitTable
from goldenthread.assure.finance.statements import Amounts
from goldenthread.assure.savings.listing import text
from goldenthread.vocabulary import format_value

AMOUNTS = ("plan", "actual", "variance", "pass_through", "revised")


def finance_row(organisation: str, found: FinanceResult) -> dict[str, Any]:
    """Give the finance of an organisation; amounts are pounds as text."""
    return {
        "organisation": organisation,
        "month": found.month.code,
        "statements": [
            {
                "code": one.code,
                "title": one.title,
                "lines": [
                    {
                        "line": row.line,
                        "nature": row.nature.value,
                        "month": amounts_row(row.month),
                        "to_date": amounts_row(row.to_date),
                    }
                    for row in one.rows
                ],
            }
            for one in found.statements
        ],
        "bridges": [
            {
                "code": one.code,
                "title": one.title,
                "closes": one.closes,
                "steps": [
                    {"step": s.name, "kind": s.kind, "value": text(s.value), "end": text(s.end)}
                    for s in one.steps
                ],
            }
            for one in found.bridges
        ],
        "limits": [limit_row(one) for one in found.limits],
        "findings": [
            {"severity": one.severity, "code": one.code, "words": one.words}
            for one in found.findings
        ],
    }


def amounts_row(held: Amounts | None) -> dict[str, str | None] | None:
    """Give the amounts of a line."""
    if held is None:
        return None
    return {name: text(getattr(held, name)) for name in AMOUNTS}


def limit_row(one: LimitTable) -> dict[str, Any]:
    """Give a measure against its two limits."""
    return {
        "measure": one.measure,
        "months": [
            {
                "period": cell.period.code,
                "value": format_value(cell.value, one.spec) if cell.value else None,
                "is_plan": cell.is_plan,
                "national": cell.comparisons[0].value,
                "system": cell.comparisons[1].value,
            }
            for cell in one.months
        ],
    }
