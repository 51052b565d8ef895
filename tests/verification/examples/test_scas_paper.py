"""The South Central Ambulance example holds requirements, statuses, leads and plans."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.verification.examples.scas_text import (
    NAMES,
    by_code,
    exit_criteria,
    found,
    highlight_parts,
    lines,
    needs_text,
    numbers,
    paper,
    part,
    people,
    plan_parts,
    requirements,
    roles,
    sheet,
)

STEPS = {
    "Complete & Embedded": "complete",
    "On Track": "on_track",
    "Off Track (<1 month), Recovery Actions in Place": "off_track",
    "Overdue (>1 month)": "overdue",
}
COLOURS = {"Red": "overdue", "Yellow": "off_track", "Green": "on_track"}
JOINT_LEAD = "joint-executive-lead-performance"


def inspection() -> list[dict[str, str]]:
    """Give the must and should do requirements."""
    return [row for row in sheet("requirements") if row["kind"] in ("must", "should")]


def criteria() -> list[dict[str, str]]:
    """Give the exit criteria."""
    return [row for row in sheet("requirements") if row["kind"] == "exit_criterion"]


def names_of_posts() -> dict[str, str]:
    """Give the post of each person that the highlight reports name in a role."""
    kept: dict[str, str] = {}
    ours = by_code("workstreams")
    for code, by_role in roles().items():
        for role, named in by_role.items():
            posts = ours[code][role].split("|")
            assert len(posts) == len(named), (code, role)
            for name, post in zip(named, posts, strict=True):
                assert kept.setdefault(name, post) == post, name
    return kept


@needs_text
def test_must_and_should_dos_stand_in_the_printed_order_with_regulation_and_workstream():
    printed = requirements()
    assert Counter(row.kind for row in printed) == {"must": 11, "should": 20}
    for place, (ours, theirs) in enumerate(zip(inspection(), printed, strict=True), 1):
        assert (ours["workstream"], ours["kind"]) == (theirs.workstream, theirs.kind)
        regulation = re.search(r"((?:Regulation )?\d\d(?: \([0-9a-z]\))*)$", theirs.text)
        assert ours["regulation"] == (regulation[1] if regulation else ""), theirs.text
        body = theirs.text.removesuffix(ours["regulation"])
        assert numbers(ours["text"]) == numbers(body), ours
        assert (ours["order"], ours["source"]) == (str(place), "cqc-well-led-2022")


@needs_text
def test_each_must_and_should_do_has_one_action_with_the_printed_steps():
    executives = {code: row["executive_lead"] for code, row in by_code("workstreams").items()}
    rows = zip(sheet("actions"), inspection(), requirements(), strict=True)
    for action, requirement, printed in rows:
        assert action["requirements"] == requirement["code"]
        assert action["workstream"] == printed.workstream
        assert action["delivery"] == STEPS[printed.actions]
        assert action["embedding"] == STEPS[printed.embedding]
        assert action["owner"] == executives[printed.workstream]
        assert action["due"] == ""
        is_recovering = "Recovery" in printed.embedding
        assert bool(action["recovery"] or action["mitigation"]) == (
            is_recovering or "Overdue" in printed.actions
        )


@needs_text
def test_the_page_of_reds_explains_two_actions_and_agrees_with_the_table():
    table = lines()
    first = next(place for place, line in enumerate(table) if line[0].startswith("Update on MD/SD"))
    kept = {row["requirements"]: row for row in sheet("actions")}
    texts = {row.text: ours["code"] for ours, row in zip(inspection(), requirements(), strict=True)}
    told = {}
    for place in range(first, first + 12):
        line = table[place]
        if line[0] in ("Must", "Should"):
            action = kept[texts[line[1]]]
            told[action["code"]] = action
            assert (action["delivery"], action["embedding"]) == tuple(map(COLOURS.get, line[2:4]))
            assert table[place + 1][:2] == ["Explanation:", "Mitigation:"]
            for column, cell in zip(("explanation", "mitigation"), table[place + 2], strict=False):
                assert numbers(action[column]) == numbers(cell)
                assert action[column]
    assert set(told) == {"act-governance-must-1", "act-performance-should-2"}
    others = [row for row in sheet("actions") if row["code"] not in told]
    assert not any(row["explanation"] or row["mitigation"] for row in others)


@needs_text
def test_exit_criteria_stand_by_workstream_with_their_numbers_and_another_lead():
    printed = exit_criteria()
    assert Counter(row[0] for row in printed) == {
        "governance": 4, "culture": 4, "performance": 3, "patient-safety": 5,
    }  # fmt: skip
    for ours, (workstream, number, text, lead) in zip(criteria(), printed, strict=True):
        assert (ours["workstream"], ours["number"]) == (workstream, number)
        assert numbers(ours["text"]) == numbers(text)
        assert ours["lead"] == (JOINT_LEAD if lead else "")
        assert ours["source"] == "exit-criteria"
    assert [row["order"] for row in criteria()] == [str(n) for n in range(32, 48)]
    named = [lead for *_, lead in printed if lead]
    assert len(named) == 1
    assert named[0] in people() - set(names_of_posts())
    assert found(rf"Executive Lead: {named[0]} / ")
    assert not {row["code"] for row in criteria()} & {
        code for row in sheet("actions") for code in row["requirements"].split("|")
    }


@needs_text
def test_every_workstream_has_its_headline_of_the_exit_criteria():
    told = [row for row in sheet("narrative") if row["section"].startswith("exit_criteria.")]
    assert [row["section"].split(".")[1] for row in told] == list(NAMES.values())
    assert all(row["text"] for row in told)


@needs_text
def test_sources_name_the_printed_dates():
    sources = by_code("sources")
    printed = found(r"from the (August 2022) (CQC Well Led Inspection Report)")
    title = sources["cqc-well-led-2022"]["title"]
    assert printed[1] in title
    assert printed[2].lower() in title.lower()
    assert sources["cqc-well-led-2022"]["date"] == ""
    assert found(r"segment 4 \(NOF4\) by (30 Sep 2024)")
    assert sources["exit-criteria"]["date"] == "2024-09-30"
    assert "30 September 2024" in sources["exit-criteria"]["title"]


@needs_text
def test_the_four_workstreams_have_the_printed_names_and_executives():
    rows = sheet("workstreams")
    assert [(row["name"], row["code"]) for row in rows] == list(NAMES.items())
    assert [row["order"] for row in rows] == ["1", "2", "3", "4"]
    posts = by_code("posts")
    for row in rows:
        title = found(rf"- {re.escape(row['name'])} \(\w+ \w+, ([A-Z][A-Za-z ]+)\)")[1]
        assert posts[row["executive_lead"]]["title"] == title
    assert found(r"led by the (Chief Executive Officer) \(CEO\)")[1] in {
        post["title"] for post in posts.values()
    }


@needs_text
def test_each_person_in_a_role_is_one_post_and_each_post_one_person():
    posts = names_of_posts()
    assert len(set(posts.values())) == len(posts) == 10
    others = {"chief-executive-officer", "chief-strategy-officer", JOINT_LEAD}
    assert set(posts.values()) | others == set(by_code("posts"))


@needs_text
def test_the_plan_names_other_leads_of_performance_than_the_highlight_report():
    name = r"[A-Z]\w+ [A-Z]\w+"
    plan = found(
        rf"Executive Lead: ({name}) / ({name}) Senior Responsible Officers: ({name}) / ({name}) "
        r"Programme Manager: (TBC)"
    )
    posts = names_of_posts()
    assert plan[1] not in posts
    assert posts[plan[2]] == posts[plan[3]] == "executive-director-operations"
    assert posts[plan[4]] == "sro-performance"


@needs_text
@pytest.mark.parametrize("code", NAMES.values())
def test_a_plan_has_the_outcomes_of_each_printed_quarter_with_their_numbers(code):
    outcomes, words = plan_parts()[code]
    rows = [row for row in sheet("plans") if row["workstream"] == code]
    ours: dict[str, list[str]] = {}
    for row in rows:
        assert bool(row["period"]) == (row["section"] == "outcomes")
        if row["period"]:
            ours.setdefault(row["period"], []).append(row["text"])
    assert list(ours) == list(outcomes)
    for period, texts in ours.items():
        assert numbers(" ".join(texts)) == numbers(outcomes[period]), period
    others = " ".join(row["text"] for row in rows if not row["period"])
    assert numbers(others) == numbers(words)
    assert [row["order"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert len({row["section"] for row in rows}) == 10


@needs_text
def test_statuses_of_workstreams_are_those_that_words_give():
    kept = {row["workstream"]: (row["delivery"], row["embedding"]) for row in sheet("highlights")}
    words = highlight_parts()
    assert "will transition the workstream to an amber rag status" in words["governance"]
    assert "tracking Amber overall" in words["culture"]
    assert found(
        r"actions in Performance Improvement to a Green RAG rating, with the status of embedding "
        r"assessed as improving to Amber as a workstream"
    )
    assert kept == {
        "governance": ("overdue", ""),
        "culture": ("off_track", ""),
        "performance": ("on_track", "off_track"),
        "patient-safety": ("", ""),
    }
    programme = sheet("programmes")[0]
    assert programme["scale"] == "four_steps"
    assert not {"stated", "starts", "ends"} & set(programme)


@needs_text
def test_highlight_reports_have_a_line_for_each_printed_line():
    headings = {
        "Progress Against Key Outcomes / Success Criteria:": "progress",
        "Key Activity, Month Ahead:": "next",
        "What's Gone Well:": "well",
        "What's Not Gone So Well:": "not_well",
        "Workstream Key Risks:": "risks",
        "Workstream Issues:": "escalations",
    }
    printed: list[Counter] = []
    column = ""
    for line in lines():
        if line[0].startswith("Workstream Summary"):
            printed.append(Counter())
            column = ""
        elif re.match(r"SCAS Improvement \w+ Scorecard|Executive Lead|Complete", line[0]):
            column = ""
        elif line[0] in headings:
            column = headings[line[0]]
        elif column and line[0].startswith("- ") and printed:
            printed[-1][column] += 1
    kept = {row["workstream"]: row for row in sheet("highlights")}
    for code, counts in zip(NAMES.values(), printed, strict=True):
        if code in ("governance", "performance"):  # the other two are tables
            for name in headings.values():
                assert len(kept[code][name].splitlines()) == counts[name], (code, name)


@needs_text
def test_risks_are_the_key_risks_of_the_highlight_reports():
    counts = Counter(row["workstream"] for row in sheet("risks"))
    kept = {row["workstream"]: len(row["risks"].splitlines()) for row in sheet("highlights")}
    assert counts == kept
    sros = {code: row["sro"].split("|")[0] for code, row in by_code("workstreams").items()}
    assert all(row["owner"] == sros[row["workstream"]] for row in sheet("risks"))
    assert {"None for escalation", "Nothing for escalation"} == {
        row["escalations"] for row in sheet("highlights") if row["escalations"]
    }
    assert part("Workstream Issues:", "Additional").count("for escalation") == 1
    assert "None for escalation" in paper()


@needs_text
def test_contradictions_of_the_paper_are_kept():
    assert found(r"No change to previous period reporting")
    told = {row["section"]: row["text"] for row in sheet("narrative")}
    assert "same as in the period before" in told["rag_assessment"]
    assert "move to green" in told["executive_summary"]
    scorecard = {row["measure"]: row for row in sheet("scorecard")}
    assert scorecard["gov-01"]["end_date"] == found(r"90% (Q1 24/23)")[1]
    assert scorecard["cul-02"]["end_target"] == "2"
    aims = {(row["measure"], row["period"]): row["value"] for row in sheet("targets")}
    assert aims["cul-02", "Q2 2024/25"] == "7"
    falling = ("Q4 2023/24", "Q1 2024/25", "Q2 2024/25")
    assert [aims["pat-03", quarter] for quarter in falling] == ["95%", ">70%", ">80%"]
