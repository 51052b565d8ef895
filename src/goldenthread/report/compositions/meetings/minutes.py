"""The minutes of a meeting: who was there, and each item with its decisions and actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldenthread.assure.meetings.results import (
    AttendanceResult,
    InterestResult,
    ItemResult,
    MeetingResult,
    RaisedAction,
)
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.parts import (
    day,
    name_of,
    paper_of,
    prose,
    when,
)
from goldenthread.report.model import (
    Block,
    Cell,
    Paragraph,
    Passage,
    Points,
    Report,
    Run,
    Section,
    Table,
)
from goldenthread.vocabulary.meetings import AttendanceState, Seat
from goldenthread.vocabulary.redaction import published, whole

CLASSES = (
    AttendanceState.PRESENT,
    AttendanceState.IN_ATTENDANCE,
    AttendanceState.OBSERVING,
    AttendanceState.APOLOGIES,
)
Shown = Callable[[str], str]


def minutes_document(
    organisation: Organisation, meeting: MeetingResult, *, is_public: bool, **more: object
) -> Report:
    """Give the minutes of a meeting as a document.

    The public form has no private item, and nothing of what stands in double brackets; give it a
    meeting that was assessed for its public part.
    """
    shown = published if is_public else whole
    items = [one for one in meeting.items if not (is_public and one.is_private)]
    interests = [one for one in meeting.interests if not (is_public and one.is_private)]
    return paper_of(
        organisation,
        "minutes",
        f"Minutes: {name_of(meeting)}",
        when(meeting),
        [
            attendance_section(meeting, interests, shown),
            *item_sections(items, shown, is_public=is_public),
        ],
        prepared=standing_words(meeting),
        **more,
    )


def standing_words(meeting: MeetingResult) -> str:
    """Say whether the minutes are a draft or were approved, where and when."""
    place = f"{meeting.place}. " if meeting.place else ""
    approval = meeting.approval
    if approval is None:
        return f"{place}For approval"
    item = f" under item {approval.reference}" if approval.reference else ""
    return f"{place}Approved on {day(approval.on)}{item}"


def attendance_section(
    meeting: MeetingResult, interests: Iterable[InterestResult], shown: Shown
) -> Section | None:
    """Give who was there by class, and the interests that touch no item."""
    rows: list[tuple[Cell, ...]] = []
    for state in CLASSES:
        found = [one for one in meeting.attendance if one.state is state]
        if found:
            rows.append((Cell(state.label),))
            rows += [attendance_row(one) for one in found]
    blocks: list[Block] = []
    if rows:
        heads = ("Post", "On the committee", "Remarks")
        used = [0, *(at for at in (1, 2) if any(len(r) > 1 and r[at].text for r in rows))]
        kept = tuple(row if len(row) == 1 else tuple(row[at] for at in used) for row in rows)
        widths = tuple((3.0, 2.2, 2.2)[at] for at in used)
        blocks.append(Table("Who was there", tuple(heads[at] for at in used), kept, widths=widths))
    found_interests = [interest_words(one, shown) for one in interests]
    if found_interests:
        blocks.append(Points(tuple(found_interests)))
    return Section("attendance", "Attendance", tuple(blocks)) if blocks else None


def attendance_row(one: AttendanceResult) -> tuple[Cell, ...]:
    """Give a post with its seat and what is to be said of its attendance."""
    seat = one.seat.label if one.seat in (Seat.CHAIR, Seat.VICE_CHAIR, Seat.SECRETARY) else ""
    standing = one.standing.label if one.standing and one.standing != "other" else ""
    remarks = [f"deputy for {one.deputy_for}"] if one.deputy_for else []
    remarks += [f"from item {one.from_reference}"] if one.from_reference else []
    remarks += [f"until item {one.until_reference}"] if one.until_reference else []
    remarks += [one.note] if one.note else []
    sits = ", ".join(words for words in (seat, standing) if words)
    remark = "; ".join(remarks)
    remark = remark[:1].upper() + remark[1:]
    return (Cell(one.post, is_header=True), Cell(sits), Cell(remark))


def item_sections(
    items: Iterable[ItemResult], shown: Shown, *, is_public: bool
) -> Iterable[Section]:
    """Give a section for each section of the agenda and, below it, for each item."""
    section = ""
    for item in items:
        if item.section and item.section != section:
            yield Section(f"section-{item.id}", item.section, ())
        section = item.section
        title = f"{item.reference} {shown(item.title)}".strip()
        blocks = tuple(item_blocks(item, shown, is_public=is_public))
        yield Section(f"item-{item.id}", title, blocks, level=2 if section else 1)


def item_blocks(item: ItemResult, shown: Shown, *, is_public: bool) -> Iterable[Block]:
    """Give what an item's minute says, the interests declared, decisions and actions."""
    interests = [one for one in item.interests if not (is_public and one.is_private)]
    actions = [one for one in item.log_actions if not (is_public and one.is_private)]
    yield from prose(shown(item.minute))
    for interest in interests:
        yield Passage(interest_words(interest, shown))
    for decision in item.decisions:
        yield Passage((Run("Decision: ", "strong"), Run(shown(decision.text))))
    if item.is_decided_without_quorum and item.quorum is not None:
        yield Paragraph(f"the meeting had no quorum ({item.quorum.missing} missing).", lead="Note:")
    for action in actions:
        yield Passage(action_words(action, shown))
    if not (item.minute.strip() or interests or item.decisions or actions):
        yield Paragraph("Nothing is recorded.")


def interest_words(one: InterestResult, shown: Shown) -> tuple[Run, ...]:
    """Give an interest with who declared it and what was done about it."""
    handling = f" {shown(one.handling).rstrip('.')}." if one.handling.strip() else ""
    left = " Left the meeting for the item." if one.withdrew else ""
    words = f"{one.post}: {shown(one.interest).rstrip('.')}.{handling}{left}"
    return (Run("Interest declared: ", "strong"), Run(words))


def action_words(action: RaisedAction, shown: Shown) -> tuple[Run, ...]:
    """Give an action with its reference, who is to do it, and by when."""
    owners = " and ".join(action.owners)
    more = "; ".join(words for words in (owners, action.due) if words)
    text = shown(action.text)
    return (
        Run(f"Action {action.reference}: ".replace(" :", ":"), "strong"),
        Run(f"{text} ({more})" if more else text),
    )
