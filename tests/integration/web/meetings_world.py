"""A board and its committee in the world of the page tests, with private business beside public.

Two more people: `secretary` runs the board and reads its private business, `director` only reads
it. Administrators run every committee and read nothing private of it.
"""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pikepdf
from django.core.files.base import ContentFile

from goldenthread.records.meetings.models import (
    FrontSheetRow,
    TermsApproval,
    TermsOfReference,
    TermsSection,
)
from tests import factories

SECRET = "SECRET"  # stands in every private word
SEATED = ("secretary", "director")
APRIL = dt.date(2023, 4, 27)


def soon() -> dt.date:
    """Give the day of the meeting to come."""
    return dt.date.today() + dt.timedelta(days=21)


def boardroom_of(world: Any) -> SimpleNamespace:
    """Make a board with a meeting of April 2023, a private one, one to come, and a committee."""
    posts = people_of(world)
    board = factories.CommitteeFactory(
        organisation=world.trust, code="board", name="Trust Board", review_due=APRIL
    )
    finance = factories.CommitteeFactory(
        organisation=world.trust, code="finance", name="Finance Committee", parent=board
    )
    for committee in (board, finance):
        seats_of(committee, posts)
    made = SimpleNamespace(posts=posts, board=board, finance=finance)
    made.april = factories.MeetingFactory(committee=board, code="board-04", date=APRIL)
    made.private = factories.MeetingFactory(
        committee=board, code="board-04p", date=APRIL, part="2", title=f"{SECRET} title",
        place=f"{SECRET} place", notice=f"{SECRET} notice", prefix="04P",
    )  # fmt: skip
    made.coming = factories.MeetingFactory(committee=board, code="next", date=soon(), prefix="99")
    made.report = factories.MeetingFactory(
        committee=finance, code="fin-04", date=APRIL - dt.timedelta(days=2), prefix="F"
    )
    agendas_of(made, world)
    papers_of(made, world)
    records_of(made, world)
    terms_of(made)
    return made


def people_of(world: Any) -> dict[str, Any]:
    """Add the people who are seated, and give the posts by name."""
    from tests.integration.web.world import person

    posts = {"operator": world.post}
    for name, role in (("secretary", "contributor"), ("director", "viewer")):
        world.people[name] = person(name)
        world.join(world.people[name], role)
    holders = {"secretary": "secretary", "director": "director", "executive": "approver"}
    for name in ("chair", "director", "second director", "executive", "secretary"):
        posts[name] = factories.PostFactory(
            organisation=world.trust, code=name.replace(" ", "-"), title=f"The {name}"
        )
        if name in holders:
            factories.PostHoldingFactory(post=posts[name], user=world.people[holders[name]])
    return posts


def seats_of(committee: Any, posts: dict[str, Any]) -> None:
    """Seat the posts; the executive and the operator read nothing private."""
    seats = (
        ("chair", "chair", "non_executive", True),
        ("director", "member", "non_executive", True),
        ("second director", "member", "non_executive", True),
        ("executive", "member", "executive", False),
        ("operator", "invited", "executive", False),
        ("secretary", "secretary", "other", True),
    )
    for order, (name, seat, standing, reads) in enumerate(seats):
        factories.CommitteeSeatFactory(
            committee=committee, post=posts[name], seat=seat, standing=standing,
            reads_private=reads, order=order,
        )  # fmt: skip


def agendas_of(made: SimpleNamespace, world: Any) -> None:
    """Put items on the agendas, one of them private, and items on the forward plan."""
    item = factories.AgendaItemFactory
    made.opening = item(meeting=made.april, title="To receive apologies")
    made.item = item(
        meeting=made.april, title="Report on waits", section="Performance", purpose="assurance",
        presenter="The operator", lead=made.posts["operator"], starts=dt.time(9, 50),
    )  # fmt: skip
    made.secret = item(
        meeting=made.april, title=f"{SECRET} item", section=f"{SECRET} section", is_private=True,
        presenter=f"{SECRET} presenter", note=f"{SECRET} note",
    )  # fmt: skip
    made.secret_part = item(meeting=made.private, title=f"{SECRET} part two")
    made.next_item = item(meeting=made.coming, title="To approve the minutes")
    made.next_secret = item(meeting=made.coming, title=f"{SECRET} coming", is_private=True)
    made.finance_item = item(meeting=made.report, title="Month 12")
    factories.AgendaSubjectFactory(item=made.item, measure=world.owned, finding="", words="Waits")
    factories.AgendaSubjectFactory(
        item=made.secret, measure=world.owned, finding="", words=f"{SECRET} why"
    )
    made.planned = factories.PlannedItemFactory(
        committee=made.board, title="Quarterly report", frequency="quarterly"
    )
    made.secret_planned = factories.PlannedItemFactory(
        committee=made.board, title=f"{SECRET} plan", is_private=True
    )


def document() -> bytes:
    """Give a PDF of one page."""
    from io import BytesIO

    made, held = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(held)
    return held.getvalue()


def papers_of(made: SimpleNamespace, world: Any) -> None:
    """Give both items of April a paper with a document, and the next meeting one to write."""
    people = {"author": made.posts["operator"], "sponsor": made.posts["executive"]}
    made.paper = factories.PaperFactory(item=made.item, title="Waits in March", **people)
    FrontSheetRow.objects.create(paper=made.paper, kind="seen_by", name="Finance Committee")
    made.secret_paper = factories.PaperFactory(
        item=made.secret, title=f"{SECRET} paper", summary=f"{SECRET} summary", **people
    )
    made.private_paper = factories.PaperFactory(
        item=made.item, title=f"{SECRET} appendix", is_private=True, **people
    )
    made.waiting = factories.PaperFactory(item=made.next_item, state="submitted", **people)
    files = {}
    for name, one in (("file", made.paper), ("secret_file", made.secret_paper),
                      ("private_file", made.private_paper)):  # fmt: skip
        files[name] = factories.PaperFileFactory(paper=one, name=f"{one.title}.pdf", pages=1)
        files[name].file.save("body.pdf", ContentFile(document()))
    made.file, made.secret_file, made.private_file = files.values()


def records_of(made: SimpleNamespace, world: Any) -> None:
    """Record attendance, interests, minutes, decisions, actions and a summary."""
    for name in ("chair", "director", "second director", "executive"):
        factories.AttendanceFactory(meeting=made.april, post=made.posts[name])
    interest = factories.InterestFactory
    made.interest = interest(meeting=made.april, post=made.posts["director"], item=made.item)
    made.secret_interest = interest(
        meeting=made.april, post=made.posts["chair"], interest=f"{SECRET} shares", item=made.secret
    )
    for one, words in ((made.item, "Noted."), (made.secret, f"{SECRET} minute"),
                       (made.secret_part, f"{SECRET} minute of part two")):  # fmt: skip
        factories.MinuteFactory(item=one, text=words)
    made.decision = factories.MeetingDecisionFactory(item=made.item, text="Waits are accepted.")
    made.secret_decision = factories.MeetingDecisionFactory(
        item=made.secret, text=f"{SECRET} decision"
    )
    owners = [made.posts["operator"]]
    made.log_action = factories.LogActionFactory(
        item=made.item, text="Bring a trajectory", owners=owners
    )
    made.secret_action = factories.LogActionFactory(
        item=made.secret, text=f"{SECRET} action", owners=owners
    )
    for one in (made.log_action, made.secret_action):
        factories.LogActionStepFactory(log_action=one)
    factories.LogActionProgressFactory(log_action=made.secret_action, text=f"{SECRET} progress")
    made.summary = factories.MeetingSummaryFactory(meeting=made.report)
    factories.MeetingSummaryFactory(meeting=made.private, key_matters=f"{SECRET} matter")


def terms_of(made: SimpleNamespace) -> None:
    """Write two versions of the board's terms of reference, the first approved."""
    for number, words in ((1, "To advise the trust."), (2, "To lead the trust.")):
        version = TermsOfReference.objects.create(committee=made.board, number=number)
        TermsSection.objects.create(terms=version, order=1, heading="Purpose", text=words)
        if number == 1:
            TermsApproval.objects.create(
                committee=made.board, terms=version, step="approved", body="Trust Board", on=APRIL
            )
    made.terms = version
