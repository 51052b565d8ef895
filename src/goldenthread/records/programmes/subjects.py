"""How the records of programmes are recognised and compared."""

from goldenthread.records.history.keeping import Parent, Subject
from goldenthread.records.organisations.subjects import ORGANISATION
from goldenthread.records.programmes.models import (
    Action,
    ActionRequirement,
    AssuranceDecision,
    Evidence,
    HighlightReport,
    Milestone,
    Objective,
    PlanItem,
    Programme,
    Remapping,
    Requirement,
    ScaleStep,
    ScorecardRow,
    Source,
    Workstream,
    WorkstreamRole,
)

PERIOD = ("period_kind", "period_start")
OF_PROGRAMME = {"organisation": "programme__organisation__code", "programme": "programme__code"}
OF_WORKSTREAM = {
    "organisation": "workstream__programme__organisation__code",
    "workstream": "workstream__code",
}
OF_ACTION = {"organisation": "action__organisation__code", "action": "action__code"}
WORKSTREAM = Parent("workstreams", ("organisation", "workstream"))
ACTION = Parent("actions", ("organisation", "action"))
MEASURE = Parent("measures", ("organisation", "measure"))

STATUS_SCALES = Subject(
    name="status_scales",
    model=ScaleStep,
    key=("organisation", "scale", "code"),
    fields=("words", "colour", "symbol", "rank", "standing"),
    scope="organisation__code",
    lookups={"organisation": "organisation__code"},
    parents={"organisation": ORGANISATION},
)
PROGRAMMES = Subject(
    name="programmes",
    model=Programme,
    key=("organisation", "code"),
    fields=(
        "name", "purpose", "starts", "ends", "scale", "milestone_scale", "roll_up", "stated",
        "stated_reason",
    ),
    scope="organisation__code",
    lookups={"organisation": "organisation__code"},
    parents={"organisation": ORGANISATION},
)  # fmt: skip
WORKSTREAMS = Subject(
    name="workstreams",
    model=Workstream,
    key=("organisation", "code"),
    fields=(
        "programme", "name", "kind", "group", "order", "status", "embedding", "status_reason",
        "aim", "background", "benefits",
    ),
    scope="programme__organisation__code",
    lookups=OF_PROGRAMME,
    parents={"programme": Parent("programmes", ("organisation", "programme"))},
)  # fmt: skip
WORKSTREAM_ROLES = Subject(
    name="workstream_roles",
    model=WorkstreamRole,
    key=("organisation", "workstream", "role", "post", "held_from"),
    fields=("held_to",),
    scope="workstream__programme__organisation__code",
    lookups={**OF_WORKSTREAM, "post": "post__code"},
    parents={"workstream": WORKSTREAM, "post": Parent("posts", ("organisation", "post"))},
    owned_by=("organisation", "workstream", "role"),
)
PLANS = Subject(
    name="plans",
    model=PlanItem,
    key=("organisation", "workstream", "section", *PERIOD, "order"),
    fields=("text",),
    scope="workstream__programme__organisation__code",
    lookups=OF_WORKSTREAM,
    parents={"workstream": WORKSTREAM},
)
OBJECTIVES = Subject(
    name="objectives",
    model=Objective,
    key=("organisation", "code"),
    fields=("programme", "workstream", "text", "kind", "domain", "measure", "target", "order"),
    scope="programme__organisation__code",
    lookups={**OF_PROGRAMME, "workstream": "workstream__code", "measure": "measure__code"},
    parents={
        "programme": Parent("programmes", ("organisation", "programme")),
        "workstream": WORKSTREAM,
        "measure": MEASURE,
    },
)
SOURCES = Subject(
    name="sources",
    model=Source,
    key=("organisation", "code"),
    fields=("title", "kind", "date", "body"),
    scope="organisation__code",
    lookups={"organisation": "organisation__code"},
    parents={"organisation": ORGANISATION},
)
REQUIREMENTS = Subject(
    name="requirements",
    model=Requirement,
    key=("organisation", "code"),
    fields=(
        "source", "workstream", "number", "text", "kind", "regulation", "domain", "lead",
        "timescale", "order",
    ),
    scope="source__organisation__code",
    lookups={
        "organisation": "source__organisation__code",
        "source": "source__code",
        "workstream": "workstream__code",
        "lead": "lead__code",
    },
    parents={
        "source": Parent("sources", ("organisation", "source")),
        "workstream": WORKSTREAM,
        "lead": Parent("posts", ("organisation", "lead")),
    },
)  # fmt: skip
ACTIONS = Subject(
    name="actions",
    model=Action,
    key=("organisation", "code"),
    fields=(
        "title", "owner", "workstream", "unit", "due", "baseline_due", "embedding_due", "forecast",
        "completed", "delivery", "embedding", "reason", "recovery", "explanation", "mitigation",
        "order",
    ),
    scope="organisation__code",
    lookups={
        "organisation": "organisation__code",
        "owner": "owner__code",
        "workstream": "workstream__code",
        "unit": "unit__code",
    },
    parents={
        "organisation": ORGANISATION,
        "owner": Parent("posts", ("organisation", "owner")),
        "workstream": WORKSTREAM,
        "unit": Parent("units", ("organisation", "unit")),
    },
)  # fmt: skip
ACTION_REQUIREMENTS = Subject(
    name="action_requirements",
    model=ActionRequirement,
    key=("organisation", "action", "requirement"),
    fields=(),
    scope="action__organisation__code",
    lookups={**OF_ACTION, "requirement": "requirement__code"},
    parents={
        "action": ACTION,
        "requirement": Parent("requirements", ("organisation", "requirement")),
    },
    owned_by=("organisation", "action"),
)
REMAPPINGS = Subject(
    name="remappings",
    model=Remapping,
    key=("organisation", "action", "starts"),
    fields=("unit",),
    scope="action__organisation__code",
    lookups={**OF_ACTION, "unit": "unit__code"},
    parents={"action": ACTION, "unit": Parent("units", ("organisation", "unit"))},
)
EVIDENCE = Subject(
    name="evidence",
    model=Evidence,
    key=("organisation", "action", "title", "added"),
    fields=("kind", "proves", "about", "measure", "file"),
    scope="action__organisation__code",
    lookups={**OF_ACTION, "measure": "measure__code"},
    parents={"action": ACTION, "measure": MEASURE},
)
DECISIONS = Subject(
    name="decisions",
    model=AssuranceDecision,
    key=("organisation", "action", "panel_date", "outcome"),
    fields=("reason", "panel"),
    scope="action__organisation__code",
    lookups=OF_ACTION,
    parents={"action": ACTION},
)
MILESTONES = Subject(
    name="milestones",
    model=Milestone,
    key=("organisation", "workstream", "key"),
    fields=(
        "reference", "group", "description", "due", "baseline_due", "forecast", "completed",
        "status", "commentary", "measure", "order",
    ),
    scope="workstream__programme__organisation__code",
    lookups={**OF_WORKSTREAM, "measure": "measure__code"},
    parents={"workstream": WORKSTREAM, "measure": MEASURE},
)  # fmt: skip
HIGHLIGHTS = Subject(
    name="highlights",
    model=HighlightReport,
    key=("organisation", "workstream", *PERIOD),
    fields=(
        "summary", "delivery", "embedding", "reason", "progress", "next", "well", "not_well",
        "risks", "escalations", "state",
    ),
    scope="workstream__programme__organisation__code",
    lookups=OF_WORKSTREAM,
    parents={"workstream": WORKSTREAM},
)  # fmt: skip
SCORECARD = Subject(
    name="scorecard",
    model=ScorecardRow,
    key=("organisation", "workstream", "measure"),
    fields=("number", "baseline", "baseline_date", "end_target", "end_date", "order"),
    scope="workstream__programme__organisation__code",
    lookups={**OF_WORKSTREAM, "measure": "measure__code"},
    parents={"workstream": WORKSTREAM, "measure": MEASURE},
)
SUBJECTS = (
    STATUS_SCALES, PROGRAMMES, WORKSTREAMS, WORKSTREAM_ROLES, PLANS, OBJECTIVES, SOURCES,
    REQUIREMENTS, ACTIONS, ACTION_REQUIREMENTS, REMAPPINGS, EVIDENCE, DECISIONS, MILESTONES,
    HIGHLIGHTS, SCORECARD,
)  # fmt: skip
