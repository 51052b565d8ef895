"""The Integrated Performance Report: sections, figures, words, links."""

import datetime as dt

import pytest

from goldenthread.assure.measures import assess
from goldenthread.records.measures.models import BusinessRule, Measure
from goldenthread.records.reporting.models import Narrative
from goldenthread.report.compositions import ipr
from goldenthread.report.model import (
    Bullets,
    ChartBlock,
    ChartGrid,
    Columns,
    Matrix,
    Paragraph,
    Scorecard,
    StackedBars,
    Table,
)
from tests.integration.assure import trust as small
from tests.integration.report.trust import IN_MARCH, MARCH, Trust

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def trust(db):
    return Trust()


def build(trust):
    return ipr.build(trust.organisation, MARCH)


def section(report, anchor):
    return next(found for found in report.sections if found.anchor == anchor)


def blocks(report, anchor, kind):
    return [block for block in section(report, anchor).blocks if isinstance(block, kind)]


def words(report, anchor):
    found = []
    for block in section(report, anchor).blocks:
        if isinstance(block, Paragraph):
            found.append(f"{block.lead} {block.text}")
        if isinstance(block, Bullets):
            found += [item.text for item in block.items]
    return "\n".join(found)


def test_sections_come_in_the_order_a_board_reads_them(trust):
    anchors = [found.anchor for found in build(trust).sections]
    assert anchors == [
        "key", "executive-summary", "assurance-bars", "matrix",
        "theme-access", "cms-waits", "theme-safety", "escalation-safety-1",
        "outlook", "findings", "business-rules", "assurance-examples",
    ]  # fmt: skip


def test_every_link_of_the_report_leads_somewhere(trust):
    trust.countermeasures()
    report = build(trust)
    anchors = {found.anchor for found in report.sections}
    links = set()
    for found in report.sections:
        for block in found.blocks:
            if isinstance(block, Bullets):
                links |= {item.anchor for item in block.items}
            if isinstance(block, Scorecard):
                links |= {row.anchor for group in block.groups for row in group.rows}
            if isinstance(block, Matrix):
                links |= {e.anchor for row in block.cells for cell in row for e in cell}
    assert links - {""} <= anchors
    assert "cms-waits" in links


def test_a_scorecard_row_prints_both_periods_with_their_own_targets(trust):
    small.target(trust.waits, "85%", MARCH, kind="trajectory")
    (card,) = blocks(build(trust), "theme-access", Scorecard)
    (row,) = card.groups[0].rows
    assert card.groups[0].heading == "Breakthrough objectives"
    assert (row.latest, row.latest_target, row.latest_period) == ("70%", "85%", "Mar-23")
    assert (row.previous, row.previous_target, row.previous_period) == ("71%", "90%", "Feb-23")
    assert (row.role, row.action, row.emphasis) == ("Driver", "Full CMS", "full_cms")
    assert row.comparison == "not_met"


def test_a_measure_with_two_points_says_insufficient_data(trust):
    (card,) = blocks(build(trust), "theme-safety", Scorecard)
    row = next(r for group in card.groups for r in group.rows if r.measure == "beds")
    assert (row.variation, row.assurance) == ("insufficient_data", "insufficient_data")
    (matrix,) = blocks(build(trust), "matrix", Matrix)
    assert ("beds", "insufficient data") in [(e.measure, e.reason) for e in matrix.not_placed]


def test_matrix_bars_and_scorecards_count_the_same_measures(trust):
    report = build(trust)
    (matrix,) = blocks(report, "matrix", Matrix)
    (bars,) = blocks(report, "assurance-bars", StackedBars)
    in_cells = sum(len(cell) for row in matrix.cells for cell in row)
    assert in_cells + len(matrix.not_placed) == Measure.objects.count() == 4
    assert sum(sum(counts) for _, counts in bars.bars) == 4
    assert [name for name, _ in bars.bars] == ["Access", "Safety"]


def test_the_generated_summary_states_the_computed_facts(trust):
    text = words(build(trust), "executive-summary")
    assert "Of 1 measure, 1 can be judged: 1 fails." in text
    assert "Waits at 70% in March 2023 against a target of 90%" in text
    assert "consistently fails its target" in text
    assert "Target missed, with too few points for limits: Beds & <b> at 51%" in text


def test_an_author_s_words_replace_the_generated_ones_and_are_checked(trust):
    written = "Waits reached 70% in March.\n\nWaits stood at 93% before."
    Narrative.objects.create(
        organisation=trust.organisation, report="ipr", section="executive_summary.access",
        text=written, **IN_MARCH,
    )  # fmt: skip
    found = blocks(build(trust), "executive-summary", Paragraph)
    first, second = found[0], found[1]
    assert (first.lead, first.text, first.flag) == ("Access.", "Waits reached 70% in March.", "")
    assert "93%" in second.flag


def test_escalations_are_listed_with_reasons_by_theme(trust):
    text = words(build(trust), "executive-summary")
    assert "Waits: The business rules ask for a full countermeasure summary" in text
    assert "Falls: A constitutional standard is failing" in text


def test_a_calm_trust_has_no_escalations(db):
    one = small.organisation("RXX")
    made = small.measure(one, "calm")
    small.months(made, [f"{v}%" for v in (70, 72) * 8])
    small.target(made, "10%")
    text = words(ipr.build(one, MARCH), "executive-summary")
    assert "No measure is escalated this period." in text


def test_what_changed_since_the_last_period_is_told(trust):
    small.figure(trust.calls, MARCH, "2%")
    text = words(build(trust), "executive-summary")
    assert "Calls: from " in text.split("Falls: A constitutional")[1]


def test_the_countermeasure_page_holds_the_four_parts(trust):
    trust.countermeasures()
    trust.commentary(trust.waits)
    trust.marks()
    report = build(trust)
    (beside, columns) = blocks(report, "cms-waits", Columns)
    held = [*blocks(report, "cms-waits", Table), *beside.columns[0][1], *beside.columns[1][1]]
    tables = {table.caption: table for table in held}
    assert tables["By site"].rows[0][1].text == "81%"
    assert tables["Top contributors"].rows[0][0].text == "Theatres"
    assert tables["Countermeasures"].rows[0][0].text == "Open a list"
    (chart,) = blocks(report, "cms-waits", ChartBlock)
    facts = dict(chart.facts)
    assert facts["Mar-23"] == "70%"
    assert facts["Note a"] == "A strike month"
    assert facts["Rebased 1 Mar 2022"] == "New pathway"
    assert [title for title, _ in columns.columns] == [
        "Summary", "Actions", "Assurance and timescales",
    ]  # fmt: skip


def test_without_a_summary_the_page_says_what_is_missing(trust):
    report = build(trust)
    (beside,) = blocks(report, "cms-waits", Columns)
    assert beside.columns[1][1] == (Paragraph("No contributors are recorded."),)
    text = words(report, "cms-waits")
    assert "no owner recorded" in text
    assert "No countermeasure actions are recorded." in text


def test_an_escalation_page_names_measures_without_commentary(trust):
    report = build(trust)
    (grid,) = blocks(report, "escalation-safety-1", ChartGrid)
    assert [chart.title for chart in grid.charts] == ["Falls"]
    assert "No commentary yet for: Falls" in words(report, "escalation-safety-1")
    trust.commentary(trust.falls)
    assert "No commentary yet" not in words(build(trust), "escalation-safety-1")


def test_contributors_stand_beside_the_measure_they_contribute_to(trust):
    trust.commentary(trust.calls)
    trust.calls.contributes_to = trust.falls
    trust.calls.save()
    (grid,) = blocks(build(trust), "escalation-safety-1", ChartGrid)
    assert [chart.title for chart in grid.charts] == ["Falls", "Calls"]
    assert dict(grid.charts[1].facts)["Shown"] == "For information, as a contributor"


def test_five_escalations_of_a_theme_take_two_pages(trust):
    for number in range(4):
        trust.measure(f"standard-{number}", "Safety", "constitutional", "watch")
    report = build(trust)
    first, second = (blocks(report, f"escalation-safety-{n}", ChartGrid)[0] for n in (1, 2))
    assert (len(first.charts), len(second.charts)) == (4, 1)
    assert section(report, "escalation-safety-2").title.endswith("(2 of 2)")


def test_the_printed_rules_are_the_organisation_s_own(trust):
    BusinessRule.objects.create(
        organisation=trust.organisation, role="watch", assurance="failing", variation="concern",
        action="note_performance", words="ask the committee",
    )  # fmt: skip
    failing = blocks(build(trust), "business-rules", Table)[0]
    assert failing.rows[0][2].text == "Note performance; ask the committee"


def test_chart_data_prints_limits_and_signals(trust):
    (chart,) = blocks(build(trust), "cms-waits", ChartBlock)
    assert chart.columns[0] == "Period"
    assert len(chart.rows) == len({row[0] for row in chart.rows}) == 18
    (result,) = assess(Measure.objects.filter(code="waits"), MARCH).measures
    assert chart.rows[-1][3] == f"{result.limits.mean:.1f}%"
    assert chart.rows[-1][-1] == "common cause"


def test_the_number_of_queries_does_not_grow_with_the_measures(
    trust, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40) as few:
        build(trust)
    for number in range(10):
        trust.measure(f"more-{number}", "Access", "supporting", "watch")
    with django_assert_max_num_queries(len(few.captured_queries)):
        build(trust)


def test_a_scorecard_says_the_chance_of_the_next_period_or_why_there_is_none(trust):
    (card,) = blocks(build(trust), "theme-safety", Scorecard)
    chances = {row.measure: row.chance for group in card.groups for row in group.rows}
    assert card.has_chances
    assert chances["falls"] == "under 1% in Apr-23"
    assert chances["calls"] == "over 99% in Apr-23"
    assert chances["beds"] == "Too few figures"


def test_the_outlook_lists_what_is_foretold_and_why_the_rest_is_not(trust):
    report = build(trust)
    (access, safety, left) = blocks(report, "outlook", Table)
    assert access.columns[:3] == ("Measure", "Next period", "Expected")
    assert access.columns[-1] == "Foretold by"
    row = [cell.text for cell in access.rows[0]]
    assert row[1:4] == ["Apr-23", "70.6%", "68.0% to 73.2%"]
    assert row[-1] == "Stable: 18 figures, Oct-21 to Mar-23"
    assert len(safety.rows) == 2
    assert left.caption == "Not foretold, and why"
    (reason, labels), *_ = ([cell.text for cell in row] for row in left.rows)
    assert reason == "There are 2 figures. A forecast needs 13."
    assert "Beds & <b>" in labels.split("; ")
    assert len({row[0].text for row in left.rows}) == len(left.rows)


def test_targets_with_dates_have_columns_of_their_own_in_the_outlook(trust):
    for step in range(1, 13):
        small.target(trust.waits, f"{70 + step}%", MARCH.shift(step), kind="trajectory")
    (access, safety, _) = blocks(build(trust), "outlook", Table)
    assert access.columns[6:8] == ("By the target's date", "Change needed")
    cells = [cell.text for cell in access.rows[0]]
    assert cells[6] == "under 1% of 82% in Mar-24"
    assert cells[7] == "+1.00 percentage points a month; never done"
    assert len(safety.columns) == 7


@pytest.mark.parametrize("written", ["TBC", "N/A"])
def test_generated_sentences_name_no_figure_where_there_is_none(trust, written):
    audit = small.measure(
        trust.organisation, "audit", theme="Safety", tier="supporting", role="watch"
    )
    small.months(audit, ["10%"] * 12 + ["60%"] * 8 + [written])
    text = words(build(trust), "executive-summary")
    assert "Audit without a figure in March 2023" in text
    assert f"at {written}" not in text


def test_generated_sentences_say_the_chance_of_the_next_target(trust):
    text = words(build(trust), "executive-summary")
    assert "The chance of meeting the target of 90% in April 2023 is under 1%." in text


def test_a_measure_that_is_likely_to_miss_is_named_though_nothing_escalates_it(trust):
    rising = trust.measure("beds-2", "Safety", "supporting", "watch", target="60%")
    small.target(rising, "80%", valid_from=dt.date(2023, 4, 1))
    text = words(build(trust), "executive-summary")
    assert "Unlikely to meet the target of the next period: Beds-2 (chance of 80% in April" in text


def test_chances_that_are_hidden_leave_no_column_no_sentence_and_no_section(trust):
    trust.organisation.shows_chances = False
    report = build(trust)
    assert "outlook" not in {found.anchor for found in report.sections}
    (card,) = blocks(report, "theme-access", Scorecard)
    assert not card.has_chances
    assert card.notes == ()
    assert "chance" not in words(report, "executive-summary").lower()
    assert "Chance next period" not in str(blocks(report, "key", Table))
