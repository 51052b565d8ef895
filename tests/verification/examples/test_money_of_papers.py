"""The money of three papers: what the examples hold, against the papers' own tables and words."""

from __future__ import annotations

import csv
import re
from decimal import Decimal

import pytest

from tests.verification.examples.maidstone_text import REPOSITORY, SHARED

EXAMPLES = REPOSITORY / "examples"


def text_of(number: str) -> list[str]:
    """Give the lines of a paper; the test is skipped where it is not here."""
    found = sorted(SHARED.glob(f"seeds/{number}_*.txt"))
    if not found:
        pytest.skip("the text of the paper is not here")
    return found[0].read_text(encoding="utf-8").splitlines()


def sheet(example: str, name: str) -> list[dict[str, str]]:
    """Give the rows of a sheet."""
    with (EXAMPLES / example / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(cell: str) -> str:
    """Give a cell without its marks."""
    return re.sub(r"<[^>]*>", "", cell).strip()


def amount(cell: str) -> Decimal | None:
    """Give a printed amount, brackets negative."""
    found = plain(cell).replace(",", "")
    if not found:
        return None
    return -Decimal(found.strip("()")) if found.startswith("(") else Decimal(found)


def test_the_dashboard_of_the_finance_report_is_whole():
    text = text_of("001")
    start = next(at for at, line in enumerate(text) if line.startswith("Income\t85.0"))
    printed = [line.split("\t") for line in text[start : start + 9]]
    held = [
        one
        for one in sheet("maidstone-2023-03", "finance_lines")
        if one["statement"] == "dashboard"
    ]
    assert len(held) == 18
    for order, cells in enumerate(printed, 1):
        for cumulative, at in (("no", 1), ("yes", 6)):
            row = next(
                one
                for one in held
                if one["order"] == str(order) and one["cumulative"] == cumulative
            )
            values = [amount(cell) for cell in cells[at : at + 5]]
            names = ("actual", "plan", "variance", "pass_through", "revised_variance")
            stored = [amount(row[name]) for name in names]
            if row["nature"] == "cost" and values[0] is not None and values[0] < 0:
                stored[:2] = [-stored[0], -stored[1]]  # printed as taken away
            assert stored == values, (row["line"], cumulative)


def test_the_bridge_of_the_plan_is_whole():
    text = text_of("001")
    start = next(at for at, line in enumerate(text) if "Draft Plan Feb" in line)
    printed = [amount(line.split("\t")[1]) for line in text[start : start + 16]]
    steps = sheet("maidstone-2023-03", "bridges")
    assert [Decimal(one["value"]) for one in steps] == printed
    bold = [place for place, line in enumerate(text[start : start + 16]) if "<b>" in line]
    assert [place for place, one in enumerate(steps) if one["kind"] != "change"] == bold


def test_the_efficiency_plan_is_whole_in_both_cuts():
    text = text_of("001")
    held = sheet("maidstone-2023-03", "savings_totals")
    names = {
        "High Risk": ("rating", "high"), "Medium risk": ("rating", "medium"),
        "Low Risk": ("rating", "low"), "Fully Developed": ("development", "developed"),
        "Plans in Progress": ("development", "in_progress"),
        "Opportunity": ("development", "opportunity"),
        "Unidentified": ("development", "unidentified"),
    }  # fmt: skip
    seen = 0
    for line in text[4930:4965]:
        cells = line.split("\t")
        if len(cells) != 5 or cells[0] not in names:
            continue
        dimension, value = names[cells[0]]
        for category, cell in zip(("pay", "non_pay", "income", ""), cells[1:], strict=True):
            row = next(
                one for one in held if one[dimension] == value and one["category"] == category
            )
            assert amount(row["amount"]) == amount(cell)
            seen += 1
    assert seen == 28


def test_the_types_of_scheme_and_what_is_not_cip_are_whole():
    text = text_of("001")
    start = next(at for at, line in enumerate(text) if line.startswith("Types of Scheme"))
    printed = [amount(line.split("\t")[1]) for line in text[start + 1 : start + 9]]
    held = sheet("maidstone-2023-03", "savings_totals")
    types = [amount(one["amount"]) for one in held if one["type"]]
    assert types == [*printed, Decimal("1.5")]
    assert sum(printed) == 30
    start = next(at for at, line in enumerate(text) if line.startswith("Elective income (net"))
    beside = [amount(line.split("\t")[1]) for line in text[start : start + 3]]
    months = sheet("maidstone-2023-03", "scheme_months")
    assert [amount(one["plan"]) for one in months] == beside
    assert {one["counts"] for one in sheet("maidstone-2023-03", "schemes")} == {"no"}


def test_the_wards_cost_what_the_paper_prints():
    text = text_of("001")
    wards = {
        cells[1]: cells[-3:]
        for line in text
        if len(cells := line.split("\t")) == 24 and cells[0] in ("MAIDSTONE", "TWH", "Crowborough")
    }
    held = sheet("maidstone-2023-03", "ward_staffing")
    assert {one["ward"]: [one["budget"], one["actual"], one["variance"]] for one in held} == wards


def test_the_nursing_costs_are_those_of_the_paper():
    text = text_of("001")
    start = next(at for at, line in enumerate(text) if line.startswith("Total Established Wards"))
    printed = [[plain(cell) for cell in line.split("\t")[1:]] for line in text[start : start + 5]]
    held = [
        [one["actual"], one["variance"]]
        for one in sheet("maidstone-2023-03", "finance_lines")
        if one["statement"] == "nursing-cost"
    ]
    assert held == [row for row in printed if any(row)]


def test_the_board_paper_prints_every_total_of_the_system():
    text = " ".join(text_of("004"))
    held = sheet("lancashire-2024-07", "savings_totals")
    for row in held:
        number = row["amount"].strip("£m")
        if number in ("0", "(0.2)"):
            continue  # said in words: no unidentified schemes; 0.2 adverse
        assert re.search(rf"£{re.escape(number)}m", text), row
    ratings = {one["rating"]: one["amount"] for one in held if one["kind"] == "qipp"}
    assert ratings["delivered"] == "£31.5m"
    assert re.search(r"£31\.5m has been delivered", text)
    assert re.search(r"£42\.6m of schemes are now .in delivery", text)
    assert re.search(r"£52\.7m of schemes are rated .Green", text)
    assert re.search(r"red risk rated schemes has reduced to £51\.5m", text)
    assert re.search(r"£84m of schemes still have a medium", text)
    assert re.search(r"£7\.6m of plans not yet identified", text)
    assert (ratings["in_delivery"], ratings["low"], ratings["medium"]) == (
        "£42.6m", "£52.7m", "£84m",
    )  # fmt: skip
    assert (ratings["high"], ratings["unidentified"]) == ("£51.5m", "£7.6m")
    targets = [one["amount"] for one in sheet("lancashire-2024-07", "savings_targets")]
    assert targets == ["£262m", "£269m", "£270m"]
    assert re.search(r"stands at £269m, an increase from the £262m", text)
    assert not (EXAMPLES / "lancashire-2024-07" / "schemes.csv").exists()


def test_the_financial_plan_is_delivered_as_the_milestones_print_it():
    text = " ".join(text_of("000"))
    held = sheet("east-kent-2025-11", "finance_lines")

    def of(line: str, month: str, cumulative: str) -> dict[str, str]:
        return next(
            one
            for one in held
            if (one["line"], one["month"], one["cumulative"]) == (line, month, cumulative)
        )

    deficit, other, cip = list(dict.fromkeys(one["line"] for one in held))
    for month, plan in (("2025-09", "51.9"), ("2025-12", "58.4")):
        assert f"Deliver deficit plan of £{plan}m" in text
        assert of(deficit, month, "yes")["plan"] == f"({plan})"
    for month, plan in (("2025-09", "20.3"), ("2025-12", "50.1")):
        assert f"Deliver £{plan}m CIP" in text
        assert of(cip, month, "yes")["plan"] == plan
    assert re.search(r"£5\.2m adverse to plan in month 7 \(£6\.8m adverse", text)
    assert re.search(r"£5\.2m adverse variance in month 7, £4\.9m YTD", text)
    assert of(deficit, "2025-10", "no")["variance"] == "(5.2)"
    assert of(deficit, "2025-10", "yes")["variance"] == "(6.8)"
    assert of(other, "2025-10", "yes")["variance"] == "(4.9)"
    assert re.search(r"underperformed by £1\.3m in month 7 \(£1\.1m YTD\)", text)
    assert of(cip, "2025-10", "no")["variance"] == "(1.3)"
    assert of(cip, "2025-10", "yes")["variance"] == "(1.1)"
