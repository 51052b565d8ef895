"""Pages of the boardroom cost the same number of queries however much there is."""

import datetime as dt

import pytest
from django.urls import reverse

from goldenthread.records.meetings.models import TermsOfReference, TermsSection
from tests import factories
from tests.integration.web.meetings_world import boardroom_of
from tests.integration.web.test_queries import queries_of

PAGES = {
    "committees": (), "committee": ("board",), "terms": ("board",), "forward-plan": ("board",),
    "timeliness": ("board",), "action-log": ("board",), "meeting": ("april",),
    "papers": ("april",), "attendance": ("april",), "minutes": ("april",),
    "meeting-actions": ("april",), "meeting-summary": ("april",), "paper": ("april", "paper"),
    "log-action": ("log_action",), "agenda-draft": ("coming",),
}  # fmt: skip
MOST = 45  # for the session, the scope, the menu and what the page itself reads


def more_of_everything(world, made):
    """Add five more of each kind of record, public and private."""
    for number in range(5):
        for one in (made.board, made.finance):
            post = factories.PostFactory(organisation=world.trust)
            factories.CommitteeSeatFactory(committee=one, post=post)
        factories.CommitteeFactory(organisation=world.trust, parent=made.board)
        date = dt.date(2024, 1, 1) + dt.timedelta(days=30 * number)
        other = factories.MeetingFactory(committee=made.board, date=date)
        factories.MeetingFactory(committee=made.board, date=date, part="2")
        later = dt.date.today() + dt.timedelta(days=30 * (number + 1))
        factories.MeetingFactory(committee=made.board, date=later)
        factories.PlannedItemFactory(committee=made.board, frequency="monthly")
        factories.PaperFactory(item=factories.AgendaItemFactory(meeting=other))
        for meeting, private in ((made.april, False), (made.april, True), (made.report, False)):
            item = factories.AgendaItemFactory(meeting=meeting, is_private=private)
            paper = factories.PaperFactory(item=item, sponsor=post, author=post)
            factories.PaperFileFactory(paper=paper)
            factories.MinuteFactory(item=item)
            factories.MeetingDecisionFactory(item=item)
            factories.InterestFactory(meeting=meeting, post=post, item=item)
            action = factories.LogActionFactory(item=item, owners=[post])
            factories.LogActionStepFactory(log_action=action)
            factories.LogActionProgressFactory(log_action=action)
            factories.LogActionDueFactory(log_action=action)
            factories.AgendaSubjectFactory(item=item, measure=world.owned, finding="")
        factories.AttendanceFactory(meeting=made.april, post=post)
        factories.PaperFileFactory(paper=made.paper)
        factories.LogActionProgressFactory(log_action=made.log_action)
        terms = TermsOfReference.objects.create(committee=made.board, number=10 + number)
        TermsSection.objects.create(terms=terms, order=1, heading="Purpose", text="To lead.")


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["secretary", "viewer"])
def test_the_number_of_queries_does_not_grow(world, settings, tmp_path, reader):
    settings.MEDIA_ROOT = tmp_path
    made = boardroom_of(world)
    client = world.client(reader)
    places = {
        name: reverse(name, args=["RWF", *(getattr(made, part).pk for part in parts)])
        for name, parts in PAGES.items()
        if reader == "secretary" or name != "agenda-draft"
    }
    places["measure"] = reverse("measure", args=["RWF", world.owned.code])
    few = {name: queries_of(client, place) for name, place in places.items()}
    more_of_everything(world, made)
    many = {name: queries_of(client, place) for name, place in places.items()}
    assert many == few
    assert {name: count for name, count in few.items() if count > MOST} == {}
