"""What people do in the boardroom; each step is atomic, checks itself and leaves its trace."""

from goldenthread.records.meetings.actions.access import MeetingActionError
from goldenthread.records.meetings.actions.agenda import (
    draft_agenda,
    move_item,
    remove_item,
    renumber_items,
    write_item,
    write_meeting,
)
from goldenthread.records.meetings.actions.committees import (
    approve_terms,
    end_seat,
    remove_planned_item,
    seat_post,
    write_committee,
    write_planned_item,
    write_terms,
)
from goldenthread.records.meetings.actions.log import (
    answer_with,
    close_log_action,
    keep_open,
    pass_on,
    propose_closure,
    raise_log_action,
    revise_due,
    tell_progress,
)
from goldenthread.records.meetings.actions.packs import (
    ask_for_pack,
    publish_pack,
    remove_remark,
    withdraw_pack,
    write_remark,
)
from goldenthread.records.meetings.actions.paper_files import add_paper_file, remove_paper_file
from goldenthread.records.meetings.actions.papers import (
    FrontRowWords,
    approve_paper,
    remove_paper,
    reopen_paper,
    return_paper,
    submit_paper,
    write_front_sheet,
    write_paper,
)
from goldenthread.records.meetings.actions.parts import move_to_part
from goldenthread.records.meetings.actions.sitting import (
    approve_minutes,
    change_decision,
    declare_interest,
    record_attendance,
    record_decision,
    remove_decision,
    remove_interest,
    write_minute,
)
from goldenthread.records.meetings.actions.subjects import put_on_agenda
from goldenthread.records.meetings.actions.summaries import send_summary, write_summary

__all__ = [
    "FrontRowWords",
    "MeetingActionError",
    "add_paper_file",
    "answer_with",
    "approve_minutes",
    "approve_paper",
    "approve_terms",
    "ask_for_pack",
    "change_decision",
    "close_log_action",
    "declare_interest",
    "draft_agenda",
    "end_seat",
    "keep_open",
    "move_item",
    "move_to_part",
    "pass_on",
    "propose_closure",
    "publish_pack",
    "put_on_agenda",
    "raise_log_action",
    "record_attendance",
    "record_decision",
    "remove_decision",
    "remove_interest",
    "remove_item",
    "remove_paper",
    "remove_paper_file",
    "remove_planned_item",
    "remove_remark",
    "renumber_items",
    "reopen_paper",
    "return_paper",
    "revise_due",
    "seat_post",
    "send_summary",
    "submit_paper",
    "tell_progress",
    "withdraw_pack",
    "write_committee",
    "write_front_sheet",
    "write_item",
    "write_meeting",
    "write_minute",
    "write_paper",
    "write_planned_item",
    "write_remark",
    "write_summary",
    "write_terms",
]
