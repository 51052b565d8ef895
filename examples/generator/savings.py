"""Fictional savings of two trusts and their board, and the finance of the larger one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from examples.generator.organisation import SYSTEM, TRUST, UNITS

OTHER = "RZ8"
YEAR, PASSED = 2025, 10  # the financial year, and the months of it that are reported
NEWEST = "2026-01"
Row = tuple[str, ...]
MONTHS = [f"{YEAR + (n + 3) // 12}-{(n + 3) % 12 + 1:02d}" for n in range(12)]
DEVELOPMENTS = ("developed", "developed", "in_progress", "in_progress", "opportunity")
RISKS = ("low", "low", "medium", "medium", "high")
WARDS = [(name, parent) for _, name, kind, parent in UNITS if kind == "ward"]
SITES = {code: name for code, name, kind, _ in UNITS if kind == "site"}

KINDS = (
    # type, category, owner, unit, what schemes of it are called
    ("Workforce", "pay", "cpo", "", ("Agency exit plan", "Bank rates aligned", "Rota redesign",
     "Vacancy review", "Sickness cover", "Consultant job planning", "Overtime controls",
     "Skill mix on wards", "Locum framework", "Corporate vacancies")),
    ("Theatres", "non_pay", "dos", "SUR", ("Theatre lists filled", "Loan kit reduced",
     "Implant prices", "Day surgery by default", "Late starts ended", "Consignment stock")),
    ("Medicines", "non_pay", "cp", "CSS", ("Biosimilar switch", "Waste of medicines",
     "Homecare tariff", "Antibiotics by mouth", "Outpatient dispensing")),
    ("Patient flow", "pay", "dme", "MED", ("Escalation beds closed", "Same day emergency care",
     "Discharge lounge", "Virtual ward", "Length of stay", "Weekend discharge")),
    ("Procurement", "non_pay", "cfo", "", ("Catalogue compliance", "Energy contract",
     "Maintenance contracts", "Print and post", "Travel policy", "Consumables standardised",
     "Software licences", "Cleaning contract")),
    ("Estates", "non_pay", "def", "", ("Leased space given up", "LED lighting",
     "Boiler controls", "Waste segregation", "Space charging")),
    ("Outpatients", "pay", "dot", "", ("Letters sent electronically", "Follow-ups on request",
     "Clinic templates", "Missed appointments")),
    ("Commercial income", "income", "cfo", "", ("Private patients", "Overseas visitors",
     "Research income", "Car parking", "Retail units")),
)  # fmt: skip


@dataclass(frozen=True)
class Scheme:
    """A scheme with the pounds of its plan each month and what it delivers of it."""

    organisation: str
    code: str
    name: str
    type: str
    category: str
    owner: str
    unit: str
    development: str
    risk: str
    state: str
    recurrent: bool
    counts: bool
    plan: tuple[int, ...]
    share: float


def schemes() -> list[Scheme]:
    """Give the schemes of both trusts, the same each time."""
    chance = random.Random(2025)  # noqa: S311 (figures of an example)
    found = []
    for organisation, size in ((TRUST, 1.0), (OTHER, 0.4)):
        for kind, category, owner, unit, names in KINDS:
            for number, name in enumerate(names if organisation == TRUST else names[:2]):
                yearly = chance.randrange(60, 1_150) * 1_000 * size
                starts = chance.choice((0, 0, 0, 2, 3, 6))
                monthly = round(yearly / (12 - starts), -2)
                development, risk = chance.choice(DEVELOPMENTS), chance.choice(RISKS)
                runs = development == "developed" and risk == "low"
                found.append(
                    Scheme(
                        organisation=organisation,
                        code=f"{kind.lower().replace(' ', '-')}-{number + 1}",
                        name=name,
                        type=kind,
                        category=category,
                        owner=owner if organisation == TRUST else "",
                        unit=unit if organisation == TRUST else "",
                        development=development,
                        risk=risk,
                        state="in_delivery" if runs else "",
                        recurrent=chance.random() < 0.7,
                        counts=kind != "Commercial income" or number < 2,
                        plan=tuple(0 if m < starts else int(monthly) for m in range(12)),
                        share={"low": 1.0, "medium": 0.85, "high": 0.55}[risk]
                        + chance.uniform(-0.15, 0.12),
                    )
                )
        gap = int(900_000 * size) // 6
        found.append(
            Scheme(organisation, "unidentified", "Not identified yet", "", "", "", "",
                   "unidentified", "", "", False, True, (0,) * 6 + (gap,) * 6, 0.0)
        )  # fmt: skip
    return found


def scheme_rows() -> Iterator[Row]:
    """Give the facts of the schemes."""
    for order, one in enumerate(schemes(), 1):
        effect = str(sum(one.plan) * 12 // max(1, sum(p > 0 for p in one.plan)))
        yield (
            one.code, one.organisation, one.name, "cip", "yes" if one.counts else "no",
            one.category, one.type, "yes" if one.recurrent else "no", one.development, one.risk,
            one.state, effect if one.recurrent else "", one.owner, one.unit, str(order),
        )  # fmt: skip


def month_rows() -> Iterator[Row]:
    """Give plan, actual to the newest month, and forecast of the months left."""
    chance = random.Random(7)  # noqa: S311
    for one in schemes():
        for at, (month, plan) in enumerate(zip(MONTHS, one.plan, strict=True)):
            if not plan:
                continue
            has_begun = one.development not in ("opportunity", "unidentified")
            saved = round(plan * one.share * chance.uniform(0.85, 1.15), -2) if has_begun else 0
            actual = f"{saved:.0f}" if at < PASSED else ""
            forecast = f"{plan * one.share:.0f}" if at >= PASSED else ""
            yield one.code, one.organisation, month, str(plan), actual, forecast


def approval_rows() -> Iterator[Row]:
    """Give the impact assessments: done for what runs, but for one that is still needed."""
    running = [one for one in schemes() if one.state and one.organisation == TRUST]
    for number, one in enumerate(running):
        state = "needed" if number == 1 else "done"
        decided = "" if state == "needed" else f"{YEAR}-03-2{number % 9}"
        yield one.code, one.organisation, "quality", state, decided
        yield one.code, one.organisation, "data_protection", "not_applicable", ""


def target_rows() -> Iterator[Row]:
    """Give the targets, the larger trust's restated in the summer."""
    year = f"{YEAR}/{YEAR % 100 + 1}"
    yield TRUST, year, "£32m", "cip", f"{YEAR}-04-01", "CIP", ""
    yield TRUST, year, "£34m", "cip", f"{YEAR}-07-01", "CIP", "The pay award was not fully funded."
    yield OTHER, year, "£6m", "cip", f"{YEAR}-04-01", "CIP", ""


def share_rows() -> Iterator[Row]:
    """Give what the trusts let their board read."""
    yield TRUST, SYSTEM, "schemes", f"{YEAR}-04-01"
    yield OTHER, SYSTEM, "breakdown", f"{YEAR}-04-01"


def finance_rows() -> Iterator[Row]:
    """Give income and cost by month and to date, with the surplus that they make."""
    chance = random.Random(11)  # noqa: S311
    lines = (("Income", "income", "", 61.2), ("Pay", "cost", "", 38.4),
             ("Non-pay", "cost", "", 21.1), ("Financing costs", "cost", "", 1.9))  # fmt: skip
    names = "|".join(name for name, *_ in lines)
    totals = {name: [0, 0] for name in (*(name for name, *_ in lines), "Surplus or deficit")}
    for month in MONTHS[:PASSED]:
        made = {}
        for name, _, _, usual in lines:
            plan = round(usual * 10)
            made[name] = plan, plan + round(chance.uniform(-0.02, 0.03) * plan)
        sums = [made["Income"][n] - sum(made[name][n] for name, *_ in lines[1:]) for n in (0, 1)]
        made["Surplus or deficit"] = sums[0], sums[1]
        natures = {name: nature for name, nature, *_ in lines}
        for order, (name, (plan, actual)) in enumerate(made.items(), 1):
            totals[name][0] += plan
            totals[name][1] += actual
            nature = natures.get(name, "balance")
            parts = names if name == "Surplus or deficit" else ""
            for cumulative, pair in (("no", (plan, actual)), ("yes", totals[name])):
                yield (
                    TRUST, "summary", "Income and expenditure", name, month, cumulative,
                    str(order), parts, nature, f"{pair[0] / 10:.1f}", f"{pair[1] / 10:.1f}", "£m",
                )  # fmt: skip


def bridge_rows() -> Iterator[Row]:
    """Give the bridge from the plan of last year to that of the next."""
    steps = (("Plan 2025/26", "-14.2", "opening"), ("Full-year effect of savings", "6.1", "change"),
             ("Pay award beyond funding", "-4.8", "change"), ("Inflation", "-5.3", "change"),
             ("Elective recovery", "3.4", "change"), ("Draft plan 2026/27", "-14.8", "subtotal"),
             ("New savings", "14.8", "change"), ("Plan 2026/27", "0.0", "closing"))  # fmt: skip
    for order, (step, value, kind) in enumerate(steps, 1):
        yield TRUST, "plan-2026-27", "Plan 2025/26 to 2026/27", str(order), step, value, kind, "£m"


def ward_rows() -> Iterator[Row]:
    """Give the wards of the newest three months, one of them standing out."""
    chance = random.Random(5)  # noqa: S311
    for month in MONTHS[PASSED - 3 : PASSED]:
        for order, (ward, site) in enumerate(WARDS, 1):
            budget = 120_000 + 9_000 * order
            over = 1.42 if ward.startswith("Heron") else chance.uniform(0.97, 1.08)
            care = 26 if "Intensive" in ward else chance.uniform(6.5, 9.5)
            yield (
                TRUST, ward, month, SITES[site], f"{chance.uniform(88, 102):.1f}%",
                f"{chance.uniform(85, 115):.1f}%", f"{chance.uniform(94, 108):.1f}%",
                f"{chance.uniform(90, 125):.1f}%", f"{chance.uniform(12, 40):.1f}%", f"{care:.1f}",
                str(chance.randrange(0, 7)), str(chance.randrange(0, 3)), str(budget),
                str(round(budget * over)), str(order),
            )  # fmt: skip


NARRATIVE = (
    ("savings", "introduction", "Savings are on course in procurement and medicines and behind in "
     "workforce and patient flow. What is behind is worked on scheme by scheme."),
    ("savings", "cip", "The target was raised in July, when the pay award was not fully funded."),
    ("finance", "month", "Income and cost are near their plans; cost grows faster than income."),
    ("finance", "savings", "The schemes and their risks stand in the report on savings."),
)  # fmt: skip


def narrative_rows() -> Iterator[Row]:
    """Give the words of both reports."""
    for order, (report, section, text) in enumerate(NARRATIVE, 1):
        yield TRUST, report, NEWEST, section, str(order), text
