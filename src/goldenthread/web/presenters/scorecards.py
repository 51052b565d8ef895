"""Theme scorecards and the matrix: all measures of an organisation at a period."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, QueryDict
from django.urls import reverse

from goldenthread.assure.foresight.words import next_parts
from goldenthread.assure.results import JUDGED, MeasureResult
from goldenthread.vocabulary import Role, Tier, Variation, slug
from goldenthread.web.presenters.rows import Row
from goldenthread.web.scope import Scope

OTHER = "Other measures"
MATRIX_ROWS = {
    "improvement": "Special cause: improvement",
    "common_cause": "Common cause",
    "concern": "Special cause: concern",
    "neutral": "Special cause: neither direction better",
}


@dataclass(frozen=True)
class Filters:
    """What the reader wants to see of a scorecard."""

    role: str = ""
    only: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Filters:
        """Take the filters from the address; unknown ones are left out."""
        role = query.get("role", "")
        only = query.get("only", "")
        return cls(
            role if role in {r.value for r in Role} else "",
            only if only in {"escalated", "not_met", "changed"} else "",
        )

    def allow(self, result: MeasureResult) -> bool:
        """Say whether the measure is wanted."""
        if self.role and result.role.value != self.role:
            return False
        if self.only == "escalated":
            return result.escalated
        if self.only == "not_met":
            return bool(result.latest and result.latest.comparison.value == "not_met")
        return self.only != "changed" or result.change.value not in ("unchanged", "new")

    @property
    def query(self) -> dict[str, str]:
        return {k: v for k, v in (("role", self.role), ("only", self.only)) if v}


@dataclass(frozen=True)
class Scorecard:
    """One theme: rows by tier, with how many the filters left out."""

    theme: str
    groups: list[tuple[str, list[Row]]]
    left_out: int

    @property
    def count(self) -> int:
        return sum(len(rows) for _, rows in self.groups)

    @property
    def has_provisional(self) -> bool:
        return any(row.latest.is_provisional for _, rows in self.groups for row in rows)


class ScorecardPage:
    """The scorecards of one theme, or of all."""

    def __init__(self, scope: Scope, theme: str, filters: Filters) -> None:
        self.scope, self.filters = scope, filters
        self.has_chances = scope.organisation.shows_chances
        self.assessment = scope.assessment_ahead if self.has_chances else scope.assessment
        self.by_theme = {
            name or OTHER: results for name, results in self.assessment.by_theme().items()
        }
        self.names = {slug(name): name for name in self.by_theme}
        if theme and theme not in self.names:
            raise Http404("no such theme")
        self.chosen = theme

    def chance(self, row: Row) -> tuple[str, str]:
        """Give the chance of a measure's next period and that period; or why there is none, ''."""
        outlook = self.assessment.outlook_of(row.result)
        return next_parts(outlook) if outlook else ("", "")

    @property
    def tabs(self) -> list[dict[str, object]]:
        """A link for each theme and one for all."""
        query = {**self.scope.query, **self.filters.query} or None
        code = self.scope.organisation.code
        every = {
            "text": "All themes",
            "href": reverse("scorecards", args=[code], query=query),
            "current": not self.chosen,
        }
        return [every] + [
            {
                "text": name,
                "href": reverse("scorecard", args=[code, key], query=query),
                "current": key == self.chosen,
            }
            for key, name in self.names.items()
        ]

    @property
    def scorecards(self) -> list[Scorecard]:
        """The tables to show."""
        wanted = [self.names[self.chosen]] if self.chosen else list(self.names.values())
        return [self.scorecard(name) for name in wanted]

    def scorecard(self, theme: str) -> Scorecard:
        """Give one theme's table."""
        results = self.by_theme[theme]
        shown = [result for result in results if self.filters.allow(result)]
        groups = [
            (tier.heading, [Row(result, self.scope) for result in shown if result.tier is tier])
            for tier in Tier
        ]
        return Scorecard(theme, [group for group in groups if group[1]], len(results) - len(shown))


class MatrixPage:
    """Every measure in its cell of variation by assurance; the others with the reason."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.cells = scope.assessment.matrix()

    columns = JUDGED

    @property
    def rows(self) -> list[tuple[str, str, list[list[Row]]]]:
        """(group, words, a list of measures for each column); neutral only where it is used."""
        found = []
        for group, words in MATRIX_ROWS.items():
            cells = [
                [Row(result, self.scope) for result in self.cells[group, assurance]]
                for assurance in JUDGED
            ]
            if group != "neutral" or any(cells):
                found.append((group, words, cells))
        return found

    @property
    def apart(self) -> list[tuple[str, list[Row]]]:
        """The measures that have no cell, by reason."""
        found: dict[str, list[Row]] = {}
        for result in self.scope.assessment.outside_matrix():
            few = result.variation is Variation.INSUFFICIENT_DATA
            reason = result.variation.label if few else result.assurance.label
            found.setdefault(reason, []).append(Row(result, self.scope))
        return list(found.items())
