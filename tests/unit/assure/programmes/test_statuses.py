"""Delivery and embedding by the rule (RULES 3): cases, a second computation, properties."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldenthread.assure.programmes.statuses import (
    DeliveryFacts,
    EmbeddingFacts,
    month_later,
    propose_delivery,
    propose_embedding,
    written,
)
from goldenthread.vocabulary import Standing

COMPLETE, ON_TRACK, OFF_TRACK, OVERDUE = (
    Standing.COMPLETE,
    Standing.ON_TRACK,
    Standing.OFF_TRACK,
    Standing.OVERDUE,
)
BEST_LAST = (OVERDUE, OFF_TRACK, ON_TRACK, COMPLETE)
DAYS = st.dates(dt.date(2019, 12, 1), dt.date(2024, 4, 30))
MAYBE = st.none() | DAYS
DELIVERY = st.builds(
    DeliveryFacts,
    due=DAYS,
    forecast=MAYBE,
    completed=MAYBE,
    is_approved=st.booleans(),
    has_recovery=st.booleans(),
)
EMBEDDING = st.builds(
    EmbeddingFacts,
    due=MAYBE,
    delivery=st.none() | st.sampled_from(Standing),
    has_effect=st.booleans(),
    is_approved=st.booleans(),
    has_recovery=st.booleans(),
)


def day(text):
    return dt.date.fromisoformat(text)


def maybe(text):
    return day(text) if text else None


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("2023-01-31", "2023-02-28"),
        ("2024-01-31", "2024-02-29"),
        ("2023-01-28", "2023-02-28"),
        ("2023-02-28", "2023-03-28"),
        ("2023-03-31", "2023-04-30"),
        ("2023-04-30", "2023-05-30"),
        ("2023-05-31", "2023-06-30"),
        ("2023-07-31", "2023-08-31"),
        ("2023-12-31", "2024-01-31"),
        ("2023-12-01", "2024-01-01"),
        ("2023-06-15", "2023-07-15"),
    ],
)
def test_a_calendar_month_later(first, later):
    assert month_later(day(first)) == day(later)


# due, forecast, on, recovery, standing
DATES = [
    # before, on and after the date due: equality is on time
    ("2023-03-31", "", "2023-03-01", False, ON_TRACK),
    ("2023-03-31", "", "2023-03-31", False, ON_TRACK),
    ("2023-03-31", "", "2023-04-01", True, OFF_TRACK),
    ("2023-03-31", "", "2023-04-01", False, OFF_TRACK),
    # a month is a calendar month, cut to the last day of a shorter one
    ("2023-03-31", "", "2023-04-29", True, OFF_TRACK),
    ("2023-03-31", "", "2023-04-30", True, OVERDUE),
    ("2023-01-31", "", "2023-02-27", True, OFF_TRACK),
    ("2023-01-31", "", "2023-02-28", True, OVERDUE),
    ("2024-01-31", "", "2024-02-28", True, OFF_TRACK),
    ("2024-01-31", "", "2024-02-29", True, OVERDUE),
    ("2023-02-28", "", "2023-03-27", True, OFF_TRACK),
    ("2023-02-28", "", "2023-03-28", True, OVERDUE),
    ("2023-12-15", "", "2024-01-14", True, OFF_TRACK),
    ("2023-12-15", "", "2024-01-15", True, OVERDUE),
    # a forecast is held against the baselined date, long before that date comes
    ("2023-06-30", "2023-06-30", "2023-03-01", False, ON_TRACK),
    ("2023-06-30", "2023-05-01", "2023-03-01", False, ON_TRACK),
    ("2023-06-30", "2023-07-01", "2023-03-01", True, OFF_TRACK),
    ("2023-06-30", "2023-07-29", "2023-03-01", True, OFF_TRACK),
    ("2023-06-30", "2023-07-30", "2023-03-01", True, OVERDUE),
    ("2023-06-30", "2024-06-30", "2023-03-01", True, OVERDUE),
    # the later of the day and the forecast counts
    ("2023-03-31", "2023-03-15", "2023-04-10", True, OFF_TRACK),
    ("2023-03-31", "2023-04-05", "2023-05-10", True, OVERDUE),
    ("2023-03-31", "2023-05-05", "2023-04-02", True, OVERDUE),
]


@pytest.mark.parametrize(("due", "forecast", "on", "recovery", "standing"), DATES)
def test_delivery_by_its_dates(due, forecast, on, recovery, standing):
    facts = DeliveryFacts(day(due), maybe(forecast), has_recovery=recovery)
    found = propose_delivery(facts, day(on))
    assert found.standing is standing
    assert found.rule == "delivery"
    missing = standing is OFF_TRACK and not recovery
    assert found.findings == (("recovery_missing",) if missing else ())


@pytest.mark.parametrize(
    ("completed", "approved", "on", "standing"),
    [
        ("2023-03-20", True, "2023-03-20", COMPLETE),
        ("2023-03-20", True, "2023-12-31", COMPLETE),
        ("2023-05-20", True, "2023-05-20", COMPLETE),  # late, but done
        ("2023-03-20", False, "2023-03-31", ON_TRACK),  # done, the panel has not said so
        ("2023-03-20", False, "2023-04-15", OFF_TRACK),
        ("2023-03-20", False, "2023-04-30", OVERDUE),
        ("2023-03-20", True, "2023-03-19", ON_TRACK),  # not done yet on that day
        ("2023-05-20", True, "2023-05-19", OVERDUE),
        ("", True, "2023-03-31", ON_TRACK),
        ("", True, "2023-04-30", OVERDUE),
    ],
)
def test_only_completed_and_approved_is_complete(completed, approved, on, standing):
    facts = DeliveryFacts(day("2023-03-31"), None, maybe(completed), approved, has_recovery=True)
    assert propose_delivery(facts, day(on)).standing is standing


def test_without_a_date_nothing_is_proposed_unless_it_is_done():
    found = propose_delivery(DeliveryFacts(None), day("2023-03-31"))
    assert (found.standing, found.words) == (None, "no date due is recorded")
    assert propose_delivery(DeliveryFacts(None, day("2023-05-01")), day("2024-01-01")).standing is (
        None
    )
    done = DeliveryFacts(None, None, day("2023-03-01"), is_approved=True)
    assert propose_delivery(done, day("2023-03-31")).standing is COMPLETE


@pytest.mark.parametrize(
    ("facts", "on", "words"),
    [
        (DeliveryFacts(day("2023-03-31")), "2023-03-01", "due on 31 March 2023"),
        (
            DeliveryFacts(day("2023-03-31"), completed=day("2023-03-05")),
            "2023-03-10",
            "due on 31 March 2023 (completed, not yet approved)",
        ),
        (
            DeliveryFacts(day("2023-03-31"), day("2023-04-10"), has_recovery=True),
            "2023-03-10",
            "due on 31 March 2023, forecast on 10 April 2023: under a month, recovery in place",
        ),
        (
            DeliveryFacts(day("2023-03-31")),
            "2023-04-10",
            "due on 31 March 2023, not done on 10 April 2023: under a month, no recovery action",
        ),
        (
            DeliveryFacts(day("2023-03-31")),
            "2023-05-01",
            "due on 31 March 2023, not done on 1 May 2023: a month late or more",
        ),
        (
            DeliveryFacts(day("2023-03-31"), None, day("2023-03-05"), is_approved=True),
            "2023-05-01",
            "completed on 5 March 2023 and approved by the panel",
        ),
    ],
)
def test_the_words_say_why(facts, on, words):
    assert propose_delivery(facts, day(on)).words == words


def test_dates_are_written_without_a_leading_zero():
    assert written(day("2023-03-05")) == "5 March 2023"


# due, delivery, effect, approved, on, standing
EMBEDDED = [
    ("2023-06-30", COMPLETE, True, True, "2023-03-01", COMPLETE),
    ("2023-06-30", COMPLETE, True, True, "2023-12-01", COMPLETE),
    ("", COMPLETE, True, True, "2023-03-01", COMPLETE),
    ("2023-06-30", COMPLETE, True, False, "2023-03-01", ON_TRACK),
    ("2023-06-30", COMPLETE, False, True, "2023-06-30", ON_TRACK),
    ("2023-06-30", COMPLETE, False, True, "2023-07-01", OFF_TRACK),
    ("2023-06-30", COMPLETE, False, True, "2023-07-30", OVERDUE),
    ("2023-06-30", COMPLETE, True, False, "2023-07-30", OVERDUE),
    ("2023-06-30", ON_TRACK, True, True, "2023-03-01", ON_TRACK),
    ("2023-06-30", OVERDUE, True, True, "2023-03-01", ON_TRACK),
    ("2023-06-30", None, True, True, "2023-07-05", OFF_TRACK),
    ("2023-01-31", ON_TRACK, True, True, "2023-02-28", OVERDUE),
    ("", COMPLETE, False, True, "2023-07-01", None),
    ("", ON_TRACK, True, True, "2023-07-01", None),
]


@pytest.mark.parametrize(("due", "delivery", "effect", "approved", "on", "standing"), EMBEDDED)
def test_embedding_by_its_own_date_and_the_effect(due, delivery, effect, approved, on, standing):
    facts = EmbeddingFacts(maybe(due), delivery, effect, approved, has_recovery=True)
    found = propose_embedding(facts, day(on))
    assert found.standing is standing
    assert found.rule == "embedding"


def test_embedding_without_a_date_says_what_is_missing():
    on = day("2023-03-31")
    words = propose_embedding(EmbeddingFacts(None, ON_TRACK), on).words
    assert words == "no date for embedding is recorded, delivery is not complete"
    words = propose_embedding(EmbeddingFacts(None, COMPLETE), on).words
    assert words == "no date for embedding is recorded"


def test_late_embedding_without_recovery_is_a_finding():
    facts = EmbeddingFacts(day("2023-03-31"), COMPLETE)
    assert propose_embedding(facts, day("2023-04-05")).findings == ("recovery_missing",)


# A second computation, by counting: how many monthly anniversaries of the date due have come.


def whole_months_late(due, expected):
    """Count the whole calendar months from one day to a later one."""
    months = (expected.year - due.year) * 12 + expected.month - due.month
    next_day = expected + dt.timedelta(days=1)
    is_last_day = next_day.month != expected.month
    return months if expected.day >= due.day or is_last_day else months - 1


def second_opinion(facts, on):
    if facts.is_approved and facts.completed is not None and not facts.completed > on:
        return COMPLETE
    expected = sorted([on, facts.forecast if facts.forecast is not None else facts.due])[1]
    days_late = (expected - facts.due).days
    if days_late <= 0:
        return ON_TRACK
    return OVERDUE if whole_months_late(facts.due, expected) >= 1 else OFF_TRACK


@pytest.mark.slow
@given(DELIVERY, DAYS)
@example(DeliveryFacts(day("2023-01-31")), day("2023-02-28"))
@example(DeliveryFacts(day("2024-01-31")), day("2024-02-28"))
@example(DeliveryFacts(day("2023-01-30")), day("2023-02-28"))
def test_delivery_agrees_with_a_second_computation(facts, on):
    assert propose_delivery(facts, on).standing is second_opinion(facts, on)


@pytest.mark.slow
@given(DELIVERY, DAYS, DAYS)
def test_a_later_day_never_improves_work_that_is_not_done(facts, one, other):
    facts = DeliveryFacts(facts.due, facts.forecast, facts.completed, has_recovery=True)
    before, after = (propose_delivery(facts, on).standing for on in sorted((one, other)))
    assert BEST_LAST.index(after) <= BEST_LAST.index(before)


@pytest.mark.slow
@given(DELIVERY, DAYS, DAYS)
def test_what_is_complete_stays_complete(facts, one, other):
    early, late = sorted((one, other))
    if propose_delivery(facts, early).standing is COMPLETE:
        assert propose_delivery(facts, late).standing is COMPLETE


@pytest.mark.slow
@given(EMBEDDING, DAYS, DAYS)
def test_a_later_day_never_improves_embedding(facts, one, other):
    before, after = (propose_embedding(facts, on).standing for on in sorted((one, other)))
    assert (before is None) == (after is None)
    if before is not None:
        assert BEST_LAST.index(after) <= BEST_LAST.index(before)


@pytest.mark.slow
@given(DELIVERY, DAYS, DAYS)
def test_a_later_forecast_never_improves_the_standing(facts, later, on):
    if facts.forecast and later >= facts.forecast:
        moved = DeliveryFacts(
            facts.due, later, facts.completed, facts.is_approved, facts.has_recovery
        )
        assert BEST_LAST.index(propose_delivery(moved, on).standing) <= BEST_LAST.index(
            propose_delivery(facts, on).standing
        )


@pytest.mark.slow
@given(DELIVERY, DAYS)
def test_a_recovery_action_changes_the_words_and_never_the_standing(facts, on):
    with_one, without = (
        propose_delivery(
            DeliveryFacts(facts.due, facts.forecast, facts.completed, facts.is_approved, recovery),
            on,
        )
        for recovery in (True, False)
    )
    assert with_one.standing is without.standing
    assert with_one.findings == ()
    assert without.findings == (("recovery_missing",) if without.standing is OFF_TRACK else ())


@pytest.mark.slow
@given(EMBEDDING, DAYS)
def test_a_recovery_action_never_changes_embedding(facts, on):
    with_one, without = (
        propose_embedding(
            EmbeddingFacts(
                facts.due, facts.delivery, facts.has_effect, facts.is_approved, recovery
            ),
            on,
        ).standing
        for recovery in (True, False)
    )
    assert with_one is without


@pytest.mark.slow
@given(EMBEDDING, DAYS)
def test_embedding_is_complete_exactly_where_all_three_hold(facts, on):
    found = propose_embedding(facts, on).standing
    all_three = facts.delivery is COMPLETE and facts.has_effect and facts.is_approved
    assert (found is COMPLETE) == all_three


@pytest.mark.slow
@given(DELIVERY, EMBEDDING, DAYS)
def test_embedding_is_never_complete_before_delivery_is(delivery, embedding, on):
    standing = propose_delivery(delivery, on).standing
    facts = EmbeddingFacts(
        embedding.due, standing, embedding.has_effect, delivery.is_approved, embedding.has_recovery
    )
    if propose_embedding(facts, on).standing is COMPLETE:
        assert standing is COMPLETE
