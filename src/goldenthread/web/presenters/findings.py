"""Findings as a page shows them: counted, filtered, each with its way to the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from goldenthread.assure.finding import LABELS, Finding, Quote
from goldenthread.assure.findings.checking import SUBJECTS, Ground, waivers_of
from goldenthread.assure.findings.codes import Code, code_of, mend_of
from goldenthread.assure.findings.waiving import Told, WaiverFacts, counted
from goldenthread.assure.programmes.assess import Assessed
from goldenthread.records.people.models import User
from goldenthread.report.compositions.findings import tally
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.web.presenters.finding_links import FindingLinks, Way
from goldenthread.web.presenters.money import savings_of
from goldenthread.web.presenters.words import checker_at
from goldenthread.web.scope import Scope

WAIVE = "reporting.waive_findings"
MOST_BESIDE = 90  # characters of a sentence on each side of its words, in a list
STATES = (("open", "To mend"), ("waived", "Waived"), ("", "All"))
COLOURS = {"error": "red", "warning": "yellow", "note": "grey"}


def ground_of(scope: Scope, assessed: Sequence[Assessed] | None = None) -> Ground:
    """Give what the checkers look at: statuses as of the period's last day, never after today.

    `assessed` are the organisation's programmes where the page has assessed them already.
    """
    day = min(scope.period.end, timezone.localdate())
    year = Period.containing(scope.period.start, PeriodKind.YEAR)
    return Ground(
        scope.organisation, scope.period, as_at=scope.as_at_moment, on=day, assessed=assessed,
        savings=[savings_of(scope, one) for one in (year, year.next())],
        checking=lambda: checker_at(scope),
    )  # fmt: skip


@dataclass(frozen=True)
class Quoted:
    """A sentence with the words that are wrong, where it stands, and what it contradicts."""

    finding: Finding
    quote: Quote
    place: Way
    records: list[Way]

    @property
    def excerpt(self) -> tuple[str, str, str]:
        """What stands before the words, the words, and what stands behind, as a list shows it."""
        return self.quote.near(MOST_BESIDE)


@dataclass(frozen=True)
class Row:
    """A finding with everything that its line or its page prints."""

    told: Told
    place: Way
    records: list[Way]
    quotes: list[Quoted]
    about: str  # what it was looked for in, and the workstream where it has one
    href: str  # of its own page
    waive_href: str  # '' where the reader may not

    @property
    def finding(self) -> Finding:
        """What is found."""
        return self.told.finding

    @property
    def code(self) -> Code:
        """What is known of its code."""
        return code_of(self.told.finding)

    @property
    def mend(self) -> str:
        """How it is mended."""
        return mend_of(self.told.finding)

    @property
    def tag(self) -> dict[str, str]:
        """The severity as a tag."""
        severity = self.told.finding.severity
        if self.told.is_waived:
            return {"text": "Waived", "colour": "blue"}
        return {"text": LABELS[severity], "colour": COLOURS[severity]}


class Rows:
    """Makes rows out of findings, with the ways of all of them read at once."""

    def __init__(self, scope: Scope, reader: User, told: Sequence[Told]) -> None:
        self.scope, self.told = scope, told
        found = [finding for one in told for finding in one.findings]
        self.links = FindingLinks(scope, reader, found)
        self.may_waive = reader.has_perm(WAIVE, scope.organisation) and scope.as_at is None

    def of(self, one: Told) -> Row:
        """Give one finding's row."""
        return Row(
            one,
            self.links.place(one.finding),
            self.links.records(one.finding),
            [self.quoted(found, found.quote) for found in one.quotes if found.quote],
            self.about(one),
            self.links.address("finding", one.finding.fingerprint),
            self.links.address("finding-waive", one.finding.fingerprint)
            if self.may_waive and not one.is_waived
            else "",
        )

    def quoted(self, found: Finding, quote: Quote) -> Quoted:
        """Give the sentence of a finding with its ways."""
        place = self.links.place(found)
        return Quoted(found, quote, Way(quote.place, place.href), self.links.records(found))

    def about(self, one: Told) -> str:
        """Say what a finding was looked for in, and the workstream where it has one."""
        subject = SUBJECTS.get(one.subject, one.subject)
        known = self.links.workstream(one.finding) if one.finding.workstream else None
        return f"{subject}: {known[1]}" if known else subject


class FindingsPage:
    """Findings of an organisation or of a part of it, by what is asked for."""

    def __init__(
        self, scope: Scope, reader: User, told: Sequence[Told], asked: Mapping[str, str]
    ) -> None:
        self.scope, self.reader, self.told = scope, reader, told
        self.asked = {
            name: asked.get(name, "")
            for name in ("severity", "subject", "workstream", "rule", "state")
        }
        if "state" not in asked:
            self.asked["state"] = "open"

    @property
    def summary(self) -> str:
        """How much was found, in words."""
        return tally(counted(self.told))

    @cached_property
    def make(self) -> Rows:
        """Makes the rows, the ways of all findings read at once."""
        return Rows(self.scope, self.reader, self.told)

    @cached_property
    def rows(self) -> list[Row]:
        """The findings that are asked for."""
        return [self.make.of(one) for one in self.told if self.is_asked(one)]

    @property
    def can_waive(self) -> bool:
        """Whether the reader may waive any of those that are shown."""
        return any(row.waive_href for row in self.rows)

    @property
    def workstreams(self) -> list[tuple[str, str]]:
        """Code and name of the workstreams that findings are about."""
        named = {
            one.finding.workstream: known[1]
            for one in self.told
            if one.finding.workstream and (known := self.make.links.workstream(one.finding))
        }
        return sorted(named.items(), key=lambda pair: pair[1])

    def is_asked(self, one: Told) -> bool:
        """Say whether a finding is among those that are asked for."""
        asked = self.asked
        return (
            asked["severity"] in ("", one.finding.severity)
            and asked["subject"] in ("", one.subject)
            and asked["workstream"] in ("", one.finding.workstream)
            and asked["rule"] in ("", one.finding.code)
            and asked["state"] in ("", "waived" if one.is_waived else "open")
        )

    @property
    def choices(self) -> list[tuple[str, str, list[tuple[str, str]], str]]:
        """(name, label, choices, chosen) of each filter; those with a choice of one are left."""
        subjects = dict.fromkeys(one.subject for one in self.told)
        codes = sorted({one.finding.code for one in self.told})
        found = [
            ("state", "Show", list(STATES)),
            ("severity", "Severity", [("", "All"), *((s, f"{w}s") for s, w in LABELS.items())]),
            ("subject", "About", [("", "All"), *((s, SUBJECTS.get(s, s)) for s in subjects)]),
            ("workstream", "Workstream", [("", "All"), *self.workstreams]),
            ("rule", "Rule", [("", "All"), *((c, c.replace("_", " ")) for c in codes)]),
        ]
        return [
            (name, label, choices, self.asked[name])
            for name, label, choices in found
            if len(choices) > 2
        ]

    @cached_property
    def lapsed(self) -> list[tuple[WaiverFacts, str]]:
        """Waivers that cover nothing that is found now, newest first, each with why."""
        by_print = {one.finding.fingerprint: one for one in self.told}
        waivers = waivers_of(self.scope.organisation, self.scope.as_at_moment)
        return [
            (one, why)
            for one in reversed(waivers)
            if (why := lapse_of(one, by_print.get(one.fingerprint), self.scope))
        ]


def lapse_of(waiver: WaiverFacts, told: Told | None, scope: Scope) -> str:
    """Say why a waiver covers nothing now, '' where it covers its finding."""
    day = scope.as_at or timezone.localdate()
    return waiver.lapse(told.finding if told else None, day)


class FindingPage:
    """One finding with its waivers."""

    def __init__(self, scope: Scope, reader: User, told: Told) -> None:
        self.scope, self.reader = scope, reader
        self.row = Rows(scope, reader, [told]).of(told)
        self.told = told

    @property
    def back(self) -> str:
        """The address of the list."""
        return self.row_links("findings")

    def row_links(self, name: str, *args: object) -> str:
        """Give the address of a page at the period."""
        query = {**self.scope.query}
        if self.scope.period:
            query["period"] = self.scope.period.code
        return reverse(name, args=[self.scope.organisation.code, *args], query=query or None)

    @property
    def may_waive(self) -> bool:
        """Whether the reader may answer for it."""
        return bool(self.reader.has_perm(WAIVE, self.scope.organisation))

    @property
    def withdraw_href(self) -> str:
        """Where its waiver is withdrawn."""
        waiver = self.told.waiver
        return self.row_links("waiver-withdraw", waiver.id) if waiver else ""
