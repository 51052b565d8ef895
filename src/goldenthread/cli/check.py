"""`goldenthread check`: what the records of programmes contradict or lack."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from goldenthread.cli.export import organisation_names, period_asked, with_money
from goldenthread.cli.installation import fail, prepare_database, tell
from goldenthread.vocabulary import Period, PeriodKind

if TYPE_CHECKING:
    from goldenthread.assure.finding import Finding
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.records.programmes.models import Programme


Place = tuple[str, str]  # organisation, programme; '' for none


def check_command(
    programme: Annotated[str, typer.Option(help="Code of a programme; all if left out.")] = "",
    period: Annotated[
        str, typer.Option(help="Period, for example 2023-03; the newest told of if left out.")
    ] = "",
    organisation: Annotated[str, typer.Option(help="ODS code; all if left out.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print the findings of programmes, savings and finance; exit 1 if any is an error."""
    wanted = period_asked(period)
    prepare_database()
    found = [
        ((one.organisation.code, one.code), finding)
        for one in programmes_of(organisation, programme)
        for finding in findings_of(one, wanted)
    ]
    if not programme:
        found += money_findings(organisation, wanted)
    if as_json:
        rows = [row_of(*place, finding) for place, finding in found]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for _, finding in found:
            print(line_of(finding))
    if any(finding.severity == "error" for _, finding in found):
        raise typer.Exit(1)


def programmes_of(organisation: str, code: str) -> list[Programme]:
    """Give the programmes asked for; an unknown code ends with exit code 2."""
    from goldenthread.records.programmes.models import Programme

    names = organisation_names(organisation)
    held = Programme.objects.filter(organisation__code__in=names).select_related("organisation")
    ordered = held.order_by("organisation__code", "code")
    found = list(ordered.filter(code=code) if code else ordered)
    if code and not found:
        known = ", ".join(ordered.values_list("code", flat=True)) or "none"
        fail([f"programme {code!r} is not known: known are {known}"], 2)
    if not found:
        tell("no programme has been imported yet")
    return found


def findings_of(programme: Programme, period: Period | None) -> Iterator[Finding]:
    """Give the findings of a programme, and say on stderr of which period they are."""
    from goldenthread.assure.programmes.assess import assess_programme

    at = period or newest_of(programme.organisation)
    found = assess_programme(programme, at).result.findings
    tell(f"{programme.organisation.code} {programme.code}, {at.long_label}: {len(found)} found")
    yield from found


def newest_of(organisation: Organisation) -> Period:
    """Give the period that reports take when none is asked for, this month without records."""
    from goldenthread.report.build import ReportError, find_period

    try:
        return find_period("", organisation, is_of_programme=True)
    except ReportError:
        return Period.containing(dt.date.today(), PeriodKind.MONTH)


def line_of(finding: Finding) -> str:
    """Give a finding as one line."""
    place = f" ({finding.workstream})" if finding.workstream else ""
    return f"{finding.severity} {finding.code}: {' '.join(finding.words.split())}{place}"


def money_findings(organisation: str, period: Period | None) -> list[tuple[Place, Finding]]:
    """Give the findings of savings and finance, and say on stderr of which month they are."""
    from goldenthread.assure.finance.assess import assess_finance
    from goldenthread.assure.finding import sorted_findings
    from goldenthread.assure.savings.assess import assess_savings

    found = []
    for one, month in with_money(organisation, period):
        held = [*assess_savings(one, month).findings, *assess_finance(one, month).findings]
        tell(f"{one.code} savings and finance, {month.long_label}: {len(held)} found")
        found += [((one.code, ""), finding) for finding in sorted_findings(held)]
    return found


def row_of(organisation: str, programme: str, finding: Finding) -> dict[str, str]:
    """Give a finding as plain values."""
    return {
        "organisation": organisation,
        "programme": programme,
        "workstream": finding.workstream,
        "severity": finding.severity,
        "code": finding.code,
        "words": finding.words,
        "record": finding.record,
    }
