"""The register of schemes: filters, totals, and the grid of months edited in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict

from goldenthread.assure.savings.outturn import outturn_of
from goldenthread.assure.savings.portfolio import Amounts, Portfolio, SchemeFacts, pounds
from goldenthread.records.organisations.permissions import EDITORS, role_of
from goldenthread.records.people.models import User
from goldenthread.records.programmes.permissions import posts_held
from goldenthread.records.savings.actions import MonthAmounts
from goldenthread.records.savings.models import Scheme
from goldenthread.records.savings.permissions import OFFICE
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.money import money_figure
from goldenthread.vocabulary.savings import (
    Category,
    Development,
    Rating,
    SavingsKind,
    SchemeState,
)
from goldenthread.web.forms.savings import read_pounds
from goldenthread.web.presenters.money import MoneyPage
from goldenthread.web.scope import Scope

PER_PAGE = 100
SERIES = {"plan": "Plan", "actual": "Actual", "forecast": "Forecast"}
SORTS = (
    ("", "As listed"), ("name", "Name"), ("plan", "Plan, largest first"),
    ("variance", "Variance to date, worst first"), ("left", "Still to come, most first"),
)  # fmt: skip
FILTERS = {
    "kind": ("Part of the plan", [(one.value, one.label) for one in SavingsKind]),
    "category": ("Category", [(one.value, one.label) for one in Category]),
    "rating": ("Rating", [(one.value, one.label) for one in Rating if one != "delivered"]),
    "development": ("Development", [(one.value, one.label) for one in Development]),
    "state": ("State", [(one.value, one.label) for one in SchemeState if one.value]),
}
COLUMNS = (
    "Code", "Scheme", "Organisation", "Part of the plan", "Counts", "Category", "Type",
    "Recurrent", "Development", "Rating", "Owner", "Plan £", "Plan to date £", "Delivered £",
    "Variance to date £", "Still to come £", "Forecast outturn £",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A scheme with its amounts in pounds; `cells` are its months in the grid."""

    scheme: SchemeFacts
    plan: Decimal
    plan_to_date: Decimal
    delivered: Decimal
    left: Decimal
    place: int

    @property
    def outturn(self) -> Decimal:
        """What the year is forecast to end at."""
        return self.delivered + self.left

    @property
    def variance(self) -> Decimal:
        """Delivered against the plan to date."""
        return self.delivered - self.plan_to_date


@dataclass(frozen=True)
class MonthCell:
    """A month of a scheme in the grid; `name` '' where it may not be edited."""

    text: str
    name: str
    label: str
    error: str


class SchemesPage(MoneyPage):
    """The register at a month, filtered, sorted, a page of a hundred at a time."""

    def __init__(self, scope: Scope, reader: User, asked: QueryDict, sent: QueryDict | None = None):
        super().__init__(scope, reader, asked.dict())
        self.sent = sent
        self.errors: dict[str, str] = {}

    @property
    def filters(self) -> dict[str, str]:
        """What is asked for, by name."""
        names = [*FILTERS, "q", "sort", "owner"]
        return {name: self.asked[name] for name in names if self.asked.get(name)}

    @property
    def carried(self) -> dict[str, str]:
        """What links within the register carry along."""
        year = {"year": self.year.code} if self.asked.get("year") else {}
        return {**self.filters, **year}

    @property
    def choices(self) -> list[tuple[str, str, list[tuple[str, str]], str]]:
        """(name, label, choices, chosen) of the filters."""
        return [(name, label, held, self.asked.get(name, ""))
                for name, (label, held) in FILTERS.items()]  # fmt: skip

    @cached_property
    def every(self) -> tuple[Portfolio, Portfolio]:
        """Schemes that count, then those that do not."""
        return self.savings.portfolio, self.savings.additional

    @cached_property
    def rows(self) -> list[Row]:
        """The schemes that pass the filters, in the order asked for."""
        found = []
        for portfolio in self.every:
            outturn = outturn_of(portfolio, self.savings.elapsed)
            found += [
                Row(one, pounds(outturn.plan[at]), pounds(outturn.plan_to_date[at]),
                    pounds(outturn.delivered[at]), pounds(outturn.left[at]), at)
                for at, one in enumerate(portfolio.schemes)
                if one.id and self.passes(one)
            ]  # fmt: skip
        keys = {
            "name": lambda row: row.scheme.name.casefold(),
            "plan": lambda row: -row.plan,
            "variance": lambda row: row.variance,
            "left": lambda row: -row.left,
        }
        key = keys.get(self.asked.get("sort", ""))
        return sorted(found, key=key) if key else found

    @property
    def is_of_several(self) -> bool:
        """Whether there are schemes of other organisations too."""
        own = self.scope.organisation.code
        return any(one.organisation != own for held in self.every for one in held.schemes)

    def passes(self, one: SchemeFacts) -> bool:
        """Say whether a scheme passes the filters."""
        held = {"kind": one.kind, "category": one.category, "rating": one.rating.value,
                "development": one.development, "state": one.state}  # fmt: skip
        if any(self.asked.get(name) not in (None, "", value) for name, value in held.items()):
            return False
        words = self.asked.get("q", "").casefold()
        text = f"{one.code} {one.name} {one.type} {one.owner} {one.unit}".casefold()
        return words in text

    @property
    def page(self) -> int:
        """The page asked for, counted from 1."""
        asked = self.asked.get("page", "1")
        return min(max(int(asked) if asked.isdecimal() else 1, 1), self.pages)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.rows) // PER_PAGE))

    @property
    def shown(self) -> list[Row]:
        """The rows of the page."""
        start = (self.page - 1) * PER_PAGE
        return self.rows[start : start + PER_PAGE]

    @property
    def total(self) -> Row:
        """The sum of all rows, not of the page alone."""
        nobody = SchemeFacts(0, "", "", "")
        sums = [sum((getattr(row, name) for row in self.rows), Decimal(0))
                for name in ("plan", "plan_to_date", "delivered", "left")]  # fmt: skip
        return Row(nobody, *sums, 0)

    @property
    def series(self) -> str:
        """Which amounts are edited, '' for none."""
        asked = self.asked.get("edit", "")
        return asked if asked in SERIES and self.editable else ""

    @cached_property
    def editable(self) -> frozenset[int]:
        """The schemes that the reader may change."""
        organisation = self.scope.organisation
        role = role_of(self.reader, organisation)
        own = Scheme.objects.visible_to(self.reader).filter(organisation=organisation)
        if role in OFFICE:
            return frozenset(own.values_list("pk", flat=True))
        if role not in EDITORS:
            return frozenset()
        posts = posts_held(self.reader)
        held = own.filter(Q(owner__in=posts) | Q(workstream__roles__post__in=posts))
        return frozenset(held.values_list("pk", flat=True))

    def amounts(self, row: Row) -> Amounts:
        """Give the amounts of the edited series of a scheme's portfolio."""
        counting, additional = self.every
        portfolio = counting if row.scheme.counts else additional
        return getattr(portfolio, self.series)  # type: ignore[no-any-return]

    @property
    def months(self) -> tuple[Period, ...]:
        """The months of the year."""
        return self.savings.portfolio.months

    def cells(self, row: Row) -> list[MonthCell]:
        """Give the months of a scheme."""
        amounts, found = self.amounts(row), []
        for at, month in enumerate(self.months):
            name = field_name(row.scheme.id, month) if row.scheme.id in self.editable else ""
            text = self.text(amounts, row.place, at)
            if self.sent is not None and name and name in self.sent:
                text = self.sent[name]
            label = f"{row.scheme.name}, {SERIES[self.series].lower()} {month.label}"
            found.append(MonthCell(text, name, label, self.errors.get(name, "")))
        return found

    def text(self, amounts: Amounts, place: int, month: int) -> str:
        """Give an amount as it stands in the grid: pounds, nothing where none is given."""
        if not amounts.given[place, month]:
            return ""
        value = pounds(amounts.pence[place, month])
        return money_figure(value, "£", 0 if value == value.to_integral_value() else 2)

    def corrections(self, sent: QueryDict) -> list[MonthAmounts]:
        """Give the changed cells; what is no amount is kept in `errors`."""
        schemes = {
            one.pk: one
            for one in Scheme.objects.visible_to(self.reader)
            .filter(pk__in=self.editable)
            .select_related("organisation", "owner", "workstream")
        }
        found = []
        for row in self.rows:
            if row.scheme.id not in self.editable:
                continue
            amounts = self.amounts(row)
            for at, month in enumerate(self.months):
                name = field_name(row.scheme.id, month)
                if name not in sent or sent[name].strip() == self.text(amounts, row.place, at):
                    continue
                try:
                    value = read_pounds(sent[name])
                except ValidationError as error:
                    self.errors[name] = f"{row.scheme.name}, {month.label}: {error.messages[0]}"
                    continue
                found.append(MonthAmounts(schemes[row.scheme.id], month, {self.series: value}))
        return found

    def lines(self) -> Iterable[tuple[str, ...]]:
        """Give the selection as rows of COLUMNS."""
        for row in self.rows:
            one = row.scheme
            money = (row.plan, row.plan_to_date, row.delivered, row.variance, row.left,
                     row.outturn)  # fmt: skip
            yield (
                one.code, one.name, one.organisation_name, SavingsKind(one.kind).label,
                "yes" if one.counts else "no",
                Category(one.category).label if one.category else "", one.type,
                {True: "yes", False: "no", None: ""}[one.recurrent],
                Development(one.development).label if one.development else "",
                one.rating.label, one.owner, *(f"{amount:.2f}" for amount in money),
            )  # fmt: skip


def field_name(scheme: int, month: Period) -> str:
    """Give the name of a cell's field."""
    return f"amount:{scheme}:{month.code}"
