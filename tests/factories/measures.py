"""Measures with lines, figures and targets; give `value` as the papers write it."""

import datetime as dt
from typing import Any

import factory

from goldenthread.records.measures.models import Measure, Observation, Series, Target
from goldenthread.vocabulary import PeriodKind, parse_value
from tests.factories.organisations import OrganisationFactory


class MeasureFactory(factory.django.DjangoModelFactory):
    """A percentage, higher is better, by month."""

    class Meta:
        model = Measure

    organisation = factory.SubFactory(OrganisationFactory)
    code = factory.Sequence(lambda n: f"measure-{n}")
    name = factory.LazyAttribute(lambda measure: f"Share of {measure.code}")
    kind = "percent"
    theme = "Patient Access"


class SeriesFactory(factory.django.DjangoModelFactory):
    """The organisation's own line of a measure."""

    class Meta:
        model = Series

    measure = factory.SubFactory(MeasureFactory)
    code = ""


class TypedFactory(factory.django.DjangoModelFactory):
    """Takes `value` as written, and makes its columns under the measure's spec."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        value = kwargs.pop("value")
        record = model_class(*args, **kwargs)
        measure = record.measure if hasattr(record, "measure") else record.series.measure
        record.set_value(parse_value(value, measure.spec))
        record.save()
        return record


class ObservationFactory(TypedFactory):
    """The figure of March 2023."""

    class Meta:
        model = Observation

    series = factory.SubFactory(SeriesFactory)
    period_kind = PeriodKind.MONTH.value
    period_start = dt.date(2023, 3, 1)
    value = "13.1%"
    recorded_at = dt.datetime(2023, 4, 10, tzinfo=dt.UTC)


class TargetFactory(TypedFactory):
    """A target without an end."""

    class Meta:
        model = Target

    measure = factory.SubFactory(MeasureFactory)
    value = "95%"
    valid_from = dt.date(2020, 4, 1)
