"""The people of the demonstration."""

from goldenthread.records.meetings.models import Meeting
from goldenthread.records.organisations.demo import PASSWORD, build_demo_people
from goldenthread.records.organisations.models import Membership
from goldenthread.records.people.models import User
from tests import factories
from tests.integration.web.world import World


def test_each_role_gets_a_sign_in_that_works(world: World, client):
    lines = build_demo_people(world.other_trust)
    assert len(lines) == 5
    for line in lines:
        name, password = line.split()
        assert password == PASSWORD
        if name == "analyst":
            sent = {"username": name, "password": "a-long-test-password"}
            assert client.post("/sign-in/", sent).status_code == 302  # an own password stays
    roles = Membership.objects.filter(organisation=world.other_trust).values_list("role", flat=True)
    assert set(roles) == {"viewer", "contributor", "approver", "administrator"}


def test_the_contributor_may_edit_some_measures_and_not_others(world: World):
    for code in ("a", "b"):
        post = world.trust.posts.create(code=f"post-{code}", title=code)
        world.measure(f"of-{code}", owner=post)
    build_demo_people(world.trust)
    held = User.objects.get(username="contributor")
    rights = {
        held.has_perm("measures.change_measure", measure)
        for measure in world.trust.measures.filter(code__startswith="of-")
    }
    assert rights == {True, False}


def test_making_the_people_again_changes_nothing(world: World):
    first = build_demo_people(world.trust)
    count = Membership.objects.count()
    assert build_demo_people(world.trust) == first
    assert Membership.objects.count() == count


def test_private_business_is_shown_to_the_secretary_and_not_to_the_administrator(world: World):
    board = factories.CommitteeFactory(organisation=world.trust)
    secretary = factories.CommitteeSeatFactory(
        committee=board, seat="secretary", standing="other", reads_private=True
    )
    private = factories.MeetingFactory(committee=board, part="2")
    build_demo_people(world.trust)
    readers = {
        name: User.objects.get(username=name).has_perm("meetings.read_private", board)
        for name in ("viewer", "contributor", "approver", "administrator", "analyst")
    }
    assert {name for name, reads in readers.items() if reads} == {"approver"}
    assert secretary.post.holdings.get().user.username == "approver"
    administrator = User.objects.get(username="administrator")
    assert administrator.has_perm("meetings.run", board)
    assert Meeting.objects.visible_to(administrator).filter(pk=private.pk).exists()
