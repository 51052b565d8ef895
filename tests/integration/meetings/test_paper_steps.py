"""A paper from the day it is asked for to its executive's approval: every step from every state."""

import datetime as dt

import pytest
from django.core import mail
from django.db import transaction

from goldenthread.records.meetings import actions
from goldenthread.records.meetings.actions import FrontRowWords, MeetingActionError
from goldenthread.records.meetings.actions.papers import TRANSITIONS
from goldenthread.records.meetings.models import Paper, PaperFile, PaperStep
from goldenthread.vocabulary.meetings import FrontRow, PaperState
from tests import factories
from tests.integration.meetings.boardroom import (
    SECRET,
    TODAY,
    everything,
    then_refused,
    then_told,
)
from tests.integration.meetings.test_permissions import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def change(room, paper):
    return actions.write_paper(item=paper.item, paper=paper, title="Plan", by=room["author"])


def write(room, paper):
    return actions.write_front_sheet(paper=paper, summary="In short", by=room["author"])


def submit(room, paper):
    return actions.submit_paper(paper=paper, by=room["author"])


def give_back(room, paper):
    return actions.return_paper(paper=paper, remark=" Add the risks ", by=room["executive"])


def approve(room, paper):
    return actions.approve_paper(paper=paper, remark=" Good ", by=room["executive"])


def reopen(room, paper):
    return actions.reopen_paper(paper=paper, remark=" A wrong figure ", by=room["executive"])


def remove(room, paper):
    return actions.remove_paper(paper=paper, by=room["secretary"])


# step: how it is taken, by whom, the verb of its audit event
STEPS = {
    "change": (change, "author", "change paper"),
    "write": (write, "author", "write front sheet"),
    "submitted": (submit, "author", "submit paper"),
    "returned": (give_back, "executive", "return paper"),
    "approved": (approve, "executive", "approve paper"),
    "reopened": (reopen, "executive", "reopen paper"),
    "remove": (remove, "secretary", "remove paper"),
}


def refused(room, paper, step, words, by=""):
    _, usual, verb = STEPS[step]
    return then_refused(MeetingActionError, words, verb=verb, about=paper, by=room[by or usual])


def test_the_table_knows_every_step_and_only_known_states():
    assert set(TRANSITIONS) == {"change", "write", "remove", *PaperStep.Step.values} == set(STEPS)
    for starts, ends in TRANSITIONS.values():
        assert {*starts, ends or "due"} <= set(PaperState)


@pytest.mark.parametrize("state", list(PaperState))
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_open_from_the_states_of_the_table_alone(room, step, state):
    paper = room.paper(state=state, summary="In short")
    take = STEPS[step][0]
    starts, ends = TRANSITIONS[step]
    if state not in starts:
        with refused(room, paper, step, f"This paper is '{state.label.lower()}'"):
            take(room, paper)
        return
    take(room, paper)
    if step == "remove":
        assert not Paper.objects.exists()
        return
    paper.refresh_from_db()
    assert paper.state == (ends or state)


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_done_to_papers_of_a_meeting_whose_minutes_are_approved(room, step):
    starts = TRANSITIONS[step][0]
    paper = room.paper(state=min(starts), summary="In short")
    factories.MinutesApprovalFactory(meeting=room.may)
    with refused(room, paper, step, "minutes of this meeting are approved"):
        STEPS[step][0](room, paper)


def test_a_step_that_was_taken_meanwhile_is_not_taken_twice(room):
    paper = room.paper(summary="In short")
    stale = Paper.objects.get(pk=paper.pk)
    submit(room, paper)
    with refused(room, stale, "submitted", "Waiting for its executive".lower()):
        submit(room, stale)


class TestSubmitting:
    def test_the_first_day_stays_the_day_on_which_it_was_received(self, room):
        paper = room.paper(summary="In short")
        with then_told("submit paper", paper, room["author"], state="submitted",
                       received="2023-05-10"):  # fmt: skip
            submit(room, paper)
        give_back(room, paper)
        paper.received = dt.date(2023, 5, 1)
        paper.save()
        submit(room, paper)
        assert paper.received == dt.date(2023, 5, 1)
        assert [(one.step, one.remark) for one in paper.steps.all()] == [
            ("submitted", ""), ("returned", "Add the risks"), ("submitted", ""),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("options", "is_open"),
        [
            ({}, False),
            ({"summary": "In short"}, True),
            ({"summary": "In short", "has_front_sheet": False}, False),
            ({"words": "All of it"}, True),
            ({"source": "words"}, False),
            ({"source": "words", "words": "All of it"}, True),
            ({"source": "report", "report": "ipr"}, True),
            ({"source": "action_log"}, True),
        ],
    )
    def test_it_holds_something(self, room, options, is_open):
        paper = room.paper(**options)
        if is_open:
            submit(room, paper)
            assert paper.state == "submitted"
            return
        with refused(room, paper, "submitted", "Add the document"):
            submit(room, paper)

    def test_a_document_is_enough_while_it_stands(self, room):
        paper = room.paper()
        removed = dt.datetime(2023, 5, 1, tzinfo=dt.UTC)
        factories.PaperFileFactory(paper=paper, removed_at=removed)
        with refused(room, paper, "submitted", "Add the document"):
            submit(room, paper)
        factories.PaperFileFactory(paper=paper)
        submit(room, paper)
        assert paper.state == "submitted"

    @pytest.mark.parametrize("step", ["returned", "reopened"])
    def test_giving_back_needs_a_remark(self, room, step):
        state = min(TRANSITIONS[step][0])
        paper = room.paper(state=state)
        take = {"returned": actions.return_paper, "reopened": actions.reopen_paper}[step]
        with refused(room, paper, step, "Write the remark"):
            take(paper=paper, remark=" ", by=room["executive"])


@pytest.mark.django_db(transaction=True)
class TestNotices:
    def test_the_executive_is_told_and_the_author_where_it_comes_back(self, room):
        paper = room.paper(title="Annual report", summary="In short")
        submit(room, paper)
        give_back(room, paper)
        assert [(one.to, one.subject) for one in mail.outbox] == [
            (["executive@example.org"], "A paper waits for your approval"),
            (["author@example.org"], "A paper was given back to you"),
        ]
        assert all("Annual report" in one.body for one in mail.outbox)
        assert all("Add the risks" not in one.body for one in mail.outbox)

    def test_no_word_of_a_private_paper_is_sent(self, room):
        papers = [
            room.paper(room.secret_item(), title=SECRET, summary=SECRET),
            room.paper(is_private=True, title=SECRET, summary=SECRET),
        ]
        for paper in papers:
            actions.submit_paper(paper=paper, by=room["secretary"])
            actions.return_paper(paper=paper, remark=SECRET, by=room["executive"])
        assert len(mail.outbox) == 4
        assert SECRET not in "".join(f"{one.subject}{one.body}" for one in mail.outbox)
        assert "A private paper of the Trust Board, 25 May 2023" in mail.outbox[0].body

    def test_nobody_is_told_where_nobody_sponsors_it(self, room):
        paper = room.paper(sponsor=None, summary="In short")
        submit(room, paper)
        assert mail.outbox == []

    def test_a_step_that_is_undone_tells_nobody(self, room):
        paper = room.paper(summary="In short")
        with transaction.atomic():
            submit(room, paper)
            transaction.set_rollback(True)
        assert mail.outbox == []


class TestWriting:
    def test_a_paper_that_was_asked_for_waits_with_its_people_and_day(self, room):
        item = room.item()
        made = actions.write_paper(
            item=item, by=room["secretary"], title=" Annual report ", due=TODAY,
            author=room.posts["author"], sponsor=room.posts["executive"], source="report",
            report="ipr",
        )  # fmt: skip
        assert (made.title, made.state, made.order, made.due) == (
            "Annual report", "due", 1, TODAY,
        )  # fmt: skip
        assert actions.write_paper(item=item, by=room["secretary"]).order == 2

    def test_writing_its_words_makes_it_a_draft(self, room):
        paper = room.paper()
        change(room, paper)
        assert paper.state == "due"
        actions.write_paper(item=paper.item, paper=paper, words="All", by=room["author"])
        assert paper.state == "draft"

    def test_unknown_fields_are_a_mistake_of_the_program(self, room):
        paper = room.paper()
        with pytest.raises(TypeError, match="no such fields: state"):
            actions.write_paper(item=paper.item, paper=paper, state="approved", by=room["author"])

    def cases(self, room):
        private = room.private
        foreign = factories.MeetingFactory(
            committee=factories.CommitteeFactory(organisation=room.other)
        )
        hidden = factories.MeetingFactory(
            committee=factories.CommitteeFactory(organisation=room.trust), part="2"
        )
        return {
            "must be private": {"source": "minutes", "about": private},
            "may not print the private meeting": {
                "source": "minutes", "about": hidden, "is_private": True,
            },
            "belongs to another organisation": {"source": "minutes", "about": foreign},
            "terms belongs to another organisation": {
                "source": "terms", "terms": foreign.committee.terms.create(number=1),
            },
            "post of another organisation": {
                "author": factories.PostFactory(organisation=room.other)
            },
            "Choose where the paper comes from": {"source": "thin air"},
        }  # fmt: skip

    @pytest.mark.parametrize("number", range(6))
    def test_what_cannot_be_a_paper_is_refused(self, room, number):
        words, given = list(self.cases(room).items())[number]
        item = room.item()
        with then_refused(
            MeetingActionError, words.removeprefix("terms "), verb="add paper", about=item,
            by=room["secretary"],
        ):  # fmt: skip
            actions.write_paper(item=item, by=room["secretary"], **given)

    def test_private_minutes_are_printed_in_private(self, room):
        by = room["secretary"]
        for item, mark in ((room.secret_item(), None), (room.item(), True),
                           (room.item(room.private), None)):  # fmt: skip
            made = actions.write_paper(
                item=item, source="minutes", about=room.private, is_private=mark, by=by
            )
            assert made.about == room.private

    def test_a_paper_of_another_item_is_refused(self, room):
        paper, item = room.paper(), room.item()
        with refused(room, paper, "change", "belongs to another item", by="secretary"):
            actions.write_paper(item=item, paper=paper, by=room["secretary"])


class TestFrontSheet:
    def test_rows_are_kept_in_their_order_and_replaced_as_a_whole(self, room):
        paper = room.paper()
        rows = [
            FrontRowWords(FrontRow.IMPLICATION, " Legal ", "No", comment=" None known "),
            FrontRowWords(FrontRow.SEEN_BY, "Finance Committee", on=TODAY),
            FrontRowWords(FrontRow.OBJECTIVE, " "),
        ]
        with then_told("write front sheet", paper, room["author"], rows="3"):
            actions.write_front_sheet(
                paper=paper, rows=rows, purpose=" To approve ", by=room["author"]
            )
        assert paper.purpose == "To approve"
        assert [(one.name, one.comment, one.order) for one in paper.front_rows.all()] == [
            ("Legal", "None known", 1), ("Finance Committee", "", 2),
        ]  # fmt: skip
        write(room, paper)
        assert paper.front_rows.count() == 2
        actions.write_front_sheet(paper=paper, rows=[], by=room["author"])
        assert paper.front_rows.count() == 0

    def test_a_risk_of_another_organisation_is_refused(self, room):
        paper = room.paper()
        post = factories.PostFactory(organisation=room.other)
        risk = factories.RiskFactory(organisation=room.other, owner=post, workstream=None)
        with refused(room, paper, "write", "another organisation"):
            actions.write_front_sheet(paper=paper, risk=risk, by=room["author"])
        own = factories.RiskFactory(
            organisation=room.trust, owner=room.posts["owner"], workstream=None
        )
        actions.write_front_sheet(paper=paper, risk=own, by=room["author"])
        assert paper.risk == own


class TestDocuments:
    def add(self, room, paper, content=None, name="Annual report.pdf"):
        return actions.add_paper_file(
            paper=paper, content=pdf() if content is None else content, name=name,
            by=room["author"],
        )  # fmt: skip

    def test_a_document_is_kept_under_its_hash(self, room):
        paper = room.paper(source="words")
        content = pdf()
        file = self.add(room, paper, content, name=f"{SECRET} plan.pdf")
        assert file.name == f"{SECRET} plan.pdf"
        assert SECRET not in file.file.name
        assert file.file.name.startswith(f"papers/{file.sha256[:32]}")
        with file.file.open() as kept:
            assert kept.read() == content
        assert (file.pages, file.added_by, file.converted) == (1, room["author"], False)
        assert (paper.state, paper.source) == ("draft", "")

    def test_a_new_one_replaces_the_one_before_and_keeps_its_row(self, room):
        paper = room.paper()
        first, second = self.add(room, paper), self.add(room, paper)
        first.refresh_from_db()
        assert (first.removed_by, second.removed_at) == (room["author"], None)
        assert PaperFile.objects.filter(paper=paper).count() == 2

    def test_one_is_taken_away_once(self, room):
        paper = room.paper()
        file = self.add(room, paper)
        actions.remove_paper_file(file=file, by=room["author"])
        assert file.removed_by == room["author"]
        with then_refused(
            MeetingActionError, "taken away already", verb="remove document", about=paper,
            by=room["author"],
        ):  # fmt: skip
            actions.remove_paper_file(file=file, by=room["author"])

    @pytest.mark.parametrize("state", ["submitted", "approved"])
    def test_what_is_handed_in_is_not_exchanged(self, room, state):
        paper = room.paper(state=state)
        file = factories.PaperFileFactory(paper=paper)
        with then_refused(
            MeetingActionError, "that step is not open", verb="add document", about=paper,
            by=room["author"],
        ):  # fmt: skip
            self.add(room, paper)
        with then_refused(
            MeetingActionError, "that step is not open", verb="remove document", about=paper,
            by=room["author"],
        ):  # fmt: skip
            actions.remove_paper_file(file=file, by=room["author"])

    def test_a_file_that_is_no_paper_is_refused_in_words(self, room):
        paper = room.paper()
        with then_refused(
            MeetingActionError, "neither a PDF nor a Word document", verb="add document",
            about=paper, by=room["author"],
        ):  # fmt: skip
            self.add(room, paper, b"hello", name=f"{SECRET}.exe")


def test_a_removed_paper_leaves_its_history(room):
    paper = room.paper(title="Plan")
    remove(room, paper)
    rows = everything()["meetings.HistoricalPaper"]
    assert [row["history_type"] for row in rows] == ["+", "-"]
