"""Where the year's savings will land: words and the table of the simulated runs."""

from __future__ import annotations

from goldenthread.assure.foresight.landing_words import savings_sentences
from goldenthread.assure.foresight.savings import SavingsOutlook, foresee_savings
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.report.compositions.money.cells import money_cell, unit_for
from goldenthread.report.compositions.money.material import Material
from goldenthread.report.model import Block, Cell, Paragraph, Section, Table


def outlook_of(found: SavingsResult) -> SavingsOutlook:
    """Give where the year of a result will land."""
    return foresee_savings(found.portfolio, found.elapsed, found.position.delivered, found.target)


def landing_section(material: Material) -> Section | None:
    """Say where the year will land; None without schemes or where chances are not shown."""
    found = material.savings
    if not (material.organisation.shows_chances and len(found.portfolio)):
        return None
    blocks = landing_blocks(found, outlook_of(found))
    return Section("landing", "Where the year will land", tuple(blocks))


def landing_blocks(found: SavingsResult, outlook: SavingsOutlook) -> list[Block]:
    """Give the outlook in words, its table beside the forecast of the schemes, and its method."""
    blocks: list[Block] = [Paragraph(" ".join(savings_sentences(outlook)))]
    if outlook.chance is None:
        return blocks
    return [*blocks, landing_table(found, outlook), Paragraph(outlook.method_words)]


def landing_table(found: SavingsResult, outlook: SavingsOutlook) -> Table:
    """Give the goal, the schemes' own forecast and the range of the runs."""
    goal = "Target of the year" if outlook.is_target else "Plan of the year"
    lines = (
        (goal, outlook.goal),
        ("Delivered to date", outlook.delivered),
        ("Forecast outturn of the schemes", found.position.outturn),
        ("1 run in 10 is under", outlook.low),
        ("Half of the runs are under", outlook.middle),
        ("1 run in 10 is over", outlook.high),
    )
    unit = unit_for([amount for _, amount in lines])
    rows = [(Cell(words, is_header=True), money_cell(amount, unit)) for words, amount in lines]
    return Table("Where the year will land", ("What", unit), tuple(rows), widths=(4, 1))
