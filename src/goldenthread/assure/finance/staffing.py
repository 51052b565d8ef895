"""Wards in a month: planned against actual staffing, with what stands out marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.codes import finding_of
from goldenthread.records.finance.models import WardMonth
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.money import Nature, money_words, variance

FENCE = Decimal("1.5")
FEWEST = 8  # wards with a figure, below which nothing stands out
RULE = (
    "A figure stands out where it lies more than 1.5 times the middle half's spread outside the "
    "middle half of the wards (Tukey's fences), among at least eight wards."
)
JUDGED = {
    "day_registered": "Day, registered nurses and midwives",
    "day_care": "Day, care staff",
    "night_registered": "Night, registered nurses and midwives",
    "night_care": "Night, care staff",
    "temporary_share": "Bank and agency use",
    "agency_share": "Agency share of temporary staff",
    "care_hours": "Care hours per patient day",
    "response_rate": "Friends and Family response rate",
    "falls": "Falls",
    "pressure_ulcers": "Pressure ulcers",
    "variance_share": "Variance in percent of the budget",
}


@dataclass(frozen=True)
class WardResult:
    """A ward with its variance and the figures that stand out: 'high' or 'low' by name."""

    record: WardMonth
    variance: Decimal | None  # favourable is positive
    variance_share: Decimal | None  # percent of the budget
    outliers: dict[str, str]


@dataclass(frozen=True)
class StaffingResult:
    """The wards of an organisation in a month."""

    month: Period
    wards: tuple[WardResult, ...]
    fences: dict[str, tuple[Decimal, Decimal]]
    findings: tuple[Finding, ...]

    @property
    def budget(self) -> Decimal:
        """What all wards were to cost."""
        return sum((one.record.budget or Decimal(0) for one in self.wards), Decimal(0))

    @property
    def actual(self) -> Decimal:
        """What all wards cost."""
        return sum((one.record.actual or Decimal(0) for one in self.wards), Decimal(0))

    @property
    def variance(self) -> Decimal:
        """Budget against actual; favourable is positive."""
        return variance(self.actual, self.budget, Nature.COST)


def fences(values: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Give Tukey's fences of values, None of fewer than eight; quartiles include the ends.

    Tukey, Exploratory Data Analysis (1977): quartiles less and plus 1.5 times their distance.
    """
    if len(values) < FEWEST:
        return None
    first, _, third = quantiles(values, n=4, method="inclusive")
    spread = (third - first) * FENCE
    return first - spread, third + spread


def staffing_of(
    organisation: Organisation, month: Period, as_at: dt.datetime | None = None
) -> StaffingResult | None:
    """Give the wards of a month, None where there are none."""
    wards = WardMonth.history.as_of(as_at) if as_at else WardMonth.objects.all()
    held = list(
        wards.filter(
            organisation=organisation.pk,
            period_kind=month.kind.value,
            period_start=month.start,
        ).order_by("order", "id")
    )
    return judge_wards(month, held) if held else None


def judge_wards(month: Period, wards: Sequence[WardMonth]) -> StaffingResult:
    """Give the wards with what stands out."""
    figures = [figures_of(one) for one in wards]
    found = {
        name: limits
        for name in JUDGED
        if (limits := fences([v for held in figures if (v := held[name]) is not None]))
    }
    results = tuple(
        WardResult(one, variance_of(one), held["variance_share"], outliers_of(held, found))
        for one, held in zip(wards, figures, strict=True)
    )
    return StaffingResult(month, results, found, tuple(findings_of(results)))


def outliers_of(
    figures: dict[str, Decimal | None], limits: dict[str, tuple[Decimal, Decimal]]
) -> dict[str, str]:
    """Give the figures outside their fences: 'high' or 'low' by name."""
    found = {}
    for name, (low, high) in limits.items():
        value = figures[name]
        if value is not None and not low <= value <= high:
            found[name] = "low" if value < low else "high"
    return found


def figures_of(ward: WardMonth) -> dict[str, Decimal | None]:
    """Give the figures of a ward that are judged, by name."""
    held = {name: getattr(ward, name) for name in JUDGED if name != "variance_share"}
    found = variance_of(ward)
    share = found / ward.budget * 100 if found is not None and ward.budget else None
    return {**held, "variance_share": share}


def variance_of(ward: WardMonth) -> Decimal | None:
    """Give budget against actual; favourable is positive."""
    if ward.budget is None or ward.actual is None:
        return ward.variance
    return variance(ward.actual, ward.budget, Nature.COST)


def findings_of(wards: Sequence[WardResult]) -> Iterator[Finding]:
    """Give the printed variances that budget and actual do not make."""
    for one in wards:
        printed = one.record.variance
        if printed is None or one.variance is None or printed == one.variance:
            continue
        said, made = money_words(printed, "£", 0), money_words(one.variance, "£", 0)
        yield finding_of(
            "variance_differs",
            f"{one.record.ward}: the variance is printed as {said}, budget and actual make {made}.",
            "ward",
            one.record.pk,
            field="variance",
            said=said,
            held=f"Budget and actual make {made}",
        )
