"""Abstract parts that several models of measures share: a typed value, a period."""

from __future__ import annotations

from django.db import models

from goldenthread.vocabulary import Absence, Bound, Period, PeriodKind, Value, ValueSpec

ABSENCES = [(absence.value, absence.name) for absence in Absence]
BOUNDS = [(bound.value, bound.name) for bound in Bound]
PERIOD_KINDS = [(kind.value, kind.name.title()) for kind in PeriodKind]


class TypedValue(models.Model):
    """A value as written and as understood; the kind is the measure's."""

    written = models.CharField(max_length=200, blank=True)
    number = models.DecimalField(max_digits=26, decimal_places=8, null=True, blank=True)
    bound = models.CharField(max_length=2, blank=True, choices=BOUNDS)
    absence = models.CharField(max_length=8, blank=True, choices=ABSENCES)

    class Meta:
        abstract = True

    def value_as(self, spec: ValueSpec) -> Value:
        """Give the typed value under the measure's `spec`."""
        grades = tuple(part.strip() for part in self.written.split("/"))
        return Value(
            kind=spec.kind,
            number=self.number,
            written=self.written,
            bound=Bound(self.bound),
            absence=Absence(self.absence),
            grades=grades if spec.scale and not self.absence else (),
        )

    def set_value(self, value: Value) -> None:
        """Take the columns from a typed value."""
        self.written = value.written
        self.number = value.number
        self.bound = value.bound.value
        self.absence = value.absence.value


class InPeriod(models.Model):
    """Belongs to one NHS period."""

    period_kind = models.CharField(max_length=8, choices=PERIOD_KINDS)
    period_start = models.DateField()

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        """The period as a value."""
        return Period(PeriodKind(self.period_kind), self.period_start)

    @period.setter
    def period(self, period: Period) -> None:
        self.period_kind = period.kind.value
        self.period_start = period.start
