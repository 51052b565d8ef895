"""The records of improvement programmes."""

from goldenthread.records.programmes.models.action import Action, ActionRequirement, Remapping
from goldenthread.records.programmes.models.assurance import (
    AssuranceDecision,
    ClosureSubmission,
    Evidence,
)
from goldenthread.records.programmes.models.highlight import HighlightReport, HighlightStep
from goldenthread.records.programmes.models.milestone import ChangeRequest, Milestone
from goldenthread.records.programmes.models.programme import (
    Objective,
    PlanItem,
    Programme,
    ScorecardRow,
    Workstream,
    WorkstreamRole,
)
from goldenthread.records.programmes.models.progress import ProgressUpdate
from goldenthread.records.programmes.models.requirement import Requirement, Source
from goldenthread.records.programmes.models.scale import ScaleStep

__all__ = [
    "Action",
    "ActionRequirement",
    "AssuranceDecision",
    "ChangeRequest",
    "ClosureSubmission",
    "Evidence",
    "HighlightReport",
    "HighlightStep",
    "Milestone",
    "Objective",
    "PlanItem",
    "Programme",
    "ProgressUpdate",
    "Remapping",
    "Requirement",
    "ScaleStep",
    "ScorecardRow",
    "Source",
    "Workstream",
    "WorkstreamRole",
]
