"""The facts of money: statement lines with their variances, savings, schemes, bridges. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.finance.statements import Amounts
from goldenthread.assure.narrative.facts import (
    Fact,
    LiveValue,
    RecordPlace,
    Subject,
    SubjectKind,
)
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.vocabulary import Better, Period, PeriodKind, slug
from goldenthread.vocabulary.money import Nature, money_words, variance_words
from goldenthread.vocabulary.quantities import Basis, QuantityKind, QuantityRole
from goldenthread.vocabulary.savings import Basis as SavingsBasis
from goldenthread.vocabulary.savings import SavingsKind

LIVE_NAMES = {
    (QuantityRole.TARGET, Basis.WITHIN): "target",
    (QuantityRole.TARGET, Basis.TO_DATE): "plan-to-date",
    (QuantityRole.VALUE, Basis.TO_DATE): "saved-to-date",
    (QuantityRole.VARIANCE, Basis.TO_DATE): "variance-to-date",
    (QuantityRole.VALUE, Basis.WITHIN): "forecast",
}
BRACKETS = re.compile(r"\([^()]*\)")
VALUE, TARGET, VARIANCE = QuantityRole.VALUE, QuantityRole.TARGET, QuantityRole.VARIANCE
DECIMALS = {"£m": 1, "£k": 0, "£": 0}
# What papers call the lines of a statement besides their own name.
OTHER_NAMES = (
    (("surplus", "deficit"), ("surplus", "deficit", "financial position", "bottom line")),
    (("cost improvement",), ("CIP", "savings", "efficiencies")),
    (("capital",), ("capital spending", "capital")),
    (("cash",), ("cash",)),
    (("expenditure",), ("expenditure",)),
)
SAVINGS_NAMES = {
    "": ("savings", "savings plan", "efficiency plan", "savings programme"),
    SavingsKind.CIP.value: ("CIP", "cost improvement programme", "cost improvement plan"),
    SavingsKind.QIPP.value: ("QIPP",),
    SavingsKind.SYSTEM_RECOVERY.value: ("system recovery",),
}
BASES = {
    SavingsBasis.PLAN: (TARGET, Basis.WITHIN, "plan of"),
    SavingsBasis.FORECAST: (VALUE, Basis.WITHIN, "forecast of"),
    SavingsBasis.PLAN_TO_DATE: (TARGET, Basis.TO_DATE, "plan to date of"),
    SavingsBasis.ACTUAL_TO_DATE: (VALUE, Basis.TO_DATE, "saved to date of"),
    SavingsBasis.VARIANCE: (VARIANCE, Basis.WITHIN, "variance of"),
    SavingsBasis.VARIANCE_TO_DATE: (VARIANCE, Basis.TO_DATE, "variance to date of"),
}


@dataclass(frozen=True)
class StatementAmounts:
    """A statement line's amounts in one month, or to its end."""

    statement: str
    title: str
    line: str
    section: str
    unit: str
    period: Period
    is_cumulative: bool
    amounts: Amounts


def statement_subjects(rows: Iterable[StatementAmounts], month: Period) -> Iterator[Subject]:
    """Give each line of the statements with its amounts of every month read."""
    lines: dict[tuple[str, str], list[StatementAmounts]] = defaultdict(list)
    for row in rows:
        lines[row.statement, row.line].append(row)
    for (statement, line), held in lines.items():
        facts = tuple(fact for row in held for fact in statement_facts(row))
        nature = held[-1].amounts.nature
        names = names_of(line)
        yield Subject(
            key=f"finance:{statement}:{line}",
            kind=SubjectKind.STATEMENT_LINE,
            label=line,
            names=names,
            place=RecordPlace("finance_line", statement, held[-1].amounts.id),
            facts=facts,
            better=Better.LOWER if nature is Nature.COST else Better.HIGHER,
            unit=QuantityKind.MONEY,
            latest=month,
            is_plain=True,
            live_name=f"finance:{slug(statement)}/{slug(line)}",
            live=tuple(statement_values(held, month)),
        )


def statement_values(held: Sequence[StatementAmounts], month: Period) -> Iterator[LiveValue]:
    """Give what texts can insert of a statement line in a month: in it and to its end."""
    for row in held:
        if row.period != month:
            continue
        when, words = (" to-date", "to date") if row.is_cumulative else ("", "in the month")
        amounts = row.amounts
        for what, amount in (("actual", amounts.actual), ("plan", amounts.plan)):
            if amount is not None:
                text = money_words(amount, row.unit, DECIMALS[row.unit])
                yield LiveValue(f"{what}{when}", f"{what} {words}", text)
        if amounts.variance is not None:
            text = variance_words(amounts.variance, row.unit, DECIMALS[row.unit])
            yield LiveValue(f"variance{when}", f"variance {words}", text)


def savings_values(facts: Iterable[Fact], year: Period) -> Iterator[LiveValue]:
    """Give what texts can insert of savings: each sort of amount, as first told."""
    told: set[str] = set()
    for fact in facts:
        name = LIVE_NAMES.get((fact.role, fact.basis))
        is_of_year = fact.period is not None and year.start <= fact.period.start <= year.end
        if name and is_of_year and name not in told:
            told.add(name)
            yield LiveValue(name, f"{name.replace('-', ' ')}, {year.label}", fact.text)


def names_of(line: str) -> tuple[str, ...]:
    """Give the names of a statement line: its own, and what papers call it."""
    low = BRACKETS.sub("", line).lower()
    found = [line]
    for marks, names in OTHER_NAMES:
        if any(mark in low for mark in marks):
            found += names
    return tuple(dict.fromkeys(found))


def statement_facts(row: StatementAmounts) -> Iterator[Fact]:
    """Give plan, actual, variance and revised variance of a line, and what passes through."""
    held = row.amounts
    over = 0
    if held.variance:
        over = (1 if held.variance > 0 else -1) * (-1 if held.nature is Nature.COST else 1)
    when = f"to {row.period.long_label}" if row.is_cumulative else f"in {row.period.long_label}"
    for role, amount, what in (
        (VALUE, held.actual, ""),
        (TARGET, held.plan, "plan of "),
        (VARIANCE, held.variance, "variance of "),
        (VARIANCE, held.revised, "variance without what passes through of "),
        (QuantityRole.PART, held.pass_through, "what passes through of "),
    ):
        if amount is None:
            continue
        decimals = DECIMALS[row.unit]
        is_variance = role is VARIANCE
        text = (variance_words if is_variance else money_words)(amount, row.unit, decimals)
        yield Fact(
            kind=QuantityKind.MONEY,
            role=role,
            number=amount,
            text=text,
            words=f"{what}{row.line} {when}",
            period=row.period,
            basis=Basis.TO_DATE if row.is_cumulative else Basis.WITHIN,
            label="plan" if role is TARGET else "",
            over=over if is_variance else 0,
            place=RecordPlace("finance_line", row.statement, held.id),
        )


def savings_subjects(results: Sequence[SavingsResult]) -> Iterator[Subject]:
    """Give savings as a whole and by programme, of the month's year and of the next."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for result in results:
        for kind, fact in portfolio_facts(result):
            facts[kind].append(fact)
    only = [kind for kind in facts if kind]
    for kind, held in facts.items():
        names = list(SAVINGS_NAMES.get(kind, (kind,)))
        if kind and only == [kind]:
            names += SAVINGS_NAMES[""]
        yield Subject(
            key=f"savings:{kind}" if kind else "savings",
            kind=SubjectKind.SAVINGS,
            label=SavingsKind(kind).label if kind else "Savings",
            names=tuple(names),
            place=RecordPlace("savings", kind or "all", 0),
            facts=tuple(held),
            better=Better.HIGHER,
            unit=QuantityKind.MONEY,
            latest=results[0].month,
            is_plain=True,
            live_name=f"savings:{kind}" if kind else "savings",
            live=tuple(savings_values(held, results[0].year)),
        )


def savings_fact(
    role: QuantityRole, amount: Decimal, words: str, basis: Basis, period: Period
) -> Fact:
    """Give one amount of savings, in pounds."""
    return Fact(
        kind=QuantityKind.MONEY,
        role=role,
        number=amount,
        text=money_words(amount, "£m", 1),
        words=words,
        period=period,
        basis=basis,
        place=RecordPlace("savings", period.code, 0),
    )


def portfolio_facts(result: SavingsResult) -> Iterator[tuple[str, Fact]]:
    """Give (kind of savings, fact): targets, totals as reported, and what the schemes make."""
    for target in result.targets:
        name = f"target of {target.label or 'savings'} {result.year.label}"
        yield target.kind, savings_fact(TARGET, target.amount, name, Basis.WITHIN, result.year)
        if target.before is not None:
            was = f"{name} before it was restated"
            yield target.kind, savings_fact(TARGET, target.before, was, Basis.WITHIN, result.year)
    for one in result.reported:
        role, basis, what = BASES[one.basis]
        period = Period.containing(one.month, PeriodKind.MONTH) if one.month else result.year
        role = QuantityRole.PART if one.cut.keys() - {"kind"} else role
        yield one.kind, savings_fact(role, one.amount, f"{what} {one.words}", basis, period)
    if len(result.portfolio):
        kinds = {one.kind for one in result.portfolio.schemes}
        kind = kinds.pop() if len(kinds) == 1 else ""
        yield from ((kind, fact) for fact in scheme_totals(result))


def scheme_totals(result: SavingsResult) -> Iterator[Fact]:
    """Give what the schemes of a year add up to, to date and for the year."""
    held, year, month = result.position, result.year, result.month
    to_month, of_year = f"to {month.long_label}", year.label
    to_date, within = Basis.TO_DATE, Basis.WITHIN
    yield savings_fact(VALUE, held.delivered, f"saved {to_month}", to_date, month)
    yield savings_fact(TARGET, held.plan_to_date, f"plan {to_month}", to_date, month)
    yield savings_fact(VARIANCE, held.variance_to_date, f"variance {to_month}", to_date, month)
    yield savings_fact(VALUE, held.outturn, f"forecast outturn {of_year}", within, year)
    yield savings_fact(TARGET, held.plan, f"plan of the schemes {of_year}", within, year)
    yield savings_fact(
        VARIANCE, held.outturn_variance, f"forecast variance {of_year}", within, year
    )
    for rating, amount in result.by_rating.items():
        words = f"{rating.label.lower()} of {of_year}"
        yield savings_fact(QuantityRole.PART, amount, words, within, year)


def scheme_subjects(result: SavingsResult) -> Iterator[Subject]:
    """Give each scheme that the organisation may name."""
    portfolio, found = result.portfolio, result.outturn
    for place, one in enumerate(portfolio.schemes):
        if not one.name:
            continue
        at = RecordPlace("scheme", one.code, one.id)
        amounts = (
            (TARGET, found.plan[place], "plan of", Basis.WITHIN),
            (VALUE, found.outturn[place], "forecast of", Basis.WITHIN),
            (VALUE, found.delivered[place], "saved to date by", Basis.TO_DATE),
        )
        facts = tuple(
            Fact(QuantityKind.MONEY, role, pounds := Decimal(int(pence)) / 100,
                 money_words(pounds, "£k", 0), f"{what} {one.name}", result.year, basis, place=at)
            for role, pence, what, basis in amounts
        )  # fmt: skip
        yield Subject(
            key=f"scheme:{one.code}", kind=SubjectKind.SCHEME, label=one.name, names=(one.name,),
            place=at, facts=facts, better=Better.HIGHER, unit=QuantityKind.MONEY,
            latest=result.month, live_name=f"scheme:{one.code}", live=scheme_values(facts),
        )  # fmt: skip


def scheme_values(facts: Sequence[Fact]) -> tuple[LiveValue, ...]:
    """Give what texts can insert of a scheme: plan and forecast of the year, saved to date."""
    names = (("plan", "plan of the year"), ("forecast", "forecast of the year"),
             ("saved", "saved to date"))  # fmt: skip
    return tuple(
        LiveValue(what, label, fact.text) for (what, label), fact in zip(names, facts, strict=True)
    )
