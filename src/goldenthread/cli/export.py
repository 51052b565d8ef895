"""`goldenthread export`: every computed result."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goldenthread.cli.installation import fail, prepare_database, tell
from goldenthread.vocabulary import Period, PeriodKind, PeriodParseError, parse_period

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from goldenthread.records.organisations.models import Organisation

ACTION_COLUMNS = ("code", "due", "delivery_proposed", "delivery_stated", "closure")
COLUMNS = ("code", "period", "value", "target", "variation", "assurance", "action")


def export_command(
    programme: Annotated[str, typer.Option(help="Code of a programme: its results alone.")] = "",
    period: Annotated[
        str, typer.Option(help="Period, for example 2023-03; the newest with figures if left out.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON with every result.")] = False,
    organisation: Annotated[str, typer.Option(help="ODS code; all if left out.")] = "",
) -> None:
    """Print every computed result: measures, and programmes with proposed and stated status."""
    wanted = period_asked(period)
    prepare_database()
    if programme:
        print_programme(programme, organisation, wanted, as_json)
        return
    found = export_measures(organisation, wanted)
    found["programmes"] = [
        row for code in organisation_names(organisation) for row in programme_rows(code, wanted)
    ]
    found |= money_rows(organisation, wanted)
    print(json.dumps(found, indent=2, ensure_ascii=False) if as_json else table(found))


def period_asked(text: str) -> Period | None:
    """Give the period asked for, None where none is; wrong text ends with exit code 2."""
    if not text:
        return None
    try:
        return parse_period(text, PeriodKind.MONTH)
    except PeriodParseError as error:
        fail([str(error)], 2)
        raise


def export_measures(code: str, period: Period | None) -> dict[str, Any]:
    """Give the results of one organisation's measures (all where `code` is empty)."""
    from goldenthread.assure.listing import listing
    from goldenthread.assure.measures import assess
    from goldenthread.assure.newest import newest_period

    names = organisation_names(code)
    measures = measures_of(names)
    wanted = period or newest_period(measures)
    if wanted is None:
        tell("no figures have been imported yet")
        organisations = [{"code": key, "name": name} for key, name in names.items()]
        return {"period": None, "organisations": organisations, "measures": []}
    return listing(assess(measures, wanted, with_foresight=True), names)


def print_programme(code: str, organisation: str, period: Period | None, as_json: bool) -> None:
    """Print the results of one programme."""
    rows = [
        row
        for owner in organisation_names(organisation)
        for row in programme_rows(owner, period, code)
    ]
    if not rows:
        fail([f"no programme has the code {code!r}"], 2)
    if len(rows) > 1:
        owners = ", ".join(row["organisation"] for row in rows)
        fail([f"several organisations have a programme {code!r}: say which ({owners})"], 2)
    if as_json:
        print(json.dumps(rows[0], indent=2, ensure_ascii=False))
        return
    lines = [ACTION_COLUMNS]
    lines += [tuple(str(row[name] or "") for name in ACTION_COLUMNS) for row in rows[0]["actions"]]
    print("\n".join("\t".join(line) for line in lines))


def programme_rows(
    organisation: str, period: Period | None, code: str = ""
) -> list[dict[str, Any]]:
    """Give the results of an organisation's programmes at a period, or at their newest."""
    from goldenthread.assure.programmes.assess import assess_programme
    from goldenthread.assure.programmes.listing import programme_row
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.report.build import ReportError, find_period

    owner = Organisation.objects.get(code=organisation)
    found = owner.programmes.select_related("organisation")
    chosen = found.filter(code=code) if code else found
    rows = []
    for programme in chosen:
        try:
            at = period or find_period("", owner, is_of_programme=True)
        except ReportError:
            at = Period.containing(dt.date.today(), PeriodKind.MONTH)
        rows.append(programme_row(assess_programme(programme, at)))
    return rows


def money_rows(code: str, period: Period | None) -> dict[str, list[dict[str, Any]]]:
    """Give savings and finance of each organisation that has them, at a month or the newest."""
    from goldenthread.assure.finance.assess import assess_finance
    from goldenthread.assure.finance.listing import finance_row
    from goldenthread.assure.savings.assess import assess_savings
    from goldenthread.assure.savings.listing import savings_row

    rows: dict[str, list[dict[str, Any]]] = {"savings": [], "finance": []}
    for organisation, month in with_money(code, period):
        savings = assess_savings(organisation, month)
        if not savings.is_empty:
            rows["savings"].append(savings_row(organisation.code, savings))
        finance = assess_finance(organisation, month)
        if not finance.is_empty:
            rows["finance"].append(finance_row(organisation.code, finance))
    return rows


def with_money(code: str, period: Period | None) -> list[tuple[Organisation, Period]]:
    """Give the organisations that have savings or finance, each with its month."""
    from goldenthread.assure.savings.loading import months_with_money
    from goldenthread.report.build import FINANCE, SAVINGS, having

    found = having((*SAVINGS, *FINANCE)).order_by("code")
    chosen = found.filter(code=code) if code else found
    today = Period.containing(dt.date.today(), PeriodKind.MONTH)
    return [(one, period or next(iter(months_with_money(one)), today)) for one in chosen]


def organisation_names(code: str) -> dict[str, str]:
    """Give the names of the organisations that have records, or of the one asked for, by code."""
    from django.db.models import Q

    from goldenthread.records.organisations.models import Organisation

    having = Q(measures__isnull=False) | Q(programmes__isnull=False)
    found = Organisation.objects.filter(having).distinct().order_by("code")
    if code:
        found = Organisation.objects.filter(code=code)
        if not found:
            fail([f"no organisation has the code {code!r}"], 2)
    return dict(found.values_list("code", "name"))


def measures_of(names: dict[str, str]) -> QuerySet[Any]:
    """Give the measures of the organisations, organisation by organisation."""
    from goldenthread.records.measures.models import Measure

    found = Measure.objects.filter(organisation__code__in=names)
    return found.order_by("organisation__code", "order", "id")


def table(found: dict[str, Any]) -> str:
    """Give the results as tab-separated lines under a header."""
    rows = [[str(row[column] or "") for column in COLUMNS] for row in found["measures"]]
    return "\n".join("\t".join(cells) for cells in [list(COLUMNS), *rows])
