"""Risks and issues of a programme: the matrix, the register, the alignment, one risk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from goldenthread.assure.programmes.results import IssueResult, RiskResult
from goldenthread.records.history.models import AuditEvent
from goldenthread.records.people.models import User
from goldenthread.records.risks.models import Risk, RiskAppetite
from goldenthread.vocabulary import RiskBand, band_of, score_of
from goldenthread.vocabulary.risk import BANDS
from goldenthread.web.presenters.audit import Trace, worded
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.scope import ProgrammeScope

SCALE = (5, 4, 3, 2, 1)
SCORES = {"current": "Now", "inherent": "Before controls", "target": "Target"}
STATES = {"open": "Open", "closed": "Closed", "": "Open and closed"}
MOST = 100


@dataclass(frozen=True)
class Score:
    """A score with its band; `band` None where it was not scored."""

    number: int | None

    @property
    def band(self) -> RiskBand | None:
        return None if self.number is None else band_of(self.number)

    @property
    def ink(self) -> str:
        """A legible ink on the band's colour."""
        return "#ffffff" if self.band and self.band.code in ("low", "extreme") else "#212b32"


@dataclass(frozen=True)
class MatrixCell:
    """A pair of likelihood and impact with the risks that have it."""

    likelihood: int
    impact: int
    risks: list[RiskResult]

    @property
    def score(self) -> Score:
        return Score(score_of(self.likelihood, self.impact))


class RisksPage(Linked):
    """The register of a programme."""

    scores = tuple(SCORES.items())
    states = tuple(STATES.items())
    bands = BANDS
    impacts = tuple(reversed(SCALE))
    alignments = tuple((code, label) for code, label in Risk.Alignment.choices if code)

    def __init__(self, at: ProgrammeScope, reader: User, query: QueryDict) -> None:
        super().__init__(at)
        self.reader = reader
        self.which = query.get("score") if query.get("score") in SCORES else "current"
        self.state = query.get("state", "open") if query.get("state", "open") in STATES else "open"
        self.band = query.get("band", "")
        self.workstream = query.get("workstream", "")
        self.alignment = query.get("alignment", "")
        self.pairs = pairs_of(at, self.result.risks)
        self.appetite = RiskAppetite.objects.filter(organisation=at.scope.organisation).first()

    @property
    def may_run(self) -> bool:
        """Whether the reader keeps the register."""
        return self.reader.has_perm("programmes.run", self.at.scope.organisation)

    @cached_property
    def risks(self) -> list[RiskResult]:
        """The risks that the filters allow, the highest score first, unscored ones last."""
        found = [one for one in self.result.risks if self.allows(one)]
        return sorted(found, key=lambda one: -(one.score or 0))

    def allows(self, risk: RiskResult) -> bool:
        """Say whether the filters allow a risk."""
        if self.state and risk.is_open != (self.state == "open"):
            return False
        if self.workstream and risk.workstream != self.workstream:
            return False
        if self.alignment and risk.alignment != self.alignment:
            return False
        return not self.band or bool(risk.score and band_of(risk.score).code == self.band)

    @property
    def matrix(self) -> list[tuple[int, list[MatrixCell]]]:
        """Rows of likelihood, five to one; each with a cell for impacts one to five."""
        cells: dict[tuple[int, int], list[RiskResult]] = {}
        for one in self.risks:
            pair = self.pairs.get(one.id, {}).get(self.which)
            if pair:
                cells.setdefault(pair, []).append(one)
        return [
            (high, [MatrixCell(high, wide, cells.get((high, wide), [])) for wide in self.impacts])
            for high in SCALE
        ]

    @property
    def unscored(self) -> int:
        """How many of the risks have no score of the kind that the matrix shows."""
        return sum(self.which not in self.pairs.get(one.id, {}) for one in self.risks)

    @property
    def rows(self) -> list[tuple[RiskResult, Score, Score, Score, str]]:
        """Each risk with its scores before, now and aimed at, and its workstream."""
        names = {one.code: one.name for one in self.result.workstreams}
        return [
            (one, Score(one.inherent), Score(one.score), Score(one.target),
             names.get(one.workstream, "Whole programme"))
            for one in self.risks
        ]  # fmt: skip

    @property
    def aligned(self) -> list[tuple[str, int]]:
        """How the compared risks stand to the corporate register, with their total."""
        held = [one.alignment for one in self.result.risks if one.alignment]
        counts = [(label, held.count(code)) for code, label in self.alignments]
        return [*(pair for pair in counts if pair[1]), ("Compared", len(held))] if held else []

    @property
    def issues(self) -> list[tuple[IssueResult, str]]:
        """The open issues with their workstream."""
        names = {one.code: one.name for one in self.result.workstreams}
        return [
            (one, names.get(one.workstream, "Whole programme"))
            for one in self.result.issues
            if one.is_open
        ]


def pairs_of(
    at: ProgrammeScope, risks: tuple[RiskResult, ...]
) -> dict[int, dict[str, tuple[int, int]]]:
    """Give the likelihood and impact of each score that a risk has (one query)."""
    found: dict[int, dict[str, tuple[int, int]]] = {}
    names = {"current": "", "inherent": "inherent_", "target": "target_"}
    visible = Risk.objects.visible_to(at.scope.reader).filter(pk__in=[one.id for one in risks])
    for risk in visible:
        for name, prefix in names.items():
            pair = getattr(risk, f"{prefix}likelihood"), getattr(risk, f"{prefix}impact")
            if pair[0] and pair[1]:
                found.setdefault(risk.pk, {})[name] = pair
    return found


class RiskPage(Linked):
    """One risk with what it threatens and what was done to it."""

    def __init__(self, at: ProgrammeScope, risk: Risk, reader: User) -> None:
        super().__init__(at)
        self.risk, self.reader = risk, reader

    @property
    def may_run(self) -> bool:
        """Whether the reader may change it."""
        return self.reader.has_perm("programmes.run", self.at.scope.organisation)

    @property
    def scores(self) -> list[tuple[str, int | None, int | None, Score]]:
        """(name, likelihood, impact, score) before controls, now and aimed at."""
        names = (("Before controls", "inherent_"), ("Now", ""), ("Target", "target_"))
        found = []
        for label, prefix in names:
            high = getattr(self.risk, f"{prefix}likelihood")
            wide = getattr(self.risk, f"{prefix}impact")
            number = score_of(high, wide) if high and wide else None
            found.append((label, high, wide, Score(number)))
        return found

    @property
    def trail(self) -> list[Trace]:
        """What was done to it or refused, newest first."""
        events = AuditEvent.objects.filter(record="risk", record_id=str(self.risk.pk))
        return [
            Trace(event.at, str(event.by or event.source or "The system"),
                  f"{event.verb.capitalize()}{' (refused)' if event.refused else ''}",
                  worded(event.details))
            for event in events.select_related("by")[:MOST]
        ]  # fmt: skip
