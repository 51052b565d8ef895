"""A portfolio of so many schemes over three years, and what reading and cutting it takes."""

from __future__ import annotations

import datetime as dt
import resource
import time
from decimal import Decimal

from benchmarks.programmes import begin

MONTHS = 36
BATCH = 20_000
BYTES_A_MONTH = 3 * 8  # plan, actual and forecast in pence
CUTS = ("category", "type", "rating", "development", "state", "recurrent")


def make(folder: str, schemes: str) -> int:
    """Write a portfolio of so many schemes, 36 months each; give the bytes of its amounts."""
    begin(folder)
    from django.core.management import call_command

    from goldenthread.records.organisations.models import Organisation
    from goldenthread.records.savings.models import Scheme, SchemeMonth

    call_command("migrate", verbosity=0, interactive=False)
    trust = Organisation.objects.create(code="RBB", name="Bench trust", kind="trust")
    count = int(schemes)
    made = Scheme.objects.bulk_create(
        [
            Scheme(
                organisation=trust, code=f"s{n}", name=f"Scheme {n}",
                category=("pay", "non_pay", "income")[n % 3], type=f"Type {n % 10}",
                recurrent=n % 2 == 0, risk=("high", "medium", "low")[n % 3],
                development=("unidentified", "opportunity", "in_progress", "developed")[n % 4],
                state="in_delivery" if n % 5 == 0 and n % 4 else "",
            )
            for n in range(count)
        ],
        batch_size=1_000,
    )  # fmt: skip
    starts = [dt.date(2022 + (3 + m) // 12, (3 + m) % 12 + 1, 1) for m in range(MONTHS)]
    rows = []
    for one in made:
        for month, start in enumerate(starts):
            amount = Decimal(1_000 + one.pk % 97)
            saved = amount if month < 30 else None
            rows.append(
                SchemeMonth(
                    scheme=one, period_kind="month", period_start=start, plan=amount, actual=saved
                )
            )
            if len(rows) == BATCH:
                SchemeMonth.objects.bulk_create(rows, batch_size=2_000)
                rows = []
    SchemeMonth.objects.bulk_create(rows, batch_size=2_000)
    return count * MONTHS * BYTES_A_MONTH


def portfolio_of(folder: str):  # type: ignore[no-untyped-def]
    """Give the portfolio of 2024/25 and how long reading it took."""
    begin(folder)
    from goldenthread.assure.savings.loading import load_portfolio
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.vocabulary import Period

    started = time.perf_counter()
    held = load_portfolio(list(Organisation.objects.all()), Period.financial_year(2024))
    return held, time.perf_counter() - started


def loading_seconds(folder: str) -> float:
    """Give how long reading a year of the portfolio into arrays takes."""
    return portfolio_of(folder)[1]


def cutting_seconds(folder: str) -> float:
    """Give how long outturn, ratings, profile and six cuts take from the arrays."""
    held, _ = portfolio_of(folder)
    from goldenthread.assure.savings.assess import rating_totals
    from goldenthread.assure.savings.cuts import cut
    from goldenthread.assure.savings.outturn import outturn_of, position_of
    from goldenthread.assure.savings.profile import profile_of

    started = time.perf_counter()
    found = outturn_of(held, 6)
    position_of(held, found)
    rating_totals(held, found)
    profile_of(held, 6)
    for name in CUTS:
        cut(held, found, [name])
    return time.perf_counter() - started


def grouping_seconds(folder: str) -> float:
    """Give how long the database takes to sum the same six cuts by itself."""
    begin(folder)
    from django.db.models import Sum

    from goldenthread.records.savings.models import SchemeMonth

    own = SchemeMonth.objects.filter(period_start__gte=dt.date(2024, 4, 1))
    started = time.perf_counter()
    for name in CUTS:
        key = "scheme__risk" if name == "rating" else f"scheme__{name}"
        list(own.order_by().values(key).annotate(p=Sum("plan"), a=Sum("actual"), f=Sum("forecast")))
    return time.perf_counter() - started


def reading_seconds(folder: str) -> float:
    """Give how long reading the rows of the year alone takes."""
    begin(folder)
    from goldenthread.records.savings.models import SchemeMonth

    own = SchemeMonth.objects.filter(period_start__gte=dt.date(2024, 4, 1))
    started = time.perf_counter()
    for _ in own.values_list("scheme_id", "period_start", "plan", "actual").iterator():
        pass
    return time.perf_counter() - started


def page_seconds(folder: str) -> tuple[float, float]:
    """Give how long the portfolio page's tables take at first, and again by another cut."""
    begin(folder)
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.vocabulary import Period, PeriodKind
    from goldenthread.web.presenters.savings import SavingsPage
    from goldenthread.web.scope import Scope

    month = Period(PeriodKind.MONTH, dt.date(2024, 9, 1))
    scope = Scope(Organisation.objects.get(), None, month, (month,))
    taken = []
    for by in ("rating", "type"):
        started = time.perf_counter()
        shown = SavingsPage(scope, None, {"by": by})
        if not (shown.facts and shown.rating_blocks and shown.profile_blocks and shown.cut_blocks):
            raise RuntimeError("the page is empty")
        taken.append(time.perf_counter() - started)
    return taken[0], taken[1]


def first_page_seconds(folder: str) -> float:
    """Give how long the portfolio page's tables take after a write to the records."""
    return page_seconds(folder)[0]


def next_page_seconds(folder: str) -> float:
    """Give how long the portfolio page's tables take when another cut is asked for."""
    return page_seconds(folder)[1]


def peak_of_cutting(folder: str) -> int:
    """Give the peak memory of a process that reads and cuts the portfolio, in bytes."""
    cutting_seconds(folder)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
