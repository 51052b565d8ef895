"""Roll-ups by name (RULES 3): cases, a second computation, properties."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.programmes.rollup import ROLL_UPS, Part, roll_up
from goldenthread.vocabulary import STATUS_SCALES, Standing

FOUR, BRAG, RAG = (STATUS_SCALES[code] for code in ("four_steps", "brag", "rag"))
LETTERS = {"r": "overdue", "a": "off_track", "g": "on_track", "b": "complete"}
PARTS = st.lists(
    st.builds(Part, st.sampled_from(FOUR.steps), st.booleans()), min_size=1, max_size=30
)


def parts(text):
    """Give the parts of a text: a letter for each step, a capital for a must."""
    return [Part(FOUR.step(LETTERS[letter.lower()]), letter.isupper()) for letter in text]


def found(rule, text):
    step = roll_up(rule, parts(text), FOUR).step
    return next(letter for letter, code in LETTERS.items() if code == step.code)


@pytest.mark.parametrize(
    ("rule", "text", "letter"),
    [
        ("worst", "b", "b"),
        ("worst", "bbbg", "g"),
        ("worst", "bGgr", "r"),
        ("majority", "ggb", "g"),
        ("majority", "rgg", "g"),
        ("majority", "rrgg", "r"),  # ties to the worse
        ("majority", "bbggaarr", "r"),
        ("majority", "rgb", "r"),
        ("majority", "Rggg", "g"),  # a must counts as any other
        ("worst_of_musts", "GBr", "g"),  # the rest does not count beside a must
        ("worst_of_musts", "GARr", "r"),
        ("worst_of_musts", "Brrrr", "b"),
        ("worst_of_musts", "rgg", "g"),  # no must: the majority
        ("worst_of_musts", "rrgg", "r"),
        ("share_overdue", "rgggg", "r"),  # exactly 20% overdue
        ("share_overdue", "rggggg", "a"),  # under 20% overdue, over 10% late
        ("share_overdue", "rggggggggg", "a"),  # exactly 10% late
        ("share_overdue", "aggggggggg", "a"),
        ("share_overdue", "agggggggggg", "g"),  # 1 of 11 is under 10%
        ("share_overdue", "Rgggggggggg", "a"),  # one red must is enough
        ("share_overdue", "Agggggggggg", "g"),  # an amber must is not
        ("share_overdue", "aaaaa", "a"),  # late is not overdue
        ("share_overdue", "bbb", "b"),
        ("share_overdue", "bbg", "g"),
    ],
)
def test_the_status_by_the_rule(rule, text, letter):
    assert found(rule, text) == letter


@pytest.mark.parametrize("rule", ROLL_UPS)
def test_nothing_rolls_up_to_no_status(rule):
    result = roll_up(rule, [], FOUR)
    assert (result.step, result.rule) == (None, rule)
    assert result.words == "nothing has a status yet"


def test_a_rule_that_there_is_not_is_refused():
    with pytest.raises(KeyError, match="best"):
        roll_up("best", parts("r"), FOUR)


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("worst", "r", "the worst of 1 part"),
        ("worst", "rg", "the worst of 2 parts"),
        ("majority", "rgg", "2 of 3 parts"),
        ("worst_of_musts", "Rg", "the worst of 1 must"),
        ("worst_of_musts", "RGg", "the worst of 2 musts"),
        ("worst_of_musts", "gg", "no must among them; 2 of 2 parts"),
        ("share_overdue", "ragg", "1 overdue and 2 late of 4 parts"),
    ],
)
def test_the_words_say_what_the_rule_saw(rule, text, words):
    assert roll_up(rule, parts(text), FOUR).words == words


def test_the_share_gives_steps_of_the_scale_at_hand():
    steps = {one.standing: one for one in BRAG.steps}
    assert roll_up("share_overdue", [Part(steps[Standing.OVERDUE])], BRAG).step.code == "red"
    assert roll_up("share_overdue", [Part(steps[Standing.NOT_STARTED])], BRAG).step.code == "green"
    assert roll_up("share_overdue", [Part(steps[Standing.COMPLETE])], BRAG).step.code == "blue"
    green = {one.standing: one for one in RAG.steps}[Standing.ON_TRACK]
    assert roll_up("share_overdue", [Part(green)], RAG).step is green


# A second computation of every rule, with fractions and sorted ranks.


def second_opinion(rule, held):
    ranks = sorted(part.step.rank for part in held)
    musts = sorted(part.step.rank for part in held if part.is_must)
    tally = Counter(ranks)
    majority = min(tally, key=lambda rank: (-tally[rank], rank))
    if rule == "worst":
        return ranks[0]
    if rule == "majority":
        return majority
    if rule == "worst_of_musts":
        return musts[0] if musts else majority
    if Fraction(tally[1], len(held)) >= Fraction(1, 5):
        return 1
    if Fraction(tally[1] + tally[2], len(held)) >= Fraction(1, 10) or 1 in musts:
        return 2
    return 4 if tally[4] == len(held) else 3


@pytest.mark.slow
@pytest.mark.parametrize("rule", ROLL_UPS)
@given(held=PARTS)
def test_each_rule_agrees_with_a_second_computation(rule, held):
    assert roll_up(rule, held, FOUR).step.rank == second_opinion(rule, held)


@pytest.mark.parametrize("total", [5, 10, 15, 20, 35, 70, 105, 200])
def test_the_borders_of_the_shares_hold_for_any_total(total):
    green, red = parts("g")[0], parts("r")[0]
    fifth = total // 5
    assert found_of([red] * fifth + [green] * (total - fifth)) == "overdue"
    under = fifth - 1
    expected = "off_track" if Fraction(under, total) >= Fraction(1, 10) else "on_track"
    assert found_of([red] * under + [green] * (total - under)) == expected


def found_of(held):
    return roll_up("share_overdue", held, FOUR).step.code


@pytest.mark.slow
@pytest.mark.parametrize("rule", ROLL_UPS)
@given(held=PARTS, data=st.data())
def test_the_order_of_the_parts_does_not_matter(rule, held, data):
    mixed = data.draw(st.permutations(held))
    assert roll_up(rule, mixed, FOUR) == roll_up(rule, held, FOUR)


@pytest.mark.slow
@pytest.mark.parametrize("rule", ["worst", "majority", "worst_of_musts"])
@given(held=PARTS)
def test_the_status_is_that_of_one_of_the_parts(rule, held):
    assert roll_up(rule, held, FOUR).step in {part.step for part in held}


@pytest.mark.slow
@pytest.mark.parametrize("rule", ROLL_UPS)
@given(step=st.sampled_from(FOUR.steps), size=st.integers(1, 12), is_must=st.booleans())
def test_parts_that_agree_roll_up_to_what_they_are(rule, step, size, is_must):
    assert roll_up(rule, [Part(step, is_must)] * size, FOUR).step == step


@pytest.mark.slow
@pytest.mark.parametrize("rule", ["worst", "share_overdue"])
@given(held=PARTS, data=st.data())
def test_a_part_that_gets_worse_never_improves_the_whole(rule, held, data):
    place = data.draw(st.integers(0, len(held) - 1))
    worse = data.draw(st.sampled_from(FOUR.steps[: held[place].step.rank]))
    after = [*held[:place], Part(worse, held[place].is_must), *held[place + 1 :]]
    assert roll_up(rule, after, FOUR).step.rank <= roll_up(rule, held, FOUR).step.rank
