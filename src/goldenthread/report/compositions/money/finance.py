"""The finance report of a board: statements, bridges, efficiency plan, limits and wards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from goldenthread.assure.finance.statements import Amounts, StatementResult
from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.savings.cuts import cut
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.assure.savings.totals import Reported
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.findings import findings_section
from goldenthread.report.compositions.money.cells import (
    column_sum,
    money_cell,
    paragraphs,
    unit_for,
)
from goldenthread.report.compositions.money.material import Material, gather, report_of
from goldenthread.report.compositions.money.positions import (
    headline_words,
    profile_graph,
    profile_table,
)
from goldenthread.report.compositions.money.ratings import AS_REPORTED, rating_table, slices_table
from goldenthread.report.compositions.money.savings import additional_table
from goldenthread.report.compositions.money.statements import (
    bridge_graph,
    bridge_table,
    limit_table,
    statement_table,
    ward_tables,
)
from goldenthread.report.compositions.programmes.front import FIELDS, front_section
from goldenthread.report.compositions.programmes.parts import bullets
from goldenthread.report.model import (
    Block,
    Cell,
    Figure,
    Paragraph,
    Report,
    Section,
    Subheading,
    Table,
)
from goldenthread.report.narrated import narrated
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.money import money_words, variance_words
from goldenthread.vocabulary.savings import Basis, Category, Development, Rating

REPORT = "finance"
TITLE = "Finance Report"
SUBJECTS = ("finance", "savings")  # whose findings the report prints
WORDS = (
    ("month", "The month"),
    ("to_date", "The year to date"),
    ("cash", "Cash"),
    ("capital", "Capital"),
    ("savings", "Savings"),
)
SECTIONS = (
    *FIELDS,
    ("front.implications", "Implications (a line each, as 'Resource: no')"),
    ("introduction", "Introduction"),
    *WORDS,
)
ADDED_ORDER = (Rating.HIGH, Rating.MEDIUM, Rating.LOW)


def build(
    organisation: Organisation,
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    checking: Checking | None = None,
) -> Report:
    """Give the finance report of an organisation for a month."""
    material = gather(REPORT, organisation, period, as_at, SUBJECTS, checking)
    made = compose(material)
    return narrated(made, organisation, period, material.checking, material.told)


def compose(material: Material) -> Report:
    """Lay the report out."""
    finance = material.finance
    sections = [
        front_section(material),  # type: ignore[arg-type]
        summary_section(material),
        *(statement_section(one) for one in finance.statements),
        *bridge_sections(material),
        savings_section(material.savings),
        savings_section(material.next_savings),
        limits_section(material),
        wards_section(material),
        findings_section(material.told),
        method_section(material),
    ]
    return report_of(material, TITLE, sections, figures_of(material))


def summary_section(material: Material) -> Section:
    """Give the author's words, and the variances that follow from the statements."""
    blocks: list[Block] = paragraphs(material.words("introduction"))
    if told := [words for one in material.finance.statements for words in variances(one)]:
        blocks += [Subheading("What the records say"), bullets(told)]
    for section, title in WORDS:
        if words := material.words(section):
            blocks += [Subheading(title), *paragraphs(words)]
    if not blocks:
        blocks.append(Paragraph("No finance is recorded for this month."))
    return Section("summary", "Executive summary", tuple(blocks))


def variances(found: StatementResult) -> list[str]:
    """Give the variances of a statement's totals and of lines that stand alone, in words."""
    inside = {part for row in found.rows for part in row.parts}
    words = []
    for row in found.rows:
        if row.line in inside and not row.is_total:
            continue
        said = [
            f"{variance_said(held, found)} {when}"
            for held, when in ((row.month, "in the month"), (row.to_date, "to date"))
            if held is not None and held.variance is not None
        ]
        if said:
            words.append(f"{row.line}: {', '.join(said)}.")
    return words


def variance_said(held: Amounts, found: StatementResult) -> str:
    """Give a variance with its actual and plan where they are known."""
    said = variance_words(held.variance or Decimal(0), found.unit, found.decimals)
    if held.actual is None or held.plan is None:
        return said
    actual, plan = (
        money_words(amount, found.unit, found.decimals) for amount in (held.actual, held.plan)
    )
    return f"{actual} against {plan}, {said}"


def statement_section(found: StatementResult) -> Section:
    """Give a statement."""
    return Section(f"statement-{found.code}", found.title, (statement_table(found),))


def bridge_sections(material: Material) -> list[Section]:
    """Give each bridge as a picture with its steps."""
    return [
        Section(f"bridge-{one.code}", one.title, (bridge_graph(one), bridge_table(one)))
        for one in material.finance.bridges
    ]


def savings_section(found: SavingsResult) -> Section | None:
    """Give a year's efficiency plan: from schemes, else as reported; None without either."""
    if found.is_empty:
        return None
    blocks: list[Block] = []
    if words := headline_words(found):
        blocks.append(bullets(words))
    if len(found.portfolio):
        blocks.append(rating_table("Savings by rating", found.by_rating))
        slices = cut(found.portfolio, found.outturn, ["category"])
        blocks.append(slices_table("Savings by category", "Category", slices))
    ratings = [(r.value, r.label) for r in ADDED_ORDER]
    stages = [(d.value, d.label) for d in reversed(Development)]
    for dimension, title, order in (
        ("rating", "Efficiency plan by risk", ratings),
        ("development", "Efficiency plan by development", stages),
    ):
        if table := crossed(found.reported, dimension, title, order):
            blocks.append(table)
    if table := types_table(found.reported):
        blocks.append(table)
    if table := additional_table(found):
        blocks += [Subheading("Improvements that do not count as savings"), table]
    if profile := [one for one in (profile_graph(found), profile_table(found)) if one]:
        blocks += [Subheading("Profile of the year"), *profile]
    if not blocks:
        return None
    code = found.year.label.replace("/", "-")
    return Section(f"savings-{code}", f"Savings {found.year.label}", tuple(blocks))


def crossed(
    totals: Sequence[Reported], dimension: str, title: str, order: list[tuple[str, str]]
) -> Table | None:
    """Give reported plans by a dimension and by category, with sums; None where none is reported.

    A cell that was not reported is empty; the last row is the sum, beside what was reported.
    """
    held = {
        (getattr(one, dimension), one.category): one
        for one in reversed(totals)
        if one.basis is Basis.PLAN
        and one.month is None
        and one.category
        and set(one.cut) <= {"kind", dimension, "category"}
    }
    names = [(value, label) for value, label in order if any(key[0] == value for key in held)]
    if not names:
        return None
    categories = [one for one in Category if any(key[1] == one for key in held)]
    unit = "£k"
    rows = []
    for at, (value, label) in enumerate(names):
        amounts = [held.get((value, category)) for category in categories]
        total = sum((one.amount for one in amounts if one), Decimal(0))
        last = f"SUM({{{at}.1}}:{{{at}.{len(categories)}}})"
        rows.append(
            (
                Cell(label, is_header=True),
                *(money_cell(one.amount if one else None, unit) for one in amounts),
                money_cell(total, unit, last, is_header=True),
            )
        )
    columns = [
        sum((held[v, c].amount for v, _ in names if (v, c) in held), Decimal(0)) for c in categories
    ]
    sums = [*columns, sum(columns, Decimal(0))]
    rows.append(
        (
            Cell("Total", is_header=True),
            *(
                money_cell(amount, unit, column_sum(n, len(names)), is_header=True)
                for n, amount in enumerate(sums, 1)
            ),
        )
    )
    heads = (dimension.capitalize(), *(f"{one.label} {unit}" for one in categories),
             f"Total {unit}")  # fmt: skip
    return Table(title, heads, tuple(rows), (AS_REPORTED,), (3, *(1.0,) * (len(heads) - 1)))


def types_table(totals: Sequence[Reported]) -> Table | None:
    """Give reported plans by type of scheme with their sum."""
    held = [one for one in totals if one.type and one.basis is Basis.PLAN]
    if not held:
        return None
    unit = unit_for([one.amount for one in held])
    rows = [(Cell(one.type, is_header=True), money_cell(one.amount, unit)) for one in held]
    total = sum((one.amount for one in held), Decimal(0))
    formula = column_sum(1, len(rows))
    rows.append((Cell("Total", is_header=True), money_cell(total, unit, formula, is_header=True)))
    return Table("Types of scheme", ("Type", unit), tuple(rows), (AS_REPORTED,), (4, 1))


def limits_section(material: Material) -> Section | None:
    """Give the measures that have a national and a system limit."""
    tables = tuple(limit_table(one) for one in material.finance.limits)
    return Section("limits", "Limits", tables) if tables else None


def wards_section(material: Material) -> Section | None:
    """Give planned against actual staffing of the wards."""
    staffing = material.finance.staffing
    if staffing is None:
        return None
    return Section("wards", "Ward staffing", tuple(ward_tables(staffing)))


def method_section(material: Material) -> Section:
    """Give how the figures were made, and what is not recorded."""
    rules = [
        "Favourable is positive: income, savings and surplus above plan, cost below it.",
        "Revised variance: the variance without what only passes through.",
        "A bridge closes where its opening figure and changes make every printed figure.",
        "A printed figure that its parts do not make stays as printed; the findings say so.",
        "Amounts are kept to the penny and rounded last.",
    ]
    finance = material.finance
    held = {
        "statements": finance.statements, "bridges": finance.bridges, "limits": finance.limits,
        "wards": finance.staffing,
    }  # fmt: skip
    if missing := [name for name, found in held.items() if not found]:
        rules.append(f"Not in the records of this month: {', '.join(missing)}.")
    return Section("method", "How the figures are made", (bullets(rules),))


def figures_of(material: Material) -> tuple[Figure, ...]:
    """Give the figures that a later edition is compared with."""
    found = []
    at, label = material.period.code, material.period.label
    for statement in material.finance.statements:
        for row in statement.rows:
            for length, held in (("month", row.month), ("to date", row.to_date)):
                for what in ("plan", "actual", "variance"):
                    amount = getattr(held, what, None)
                    if amount is not None:
                        words = money_words(amount, statement.unit, statement.decimals)
                        key = f"finance:{statement.code}:{row.line}:{length}:{what}"
                        name = f"{row.line}, {length}: {what}"
                        found.append(Figure(key, name, at, label, words))
    return tuple(found)
