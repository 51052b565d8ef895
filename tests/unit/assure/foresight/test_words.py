"""Foresight in words: chances, sentences, changes, and rows of an export."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from goldenthread.assure.foresight.completion import Completable, foresee_completion
from goldenthread.assure.foresight.landing_words import (
    completion_headline,
    completion_sentences,
    lateness_sentence,
    likely_sentence,
    pounds_words,
    savings_headline,
    savings_sentences,
    span,
)
from goldenthread.assure.foresight.listing import completion_row, outlook_row, savings_outlook_row
from goldenthread.assure.foresight.outlook import outlooks
from goldenthread.assure.foresight.reasons import Reason
from goldenthread.assure.foresight.results import Pace
from goldenthread.assure.foresight.savings import SavingsOutlook, foresee_savings
from goldenthread.assure.foresight.words import (
    chance_words,
    change_words,
    end_sentence,
    end_words,
    next_sentence,
    next_words,
    pace_sentence,
    pace_short,
)
from goldenthread.vocabulary import Better, Comparator, Kind, ValueSpec
from tests.unit.assure.foresight.samples import LAST, STEADY, goal, history
from tests.unit.assure.foresight.test_completion import ON, PAST, waiting
from tests.unit.assure.foresight.test_landing import five

GOALS = tuple(goal(70 + at / 2) for at in range(1, 10))


def one(**settings):
    return outlooks([history(settings.pop("values", STEADY), **settings)])["one"]


def dated(**settings):
    return one(goals=GOALS, end=LAST.shift(9), end_goal=GOALS[-1], **settings)


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0, "under 1%"),
        (0.0099, "under 1%"),
        (0.01, "1%"),
        (0.624, "62%"),
        (0.99, "99%"),
        (0.9901, "over 99%"),
        (1, "over 99%"),
    ],
)
def test_a_chance_is_a_whole_percentage_and_never_none_or_all(chance, words):
    assert chance_words(chance) == words


def test_the_next_period_in_a_sentence():
    words = next_sentence(one(goals=goal(72)))
    assert words == (
        "April 2026: 70.6% expected (80% interval 68.0% to 73.2%). The chance of meeting the "
        "target of 72% is 24%."
    )


def test_no_forecast_no_target_and_no_date_say_why():
    assert next_sentence(one(values=STEADY[:5])) == (
        "No forecast: there are 5 figures. A forecast needs 13."
    )
    assert next_sentence(one()).endswith("No target is in force in April 2026.")
    assert end_sentence(one(goals=goal(72))) == ""
    far = one(goals=goal(72), end=LAST.shift(60), end_goal=goal(80))
    assert end_sentence(far) == "March 2031 lies further ahead than these figures can tell."


def test_the_narrow_column_holds_a_chance_or_a_short_reason():
    assert next_words(one(goals=goal(72))) == "24% in Apr-26"
    assert next_words(one(values=STEADY[:5])) == "Too few figures"
    assert next_words(one()) == "No target"


def test_the_targets_date_and_the_change_it_needs():
    """Levels of three figures rise most over nine months from the 8th month: 70.00 to 70.67."""
    found = dated()
    assert end_sentence(found).startswith("December 2026, the target's date: 70.6% expected")
    assert pace_sentence(found) == (
        "The target needs +0.50 percentage points a month for 9 months. The most it ever sustained "
        "so long is +0.07 percentage points a month (May-25 to Feb-26): it has never done that."
    )
    assert pace_short(found) == "+0.50 percentage points a month; never done"


def test_the_pace_in_its_other_cases():
    found = dated()
    done = replace(found, pace=Pace(0.1, 1, 0.2, LAST, LAST, has_done=True))
    assert "for 1 month." in pace_sentence(done)
    assert pace_sentence(done).endswith("it has done that before.")
    short = replace(found, pace=Pace(0.1, 9, None))
    assert pace_sentence(short).endswith("do not reach back far enough to compare.")
    assert pace_short(short).endswith("no figures as far back")
    there = replace(found, pace=Pace(0.0, 9, 0.1))
    assert pace_short(there) == "None: it is there"
    assert pace_sentence(there).startswith("The newest figure is where")
    assert (pace_sentence(one()), pace_short(one())) == ("", "")
    bare = replace(found, pace=Pace(0.1, 2, 0.2))
    assert "(" not in pace_sentence(bare)


@pytest.mark.parametrize(
    ("change", "spec", "words"),
    [
        (0.5, ValueSpec(Kind.PERCENT), "+0.50 percentage points"),
        (-0.5, ValueSpec(Kind.PERCENT, decimals=0), "-0.5 percentage points"),
        (1.25, ValueSpec(Kind.COUNT), "+1.3"),
        (-0.0125, ValueSpec(Kind.RATE), "-0.013"),
        (0.0125, ValueSpec(Kind.RATE, decimals=1), "+0.01"),
        (-2.5, ValueSpec(Kind.DURATION), "-00:02:30"),
        (0.25, ValueSpec(Kind.MONEY, "£m"), "+£0.25m"),
        (0.0, ValueSpec(Kind.COUNT), "0.0"),
    ],
)
def test_a_change_has_its_sign_and_one_decimal_more(change, spec, words):
    assert change_words(change, spec) == words


def test_ends_of_whole_counts_stay_whole():
    assert end_words(12.0, ValueSpec(Kind.COUNT)) == "12"
    assert end_words(12.5, ValueSpec(Kind.COUNT)) == "12.5"
    assert end_words(12.0, ValueSpec(Kind.PERCENT)) == "12.0%"


def test_completion_in_words():
    found = foresee_completion([*PAST, waiting(10), waiting(40)], ON, dt.date(2026, 6, 30))
    assert completion_headline(found).endswith(
        "chance that all actions are complete by 30 June 2026"
    )
    text = " ".join(completion_sentences(found))
    assert text.startswith("10 of 12 actions are complete. By 30 June 2026 11 to 12 are likely")
    assert "All are complete by the end of July 2026 in 80% of the runs." in text
    assert "Half of the actions are complete within 20 days after their baselined date." in text


def test_completion_that_is_withheld_or_past_its_date():
    none = foresee_completion([], ON)
    assert completion_headline(none) == "There are no actions."
    assert completion_sentences(none) == [
        "When the actions will be complete is not foretold: there are no actions."
    ]
    past = foresee_completion([*PAST, Completable(ON)], ON)
    assert completion_headline(past) == "Every date has passed."
    assert "Every date to complete them by has passed." in completion_sentences(past)
    unseen = completion_sentences(replace(past, median_late=None))
    assert not any("Half of" in words for words in unseen)
    assert likely_sentence(replace(past, likely_month=None)).startswith("No month can be told")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "on their baselined date or before it."),
        (1, "within 1 day after their baselined date."),
        (-3, "within 3 days before their baselined date."),
    ],
)
def test_lateness_in_words(days, words):
    assert lateness_sentence(days, "actions").endswith(words)


def test_savings_in_words():
    found = foresee_savings(five(), 3, Decimal(1125), Decimal(4500))
    first, second, *rest = savings_sentences(found)
    assert "The chance of landing the target of £5k is" in first
    assert second == "So far 5 schemes delivered 75.0% of what they planned in 3 months."
    assert rest == []
    assert savings_headline(found) == chance_words(found.chance)
    assert savings_sentences(replace(found, not_begun=1))[-1].startswith("1 scheme has not begun")
    assert savings_sentences(replace(found, not_begun=2))[-1].startswith("2 schemes have not")
    withheld = SavingsOutlook(Decimal(1), True, Reason("few_months", "Too few months."))
    assert savings_headline(withheld) == ""
    assert savings_sentences(withheld)[0].endswith("not foretold: too few months.")
    assert pounds_words(Decimal(2_500_000)) == "£2.5m"
    assert (span(3, 3), span(3, 5)) == ("3", "3 to 5")


def test_an_export_has_the_same_keys_whether_or_not_something_is_foretold():
    full, withheld = outlook_row(dated()), outlook_row(one(values=STEADY[:5]))
    assert full is not None
    assert withheld is not None
    assert list(full) == list(withheld)
    assert full["steps"][0]["period"] == "2026-04"
    assert full["pace"]["best_from"] == "2025-05"
    assert withheld["withheld"] == {
        "code": "few_points", "words": "There are 5 figures. A forecast needs 13.",
    }  # fmt: skip
    assert outlook_row(None) is None
    done = completion_row(foresee_completion([*PAST, waiting(10)], ON))
    assert list(done) == list(completion_row(foresee_completion([], ON)))
    money = savings_outlook_row(foresee_savings(five(), 3, Decimal(1125), None))
    assert money["goal"] == "6000"
    nothing = savings_outlook_row(foresee_savings(five(), 12, Decimal(0), None))
    assert list(money) == list(nothing)
    assert nothing["low_80"] is None


def test_a_target_that_must_fall_is_worded_with_its_sign():
    falling = tuple(goal(70 - at, Comparator.AT_MOST) for at in range(1, 10))
    found = one(goals=falling, end=LAST.shift(9), end_goal=falling[-1], better=Better.LOWER)
    assert "The target needs -1.00 percentage points a month" in pace_sentence(found)
