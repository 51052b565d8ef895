"""Savings and finance in the world of the page tests: a record of each kind."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from goldenthread.records.finance.models import BridgeStep, FinanceLine, WardMonth
from tests import factories

MARCH = {"period_kind": "month", "period_start": dt.date(2023, 3, 1)}


def savings_of(world) -> SimpleNamespace:
    """Make schemes, months, a target, a scenario, a share, a statement, a bridge and wards.

    The contributor's post owns the scheme.
    """
    trust = world.trust
    scheme = factories.SchemeFactory(
        organisation=trust, code="rota", name="Rota of doctors", owner=world.post, risk="high",
        category="pay", type="Workforce", development="in_progress", recurrent=True,
    )  # fmt: skip
    income = factories.SchemeFactory(
        organisation=trust, code="parking", name="Car parking", counts=False, category="income"
    )
    for month in range(12):
        start = dt.date(2022 + (month + 3) // 12, (month + 3) % 12 + 1, 1)
        actual = Decimal(900) if month < 11 else None
        for one in (scheme, income):
            factories.SchemeMonthFactory(scheme=one, period_start=start, actual=actual)
    line = {"organisation": trust, "statement": "dashboard", "title": "Dashboard", **MARCH}
    FinanceLine.objects.create(line="Income", nature="income", plan=5_000_000, actual=6_000_000,
                               order=1, **line)  # fmt: skip
    FinanceLine.objects.create(line="Cost", nature="cost", plan=4_000_000, actual=4_500_000,
                               order=2, **line)  # fmt: skip
    FinanceLine.objects.create(line="Surplus", total_of="Income|Cost", plan=1_000_000,
                               actual=1_500_000, order=3, **line)  # fmt: skip
    for order, (step, kind, value) in enumerate(
        (("Opening", "opening", -2), ("More", "change", 3), ("Closing", "closing", 1)), 1
    ):
        BridgeStep.objects.create(organisation=trust, bridge="plan", title="Plan", order=order,
                                  step=step, kind=kind, value=value * 1_000_000)  # fmt: skip
    for n in range(9):
        WardMonth.objects.create(
            organisation=trust, ward=f"Ward {n}", site="North", order=n, falls=n,
            day_registered=Decimal(95 + n), budget=100_000, actual=100_000 + 1_000 * n, **MARCH,
        )  # fmt: skip
    return SimpleNamespace(
        scheme=scheme,
        income=income,
        target=factories.SavingsTargetFactory(organisation=trust, kind="cip", amount=20_000),
        total=factories.ReportedTotalFactory(organisation=trust, kind="cip"),
        scenario=factories.ScenarioFactory(organisation=trust),
        share=factories.SavingsShareFactory(organisation=trust, board=world.other_trust),
    )
