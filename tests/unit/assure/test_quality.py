"""Words about the figures behind a result."""

import datetime as dt

from goldenthread.assure.quality import QualityFacts, quality_notes
from goldenthread.assure.results import Position
from goldenthread.assure.targets import Aim
from goldenthread.vocabulary import (
    Better,
    Comparison,
    Kind,
    Period,
    Value,
    ValueSpec,
    WarningCode,
    parse_value,
)

PERCENT = ValueSpec(Kind.PERCENT)
MARCH_END = dt.date(2023, 3, 31)


def position(period=None, status="final"):
    return Position(
        period or Period.month(2023, 3),
        parse_value("5%", PERCENT),
        "5%",
        None,
        "",
        Comparison.NOT_COMPARABLE,
        status,
    )


def notes(**changes):
    facts = {
        "spec": PERCENT,
        "better": Better.HIGHER,
        "latest": position(),
        "aim": Aim(1, parse_value("90%", PERCENT)),
        "last_day": MARCH_END,
        "warnings": (),
        "from_parts": False,
        "parts_known": 0,
        "parts": 0,
        "has_part_figures": False,
        "mixed_periods": False,
        "is_ghost": False,
    }
    return {note.code: note.words for note in quality_notes(QualityFacts(**{**facts, **changes}))}


def test_a_good_figure_has_no_notes():
    assert notes() == {}


def test_no_figure_says_so_and_nothing_of_targets():
    assert list(notes(latest=None, aim=None)) == ["no_figure"]


def test_parts_without_a_whole_say_so():
    assert "its parts have" in notes(latest=None, aim=None, has_part_figures=True)["no_figure"]


def test_an_old_figure_is_stale():
    found = notes(latest=position(Period.month(2023, 1)))
    assert found == {"stale": "The newest figure is of Jan-23; a newer one was due."}


def test_a_provisional_figure_is_marked():
    assert list(notes(latest=position(status="provisional"))) == ["provisional"]


def test_a_ghosted_newest_figure_is_told():
    assert list(notes(is_ghost=True)) == ["ghost"]


def test_a_recomputed_total_says_so_and_counts_its_parts():
    assert list(notes(from_parts=True, parts=2, parts_known=2)) == ["computed_from_parts"]
    found = notes(from_parts=True, parts=3, parts_known=2)
    assert found["parts_missing"] == "2 of 3 parts have a figure for the period."


def test_a_missing_target_is_told_once():
    found = notes(aim=None, warnings=(WarningCode.TARGET_MISSING,))
    assert list(found) == ["target_missing"]


def test_a_target_in_words_cannot_be_compared():
    words = Aim(1, Value(Kind.PERCENT, None, "As expected"))
    assert "'As expected'" in notes(aim=words)["target_not_comparable"]
    text = ValueSpec(Kind.TEXT)
    done = Aim(1, parse_value("Complete", text))
    assert list(notes(aim=done, spec=text)) == ["not_charted"]


def test_a_target_the_wrong_way_round_is_told():
    found = notes(aim=Aim(1, parse_value("<77.9%", PERCENT)))
    assert found["target_contradicts_direction"].endswith("higher is better.")


def test_warnings_and_mixed_periods_are_words():
    found = notes(warnings=(WarningCode.FEW_POINTS,), mixed_periods=True)
    assert list(found) == ["mixed_periods", "few_points"]
    assert found["few_points"] == WarningCode.FEW_POINTS.words
