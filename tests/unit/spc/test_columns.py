"""What the engine refuses, and how it says so."""

import datetime as dt

import polars as pl
import pytest

from goldenthread.spc import SpcInputError, analyse
from tests.unit.spc.frames import frame


def refused(given):
    with pytest.raises(SpcInputError) as error:
        analyse(given)
    return error.value


def texts(**columns):
    base = {"series_id": ["a", "a"], "date": ["2023-01-01", "2023-02-01"], "value": ["1", "2"]}
    return pl.DataFrame({**base, **columns})


def test_required_columns_are_named():
    error = refused(pl.DataFrame({"series_id": ["a"]}))
    assert [problem.column for problem in error.problems] == ["date", "value"]
    assert "required" in str(error)


def test_output_names_are_kept_free():
    assert "kept for the output" in str(refused(texts(mean=["1", "2"])))


@pytest.mark.parametrize(
    ("column", "value", "allowed"),
    [
        ("series_id", "", "any text"),
        ("date", "01/02/2023", "ISO date"),
        ("date", "", "ISO date"),
        ("date", "2023-02-30", "ISO date"),
        ("value", "abc", "a number"),
        ("value", "inf", "a number"),
        ("value", "nan", "a number"),
        ("target", "x", "a number"),
        ("improvement", "up", "increase, decrease, neutral"),
        ("rebase", "maybe", "true or false"),
        ("ghost", "2", "true or false"),
        ("screen_outliers", "perhaps", "true or false"),
        ("fix_after_n_points", "11", "from 12"),
        ("fix_after_n_points", "12.5", "from 12"),
        ("shift_length", "9", "6 to 8"),
        ("trend_length", "5", "6 to 8"),
        ("target_comparator", "=>", ">="),
    ],
)
def test_each_wrong_value_names_row_column_and_what_is_allowed(column, value, allowed):
    given = texts(**{column: [texts().to_dict().get(column, ["", ""])[0] or "", value]})
    if column not in ("series_id", "date", "value"):
        given = texts(**{column: [None, value]})
    (problem,) = refused(given).problems
    assert (problem.row, problem.column, problem.value) == (2, column, value)
    assert allowed in problem.allowed


def test_all_problems_are_told_at_once_and_the_rest_counted():
    error = refused(texts(value=["x", "y"], date=["?", "2023-01-01"]))
    assert error.count == 3
    many = pl.DataFrame({"series_id": ["a"] * 500, "date": ["?"] * 500, "value": ["1"] * 500})
    error = refused(many)
    assert (len(error.problems), error.count) == (200, 500)
    assert str(error).endswith("and 300 more")


def test_long_values_are_shortened():
    assert len(str(refused(texts(value=["1", "x" * 5000])))) < 200


def test_duplicates_name_both_rows():
    given = pl.concat([frame([1.0, 2, 3]), frame([4.0])])
    (problem,) = refused(given).problems
    assert problem.row == 4
    assert "row 1" in problem.allowed


def test_a_setting_that_changes_in_a_series_is_refused():
    error = refused(frame([1.0, 2], improvement=["increase", "decrease"]))
    assert "one value" in str(error)


def test_an_empty_setting_takes_the_series_value():
    given = frame([9.0, 11] * 8 + [20.0], improvement=[None] * 16 + ["decrease"])
    assert analyse(given).summary["improvement"][0] == "decrease"
    assert analyse(given).summary["variation"][0] == "concern_high"


@pytest.mark.parametrize("word", ["true", "TRUE", "1", "yes", "Y"])
def test_words_for_true(word):
    given = texts(rebase=["false", word])
    assert analyse(given).points["segment"].to_list() == [1, 2]


def test_typed_columns_are_taken_as_they_are():
    given = frame([1.0, 2] * 8, shift_length=7.0, screen_outliers=1, rebase=False, ghost=None)
    assert analyse(given).summary["n"][0] == 16
    dates = given.with_columns(pl.col("date").cast(pl.Datetime))
    assert analyse(dates).points["date"][0] == dt.date(2023, 1, 1)


def test_a_missing_value_may_be_empty_null_or_not_a_number():
    given = frame([1.0, float("nan"), None])
    assert analyse(given).points["value"].null_count() == 2


def test_other_columns_pass_through_in_their_place():
    given = (
        frame([3.0, 1.0])
        .with_columns(note=pl.Series(["x", "y"]))
        .select("note", "series_id", "date", "value")
    )
    found = analyse(given.reverse()).points
    assert found.columns[:4] == ["note", "series_id", "date", "value"]
    assert found["note"].to_list() == ["x", "y"]


def test_series_that_are_numbers_become_text():
    given = frame([1.0]).with_columns(series_id=pl.lit(7))
    assert analyse(given).summary["series_id"][0] == "7"
