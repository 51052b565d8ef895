"""Which findings are waived: a waiver covers what it was given for, and nothing else. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.assure.finding import ORDER, Finding


@dataclass(frozen=True)
class WaiverFacts:
    """A waiver as it was given; `who` is the post, or the person where they hold none."""

    id: int
    fingerprint: str
    said: str
    held: str
    reason: str
    who: str
    day: dt.date
    until: dt.date | None = None
    withdrawn: dt.date | None = None
    words: str = ""
    code: str = ""

    def lapse(self, finding: Finding | None, on: dt.date) -> str:
        """Say why it does not cover a finding on a day, '' where it does.

        `finding` None is one that is not found any more.
        """
        if self.withdrawn is not None:
            return f"withdrawn on {self.withdrawn:%-d %B %Y}"
        if self.until is not None and self.until < on:
            return f"ended on {self.until:%-d %B %Y}"
        if finding is None:
            return "what it was given for is not found any more"
        if self.said != finding.statement:
            return "what is said has changed since"
        if self.held != finding.evidence:
            return "the records have changed since"
        return ""


@dataclass(frozen=True)
class Told:
    """A finding with where it was looked for, and the waivers that were given for it.

    `waiver` is the one that covers it, None where none does; `earlier` are the others, each with
    why it does not. `also` are texts that tell the same.
    """

    finding: Finding
    subject: str
    waiver: WaiverFacts | None = None
    earlier: tuple[tuple[WaiverFacts, str], ...] = ()
    also: tuple[Told, ...] = ()

    @property
    def is_waived(self) -> bool:
        """Says that somebody answers for it as it stands."""
        return self.waiver is not None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The finding and those of texts that tell the same."""
        return (self.finding, *(one.finding for one in self.also))

    @property
    def quotes(self) -> tuple[Finding, ...]:
        """Those of its findings that quote a sentence."""
        return tuple(one for one in self.findings if one.quote is not None)

    @property
    def is_open_error(self) -> bool:
        """Says that it is an error that nobody answers for."""
        return self.finding.severity == "error" and not self.is_waived


def with_waivers(
    found: Iterable[tuple[Finding, str]], waivers: Sequence[WaiverFacts], on: dt.date
) -> tuple[Told, ...]:
    """Give findings of (finding, subject) with their waivers, errors first, waived ones last.

    The newest waiver that covers a finding counts.
    """
    told = [told_of(finding, subject, waivers, on) for finding, subject in found]
    return tuple(sorted(told, key=lambda one: (one.is_waived, ORDER.index(one.finding.severity))))


def told_of(finding: Finding, subject: str, waivers: Sequence[WaiverFacts], on: dt.date) -> Told:
    """Give one finding with its waivers."""
    own = [one for one in waivers if one.fingerprint == finding.fingerprint]
    lapses = [(one, one.lapse(finding, on)) for one in own]
    covering = [one for one, why in lapses if not why]
    newest = covering[-1] if covering else None
    earlier = tuple((one, why) for one, why in lapses if why)
    return Told(finding, subject, newest, earlier)


def open_errors(told: Iterable[Told]) -> tuple[Told, ...]:
    """Give the errors that nobody answers for."""
    return tuple(one for one in told if one.is_open_error)


def counted(told: Iterable[Told]) -> dict[str, int]:
    """Count what is not waived by severity, and what is under 'waived'."""
    held = list(told)
    counts = {
        severity: sum(one.finding.severity == severity and not one.is_waived for one in held)
        for severity in ORDER
    }
    return {**counts, "waived": sum(one.is_waived for one in held)}
