"""docs/spc.md says what there is, and its examples run."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from goldenthread.spc import MAKING_DATA_COUNT, PLOTTHEDOTS, Profile, analyse
from goldenthread.spc.columns import COLUMNS
from goldenthread.spc.icons import ASSURANCES, POINT_TYPES, RULE_NAMES, VARIATIONS
from goldenthread.vocabulary import WarningCode
from tests.unit.spc.frames import frame

PAGE = (Path(__file__).parents[3] / "docs" / "spc.md").read_text(encoding="utf-8")
SETTINGS = [field.name for field in fields(Profile) if field.name != "name"]


def code_words():
    return set(re.findall(r"`([^`\n]+)`", PAGE))


def test_examples_run():
    examples = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, "docs/spc.md", "exec"), {})  # noqa: S102


def test_every_column_of_input_and_output_is_documented():
    found = analyse(frame([1.0, 2.0]))
    inputs = {"series_id", *(column.name for column in COLUMNS)}
    assert {*inputs, *found.points.columns, *found.summary.columns} <= code_words()


def test_every_word_of_a_result_is_documented():
    words = {*RULE_NAMES, *POINT_TYPES, *VARIATIONS, *ASSURANCES, *WarningCode}
    assert words <= code_words()


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_documented_with_both_its_values(setting):
    row = next(
        line.split(" | ")
        for line in PAGE.splitlines()
        if line.startswith("|") and setting in line
        if "profile" not in line and line.count(" | ") == 3
    )
    for shown, named in zip(row[1:3], (MAKING_DATA_COUNT, PLOTTHEDOTS), strict=True):
        value = getattr(named, setting)
        if isinstance(value, bool):
            assert shown == ("yes" if value else "no")
        elif isinstance(value, int):
            assert shown == str(value)
        else:
            assert shown == ", ".join(value).replace("_", " ")
