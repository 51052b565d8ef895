"""Savings schemes and what they are held against."""

import datetime as dt
from decimal import Decimal

import factory

from goldenthread.records.savings.models import (
    ReportedTotal,
    SavingsShare,
    SavingsTarget,
    Scenario,
    Scheme,
    SchemeMonth,
)
from goldenthread.vocabulary import PeriodKind
from tests.factories.organisations import OrganisationFactory


class SchemeFactory(factory.django.DjangoModelFactory):
    """A planned scheme that counts."""

    class Meta:
        model = Scheme

    organisation = factory.SubFactory(OrganisationFactory)
    code = factory.Sequence(lambda n: f"scheme-{n}")
    name = factory.LazyAttribute(lambda scheme: f"Scheme {scheme.code}")


class SchemeMonthFactory(factory.django.DjangoModelFactory):
    """A month of a scheme with a plan of £1,000."""

    class Meta:
        model = SchemeMonth

    scheme = factory.SubFactory(SchemeFactory)
    period_kind = PeriodKind.MONTH.value
    period_start = dt.date(2022, 4, 1)
    plan = Decimal(1000)


class SavingsTargetFactory(factory.django.DjangoModelFactory):
    """A target of 2022/23."""

    class Meta:
        model = SavingsTarget

    organisation = factory.SubFactory(OrganisationFactory)
    period_kind = PeriodKind.YEAR.value
    period_start = dt.date(2022, 4, 1)
    starts = dt.date(2022, 4, 1)
    amount = Decimal(30_000_000)


class ReportedTotalFactory(factory.django.DjangoModelFactory):
    """A total of 2022/23 as reported."""

    class Meta:
        model = ReportedTotal

    organisation = factory.SubFactory(OrganisationFactory)
    period_kind = PeriodKind.YEAR.value
    period_start = dt.date(2022, 4, 1)
    amount = Decimal(30_000_000)
    precision = Decimal(1_000_000)


class ScenarioFactory(factory.django.DjangoModelFactory):
    """All high-risk schemes slip a quarter."""

    class Meta:
        model = Scenario

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Slip {n}")
    changes = factory.LazyFunction(lambda: [{"change": "slip", "months": 3, "rating": "high"}])


class SavingsShareFactory(factory.django.DjangoModelFactory):
    """A trust shares every scheme with a board."""

    class Meta:
        model = SavingsShare

    organisation = factory.SubFactory(OrganisationFactory)
    board = factory.SubFactory(OrganisationFactory)
    level = "schemes"
    starts = dt.date(2022, 4, 1)
