"""Every code of a finding, as data: how grave it is, what it means and how it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.assure.finding import Finding, Ref
from goldenthread.assure.findings.measure_codes import MEASURES
from goldenthread.assure.findings.money_codes import MONEY
from goldenthread.assure.findings.programme_codes import PROGRAMMES
from goldenthread.assure.findings.text_codes import TEXTS


@dataclass(frozen=True)
class Code:
    """What a code of a finding means.

    `note_when` and `warning_when` are when it is but a note or a warning, '' for never.
    """

    code: str
    severity: str  # 'error', 'warning' or 'note'
    title: str
    mend: str
    note_when: str = ""
    warning_when: str = ""

    def severity_at(self, asked: str) -> str:
        """Give a severity that a circumstance asks for where the code may have it, else its own."""
        allowed = {"note": self.note_when, "warning": self.warning_when}
        return asked if allowed.get(asked) else self.severity


@dataclass(frozen=True)
class Problem:
    """A finding that does not know its record yet."""

    code: str
    words: str
    said: str = ""
    held: str = ""
    field: str = ""
    involved: tuple[Ref, ...] = ()
    is_note: bool = False


CODES: dict[str, Code] = {
    row[0]: Code(*row) for rows in (PROGRAMMES, MEASURES, MONEY, TEXTS) for row in rows
}


def finding_of(
    code: str,
    words: str,
    record: str,
    record_id: int,
    *,
    is_note: bool = False,
    severity: str = "",
    **more: Any,
) -> Finding:
    """Give a finding with the severity of its code; KeyError for a code that there is not.

    `is_note` says that the circumstance holds in which the code is but a note; `severity` asks for
    any that the code may have.
    """
    found = CODES[code].severity_at("note" if is_note else severity)
    return Finding(code, found, words, record, record_id, **more)


def findings_of_record(
    problems: Iterable[Problem], record: str, record_id: int, name: str, workstream: str = ""
) -> Iterable[Finding]:
    """Give the problems of one record as findings, each with the record's name before it."""
    for one in problems:
        yield finding_of(
            one.code,
            f"{name}: {one.words}" if name else one.words,
            record,
            record_id,
            is_note=one.is_note,
            workstream=workstream,
            field=one.field,
            said=one.said or one.words,
            held=one.held,
            involved=one.involved,
        )


def code_of(finding: Finding) -> Code:
    """Give what is known of a finding's code; of one that is in no table, what it says itself."""
    known = CODES.get(finding.code)
    if known is not None:
        return known
    title = finding.code.replace("_", " ").capitalize()
    return Code(finding.code, finding.severity, title, "Compare what is said with the records.")


def mend_of(finding: Finding) -> str:
    """Give how a finding is mended; one that is but a note by its circumstance needs nothing."""
    known = code_of(finding)
    if finding.severity == "note" and known.severity != "note" and known.note_when:
        return f"Nothing has to be mended: {known.note_when}."
    return known.mend


def of_programme(found: Iterable[Finding], programme: str) -> tuple[Finding, ...]:
    """Give the findings with the code of the programme that they belong to."""
    return tuple(replace(one, programme=programme) for one in found)
