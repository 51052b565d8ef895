"""The sheets of programmes, risks and issues; their rows are about the file's organisation."""

from __future__ import annotations

from goldenthread.collect.cells import Cell
from goldenthread.collect.columns import (
    CHOICE,
    CODE,
    DATE,
    MEASURE,
    ORDER,
    ORGANISATION,
    PERIOD,
    TEXT,
    THE_ORGANISATION,
    WHOLE,
    YES_NO,
    Column,
    Link,
    Sheet,
    may,
    must,
    one_of,
)
from goldenthread.records.programmes import subjects as programmes
from goldenthread.records.programmes.models import (
    AssuranceDecision,
    Evidence,
    Objective,
    PlanItem,
    Programme,
    Requirement,
    Source,
    Workstream,
    WorkstreamRole,
)
from goldenthread.records.risks import subjects as risks
from goldenthread.records.risks.models import Issue, Risk
from goldenthread.vocabulary import CQC_DOMAINS, Standing

MANY = "separated by |"
OWNER = must("owner", Cell.POST, "Code of the post")
ITS_MEASURE = may("measure", Cell.MEASURE, "Code of the measure", empty=None)


def record(name: str, of: str, says: str, *, is_required: bool = False) -> Column:
    """Declare a column with the code of a record of another sheet."""
    return Column(name, Cell.RECORD, says, is_required=is_required, empty=None, of=of)


def codes(name: str, of: str, says: str, *, is_required: bool = False) -> Column:
    """Declare a column with the codes of several records of another sheet."""
    return Column(name, Cell.CODES, f"{says}, {MANY}", is_required=is_required, empty=(), of=of)


def day(name: str, says: str, **options: object) -> Column:
    """Declare an optional date."""
    return may(name, DATE, says, empty=None, **options)


def score(name: str, says: str) -> Column:
    """Declare a likelihood or an impact."""
    return may(name, WHOLE, f"{says}: 1 to 5", empty=None, least=1, most=5)


def lead(role: WorkstreamRole.Role) -> Link:
    """Declare the posts that hold a role in a workstream."""
    constants = (("role", role.value), ("held_from", None))
    return Link(role.value, programmes.WORKSTREAM_ROLES, "workstream", "post", constants)


WORKSTREAM = record("workstream", "workstreams", "Code of the workstream")
ITS_WORKSTREAM = record("workstream", "workstreams", "Code of the workstream", is_required=True)
ACTION = record("action", "actions", "Code of the action", is_required=True)
ITS_UNIT = may("unit", Cell.UNIT, "Code of the unit", empty=None)
REQUIREMENTS = codes("requirements", "requirements", "Codes of the requirements")
LINES = "one item a line"
STATED = "Step of the scale as stated by the owner"

STATUS_SCALES = Sheet(
    "status_scales",
    "A step of a status scale of your own; what its colour means is yours to say",
    (
        must("scale", Cell.SLUG, "Code of the scale"),
        must("code", Cell.SLUG, "Code of the step"),
        must("words", TEXT, "Words of the step"),
        must("colour", Cell.COLOUR, "Colour such as #d5281b"),
        must("symbol", TEXT, "One sign, so that colour is never the only signal"),
        must("rank", WHOLE, "1 is the worst", least=1, most=20),
        must("standing", CHOICE, "What the step means to the rules", choices=one_of(Standing)),
        THE_ORGANISATION,
    ),
    programmes.STATUS_SCALES,
    is_about_one=True,
)
PROGRAMMES = Sheet(
    "programmes",
    "An improvement programme, with the scales and the rule of its statuses",
    (
        must("code", CODE, "Code, unique in the organisation"),
        ORGANISATION,
        must("name", TEXT, "Name"),
        may("purpose", TEXT, "What it is for"),
        day("starts", "First day"),
        day("ends", "Last day"),
        may("scale", CODE, "Scale of actions and workstreams", empty="four_steps"),
        may("milestone_scale", CODE, "Scale of milestones, where another"),
        may("roll_up", CHOICE, "Rule of its status", choices=one_of(Programme.RollUp),
            empty=Programme.RollUp.WORST_OF_MUSTS.value),
        may("stated", Cell.STEP, "Status of the programme as stated, a step of its scale"),
        may("stated_reason", TEXT, "Why it differs from the rule's"),
    ),
    programmes.PROGRAMMES,
)  # fmt: skip
WORKSTREAMS = Sheet(
    "workstreams",
    "A part of a programme, led by posts",
    (
        must("code", CODE, "Code, unique in the organisation"),
        record("programme", "programmes", "Code of the programme", is_required=True),
        must("name", TEXT, "Name"),
        may("kind", CHOICE, "What it is", choices=one_of(Workstream.Kind),
            empty=Workstream.Kind.WORKSTREAM.value),
        may("group", TEXT, "Heading under which reports show it"),
        ORDER,
        codes("executive_lead", "posts", "Posts of the executive lead"),
        codes("sro", "posts", "Posts of the senior responsible officer"),
        codes("programme_manager", "posts", "Posts of the programme manager"),
        may("status", Cell.STEP, "Status of delivery as stated where no highlight report does"),
        may("embedding", Cell.STEP, "Status of embedding as stated"),
        may("status_reason", TEXT, "Why it differs from the rule's"),
        may("aim", TEXT, "Aim"),
        may("background", TEXT, "Background"),
        may("benefits", TEXT, "Benefits"),
        THE_ORGANISATION,
    ),
    programmes.WORKSTREAMS,
    links=tuple(lead(role) for role in WorkstreamRole.Role),
    is_about_one=True,
)  # fmt: skip
PLANS = Sheet(
    "plans",
    "An item of a workstream's plan on a page",
    (
        ITS_WORKSTREAM,
        must("section", CHOICE, "Part of the plan", choices=one_of(PlanItem.Section)),
        must("text", TEXT, "The item"),
        may("period", Cell.PERIOD, "Period of an outcome", empty=None),
        ORDER,
        THE_ORGANISATION,
    ),
    programmes.PLANS,
    is_about_one=True,
)
OBJECTIVES = Sheet(
    "objectives",
    "What a programme or workstream wants to reach",
    (
        must("code", CODE, "Code, unique in the organisation"),
        record("programme", "programmes", "Code of the programme", is_required=True),
        must("text", TEXT, "The objective"),
        WORKSTREAM,
        may("kind", CHOICE, "Kind", choices=one_of(Objective.Kind),
            empty=Objective.Kind.STRATEGIC.value),
        may("domain", TEXT, "Domain that reports show it under"),
        ITS_MEASURE,
        may("target", TEXT, "Target as printed, where words are needed"),
        ORDER,
        THE_ORGANISATION,
    ),
    programmes.OBJECTIVES,
    is_about_one=True,
)  # fmt: skip
SOURCES = Sheet(
    "sources",
    "A document that asks for something",
    (
        must("code", CODE, "Code, unique in the organisation"),
        ORGANISATION,
        must("title", TEXT, "Title"),
        must("kind", CHOICE, "What it is", choices=one_of(Source.Kind)),
        day("date", "Date"),
        may("body", TEXT, "Who asks"),
    ),
    programmes.SOURCES,
)
REQUIREMENTS_SHEET = Sheet(
    "requirements",
    "One thing that a source asks for",
    (
        must("code", CODE, "Code, unique in the organisation"),
        record("source", "sources", "Code of the source", is_required=True),
        must("text", TEXT, "What is asked"),
        must("kind", CHOICE, "Kind", choices=one_of(Requirement.Kind)),
        may("number", TEXT, "Number as printed"),
        may("regulation", TEXT, "Regulation"),
        may("domain", CHOICE, "CQC domain", choices=CQC_DOMAINS),
        WORKSTREAM,
        may("lead", Cell.POST, "Code of the post that leads it", empty=None),
        may("timescale", CHOICE, "Timescale band of a commitment",
            choices=one_of(Requirement.Timescale)),
        ORDER,
        THE_ORGANISATION,
    ),
    programmes.REQUIREMENTS,
    is_about_one=True,
)  # fmt: skip
ACTIONS = Sheet(
    "actions",
    "What is done about requirements, with two statuses",
    (
        must("code", CODE, "Code, unique in the organisation"),
        must("title", TEXT, "What is done"),
        OWNER,
        must("due", DATE, "Date due; empty where none is agreed", empty=None),
        WORKSTREAM,
        ITS_UNIT,
        REQUIREMENTS,
        day("baseline_due", "Baselined date, where it is not the date due"),
        day("embedding_due", "Date by which the effect is to be shown"),
        day("forecast", "Date expected now"),
        day("completed", "Date completed"),
        may("delivery", Cell.STEP, f"{STATED}: delivery"),
        may("embedding", Cell.STEP, f"{STATED}: embedding"),
        may("reason", TEXT, "Why a stated status differs from the rule's"),
        may("recovery", TEXT, "Recovery actions in place"),
        may("explanation", TEXT, "Explanation of a red status"),
        may("mitigation", TEXT, "Mitigation of a red status"),
        ORDER,
        THE_ORGANISATION,
    ),
    programmes.ACTIONS,
    links=(Link("requirements", programmes.ACTION_REQUIREMENTS, "action", "requirement"),),
    is_about_one=True,
)
REMAPPINGS = Sheet(
    "remappings",
    "An action belongs to another unit from a date on; its deadlines stay",
    (
        ACTION,
        must("unit", Cell.UNIT, "Code of the new unit"),
        must("from", DATE, "First day", row_field="starts"),
        THE_ORGANISATION,
    ),
    programmes.REMAPPINGS,
    is_about_one=True,
)
EVIDENCE = Sheet(
    "evidence",
    "Proof that an action is done or works",
    (
        ACTION,
        must("title", TEXT, "Title"),
        must("added", DATE, "Day on which it was added"),
        may("kind", CHOICE, "Kind", choices=one_of(Evidence.Kind),
            empty=Evidence.Kind.DOCUMENT.value),
        may("proves", TEXT, "What it proves"),
        day("about", "Date that it is about"),
        ITS_MEASURE,
        may("file", TEXT, "Name of the file, or address"),
        THE_ORGANISATION,
    ),
    programmes.EVIDENCE,
    is_about_one=True,
)  # fmt: skip
DECISIONS = Sheet(
    "decisions",
    "A decision of the evidence assurance panel",
    (
        ACTION,
        must("panel_date", DATE, "Day of the panel"),
        must("outcome", CHOICE, "Outcome", choices=one_of(AssuranceDecision.Outcome)),
        may("reason", TEXT, "Reason"),
        may("panel", TEXT, "Name of the panel"),
        THE_ORGANISATION,
    ),
    programmes.DECISIONS,
    is_about_one=True,
)
MILESTONES = Sheet(
    "milestones",
    "A dated step of a workstream; a printed reference is a label and may repeat",
    (
        must("reference", TEXT, "Reference as printed"),
        ITS_WORKSTREAM,
        must("description", TEXT, "Description"),
        must("due", DATE, "Date due; empty where none is agreed", empty=None),
        may("code", CODE, "Key, where workstream, reference and description repeat"),
        may("group", TEXT, "Heading of its group"),
        day("baseline_due", "Baselined date, where it is not the date due"),
        day("forecast", "Date expected now"),
        day("completed", "Date completed"),
        may("status", Cell.STEP, "Step of the milestone scale as stated"),
        may("commentary", TEXT, "Commentary"),
        ITS_MEASURE,
        ORDER,
        THE_ORGANISATION,
    ),
    programmes.MILESTONES,
    is_about_one=True,
)
HIGHLIGHTS = Sheet(
    "highlights",
    "The highlight report of a workstream in a period",
    (
        ITS_WORKSTREAM,
        PERIOD,
        must("summary", TEXT, "Summary"),
        may("delivery", Cell.STEP, "Status of delivery as stated, a step of the programme's scale"),
        may("embedding", Cell.STEP, "Status of embedding as stated"),
        may("reason", TEXT, "Why a stated status differs from the rule's"),
        may("progress", TEXT, f"Progress, {LINES}"),
        may("next", TEXT, f"Next period, {LINES}"),
        may("well", TEXT, f"What has gone well, {LINES}"),
        may("not_well", TEXT, f"What has not gone so well, {LINES}"),
        may("risks", TEXT, f"Key risks, {LINES}"),
        may("escalations", TEXT, f"Issues for escalation, {LINES}"),
        THE_ORGANISATION,
    ),
    programmes.HIGHLIGHTS,
    is_about_one=True,
)
SCORECARD = Sheet(
    "scorecard",
    "A measure in the scorecard of a workstream",
    (
        ITS_WORKSTREAM,
        MEASURE,
        must("number", TEXT, "Number as printed"),
        may("baseline", TEXT, "Baseline as printed"),
        may("baseline_date", TEXT, "Date of the baseline as printed"),
        may("end_target", TEXT, "End target as printed"),
        may("end_date", TEXT, "Date of the end target as printed"),
        ORDER,
        THE_ORGANISATION,
    ),
    programmes.SCORECARD,
    is_about_one=True,
)
RISKS = Sheet(
    "risks",
    "A risk with its scores and how it stands to the corporate register",
    (
        must("code", CODE, "Code, unique in the organisation"),
        must("title", TEXT, "The event"),
        OWNER,
        WORKSTREAM,
        ITS_UNIT,
        may("cause", TEXT, "Cause"),
        may("effect", TEXT, "Effect"),
        score("likelihood", "Likelihood now"),
        score("impact", "Impact now"),
        score("inherent_likelihood", "Likelihood before controls"),
        score("inherent_impact", "Impact before controls"),
        score("target_likelihood", "Likelihood aimed at"),
        score("target_impact", "Impact aimed at"),
        may("register_ref", TEXT, "Reference in the corporate register"),
        may("alignment", CHOICE, "How it stands to the register",
            choices=tuple(filter(None, one_of(Risk.Alignment)))),
        may("controls", TEXT, "Controls and mitigation"),
        REQUIREMENTS,
        codes("objectives", "objectives", "Codes of the objectives"),
        day("raised", "Day on which it was raised"),
        day("closed", "Day on which it was closed"),
        ORDER,
        THE_ORGANISATION,
    ),
    risks.RISKS,
    links=(
        Link("requirements", risks.RISK_REQUIREMENTS, "risk", "requirement"),
        Link("objectives", risks.RISK_OBJECTIVES, "risk", "objective"),
    ),
    is_about_one=True,
)  # fmt: skip
ISSUES = Sheet(
    "issues",
    "Something that has gone wrong and needs somebody",
    (
        must("code", CODE, "Code, unique in the organisation"),
        must("title", TEXT, "The issue"),
        OWNER,
        WORKSTREAM,
        may("severity", CHOICE, "Severity", choices=one_of(Issue.Severity)),
        day("raised", "Day on which it was raised"),
        day("closed", "Day on which it was closed"),
        REQUIREMENTS,
        may("escalated", YES_NO, "Escalated to the board above", empty=False),
        ORDER,
        THE_ORGANISATION,
    ),
    risks.ISSUES,
    links=(Link("requirements", risks.ISSUE_REQUIREMENTS, "issue", "requirement"),),
    is_about_one=True,
)
PROGRAMME_SHEETS = (
    STATUS_SCALES, PROGRAMMES, WORKSTREAMS, PLANS, OBJECTIVES, SOURCES, REQUIREMENTS_SHEET, ACTIONS,
    REMAPPINGS, EVIDENCE, DECISIONS, MILESTONES, HIGHLIGHTS, SCORECARD, RISKS, ISSUES,
)  # fmt: skip
