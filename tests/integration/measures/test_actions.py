"""What people do with a measure on its pages."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.measures import actions
from goldenthread.records.measures.actions.observations import INSERTED
from goldenthread.records.measures.models import Contributor, Observation, Series
from goldenthread.records.organisations.models import Membership
from goldenthread.vocabulary import Period, parse_value
from tests import factories

pytestmark = pytest.mark.django_db
MARCH = Period.month(2023, 3)


@pytest.fixture
def measure():
    post = factories.PostFactory()
    return factories.MeasureFactory(organisation=post.organisation, owner=post)


@pytest.fixture
def owner(measure):
    member = factories.MembershipFactory(
        organisation=measure.organisation, role=Membership.Role.CONTRIBUTOR
    )
    factories.PostHoldingFactory(post=measure.owner, user=member.user)
    return member.user


def figure(measure, owner, written, **options):
    value = parse_value(written, measure.spec)
    return actions.record_figure(measure=measure, period=MARCH, value=value, by=owner, **options)


def test_commentary_is_written_and_written_over(measure, owner):
    given = {"measure": measure, "period": MARCH, "by": owner}
    first = actions.write_commentary(**given, summary=" Better ", actions="Beds")
    assert (first.summary, first.actions, first.period) == ("Better", "Beds", MARCH)
    second = actions.write_commentary(**given, summary="Worse", actions="Beds")
    assert second.pk == first.pk
    event, _ = AuditEvent.objects.all()
    assert (event.by, event.record_id) == (owner, str(measure.pk))
    assert event.details["summary"] == "Better → Worse"
    assert [one.history_user for one in second.history.all()] == [owner, owner]


def test_the_same_words_again_leave_no_trace(measure, owner):
    for _ in range(2):
        actions.write_commentary(measure=measure, period=MARCH, summary="Same", by=owner)
    assert AuditEvent.objects.count() == 1
    assert measure.commentaries.get().history.count() == 1


def test_a_point_is_annotated_or_kept_out(measure, owner):
    line = factories.SeriesFactory(measure=measure, code="site")
    note = actions.annotate(measure=measure, period=MARCH, text="Strike", by=owner)
    ghost = actions.annotate(
        measure=measure, period=MARCH, text="Strike", kind="ghost", series=line, by=owner
    )
    assert (note.kind, note.series, ghost.kind, ghost.series) == ("note", None, "ghost", line)


def test_a_rebase_needs_a_reason_and_keeps_who(measure, owner):
    starts = dt.date(2023, 3, 1)
    found = actions.add_rebase(measure=measure, starts=starts, reason="New ward", by=owner)
    assert (found.by, found.reason) == (owner, "New ward")
    with pytest.raises(actions.MeasureActionError, match="1 March 2023 already"):
        actions.add_rebase(measure=measure, starts=starts, reason="Again", by=owner)
    with pytest.raises(actions.MeasureActionError, match="reason is empty"):
        actions.add_rebase(measure=measure, starts=dt.date(2023, 4, 1), reason=" ", by=owner)


def test_a_figure_is_recorded_then_corrected(measure, owner):
    first = figure(measure, owner, "13.1%", numerator=Decimal(131), denominator=Decimal(1000))
    second = figure(measure, owner, "13.4%", note="late returns")
    first.refresh_from_db()
    assert (first.revision, second.revision) == (1, 2)
    assert first.superseded_at == second.recorded_at
    assert second.recorded_by == owner
    verbs = AuditEvent.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["record figure", "correct figure"]
    assert AuditEvent.objects.latest("pk").details["value"] == "13.1% → 13.4%"


def test_the_same_figure_again_adds_nothing(measure, owner):
    assert figure(measure, owner, "13.1%") == figure(measure, owner, "13.10%")
    assert Observation.objects.count() == AuditEvent.objects.count() == 1


def test_a_figure_of_a_line_belongs_to_it(measure, owner):
    line = factories.SeriesFactory(measure=measure, code="site")
    assert figure(measure, owner, "9%", series=line).series == line
    assert Series.objects.filter(code="").count() == 0


def summary(measure, by, **options):
    return actions.write_countermeasure_summary(
        measure=measure, period=MARCH, by=by, **{"problem": "Too long", **options}
    )


def test_a_countermeasure_summary_keeps_its_rows_in_order(measure, owner):
    rows = [{"contributor": "Beds", "area": "Wards"}, {"contributor": ""}, {"contributor": "Staff"}]
    plan = [{"action": "More beds", "status": "Open", "owner": "Ward lead", "due": "May"}]
    kept = summary(measure, owner, owner=None, contributors=rows, action_rows=plan)
    assert list(kept.contributors.values_list("contributor", "order")) == [
        ("Beds", 1),
        ("Staff", 2),
    ]
    assert kept.actions.get().due == "May"
    again = summary(measure, owner, contributors=rows[::-1], action_rows=[])
    assert list(again.contributors.values_list("contributor", flat=True)) == ["Staff", "Beds"]
    assert not again.actions.exists()
    assert AuditEvent.objects.count() == 2


def test_a_row_taken_off_stays_in_history(measure, owner):
    summary(measure, owner, contributors=[{"contributor": "Beds"}])
    summary(measure, owner, contributors=[])
    last = Contributor.history.latest()
    assert (last.history_type, last.history_user) == ("-", owner)


def test_the_same_summary_again_leaves_no_trace(measure, owner):
    for _ in range(2):
        summary(measure, owner, owner=measure.owner, contributors=[{"contributor": "Beds"}])
    assert AuditEvent.objects.count() == 1


def test_rows_of_another_summary_stay(measure, owner):
    summary(measure, owner, contributors=[{"contributor": "Beds"}])
    actions.write_countermeasure_summary(
        measure=measure, period=MARCH.next(), problem="Still", by=owner
    )
    assert Contributor.objects.get().contributor == "Beds"


def test_a_summary_that_cannot_be_kept_says_why(measure, owner):
    twice = [{"contributor": "Beds"}, {"contributor": "Beds"}]
    with pytest.raises(actions.MeasureActionError, match="twice"):
        summary(measure, owner, contributors=twice)
    with pytest.raises(actions.MeasureActionError, match="another organisation"):
        summary(measure, owner, owner=factories.PostFactory())
    with pytest.raises(actions.MeasureActionError, match="problem is empty"):
        summary(measure, owner, problem="")
    assert not measure.countermeasure_summaries.exists()


@pytest.mark.parametrize("role", [None, Membership.Role.VIEWER, Membership.Role.CONTRIBUTOR])
def test_who_may_not_change_the_measure_writes_nothing(measure, role):
    user = factories.UserFactory()
    if role:
        factories.MembershipFactory(organisation=measure.organisation, user=user, role=role)
    value = parse_value("9%", measure.spec)
    for act in (
        lambda: actions.write_commentary(measure=measure, period=MARCH, summary="x", by=user),
        lambda: actions.annotate(measure=measure, period=MARCH, text="x", by=user),
        lambda: actions.add_rebase(measure=measure, starts=MARCH.start, reason="x", by=user),
        lambda: actions.record_figure(measure=measure, period=MARCH, value=value, by=user),
        lambda: summary(measure, user),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not AuditEvent.objects.exists()


def test_every_column_of_a_figure_is_inserted():
    columns = {field.name for field in Observation._meta.concrete_fields}
    assert set(INSERTED) == columns - {"id"}
