"""What rows of a sheet must fulfil together, beyond what each cell must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.finance_checks import FINANCE_CHECKS
from goldenthread.collect.meeting_checks import MEETING_CHECKS
from goldenthread.collect.paper_checks import PAPER_CHECKS, check_papers_of_items
from goldenthread.collect.problems import CellError
from goldenthread.collect.programme_checks import PROGRAMME_CHECKS
from goldenthread.collect.record_checks import RECORD_CHECKS
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.collect.savings_checks import SAVINGS_CHECKS
from goldenthread.records.history.keeping import change_of
from goldenthread.records.measures.models import Observation
from goldenthread.records.organisations.subjects import ORGANISATIONS
from goldenthread.vocabulary import Kind

Rows = list[TypedRow]
Typed = dict[str, list[dict[str, Any]]]
Check = Callable[[Rows, Catalogue, Problems, Typed], Rows]


def nothing_more(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Give the rows as they are."""
    return rows


def dates_in_order(column: str) -> Check:
    """Give the check that the last day, which stands in `column`, is not before the first."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        for row in rows:
            starts, ends = row.fields.get("valid_from"), row.fields.get("valid_to")
            if starts and ends and ends < starts:
                error = CellError(f"lies before the first day {starts}", "the first day or later")
                problems.error(row.number, column, str(ends), error)
        return rows

    return check


def check_targets(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A target holds from a date or in one period, not both; a row without a value is left out."""
    dates_in_order("to")(rows, catalogue, problems, typed)
    kept = [row for row in rows if row.fields.get("written")]
    for row in kept:
        fields = row.fields
        if fields["period_start"] and (fields["valid_from"] or fields.get("valid_to")):
            error = CellError("holds in a period and from a date", "period, or from and to")
            problems.error(row.number, "period", str(fields["period_start"]), error)
    return kept


def check_measures(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Grades need a scale; a measure that has figures keeps its kind."""
    stored = catalogue.directory.records("measures")
    other_kind: dict[int, TypedRow] = {}
    for row in rows:
        before = stored.get((row.fields["organisation"], row.fields["code"]))
        scale = row.fields.get("scale") or (before and before.values["scale"])
        if row.fields["kind"] == Kind.GRADE and not scale:
            error = CellError("a graded measure needs its grades", "worst first: R|A|G")
            problems.error(row.number, "scale", "", error)
        if before and before.values["kind"] != row.fields["kind"]:
            other_kind[before.pk] = row
    for pk in figures_exist(other_kind):
        row = other_kind[pk]
        error = CellError("a measure that has figures keeps its kind", "the kind that is stored")
        problems.error(row.number, "kind", row.fields["kind"], error)
    return rows


def figures_exist(measures: dict[int, TypedRow]) -> list[int]:
    """Give those of the measures that have figures."""
    if not measures:
        return []
    found = Observation.objects.filter(series__measure__in=list(measures))
    return list(found.order_by().values_list("series__measure", flat=True).distinct())


def without_cycles(*names: str) -> Check:
    """Give the check that nothing stands above itself."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        for name in names:
            above = {(r.fields.get("organisation"), r.fields["code"]): r.fields.get(name)
                     for r in rows}  # fmt: skip
            for row in rows:
                owner, start = row.fields.get("organisation"), row.fields["code"]
                seen, code = {start}, above.get((owner, start))
                while code and code not in seen:
                    seen.add(code)
                    code = above.get((owner, code))
                if code == start:
                    error = CellError("leads back to the row itself", "a code above it, or empty")
                    problems.error(row.number, name, str(row.fields.get(name)), error)
        return rows

    return check


def in_turn(*each: Check) -> Check:
    """Give the check that makes several, one after the other."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        for one in each:
            rows = one(rows, catalogue, problems, typed)
        return rows

    return check


def check_units(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Units end after they start, and do not stand in circles."""
    dates_in_order("valid_to")(rows, catalogue, problems, typed)
    return without_cycles("parent", "replaces")(rows, catalogue, problems, typed)


def check_parts(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Parts of a countermeasure summary need the summary; they keep the order of the rows."""
    key = ("organisation", "measure", "period_kind", "period_start")
    known = set(catalogue.directory.records("countermeasures"))
    known |= {tuple(row[name] for name in key) for row in typed.get("countermeasures", [])}
    places: Counter[Any] = Counter()
    for row in rows:
        summary = tuple(row.fields[name] for name in key)
        if summary not in known:
            error = CellError(
                "there is no countermeasure summary of this measure and period",
                "a measure and period of the sheet countermeasures",
            )
            problems.error(row.number, "measure", row.fields["measure"], error)
        places[summary] += 1
        row.fields["order"] = places[summary]
    return rows


def give_organisation(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Rows that name no organisation belong to the one that the file is about."""
    for row in rows:
        if row.fields.get("organisation") is None:
            try:
                row.fields["organisation"] = catalogue.the_organisation()
            except CellError as error:
                problems.error(row.number, "organisation", "", error)
                return []
        if row.fields.get("period_start") is None:
            row.fields["period_kind"] = ""
    return rows


def check_organisations(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Only superusers create organisations; others change none but their own."""
    if catalogue.by is not None and not catalogue.by.is_superuser:
        stored = catalogue.directory.records("organisations")
        for row in rows:
            code = row.fields["code"]
            before = stored.get((code,))
            if before is None:
                error = CellError("only a superuser may create an organisation")
                problems.error(row.number, "code", code, error)
            elif code not in catalogue.writable and change_of(ORGANISATIONS, row.fields, before):
                error = CellError("you may not change this organisation", "what is stored of it")
                problems.error(row.number, "code", code, error)
    return without_cycles("parent")(rows, catalogue, problems, typed)


CHECKS: dict[str, Check] = {
    **PROGRAMME_CHECKS,
    **SAVINGS_CHECKS,
    **FINANCE_CHECKS,
    **MEETING_CHECKS,
    **PAPER_CHECKS,
    **RECORD_CHECKS,
    "committees": in_turn(MEETING_CHECKS["committees"], without_cycles("parent")),
    "agenda": in_turn(MEETING_CHECKS["agenda"], check_papers_of_items),
    "organisations": check_organisations,
    "units": check_units,
    "posts": without_cycles("reports_to"),
    "measures": check_measures,
    "targets": check_targets,
    "contributors": check_parts,
    "countermeasure_actions": check_parts,
    "tables": give_organisation,
    "narrative": give_organisation,
}
