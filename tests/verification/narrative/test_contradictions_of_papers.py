"""The contradictions of the papers that are about text are found in the examples as imported."""

from __future__ import annotations

import pytest

from goldenthread.assure.findings.sentences import text_findings
from goldenthread.assure.narrative.facts import FactBook
from goldenthread.vocabulary import parse_period

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

# (organisation, kind of record, text that is wrong, code, what the records say or offer)
KNOWN = [
    ("RVV", "highlight", "53.9%", "figure_contradicts", "54.4%"),
    ("RVV", "highlight", "£6.8m", "sentence_arithmetic", "£5.0m"),
    ("RVV", "highlight", "1 percentage point", "figure_contradicts", "0.5"),
    ("RVV", "highlight", "two", "count_contradicts", "3 milestones complete"),
    ("RVV", "narrative", "two", "count_contradicts", "3 milestones complete"),
    ("RVV", "milestone", "77.9%", "direction_contradicts", "'>' is meant"),
    ("RWF", "narrative", "94.1%", "figure_contradicts", "91.1%"),
    ("RWF", "narrative", "60%", "sentence_arithmetic", "48.6%"),
    ("RWF", "countermeasure", "above", "direction_contradicts", "lower"),
    ("RWF", "countermeasure", "17 May 2003", "date_contradicts", "2023"),
    ("RCX", "milestone", "October", "date_contradicts", "September"),
    ("QE1", "narrative", "£531m", "sentence_arithmetic", "£539m"),
    ("QE1", "narrative", "£10.8m", "sentence_arithmetic", "£10.6m"),
]


@pytest.mark.parametrize(("code", "record", "text", "kind", "said"), KNOWN)
def test_a_known_contradiction_is_found(examined, code, record, text, kind, said):
    found = [
        judged
        for one in examined.checked[code]
        for judged in one.contradictions
        if one.place.record == record and judged.text == text and judged.code == kind
    ]
    assert found, [j.text for one in examined.checked[code] for j in one.contradictions]
    assert any(said in f"{one.words} {one.offer}" for one in found)


def test_figures_of_other_texts_that_a_commentary_quotes_are_told_as_notes(examined):
    """HSMR 101.1 and the objective of 25% are told by commentary as what the pages print."""
    found = text_findings(examined.checked["RWF"], FactBook(parse_period("2023-03"), {}))
    for figure in ("101.1", "25%"):
        assert [one for one in found if figure in one.words], figure
    assert {one.severity for one in found} >= {"note", "warning"}


@pytest.mark.parametrize(
    ("code", "most"), [("RVV", 11), ("RWF", 13), ("RCX", 1), ("RYE", 0), ("QE1", 2), ("RZ9", 0)]
)
def test_nothing_beyond_what_was_looked_at_is_flagged(examined, code, most):
    """Every flag is one of the paper's own contradictions; a new one has to be looked at too."""
    flags = [judged.words for one in examined.checked[code] for judged in one.contradictions]
    assert len(flags) <= most, flags


def test_figures_that_agree_are_linked_to_their_records(examined):
    least = {"RVV": 80, "RWF": 80, "RZ9": 150}
    for code, number in least.items():
        judged = [one for text in examined.checked[code] for one in text.judged]
        agreeing = [one for one in judged if one.verdict == "agrees"]
        assert len(agreeing) >= number
        assert all(one.place for one in agreeing if one.fact)
