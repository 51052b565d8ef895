"""The grid and the escalation rules against RULES 2, written out cell by cell."""

from dataclasses import dataclass

import pytest

from goldenthread.assure.business_rules import (
    ESCALATION_RULES,
    PAPER_GRID,
    EscalationFacts,
    decide,
    escalations,
    grid_with,
    organisation_grid,
)
from goldenthread.vocabulary import ActionCode, Assurance, Better, Role, Tier, Variation

FULL, VERBAL, NOTE = "Full CMS", "Verbal CMS", "Note performance"
NOT_DRIVER = "; do not consider making it a driver"
EASIER = "; consider a harder target or making it a watch"
PAPER = """
failing      | concern      | Full CMS                  | Full CMS; consider making it a driver
failing      | common_cause | Full CMS                  | Verbal CMS!
failing      | improvement  | Full CMS                  | Note performance!
hit_and_miss | concern      | Verbal CMS                | Note performance!
hit_and_miss | common_cause | Verbal CMS                | Note performance!
hit_and_miss | improvement  | Note performance          | Note performance
passing      | concern      | Verbal CMS                | Note performance!
passing      | common_cause | Note performance?         | Note performance
passing      | improvement  | Note performance?         | Note performance
"""
CELLS = [
    (assurance, variation, role, words.replace("!", NOT_DRIVER).replace("?", EASIER))
    for assurance, variation, driver, watch in (
        [part.strip() for part in line.split("|")] for line in PAPER.strip().splitlines()
    )
    for role, words in ((Role.DRIVER, driver), (Role.WATCH, watch))
]
VARIATIONS = {
    "concern": (Variation.CONCERN_HIGH, Variation.CONCERN_LOW),
    "common_cause": (Variation.COMMON_CAUSE,),
    "improvement": (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW),
}
ASSURANCES = {
    "failing": (Assurance.FAILING, Assurance.CONSISTENTLY_FAILING),
    "hit_and_miss": (Assurance.HIT_AND_MISS,),
    "passing": (Assurance.PASSING, Assurance.CONSISTENTLY_PASSING),
}
FACTS = EscalationFacts(
    action=ActionCode.NOTE,
    tier=Tier.SUPPORTING,
    assurance=Assurance.PASSING,
    for_periods=9,
    zero_tolerance=False,
    events=False,
)


@dataclass
class Row:
    """A cell of an organisation's own grid."""

    role: str = "watch"
    assurance: str = "passing"
    variation: str = "improvement"
    action: str = "verbal_cms"
    words: str = " at the next committee "


@pytest.mark.parametrize(("assurance", "variation", "role", "words"), CELLS)
def test_each_of_the_eighteen_cells_asks_what_the_paper_asks(assurance, variation, role, words):
    for one in ASSURANCES[assurance]:
        for icon in VARIATIONS[variation]:
            decision = decide(one, icon, role)
            assert decision.words == words
            assert decision.code.label == words.split(";")[0]
            assert role.value in decision.rule
            assert assurance.replace("_", " ") in decision.rule
            assert variation.replace("_", " ") in decision.rule


def test_the_grid_has_eighteen_cells():
    assert len(PAPER_GRID) == 18
    assert len(CELLS) == 18


def test_the_rule_is_named_in_words():
    decision = decide(Assurance.FAILING, Variation.COMMON_CAUSE, Role.DRIVER)
    assert decision.rule == (
        "Business rule: driver, failing, common cause: full countermeasure summary"
    )
    advised = decide(Assurance.FAILING, Variation.CONCERN_LOW, Role.WATCH)
    assert advised.rule == (
        "Business rule: watch, failing, concern: full countermeasure summary; "
        "consider making it a driver"
    )


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("assurance", Assurance)
@pytest.mark.parametrize("variation", Variation)
def test_every_combination_has_a_decision(role, assurance, variation):
    decision = decide(assurance, variation, role)
    assert decision.rule
    assert decision.words
    judged = assurance.group and variation.group in VARIATIONS
    noted = variation.group == "neutral"
    assert (decision.code is ActionCode.NONE) == (not judged and not noted)


def test_neutral_measures_are_noted_whatever_their_icons():
    for variation in (Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW):
        decision = decide(Assurance.NO_TARGET, variation, Role.DRIVER)
        assert decision.code is ActionCode.NOTE
        assert "neither direction is better" in decision.rule
    plain = decide(Assurance.NO_TARGET, Variation.COMMON_CAUSE, Role.DRIVER, better=Better.NEITHER)
    assert plain.code is ActionCode.NOTE


@pytest.mark.parametrize(
    ("assurance", "variation", "reason"),
    [
        (Assurance.INSUFFICIENT_DATA, Variation.INSUFFICIENT_DATA, "too little data"),
        (Assurance.NO_TARGET, Variation.INSUFFICIENT_DATA, "too little data"),
        (Assurance.NO_TARGET, Variation.CONCERN_LOW, "no target"),
        (Assurance.INSUFFICIENT_DATA, Variation.COMMON_CAUSE, "too little data"),
    ],
)
def test_without_a_judgement_no_rule_applies_and_the_words_say_why(assurance, variation, reason):
    decision = decide(assurance, variation, Role.WATCH)
    assert decision.code is ActionCode.NONE
    assert decision.rule.startswith("No business rule applies")
    assert reason in decision.rule


def test_an_organisations_own_row_replaces_its_cell_only():
    grid = grid_with([Row()])
    own = decide(Assurance.PASSING, Variation.IMPROVEMENT_LOW, Role.WATCH, grid)
    assert (own.code, own.words) == (
        ActionCode.VERBAL_CMS,
        "Verbal CMS; at the next committee",
    )
    assert own.rule.startswith("Business rule of the organisation: watch, passing, improvement")
    same = {key for key in PAPER_GRID if grid[key] == PAPER_GRID[key]}
    assert len(same) == 17
    assert decide(Assurance.PASSING, Variation.IMPROVEMENT_LOW, Role.WATCH).words == NOTE


def test_an_organisations_grid_comes_from_its_rows():
    class Rules:
        def all(self):
            return [Row(words="")]

    class Trust:
        business_rules = Rules()

    cell = organisation_grid(Trust())[(Role.WATCH, "passing", "improvement")]
    assert cell.words == VERBAL


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, []),
        ({"action": ActionCode.FULL_CMS}, ["full_cms"]),
        ({"action": ActionCode.VERBAL_CMS}, []),
        (
            {"tier": Tier.CONSTITUTIONAL, "assurance": Assurance.FAILING},
            ["constitutional_failing"],
        ),
        (
            {"tier": Tier.CONSTITUTIONAL, "assurance": Assurance.CONSISTENTLY_FAILING},
            ["constitutional_failing"],
        ),
        ({"tier": Tier.BREAKTHROUGH, "assurance": Assurance.FAILING}, []),
        ({"tier": Tier.CONSTITUTIONAL, "assurance": Assurance.NO_TARGET}, []),
        ({"assurance": Assurance.HIT_AND_MISS, "for_periods": 6}, []),
        ({"assurance": Assurance.HIT_AND_MISS, "for_periods": 7}, ["hit_and_miss_over_six"]),
        ({"assurance": Assurance.PASSING, "for_periods": 70}, []),
        ({"zero_tolerance": True}, []),
        ({"events": True}, []),
        ({"zero_tolerance": True, "events": True}, ["zero_tolerance_event"]),
        (
            {
                "action": ActionCode.FULL_CMS,
                "tier": Tier.CONSTITUTIONAL,
                "assurance": Assurance.FAILING,
                "zero_tolerance": True,
                "events": True,
            },
            ["full_cms", "constitutional_failing", "zero_tolerance_event"],
        ),
    ],
)
def test_escalation_reasons(facts, codes):
    reasons = escalations(EscalationFacts(**{**FACTS.__dict__, **facts}))
    assert [reason.code for reason in reasons] == codes
    assert all(reason.words for reason in reasons)


def test_an_event_escalates_even_without_enough_data():
    facts = {"assurance": Assurance.INSUFFICIENT_DATA, "zero_tolerance": True, "events": True}
    reasons = escalations(EscalationFacts(**{**FACTS.__dict__, **facts}))
    assert [reason.code for reason in reasons] == ["zero_tolerance_event"]


def test_only_long_hit_and_miss_is_marked_in_lists():
    assert {rule.code: rule.mark for rule in ESCALATION_RULES if rule.mark} == {
        "hit_and_miss_over_six": "*"
    }
    facts = {**FACTS.__dict__, "assurance": Assurance.HIT_AND_MISS, "for_periods": 7}
    assert [reason.mark for reason in escalations(EscalationFacts(**facts))] == ["*"]


def test_every_escalation_rule_has_a_name_and_words():
    assert len(ESCALATION_RULES) == 4
    assert len({rule.code for rule in ESCALATION_RULES}) == 4
    assert all(rule.name and rule.words.endswith(".") for rule in ESCALATION_RULES)
