"""The registry of codes: whole, used, and what gives a finding its severity."""

import ast

import pytest

from goldenthread.assure.finding import ORDER, Finding
from goldenthread.assure.findings import codes
from goldenthread.assure.findings.codes import CODES, Problem, code_of, finding_of, mend_of
from goldenthread.assure.findings.measure_codes import MEASURES
from goldenthread.assure.findings.money_codes import MONEY
from goldenthread.assure.findings.programme_codes import PROGRAMMES
from goldenthread.assure.findings.text_codes import TEXTS
from goldenthread.assure.narrative.judged import RemarkCode
from tests.unit.house.files import PACKAGE, modules, tree

MAKERS = {"Problem", "finding_of", "Clash"}
ROWS = (*PROGRAMMES, *MEASURES, *MONEY, *TEXTS)


def codes_made() -> set[str]:
    """Give every code that a rule makes a finding with: the first argument, spelled out."""
    found = set()
    for path in modules(PACKAGE / "assure"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS and node.args:
                found |= {
                    one.value
                    for one in ast.walk(node.args[0])
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    return found


def test_each_code_stands_in_the_registry_once_and_is_whole():
    assert len(CODES) == len(ROWS)
    for one in CODES.values():
        assert one.severity in ORDER
        assert one.title[0].isupper()
        assert not one.title.endswith(".")
        assert one.mend[0].isupper()
        assert one.mend.endswith(".")
        assert one.code == one.code.lower().replace(" ", "_")


@pytest.mark.slow
def test_every_code_that_a_rule_makes_is_in_the_registry_and_no_other():
    of_checks = {"total_differs", "to_date_differs"}  # handed on by name to what builds them
    of_texts = {one.value for one in RemarkCode if one}
    assert codes_made() | of_checks | of_texts == set(CODES)
    assert of_texts == {row[0] for row in TEXTS}


@pytest.mark.slow
def test_findings_are_made_by_the_registry_alone():
    """A severity that is written beside the rule would not be the table's."""
    for path in modules(PACKAGE / "assure"):
        if path.name in ("codes.py", "finding.py"):
            continue
        for node in ast.walk(tree(path)):
            is_call = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"
            assert not (is_call and node.args), path


def test_a_finding_has_the_severity_of_its_code():
    found = finding_of("counts_differ", "three, not two", "highlight", 4, field="summary")
    assert found == Finding("counts_differ", "error", "three, not two", "highlight", 4,
                            field="summary")  # fmt: skip


@pytest.mark.parametrize(
    ("code", "is_note", "severity"),
    [("total_differs", True, "note"), ("total_differs", False, "error"),
     ("description_missing", True, "warning")],
)  # fmt: skip
def test_only_a_code_with_a_circumstance_becomes_a_note(code, is_note, severity):
    assert finding_of(code, "w", "r", 1, is_note=is_note).severity == severity


@pytest.mark.parametrize(
    ("code", "asked", "severity"),
    [("figure_contradicts", "", "error"), ("figure_contradicts", "warning", "warning"),
     ("figure_contradicts", "note", "note"), ("count_contradicts", "warning", "error"),
     ("count_contradicts", "note", "note"), ("date_contradicts", "error", "warning")],
)  # fmt: skip
def test_a_severity_is_given_only_where_the_code_may_have_it(code, asked, severity):
    assert finding_of(code, "w", "r", 1, severity=asked).severity == severity


def test_a_code_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        finding_of("nonsense", "w", "r", 1)


def test_a_finding_from_elsewhere_is_told_with_what_it_says_itself():
    known = code_of(Finding("of_elsewhere", "error", "w", "narrative", 1))
    assert (known.title, known.severity) == ("Of elsewhere", "error")
    assert known.mend
    assert code_of(finding_of("counts_differ", "w", "r", 1)) is CODES["counts_differ"]


def test_what_rounding_explains_needs_no_mending():
    note = finding_of("total_differs", "w", "r", 1, is_note=True)
    assert mend_of(note) == "Nothing has to be mended: rounding explains it."
    error = finding_of("total_differs", "w", "r", 1)
    assert mend_of(error) == CODES["total_differs"].mend
    always = finding_of("weights_missing", "w", "r", 1)
    assert mend_of(always) == CODES["weights_missing"].mend


def test_problems_become_findings_of_their_record():
    problems = [Problem("recovery_missing", "off track", field="recovery")]
    (found,) = codes.findings_of_record(problems, "action", 7, "Teach", "safety")
    assert (found.words, found.said, found.held) == ("Teach: off track", "off track", "")
    assert (found.record, found.record_id, found.workstream) == ("action", 7, "safety")
    (bare,) = codes.findings_of_record(problems, "action", 7, "")
    assert bare.words == "off track"
    assert [one.programme for one in codes.of_programme([found], "iip")] == ["iip"]
