"""The King's Lynn example holds what the panel decided and the figures and dates of the paper."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.verification.examples.kings_lynn_text import (
    SECTIONS,
    day,
    found,
    needs_text,
    panel_table,
    paper,
    part,
    sheet,
)

DIVISIONS = {
    "Women & Children": "women-and-children",
    "Medicine": "medicine",
    "Surgery": "surgery",
}
COLUMNS = [
    (outcome, kind, source)
    for outcome in ("approved", "declined")
    for kind, source in (
        ("condition", "notice_29a"),
        ("condition", "notice_31"),
        ("must", "inspection"),
        ("should", "inspection"),
    )
]
# Where the paper prints the date of a milestone.
DATES = {
    "SN-1": r"2 day visit of Maternity Services from 17th to (19th September)",
    "SN-2": r"visit the QEH on (10th October)",
    "DP-1": r"work to be completed by (27th September)",
    "DP-2": r"During the month of (October) the Divisional Plan element .{0,20} split",
    "DP-3": r"As of (November) reporting",
    "DP-4": r"Clinical Support Services Division being established in (October)",
    "SP1-1": r"appointment of CEO on (2nd September)",
    "SP1-2": r"appointment of Medical Director on (9th September)",
    "SP1-3": r"Interview for new Director of Governance scheduled for (October)",
    "SP1-4": r"3 Divisions operational as of (2nd September)",
    "SP1-5": r"Divisional Director interviews on (16th September)",
    "SP1-6": r"Clinical Support Services operational as of (23rd September)",
    "SP1-7": r"Divisional Leadership Team during (September)",
    "SP1-8": r"planned for late (November)",
    "SP1-9": r"Executive Team on Monday (14th October)",
    "SP1-10": r"Triumvirate - Programme to commence (November 2019)",
    "SP1-11": r"expected to commence in (November 2019)",
    "SP1-12": r"100 staff trained by (March 2020)",
    "SP1-13": r"meeting planned (13th September)",
    "SP1-14": r"attended QSIR training from 9th to (13th September)",
    "SP1-15": r"second cohort is being planned for (February 2020)",
    "SP1-16": r"4-5 QEH QSIR .{0,99}Facilitators by (April 2020)",
    "SP3-1": r"framework drafted and agreed at CELM (04/09/2019)",
    "SP3-2": r"information flows drafted and agreed CELM (04/09/2019)",
    "SP3-3": r"NEDs commenced (03/09/2019) • Joint",
    "SP3-4": r"presented at HMB \((11/9/19)\)",
    "SP3-5": r"Board Development (12/09/2019) • Individual .{0,50} • Joint",
    "SP3-6": r"on track to be presented to Board for approval (01/10/19)",
    "SP3-7": r"Role advertised \(interviews in (September)\)",
    "SP4-2": r"back on track to be reported back to People Committee and HMB in (October 2019)",
    "SP4-3": r"Launch of recruitment campaign in (October 2019)",
    "SP4-4": r"additional cohort planned in (November 2019)",
    "SP4-5": r"first ones to register in (September 2020)",
    "SP5-1": r"Phase 1a on track to complete Friday (13 September)",
    "SP5-2": r"Phase 1b starts w/c (16 September 2019)",
    "SP5-3": r"Phase 2 due to start (16 December 2019)",
    "SP5-4": r"Phase 3 due to start (6 January 2020)",
    "SP8-1": r"Deteriorating Patient will commence from (October)",
    "SP8-2": r"both strategic priorities by the end of (October)",
    "SP8-3": r"visit the Trust in (October) to undertake a diagnostic review",
    "SP9-1": r"Deteriorating Patient will commence from (October)",
    "SP9-2": r"both strategic priorities by the end of (October)",
}
THIS_MONTH = r"continuing with visits planned (this month) to two acute trusts"  # SP4-1
FIGURES = {
    ("section-notice-completion", "2019-09"): r"currently (11%) against a trajectory of 13%",
    ("safe-domain-share", "2019-09"): r"the majority \((82%)\) are within the safe domain",
    ("qsir-practitioners", "2019-09"): r"staff attending - (37) in total",
    ("net-gain", "2019-07"): r"July 2019 Nett gain (\S+) WTE",
    ("net-gain", "2019-08"): r"August 2019 Nett gain (\S+) WTE",
    ("leavers-two-months", "2019-04"): r"March and April leavers - (\S+) WTE",
    ("leavers-two-months", "2019-08"): r"July and August leavers - (\S+) WTE",
    ("leavers-average", "2019-08"): r"over the last six months average (\S+) WTE",
    ("nurses-commenced", "2019-09"): r"(\d+) local RNS commenced in post",
    ("international-nurses-planned", "2019-09"): r"\((\d+) planned for October / November\)",
    ("tna-apprentices", "2019-09"): r"(\d+) TNAs on an apprenticeship",
    ("internal-transfers", "2019-09"): r"with (\d+) individuals utilising",
}
AIMS = {
    ("section-notice-completion", "2019-09", "trajectory"): r"against a trajectory of (\d+%)",
    ("band-7-leadership", "2020-03", "trajectory"): r"trajectory of (\d+) staff trained by March",
    ("leavers-average", "2019-08", "benchmark"): r"predicted level of leavers of (\d+) per month",
}


@pytest.fixture(scope="module")
def presented() -> Counter:
    """Count what was presented, by division, outcome, kind of requirement and of source."""
    sources = {row["code"]: row["kind"] for row in sheet("sources")}
    asked = {row["code"]: (row["kind"], sources[row["source"]]) for row in sheet("requirements")}
    actions = {row["code"]: row for row in sheet("actions")}
    return Counter(
        (actions[row["action"]]["unit"], row["outcome"])
        + asked[actions[row["action"]]["requirements"]]
        for row in sheet("decisions")
    )


@needs_text
def test_the_panel_decided_on_as_many_items_as_every_cell_of_its_table_says(presented):
    table = panel_table()
    assert set(table) == {*DIVISIONS, "TOTAL"}
    for printed, unit in DIVISIONS.items():
        counts = [presented[(unit, *column)] for column in COLUMNS]
        assert [sum(counts), sum(counts[:4]), sum(counts[4:]), *counts] == table[printed]
    columns = zip(*(table[name] for name in DIVISIONS), strict=True)
    assert [sum(column) for column in columns] == table["TOTAL"]
    assert presented.total() == table["TOTAL"][0] == 11


@needs_text
def test_the_sentence_on_closures_agrees_with_the_table(presented):
    words = found(r"(\d+) Condition and (\d+) Must and Should Do actions were approved for closure")
    approved = Counter(kind for (_, outcome, kind, _), n in presented.items() for _ in range(n)
                       if outcome == "approved")  # fmt: skip
    assert approved["condition"] == int(words[1])
    assert approved["must"] + approved["should"] == int(words[2])


@needs_text
def test_items_of_the_panel_carry_its_date_and_only_approved_ones_are_complete():
    panel = day(found(r"Evidence Assurance Group on (6th September)")[1])
    actions = {row["code"]: row for row in sheet("actions")}
    evidence = {row["action"]: row["added"] for row in sheet("evidence")}
    for row in sheet("decisions"):
        action = actions[row["action"]]
        is_approved = row["outcome"] == "approved"
        assert row["panel_date"] == evidence[row["action"]] == panel
        assert row["panel"] == "Evidence Assurance Group"
        assert (action["completed"], action["delivery"]) == (
            (panel, "complete") if is_approved else ("", "")
        )
        assert action["due"] == ""
        assert "not in the paper" in action["title"]


@needs_text
def test_ctg_training_missed_its_date_and_has_no_decision():
    training = next(row for row in sheet("actions") if row["code"] == "ctg-training")
    missed = found(r"Condition 1 & 2 \(CTG .{0,90}not being completed by the end of (August)")
    reached = found(r"as of (9th September), the CTG training compliance target has since")
    assert training["due"] == day(missed[1]) == "2019-08-31"
    proof = [row for row in sheet("evidence") if row["action"] == "ctg-training"]
    assert [row["added"] for row in proof] == [day(reached[1])]
    assert training["completed"] == ""
    assert "names no step" in training["reason"]
    assert "ctg-training" not in {row["action"] for row in sheet("decisions")}
    conditions = [row for row in sheet("requirements") if row["code"].startswith("s31-")]
    assert [row["number"] for row in conditions] == ["1", "2"]
    assert training["requirements"].split("|") == [row["code"] for row in conditions]


@needs_text
@pytest.mark.parametrize("reference", DATES)
def test_a_milestone_has_the_printed_date_and_status(reference):
    row = next(row for row in sheet("milestones") if row["reference"] == reference)
    printed = found(DATES[reference])
    assert row["due"] == day(printed[1])
    assert row["completed"] in ("", row["due"])
    assert (row["status"] == "on_track") == ("on track" in printed.group(0))
    is_month_alone = not re.match(r"\d", printed[1])
    assert ("the last day stands here" in row["commentary"]) == is_month_alone
    if is_month_alone:
        assert printed[1] in row["commentary"]


@needs_text
def test_every_milestone_is_dated_by_the_paper_and_done_ones_are_told_as_done():
    rows = {row["reference"]: row for row in sheet("milestones")}
    assert set(rows) == {*DATES, "SP4-1"}
    assert rows["SP4-1"]["due"] == day("September")
    assert found(THIS_MONTH)[1] in rows["SP4-1"]["commentary"]
    done = {reference for reference, row in rows.items() if row["completed"]}
    assert done == {"SP1-1", "SP1-2", "SP1-4", "SP1-14", "SP3-1", "SP3-2", "SP3-3"}


@needs_text
def test_every_figure_of_a_measure_is_the_printed_one():
    kept = {(row["measure"], row["period"]): row["value"] for row in sheet("observations")}
    assert kept == {place: found(pattern)[1] for place, pattern in FIGURES.items()}


@needs_text
def test_every_aim_is_the_printed_one():
    kept = {(row["measure"], row["period"], row["kind"]): row["value"] for row in sheet("targets")}
    assert kept == {place: found(pattern)[1] for place, pattern in AIMS.items()}
    ends = {row["measure"]: (row["end_target"], row["end_date"]) for row in sheet("scorecard")}
    programme = found(r"of (100) staff trained by (March 2020)")
    assert ends.pop("band-7-leadership") == programme.groups()
    assert set(ends.values()) == {("", "")}


@needs_text
def test_themed_risks_are_as_many_as_the_alignment_counts():
    total = found(r"(\d+) Risks identified once themed")
    reworded = found(r"(\d+) Risks already reflected on the risk register")
    missing = found(r"(\d+) Risk not on the risk register")
    kept = Counter(row["alignment"] for row in sheet("risks"))
    assert kept["needs_rewording"] == int(reworded[1])
    assert kept["not_on_register"] == int(missing[1])
    themed = [row for row in sheet("risks") if row["alignment"]]
    assert len(themed) == int(total[1])
    assert {row["owner"] for row in themed} == {"risk-owner"}
    assert all("wording not in the paper" in row["title"] for row in themed)


@needs_text
def test_each_risk_of_a_priority_has_every_line_of_its_mitigation():
    for code, (starts, ends) in SECTIONS.items():
        section = part(starts, ends)
        rows = [row for row in sheet("risks") if row["workstream"] == code]
        if "Key risks/concerns" not in section:
            assert rows == []
            continue
        risks, after = re.split(r"Mitigation (?=•)", section.split("Key risks/concerns")[1])
        mitigation = re.split(r"Next Steps", after)[0]
        assert len(rows) == risks.count("•"), code
        for row in rows:
            assert len(row["controls"].splitlines()) == mitigation.count("•"), code
            assert row["owner"] == "executive-workstream-lead"


@needs_text
def test_strategic_priorities_stand_in_the_printed_order_with_their_names():
    ordinals = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")
    priorities = [row for row in sheet("workstreams") if row["kind"] == "strategic_priority"]
    assert [row["order"] for row in priorities] == [str(n) for n in range(1, 10)]
    for ordinal, row in zip(ordinals, priorities, strict=False):
        assert re.search(rf"Strategic Priority {ordinal} - {re.escape(row['name'])}", paper())
    assert [row["executive_lead"] for row in priorities] == [""] * 7 + ["chief-nurse"] * 2
    assert found(r"the (Executive Lead of the Chief Nurse)")
    for row in priorities[7:]:
        assert row["name"] in paper()


@needs_text
def test_the_fourth_division_starts_on_its_operational_date():
    starts = {row["code"]: row["valid_from"] for row in sheet("units")}
    printed = found(r"Division of Clinical Support Services going live as of (23rd September)")
    assert starts.pop("clinical-support-services") == day(printed[1])
    assert set(starts) == set(DIVISIONS.values())
    assert set(starts.values()) == {""}
    assert found(r"Clinical Support Services Division being established in (October)")
