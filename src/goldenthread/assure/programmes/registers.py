"""Risks and issues of a programme with their scores (RULES 6)."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.programmes.loading import ProgrammeMaterial
from goldenthread.assure.programmes.results import IssueResult, RiskResult
from goldenthread.records.risks.models import RiskAppetite
from goldenthread.vocabulary import score_of


def risk_results(material: ProgrammeMaterial, on: dt.date) -> tuple[RiskResult, ...]:
    """Give the risks raised by a day, with appetite breaches marked."""
    found = []
    for risk in material.risks:
        if risk.raised and risk.raised > on:
            continue
        score = score_or_none(risk.likelihood, risk.impact)
        target = score_or_none(risk.target_likelihood, risk.target_impact)
        is_open = not (risk.closed and risk.closed <= on)
        found.append(
            RiskResult(
                id=risk.pk,
                code=risk.code,
                title=risk.title,
                owner=risk.owner.title,
                workstream=risk.workstream.code if risk.workstream else "",
                likelihood=risk.likelihood,
                impact=risk.impact,
                score=score,
                inherent=score_or_none(risk.inherent_likelihood, risk.inherent_impact),
                target=target,
                register_ref=risk.register_ref,
                alignment=risk.alignment,
                alignment_label=risk.get_alignment_display(),
                controls=risk.controls,
                raised=risk.raised,
                is_open=is_open,
                exceeds_appetite=is_open and exceeds(material.appetite, score, target),
            )
        )
    return tuple(found)


def score_or_none(likelihood: int | None, impact: int | None) -> int | None:
    """Give the score, None where a part is missing."""
    return None if likelihood is None or impact is None else score_of(likelihood, impact)


def exceeds(appetite: RiskAppetite | None, score: int | None, target: int | None) -> bool:
    """Say whether the score that the organisation watches lies above what it accepts."""
    if appetite is None:
        return False
    held = score if appetite.scored == RiskAppetite.Scored.CURRENT else target
    return held is not None and held > appetite.highest


def issue_results(material: ProgrammeMaterial, on: dt.date) -> tuple[IssueResult, ...]:
    """Give the issues raised by a day."""
    return tuple(
        IssueResult(
            id=issue.pk,
            title=issue.title,
            owner=issue.owner.title,
            workstream=issue.workstream.code if issue.workstream else "",
            severity=issue.severity,
            raised=issue.raised,
            is_open=not (issue.closed and issue.closed <= on),
            escalated=issue.escalated,
        )
        for issue in material.issues
        if not (issue.raised and issue.raised > on)
    )
