"""A small trust with one person of each role, for tests of the pages."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from goldenthread.records.history.models import ImportBatch
from goldenthread.records.measures.models import Measure
from goldenthread.records.organisations.models import Membership, Post, PostHolding
from goldenthread.records.people.models import User
from goldenthread.report.editions import freeze_edition
from goldenthread.vocabulary import Period
from tests.integration.assure import trust

ROLES = ("viewer", "contributor", "approver", "administrator")
PERIOD = Period.month(2023, 3)
STEADY = [70, 72, 69, 71, 73, 70, 68, 72, 71, 70, 69, 73, 71, 70, 72, 69, 71, 70]


class World:
    """The trust, its measures and its people by role; `outsider` belongs to another trust."""

    def __init__(self) -> None:
        self.trust = trust.organisation("RWF")
        self.other_trust = trust.organisation("RXX")
        self.people = {name: person(name) for name in (*ROLES, "analyst", "outsider")}
        for role in ROLES:
            self.join(self.people[role], role)
        self.join(self.people["analyst"], "contributor", loads_figures=True)
        Membership.objects.create(
            organisation=self.other_trust, user=self.people["outsider"], role="administrator"
        )
        self.post = Post.objects.create(organisation=self.trust, code="coo", title="Chief Operator")
        self.holding = PostHolding.objects.create(
            post=self.post, user=self.people["contributor"], held_from=dt.date(2020, 1, 1)
        )
        self.owned = self.measure("waits", theme="Patient Access", owner=self.post, role="driver")
        self.others = self.measure("falls", theme="Safety", tier="constitutional")

    def join(self, user: User, role: str, *, loads_figures: bool = False) -> Membership:
        return Membership.objects.create(
            organisation=self.trust, user=user, role=role, loads_figures=loads_figures
        )

    def measure(self, code: str, **options) -> Measure:
        made = trust.measure(self.trust, code, **options)
        trust.months(made, [f"{value}%" for value in STEADY], last=PERIOD)
        trust.target(made, "90%", valid_from=dt.date(2021, 1, 1))
        return made

    def client(self, name: str) -> Client:
        """Give a browser of the person; 'anonymous' is nobody."""
        client = Client()
        if name != "anonymous":
            client.force_login(
                self.people[name], backend="django.contrib.auth.backends.ModelBackend"
            )
        return client

    def edition(self):
        return freeze_edition(
            organisation=self.trust, report="ipr", period=PERIOD, by=self.people["approver"]
        )

    def batch(self, by: str = "administrator", **options) -> ImportBatch:
        return ImportBatch.objects.create(by=self.people[by], source_name="march.xlsx", **options)


def person(name: str) -> User:
    user = User(username=name, first_name=name.capitalize())
    user.set_password("a-long-test-password")
    user.save()
    return user
