"""What people do in a programme; each action is atomic, checks its step and leaves its trace."""

from goldenthread.records.programmes.actions.access import ProgrammeActionError
from goldenthread.records.programmes.actions.changes import decide_change, request_change
from goldenthread.records.programmes.actions.closure import (
    add_evidence,
    decide_closure,
    submit_for_closure,
    withdraw_submission,
)
from goldenthread.records.programmes.actions.highlights import (
    reopen_highlight,
    return_highlight,
    sign_off_highlight,
    submit_highlight,
    write_highlight,
)
from goldenthread.records.programmes.actions.progress import (
    bulk_update_actions,
    update_action,
    update_milestone,
)
from goldenthread.records.programmes.actions.structure import split_unit, state_programme

__all__ = [
    "ProgrammeActionError",
    "add_evidence",
    "bulk_update_actions",
    "decide_change",
    "decide_closure",
    "reopen_highlight",
    "request_change",
    "return_highlight",
    "sign_off_highlight",
    "split_unit",
    "state_programme",
    "submit_for_closure",
    "submit_highlight",
    "update_action",
    "update_milestone",
    "withdraw_submission",
    "write_highlight",
]
