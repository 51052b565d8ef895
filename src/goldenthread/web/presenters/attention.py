"""What needs attention in a period: changes, escalations, and what waits for the reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import FilteredRelation, Q, QuerySet

from goldenthread.assure.results import Change
from goldenthread.web.presenters.areas import Area, areas_of
from goldenthread.web.presenters.rows import CHANGE_COLOURS, Row, measure_href
from goldenthread.web.scope import Scope

LISTED = {
    Change.NEWLY_ESCALATED: "Came onto the escalation pages this period.",
    Change.WORSENED: "Moved to a worse variation or assurance.",
    Change.IMPROVED: "Moved to a better variation or assurance.",
    Change.DE_ESCALATED: "Left the escalation pages this period.",
}


@dataclass(frozen=True)
class ChangeList:
    """The measures with one kind of change."""

    change: Change
    description: str
    rows: list[Row]

    @property
    def colour(self) -> str:
        return CHANGE_COLOURS[self.change]


@dataclass(frozen=True)
class Waiting:
    """A measure of the reader that has no commentary yet."""

    name: str
    href: str


class AttentionPage:
    """Ready lists for the template; the assessment is made once."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.assessment = scope.assessment

    @cached_property
    def areas(self) -> list[Area]:
        """The other parts of the organisation's work."""
        return areas_of(self.scope)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The counts of measures, each with its words; none where there is no measure."""
        measures = self.assessment.measures
        if not measures:
            return []
        return [
            (str(len(measures)), "measures"),
            (str(sum(r.escalated for r in measures)), "escalated"),
            (str(sum(r.variation.is_concern for r in measures)), "special cause: concern"),
            (str(sum(r.assurance.group == "failing" for r in measures)), "failing"),
            (str(sum(r.assurance.group == "passing" for r in measures)), "passing"),
        ]

    @property
    def changes(self) -> list[ChangeList]:
        """The lists of what changed, the most pressing first."""
        found = self.assessment.changes
        return [
            ChangeList(change, words, [Row(result, self.scope) for result in found[change]])
            for change, words in LISTED.items()
        ]

    @property
    def escalations(self) -> list[tuple[str, list[Row]]]:
        """The escalated measures of each theme."""
        return [
            (theme or "Other measures", [Row(result, self.scope) for result in results])
            for theme, results in self.assessment.escalated_by_theme().items()
        ]

    @property
    def waiting(self) -> list[Waiting]:
        """The measures that the reader owns and that have no commentary in the period."""
        return [
            Waiting(measure.label, measure_href(self.scope, measure.code))
            for measure in without_commentary(self.scope)
        ]


def own_measures(scope: Scope) -> QuerySet:
    """Give the measures whose owning post the reader holds today."""
    today = dt.date.today()
    held = Q(owner__holdings__user=scope.reader, owner__holdings__held_from__lte=today)
    still = Q(owner__holdings__held_to__isnull=True) | Q(owner__holdings__held_to__gte=today)
    measures = scope.organisation.measures.visible_to(scope.reader)
    return measures.filter(held & still).distinct()


def without_commentary(scope: Scope) -> QuerySet:
    """Give the measures that the reader owns and that have no commentary in the scope's period."""
    written = FilteredRelation(
        "commentaries",
        condition=Q(
            commentaries__period_kind=scope.period.kind.value,
            commentaries__period_start=scope.period.start,
        ),
    )
    return own_measures(scope).annotate(written=written).filter(written__isnull=True)
