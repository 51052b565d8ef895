"""What the records of savings contradict or lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.codes import Problem, finding_of, findings_of_record
from goldenthread.assure.findings.wording import begun
from goldenthread.assure.savings.outturn import Outturn
from goldenthread.assure.savings.portfolio import Portfolio, SchemeFacts, pounds
from goldenthread.assure.savings.results import Recurrence, TargetResult, total_target
from goldenthread.assure.savings.totals import Clash, Reported, checked, money_of
from goldenthread.assure.savings.weights import Weighted
from goldenthread.vocabulary.money import money_words
from goldenthread.vocabulary.savings import Basis, Gate, GateState, Rating, SchemeState

Approvals = Mapping[int, Mapping[str, str]]  # scheme -> gate -> state


def scheme_findings(
    portfolio: Portfolio,
    found: Outturn,
    approvals: Approvals,
    silent: Mapping[str, Collection[int]] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Give what is wrong with single schemes; those that are not shared by themselves are left.

    `silent` are the months (0 to 11) by organisation that none of its schemes has reported.
    """
    for place, one in enumerate(portfolio.schemes):
        if not one.id:
            continue
        problems = (
            *problems_of(one, portfolio, found, place, silent.get(one.organisation, ())),
            *gate_problems(one, approvals.get(one.id, {})),
        )
        yield from findings_of_record(problems, "scheme", one.id, one.name)


def problems_of(
    one: SchemeFacts, portfolio: Portfolio, found: Outturn, place: int, silent: Collection[int]
) -> Iterator[Problem]:
    """Give what is wrong with a scheme's figures and words."""
    plan, delivered = pounds(found.plan[place]), pounds(found.delivered[place])
    months = portfolio.months
    missing = [
        months[at].label
        for at in range(found.elapsed)
        if portfolio.plan.pence[place, at]
        and not portfolio.actual.given[place, at]
        and at not in silent
    ]
    if missing:
        yield Problem(
            "actual_missing",
            f"planned in {', '.join(missing)}, and no actual is recorded",
        )
    if one.state == SchemeState.DELIVERED and delivered < plan and found.left[place] == 0:
        yield Problem(
            "delivered_below_plan",
            f"stated as delivered with {money_words(delivered, '£k', 0)} of a plan of "
            f"{money_words(plan, '£k', 0)}",
        )
    if one.state and one.development == "unidentified":
        yield Problem(
            "delivering_unidentified",
            f"stated as {SchemeState(one.state).label.lower()} and as unidentified",
        )
    if delivered and not one.state and one.development in ("unidentified", "opportunity"):
        yield Problem(
            "saving_without_plans",
            f"{money_words(delivered, '£k', 0)} is delivered by a scheme without plans",
        )
    if one.recurrent is False and one.full_year_effect:
        yield Problem(
            "non_recurrent_with_full_year_effect",
            "non-recurrent, yet a full-year effect is recorded",
        )


def gate_problems(one: SchemeFacts, states: Mapping[str, str]) -> Iterator[Problem]:
    """Give the approvals that a scheme went ahead without."""
    if not one.state:
        return
    for gate, state in states.items():
        if state == GateState.NEEDED:
            label = Gate(gate).label
            yield Problem(
                "started_without_approval",
                f"{SchemeState(one.state).label.lower()}, but the {label[0].lower()}{label[1:]} "
                "is needed and not done",
            )


def target_findings(
    targets: tuple[TargetResult, ...], identified: Decimal, plans: int, weighted: Weighted
) -> Iterator[Finding]:
    """Give what is not identified of a target, restatements, and the weights that are missing."""
    for one in targets:
        if one.before is not None and one.before != one.amount and not one.reason.strip():
            now, was = money_words(one.amount, "£k", 0), money_words(one.before, "£k", 0)
            yield finding_of(
                "restated_without_reason",
                f"{one.label or 'The target'} is restated from {was} to {now} without a reason.",
                "savings_target",
                0,
                said=f"{one.organisation} {one.kind}: target {now}",
                held=f"It was {was}",
                field="reason",
            )
    target = total_target(targets)
    if target is not None and plans and identified < target:
        gap = money_words(target - identified, "£k", 0)
        made, wanted = money_words(identified, "£k", 0), money_words(target, "£k", 0)
        yield finding_of(
            "plan_below_target",
            f"Schemes with plans make {made} of the target of {wanted}: {gap} is not identified.",
            "savings_target",
            0,
            said=f"The target is {wanted}",
            held=f"Schemes with plans make {made}",
        )
    if plans and weighted.missing:
        names = ", ".join(one.label.lower() for one in weighted.missing)
        yield finding_of(
            "weights_missing",
            f"No risk-adjusted forecast: the organisation has set no weight for {names}.",
            "risk_weight",
            0,
        )


def recurrence_findings(found: Recurrence) -> Iterator[Finding]:
    """Give what is saved without saying whether it comes back."""
    if found.not_said:
        yield finding_of(
            "recurrence_missing",
            f"{money_words(found.not_said, '£k', 0)} of the forecast is not said to be recurrent "
            "or non-recurrent.",
            "scheme",
            0,
        )


def clash_findings(clashes: Iterable[Clash]) -> Iterator[Finding]:
    """Give totals that do not agree."""
    for one in clashes:
        words = one.words[0].upper() + one.words[1:]
        yield finding_of(
            one.code,
            f"{words}.",
            "savings_total",
            one.total.id,
            is_note=one.check.is_rounding,
            said=f"{one.total.words}: {money_of(one.total)}",
            held=f"{words}.",
        )


def reported_against_schemes(
    reported: Sequence[Reported], portfolio: Portfolio, found: Outturn
) -> Iterator[Finding]:
    """Give reported totals that differ from the sum of the schemes of the same cut."""
    held = defaultdict(list)
    for place, one in enumerate(portfolio.schemes):
        held[one.organisation].append((place, one))
    amounts = {
        Basis.PLAN: found.plan,
        Basis.FORECAST: found.outturn,
        Basis.PLAN_TO_DATE: found.plan_to_date,
        Basis.ACTUAL_TO_DATE: found.delivered,
    }
    for total in reported:
        if total.basis not in amounts or not held[total.organisation]:
            continue
        if total.month and total.month != portfolio.months[found.elapsed - 1].end:
            continue
        if total.rating in (Rating.DELIVERED, Rating.IN_DELIVERY):
            continue  # what is delivered is money, not a scheme
        places = [place for place, one in held[total.organisation] if matches(one, total)]
        summed = pounds(amounts[total.basis][places].sum())
        check = checked(total, [])
        if not places or summed == total.amount:
            continue
        said, made = money_of(total), f"the schemes make {money_of(total, summed)}"
        yield finding_of(
            "total_differs_from_schemes",
            f"Reported for {total.words}: {said}; {made}.",
            "savings_total",
            total.id,
            is_note=abs(total.amount - summed) <= check.slack,
            said=f"{total.words}: {said}",
            held=begun(made),
        )


def matches(one: SchemeFacts, total: Reported) -> bool:
    """Say whether a scheme belongs to the cut of a total."""
    recurrent = {True: "yes", False: "no", None: "?"}[one.recurrent]
    held = {
        "kind": one.kind,
        "category": one.category,
        "type": one.type,
        "development": one.development,
        "rating": one.rating.value,
        "recurrent": recurrent,
    }
    return all(held[name] == value for name, value in total.cut.items())
