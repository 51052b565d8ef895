"""The contradictions of five papers, as `goldenthread check` tells them from the examples.

Every error that is printed has been judged by the paper's text: an error that is not in the list
fails here, until somebody has read the paper. The list is contradictions.py.
"""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.collect import importer
from tests.verification.examples.contradictions import (
    BEYOND_A_MACHINE,
    CASES,
    JUDGED_FALSE,
    JUDGED_TRUE,
    MARKED,
    PAPERS,
    TRUE_AS_PRINTED,
)
from tests.verification.examples.maidstone_text import REPOSITORY, SHARED

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
LEAST_FOUND = 0.9  # of the marked contradictions that a machine can see
MOST_FALSE = 1  # errors of a paper

told: dict[str, tuple[list[dict], int]] = {}  # findings and exit code


def findings(paper: str) -> list[dict]:
    """Give what `goldenthread check --json` prints of a paper's example."""
    return checked(paper, PAPERS[paper])[0]


def checked(paper: str, folder: str) -> tuple[list[dict], int]:
    """Give findings and exit code of an example, imported once."""
    if paper not in told:
        plan = importer.run(REPOSITORY / "examples" / folder, by=None)
        assert not plan.errors
        done = CliRunner().invoke(app, ["check", "--json"])
        told[paper] = json.loads(done.stdout), done.exit_code
    return told[paper]


@cache
def text_of(paper: str) -> list[str]:
    """Give the lines of a paper; the test is skipped where it is not here."""
    found = sorted(SHARED.glob(f"seeds/{paper}_*.txt"))
    if not found:
        pytest.skip("the text of the paper is not here")
    return found[0].read_text(encoding="utf-8").splitlines()


def stands(paper: str, line: int, pattern: str) -> bool:
    """Say whether a pattern stands on a line of a paper, or on the one before or behind it."""
    near = text_of(paper)[max(line - 3, 0) : line + 2]
    return any(re.search(pattern, one) for one in near)


def found_marks(paper: str) -> set[str]:
    """Give the marked contradictions of a paper of which every case is told."""
    marks = {one.mark for one in CASES if one.paper == paper and one.mark}
    missed = {
        one.mark
        for one in CASES
        if one.paper == paper and not any(map(one.is_told_by, findings(paper)))
    }
    return marks - missed


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_contradiction_is_found(case):
    found = [row for row in findings(case.paper) if case.is_told_by(row)]
    assert [row["severity"] for row in found] == [case.severity] or (
        case.code == "description_missing" and len(found) == 2
    )
    assert all(row["mend"] and row["fingerprint"] and row["address"] for row in found)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_contradiction_is_printed_by_the_paper(case):
    for line, pattern in zip(case.lines, case.printed, strict=False):
        assert stands(case.paper, line, pattern), (line, pattern)


@pytest.mark.parametrize("paper", PAPERS)
def test_nine_in_ten_of_the_marked_contradictions_of_a_paper_are_told(paper):
    """And none is missed where there are few."""
    assert len(found_marks(paper)) >= LEAST_FOUND * MARKED[paper]
    assert {one.mark for one in CASES if one.paper == paper and one.mark} >= found_marks(paper)


def test_every_marked_contradiction_is_in_the_list_once():
    marks = {(one.paper, one.mark) for one in CASES if one.mark}
    assert {p: sum(paper == p for paper, _ in marks) for p in PAPERS} == MARKED
    beyond = {(paper, what) for paper, _, what, _ in BEYOND_A_MACHINE}
    assert len(beyond) == len(BEYOND_A_MACHINE)
    assert all(why for *_, why in BEYOND_A_MACHINE)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_error_has_been_judged_by_the_text_of_its_paper(paper):
    errors = [row for row in findings(paper) if row["severity"] == "error"]
    judged = (*JUDGED_TRUE[paper], *JUDGED_FALSE[paper])
    places = [
        [one for one in judged if one.code == row["code"] and one.piece in row["words"]]
        for row in errors
    ]
    assert all(len(one) == 1 for one in places), [row["words"] for row in errors]
    assert len({id(one[0]) for one in places}) == len(errors) == len(judged)
    assert len(JUDGED_FALSE[paper]) <= MOST_FALSE


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_about_findings_says_how_much_is_told(paper):
    errors = [row for row in findings(paper) if row["severity"] == "error"]
    cells = (MARKED[paper], len(found_marks(paper)), len(errors), len(JUDGED_FALSE[paper]))
    row = f"| `{PAPERS[paper]}` | {' | '.join(map(str, cells))} |"
    assert row in (REPOSITORY / "docs" / "findings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("paper", "judged"),
    [(paper, one) for paper in PAPERS for one in (*JUDGED_TRUE[paper], *JUDGED_FALSE[paper])],
    ids=lambda one: one if isinstance(one, str) else f"{one.code} {one.piece}",
)
def test_what_an_error_was_judged_by_stands_in_the_paper(paper, judged):
    assert judged.printed
    for line, pattern in judged.printed:
        assert stands(paper, line, pattern), (line, pattern)


@pytest.mark.parametrize(("paper", "line", "what", "words"), TRUE_AS_PRINTED)
def test_what_is_true_as_printed_is_no_error(paper, line, what, words):
    errors = [row for row in findings(paper) if row["severity"] == "error"]
    assert [row["words"] for row in errors if words in f"{row['said']} {row['held']}"] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_contradiction_is_told_once(paper):
    """No sentence is quoted twice for the same words, in whatever findings."""
    quoted = [
        (one["record"], one["record_id"], one["field"], one["sentence"], tuple(one["span"]))
        for row in findings(paper)
        for one in row["quotes"]
    ]
    assert len(quoted) == len(set(quoted))
    assert len({row["fingerprint"] for row in findings(paper)}) == len(findings(paper))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_words_of_a_quote_stand_in_its_sentence(paper):
    for row in findings(paper):
        for one in row["quotes"]:
            start, end = one["span"]
            assert one["sentence"][start:end] == one["words"] != ""
            assert one["place"]
            assert one["record_id"]


@pytest.mark.parametrize("paper", PAPERS)
def test_check_ends_with_one_where_errors_stand(paper):
    errors = (*JUDGED_TRUE[paper], *JUDGED_FALSE[paper])
    assert checked(paper, PAPERS[paper])[1] == (1 if errors else 0)


def test_the_texts_of_the_generated_trust_contradict_nothing():
    rows, _ = checked("demo", "demo-trust")
    assert [row["words"] for row in rows if row["quotes"]] == []
    assert [row["code"] for row in rows if row["severity"] == "error"] == [
        "started_without_approval"  # a scheme that is there to show it
    ]
