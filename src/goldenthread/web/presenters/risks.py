"""Risks and issues of a programme: the matrix, the register, the alignment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from goldenthread.assure.programmes.results import IssueResult, RiskResult
from goldenthread.records.history.models import AuditEvent
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.risks.models import Issue, Risk, RiskAppetite
from goldenthread.vocabulary import band_of
from goldenthread.vocabulary.risk import BANDS
from goldenthread.web.presenters.audit import Trace
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.presenters.risk_matrix import (
    SCALE,
    SCORES,
    Cell,
    Score,
    distance,
    highest_for,
    matrix_of,
    pairs_of,
    why_unscored,
)
from goldenthread.web.presenters.risk_trail import trail_of
from goldenthread.web.scope import ProgrammeScope

STATES = {"open": "Open", "closed": "Closed", "all": "Open and closed"}
UNSCORED = "unscored"
UNCOMPARED = "unknown"
WHOLE = "Whole programme"


@dataclass(frozen=True)
class Row:
    """A risk as a row of the register."""

    risk: RiskResult
    record: Risk
    workstream: str

    @property
    def scores(self) -> tuple[Score, Score, Score]:
        """Before controls, now and target."""
        return Score(self.risk.inherent), Score(self.risk.score), Score(self.risk.target)

    @property
    def distance(self) -> str:
        """How far it is from its target."""
        return distance(self.risk.score, self.risk.target)


class RisksPage(Linked):
    """The register of a programme, under the filters in the address."""

    scores = tuple(SCORES.items())
    states = tuple(STATES.items())
    bands = (("", "All"), *((one.code, one.words) for one in BANDS), (UNSCORED, "Not scored"))
    impacts = tuple(reversed(SCALE))
    alignments = (
        ("", "All"),
        *((code or UNCOMPARED, label) for code, label in Risk.Alignment.choices),
    )

    def __init__(self, at: ProgrammeScope, reader: User, query: QueryDict) -> None:
        super().__init__(at)
        self.reader = reader
        self.names = {one.code: one.name for one in self.result.workstreams}
        self.workstreams = (("", "All"), *self.names.items())
        self.which = chosen(query, "score", self.scores, "current")
        self.state = chosen(query, "state", self.states, "open")
        self.band = chosen(query, "band", self.bands)
        self.workstream = chosen(query, "workstream", self.workstreams)
        self.alignment = chosen(query, "alignment", self.alignments)
        self.appetite = appetite_of(at.scope.organisation)
        visible = of_programme(Risk.objects.visible_to(reader), at)
        self.records = {one.pk: one for one in visible}

    @cached_property
    def may_run(self) -> bool:
        """Whether the reader keeps the register."""
        return self.reader.has_perm("programmes.run", self.at.scope.organisation)

    def address(self, **changed: str) -> str:
        """Give the address of the same page with other choices; an empty one is left out."""
        asked = {
            "score": self.which, "state": self.state, "band": self.band,
            "workstream": self.workstream, "alignment": self.alignment, **changed,
        }  # fmt: skip
        kept = {name: value for name, value in asked.items() if value}
        place = [self.at.scope.organisation.code, self.at.programme.pk]
        return reverse("risks", args=place, query={**self.at.scope.query, **kept})

    @property
    def is_filtered(self) -> bool:
        """Whether the reader left something out."""
        return bool(self.band or self.workstream or self.alignment) or self.state != "open"

    @property
    def is_past(self) -> bool:
        """Whether the day of the page lies before today."""
        return self.at.on < dt.date.today()

    @cached_property
    def fitting(self) -> list[RiskResult]:
        """The risks that fit the filters, open and closed, the highest score first.

        Behind them those without a score, themed ones last.
        """
        found = [one for one in self.result.risks if one.id in self.records and self.allows(one)]
        return sorted(found, key=lambda one: (-(one.score or 0), bool(one.alignment)))

    def allows(self, risk: RiskResult) -> bool:
        """Say whether workstream, alignment and band of now are those asked for."""
        if self.workstream and risk.workstream != self.workstream:
            return False
        if self.alignment and (risk.alignment or UNCOMPARED) != self.alignment:
            return False
        band = band_of(risk.score).code if risk.score else UNSCORED
        return self.band in ("", band)

    @cached_property
    def open(self) -> list[RiskResult]:
        """The open ones among them, which the matrix shows."""
        return [one for one in self.fitting if one.is_open]

    @cached_property
    def matrix(self) -> list[tuple[int, list[Cell]]]:
        """Rows of likelihood, five to one; each with a cell for impacts one to five."""
        pairs = pairs_of(self.records.values(), self.which)
        return matrix_of(self.open, pairs, highest_for(self.appetite, self.which))

    @property
    def placed(self) -> int:
        """How many risks stand in the matrix."""
        return sum(len(cell.risks) for _, cells in self.matrix for cell in cells)

    @cached_property
    def unscored(self) -> list[tuple[str, list[RiskResult]]]:
        """The open risks that have no such score, under the reason why."""
        pairs = pairs_of(self.records.values(), self.which)
        found: dict[str, list[RiskResult]] = {}
        for one in self.open:
            if one.id not in pairs:
                why = why_unscored(self.records[one.id], self.which)
                found.setdefault(why, []).append(one)
        return list(found.items())

    @cached_property
    def rows(self) -> list[Row]:
        """The register."""
        return [
            Row(one, self.records[one.id], self.names.get(one.workstream, WHOLE))
            for one in self.fitting
            if self.has_state(one)
        ]

    def has_state(self, one: RiskResult | IssueResult) -> bool:
        """Say whether it is open or closed, as asked for."""
        return self.state == "all" or one.is_open == (self.state == "open")

    @property
    def is_scored(self) -> bool:
        """Whether any risk of the register has a score."""
        return any(score.number for row in self.rows for score in row.scores)

    @property
    def above(self) -> int:
        """How many open risks lie above the appetite."""
        return sum(one.exceeds_appetite for one in self.result.risks)

    @property
    def later(self) -> int:
        """How many risks were raised after the day of the page, and so are left out."""
        shown = {one.id for one in self.result.risks}
        return len(self.records.keys() - shown)

    @property
    def compared(self) -> int:
        """How many themed risks were compared with the corporate register."""
        return sum(bool(one.alignment) for one in self.result.risks)

    @property
    def aligned(self) -> list[tuple[str, int, str]]:
        """(how they stand to the corporate register, how many, address of the list)."""
        held = [one.alignment for one in self.result.risks]
        return [
            (label, held.count(code), f"{self.address(alignment=code, state='all')}#register")
            for code, label in self.alignments
            if code and code != UNCOMPARED
        ]

    @cached_property
    def issues(self) -> list[tuple[IssueResult, str]]:
        """The issues of the workstream and state asked for, the gravest first."""
        order = [code for code, _ in Issue.Severity.choices]
        found = [
            (one, self.names.get(one.workstream, WHOLE))
            for one in self.result.issues
            if self.has_state(one) and self.workstream in ("", one.workstream)
        ]
        return sorted(found, key=lambda pair: -order.index(pair[0].severity) if pair[0].severity
                      else 1)  # fmt: skip


def chosen(query: QueryDict, name: str, offered: Any, otherwise: str = "") -> str:
    """Give the choice that the address asks for, `otherwise` where it is not offered."""
    asked = query.get(name, otherwise)
    return asked if asked in dict(offered) else otherwise


def of_programme(records: QuerySet[Any], at: ProgrammeScope) -> QuerySet[Any]:
    """Keep the risks or issues of the programme, and the organisation's without a workstream."""
    loose = Q(workstream__isnull=True)
    return records.filter(
        loose | Q(workstream__programme=at.programme), organisation=at.scope.organisation
    )


def appetite_of(organisation: Organisation) -> RiskAppetite | None:
    """Give what the organisation accepts at most, None where it has not said."""
    return RiskAppetite.objects.filter(organisation=organisation).first()


def trail(record: Risk | Issue) -> list[Trace]:
    """Give what was done to a risk or an issue or refused, newest first."""
    about = {"record": record._meta.model_name, "record_id": str(record.pk)}
    return trail_of(record, list(AuditEvent.objects.filter(**about).select_related("by")))
