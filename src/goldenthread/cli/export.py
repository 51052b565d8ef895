"""`goldenthread export`: every computed result."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goldenthread.cli.installation import fail, prepare_database, tell
from goldenthread.vocabulary import Period, PeriodKind, PeriodParseError, parse_period

if TYPE_CHECKING:
    from django.db.models import QuerySet

COLUMNS = ("code", "period", "value", "target", "variation", "assurance", "action")


def export_command(
    programme: Annotated[str, typer.Option(help="Code of a programme (not built yet).")] = "",
    period: Annotated[
        str, typer.Option(help="Period, for example 2023-03; the newest with figures if left out.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON with every result.")] = False,
    organisation: Annotated[str, typer.Option(help="ODS code; all if left out.")] = "",
) -> None:
    """Print every measure with value, target, variation, assurance, rule and action."""
    if programme:
        fail(["programmes are not built yet: leave --programme out to export the measures"], 2)
    wanted = period_asked(period)
    prepare_database()
    found = export_measures(organisation, wanted)
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
    return listing(assess(measures, wanted), names)


def organisation_names(code: str) -> dict[str, str]:
    """Give the names of the organisations that have measures, or of the one asked for, by code."""
    from goldenthread.records.organisations.models import Organisation

    found = Organisation.objects.filter(measures__isnull=False).distinct().order_by("code")
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
