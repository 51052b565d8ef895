"""What the records contradict or lack: a finding says what, how grave, and about which record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

ORDER = ("error", "warning", "note")
LABELS = {"error": "Error", "warning": "Warning", "note": "Note"}


@dataclass(frozen=True)
class Ref:
    """A record that a finding has to do with: its kind, its number and its name."""

    kind: str  # as in `Finding.record`
    id: int
    label: str = ""


@dataclass(frozen=True)
class Quote:
    """The sentence in which a text says something, and the stretch of it that is wrong.

    `start` and `end` are places in the sentence. `offer` is what could be written instead, '' where
    nothing can be offered.
    """

    place: str  # for people: 'Commentary on Turnover, summary'
    sentence: str
    start: int
    end: int
    offer: str = ""
    report: str = ""  # whose words they are, '' for other texts

    @property
    def before(self) -> str:
        """The sentence up to what is wrong."""
        return self.sentence[: self.start]

    @property
    def words(self) -> str:
        """What is wrong."""
        return self.sentence[self.start : self.end]

    @property
    def after(self) -> str:
        """The sentence behind what is wrong."""
        return self.sentence[self.end :]

    def near(self, most: int) -> tuple[str, str, str]:
        """Give what is wrong between at most so many characters, cut between words."""
        before, after = self.before, self.after
        if len(before) > most:
            before = f"…{before[-most:].partition(' ')[2]}"
        if len(after) > most:
            after = f"{after[:most].rpartition(' ')[0]}…"
        return before, self.words, after


@dataclass(frozen=True)
class Finding:
    """Something that a reader should know: where, how grave, in words, about which record.

    `said` is what stands at the place, `held` what the records say, both as printed and without
    anything that passes with the day; `involved` are the other records. `programme` and
    `workstream` are codes. `key` names the record where its number may change, or tells apart what
    one sentence says wrongly in two places. `quote` is the sentence, None where no text says it.
    """

    code: str  # of the registry, assure.findings.codes
    severity: str  # 'error', 'warning' or 'note'
    words: str
    record: str  # the kind of record: 'action', 'milestone', 'measure', 'scheme', 'bridge' ...
    record_id: int
    workstream: str = ""
    field: str = ""  # of the record, '' for the whole of it
    said: str = ""
    held: str = ""
    involved: tuple[Ref, ...] = ()
    programme: str = ""
    key: str = ""
    quote: Quote | None = None

    @property
    def fingerprint(self) -> str:
        """What stays the same over runs and periods: code, record, field and what is said.

        32 hexadecimal digits. What the records say is no part of it: a waiver remembers that, and
        covers the finding only while it is unchanged.
        """
        parts = [self.code, self.record, self.key or self.record_id, self.field, self.statement]
        written = json.dumps(parts, ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()[:32]

    @property
    def statement(self) -> str:
        """What is said, the whole sentence where a rule does not tell the two apart."""
        return " ".join((self.said or self.words).split())

    @property
    def evidence(self) -> str:
        """What the records say, '' where a rule does not tell the two apart."""
        return " ".join(self.held.split())


def sorted_findings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings, errors first."""
    return tuple(sorted(found, key=lambda one: ORDER.index(one.severity)))


def each_once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings, each fingerprint once: a measure may stand in two programmes."""
    first: dict[str, Finding] = {}
    for one in found:
        first.setdefault(one.fingerprint, one)
    return tuple(first.values())
