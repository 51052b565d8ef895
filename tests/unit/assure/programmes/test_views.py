"""What a status says beside the rule's, how it moved, and which evidence counts on a day."""

import datetime as dt

import pytest

from goldenthread.assure.programmes.effect import shows_effect
from goldenthread.assure.programmes.results import StatusView, movement_between
from goldenthread.records.programmes.models import Evidence
from goldenthread.vocabulary import STATUS_SCALES

RED, AMBER, GREEN = STATUS_SCALES["rag"].steps


def view(stated=None, proposed=None):
    return StatusView(stated, proposed, "worst", "the worst of 2 parts")


@pytest.mark.parametrize(
    ("stated", "proposed", "effective", "differs"),
    [
        (None, None, None, False),
        (RED, None, RED, False),
        (None, GREEN, GREEN, False),
        (GREEN, GREEN, GREEN, False),
        (AMBER, GREEN, AMBER, True),
    ],
)
def test_the_owners_word_stands_before_the_rules(stated, proposed, effective, differs):
    found = view(stated, proposed)
    assert (found.effective, found.differs) == (effective, differs)
    assert found.words == (effective.words if effective else "No status")


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        (None, view(RED, GREEN), ""),
        (view(), view(), ""),
        (view(proposed=RED), view(), ""),
        (view(), view(proposed=RED), ""),
        (view(proposed=RED), view(proposed=AMBER), "improved"),
        (view(proposed=AMBER), view(proposed=RED), "worsened"),
        (view(proposed=AMBER), view(proposed=AMBER), "unchanged"),
        (view(RED, GREEN), view(GREEN, RED), "improved"),  # stated both times
        (view(None, GREEN), view(GREEN, RED), "worsened"),  # else as the rule proposes
        (view(RED, GREEN), view(None, GREEN), "unchanged"),
        (view(RED), view(None, GREEN), ""),
    ],
)
def test_movement_compares_like_with_like(before, now, movement):
    assert movement_between(before, now) == movement


def test_an_audit_shows_the_effect_on_the_day_that_it_is_added_and_later():
    audit = Evidence(kind="audit", added=dt.date(2023, 3, 20))
    days = [dt.date(2023, 3, number) for number in (19, 20, 21)]
    assert [shows_effect([audit], on, frozenset(), {}) for on in days] == [False, True, True]
    assert not shows_effect([], days[2], frozenset({1}), {})
