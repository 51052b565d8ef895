"""A scheme with its months, approvals, thread and history."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from goldenthread.assure.finding import Finding
from goldenthread.assure.savings.findings import scheme_findings
from goldenthread.assure.savings.loading import load_portfolio
from goldenthread.assure.savings.outturn import Position, outturn_of, position_of
from goldenthread.assure.savings.portfolio import MONTHS, Portfolio, elapsed_months, pounds
from goldenthread.assure.savings.profile import cumulative, profile_of
from goldenthread.records.people.models import User
from goldenthread.records.savings.models import Scheme
from goldenthread.report.charts import line_graph
from goldenthread.report.compositions.money.cells import column_sum, money_cell
from goldenthread.report.compositions.money.positions import DASHES, variance_of, words_of
from goldenthread.report.model import Block, Cell, Graph, GraphSeries, Table
from goldenthread.vocabulary.savings import Gate, rating_of
from goldenthread.web.presenters.audit import Trace, scheme_trail
from goldenthread.web.presenters.money import MoneyPage, Panel
from goldenthread.web.scope import Scope

COLOURS = ("#768692", "#003087", "#0072CE")


class SchemePage(MoneyPage):
    """One scheme at a month."""

    def __init__(self, scope: Scope, scheme: Scheme, reader: User, asked: dict[str, str]) -> None:
        super().__init__(scope, reader, asked)
        self.record = scheme

    @cached_property
    def portfolio(self) -> Portfolio:
        """The scheme alone, with its months of the year."""
        whole = load_portfolio([self.record.organisation], self.year, self.scope.as_at_moment)
        return whole.where(lambda one: one.id == self.record.pk)

    @property
    def elapsed(self) -> int:
        """Months of the year that have passed."""
        return elapsed_months(self.year, self.scope.period)

    @cached_property
    def position(self) -> Position:
        """Plan, delivered and outturn of the year."""
        return position_of(self.portfolio, outturn_of(self.portfolio, self.elapsed))

    @property
    def rating(self) -> Any:
        """Where the money stands that has not come in yet."""
        one = self.record
        return rating_of(one.state, one.development, one.risk).look

    @property
    def standing(self) -> str:
        """How it is rated and what the findings say, in words."""
        return " ".join([f"Rated: {self.rating.words}.", *(one.words for one in self.findings)])

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The facts of the scheme in words."""
        one = self.record
        recurs = {True: "Recurrent", False: "Non-recurrent", None: "Not recorded"}[one.recurrent]
        effect = one.full_year_effect
        held = [
            ("Part of the plan", one.get_kind_display()),
            ("Counts towards the target", "Yes" if one.counts else "No"),
            ("Category", one.get_category_display() or "Not recorded"),
            ("Type", one.type or "Not recorded"),
            ("Recurrence", recurs),
            ("Development", one.get_development_display() or "Not recorded"),
            ("Risk", one.get_risk_display() or "Not rated"),
            ("State", one.get_state_display() or "Planned"),
            ("Full-year effect", words_of(effect) if effect is not None else "Not recorded"),
            ("Owner", str(one.owner or "Nobody yet")),
            ("Division or unit", str(one.unit or "None")),
        ]
        return [(name, str(words)) for name, words in held]

    @property
    def numbers(self) -> list[tuple[str, str, str]]:
        """The position of the year in words."""
        held = self.position
        return [
            (words_of(held.plan), f"planned in {self.year.label}", ""),
            (words_of(held.delivered), "delivered to date", variance_of(held.variance_to_date)),
            (words_of(held.outturn), "forecast outturn", variance_of(held.outturn_variance)),
        ]

    @cached_property
    def panels(self) -> list[Panel]:
        """The months as a picture and a table."""
        blocks: list[Block] = [one for one in (self.graph, self.table) if one is not None]
        return [Panel(f"Months of {self.year.label}", blocks, "months")] if blocks else []

    @property
    def graph(self) -> Graph | None:
        """The running totals of plan, actual and forecast."""
        profile = profile_of(self.portfolio, self.elapsed)
        if not len(self.portfolio) or not profile.is_profiled:
            return None
        lines = (("Plan", profile.plan), ("Actual", profile.actual), ("Forecast", profile.forecast))
        series = [
            GraphSeries(
                name, tuple(None if v is None else float(v) / 1000 for v in cumulative(line)), col
            )
            for (name, line), col in zip(lines, COLOURS, strict=True)
        ]
        words = "Plan, actual and forecast added up month by month."
        return line_graph(
            "Savings added up, £k", words, ("Month", "Plan", "Actual", "Forecast"),
            [month.month_label for month in profile.months], series, "#,##0", "£k",
            dashes=DASHES[:3],
        )  # fmt: skip

    @property
    def table(self) -> Table | None:
        """Plan, actual and forecast by month in pounds, and the total."""
        if not len(self.portfolio):
            return None
        held = self.portfolio
        series = (held.plan, held.actual, held.forecast)
        rows = [
            (
                Cell(month.label, is_header=True),
                *(
                    money_cell(pounds(s.pence[0, at]) if s.given[0, at] else None, "£")
                    for s in series
                ),
            )
            for at, month in enumerate(held.months)
        ]
        totals = [pounds(s.pence[0, :MONTHS].sum()) for s in series]
        rows.append(
            (
                Cell("Total", is_header=True),
                *(
                    money_cell(total, "£", column_sum(n, MONTHS), is_header=True)
                    for n, total in enumerate(totals, 1)
                ),
            )
        )
        whole = [pounds(s.pence[0, MONTHS]) for s in series if s.given[0, MONTHS]]
        notes = (f"{words_of(whole[0])} of the year has no month.",) if whole else ()
        columns = ("Month", "Plan £", "Actual £", "Forecast £")
        return Table(f"Months of {self.year.label}", columns, tuple(rows), notes)

    @property
    def requirements(self) -> list[Any]:
        """The requirements that it answers."""
        return list(self.record.requirements.select_related("source"))

    @property
    def risks(self) -> list[Any]:
        """The risks that threaten it."""
        return list(self.record.risks.all())

    @property
    def measures(self) -> list[Any]:
        """The measures that show its effect."""
        return list(self.record.measures.all())

    @cached_property
    def gates(self) -> list[tuple[str, str, str]]:
        """(assessment, where it stands, remark) of each approval that there can be."""
        held = {one.gate: one for one in self.record.approvals.all()}
        found = []
        for gate in Gate:
            one = held.get(gate.value)
            day = f"{one.decided:%-d %B %Y}" if one and one.decided else ""
            remark = " ".join(part for part in (day, one.note if one else "") if part)
            found.append((gate.label, one.get_state_display() if one else "Not recorded", remark))
        return found

    @cached_property
    def findings(self) -> list[Finding]:
        """What the scheme's records contradict or lack."""
        approvals = {self.record.pk: {a.gate: a.state for a in self.record.approvals.all()}}
        return list(
            scheme_findings(self.portfolio, outturn_of(self.portfolio, self.elapsed), approvals)
        )

    @cached_property
    def may_change(self) -> bool:
        """Whether the reader may change the scheme."""
        return self.reader.has_perm("savings.change_scheme", self.record)

    @cached_property
    def trail(self) -> list[Trace]:
        """What was done to the scheme or refused, newest first."""
        return scheme_trail(self.record)
