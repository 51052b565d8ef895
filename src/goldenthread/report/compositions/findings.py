"""The annex of findings: what the checks found, what is waived and why; every report has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldenthread.assure.finding import LABELS, Quote
from goldenthread.assure.findings.codes import mend_of
from goldenthread.assure.findings.waiving import Told, counted, open_errors
from goldenthread.assure.findings.wording import begun
from goldenthread.report.model import Block, Cell, OpenError, Paragraph, Section, Table

TITLE = "Findings"
ANCHOR = "findings"
MOST_BESIDE = 60  # characters of a sentence on each side of the words that are wrong


def findings_section(told: Sequence[Told], names: Mapping[str, str] | None = None) -> Section:
    """Give the annex; `names` are the workstreams' by code, where the report has workstreams."""
    standing = [one for one in told if not one.is_waived]
    waived = [one for one in told if one.is_waived]
    blocks: list[Block] = [Paragraph(opening(told))]
    if standing:
        blocks.append(standing_table(standing, names or {}))
    if waived:
        blocks.append(waived_table(waived))
    return Section(ANCHOR, TITLE, tuple(blocks))


def opening(told: Sequence[Told]) -> str:
    """Say what was checked and how much was found."""
    checked = "The records were checked against each other"
    if not told:
        return f"{checked}: nothing contradicts or is missing."
    return (
        f"{checked}: {tally(counted(told))}. Errors and warnings are to be mended or explained; "
        "notes say what rounding explains or what is not recorded."
    )


def tally(counts: Mapping[str, int]) -> str:
    """Give counts by severity in words: '2 errors, 1 warning and 3 waived'."""
    words = [
        f"{count:,} {LABELS[name].lower()}{'' if count == 1 else 's'}"
        for name, count in counts.items()
        if count and name in LABELS
    ]
    if counts.get("waived"):
        words.append(f"{counts['waived']:,} waived")
    if not words:
        return "nothing"
    return " and ".join(([", ".join(words[:-1])] if words[:-1] else []) + words[-1:])


def standing_table(told: Sequence[Told], names: Mapping[str, str]) -> Table:
    """Give the findings that nobody answers for, with how each is mended."""
    with_place = any(one.finding.workstream in names for one in told)
    rows = []
    for one in told:
        place = Cell(names.get(one.finding.workstream, "Programme"))
        rows.append(
            (
                Cell(LABELS[one.finding.severity], is_header=True),
                *((place,) if with_place else ()),
                Cell(told_in_words(one)),
                Cell(mend_of(one.finding)),
                Cell(one.finding.code.replace("_", " ")),
            )
        )
    place_name, place_width = (("Workstream",), (1.6,)) if with_place else ((), ())
    return Table(
        "Findings",
        ("Severity", *place_name, "Finding", "How to mend it", "Rule"),
        tuple(rows),
        widths=(0.8, *place_width, 5.0, 2.6, 1.7),
    )


def told_in_words(one: Told) -> str:
    """Give a finding in words with the sentences that say it, each cut to what is wrong."""
    said = [
        f"‘{around(found.quote)}’"
        if found is one.finding
        else f"‘{around(found.quote)}’ ({found.quote.place})"
        for found in one.quotes
        if found.quote
    ]
    return "\n".join([begun(one.finding.words), *said])


def around(quote: Quote) -> str:
    """Give the words of a sentence that are wrong with a few beside them."""
    return " ".join("".join(quote.near(MOST_BESIDE)).split())


def waived_table(told: Sequence[Told]) -> Table:
    """Give the findings that somebody answers for, with the reason."""
    rows = tuple(
        (
            Cell(LABELS[one.finding.severity], is_header=True),
            Cell(told_in_words(one)),
            Cell(one.waiver.reason),
            Cell(f"{one.waiver.who}, {one.waiver.day:%-d %B %Y}"),
            Cell(f"{one.waiver.until:%-d %B %Y}" if one.waiver.until else "No end"),
        )
        for one in told
        if one.waiver is not None
    )
    return Table(
        "Waived findings",
        ("Severity", "Finding", "Why it stands", "Waived by", "Until"),
        rows,
        widths=(0.8, 4.2, 3.2, 1.8, 1.2),
    )


def open_errors_of(told: Sequence[Told]) -> tuple[OpenError, ...]:
    """Give the errors that nobody answers for, as an edition keeps them."""
    return tuple(
        OpenError(one.finding.code, one.finding.words, one.finding.fingerprint)
        for one in open_errors(told)
    )
