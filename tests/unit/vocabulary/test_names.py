"""Names: every state has words, a symbol and a colour, and none share them by accident."""

import pytest

from goldenthread.vocabulary import (
    CQC_DOMAINS,
    STATUS_SCALES,
    ActionCode,
    Assurance,
    PointType,
    Role,
    Tier,
    Variation,
    WarningCode,
    slug,
)


@pytest.mark.parametrize("states", [Variation, Assurance])
def test_every_icon_has_its_own_words_and_symbol(states):
    assert len({state.label for state in states}) == len(states)
    assert len({state.symbol for state in states}) == len(states)
    assert all(state.description.endswith(".") for state in states)
    assert all(state.colour.startswith("#") for state in states)


def test_variation_groups():
    assert Variation.CONCERN_LOW.is_concern
    assert Variation.IMPROVEMENT_HIGH.is_improvement
    assert not Variation.COMMON_CAUSE.is_concern
    assert {v.group for v in Variation} == {
        "common_cause", "improvement", "concern", "neutral", "insufficient_data",
    }  # fmt: skip


def test_colours_are_those_of_making_data_count():
    assert Variation.COMMON_CAUSE.colour == "#A6A6A6"
    assert Variation.IMPROVEMENT_LOW.colour == "#00B0F0"
    assert Variation.CONCERN_HIGH.colour == "#E46C0A"
    assert Variation.NEUTRAL_HIGH.colour == "#490092"
    assert Variation.INSUFFICIENT_DATA.colour not in {"#A6A6A6", "#00B0F0", "#E46C0A"}


def test_assurance_groups():
    assert Assurance.CONSISTENTLY_PASSING.group == Assurance.PASSING.group == "passing"
    assert Assurance.CONSISTENTLY_FAILING.group == "failing"
    assert Assurance.NO_TARGET.group is None


def test_points_differ_in_shape_as_well_as_colour():
    for words in ("label", "description", "symbol", "shape"):
        assert len({getattr(point, words) for point in PointType}) == len(PointType)
    assert PointType.IMPROVEMENT.colour == Variation.IMPROVEMENT_LOW.colour
    assert PointType.CONCERN.colour == Variation.CONCERN_LOW.colour
    assert PointType.NEUTRAL_HIGH.colour == PointType.NEUTRAL_LOW.colour == "#490092"


def test_tiers_roles_actions_and_warnings_have_words():
    assert all(tier.label and tier.heading for tier in Tier)
    assert [role.label for role in Role] == ["Driver", "Watch"]
    assert ActionCode.FULL_CMS.label == "Full CMS"
    assert all("CMS" not in action.long_label for action in ActionCode)
    assert all(warning.words.endswith(".") for warning in WarningCode)
    assert len(CQC_DOMAINS) == 5


def test_scales_are_ordered_and_never_told_by_colour_alone():
    for scale in STATUS_SCALES.values():
        ranks = [step.rank for step in scale.steps]
        assert ranks == sorted(set(ranks))
        assert len({step.symbol for step in scale.steps}) == len(scale.steps)


def test_a_step_is_found_by_its_code():
    scale = STATUS_SCALES["four_steps"]
    assert scale.step("complete").rank == 4
    with pytest.raises(KeyError, match="allowed are overdue"):
        scale.step("purple")


def test_slugs():
    assert slug("Patient Safety & Clinical Effectiveness") == (
        "patient-safety-and-clinical-effectiveness"
    )
