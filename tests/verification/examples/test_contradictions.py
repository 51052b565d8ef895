"""The contradictions of five papers, as `goldenthread check` tells them from the examples.

Every structural contradiction is a case. Every error that is printed has been judged by the paper's
text: an error that is not in the list fails here, until somebody has read the paper. What a paper
says in a sentence against its own figures is left to the checks of narrative: LEFT_TO_NARRATIVE.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

import pytest
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.collect import importer
from tests.verification.examples.maidstone_text import REPOSITORY, SHARED

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PAPERS = {
    "000": "east-kent-2025-11",
    "001": "maidstone-2023-03",
    "002": "scas-2023-12",
    "003": "kings-lynn-2019-09",
    "004": "lancashire-2024-07",
}


@dataclass(frozen=True)
class Case:
    """A contradiction of a paper: where it is printed, and how it is to be told.

    `printed` are patterns that stand on those lines of the paper's text.
    """

    paper: str
    lines: tuple[int, ...]
    code: str
    severity: str
    said: str
    held: str
    printed: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.paper} line {self.lines[0]}: {self.code} {self.said}"


STRUCTURAL = (
    Case("000", (87, 88), "target_wrong_side", "error", "Target <77.9%, <77.8%",
         "Higher is better", (r"4h - <77\.9%", r"4h - <77\.8%")),
    Case("000", (162, 164), "repeated_reference", "warning", "Reference 1.1.02",
         "Managing Director", (r"^1\.1\.02\t", r"^1\.1\.02\t")),
    Case("000", (174, 189), "to_date_differs", "error", "variance to date is £(6.8)m",
         "make £(5.0)m", (r"£6\.8m adverse Year to Date", r"£4\.9m YTD")),
    Case("000", (21, 168), "counts_differ", "error", "2 complete, 2 green, 1 amber, 1 red",
         "3 complete of 6", (r"two milestones complete, two green, one amber", r"In Progress")),
    Case("000", (165,), "complete_with_outstanding_work", "warning", "Stated 'Completed'",
         "before this can", (r"Completed\t.*required before this can",)),
    Case("000", (116,), "description_missing", "warning", "has no description", "",
         (r"^3\.2\.03\t\t",)),
    Case("001", (4916,), "bridge_does_not_close", "note", "Revised deficit £(4.5)m",
         "The steps make £(4.4)m", (r"Revised deficit.*-4\.5",)),
    Case("001", (1421,), "date_long_past", "error", "Due on 17 May 2003", "Planned",
         (r"17<sup>th</sup> of May 2003",)),
    Case("001", (1785,), "desired_trend_contradicts", "error",
         "7 points in a row above the mean", "Lower is better", (r"above the mean",)),
    Case("001", (2394,), "total_differs", "error", "the variance is £(6,047,520)",
         "£2,860,906", (r"\(6,047,520\)",)),
    Case("001", (2314,), "variance_sign", "error", "£(16.1)m", "make £16.1m",
         (r"25\.2\t41\.3\t\(16\.1\)",)),
    Case("001", (2353,), "variance_differs", "error", "£(21,672)", "£(21,472)",
         (r"NS459.*\(21,672\)",)),
    Case("002", (437,), "trajectory_worsens", "warning", "95% in Q4 2023/24, then >70%",
         "Higher is better", (r"95%\t>70%\t>80%",)),
    Case("002", (237,), "figure_of_another_kind", "warning", "30% in Q3 2022/23, 64%", "grade",
         (r"30%\t64%",)),
    Case("002", (239,), "figure_of_another_kind", "warning", "3% in Q4 2022/23", "grade",
         (r"\t3%\t",)),
    Case("002", (312,), "end_target_differs", "warning", "The end target is 2",
         "The trajectory ends at 7", (r"\t5\t2\tAim.*\t7\t7\t",)),
    Case("002", (232,), "period_impossible", "warning", "Dated Q1 24/23", "", (r"Q1 24/23",)),
    Case("003", (312, 367, 404), "dates_differ", "warning", "established as a division on 31 Oct",
         "from 23 September 2019",
         (r"Division being established in October", r"live as of 23rd September",
          r"operational as of 23rd September")),
    Case("004", (14, 125, 142), "total_differs", "error", "£531m", "£539m",
         (r"£531m", r"£269m", r"£270m")),
    Case("004", (150,), "said_differently", "error", "£10.8m", "£10.6m and £10.8m",
         (r"£10\.6m.*£10\.8m",)),
    Case("004", (150,), "total_differs", "error", "£10.8m", "recurrent £5.2m, non-recurrent £5.4m",
         (r"£5\.2m.*£5\.4m",)),
    Case("004", (126,), "total_differs", "note", "£269m", "£269.9m", (r"£42\.6m",)),
)  # fmt: skip

# Said in a sentence against a figure elsewhere: for the checks of narrative.
LEFT_TO_NARRATIVE = (
    ("000", 102, "53.9% in month 6, where the same cell gives 54.4% for September"),
    ("000", 136, "down by 1 percentage point, from 71.35% to 70.85%"),
    ("001", 1169, "diagnostic waits at 94.1%, 91.1% in the scorecard"),
    ("001", 945, "a drop of 60%, from 177 to 91"),
    ("001", 1445, "HSMR of 101.1 for November, 100.1 in the scorecard"),
    ("001", 1115, "an objective of 25%, 33% everywhere else"),
)

# Every error that check prints, by code and a piece of its words, each judged by the paper's text.
JUDGED_TRUE = {
    "000": {
        ("target_wrong_side", "<77.9%"): "87-88: four-hour performance is better higher",
        ("counts_differ", "3 complete"): "21: two complete; 162-168: three completed",
        ("to_date_differs", "£(6.8)m"): "174 against 189, and 0.2 less 5.2",
    },
    "001": {
        ("date_long_past", "17 May 2003"): "1421: the pack is of April 2023",
        ("desired_trend_contradicts", "above the mean"): "1785: complaints are to be reduced",
        ("variance_sign", "Capital expenditure"): "2314: over plan in brackets, and under it too",
        ("total_differs", "£(6,047,520)"): "2390-2394: only adds up if 4,454,213 is overspent",
        ("variance_differs", "Edith Cavell"): "2353: budget less actual is 200 off",
    },
    "002": {},
    "003": {},
    "004": {
        ("total_differs", "£531m"): "14: 269 (125) and 270 (142) make 539",
        ("said_differently", "£10.6m and £10.8m"): "150: both in one paragraph",
        ("total_differs", "£10.8m"): "150: 5.2 and 5.4 make 10.6",
    },
}
JUDGED_FALSE: dict[str, dict[tuple[str, str], str]] = {paper: {} for paper in PAPERS}
MOST_FALSE = 1

told: dict[str, tuple[list[dict], int]] = {}  # findings and exit code


def findings(paper: str) -> list[dict]:
    """Give what `goldenthread check --json` prints of a paper's example."""
    return checked(paper)[0]


def checked(paper: str) -> tuple[list[dict], int]:
    """Give findings and exit code of a paper's example, imported once."""
    if paper not in told:
        plan = importer.run(REPOSITORY / "examples" / PAPERS[paper], by=None)
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


@pytest.mark.parametrize("case", STRUCTURAL, ids=str)
def test_the_contradiction_is_found(case):
    found = [
        row
        for row in findings(case.paper)
        if row["code"] == case.code and case.said in row["said"] and case.held in row["held"]
    ]
    assert [row["severity"] for row in found] == [case.severity] or (
        case.code == "description_missing" and len(found) == 2
    )
    assert all(row["mend"] and row["fingerprint"] and row["address"] for row in found)


@pytest.mark.parametrize("case", STRUCTURAL, ids=str)
def test_the_contradiction_is_printed_by_the_paper(case):
    """Each pattern stands on the line that the case names, or next to it."""
    text = text_of(case.paper)
    for line, pattern in zip(case.lines, case.printed, strict=False):
        near = text[line - 3 : line + 2]
        assert any(re.search(pattern, one) for one in near), (line, pattern)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_error_has_been_judged_by_the_text_of_its_paper(paper):
    errors = [row for row in findings(paper) if row["severity"] == "error"]
    judged = {**JUDGED_TRUE[paper], **JUDGED_FALSE[paper]}
    places = [
        [place for place in judged if place[0] == row["code"] and place[1] in row["words"]]
        for row in errors
    ]
    assert all(len(one) == 1 for one in places), [row["words"] for row in errors]
    assert sorted(one[0] for one in places) == sorted(judged)
    assert len(JUDGED_FALSE[paper]) <= MOST_FALSE


@pytest.mark.parametrize("paper", PAPERS)
def test_check_ends_with_one_where_errors_stand(paper):
    errors = {**JUDGED_TRUE[paper], **JUDGED_FALSE[paper]}
    assert checked(paper)[1] == (1 if errors else 0)


def test_what_is_left_to_the_checks_of_narrative_is_none_of_these():
    structural = {(case.paper, line) for case in STRUCTURAL for line in case.lines}
    assert not structural & {(paper, line) for paper, line, _ in LEFT_TO_NARRATIVE}
    assert len(LEFT_TO_NARRATIVE) == 6
