"""Addresses of the boardroom's pages, below an organisation's."""

from django.urls import include, path

from goldenthread.web.views.meetings import (
    agenda,
    attendance,
    committee_edits,
    committees,
    log,
    meetings,
    minutes,
    papers,
    parts,
    put_on_agenda,
    summaries,
)

committee_pages = [
    path("", committees.committee, name="committee"),
    path("change/", committee_edits.committee_change, name="committee-change"),
    path("seats/add/", committee_edits.seat_add, name="seat-add"),
    path("seats/<int:seat>/change/", committee_edits.seat_change, name="seat-change"),
    path("seats/<int:seat>/end/", committee_edits.seat_end, name="seat-end"),
    path("terms/", committees.terms, name="terms"),
    path("terms/write/", committee_edits.terms_write, name="terms-write"),
    path("terms/approve/", committee_edits.terms_approve, name="terms-approve"),
    path("forward-plan/", committees.forward_plan, name="forward-plan"),
    path("forward-plan/add/", committee_edits.planned_item_add, name="planned-item-add"),
    path(
        "forward-plan/<int:item>/", committee_edits.planned_item_change, name="planned-item-change"
    ),
    path(
        "forward-plan/<int:item>/remove/",
        committee_edits.planned_item_remove,
        name="planned-item-remove",
    ),
    path("timeliness/", committees.timeliness, name="timeliness"),
    path("log/", committees.action_log, name="action-log"),
    path("meetings/add/", agenda.meeting_add, name="meeting-add"),
]
item_pages = [
    path("", agenda.agenda_item_change, name="agenda-item-change"),
    path("remove/", agenda.agenda_item_remove, name="agenda-item-remove"),
    path("part/", parts.agenda_item_part, name="agenda-item-part"),
    path("papers/add/", papers.paper_add, name="paper-add"),
    path("minute/", minutes.minute, name="minute"),
    path("decisions/add/", minutes.decision_add, name="decision-add"),
    path("actions/add/", log.log_action_add, name="log-action-add"),
]
paper_pages = [
    path("", meetings.paper, name="paper"),
    path("change/", papers.paper_change, name="paper-change"),
    path("front-sheet/", papers.paper_front_sheet, name="paper-front-sheet"),
    path("upload/", papers.paper_upload, name="paper-upload"),
    path("files/<int:file>/", meetings.paper_file, name="paper-file"),
    path("files/<int:file>/remove/", papers.paper_file_remove, name="paper-file-remove"),
    path("submit/", papers.paper_submit, name="paper-submit"),
    path("approve/", papers.paper_approve, name="paper-approve"),
    path("return/", papers.paper_return, name="paper-return"),
    path("reopen/", papers.paper_reopen, name="paper-reopen"),
    path("part/", parts.paper_part, name="paper-part"),
    path("remove/", papers.paper_remove, name="paper-remove"),
]
meeting_pages = [
    path("", meetings.meeting, name="meeting"),
    path("change/", agenda.meeting_change, name="meeting-change"),
    path("items/add/", agenda.agenda_item_add, name="agenda-item-add"),
    path("items/<int:item>/", include(item_pages)),
    path("arrange/", agenda.agenda_arrange, name="agenda-arrange"),
    path("renumber/", agenda.agenda_renumber, name="agenda-renumber"),
    path("draft/", agenda.agenda_draft, name="agenda-draft"),
    path("papers/", meetings.papers, name="papers"),
    path("papers/<int:paper>/", include(paper_pages)),
    path("attendance/", attendance.attendance, name="attendance"),
    path("attendance/quorum/", attendance.attendance_quorum, name="attendance-quorum"),
    path("interests/add/", attendance.interest_add, name="interest-add"),
    path("interests/<int:interest>/", attendance.interest_change, name="interest-change"),
    path("interests/<int:interest>/remove/", attendance.interest_remove, name="interest-remove"),
    path("minutes/", minutes.minutes, name="minutes"),
    path("minutes/approve/", minutes.minutes_approve, name="minutes-approve"),
    path("decisions/<int:decision>/", minutes.decision_change, name="decision-change"),
    path("decisions/<int:decision>/remove/", minutes.decision_remove, name="decision-remove"),
    path("actions/", meetings.meeting_actions, name="meeting-actions"),
    path("summary/", meetings.meeting_summary, name="meeting-summary"),
    path("summary/write/", summaries.meeting_summary_write, name="meeting-summary-write"),
    path("summary/send/", summaries.meeting_summary_send, name="meeting-summary-send"),
]
log_pages = [
    path("", log.log_action, name="log-action"),
    path("progress/", log.log_progress, name="log-progress"),
    path("due/", log.log_due, name="log-due"),
    path("propose/", log.log_propose, name="log-propose"),
    path("keep-open/", log.log_keep_open, name="log-keep-open"),
    path("close/", log.log_close, name="log-close"),
    path("pass/", log.log_pass, name="log-pass"),
    path("answer/", log.log_answer, name="log-answer"),
    path("part/", parts.log_part, name="log-part"),
]
boardroom_pages = [
    path("", committees.committees, name="committees"),
    path("add/", committee_edits.committee_add, name="committee-add"),
    path("put-on-agenda/", put_on_agenda.put_on_agenda, name="put-on-agenda"),
    path("committees/<int:pk>/", include(committee_pages)),
    path("log/<int:pk>/", include(log_pages)),
    path("<int:pk>/", include(meeting_pages)),
]
