"""Tells a contradiction once that a text and its record both show. Pure.

The finding of the record stays: its waivers hold on, it names the record that is to be mended
first, and a text is right again when the record is. The sentence is told within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldenthread.assure.finding import ORDER, Finding, Quote
from goldenthread.assure.findings.waiving import Told

AMOUNT = re.compile(r"£\(?(\d[\d,]*(?:\.\d+)?)\)?\s?(bn|m|k)?")
OF_AMOUNTS = (
    "total_differs",
    "to_date_differs",
    "bridge_does_not_close",
    "table_total_differs",
    "variance_differs",
    "said_differently",
)  # the likeliest first
# By the code of a text, the codes of records that may tell the same.
TOLD_BY_RECORDS: dict[str, tuple[str, ...]] = {
    "count_contradicts": ("counts_differ",),
    "direction_contradicts": ("desired_trend_contradicts", "target_wrong_side"),
    "date_contradicts": ("date_long_past", "day_impossible"),
    "sentence_arithmetic": OF_AMOUNTS,
    "figure_contradicts": OF_AMOUNTS,
}


def told_once(told: Iterable[Told]) -> tuple[Told, ...]:
    """Give findings of one organisation without the texts that tell what a record tells.

    Each of those stands in `also` of the finding of the record.
    """
    held = list(told)
    records = [one for one in held if one.finding.quote is None]
    also: dict[str, list[Told]] = {}
    for one in held:
        if host := host_of(one.finding, records):
            also.setdefault(host.finding.fingerprint, []).append(one)
    absorbed = {one.finding.fingerprint for texts in also.values() for one in texts}
    return tuple(
        replace(one, also=(*one.also, *also.get(one.finding.fingerprint, ())))
        for one in held
        if one.finding.fingerprint not in absorbed
    )


def host_of(text: Finding, records: Sequence[Told]) -> Told | None:
    """Give the finding of a record that tells what the finding of a text tells, None for none.

    One that is less grave tells less: what rounding explains in a record may be wrong in a text.
    """
    if text.quote is None:
        return None
    grave = [one for one in records if is_as_grave(one.finding, text)]
    for code in TOLD_BY_RECORDS.get(text.code, ()):
        for one in grave:
            if one.finding.code == code and tells_the_same(one.finding, text, text.quote):
                return one
    return None


def is_as_grave(record: Finding, text: Finding) -> bool:
    """Say whether the finding of a record is at least as grave as that of a text."""
    return ORDER.index(record.severity) <= ORDER.index(text.severity)


def tells_the_same(record: Finding, text: Finding, quote: Quote) -> bool:
    """Say whether the finding of a record is about what the words of a text say wrongly."""
    if record.code in OF_AMOUNTS:
        said, held = amounts(record.statement), amounts(f"{record.statement} {record.evidence}")
        wrong, right = amounts(quote.words), amounts(quote.offer)
        return bool(wrong and right) and wrong <= said and right <= held
    is_there = (record.record, record.record_id, record.field) == (
        text.record, text.record_id, text.field,
    )  # fmt: skip
    if record.code in ("counts_differ", "desired_trend_contradicts"):
        return is_there
    names_record = any(
        (ref.kind, ref.id) == (record.record, record.record_id) for ref in text.involved
    )
    says_words = quote.words.casefold() in record.statement.casefold()
    return says_words and (is_there or names_record or record.code == "date_long_past")


def amounts(words: str) -> set[str]:
    """Give the amounts of a text without sign and commas, each with its unit."""
    return {f"{found[1].replace(',', '')}{found[2] or ''}" for found in AMOUNT.finditer(words)}
