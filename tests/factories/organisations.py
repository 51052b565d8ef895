"""Organisations with their units, posts and members."""

import datetime as dt

import factory

from goldenthread.records.organisations.models import (
    Membership,
    Organisation,
    Post,
    PostHolding,
    Unit,
)
from tests.factories.people import UserFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A trust."""

    class Meta:
        model = Organisation

    code = factory.Sequence(lambda n: f"T{n}")
    name = factory.LazyAttribute(lambda trust: f"Trust {trust.code}")
    kind = Organisation.Kind.TRUST


class UnitFactory(factory.django.DjangoModelFactory):
    """A ward."""

    class Meta:
        model = Unit

    organisation = factory.SubFactory(OrganisationFactory)
    code = factory.Sequence(lambda n: f"W{n}")
    name = factory.LazyAttribute(lambda unit: f"Ward {unit.code}")
    kind = "ward"


class PostFactory(factory.django.DjangoModelFactory):
    """A post of an executive."""

    class Meta:
        model = Post

    organisation = factory.SubFactory(OrganisationFactory)
    code = factory.Sequence(lambda n: f"post-{n}")
    title = factory.LazyAttribute(lambda post: f"Director {post.code}")


class PostHoldingFactory(factory.django.DjangoModelFactory):
    """Somebody who has held a post for long and still does."""

    class Meta:
        model = PostHolding

    post = factory.SubFactory(PostFactory)
    user = factory.SubFactory(UserFactory)
    held_from = dt.date(2020, 4, 1)


class MembershipFactory(factory.django.DjangoModelFactory):
    """A viewer; give `role` and `loads_figures` for others."""

    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    role = Membership.Role.VIEWER
