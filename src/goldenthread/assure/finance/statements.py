"""Finance statements: variances by the line's nature, totals held against their parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.codes import finding_of
from goldenthread.assure.findings.wording import begun
from goldenthread.records.finance.models import FinanceLine
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.money import (
    Check,
    Nature,
    Side,
    check_total,
    money_words,
    revised_variance,
    side_of,
    variance,
)

DECIMALS = {"£m": 1, "£k": 0, "£": 0}
VARIANCE_OF, REVISED_OF = 2, 3  # figures that a variance, and a revised one, is made from
PRECISION = {"£m": Decimal(100_000), "£k": Decimal(1_000), "£": Decimal(1)}


@dataclass(frozen=True)
class Amounts:
    """Plan, actual and pass-through of a line in a month or to date, in pounds as printed.

    The variances follow from plan, actual and nature; `printed` ones are what a source said. A
    printed one that differs by no more than rounding was made from finer figures, and stands.
    """

    id: int
    nature: Nature
    plan: Decimal | None
    actual: Decimal | None
    pass_through: Decimal | None
    printed_variance: Decimal | None = None
    printed_revised: Decimal | None = None
    precision: Decimal = Decimal(0)  # what the figures were rounded to

    @property
    def made_variance(self) -> Decimal | None:
        """What plan and actual make; None where one of them is not given."""
        if self.actual is None or self.plan is None:
            return None
        return variance(self.actual, self.plan, self.nature)

    @property
    def made_revised(self) -> Decimal | None:
        """What they make without what only passes through."""
        made = self.made_variance
        if made is None:
            return None
        return revised_variance(made, self.pass_through or Decimal(0))

    @property
    def variance(self) -> Decimal | None:
        """Favourable is positive."""
        return self.settled(self.printed_variance, self.made_variance, VARIANCE_OF)

    @property
    def revised(self) -> Decimal | None:
        """The variance without what only passes through."""
        if self.made_revised is None and self.printed_revised is None:
            return self.printed_variance
        return self.settled(self.printed_revised, self.made_revised, REVISED_OF)

    def settled(
        self, printed: Decimal | None, made: Decimal | None, figures: int
    ) -> Decimal | None:
        """Give the printed figure where rounding explains it or nothing makes it, else the made."""
        if made is None or printed is None:
            return printed if made is None else made
        return printed if abs(printed - made) <= self.slack(figures) else made

    def slack(self, figures: int) -> Decimal:
        """Give what rounding of so many figures and of their result can explain."""
        return self.precision * (figures + 1) / 2

    @property
    def side(self) -> Side | None:
        """Whether the variance helps."""
        return None if self.variance is None else side_of(self.variance)


@dataclass(frozen=True)
class StatementRow:
    """A line of a statement: in the month and to date; `parts` are the lines of a total."""

    line: str
    section: str
    nature: Nature
    parts: tuple[str, ...]
    is_deducted: bool  # a cost inside a total: printed in brackets
    month: Amounts | None
    to_date: Amounts | None

    @property
    def is_total(self) -> bool:
        """Says that the line adds up others."""
        return bool(self.parts)


@dataclass(frozen=True)
class StatementResult:
    """A statement at a month."""

    code: str
    title: str
    month: Period
    unit: str
    rows: tuple[StatementRow, ...]
    findings: tuple[Finding, ...]

    @property
    def decimals(self) -> int:
        """Decimals that amounts are printed with."""
        return DECIMALS[self.unit]

    @property
    def has_pass_through(self) -> bool:
        """Says that money passes through any line."""
        return any(
            one and one.pass_through is not None for row in self.rows for one in (row.month,
                                                                                  row.to_date)
        )  # fmt: skip


def statements_of(
    organisation: Organisation, month: Period, as_at: dt.datetime | None = None
) -> tuple[StatementResult, ...]:
    """Give the statements of an organisation that hold a line in the month."""
    lines = FinanceLine.history.as_of(as_at) if as_at else FinanceLine.objects.all()
    held = list(
        lines.filter(organisation=organisation.pk, period_kind=PeriodKind.MONTH.value).order_by(
            "statement", "order", "id"
        )
    )
    found = []
    for code in dict.fromkeys(one.statement for one in held):
        own = [one for one in held if one.statement == code]
        now = [one for one in own if one.period_start == month.start]
        if now:
            earlier = [one for one in own if one.period_start < month.start]
            found.append(statement_of(code, month, now, earlier))
    return tuple(found)


def statement_of(
    code: str, month: Period, lines: Sequence[FinanceLine], earlier: Sequence[FinanceLine] = ()
) -> StatementResult:
    """Give a statement from its lines of a month, held against those of earlier months."""
    names = list(dict.fromkeys(one.line for one in lines))
    deducted = {
        part for one in lines if one.nature != Nature.COST for part in parts_of(one.total_of)
    }
    rows = tuple(row_of(name, [one for one in lines if one.line == name], deducted)
                 for name in names)  # fmt: skip
    unit = lines[0].unit
    title = next((one.title for one in (*lines, *earlier) if one.title), code)
    findings = (
        *(one for row in rows for one in printed_findings(row, title, unit)),
        *total_findings(rows, title, unit),
        *to_date_findings(rows, earlier, month, title, unit),
    )
    return StatementResult(code, title, month, unit, rows, findings)


def parts_of(total_of: str) -> tuple[str, ...]:
    """Give the lines that a total adds up."""
    return tuple(part.strip() for part in total_of.split("|") if part.strip())


def row_of(name: str, lines: Sequence[FinanceLine], deducted: set[str]) -> StatementRow:
    """Give a line with its amounts of the month and to date."""
    first = lines[0]
    nature = Nature(first.nature)
    by_length = {one.is_cumulative: amounts_of(one) for one in lines}
    return StatementRow(
        line=name,
        section=first.section,
        nature=nature,
        parts=next((parts for one in lines if (parts := parts_of(one.total_of))), ()),
        is_deducted=nature is Nature.COST and name in deducted,
        month=by_length.get(False),
        to_date=by_length.get(True),
    )


def amounts_of(line: FinanceLine) -> Amounts:
    """Give the amounts of a line."""
    return Amounts(
        line.pk, Nature(line.nature), line.plan, line.actual, line.pass_through, line.variance,
        line.revised_variance, PRECISION[line.unit],
    )  # fmt: skip


def printed_findings(row: StatementRow, title: str, unit: str) -> Iterator[Finding]:
    """Give the printed variances that differ from what plan and actual make, or in their sign."""
    for length, held in (("in the month", row.month), ("to date", row.to_date)):
        if held is None or held.plan is None or held.actual is None:
            continue
        pairs = (
            ("variance", held.printed_variance, held.made_variance, VARIANCE_OF),
            ("revised variance", held.printed_revised, held.made_revised, REVISED_OF),
        )
        told: set[Decimal] = set()
        for name, printed, made, figures in pairs:
            if printed is None or made is None or printed - made in told | {Decimal(0)}:
                continue
            told.add(printed - made)
            slack = held.slack(figures)
            is_rounding = abs(printed - made) <= slack
            turned = not is_rounding and abs(printed + made) <= slack
            said = money_words(printed, unit, DECIMALS[unit])
            make = f"plan and actual make {money_words(made, unit, DECIMALS[unit])}"
            words = f"{title}, {row.line} {length}: the {name} is printed as {said}, {make}"
            why = (
                " (rounding can explain it)"
                if is_rounding
                else ": the sign is turned round"
                if turned
                else ""
            )
            yield finding_of(
                "variance_sign" if turned else "variance_differs", f"{words}{why}.",
                "finance_line", held.id, is_note=is_rounding, field=name.replace(" ", "_"),
                said=f"{row.line} {length}, {name} {said}", held=begun(make),
            )  # fmt: skip


def total_findings(rows: Sequence[StatementRow], title: str, unit: str) -> Iterator[Finding]:
    """Give the totals that their parts do not make."""
    by_name = {row.line: row for row in rows}
    for row in rows:
        parts = [by_name[name] for name in row.parts if name in by_name]
        for length in ("month", "to_date"):
            total: Amounts | None = getattr(row, length)
            if total is None or len(parts) < len(row.parts) or not parts:
                continue  # a total whose part is not told cannot be held against the others
            for what in ("plan", "actual", "variance"):
                held = [signed(part, getattr(part, length), what, row.nature) for part in parts]
                amount = getattr(total, what)
                if amount is None or any(value is None for value in held):
                    continue
                if what == "variance" and total.made_variance is not None:
                    continue  # it follows from plan and actual, which are held against their parts
                check = check_total(amount, [v for v in held if v is not None], PRECISION[unit])
                if not check.is_equal:
                    when = "in the month" if length == "month" else "to date"
                    words = f"{title}, {row.line} {when}: the {what} is {{}}"
                    yield of_check(check, words, "its parts make {}", unit, total.id,
                                   "total_differs", what)  # fmt: skip


def signed(row: StatementRow, held: Amounts | None, what: str, total: Nature) -> Decimal | None:
    """Give an amount of a part as it enters its total: costs are taken away, but from a cost."""
    amount: Decimal | None = getattr(held, what) if held else None
    if amount is None or what == "variance":
        return amount  # a variance has its sign already
    return -amount if row.nature is Nature.COST and total is not Nature.COST else amount


def of_check(
    check: Check, words: str, parts: str, unit: str, record: int, code: str, field: str
) -> Finding:
    """Give the finding of a total and its parts; rounding makes it a note."""
    decimals = DECIMALS[unit]
    said = words.replace("{}", money_words(check.total, unit, decimals))
    made = parts.replace("{}", money_words(check.parts, unit, decimals))
    why = " (rounding can explain it)" if check.is_rounding else ""
    return finding_of(
        code, f"{said}, {made}{why}.", "finance_line", record, is_note=check.is_rounding,
        field=field, said=said, held=begun(made),
    )  # fmt: skip


def to_date_findings(
    rows: Iterable[StatementRow],
    earlier: Sequence[FinanceLine],
    month: Period,
    title: str,
    unit: str,
) -> Iterator[Finding]:
    """Give the figures to date that the month before and this month do not make."""
    before: Mapping[str, FinanceLine] = {
        one.line: one
        for one in earlier
        if one.is_cumulative and one.period_start == month.previous().start
    }
    for row in rows:
        past = before.get(row.line)
        if past is None or row.month is None or row.to_date is None:
            continue
        was = amounts_of(past)
        for what in ("plan", "actual", "variance"):
            parts = (getattr(was, what), getattr(row.month, what))
            total = getattr(row.to_date, what)
            if total is None or any(part is None for part in parts):
                continue
            check = check_total(total, [part for part in parts if part is not None],
                                PRECISION[unit])  # fmt: skip
            if not check.is_equal:
                words = f"{title}, {row.line}: the {what} to date is {{}}"
                make = "the month before and this month make {}"
                yield of_check(check, words, make, unit, row.to_date.id, "to_date_differs", what)
