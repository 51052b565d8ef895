"""When a forecast is withheld, and the words that stand in its place."""

import pytest

from goldenthread.assure.foresight.history import Chart
from goldenthread.assure.foresight.reasons import SHORT, Reason, reason_to_withhold
from goldenthread.vocabulary import Kind
from tests.unit.assure.foresight.samples import STEADY, history

GAPPED = (*STEADY[:12], None, *STEADY[13:15], None, *STEADY[16:])


@pytest.mark.parametrize(
    ("made", "code", "words"),
    [
        (history(kind=Kind.GRADE, is_charted=False), "not_charted", "Graded and worded"),
        (history([None] * 14), "no_figures", "no figures"),
        (history([]), "no_figures", "no figures"),
        (history(STEADY[:12]), "few_points", "There are 12 figures. A forecast needs 13."),
        (history([70]), "few_points", "There is 1 figure. A forecast needs 13."),
        (
            history(segment=10),
            "rebased",
            "The limits were rebased in August 2025; 8 figures since. A forecast needs 13.",
        ),
        (history(provisional=18), "provisional_only", "Every figure is provisional"),
        (history(chart=Chart()), "no_limits", "no limits"),
        (history(GAPPED), "gap", "2 of the last 6 periods have no figure that counts."),
        (history(overdue=2), "gap", "2 of the last 6 periods"),
        (
            history([v for pair in zip(STEADY[:13], [None] * 13, strict=True) for v in pair][:25]),
            "gap",
            "periods have no figure that counts.",
        ),
        (history([95.0] * 18), "zero_width", "All 18 figures are the same"),
        (history([3] * 18, kind=Kind.COUNT), "zero_width", "All 18 figures are the same"),
    ],
)
def test_a_forecast_that_would_mislead_is_withheld_with_its_reason(made, code, words):
    reason = reason_to_withhold(made)
    assert reason is not None
    assert reason.code == code
    assert words in reason.words
    assert SHORT[code] == reason.short


@pytest.mark.parametrize(
    "made",
    [
        history(),
        history(STEADY[:13]),
        history(segment=5),
        history(provisional=17),
        history(overdue=1),
        history((*STEADY[:15], None, *STEADY[16:])),
        history([0] * 18, kind=Kind.COUNT),
    ],
)
def test_enough_figures_are_foretold(made):
    assert reason_to_withhold(made) is None


def test_many_missing_figures_long_ago_withhold_it_too():
    values = [70 if at % 3 else None for at in range(24)] + [70 + at % 3 for at in range(6)]
    reason = reason_to_withhold(history(values))
    assert reason is not None
    assert reason.words == "8 of 30 periods have no figure that counts."


def test_a_reason_without_short_words_says_that_nothing_is_given():
    assert Reason("other", "Other.").short == "Not given"
