"""What a waiver covers, and when it no longer does."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.waiving import (
    WaiverFacts,
    counted,
    open_errors,
    with_waivers,
)

TODAY = dt.date(2023, 4, 10)
FOUND = Finding("total_differs", "error", "w", "bridge", 1, said="-4.5", held="-4.9")
WAIVER = WaiverFacts(1, FOUND.fingerprint, "-4.5", "-4.9", "Agreed", "Chair", dt.date(2023, 4, 1))


@pytest.mark.parametrize(
    ("waiver", "finding", "why"),
    [
        (WAIVER, FOUND, ""),
        (replace(WAIVER, until=TODAY), FOUND, ""),
        (replace(WAIVER, until=TODAY - dt.timedelta(days=1)), FOUND, "ended on 9 April 2023"),
        (replace(WAIVER, withdrawn=TODAY), FOUND, "withdrawn on 10 April 2023"),
        (WAIVER, replace(FOUND, held="-4.8"), "the records have changed since"),
        (replace(WAIVER, said="-4.4"), FOUND, "what is said has changed since"),
        (WAIVER, None, "what it was given for is not found any more"),
        (WAIVER, replace(FOUND, words="said otherwise", severity="note"), ""),
    ],
)
def test_a_waiver_covers_what_it_was_given_for(waiver, finding, why):
    assert waiver.lapse(finding, TODAY) == why


def told(*waivers, finding=FOUND):
    (found,) = with_waivers([(finding, "finance")], waivers, TODAY)
    return found


def test_a_waived_error_is_no_open_error():
    assert told().is_open_error
    assert not told(WAIVER).is_open_error
    assert told(WAIVER).waiver == WAIVER
    assert not told(finding=replace(FOUND, severity="warning")).is_open_error


def test_a_waiver_of_another_finding_covers_nothing():
    assert told(replace(WAIVER, fingerprint="f" * 32)).is_open_error
    assert told(WAIVER, finding=replace(FOUND, record_id=2)).is_open_error


def test_the_newest_waiver_that_covers_counts_and_the_others_say_why_they_do_not():
    newer = replace(WAIVER, id=2, reason="Agreed again")
    ended = replace(WAIVER, id=3, until=dt.date(2023, 1, 1))
    found = told(WAIVER, newer, ended)
    assert found.waiver == newer
    assert found.earlier == ((ended, "ended on 1 January 2023"),)


def test_open_errors_come_first_and_waived_ones_last():
    note = replace(FOUND, severity="note", record_id=2)
    other = replace(FOUND, record_id=3)
    listed = with_waivers([(note, "a"), (FOUND, "a"), (other, "b")], [WAIVER], TODAY)
    assert [one.finding.record_id for one in listed] == [3, 2, 1]
    assert [one.finding for one in open_errors(listed)] == [other]
    assert counted(listed) == {"error": 1, "warning": 0, "note": 1, "waived": 1}


@pytest.mark.slow
@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_a_waiver_never_covers_other_words_or_other_records(said, held, now_said, now_held):
    before = replace(FOUND, said=said, held=held)
    waiver = replace(
        WAIVER, fingerprint=before.fingerprint, said=before.statement, held=before.evidence
    )
    now = replace(FOUND, said=now_said, held=now_held)
    same = (now.statement, now.evidence) == (before.statement, before.evidence)
    assert told(waiver, finding=now).is_waived == same
