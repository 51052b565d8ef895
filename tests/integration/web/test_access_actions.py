"""The actions behind the people pages refuse what the pages would not send."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.records.measures.grid import keep_business_rules
from goldenthread.records.organisations import access
from goldenthread.records.organisations.models import PostHolding
from goldenthread.vocabulary import ActionCode, Role
from tests.integration.web.world import person

DAY = dt.date(2023, 1, 1)


def test_nobody_changes_the_password_of_another(world):
    with pytest.raises(PermissionDenied):
        access.change_password(
            user=world.people["viewer"], password="x", by=world.people["administrator"]
        )


def attempts(world):
    """Give every action of an administrator, tried by an approver."""
    trust, by = world.trust, world.people["approver"]
    member = world.people["viewer"].memberships.get()
    role = {"role": "viewer", "loads_figures": False}
    names = {"username": "new", "first_name": "", "last_name": "", "password": "x"}
    yield lambda: access.give_role(organisation=trust, user=member.user, by=by, **role)
    yield lambda: access.add_person(organisation=trust, by=by, **names, **role)
    yield lambda: access.take_role_away(membership=member, by=by)
    yield lambda: access.hold_post(post=world.post, user=member.user, held_from=DAY, by=by)
    yield lambda: access.leave_post(holding=world.holding, held_to=DAY, by=by)
    yield lambda: keep_business_rules(organisation=trust, cells={}, by=by)


def test_an_approver_administers_nothing(world):
    for attempt in attempts(world):
        with pytest.raises(PermissionDenied):
            attempt()


def test_only_members_hold_posts(world):
    with pytest.raises(access.AccessError, match="Only a member"):
        access.hold_post(
            post=world.post, user=person("stranger"), held_from=DAY,
            by=world.people["administrator"],
        )  # fmt: skip


def test_one_of_two_administrators_may_go(world):
    second = world.join(person("second"), "administrator")
    access.take_role_away(membership=second, by=world.people["administrator"])
    assert not world.trust.memberships.filter(user__username="second").exists()


def test_one_of_two_administrators_may_become_a_viewer(world):
    second = world.join(person("second"), "administrator")
    by = world.people["administrator"]
    access.give_role(
        organisation=world.trust, user=second.user, role="viewer", loads_figures=False, by=by
    )
    second.refresh_from_db()
    assert second.role == "viewer"


def test_posts_held_end_with_the_role(world):
    by = world.people["administrator"]
    member = world.people["contributor"].memberships.get()
    access.take_role_away(membership=member, by=by)
    assert PostHolding.objects.get(pk=world.holding.pk).held_to == dt.date.today()


def test_only_cells_that_differ_are_written(world):
    place = (Role.DRIVER, "failing", "concern")
    by = world.people["administrator"]
    cells = {place: (ActionCode.NOTE, "watch it")}
    assert keep_business_rules(organisation=world.trust, cells=cells, by=by) == 1
    assert keep_business_rules(organisation=world.trust, cells=cells, by=by) == 0
    assert keep_business_rules(organisation=world.trust, cells={place: None}, by=by) == 1
    assert keep_business_rules(organisation=world.trust, cells={place: None}, by=by) == 0
