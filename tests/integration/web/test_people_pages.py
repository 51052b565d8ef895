"""Administrators keep people, posts and business rules."""

import pytest

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.measures.models import BusinessRule
from goldenthread.records.organisations.models import Membership, PostHolding
from goldenthread.records.people.models import User
from tests.integration.web.world import person

HERE = "/organisations/RWF/"


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def admin(world):
    return world.client("administrator")


NEW = {"username": "newcomer", "password": "a-long-first-password", "role": "viewer"}


def test_a_new_person_can_sign_in_with_a_role(admin, world):
    assert admin.post(f"{HERE}people/add/", NEW)["Location"] == f"{HERE}people/"
    made = User.objects.get(username="newcomer")
    assert made.check_password("a-long-first-password")
    assert made.memberships.get().role == "viewer"
    assert "newcomer" in text_of(admin.get(f"{HERE}people/"))


def test_a_name_that_is_taken_never_joins_the_organisation(admin, world):
    page = text_of(admin.post(f"{HERE}people/add/", {**NEW, "username": "Outsider"}))
    assert "There is a person of this user name already" in page
    assert not world.trust.memberships.filter(user=world.people["outsider"]).exists()


def test_a_weak_first_password_is_refused(admin):
    assert "too short" in text_of(admin.post(f"{HERE}people/add/", {**NEW, "password": "short"}))


def test_a_role_is_changed_and_traced(admin, world):
    member = world.people["viewer"].memberships.get()
    admin.post(f"{HERE}people/{member.pk}/role/", {"role": "approver", "loads_figures": "on"})
    member.refresh_from_db()
    assert (member.role, member.loads_figures) == ("approver", True)
    event = AuditEvent.objects.get(verb="give role")
    assert (event.details["was"], event.details["now"]) == ("viewer", "approver")


def test_the_last_administrator_stays(admin, world):
    own = world.people["administrator"].memberships.get()
    page = text_of(admin.post(f"{HERE}people/{own.pk}/role/", {"role": "viewer"}))
    assert "keeps at least one administrator" in page
    admin.post(f"{HERE}people/{own.pk}/remove/")
    assert Membership.objects.filter(pk=own.pk).exists()


def test_a_role_that_is_taken_away_closes_the_pages(admin, world):
    viewer = world.client("viewer")
    member = world.people["viewer"].memberships.get()
    admin.post(f"{HERE}people/{member.pk}/remove/")
    assert viewer.get(HERE).status_code == 404


def test_people_of_another_organisation_cannot_be_reached(admin, world):
    theirs = world.people["outsider"].memberships.get()
    assert admin.get(f"{HERE}people/{theirs.pk}/role/").status_code == 404
    assert admin.post(f"{HERE}people/{theirs.pk}/remove/").status_code == 404


def test_a_post_is_filled_and_left(admin, world):
    member = world.people["viewer"].memberships.get()
    sent = {"post": world.post.pk, "member": member.pk, "held_from": "2023-01-01"}
    admin.post(f"{HERE}people/posts/", sent)
    holding = PostHolding.objects.get(user=world.people["viewer"])
    assert "holds the post already" in text_of(admin.post(f"{HERE}people/posts/", sent))
    leave = f"{HERE}people/posts/{holding.pk}/leave/"
    assert "end it later" in text_of(admin.post(leave, {"held_to": "2022-01-01"}))
    admin.post(leave, {"held_to": "2023-02-01"})
    holding.refresh_from_db()
    assert holding.held_to.isoformat() == "2023-02-01"


def test_a_post_of_another_organisation_cannot_be_filled(admin, world):
    post = world.other_trust.posts.create(code="x", title="Elsewhere")
    member = world.people["viewer"].memberships.get()
    sent = {"post": post.pk, "member": member.pk, "held_from": "2023-01-01"}
    assert "There is a problem" in text_of(admin.post(f"{HERE}people/posts/", sent))


def rules_sent(page: str, **changed: str) -> dict[str, str]:
    import re

    names = re.findall(r'<select[^>]* name="([^"]+)"', page)
    return dict.fromkeys(names, "shipped") | changed


def test_a_business_rule_is_set_and_brought_back(admin, world):
    page = text_of(admin.get(f"{HERE}business-rules/"))
    sent = rules_sent(page)
    assert len(sent) == 18
    own = {"driver-failing-concern": "note_performance", "driver-failing-concern-words": "watch it"}
    admin.post(f"{HERE}business-rules/", {**sent, **own})
    rule = BusinessRule.objects.get()
    assert (rule.action, rule.words) == ("note_performance", "watch it")
    admin.post(f"{HERE}business-rules/", {**sent, **own})
    assert AuditEvent.objects.filter(verb="change business rules").count() == 1
    admin.post(f"{HERE}business-rules/", sent)
    assert not BusinessRule.objects.exists()


def test_an_own_rule_changes_what_the_pages_ask_for(admin, world):
    sent = rules_sent(text_of(admin.get(f"{HERE}business-rules/")))
    every = dict.fromkeys(sent, "verbal_cms")
    admin.post(f"{HERE}business-rules/", every)
    page = text_of(admin.get(f"{HERE}measures/waits/"))
    assert "Business rule of the organisation" in page


def test_the_list_of_people_leaves_out_those_of_other_organisations(admin, world):
    person("stranger")
    page = text_of(admin.get(f"{HERE}people/"))
    assert "outsider" not in page
    assert "stranger" not in page
