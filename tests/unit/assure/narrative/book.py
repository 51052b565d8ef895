"""A few records by hand: measures with a year of figures, a statement line, a workstream."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.facts import (
    Fact,
    FactBook,
    LiveValue,
    Outcome,
    RecordPlace,
    Standing,
    Subject,
    SubjectKind,
)
from goldenthread.assure.narrative.judged import Judged
from goldenthread.assure.narrative.judging import judge_text
from goldenthread.assure.narrative.live import live_figures, live_verdicts
from goldenthread.assure.narrative.reader import TextReader
from goldenthread.vocabulary import Assurance, Better, Period, Variation
from goldenthread.vocabulary.quantities import Basis, QuantityKind, QuantityRole

MARCH = Period.month(2026, 3)
TURNOVER = ["11.6", "11.9", "12.1", "12.0", "12.2", "12.3", "12.6", "12.4", "12.3", "12.5", "12.8",
            "12.4"]  # fmt: skip
WAITS = ["73.2", "74.0", "75.1", "76.3", "75.9", "77.0", "77.5", "76.8", "78.1", "79.0", "76.0",
         "80.3"]  # fmt: skip


def measure(
    code: str, name: str, figures: list[str], aim: str, better: Better, variation: Variation,
    assurance: Assurance,
) -> Subject:  # fmt: skip
    """Give a measure in percent with a figure and the same target for each month up to March."""
    place = RecordPlace("measure", code, 1)
    months = [MARCH.shift(number - len(figures) + 1) for number in range(len(figures))]
    facts, outcomes = [], []
    for month, figure in zip(months, figures, strict=True):
        value, limit = Decimal(figure), Decimal(aim)
        for role, number in ((QuantityRole.VALUE, value), (QuantityRole.TARGET, limit)):
            facts.append(
                Fact(QuantityKind.PERCENT, role, number, f"{number}%", name, month, place=place)
            )
        met = value >= limit if better is Better.HIGHER else value <= limit
        outcomes.append(Outcome(month, value, met, sum(map(Decimal, figures)) / len(figures)))
    return Subject(
        f"measure:{code}", SubjectKind.MEASURE, name, (name,), place, tuple(facts), better,
        QuantityKind.PERCENT, MARCH, Standing(variation, assurance, tuple(outcomes)),
        live_name=code, live=(LiveValue("", "newest figure", f"{figures[-1]}%"),),
    )  # fmt: skip


def statement_line() -> Subject:
    """Give pay: £38.9m against £38.4m in the month, £461.0m against £460.2m to date."""
    place = RecordPlace("finance_line", "pay", 2)
    facts = []
    for basis, actual, plan in ((Basis.WITHIN, 389, 384), (Basis.TO_DATE, 4610, 4602)):
        for role, tenths in (
            (QuantityRole.VALUE, actual),
            (QuantityRole.TARGET, plan),
            (QuantityRole.VARIANCE, plan - actual),
        ):
            facts.append(
                Fact(QuantityKind.MONEY, role, Decimal(tenths * 100_000),
                     f"£{abs(tenths) / 10}m", "pay", MARCH, basis, over=1, place=place)
            )  # fmt: skip
    return Subject(
        "finance:pay", SubjectKind.STATEMENT_LINE, "Pay", ("Pay",), place, tuple(facts),
        Better.LOWER, QuantityKind.MONEY, MARCH, is_plain=True,
    )  # fmt: skip


def workstream() -> Subject:
    """Give a workstream that is at risk, with three milestones complete and two on track."""
    counts = {"complete": 3, "on track": 2, "overdue": 0, "all": 5}
    return Subject(
        "workstream:culture", SubjectKind.WORKSTREAM, "Culture", ("Culture",),
        RecordPlace("workstream", "culture", 3, 1), counts={"milestone": counts},
        statuses=frozenset({"at risk"}), scale=frozenset({"at risk", "on track", "overdue"}),
        status_words="At risk",
    )  # fmt: skip


def book() -> FactBook:
    """Give all of them."""
    held = (
        measure("turnover", "Turnover rate", TURNOVER, "11.5", Better.LOWER,
                Variation.CONCERN_HIGH, Assurance.CONSISTENTLY_FAILING),
        measure("waits", "Waits in A&E", WAITS, "76.0", Better.HIGHER,
                Variation.IMPROVEMENT_HIGH, Assurance.HIT_AND_MISS),
        statement_line(),
        workstream(),
    )  # fmt: skip
    return FactBook(MARCH, {one.key: one for one in held})


BOOK = book()
READER = TextReader(BOOK)


def judged(text: str, subject: str = "") -> list[Judged]:
    """Give the verdicts on a text."""
    found = judge_text(text, TextContext(MARCH, subject), READER)
    return [*found, *live_verdicts(text, live_figures(BOOK))]
