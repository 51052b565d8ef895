"""How the records of meetings are recognised and compared.

A meeting is known by its committee and code, an item by its meeting and reference, a paper by its
item and its number there. A reference of the action log may repeat: its actions have codes.
"""

from goldenthread.records.history.keeping import Parent, Subject
from goldenthread.records.meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    CommitteeSeat,
    Decision,
    FrontSheetRow,
    Interest,
    LogAction,
    LogActionDue,
    LogActionOwner,
    LogActionProgress,
    LogActionStep,
    Meeting,
    MeetingSummary,
    Minute,
    MinutesApproval,
    Paper,
    PaperFile,
    PlannedItem,
    TermsApproval,
    TermsOfReference,
    TermsSection,
)
from goldenthread.records.organisations.subjects import ORGANISATION

IN_COMMITTEE = ("organisation", "committee")
IN_MEETING = (*IN_COMMITTEE, "meeting")
IN_ITEM = (*IN_MEETING, "item")
IN_PAPER = (*IN_ITEM, "paper")
IN_LOG = (*IN_COMMITTEE, "log_action")


def lookups(path: str, names: tuple[str, ...], **others: str) -> dict[str, str]:
    """Give where a record holds the natural key of what it belongs to.

    `path` leads to the last of `names`: 'item' with (organisation, committee, meeting, item) gives
    'item__reference', 'item__meeting__code', 'item__meeting__committee__code' and so on.
    """
    found, at = {}, path
    for name in reversed(names):
        ends = {"item": "reference", "paper": "order"}.get(name, "code")
        found[name] = f"{at}__{ends}"
        above = {"log_action": "committee", "paper": "item", "item": "meeting",
                 "meeting": "committee", "committee": "organisation"}.get(name)  # fmt: skip
        at = f"{at}__{above}"
    return {**found, **others}


def post(field: str) -> Parent:
    """Give the foreign key to a post."""
    return Parent("posts", ("organisation", field))


COMMITTEE = Parent("committees", IN_COMMITTEE)
MEETING = Parent("meetings", IN_MEETING)
ITEM = Parent("agenda", IN_ITEM)
PAPER = Parent("papers", IN_PAPER)
LOG_ACTION = Parent("log_actions", IN_LOG)

COMMITTEES = Subject(
    name="committees",
    model=Committee,
    key=("organisation", "code"),
    fields=(
        "name", "parent", "purpose", "quorum", "frequency", "review_due", "papers_due", "order",
    ),
    scope="organisation__code",
    lookups={"organisation": "organisation__code", "parent": "parent__code"},
    parents={
        "organisation": ORGANISATION,
        "parent": Parent("committees", ("organisation", "parent")),
    },
)  # fmt: skip
COMMITTEE_SEATS = Subject(
    name="committee_seats",
    model=CommitteeSeat,
    key=(*IN_COMMITTEE, "post", "held_from"),
    fields=("seat", "standing", "reads_private", "held_to", "order"),
    scope="committee__organisation__code",
    lookups=lookups("committee", IN_COMMITTEE, post="post__code"),
    parents={"committee": COMMITTEE, "post": post("post")},
)
TERMS = Subject(
    name="terms",
    model=TermsOfReference,
    key=(*IN_COMMITTEE, "number"),
    fields=("review_due",),
    scope="committee__organisation__code",
    lookups=lookups("committee", IN_COMMITTEE),
    parents={"committee": COMMITTEE},
    added_by="written_by",
)
TERMS_SECTIONS = Subject(
    name="terms_sections",
    model=TermsSection,
    key=(*IN_COMMITTEE, "number", "order"),
    fields=("heading", "text"),
    scope="terms__committee__organisation__code",
    lookups=lookups("terms__committee", IN_COMMITTEE, number="terms__number"),
    parents={"terms": Parent("terms", (*IN_COMMITTEE, "number"))},
)
TERMS_APPROVALS = Subject(
    name="terms_approvals",
    model=TermsApproval,
    key=(*IN_COMMITTEE, "step", "body", "on"),
    fields=("number", "remark"),
    scope="committee__organisation__code",
    lookups=lookups("committee", IN_COMMITTEE, number="terms__number"),
    parents={"committee": COMMITTEE, "terms": Parent("terms", (*IN_COMMITTEE, "number"))},
    added_by="by",
)
PLANNED_ITEMS = Subject(
    name="planned_items",
    model=PlannedItem,
    key=(*IN_COMMITTEE, "code"),
    fields=(
        "title", "section", "purpose", "presenter", "lead", "frequency", "first", "until",
        "minutes", "is_verbal", "is_private", "source", "report", "order",
    ),
    scope="committee__organisation__code",
    lookups=lookups("committee", IN_COMMITTEE, lead="lead__code"),
    parents={"committee": COMMITTEE, "lead": post("lead")},
)  # fmt: skip
MEETINGS = Subject(
    name="meetings",
    model=Meeting,
    key=(*IN_COMMITTEE, "code"),
    fields=("date", "part", "title", "place", "starts", "ends", "notice", "prefix"),
    scope="committee__organisation__code",
    lookups=lookups("committee", IN_COMMITTEE),
    parents={"committee": COMMITTEE},
)
AGENDA = Subject(
    name="agenda",
    model=AgendaItem,
    key=(*IN_MEETING, "reference"),
    fields=(
        "title", "section", "purpose", "presenter", "lead", "starts", "minutes", "is_verbal",
        "is_private", "note", "planned", "order",
    ),
    scope="meeting__committee__organisation__code",
    lookups=lookups("meeting", IN_MEETING, lead="lead__code", planned="planned__code"),
    parents={
        "meeting": MEETING,
        "lead": post("lead"),
        "planned": Parent("planned_items", (*IN_COMMITTEE, "planned")),
    },
)  # fmt: skip
PAPERS = Subject(
    name="papers",
    model=Paper,
    key=(*IN_ITEM, "order"),
    fields=(
        "title", "sponsor", "author", "has_front_sheet", "purpose", "action_required", "summary",
        "recommendation", "assurance_route", "appendices", "risk", "risk_words", "confidentiality",
        "is_private", "due", "state", "received", "source", "words", "tables", "report",
        "programme", "period_kind", "period_start", "about_committee", "about", "terms", "version",
    ),
    scope="item__meeting__committee__organisation__code",
    lookups=lookups(
        "item", IN_ITEM, sponsor="sponsor__code", author="author__code", risk="risk__code",
        about_committee="about__committee__code", about="about__code",
        terms="terms__committee__code", version="terms__number",
    ),
    parents={
        "item": ITEM,
        "sponsor": post("sponsor"),
        "author": post("author"),
        "risk": Parent("risks", ("organisation", "risk")),
        "about": Parent("meetings", ("organisation", "about_committee", "about")),
        "terms": Parent("terms", ("organisation", "terms", "version")),
    },
)  # fmt: skip
PAPER_FILES = Subject(
    name="paper_files",
    model=PaperFile,
    key=(*IN_PAPER, "sha256"),
    fields=("file", "name", "pages", "converted", "removed_at", "removed_by"),
    scope="paper__item__meeting__committee__organisation__code",
    lookups=lookups("paper", IN_PAPER),
    parents={"paper": Parent("papers", IN_PAPER)},
    added_by="added_by",
)
FRONT_SHEET_ROWS = Subject(
    name="front_sheet_rows",
    model=FrontSheetRow,
    key=(*IN_PAPER, "kind", "name"),
    fields=("answer", "on", "comment", "order"),
    scope="paper__item__meeting__committee__organisation__code",
    lookups=lookups("paper", IN_PAPER),
    parents={"paper": PAPER},
)
ATTENDANCE = Subject(
    name="attendance",
    model=Attendance,
    key=(*IN_MEETING, "post"),
    fields=("state", "deputy_for", "from_item", "until_item", "note", "order"),
    scope="meeting__committee__organisation__code",
    lookups=lookups(
        "meeting", IN_MEETING, post="post__code", deputy_for="deputy_for__code",
        from_item="from_item__reference", until_item="until_item__reference",
    ),
    parents={
        "meeting": MEETING,
        "post": post("post"),
        "deputy_for": post("deputy_for"),
        "from_item": Parent("agenda", (*IN_MEETING, "from_item")),
        "until_item": Parent("agenda", (*IN_MEETING, "until_item")),
    },
)  # fmt: skip
INTERESTS = Subject(
    name="interests",
    model=Interest,
    key=(*IN_MEETING, "post", "interest"),
    fields=("item", "handling", "withdrew", "is_private"),
    scope="meeting__committee__organisation__code",
    lookups=lookups("meeting", IN_MEETING, post="post__code", item="item__reference"),
    parents={"meeting": MEETING, "post": post("post"), "item": ITEM},
)
MINUTES = Subject(
    name="minutes",
    model=Minute,
    key=IN_ITEM,
    fields=("text",),
    scope="item__meeting__committee__organisation__code",
    lookups=lookups("item", IN_ITEM),
    parents={"item": ITEM},
)
DECISIONS_OF_MEETINGS = Subject(
    name="decisions_of_meetings",
    model=Decision,
    key=(*IN_ITEM, "order"),
    fields=("text",),
    scope="item__meeting__committee__organisation__code",
    lookups=lookups("item", IN_ITEM),
    parents={"item": ITEM},
    owned_by=IN_ITEM,
)
MINUTES_APPROVALS = Subject(
    name="minutes_approvals",
    model=MinutesApproval,
    key=IN_MEETING,
    fields=("on",),
    scope="meeting__committee__organisation__code",
    lookups=lookups("meeting", IN_MEETING),
    parents={"meeting": MEETING},
)
SUMMARIES = Subject(
    name="summaries",
    model=MeetingSummary,
    key=IN_MEETING,
    fields=("opening", "key_matters", "agreed", "drawn_to_attention"),
    scope="meeting__committee__organisation__code",
    lookups=lookups("meeting", IN_MEETING),
    parents={"meeting": MEETING},
)
LOG_ACTIONS = Subject(
    name="log_actions",
    model=LogAction,
    key=(*IN_COMMITTEE, "code"),
    fields=(
        "reference", "meeting", "item", "text", "due", "due_words", "state", "closed",
        "closed_words", "outcome", "is_private", "order",
    ),
    scope="committee__organisation__code",
    lookups=lookups(
        "committee", IN_COMMITTEE, meeting="meeting__code", item="item__reference",
    ),
    parents={"committee": COMMITTEE, "meeting": MEETING, "item": ITEM},
)  # fmt: skip
LOG_OWNERS = Subject(
    name="log_owners",
    model=LogActionOwner,
    key=(*IN_LOG, "post"),
    fields=(),
    scope="log_action__committee__organisation__code",
    lookups=lookups("log_action", IN_LOG, post="post__code"),
    parents={"log_action": LOG_ACTION, "post": post("post")},
    owned_by=IN_LOG,
)
LOG_DUES = Subject(
    name="log_dues",
    model=LogActionDue,
    key=(*IN_LOG, "on", "due", "words"),
    fields=("reason",),
    scope="log_action__committee__organisation__code",
    lookups=lookups("log_action", IN_LOG),
    parents={"log_action": LOG_ACTION},
    added_by="by",
)
LOG_PROGRESS = Subject(
    name="log_progress",
    model=LogActionProgress,
    key=(*IN_LOG, "on", "text"),
    fields=("status",),
    scope="log_action__committee__organisation__code",
    lookups=lookups("log_action", IN_LOG),
    parents={"log_action": LOG_ACTION},
    added_by="by",
)
LOG_STEPS = Subject(
    name="log_steps",
    model=LogActionStep,
    key=(*IN_LOG, "step", "on"),
    fields=("item",),
    scope="log_action__committee__organisation__code",
    lookups=lookups("log_action", IN_LOG, item="item__reference"),
    parents={"log_action": LOG_ACTION},
    added_by="by",
)
SUBJECTS = (
    COMMITTEES, COMMITTEE_SEATS, TERMS, TERMS_SECTIONS, TERMS_APPROVALS, PLANNED_ITEMS, MEETINGS,
    AGENDA, PAPERS, PAPER_FILES, FRONT_SHEET_ROWS, ATTENDANCE, INTERESTS, MINUTES,
    DECISIONS_OF_MEETINGS, MINUTES_APPROVALS, SUMMARIES, LOG_ACTIONS, LOG_OWNERS, LOG_DUES,
    LOG_PROGRESS, LOG_STEPS,
)  # fmt: skip
