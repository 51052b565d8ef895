"""Icons: every state has a picture of its own with its words."""

from xml.etree import ElementTree

import pytest

from goldenthread.report.icons import assurance_icon_svg, variation_icon_svg
from goldenthread.vocabulary import Assurance, Variation

STATES = [(variation_icon_svg, state) for state in Variation] + [
    (assurance_icon_svg, state) for state in Assurance
]


@pytest.mark.parametrize(("draw", "state"), STATES)
def test_an_icon_is_a_picture_with_words_and_needs_no_font(draw, state):
    root = ElementTree.fromstring(draw(state.value))  # noqa: S314 (drawn by us)
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert root.attrib["aria-label"] == state.label
    assert "title" in names
    assert "text" not in names
    assert state.colour in draw(state.value)


@pytest.mark.parametrize(
    ("draw", "states"), [(variation_icon_svg, Variation), (assurance_icon_svg, Assurance)]
)
def test_icons_differ_without_their_colours_and_words(draw, states):
    def drawn(state):
        return draw(state.value).replace(state.colour, "").replace(state.label, "")

    assert len({drawn(state) for state in states}) == len(states)


def test_the_size_can_be_set_and_unknown_states_are_refused():
    assert 'width="24"' in variation_icon_svg("common_cause", size=24)
    with pytest.raises(ValueError, match="purple"):
        variation_icon_svg("purple")
    with pytest.raises(ValueError, match="purple"):
        assurance_icon_svg("purple")
