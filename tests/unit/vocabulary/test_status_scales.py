"""Status scales: what a standing shows as, what a cell means, and that every step can be read."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary import STATUS_SCALES, Standing, StatusScale, StatusStep, worst
from goldenthread.vocabulary.status import DARK_INK, INSTEAD, WHITE

FOUR, BRAG, RAG, PROGRESS = (STATUS_SCALES[c] for c in ("four_steps", "brag", "rag", "progress"))
EVERY_STEP = [(scale.code, step) for scale in STATUS_SCALES.values() for step in scale.steps]
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def step(code, standing, rank=1, words="", colour="#005eb8"):
    return StatusStep(code, words or code.title(), colour, "●", rank, standing)


def scale_of(*standings):
    """Give a scale with a step for each of the standings, in their order."""
    return StatusScale("own", "own", tuple(step(s.value, s, r) for r, s in enumerate(standings, 1)))


def luminance(colour):
    """Give the relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Give the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_computed_as_the_guideline_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(("scale", "shown"), EVERY_STEP)
def test_the_ink_of_every_shipped_step_is_legible(scale, shown):
    assert shown.ink in (WHITE, DARK_INK)
    assert contrast(shown.ink, shown.colour) >= 4.5, (scale, shown.code)


@pytest.mark.parametrize(
    ("colour", "ink"),
    [("#005eb8", WHITE), ("#d5281b", WHITE), ("#ffb81c", DARK_INK), ("#ffffff", DARK_INK),
     ("#000000", WHITE), ("#00FF00", DARK_INK)],
)  # fmt: skip
def test_ink_is_white_on_dark_and_dark_on_light(colour, ink):
    assert step("a", Standing.ON_TRACK, colour=colour).ink == ink


@pytest.mark.parametrize("colour", ["#777777", "#7a7a7a", "#c85000", "#0080a0"])
def test_the_ink_on_a_colour_of_their_own_is_the_more_legible_of_the_two(colour):
    shown = step("own", Standing.ON_TRACK, colour=colour)
    assert contrast(shown.ink, colour) == max(contrast(WHITE, colour), contrast(DARK_INK, colour))


@given(COLOURS)
def test_ink_is_always_one_of_two_and_never_the_colour(colour):
    shown = step("own", Standing.ON_TRACK, colour=colour)
    assert shown.ink in (WHITE, DARK_INK)
    assert contrast(shown.ink, colour) > 2


@pytest.mark.parametrize("scale", STATUS_SCALES.values(), ids=lambda scale: scale.code)
def test_shipped_scales_are_ordered_and_tell_their_steps_apart(scale):
    ranks = [one.rank for one in scale.steps]
    assert ranks == list(range(1, len(ranks) + 1))
    for name in ("code", "words", "symbol", "standing", "colour"):
        values = [getattr(one, name) for one in scale.steps]
        assert len(set(values)) == len(values), name
    assert scale == STATUS_SCALES[scale.code]


def test_the_four_steps_are_those_of_the_paper():
    assert [(one.rank, one.code, one.standing) for one in FOUR.steps] == [
        (1, "overdue", Standing.OVERDUE),
        (2, "off_track", Standing.OFF_TRACK),
        (3, "on_track", Standing.ON_TRACK),
        (4, "complete", Standing.COMPLETE),
    ]
    assert [one.is_red for one in FOUR.steps] == [True, False, False, False]


@pytest.mark.parametrize(
    ("scale", "standing", "code"),
    [
        (FOUR, Standing.OVERDUE, "overdue"),
        (FOUR, Standing.OFF_TRACK, "off_track"),
        (FOUR, Standing.NOT_STARTED, "on_track"),
        (FOUR, Standing.ON_TRACK, "on_track"),
        (FOUR, Standing.COMPLETE, "complete"),
        (BRAG, Standing.NOT_STARTED, "not_started"),
        (BRAG, Standing.COMPLETE, "blue"),
        (RAG, Standing.COMPLETE, "green"),
        (RAG, Standing.NOT_STARTED, "green"),
        (PROGRESS, Standing.OVERDUE, "in_progress"),
        (PROGRESS, Standing.OFF_TRACK, "in_progress"),
        (PROGRESS, Standing.ON_TRACK, "in_progress"),
        (PROGRESS, Standing.COMPLETE, "completed"),
    ],
)
def test_a_standing_that_a_scale_lacks_shows_as_the_nearest(scale, standing, code):
    assert scale.step_for(standing).code == code


def test_late_work_falls_back_to_the_other_late_step_first():
    red_only = scale_of(Standing.OVERDUE, Standing.ON_TRACK, Standing.COMPLETE)
    assert red_only.step_for(Standing.OFF_TRACK).standing is Standing.OVERDUE
    amber_only = scale_of(Standing.OFF_TRACK, Standing.ON_TRACK)
    assert amber_only.step_for(Standing.OVERDUE).standing is Standing.OFF_TRACK
    assert scale_of(Standing.NOT_STARTED, Standing.COMPLETE).step_for(Standing.ON_TRACK).code == (
        "not_started"
    )


@pytest.mark.parametrize("size", range(1, 6))
def test_every_scale_has_a_step_for_every_standing(size):
    for chosen in itertools.combinations(Standing, size):
        scale = scale_of(*chosen)
        for standing in Standing:
            found = scale.step_for(standing)
            assert found in scale.steps
            if standing in chosen:
                assert found.standing is standing
            elif nearest := [s for s in INSTEAD[standing] if s in chosen]:
                assert found.standing is nearest[0]


@pytest.mark.parametrize("standing", [Standing.OVERDUE, Standing.OFF_TRACK])
def test_late_work_is_never_shown_as_complete_where_there_is_another_step(standing):
    scale = scale_of(Standing.NOT_STARTED, Standing.COMPLETE)
    assert scale.step_for(standing).standing is not Standing.COMPLETE


def test_a_step_is_found_by_its_code():
    assert BRAG.step("amber") is BRAG.find("amber")
    assert BRAG.find("purple") is None
    with pytest.raises(KeyError, match="'purple': allowed are red, amber, not_started, green"):
        BRAG.step("purple")


@pytest.mark.parametrize(("scale", "shown"), EVERY_STEP)
def test_every_step_reads_back_from_its_code_and_its_words(scale, shown):
    for written in (
        shown.code,
        shown.code.upper(),
        shown.code.replace("_", " ").capitalize(),
        shown.words,
        f"  {shown.words.upper()} ",
    ):
        assert STATUS_SCALES[scale].read(written) == shown


@pytest.mark.parametrize("written", ["", " ", "4", "on-track", "off", "complete and", "Nearly"])
def test_what_is_no_step_reads_as_none(written):
    assert FOUR.read(written) is None


def test_words_of_one_scale_are_no_words_of_another():
    assert RAG.read("Complete") is None
    assert BRAG.read("Complete").code == "blue"
    assert BRAG.read("overdue") is None


@pytest.mark.parametrize(("scale", "shown"), EVERY_STEP)
def test_every_step_reads_back_from_its_symbol(scale, shown):
    assert STATUS_SCALES[scale].read(shown.symbol) == shown


@pytest.mark.parametrize("written", ["Red", "red", "RED"])
def test_a_code_with_capitals_reads_back(written):
    own = StatusScale("own", "own", (step("Red", Standing.OVERDUE, words="Off plan"),))
    assert own.read(written) is own.steps[0]


def test_the_worst_of_steps_has_the_lowest_rank():
    assert worst(BRAG.steps) is BRAG.steps[0]
    assert worst([]) is None
    assert worst(iter([FOUR.steps[3], FOUR.steps[1], FOUR.steps[2]])).code == "off_track"


@given(st.lists(st.sampled_from(BRAG.steps), min_size=1))
def test_the_worst_is_one_of_them_and_none_is_worse(steps):
    found = worst(steps)
    assert found in steps
    assert all(found.rank <= one.rank for one in steps)


@pytest.mark.parametrize(
    ("standing", "words"),
    [(Standing.OVERDUE, "Overdue"), (Standing.OFF_TRACK, "Off track"),
     (Standing.NOT_STARTED, "Not started"), (Standing.ON_TRACK, "On track"),
     (Standing.COMPLETE, "Complete")],
)  # fmt: skip
def test_standings_have_words(standing, words):
    assert standing.label == words
