"""Every step of savings: what it writes, who may take it, and what a refusal leaves behind."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes.actions.access import ProgrammeActionError
from goldenthread.records.savings import actions
from goldenthread.records.savings.models import (
    RiskWeight,
    SavingsShare,
    SavingsTarget,
    Scenario,
    Scheme,
    SchemeApproval,
    SchemeMonth,
    SchemeRequirement,
)
from goldenthread.vocabulary import Period
from tests import factories
from tests.integration.programmes.place import Place

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOON = dt.datetime(2023, 4, 10, 12, tzinfo=dt.UTC)
YEAR = Period.financial_year(2022)
APRIL = Period.month(2022, 4)
OFFICE = {"approver", "executive", "administrator", "superuser"}
OWNERS = OFFICE | {"owner", "lead"}
SHARERS = {"administrator", "superuser"}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def place():
    return Place()


@pytest.fixture
def scheme(place):
    return factories.SchemeFactory(
        organisation=place.trust, owner=place.post, workstream=place.workstream
    )


def steps(place, scheme):
    """Give each step with those who may take it and how many records it adds."""
    trust, month = place.trust, actions.MonthAmounts(scheme, APRIL, {"actual": Decimal(5)})
    scenario = factories.ScenarioFactory(organisation=trust)
    share = factories.SavingsShareFactory(organisation=trust, board=place.other)
    target = {"organisation": trust, "year": YEAR, "starts": YEAR.start, "amount": Decimal(9)}
    return {
        "add scheme": (OFFICE, lambda by: actions.write_scheme(
            organisation=trust, by=by, name="New")),
        "change scheme": (OWNERS, lambda by: actions.write_scheme(
            organisation=trust, by=by, scheme=scheme, risk="low")),
        "record savings": (OWNERS, lambda by: actions.record_months(months=[month], by=by)),
        "decide approval": (OWNERS, lambda by: actions.decide_gate(
            scheme=scheme, gate="quality", state="needed", by=by)),
        "set savings target": (OFFICE, lambda by: actions.set_target(by=by, **target)),
        "set risk weights": (OFFICE, lambda by: actions.set_weights(
            organisation=trust, weights={"high": Decimal(20)}, by=by)),
        "save scenario": (OFFICE, lambda by: actions.save_scenario(
            organisation=trust, name="Slip", changes=[{"change": "slip", "months": 3}], by=by)),
        "remove scenario": (OFFICE, lambda by: actions.remove_scenario(
            scenario=Scenario.objects.get(pk=scenario.pk), by=by)),
        "share savings": (SHARERS, lambda by: actions.share_savings(
            organisation=trust, board=place.other, level="totals", starts=YEAR.start, by=by)),
        "end sharing of savings": (SHARERS, lambda by: actions.end_share(
            share=share, by=by, ends=dt.date(2023, 4, 30))),
    }  # fmt: skip


NAMES = ("add scheme", "change scheme", "record savings", "decide approval", "set savings target",
         "set risk weights", "save scenario", "remove scenario", "share savings",
         "end sharing of savings")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_each_step_is_taken_by_those_who_may_and_refused_to_all_others(place, scheme, name):
    allowed, take = steps(place, scheme)[name]
    for who, person in place.people.items():
        AuditEvent.objects.all().delete()
        try:
            with transaction.atomic():
                take(person)
                event = AuditEvent.objects.get()
                assert (event.verb, event.by, event.refused) == (name, person, False)
                transaction.set_rollback(True)
            assert who in allowed, who
        except PermissionDenied:
            assert who not in allowed, who


@pytest.mark.parametrize("name", NAMES)
def test_a_refusal_leaves_one_trace_and_nothing_else(place, scheme, name):
    _, take = steps(place, scheme)[name]
    kept = (Scheme, SchemeMonth, SchemeApproval, SavingsTarget, RiskWeight, Scenario, SavingsShare)
    before = [list(model.objects.values()) for model in kept]
    AuditEvent.objects.all().delete()
    with pytest.raises(PermissionDenied):
        take(place.people["viewer"])
    event = AuditEvent.objects.get()
    assert (event.verb, event.refused, event.organisation_code) == (name, True, "RWF")
    assert [list(model.objects.values()) for model in kept] == before


def refused(step, words):
    AuditEvent.objects.all().delete()
    with pytest.raises(ProgrammeActionError, match=words):
        step()
    assert AuditEvent.objects.get().refused


def test_a_scheme_with_its_links_and_their_history(place):
    by = place.people["approver"]
    made = actions.write_scheme(
        organisation=place.trust, by=by, name="Rota of doctors", owner=place.post,
        requirements=[place.requirement],
    )  # fmt: skip
    again = actions.write_scheme(organisation=place.trust, by=by, name="Rota of doctors")
    assert (made.code, again.code) == ("rota-of-doctors", "rota-of-doctors-2")
    assert made.history.get().history_user == by
    assert SchemeRequirement.history.get().history_user == by
    actions.write_scheme(organisation=place.trust, by=by, scheme=made, requirements=[])
    assert made.requirements.count() == 0


@pytest.mark.parametrize("name", ["owner", "unit", "workstream", "requirements", "measures"])
def test_nothing_of_another_organisation_is_named(place, scheme, name):
    other = place.other
    foreign = {
        "owner": factories.PostFactory(organisation=other),
        "unit": factories.UnitFactory(organisation=other),
        "workstream": factories.WorkstreamFactory(programme__organisation=other),
        "requirements": [factories.RequirementFactory(source__organisation=other)],
        "measures": [factories.MeasureFactory(organisation=other)],
    }
    refused(lambda: actions.write_scheme(
        organisation=place.trust, by=place.people["approver"], scheme=scheme,
        **{name: foreign[name]}), "another organisation")  # fmt: skip


def test_months_are_written_all_or_none_and_only_what_is_given(place, scheme):
    by = place.people["owner"]
    factories.SchemeMonthFactory(scheme=scheme, plan=Decimal(100))
    given = [actions.MonthAmounts(scheme, APRIL, {"actual": Decimal("90.5")}),
             actions.MonthAmounts(scheme, APRIL.next(), {"forecast": Decimal(80)})]  # fmt: skip
    assert actions.record_months(months=given, by=by) == 2
    assert actions.record_months(months=given, by=by) == 0
    april, may = scheme.months.all()
    assert (april.plan, april.actual, may.forecast) == (100, Decimal("90.50"), 80)
    back = actions.MonthAmounts(scheme, APRIL, {"actual": Decimal(-1)})
    good = actions.MonthAmounts(scheme, APRIL.next(), {"actual": Decimal(7)})
    refused(lambda: actions.record_months(months=[good, back], by=by), "reversal")
    assert scheme.months.last().actual is None
    taken = actions.MonthAmounts(scheme, APRIL, {"actual": Decimal(-1)}, is_reversal=True)
    assert actions.record_months(months=[taken], by=by) == 1


def test_the_database_holds_no_negative_savings_that_are_no_reversal(scheme):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SchemeMonthFactory(scheme=scheme, actual=Decimal(-1))


def test_an_assessment_that_is_done_has_its_day(place, scheme):
    by, day = place.people["owner"], dt.date(2023, 4, 3)
    given = {"scheme": scheme, "gate": "quality", "by": by}
    refused(lambda: actions.decide_gate(state="done", **given), "day on which")
    future = dt.date(2023, 4, 11)
    refused(lambda: actions.decide_gate(state="done", decided=future, **given), "future")
    refused(lambda: actions.decide_gate(state="maybe", **given), "Choose")
    actions.decide_gate(state="needed", **given)
    kept = actions.decide_gate(state="done", decided=day, note=" Signed ", **given)
    assert SchemeApproval.objects.get() == kept
    assert (kept.note, kept.history.count()) == ("Signed", 2)


def test_a_target_is_restated_with_a_reason_and_both_are_kept(place):
    by, given = place.people["approver"], {"organisation": place.trust, "year": YEAR}
    actions.set_target(amount=Decimal(262), starts=YEAR.start, by=by, **given)
    later = {"amount": Decimal(269), "starts": dt.date(2022, 6, 1), "by": by, **given}
    refused(lambda: actions.set_target(**later), "reason")
    actions.set_target(reason="Stretch", **later)
    refused(lambda: actions.set_target(**{**later, "amount": Decimal(0)}), "above nought")
    assert [one.amount for one in SavingsTarget.objects.all()] == [262, 269]


def test_weights_are_set_and_taken_away(place):
    by, given = place.people["approver"], {"organisation": place.trust}
    actions.set_weights(weights={"high": Decimal(20), "low": Decimal(90)}, by=by, **given)
    actions.set_weights(weights={"high": None, "low": Decimal(90)}, by=by, **given)
    assert [(one.rating, one.weight) for one in RiskWeight.objects.all()] == [("low", 90)]
    refused(lambda: actions.set_weights(weights={"delivered": Decimal(1)}, by=by, **given), "never")
    refused(lambda: actions.set_weights(weights={"low": Decimal(101)}, by=by, **given), "no weight")


def test_scenarios_have_names_of_their_own(place):
    by, changes = place.people["approver"], [{"change": "slip", "months": 3}]
    given = {"organisation": place.trust, "by": by}
    made = actions.save_scenario(name="Slip", changes=changes, **given)
    refused(lambda: actions.save_scenario(name=" Slip ", changes=changes, **given), "already")
    refused(lambda: actions.save_scenario(name="None", changes=[], **given), "what changes")
    actions.save_scenario(name="Slip", changes=changes, description="A", scenario=made, **given)
    actions.remove_scenario(scenario=made, by=by)
    assert not Scenario.objects.exists()
    assert Scenario.history.count() == 3


def test_sharing_begins_before_it_ends(place):
    by = place.people["administrator"]
    given = {"organisation": place.trust, "starts": dt.date(2023, 4, 1), "by": by}
    share = actions.share_savings(board=place.other, level="totals", **given)
    refused(lambda: actions.share_savings(board=place.trust, level="totals", **given), "another")
    refused(lambda: actions.share_savings(board=place.other, level="all", **given), "Choose")
    early = dt.date(2023, 3, 1)
    refused(lambda: actions.share_savings(board=place.other, level="totals", ends=early, **given),
            "before the first")  # fmt: skip
    refused(lambda: actions.end_share(share=share, by=by, ends=early), "began on")
    assert actions.end_share(share=share, by=by, ends=dt.date(2023, 4, 30)).ends


def test_a_board_reads_schemes_that_are_shared_today_and_changes_none(place, scheme):
    reader = place.people["outsider"]
    seen = lambda: list(Scheme.objects.visible_to(reader))  # noqa: E731 (asked again each time)
    assert seen() == []
    share = factories.SavingsShareFactory(organisation=place.trust, board=place.other,
                                          level="breakdown")  # fmt: skip
    assert seen() == []
    share.level = "schemes"
    share.save()
    assert seen() == [scheme]
    with pytest.raises(PermissionDenied):
        actions.write_scheme(organisation=place.trust, by=reader, scheme=scheme, risk="low")
    share.ends = dt.date(2023, 4, 9)
    share.save()
    assert seen() == []
