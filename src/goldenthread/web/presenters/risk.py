"""One risk or issue: its scores, what it threatens, what was done to it."""

from __future__ import annotations

from functools import cached_property

from django.urls import reverse

from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import Requirement
from goldenthread.records.risks.models import Issue, Risk
from goldenthread.vocabulary import score_of
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.presenters.risk_matrix import SCORES, Score, distance, pair_of
from goldenthread.web.presenters.risks import trail
from goldenthread.web.scope import ProgrammeScope

SEARCHED = 80


class RiskPage(Linked):
    """One risk with what it threatens and what was done to it."""

    def __init__(self, at: ProgrammeScope, risk: Risk, reader: User) -> None:
        super().__init__(at)
        self.risk, self.reader = risk, reader
        self.found = next((one for one in self.result.risks if one.id == risk.pk), None)
        self.requirements = list(risk.requirements.select_related("source"))
        self.objectives = list(risk.objectives.select_related("programme", "measure"))
        self.trail = trail(risk)

    @cached_property
    def may_run(self) -> bool:
        """Whether the reader may change it."""
        return self.reader.has_perm("programmes.run", self.at.scope.organisation)

    @property
    def standing(self) -> str:
        """How it is scored now, in one sentence."""
        likelihood, impact = self.risk.likelihood, self.risk.impact
        if likelihood is None or impact is None:
            return "Not scored."
        above = ", above the appetite" if self.exceeds_appetite else ""
        number = score_of(likelihood, impact)
        return f"Scored {number} (likelihood {likelihood}, impact {impact}){above}."

    @property
    def exceeds_appetite(self) -> bool:
        """Whether it lies above what the organisation accepts."""
        return bool(self.found and self.found.exceeds_appetite)

    @property
    def scores(self) -> list[tuple[str, int | None, int | None, Score]]:
        """(name, likelihood, impact, score) before controls, now and target."""
        found = []
        for which in ("inherent", "current", "target"):
            likelihood, impact = pair_of(self.risk, which)
            number = likelihood * impact if likelihood and impact else None
            found.append((SCORES[which], likelihood, impact, Score(number)))
        return found

    @property
    def distance(self) -> str:
        """How far it is from its target."""
        _, now, target = (score.number for *_, score in self.scores)
        return distance(now, target)

    def requirement_href(self, requirement: Requirement) -> str:
        """Give the address at which the register shows the requirement with its actions."""
        place = [self.at.scope.organisation.code, self.at.programme.pk]
        words = requirement.text[:SEARCHED].strip()
        return reverse("requirements", args=place, query={**self.at.scope.query, "q": words})


def issue_facts(issue: Issue) -> list[tuple[str, str]]:
    """Give what a form about an issue tells above its fields: requirements, and its trail."""
    asked = [f"{one.get_kind_display()} {one.number}: {one.text}" for one in
             issue.requirements.all()]  # fmt: skip
    told = [
        f"{one.at:%-d %B %Y}, {one.by}: {one.what}{f'. {one.details}' if one.details else ''}"
        for one in trail(issue)
    ]
    facts = (("Stands in the way of", asked), ("History", told))
    return [(name, "\n".join(words)) for name, words in facts if words]
