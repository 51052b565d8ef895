"""Addresses of the boardroom's pages, below an organisation's."""

from django.urls import include, path

from goldenthread.web.views.meetings import committees, meetings

committee_pages = [
    path("", committees.committee, name="committee"),
    path("terms/", committees.terms, name="terms"),
    path("forward-plan/", committees.forward_plan, name="forward-plan"),
    path("timeliness/", committees.timeliness, name="timeliness"),
    path("log/", committees.action_log, name="action-log"),
]
paper_pages = [
    path("", meetings.paper, name="paper"),
    path("files/<int:file>/", meetings.paper_file, name="paper-file"),
]
meeting_pages = [
    path("", meetings.meeting, name="meeting"),
    path("papers/", meetings.papers, name="papers"),
    path("papers/<int:paper>/", include(paper_pages)),
    path("actions/", meetings.meeting_actions, name="meeting-actions"),
    path("summary/", meetings.meeting_summary, name="meeting-summary"),
]
boardroom_pages = [
    path("", committees.committees, name="committees"),
    path("committees/<int:pk>/", include(committee_pages)),
    path("<int:pk>/", include(meeting_pages)),
]
