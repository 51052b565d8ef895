"""Quorum rules: as papers write them, against a second computation by trying every seating."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary.meetings import Seat, Standing
from goldenthread.vocabulary.quorum import (
    QuorumCheck,
    QuorumError,
    Sitting,
    parse_quorum,
    places,
    quorum_met,
    spelt,
)

CHAIR = Sitting("Chair", Seat.CHAIR, Standing.NON_EXECUTIVE)
VICE = Sitting("Vice chair", Seat.VICE_CHAIR, Standing.NON_EXECUTIVE)
NED = Sitting("Director", Seat.MEMBER, Standing.NON_EXECUTIVE)
EXEC = Sitting("Chief Nurse", Seat.MEMBER, Standing.EXECUTIVE)
GOVERNOR = Sitting("Governor", Seat.MEMBER, Standing.GOVERNOR)
ASSOCIATE = Sitting("Associate", Seat.MEMBER, Standing.ASSOCIATE)
GUEST = Sitting("Guest", Seat.INVITED, Standing.EXECUTIVE)
SECRETARY = Sitting("Secretary", Seat.SECRETARY, Standing.OTHER)
REMUNERATION = "the Chair and two Non-Executive Directors"


def away(one):
    return Sitting(one.post, one.seat, one.standing, is_there=False)


@pytest.mark.parametrize(
    ("words", "sitting", "missing"),
    [
        (REMUNERATION, [CHAIR, NED, NED], ""),
        # The chair is a non-executive director, and does not count twice.
        (REMUNERATION, [CHAIR, NED], "one non-executive director"),
        (REMUNERATION, [NED, NED, NED], "the chair"),
        (REMUNERATION, [], "the chair and two non-executive directors"),
        (REMUNERATION, [CHAIR, ASSOCIATE, EXEC, NED], "one non-executive director"),
        (REMUNERATION, [CHAIR, away(NED), NED], "one non-executive director"),
        ("the chair or vice chair and three members", [VICE, NED, EXEC, GOVERNOR], ""),
        ("the chair or vice chair and three members", [CHAIR, VICE, NED, EXEC], ""),
        ("chair or deputy chair, and one governor", [VICE, NED], "one governor"),
        ("four members including one executive director", [CHAIR, NED, NED, EXEC], ""),
        ("four members including one executive director", [CHAIR, NED, NED, NED, VICE],
         "one executive director"),
        ("four members including one executive director", [CHAIR, EXEC], "two members"),
        ("Four members, including one executive director and one non-executive director",
         [EXEC, EXEC, EXEC, EXEC], "one non-executive director"),
        ("at least three members", [CHAIR, GUEST, SECRETARY, NED], "one member"),
        ("one third of the members", [CHAIR, NED, *[away(NED)] * 4], ""),
        ("one-third of the members", [CHAIR, NED, *[away(NED)] * 5], "one member"),
        ("half of the governors", [GOVERNOR, away(GOVERNOR), away(GOVERNOR)], "one governor"),
        ("a majority of the members", [NED, NED, away(NED), away(NED)], "one member"),
        ("more than half of all directors", [NED, EXEC, away(NED), GOVERNOR], ""),
        ("50% of the members", [NED, NED, away(NED), away(NED)], ""),
        ("half of the governors", [NED], "one governor"),  # a share of none still needs somebody
        ("two executive or non-executive directors", [NED, EXEC], ""),
        ("two directors + one associate non-executive director", [NED, EXEC, CHAIR],
         "one associate non-executive director"),
        ("four members including one governor; two executive directors",
         [GOVERNOR, NED, NED, EXEC, EXEC, CHAIR], ""),
        ("the chair, two non-executive directors and one executive director", [],
         "the chair, two non-executive directors and one executive director"),
        ("25 members", [], "25 members"),
        ("A minimum of two other non-executive directors.", [NED, NED], ""),
        ("two partner members and an executive", [EXEC], "two partners"),
    ],
)  # fmt: skip
def test_a_rule_is_counted(words, sitting, missing):
    assert quorum_met(parse_quorum(words), sitting) == QuorumCheck(not missing, missing)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "nothing is written"),
        (" ; ", "nothing is written"),
        ("three members;;two governors", "a part of it is empty"),
        ("three members including ", "a part of it is empty"),
        ("including one governor", "'including one governor' names no number|is no number"),
        ("quorate", "names no number"),
        ("two wizards", "'wizards' is no kind of member"),
        ("no members", "'no' is no number"),
        ("101 members", "'101' is no number"),
        ("several members", "'several' is no number"),
        ("three members including four governors", "includes more than it asks for"),
        ("120% of the members", "no share of the whole"),
        ("three halfs of the members", "no share of the whole"),
        ("the chair's nominee", "no kind of member"),
    ],
)
def test_words_that_cannot_be_counted_say_why_and_what_can(words, reason):
    with pytest.raises(QuorumError, match=reason) as told:
        parse_quorum(words)
    assert "Write a rule such as" in str(told.value)
    assert told.value.written == words


def is_read_or_refused(words):
    try:
        return bool(parse_quorum(words).parts)
    except QuorumError as error:
        return bool(error.reason)


@pytest.mark.slow
@given(st.text(max_size=60))
def test_any_words_are_a_rule_or_are_refused(words):
    assert is_read_or_refused(words)


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(
            ["the", "chair", "or", "and", "vice chair", "two", "members", "including", "one",
             "executive director", ";", ",", "half", "of", "a majority", "third", "100%",
             "at least"]
        ),
        max_size=9,
    )
)  # fmt: skip
def test_any_order_of_its_words_is_a_rule_or_is_refused(words):
    assert is_read_or_refused(" ".join(words))


SITTINGS = st.lists(
    st.builds(
        Sitting,
        st.just("post"),
        st.sampled_from(list(Seat)),
        st.sampled_from(list(Standing)),
        st.booleans(),
    ),
    max_size=6,
)
RULES = st.sampled_from(
    [
        REMUNERATION,
        "the chair or vice chair and two members",
        "four members including one executive director",
        "three members including one executive director and one governor",
        "one third of the members",
        "a majority of the members including one executive or non-executive director",
        "one governor and one executive director and two directors",
        "two directors; half of the governors",
    ]
).map(parse_quorum)


def plainly(quorum, sitting):
    """Try every way to seat those who are there on the places of the rule."""
    there = [one for one in sitting if one.is_there]
    wanted = places(quorum, sitting)
    return len(there) >= len(wanted) and any(
        all(one.is_one_of(place.kinds) for place, one in zip(wanted, chosen, strict=True))
        for chosen in permutations(there, len(wanted))
    )


@pytest.mark.slow
@given(RULES, SITTINGS)
def test_every_seating_tried_gives_the_same(quorum, sitting):
    check = quorum_met(quorum, sitting)
    assert check.met == plainly(quorum, sitting) == (check.missing == "")


@pytest.mark.slow
@given(RULES, SITTINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_seats_changes_nothing(quorum, sitting, random):
    shuffled = random.sample(sitting, len(sitting))
    assert quorum_met(quorum, shuffled) == quorum_met(quorum, sitting)


@pytest.mark.slow
@given(RULES, SITTINGS, st.integers(0, 5))
def test_who_comes_in_never_breaks_a_quorum(quorum, sitting, number):
    if not sitting:
        return
    place = number % len(sitting)
    one = sitting[place]
    came = [*sitting[:place], Sitting(one.post, one.seat, one.standing), *sitting[place + 1 :]]
    assert quorum_met(quorum, came).met or not quorum_met(quorum, sitting).met


@pytest.mark.slow
@given(SITTINGS)
def test_who_is_only_invited_never_counts(sitting):
    members = [one for one in sitting if one.seat.is_member]
    rule = parse_quorum("three members")
    assert quorum_met(rule, sitting) == quorum_met(rule, members)


def test_numbers_are_spelt_up_to_twenty():
    assert [spelt(1), spelt(20), spelt(21)] == ["one", "twenty", "21"]
