"""`goldenthread check`: what the records of organisations contradict or lack."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goldenthread.cli.export import organisation_names, period_asked, with_money
from goldenthread.cli.installation import fail, prepare_database, tell
from goldenthread.vocabulary import Period, PeriodKind

if TYPE_CHECKING:
    from goldenthread.assure.finding import Finding
    from goldenthread.assure.findings.checking import Ground
    from goldenthread.assure.findings.waiving import Told
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.records.programmes.models import Programme


@dataclass(frozen=True)
class Checked:
    """What was found in a part of an organisation at a period."""

    organisation: Organisation
    programme: str  # code, '' where the part is no single programme
    period: Period
    told: tuple[Told, ...]


def check_command(
    programme: Annotated[str, typer.Option(help="Code of a programme; all if left out.")] = "",
    period: Annotated[
        str, typer.Option(help="Period, for example 2023-03; the newest told of if left out.")
    ] = "",
    organisation: Annotated[str, typer.Option(help="ODS code; all if left out.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print everything that the checks find; exit 1 if any is an error that nobody waived."""
    wanted = period_asked(period)
    prepare_database()
    grounds = Grounds()
    found = list(checked_programmes(grounds, organisation, programme, wanted))
    if not programme:
        found += checked_figures(grounds, organisation, wanted)
        found += checked_money(grounds, organisation, wanted)
    told = list(each_once(found))
    if as_json:
        rows = [row_of(place, one) for place, one in told]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for _, one in told:
            print(line_of(one))
    if any(one.is_open_error for _, one in told):
        raise typer.Exit(1)


def each_once(found: list[Checked]) -> Iterator[tuple[Checked, Told]]:
    """Give the findings of all parts, each once in its organisation, part by part."""
    from goldenthread.assure.findings.once import told_once

    parts: dict[tuple[str, str], tuple[Checked, Told]] = {}
    for part in found:
        for one in part.told:
            parts.setdefault((part.organisation.code, one.finding.fingerprint), (part, one))
    held: dict[str, list[Told]] = {}
    for (code, _), (_, one) in parts.items():
        held.setdefault(code, []).append(one)
    kept = {
        (code, one.finding.fingerprint): one
        for code, told in held.items()
        for one in told_once(told)
    }
    yield from ((part, kept[key]) for key, (part, _) in parts.items() if key in kept)


class Grounds:
    """What the checkers look at, by organisation and period: each is assessed once."""

    def __init__(self) -> None:
        self.whole: dict[tuple[int, Period], Ground] = {}

    def of(self, organisation: Organisation, period: Period) -> Ground:
        """Give all of an organisation at a period."""
        from goldenthread.assure.findings.checking import Ground

        key = organisation.pk, period
        if key not in self.whole:
            self.whole[key] = Ground(organisation, period)
        return self.whole[key]

    def of_programme(self, programme: Programme, period: Period) -> Ground:
        """Give one programme of an organisation at a period."""
        from goldenthread.assure.findings.checking import Ground

        whole = self.of(programme.organisation, period)
        own = [one for one in whole.assessed if one.result.code == programme.code]
        return Ground(
            programme.organisation, period, programmes=[programme], assessed=own,
            checking=lambda: whole.checker,
        )  # fmt: skip


def subjects_of(newest: str) -> list[str]:
    """Give the subjects whose newest period is that of programmes, of figures or of money."""
    from goldenthread.assure.findings.checking import CHECKERS

    return [one.subject for one in CHECKERS if one.newest == newest]


def part_of(ground: Ground, newest: str, programme: str = "") -> Checked:
    """Check a part of an organisation with its texts, and say on stderr how much was found when.

    `newest` is whose newest period the part has: 'programmes', 'figures' or 'money'.
    """
    from goldenthread.assure.findings.checking import SUBJECTS, TEXTS, check
    from goldenthread.assure.narrative.texts import TextsAsked

    subjects = subjects_of(newest)
    told = check(ground, subjects, TextsAsked(frozenset({newest})))
    labels = [SUBJECTS[one].lower() for one in (*subjects, TEXTS)]
    name = programme or " and ".join([", ".join(labels[:-1]), labels[-1]])
    tell(f"{ground.organisation.code} {name}, {ground.period.long_label}: {len(told)} found")
    return Checked(ground.organisation, programme, ground.period, told)


def checked_programmes(
    grounds: Grounds, organisation: str, code: str, period: Period | None
) -> Iterator[Checked]:
    """Give what is found in each programme at the period, or at the newest that is told of."""
    for one in programmes_of(organisation, code):
        at = period or newest_of(one.organisation)
        yield part_of(grounds.of_programme(one, at), "programmes", one.code)


def checked_figures(grounds: Grounds, code: str, period: Period | None) -> Iterator[Checked]:
    """Give what is found in measures and tables at the period, or at the newest told of."""
    from goldenthread.report.build import having

    found = having(("measures", "tables")).order_by("code")
    for one in found.filter(code=code) if code else found:
        yield part_of(grounds.of(one, period or newest_of(one)), "figures")


def checked_money(grounds: Grounds, code: str, period: Period | None) -> Iterator[Checked]:
    """Give what is found in savings and finance at the period, or at the newest month of money."""
    for one, month in with_money(code, period):
        yield part_of(grounds.of(one, month), "money")


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


def this_month() -> Period:
    """Give the month of today."""
    return Period.containing(dt.date.today(), PeriodKind.MONTH)


def newest_of(organisation: Organisation) -> Period:
    """Give the period that reports take when none is asked for, this month without records."""
    from goldenthread.report.build import ReportError, find_period

    try:
        return find_period("", organisation, is_of_programme=True)
    except ReportError:
        return this_month()


def line_of(one: Told) -> str:
    """Give a finding as one line; one that is waived says so and why."""
    found = one.finding
    place = f" ({found.workstream})" if found.workstream else ""
    words = f"{found.severity} {found.code}: {' '.join(found.words.split())}{place}"
    return f"waived {words}: {' '.join(one.waiver.reason.split())}" if one.waiver else words


def row_of(place: Checked, one: Told) -> dict[str, Any]:
    """Give a finding as plain values: documented, stable keys."""
    from goldenthread.assure.findings.codes import code_of, mend_of

    found, known = one.finding, code_of(one.finding)
    return {
        "organisation": place.organisation.code,
        "programme": place.programme or found.programme,
        "workstream": found.workstream,
        "period": place.period.code,
        "about": one.subject,
        "severity": found.severity,
        "code": found.code,
        "title": known.title,
        "words": found.words,
        "said": found.statement,
        "held": found.evidence,
        "mend": mend_of(found),
        "record": found.record,
        "record_id": found.record_id,
        "field": found.field,
        "involved": [
            {"record": ref.kind, "record_id": ref.id, "label": ref.label} for ref in found.involved
        ],
        "quotes": [quote_row(found) for found in one.quotes],
        "address": address_of(place, one),
        "fingerprint": found.fingerprint,
        "waived": waiver_row(one),
    }


def quote_row(finding: Finding) -> dict[str, Any]:
    """Give the sentence of a finding with the stretch that is wrong, and the records by key.

    `span` are places in the sentence, the second one behind the stretch.
    """
    quote = finding.quote
    return quote and {
        "place": quote.place,
        "report": quote.report,
        "record": finding.record,
        "record_id": finding.record_id,
        "field": finding.field,
        "sentence": quote.sentence,
        "span": [quote.start, quote.end],
        "words": quote.words,
        "offer": quote.offer,
        "held": finding.evidence,
        "contradicts": [
            {"record": ref.kind, "record_id": ref.id, "label": ref.label}
            for ref in finding.involved
        ],
    }


def address_of(place: Checked, one: Told) -> str:
    """Give the page of the finding on the site, without the site's own address."""
    from django.urls import reverse

    code, fingerprint = place.organisation.code, one.finding.fingerprint
    return reverse("finding", args=[code, fingerprint], query={"period": place.period.code})


def waiver_row(one: Told) -> dict[str, Any] | None:
    """Give the waiver that covers a finding, None where none does."""
    waiver = one.waiver
    return waiver and {
        "reason": waiver.reason,
        "by": waiver.who,
        "at": waiver.day.isoformat(),
        "until": waiver.until.isoformat() if waiver.until else None,
    }
