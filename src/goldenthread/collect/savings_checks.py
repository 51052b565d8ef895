"""What rows of savings must fulfil together, beyond what each cell must."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.problems import CellError
from goldenthread.collect.programme_checks import Check, Rows, Typed, dates_in_order
from goldenthread.collect.rows import Problems
from goldenthread.vocabulary import Period, PeriodKind, Value
from goldenthread.vocabulary.money import PENNY, money_words
from goldenthread.vocabulary.printing import WRITTEN_NUMBER

MONTH, YEAR = PeriodKind.MONTH.value, PeriodKind.YEAR.value
REVERSAL = "nought or more, or reversal yes: it takes back savings counted before"


def of_length(column: str, *kinds: str) -> Check:
    """Give the check that a period is of one of the lengths."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        for row in rows:
            kind = row.fields["period_kind"]
            if kind not in kinds:
                names = " or a ".join({"year": "financial year"}.get(k, k) for k in kinds)
                code = Period(PeriodKind(kind), row.fields["period_start"]).code
                error = CellError(f"is a {kind}", f"a {names}")
                problems.error(row.number, column, code, error)
        return rows

    return check


def check_months(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Negative savings are reversals; an outturn is not below what is delivered (RULES 5)."""
    of_length("month", MONTH, YEAR)(rows, catalogue, problems, typed)
    for row in rows:
        for column in ("actual", "forecast"):
            amount = row.fields.get(column)
            if amount is not None and amount < 0 and not row.fields.get("is_reversal"):
                error = CellError("takes back savings", REVERSAL)
                problems.error(row.number, column, str(amount), error)
    check_outturns(rows, catalogue, problems)
    return rows


def check_outturns(rows: Rows, catalogue: Catalogue, problems: Problems) -> None:
    """A forecast of a whole year is not below what the year's months have delivered."""
    held: dict[Any, dict[str, Any]] = {
        key: one.values for key, one in catalogue.directory.records("scheme_months").items()
    }
    for row in rows:
        key = tuple(row.fields[n] for n in ("organisation", "scheme", "period_kind",
                                            "period_start"))  # fmt: skip
        held[key] = {**held.get(key, {}), **row.fields}
    delivered: dict[Any, Decimal] = defaultdict(Decimal)
    for (organisation, scheme, kind, start), fields in held.items():
        if kind == MONTH:
            year = Period.containing(start, PeriodKind.YEAR).start
            delivered[organisation, scheme, year] += fields.get("actual") or Decimal(0)
    for row in rows:
        fields = row.fields
        forecast = fields.get("forecast")
        if fields["period_kind"] != YEAR or forecast is None or fields.get("is_reversal"):
            continue
        saved = delivered[fields["organisation"], fields["scheme"], fields["period_start"]]
        if forecast < saved:
            words = money_words(saved, "£", 2)
            error = CellError(f"is below the {words} that is delivered", REVERSAL)
            problems.error(row.number, "forecast", str(forecast), error)


def check_targets(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A target is one of a financial year, from its first day unless another is named."""
    of_length("year", YEAR)(rows, catalogue, problems, typed)
    for row in rows:
        if row.fields.get("starts") is None:
            row.fields["starts"] = row.fields["period_start"]
    return rows


def check_weights(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A weight is a percentage of 0 to 100."""
    for row in rows:
        weight = row.fields["weight"]
        if weight is None or not 0 <= weight <= 100:
            written = "" if weight is None else str(weight)
            problems.error(row.number, "weight", written, CellError("is no weight", "0% to 100%"))
    return rows


def check_totals(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A total is one of a financial year, to the end of a month of it where one is named."""
    of_length("year", YEAR)(rows, catalogue, problems, typed)
    for row in rows:
        fields = row.fields
        fields["precision"] = rounded_to(fields["amount_written"])
        month = fields.get("month")
        if month is None:
            continue
        year = Period(PeriodKind(fields["period_kind"]), fields["period_start"])
        if not year.contains(month):
            error = CellError(f"lies outside {year.label}", "a month of the year")
            problems.error(row.number, "month", str(month), error)
        fields["month"] = Period.containing(month, PeriodKind.MONTH).end
    return rows


def rounded_to(value: Value) -> Decimal:
    """Give what an amount was rounded to as it is written: '£269m' to a million pounds."""
    match = WRITTEN_NUMBER.search(value.written)
    if match is None or not value.number:
        return PENNY
    shown = Decimal(match[0].replace(",", ""))
    place = Decimal(1).scaleb(-len(match[1] or ""))
    return abs(value.number) / shown * place if shown else PENNY


def check_shares(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Savings are shared with another organisation, and end after they begin."""
    for row in rows:
        if row.fields["organisation"] == row.fields["board"]:
            error = CellError("is the organisation itself", "the ODS code of another one")
            problems.error(row.number, "board", row.fields["board"], error)
    return dates_in_order("starts", "ends")(rows, catalogue, problems, typed)


SAVINGS_CHECKS: dict[str, Check] = {
    "scheme_months": check_months,
    "savings_targets": check_targets,
    "risk_weights": check_weights,
    "savings_totals": check_totals,
    "savings_shares": check_shares,
}
