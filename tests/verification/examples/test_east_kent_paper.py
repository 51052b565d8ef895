"""The East Kent example against the paper: front sheet, posts, statuses, objectives and money."""

from __future__ import annotations

import re

import pytest

from tests.verification.examples.east_kent_text import (
    TEXT,
    beside,
    found,
    front,
    highlight,
    lines,
    milestones,
    needs_text,
    observations,
    paper,
    period,
    sheet,
    targets,
)

pytestmark = needs_text
SHORT_TITLES = {"COO": "Chief Operating Officer", "Deputy COO": "Deputy Chief Operating Officer"}
TARGETS_IN_POUNDS = {"financial-deficit", "cip-delivered"}


def narrative(section: str) -> list[str]:
    """Give the texts of a section in their order."""
    rows = [row for row in sheet("narrative") if row["section"] == section]
    return [row["text"] for row in sorted(rows, key=lambda row: int(row["order"]))]


def titles(codes: str) -> list[str]:
    """Give the titles of posts."""
    named = {row["code"]: row["title"] for row in sheet("posts")}
    return [named[code] for code in codes.split("|")]


def posts_in(text: str) -> list[str]:
    """Give the full titles of the posts that stand behind names."""
    plain = re.sub(r" \([A-Z]+\)", "", text).replace("&", "and")
    starts = r"(?:^|(?<= ))[A-Z][a-z]+ (?:[a-z]+ )*[A-Z][a-z]+, (?=Chief|Deputy|Director|Head|COO)"
    found_posts = [part.strip() for part in re.split(starts, plain) if part.strip()]
    return [SHORT_TITLES.get(title, title) for title in found_posts]


def statuses(month: str) -> dict[str, str]:
    """Give the stated status of each workstream that has one in a month."""
    return {
        row["workstream"]: row["delivery"] for row in sheet("highlights") if row["period"] == month
    }


def money(amount: str, *, is_adverse: bool = False) -> str:
    """Give an amount in millions as the example writes it."""
    return f"£({amount})m" if is_adverse else f"£{amount}m"


def test_the_front_sheet_is_kept():
    day = front("Meeting date:")
    assert narrative("front.meeting") == [f"Board of Directors, {day}"]
    assert found(r"REPORT TO BOARD OF DIRECTORS")
    assert narrative("front.sponsor") == posts_in(front("Board sponsor:"))
    assert narrative("front.author") == posts_in(front("Paper Author:"))
    assert narrative("front.appendices") == [found(r"Appendix 1: IIP Performance Report").group(0)]
    assert narrative("front.action_required") == [front("Action required:")]
    route = front("Previously considered by:")
    assert narrative("front.assurance_route") == [route]
    for word in re.findall(r"\b[A-Z]{4,}\b", front("Key recommendations:").split("IIP")[0]):
        assert word.lower() in narrative("front.recommendations")[0]
    assert {row["period"] for row in sheet("narrative")} == {"2025-10"}
    assert found(r"2025/26 October position")


def test_the_implications_have_the_printed_answers():
    told = dict(line.split(": ", 1) for line in narrative("front.implications")[0].splitlines())
    themes = next(
        index for index, line in enumerate(lines()) if line[0].startswith("Links to Strategic")
    )
    printed = re.findall(r"• ([^•]+?) ?(?=•|$)", " ".join(lines()[themes]))
    assert told["Strategic theme"].split("; ") == printed
    labels = {
        "Risk register": "Link to the Trust Risk Register:",
        "Resource": "Resource:",
        "Legal and regulatory": "Legal and regulatory:",
        "Subsidiary": "Subsidiary:",
    }
    assert list(told) == ["Strategic theme", *labels]
    for ours, label in labels.items():
        answer = re.match(r"Yes|No|N/A", front(label)).group(0)
        assert re.match(r"Yes|No|N/A", told[ours]).group(0) == answer


def test_each_key_issue_of_the_front_sheet_is_told():
    row = next(line for line in lines() if line[0] == "Summary of key issues:")
    programmes = re.findall(r"(People|UEC|Planned Care|Finance) programme", row[1])
    told = narrative("front.key_issues")
    assert len(told) == 5
    assert [text.split()[0] for text in told[2:]] == ["People", "Urgent", "Finance"]
    assert set(programmes) >= {"People", "Planned Care", "Finance"}
    assert "quarter 3" in told[1]
    assert "Quarter 3" in row[1]


def test_the_introduction_names_the_four_areas():
    areas = found(r"four key areas: ([^.]+)\.").group(1)
    for area in re.split(r", | and ", areas):
        assert area.lower() in narrative("introduction")[0]


def test_leads_are_the_posts_that_stand_behind_the_names():
    printed = [posts_in(cell) for cell in beside("SRO")]
    managers = [posts_in(cell) for cell in beside("Programme Manager")]
    planned = [printed[1], managers[1]]
    assert planned == [printed[2], managers[2]]  # its second block names the same
    del printed[2], managers[2]
    for row, sros, held in zip(sheet("workstreams"), printed, managers, strict=True):
        assert titles(row["sro"]) == sros
        assert titles(row["programme_manager"]) == held
    assert [len(sros) for sros in printed] == [1, 1, 2, 1]
    assert [len(held) for held in managers] == [1, 2, 2, 1]


def test_every_post_is_in_the_paper():
    text = paper().replace("&", "and").replace("Chief Operating Officer (COO)", "Deputy COO")
    for row in sheet("posts"):
        title = row["title"].replace("Deputy Chief Operating Officer", "Deputy COO")
        assert title in text or title in SHORT_TITLES.values(), title


def test_workstreams_stand_under_the_domains_of_their_objectives():
    domains = {"Urgent Care": "Patients", "Planned Care": "Patients", "Finance": "Sustainability"}
    names = [*beside("Programme"), *beside("Areas")]
    assert len(names) == 5  # planned care twice
    for row in sheet("workstreams"):
        assert row["name"].replace("and", "&") in names
        assert row["group"] == domains.get(row["name"], "People")
    assert {row["kind"] for row in sheet("workstreams")} == {"theme"}


def test_statuses_are_those_of_the_key_issues():
    people = found(r"The People programme is currently (\w+)").group(1)
    remained = found(r"Both the UEC and Planned Care programmes have remained RAG rated (\w+)")
    before, now, month = found(
        r"The Finance programme has moved from (\w+) to (\w+) based on Month (\d+) performance"
    ).groups()
    care = remained.group(1)
    assert period(int(month)) == "2025-10"
    assert statuses("2025-10") == {
        "urgent-care": care,
        "planned-care": care,
        "culture": people,
        "finance": now,
    }
    assert statuses("2025-09") == {"urgent-care": care, "planned-care": care, "finance": before}


def test_highlights_of_september_hold_the_status_alone():
    for row in sheet("highlights"):
        rest = [row[name] for name in ("reason", "progress", "next", "risks", "escalations")]
        if row["period"] == "2025-09":
            assert row["summary"].startswith("Only the status is in the paper")
            assert not any(rest)
        else:
            assert row["progress"]


def test_counts_of_milestones_by_colour_are_told_as_printed():
    words = found(
        r"with (\w+) milestones complete, (\w+) green, (\w+) amber \(staff survey response rate\)"
        r" and (\w+) red"
    ).groups()
    row = highlight("culture", "2025-10")
    pattern = (
        r"(\w+) are complete and (\w+) green; (\w+), the response rate of the staff survey, is"
        r" amber, and (\w+), .*?, is red"
    )
    assert tuple(word.lower() for word in re.search(pattern, row["summary"]).groups()) == words
    steps = [m["status"] for m in sheet("milestones") if m["workstream"] == "culture"]
    assert (steps.count("completed"), steps.count("in_progress")) == (3, 3)  # contradicts them


def test_the_ten_targets_of_the_table_are_objectives():
    domains = {"Patients", "People", "Sustainability"}
    table = [line for line in lines() if len(line) == 3 and line[0] in domains]
    ours = [row for row in sheet("objectives") if not row["workstream"]]
    assert len(table) == 10
    assert [(row["domain"], row["target"]) for row in ours] == [(d, t) for d, _, t in table]
    assert {row["kind"] for row in ours} == {"breakthrough"}
    for (_, _, target), row in zip(table, ours, strict=True):
        figure = re.search(r"£?\d+(?:\.\d+)?(?:%|m)?", target).group(0)
        assert targets(row["measure"], "target") == {"": figure}, row


def test_objectives_of_the_programmes_are_as_many_as_printed():
    text = paper()
    kinds = {"breakthrough": 0, "strategic": 0}
    blocks = re.findall(
        r"(Breakthrough|IIP) (?:Objectives) - (.*?)(?=Programme Status|Plan Status|IIP Obj)", text
    )
    assert [kind for kind, _ in blocks] == ["Breakthrough", "IIP", "IIP", "IIP", "IIP", "IIP"]
    for row in sheet("objectives"):
        kinds[row["kind"]] += bool(row["workstream"])
    assert kinds == {"breakthrough": 2, "strategic": 3 + 3 + 4 + 2}
    total = found(r"Cost Improvement Programme \(CIP\) of (£80M)").group(1)
    assert any(total in row["text"] for row in sheet("objectives") if row["workstream"])


def test_money_of_the_finance_programme():
    ahead, month_6, adverse, month_7, to_date, lost, vat = found(
        r"Despite being £([\d.]+)m ahead of plan to Month (\d), the Group is £([\d.]+)m adverse to"
        r" plan in month (\d) \(£([\d.]+)m adverse Year to Date \(YTD\)\) due to loss of Deficit"
        r" Support Funding \(DSF\) in October of £([\d.]+)m and the reversal of car parking VAT"
        r" following the Supreme Court ruling £([\d.]+)m"
    ).groups()
    table = {one.reference: one.commentary for one in milestones()}
    again, milestones_to_date, same_lost, same_vat = re.match(
        r"£([\d.]+)m adverse variance in month 7, £([\d.]+)m YTD, due to loss of Deficit Support"
        r" Funding of £([\d.]+)m and reversal of car parking VAT of £([\d.]+)m",
        table["4.2.02"],
    ).groups()
    assert (again, same_lost, same_vat) == (adverse, lost, vat)
    september, october = period(int(month_6)), period(int(month_7))
    assert (september, october) == ("2025-09", "2025-10")
    assert observations("finance-variance-month") == {october: money(adverse, is_adverse=True)}
    assert observations("finance-variance-ytd") == {
        september: money(ahead),
        october: money(milestones_to_date, is_adverse=True),
    }
    assert to_date != milestones_to_date
    notes = " ".join(
        row["note"] for row in sheet("observations") if row["measure"] == "finance-variance-ytd"
    )
    assert money(to_date) in notes
    finance = highlight("finance", october)
    assert money(to_date) in finance["progress"]
    assert money(milestones_to_date) in finance["progress"]
    assert observations("dsf-lost") == {october: money(lost)}
    assert observations("car-parking-vat") == {october: money(vat)}


def test_money_of_the_cost_improvement_programme():
    table = {one.reference: one for one in milestones()}
    under, to_date = re.match(
        r"CIP underperformed by £([\d.]+)m in month 7 \(£([\d.]+)m YTD\)",
        table["4.3.02"].commentary,
    ).groups()
    ahead = re.match(
        r"£([\d.]+)m favourable to plan YTD to Month 6", table["4.3.01"].commentary
    ).group(1)
    assert table["4.2.01"].commentary == table["4.3.01"].commentary
    assert observations("cip-variance-month") == {"2025-10": money(under, is_adverse=True)}
    assert observations("cip-variance-ytd") == {
        "2025-09": money(ahead),
        "2025-10": money(to_date, is_adverse=True),
    }
    whole = re.search(r"full (£\d+m) CIP", table["4.1.01"].description).group(1)
    assert targets("cip-delivered", "target") == {"": whole}


def test_no_figure_stands_where_the_paper_prints_none():
    measured = {row["measure"] for row in sheet("observations")}
    without = {row["code"] for row in sheet("measures")} - measured
    assert without == {"staff-engagement", "psychological-safety", *TARGETS_IN_POUNDS}


@pytest.mark.parametrize("name", ["risks", "issues"])
def test_owners_of_risks_and_issues_are_sros(name):
    sros = {row["code"]: row["sro"].split("|") for row in sheet("workstreams")}
    for row in sheet(name):
        assert row["owner"] in sros[row["workstream"]]
        assert "likelihood" not in row


def test_risks_and_issues_are_as_many_as_are_printed():
    text = TEXT.read_text(encoding="utf-8")
    cells = re.findall(r"^Risks, issues and escalations(.*)", text, re.MULTILINE)
    assert [cell.count("<p>") for cell in cells] == [2, 0, 2, 2, 0]
    assert not cells[1].strip()
    at = next(i for i, line in enumerate(lines()) if line[0] == "SRO" and "CFO" in line[1])
    of_finance = [
        line[1] for line in lines()[at + 2 : at + 4]
    ]  # label and first risk, then one more
    assert [text.split()[0] for text in of_finance] == ["There", "Failure"]
    told = [row["workstream"] for name in ("risks", "issues") for row in sheet(name)]
    expected = {"urgent-care": 2, "planned-care": 2, "culture": 2, "finance": 2}
    assert {code: told.count(code) for code in expected} == expected
    for row in sheet("highlights"):
        if row["period"] == "2025-10":
            said = row["risks"].splitlines() + row["escalations"].splitlines()
            assert len(said) == expected[row["workstream"]]
