"""The board paper on recovery and savings: of a trust, or of a board and what it is shown."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.programmes.results import WorkstreamResult
from goldenthread.assure.savings.assess import judge
from goldenthread.assure.savings.cuts import cut
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.assure.savings.scenarios import compare, read_change
from goldenthread.assure.savings.totals import Reported
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.findings import findings_section
from goldenthread.report.compositions.money.cells import (
    money_cell,
    paragraphs,
    unit_for,
)
from goldenthread.report.compositions.money.landing import landing_section
from goldenthread.report.compositions.money.material import Material, gather, report_of
from goldenthread.report.compositions.money.positions import (
    headline_words,
    profile_graph,
    profile_table,
    recurrence_table,
    scenario_table,
    words_of,
)
from goldenthread.report.compositions.money.ratings import (
    AS_REPORTED,
    rating_table,
    reported_by,
    slices_table,
    stacked,
    weighted_table,
)
from goldenthread.report.compositions.programmes.front import FIELDS, front_section
from goldenthread.report.compositions.programmes.milestones import milestone_tables
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
from goldenthread.vocabulary.savings import Basis, Rating, SavingsKind

REPORT = "savings"
TITLE = "Recovery and Savings"
SUBJECTS = ("savings",)  # whose findings the report prints
MORE_FIELDS = (
    ("front.objectives", "Strategic objectives"),
    ("front.discussed", "Where it was discussed"),
    ("front.conflicts", "Conflicts of interest"),
    ("front.assessments", "Impact assessments"),
)
SECTIONS = (
    *FIELDS,
    *MORE_FIELDS,
    ("front.implications", "Implications (a line each, as 'Resource: no')"),
    ("introduction", "Introduction"),
    ("qipp", "QIPP"),
    ("cip", "CIP"),
    ("system_recovery", "System recovery"),
    ("programmes", "Programmes"),
    ("conclusion", "Conclusion"),
)
MOST_SCHEMES = 10


def build(
    organisation: Organisation,
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    checking: Checking | None = None,
) -> Report:
    """Give the savings report of an organisation for a month."""
    material = gather(REPORT, organisation, period, as_at, SUBJECTS, checking)
    made = compose(material)
    return narrated(made, organisation, period, material.checking, material.told)


def compose(material: Material) -> Report:
    """Lay the report out."""
    found = material.savings
    sections = [
        front_section(material, (*FIELDS, *MORE_FIELDS)),  # type: ignore[arg-type]
        summary_section(material),
        *(kind_section(material, kind) for kind in SavingsKind),
        portfolio_section(found),
        landing_section(material),
        scenarios_section(material),
        programmes_section(material),
        conclusion_section(material),
        findings_section(material.told),
        method_section(found),
    ]
    return report_of(material, TITLE, sections, figures_of(found))


def summary_section(material: Material) -> Section:
    """Give the author's introduction and the sentences that follow from the records."""
    found = material.savings
    blocks: list[Block] = paragraphs(material.words("introduction"))
    if words := headline_words(found):
        blocks += [Subheading("What the records say"), bullets(words)]
    if totals := system_table(found):
        blocks.append(totals)
    if not blocks:
        blocks.append(Paragraph("No savings are recorded for this year."))
    return Section("summary", "Executive summary", tuple(blocks))


def system_table(found: SavingsResult) -> Table | None:
    """Give the reported total of all savings beside its parts; None where none was reported."""
    whole = [one for one in found.reported if not one.cut and one.basis is Basis.PLAN]
    parts = reported_by(found.reported, "kind")
    if not whole or not parts:
        return None
    unit = unit_for([one.amount for one in whole])
    rows = [
        (Cell(SavingsKind(kind).words, is_header=True), money_cell(one.amount, unit))
        for kind, one in parts.items()
    ]
    summed = sum((one.amount for one in parts.values()), Decimal(0))
    formula = f"SUM({{0.1}}:{{{len(rows) - 1}.1}})"
    rows.append((Cell("Sum of the parts", is_header=True), money_cell(summed, unit, formula)))
    rows += [
        (Cell(one.label or "All savings as reported", is_header=True), money_cell(one.amount, unit))
        for one in whole
    ]
    notes = tuple(f"{one.words}." for one in found.clashes if one.total in whole)
    return Table(f"Savings of {found.year.label}", ("Part", unit), tuple(rows), notes, (4, 1))


def kind_section(material: Material, kind: SavingsKind) -> Section | None:
    """Give a part of the plan: from its schemes, or from totals as reported."""
    found = material.savings
    words = material.words(kind.value)
    own = found.portfolio.where(lambda one: one.kind == kind)
    reported = [one for one in found.reported if one.kind == kind]
    if not (words or len(own) or reported):
        return None
    blocks: list[Block] = paragraphs(words)
    if len(own):
        part = judge(own, found.month, targets=tuple(t for t in found.targets if t.kind == kind))
        blocks += scheme_blocks(part, kind.label)
    blocks += reported_blocks(found, kind, has_schemes=bool(len(own)))
    return Section(kind.value.replace("_", "-"), kind.words, tuple(blocks))


def scheme_blocks(part: SavingsResult, label: str) -> list[Block]:
    """Give the position of schemes: headlines, ratings, recurrence and profile."""
    bars = [(label, part.by_rating)]
    parts = [
        bullets(headline_words(part)),
        rating_table(f"{label} by rating", part.by_rating),
        stacked(f"{label}: forecast by rating", bars, f"{label} by rating, stacked."),
        recurrence_table(part),
        profile_graph(part),
        profile_table(part),
    ]
    return [one for one in parts if one is not None]


def reported_blocks(found: SavingsResult, kind: SavingsKind, *, has_schemes: bool) -> list[Block]:
    """Give the totals that were reported for a part of the plan."""
    notes = () if has_schemes else (AS_REPORTED,)
    blocks: list[Block] = []
    ratings = reported_by(found.reported, "rating", kind=kind.value)
    if ratings:
        amounts = {Rating(name): one.amount for name, one in ratings.items()}
        clash = tuple(f"{c.words}." for c in found.clashes
                      if c.total.kind == kind and not set(c.total.cut) - {"kind"}
                      and c.total.basis is Basis.PLAN)  # fmt: skip
        whole = reported_by(found.reported, "kind").get(kind.value)
        rest = whole.amount - sum(amounts.values(), Decimal(0)) if whole else Decimal(0)
        table = rating_table(
            f"{kind.label} by rating, as reported", amounts, (*notes, *clash),
            rest=max(rest, Decimal(0)),
        )  # fmt: skip
        blocks.append(table)
        picture = stacked(
            f"{kind.label}: overall rating, as reported", [(kind.label, amounts)],
            f"{kind.label} by rating as reported, stacked.",
        )  # fmt: skip
        if picture:
            blocks.append(picture)
    others = [
        one
        for one in found.reported
        if one.kind == kind and not (one.rating and one.basis is Basis.PLAN and not one.month)
    ]
    if others:
        blocks.append(totals_table(f"{kind.label}: totals as reported", others, notes))
    return blocks


def totals_table(caption: str, totals: list[Reported], notes: tuple[str, ...]) -> Table:
    """Give totals as they were reported, one a row."""
    unit = unit_for([one.amount for one in totals])
    rows = tuple(
        (
            Cell(one.words[0].upper() + one.words[1:], is_header=True),
            Cell(one.label),
            money_cell(one.amount, unit),
        )
        for one in totals
    )
    return Table(caption, ("What", "Said as", unit), rows, notes, (4, 3, 1))


def portfolio_section(found: SavingsResult) -> Section | None:
    """Give the whole portfolio by organisation, development, category and type."""
    if not len(found.portfolio) and not len(found.additional):
        return None
    blocks: list[Block] = []
    if len(found.portfolio):
        by_organisation = cut(found.portfolio, found.outturn, ["organisation"])
        bars = [(one.words[0], one.by_rating) for one in by_organisation]
        words = "Forecast by organisation and rating, stacked: delivered first, unidentified last."
        picture = stacked("Forecast by organisation and rating", bars, words)
        blocks += [picture] if picture else []
        for name, heading in (("organisation", "Organisation"), ("development", "Development"),
                              ("category", "Category"), ("type", "Type of scheme")):  # fmt: skip
            slices = cut(found.portfolio, found.outturn, [name])
            blocks.append(slices_table(f"By {heading.lower()}", heading, slices))
        if table := weighted_table(found.weighted):
            blocks.append(table)
        if table := top_schemes(found):
            blocks.append(table)
    if len(found.additional):
        beside = cut(found.additional, found.additional_outturn, ["type"])
        named = additional_table(found) or slices_table("Not counted as savings", "Type", beside)
        blocks += [Subheading("Income and improvements that do not count"), named]
    return Section("portfolio", "The portfolio", tuple(blocks))


def top_schemes(found: SavingsResult) -> Table | None:
    """Give the schemes with the most money at high risk, of those that are shared by name."""
    left = found.outturn.left
    held = [
        (int(left[at]), one)
        for at, one in enumerate(found.portfolio.schemes)
        if one.id and one.rating is Rating.HIGH and left[at]
    ]
    held.sort(key=lambda pair: -pair[0])
    if not held:
        return None
    top = held[:MOST_SCHEMES]
    unit = unit_for([Decimal(pence) / 100 for pence, _ in top])
    rows = tuple(
        (
            Cell(one.name, is_header=True),
            Cell(one.organisation_name),
            Cell(one.owner or "No owner"),
            money_cell(Decimal(pence) / 100, unit),
        )
        for pence, one in top
    )
    caption = f"The {len(top)} largest schemes at high risk"
    columns = ("Scheme", "Organisation", "Owner", f"Still to come {unit}")
    return Table(caption, columns, rows, widths=(4, 3, 3, 1))


def additional_table(found: SavingsResult) -> Table | None:
    """Give the schemes that do not count, where they are shared by name."""
    named = [(at, one) for at, one in enumerate(found.additional.schemes) if one.id]
    if not named:
        return None
    outturn = found.additional_outturn
    amounts = [(one, Decimal(int(outturn.plan[at])) / 100, Decimal(int(outturn.outturn[at])) / 100)
               for at, one in named]  # fmt: skip
    unit = unit_for([plan for _, plan, _ in amounts])
    rows = [
        (Cell(one.name, is_header=True), money_cell(plan, unit), money_cell(out, unit))
        for one, plan, out in amounts
    ]
    count = len(rows)
    totals = [sum((pair[n] for pair in amounts), Decimal(0)) for n in (1, 2)]
    rows.append(
        (
            Cell("Total", is_header=True),
            *(
                money_cell(total, unit, f"SUM({{0.{n}}}:{{{count - 1}.{n}}})", is_header=True)
                for n, total in enumerate(totals, 1)
            ),
        )
    )
    note = "Kept in the same way, and left out of every total of savings."
    columns = ("Scheme", f"Plan {unit}", f"Forecast outturn {unit}")
    return Table("Schemes that do not count", columns, tuple(rows), (note,), (4, 1, 1))


def scenarios_section(material: Material) -> Section | None:
    """Give the saved scenarios compared with the forecast."""
    found = material.savings
    if not material.scenarios or not len(found.portfolio):
        return None
    compared = [
        compare(one.name, found.portfolio, found.elapsed, [read_change(c) for c in one.changes])
        for one in material.scenarios
    ]
    table = scenario_table(compared)
    words = [
        f"{one.name}: {'; '.join(read_change(change).words for change in one.changes)}."
        for one in material.scenarios
    ]
    return Section("scenarios", "Scenarios", (bullets(words), table)) if table else None


def programmes_section(material: Material) -> Section | None:
    """Give the programme's areas with their words and milestones."""
    blocks: list[Block] = paragraphs(material.words("programmes"))
    if material.programme:
        result = material.programme.result
        for workstream in result.workstreams:
            blocks += area_blocks(workstream)
            own = [one for one in result.milestones if one.workstream == workstream.code]
            blocks += milestone_tables(own, workstream.name)
    title = "Recovery and transformation programmes"
    return Section("programmes", title, tuple(blocks)) if blocks else None


def area_blocks(workstream: WorkstreamResult) -> list[Block]:
    """Give what the newest highlight report says of an area."""
    blocks: list[Block] = [Subheading(workstream.name)]
    if told := workstream.highlight:
        blocks += paragraphs(told.summary.splitlines())
        if told.progress:
            blocks.append(bullets(told.progress))
        if told.next:
            blocks += [Paragraph("", lead="Next"), bullets(told.next)]
        if told.risks:
            blocks += [Paragraph("", lead="Risks"), bullets(told.risks)]
    return blocks


def conclusion_section(material: Material) -> Section | None:
    """Give the author's conclusion."""
    words = material.words("conclusion")
    return Section("conclusion", "Conclusion", tuple(paragraphs(words))) if words else None


def method_section(found: SavingsResult) -> Section:
    """Give how the figures were made, and what is not recorded."""
    rules = [
        "Favourable is positive: savings above their plan. Adverse variances stand in brackets.",
        "Forecast outturn: delivered to date and the forecast of the months left; a month without "
        "a forecast counts its plan.",
        "Rating: what has come in is delivered; what is still to come stands by its scheme: in "
        "delivery, low, medium or high risk, unidentified.",
        "Risk-adjusted: delivered and in delivery count whole, the rest by the organisation's own "
        "weights. Without weights there is none.",
        "Required run-rate: what is missing to the target, over the months left.",
        "Figures are added up exactly and rounded last.",
    ]
    missing = []
    if not len(found.portfolio):
        missing.append("schemes and their months")
    elif not found.profile.is_profiled:
        missing.append("months of the schemes")
    if not found.targets:
        missing.append("a target")
    if found.position.left_on_plan:
        rules.append(
            f"{words_of(found.position.left_on_plan)} of what is still to come has no forecast and "
            "counts its plan."
        )
    if missing:
        rules.append(f"Not in the records: {', '.join(missing)}.")
    return Section("method", "How the figures are made", (bullets(rules),))


def figures_of(found: SavingsResult) -> tuple[Figure, ...]:
    """Give the figures that a later edition is compared with."""
    at, label = found.month.code, found.month.label
    held = [
        ("target", "Target", found.target),
        ("plan", "Plan of the year", found.position.plan),
        ("plan_to_date", "Plan to date", found.position.plan_to_date),
        ("delivered", "Delivered to date", found.position.delivered),
        ("outturn", "Forecast outturn", found.position.outturn),
    ]
    held += [(f"rating:{r.value}", r.label, amount) for r, amount in found.by_rating.items()]
    return tuple(
        Figure(f"savings:{key}", name, at, label, words_of(amount))
        for key, name, amount in held
        if amount is not None
    )
