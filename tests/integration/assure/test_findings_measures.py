"""What the records of measures and tables contradict or lack."""

import datetime as dt

import pytest

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.records.measures.models import (
    Commentary,
    CountermeasureAction,
    CountermeasureSummary,
    StratificationTable,
    TableCell,
)
from tests.integration.assure import trust as small
from tests.integration.assure.trust import MARCH, figure, measure, months, target

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
IN_MARCH = {"period_kind": "month", "period_start": MARCH.start}
LONG = "Performance held in the month, and recovery goes on in every ward."


@pytest.fixture
def trust():
    return small.organisation("RWF")


@pytest.fixture
def waits(trust):
    one = measure(trust, "waits", name="Waits within 18 weeks")
    months(one, ["91%", "92%", "93%"])
    return one


def told(trust, code="", period=MARCH, **options):
    """Give the findings of measures and tables, of a code where it is named."""
    found = check(Ground(trust, period, **options), ("measures", "tables"))
    return [one.finding for one in found if code in ("", one.finding.code)]


def table(trust, rows, *, title="Incidents by ward", total="", period=MARCH, **options):
    made = StratificationTable.objects.create(
        organisation=trust, code=title.lower().replace(" ", "-"), title=title,
        period_kind="month" if period else "", period_start=period.start if period else None,
        **options,
    )  # fmt: skip
    for place, (row, written) in enumerate(rows.items()):
        TableCell.objects.create(
            table=made, row=row, column="Incidents", written=str(written), row_order=place,
            is_total=row == total,
        )  # fmt: skip
    return made


def test_measures_that_agree_are_quiet(trust, waits):
    assert told(trust) == []


def test_a_target_on_the_wrong_side_is_an_error(trust, waits):
    target(waits, "<90%")
    (found,) = told(trust)
    assert (found.code, found.severity, found.record_id) == (
        "target_wrong_side", "error", waits.pk,
    )  # fmt: skip


def test_a_figure_is_what_its_parts_make(trust, waits):
    figure(waits, MARCH, "93%", numerator=841, denominator=1000)
    (found,) = told(trust, "ratio_differs")
    assert found.words == "Waits within 18 weeks: 93% in Mar-23, where 841 of 1,000 make 84.10%"


def test_an_old_figure_is_told_unless_its_lag_allows_it(trust, waits):
    assert told(trust, "figure_stale", MARCH.next().next())[0].severity == "warning"
    waits.lag_months = 2
    waits.save()
    assert told(trust, "figure_stale", MARCH.next().next()) == []


def test_an_escalation_needs_words(trust, waits):
    waits.role, waits.tier = "driver", "constitutional"
    waits.save()
    months(waits, [f"{60 + n % 2}%" for n in range(18)])
    target(waits, "92%")
    (found,) = told(trust, "escalated_without_words")
    assert "escalated (" in found.words
    Commentary.objects.create(measure=waits, summary="We know.", **IN_MARCH)
    assert told(trust, "escalated_without_words") == []


def test_words_are_not_those_of_the_last_period(trust, waits):
    before = {"period_kind": "month", "period_start": MARCH.previous().start}
    Commentary.objects.create(measure=waits, summary=LONG, **before)
    now = Commentary.objects.create(measure=waits, summary=LONG, **IN_MARCH)
    (found,) = told(trust, "repeated_words")
    assert (found.record, found.record_id, found.field) == ("commentary", now.pk, "summary")
    now.summary = "It fell."
    now.save()
    assert told(trust, "repeated_words") == []


def test_a_desired_trend_leads_to_what_is_better(trust, waits):
    """The paper's own case: complaints are to be fewer, and the trend is above the mean."""
    summary = CountermeasureSummary.objects.create(
        measure=waits, problem="Too many.", desired_trend="7 points in a row above the mean",
        **IN_MARCH,
    )  # fmt: skip
    assert told(trust, "desired_trend_contradicts") == []
    waits.better = "lower"
    waits.save()
    (found,) = told(trust, "desired_trend_contradicts")
    assert (found.severity, found.record, found.record_id) == (
        "error", "countermeasure", summary.pk,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "status", "codes"),
    [
        ("17 May 2003", "Planned", ["date_long_past"]),
        ("17 May 2003", "Complete", []),
        ("17 May 2023", "Planned", []),
        ("April", "Open", []),
        ("31 April 2023", "Open", ["day_impossible"]),
        ("31 April 2023", "Closed", ["day_impossible"]),
    ],
)
def test_a_countermeasure_is_planned_for_a_day_that_comes(trust, waits, due, status, codes):
    summary = CountermeasureSummary.objects.create(measure=waits, problem="x", **IN_MARCH)
    CountermeasureAction.objects.create(summary=summary, action="Meet", status=status, due=due)
    assert [one.code for one in told(trust)] == codes


def test_a_name_leads_where_the_direction_does(trust, waits):
    waits.name, waits.better = "Reduction in falls", "higher"
    waits.save()
    assert [one.code for one in told(trust)] == ["name_contradicts_direction"]


def test_measures_of_one_theme_have_names_of_their_own(trust, waits):
    months(measure(trust, "other", name="Waits within 18 weeks"), ["92%"] * 3)
    (found,) = told(trust)
    assert (found.code, found.held) == ("repeated_text", "The same name stands for other")


def test_a_target_is_not_changed_in_place(trust, waits, time_machine):
    time_machine.move_to("2023-03-01 09:00")
    one = target(waits, "95%", valid_from=dt.date(2022, 4, 1))
    time_machine.move_to("2023-04-03 09:00")
    one.written, one.number = "90%", 90
    one.save()
    (found,) = told(trust)
    assert (found.code, found.said, found.held) == (
        "target_changed_without_record", "Target 90%", "Until 3 April 2023 it was 95%",
    )  # fmt: skip
    assert told(trust, as_at=dt.datetime(2023, 3, 20, tzinfo=dt.UTC)) == []


def test_the_rows_of_a_table_make_its_total(trust, waits):
    made = table(trust, {"A": 3, "B": 4, "Trust": 8}, total="Trust", measure=waits)
    (found,) = told(trust)
    assert (found.code, found.record, found.record_id) == ("table_total_differs", "table", made.pk)
    assert found.words == "Incidents by ward: Incidents, Trust 8, the parts make 7"
    assert [(ref.kind, ref.id) for ref in found.involved] == [("measure", waits.pk)]
    TableCell.objects.filter(row="Trust").update(written="7")
    assert told(trust) == []


def test_tables_of_other_periods_are_not_of_this_one(trust):
    table(trust, {"A": 3, "B": 4, "Total": 8}, period=MARCH.previous())
    assert told(trust) == []
    table(trust, {"A": 3, "B": 4, "Total": 8}, title="Always", period=None)
    assert [one.words[:6] for one in told(trust)] == ["Always"]
