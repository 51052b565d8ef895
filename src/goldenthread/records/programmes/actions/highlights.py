"""Writing a highlight report and taking it to its sign-off."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, needed, refused, trace
from goldenthread.records.programmes.actions.progress import code_of, differs
from goldenthread.records.programmes.models import HighlightReport, HighlightStep, Workstream
from goldenthread.records.programmes.notices import tell_executives
from goldenthread.vocabulary import Period, StatusStep

State, Step = HighlightReport.State, HighlightStep.Step
# step: the states that it starts from, the state that it leads to
TRANSITIONS: dict[str, tuple[frozenset[str], str]] = {
    "write": (frozenset({State.DRAFT}), State.DRAFT),
    Step.SUBMITTED: (frozenset({State.DRAFT}), State.SUBMITTED),
    Step.RETURNED: (frozenset({State.SUBMITTED}), State.DRAFT),
    Step.SIGNED_OFF: (frozenset({State.SUBMITTED}), State.SIGNED_OFF),
    Step.REOPENED: (frozenset({State.SIGNED_OFF}), State.DRAFT),
}
TEXTS = ("summary", "progress", "next", "well", "not_well", "risks", "escalations")
WRITE, SIGN_OFF = "programmes.write_highlight", "programmes.sign_off_highlight"


def code_of_organisation(workstream: Workstream) -> str:
    """Give the code of the workstream's organisation."""
    return workstream.programme.organisation.code


def check_state(highlight: HighlightReport, step: str, by: User, verb: str) -> str:
    """Give the state that a step leads to; refuse it where it may not be taken."""
    starts, ends = TRANSITIONS[step]
    if highlight.state not in starts:
        words = f"This highlight report is '{highlight.get_state_display().lower()}': "
        code = code_of_organisation(highlight.workstream)
        raise refused(highlight, verb, by, code, f"{words}that step is not open.")
    return ends


def write_highlight(
    *,
    workstream: Workstream,
    period: Period,
    by: User,
    delivery: StatusStep | None = None,
    embedding: StatusStep | None = None,
    proposed_delivery: StatusStep | None = None,
    proposed_embedding: StatusStep | None = None,
    reason: str = "",
    **texts: str,
) -> HighlightReport:
    """Keep the draft of a period's highlight report; a status that is no roll-up has a reason."""
    code, verb = code_of_organisation(workstream), "write highlight report"
    change = "programmes.change_workstream"
    must(change, workstream, by=by, verb=verb, about=workstream, code=code)
    place = {"period_kind": period.kind.value, "period_start": period.start}
    before = workstream.highlights.filter(**place).first()
    if before is not None:
        check_state(before, "write", by, verb)
    pairs = ((delivery, proposed_delivery), (embedding, proposed_embedding))
    if any(differs(stated, proposed) for stated, proposed in pairs) and not reason.strip():
        words = "Give the reason why the status differs from the one that the rule gives."
        raise refused(workstream, verb, by, code, words)
    needed(texts.get("summary", ""), "summary", workstream, verb, by, code)
    with transaction.atomic():
        highlight = before or HighlightReport(workstream=workstream, **place)
        for name in TEXTS:
            setattr(highlight, name, texts.get(name, "").strip())
        highlight.delivery, highlight.embedding = code_of(delivery), code_of(embedding)
        highlight.reason = reason.strip()
        highlight._history_user = by
        highlight.save()
        trace(highlight, verb, by, code, period=period.code, delivery=highlight.delivery,
              embedding=highlight.embedding, reason=reason)  # fmt: skip
    return highlight


def take_step(
    highlight: HighlightReport, step: str, permission: str, by: User, remark: str, verb: str
) -> HighlightReport:
    """Move a highlight report one step."""
    code = code_of_organisation(highlight.workstream)
    must(permission, highlight, by=by, verb=verb, about=highlight, code=code)
    with transaction.atomic():
        locked = HighlightReport.objects.select_for_update().get(pk=highlight.pk)
        highlight.state = locked.state
        is_open = locked.state in TRANSITIONS[step][0]
        if is_open:
            highlight.state = TRANSITIONS[step][1]
            highlight._history_user = by
            highlight.save(update_fields=["state"])
            HighlightStep.objects.create(
                highlight=highlight, step=step, by=by, remark=remark.strip()
            )
            trace(highlight, verb, by, code, remark=remark)
    if not is_open:
        check_state(highlight, step, by, verb)
    return highlight


def submit_highlight(*, highlight: HighlightReport, by: User) -> HighlightReport:
    """Hand a highlight report to the executive lead."""
    done = take_step(highlight, Step.SUBMITTED, WRITE, by, "", "submit highlight report")
    tell_executives(highlight, by)
    return done


def return_highlight(*, highlight: HighlightReport, by: User, remark: str) -> HighlightReport:
    """Give a highlight report back with a remark."""
    code, verb = code_of_organisation(highlight.workstream), "return highlight report"
    must(SIGN_OFF, highlight, by=by, verb=verb, about=highlight, code=code)
    if not remark.strip():
        raise refused(highlight, verb, by, code, "Say what is to be changed.")
    return take_step(highlight, Step.RETURNED, SIGN_OFF, by, remark, verb)


def sign_off_highlight(
    *, highlight: HighlightReport, by: User, missing: Sequence[str], remark: str = ""
) -> HighlightReport:
    """Stand behind a highlight report; `missing` is what the rules say must be written before.

    Nobody signs off what they submitted themselves.
    """
    code, verb = code_of_organisation(highlight.workstream), "sign off highlight report"
    must(SIGN_OFF, highlight, by=by, verb=verb, about=highlight, code=code)
    submitted = highlight.steps.filter(step=Step.SUBMITTED).last()
    if submitted and submitted.by_id == by.pk and highlight.state == State.SUBMITTED:
        words = "Nobody signs off what they submitted: another person must."
        raise refused(highlight, verb, by, code, words)
    if missing and highlight.state == State.SUBMITTED:
        words = f"Before sign-off: {'; '.join(missing)}."
        raise refused(highlight, verb, by, code, words)
    return take_step(highlight, Step.SIGNED_OFF, SIGN_OFF, by, remark, verb)


def reopen_highlight(*, highlight: HighlightReport, by: User, remark: str) -> HighlightReport:
    """Open a signed-off report again for a correction; editions that hold it do not change."""
    code, verb = code_of_organisation(highlight.workstream), "reopen highlight report"
    must(SIGN_OFF, highlight, by=by, verb=verb, about=highlight, code=code)
    if not remark.strip():
        raise refused(highlight, verb, by, code, "Say why the report is opened again.")
    return take_step(highlight, Step.REOPENED, SIGN_OFF, by, remark, verb)
