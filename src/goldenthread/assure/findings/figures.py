"""Figures of a measure that contradict their own parts, or are older than they may be. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.findings.codes import Problem
from goldenthread.assure.findings.wording import begun, way_of_name
from goldenthread.assure.lines import Line, Reading
from goldenthread.assure.parts import ratio_scale, topmost
from goldenthread.assure.results import MeasureResult
from goldenthread.assure.targets import shown
from goldenthread.vocabulary import Absence, Better, Bound, Kind, Period, Ratio, ratio_value
from goldenthread.vocabulary.kinds import ValueSpec

MOST_LISTED = 3
HUNDRED = Decimal(100)


def ratio_problems(line: Line, spec: ValueSpec) -> Iterator[Problem]:
    """Give figures that their numerator and denominator do not make, as exactly as written."""
    per = ratio_scale(spec)
    if per is None:
        return
    wrong = [
        (reading, made)
        for reading in line.readings
        if (made := made_of(reading, spec, per)) is not None
        and abs(made - (reading.value.number or Decimal(0))) > slack_of(reading.value.written)
    ]
    if not wrong:
        return
    listed = "; ".join(
        f"{shown(reading.value, spec)} in {reading.period.label}, where {parts_of(reading)} "
        f"make {made.quantize(Decimal('0.01'))}{'%' if spec.kind is Kind.PERCENT else ''}"
        for reading, made in wrong[-MOST_LISTED:]
    )
    said = "; ".join(f"{shown(r.value, spec)} in {r.period.label}" for r, _ in wrong)
    held = "; ".join(parts_of(reading) for reading, _ in wrong)
    yield Problem("ratio_differs", listed, said=said, held=held, field="value")


def parts_of(reading: Reading) -> str:
    """Give a numerator and a denominator in words."""
    return f"{plain(reading.numerator)} of {plain(reading.denominator)}"


def plain(number: Decimal | None) -> str:
    """Give a number without noughts at its end."""
    text = f"{number or Decimal(0):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def made_of(reading: Reading, spec: ValueSpec, per: Decimal) -> Decimal | None:
    """Give what numerator and denominator make; None where they or the figure are not given."""
    value = reading.value
    known = reading.numerator is not None and reading.denominator
    if not known or value.number is None or value.bound is not Bound.NONE:
        return None
    found = ratio_value(
        Ratio(reading.numerator or Decimal(0), reading.denominator or Decimal(1)), spec, per
    )
    return found.number if found.absence is Absence.NONE else None


def slack_of(written: str) -> Decimal:
    """Give what rounding of a written figure can explain: half its last digit, and a little."""
    digits = written.strip().rstrip("%").strip("()")
    decimals = len(digits.partition(".")[2])
    return Decimal(1).scaleb(-decimals) * Decimal("0.5001")


def whole_problems(
    whole: Line, lines: Sequence[Line], spec: ValueSpec, parents: Mapping[int, int | None]
) -> Iterator[Problem]:
    """Give the newest count whose parts make more than the whole; units that nest count once."""
    if spec.kind is not Kind.COUNT:
        return
    parts = topmost(tuple(line for line in lines if line.unit_id is not None), parents)
    held = [{r.period: r.value.number for r in line.readings} for line in parts]
    for reading in reversed(whole.readings):
        numbers = [one.get(reading.period) for one in held]
        known = [number for number in numbers if number is not None]
        if reading.value.number is None or len(known) < 2:
            continue
        total = sum(known, Decimal(0))
        if total > reading.value.number:
            said = f"{shown(reading.value, spec)} in {reading.period.label}"
            yield Problem(
                "parts_over_whole", f"{said}, its parts make {plain(total)}", said=said,
                held=f"The parts make {plain(total)}", field="value",
            )  # fmt: skip
        return


def result_problems(result: MeasureResult, *, has_words: bool) -> Iterator[Problem]:
    """Give a newest figure that is too old, an escalation without words, a name turned round."""
    for note in result.quality:
        if note.code == "stale" and result.latest and result.latest.value.is_present:
            yield Problem(
                "figure_stale",
                note.words[:1].lower() + note.words[1:].rstrip("."),
                said=f"Newest figure of {result.latest.period.label}",
                held="A newer one was due",
                field="value",
            )
    if result.escalated and not has_words:
        why = "; ".join(reason.words for reason in result.reasons)
        yield Problem(
            "escalated_without_words",
            f"escalated ({why}), and neither commentary nor countermeasure summary is written",
            said="No commentary and no countermeasure summary",
            held=f"Escalated: {why}",
            field="commentary",
        )
    way, better = way_of_name(result.name), Better(result.better)
    if way and way.contradicts(better):
        yield Problem(
            "name_contradicts_direction",
            f"the name begins '{result.name.split()[0]}', but {better.words}",
            said=result.name,
            held=begun(better.words),
            field="name",
        )


@dataclass(frozen=True)
class TargetVersion:
    """What a target said from a moment on."""

    target: int
    measure: int
    text: str  # value with comparator, as written
    begins: dt.date | None  # from which it was in force
    day: dt.date  # on which this version was written


def changed_targets(versions: Sequence[TargetVersion], period: Period) -> Iterator[Problem]:
    """Give targets in force that were changed in place since the period began.

    Versions of one measure, each target's oldest first. What is put right on the day of its entry
    is no change, nor what is changed before the target begins.
    """
    first: dict[int, TargetVersion] = {}
    last: dict[int, TargetVersion] = {}
    for version in versions:
        entered = first.setdefault(version.target, version)
        before = last.get(version.target, version)
        last[version.target] = version
        in_force = version.begins is None or version.begins < version.day
        if version.text == before.text or version.day == entered.day or not in_force:
            continue
        if version.day < period.start:
            continue
        day = f"{version.day:%-d %B %Y}"
        yield Problem(
            "target_changed_without_record",
            f"the target was {before.text} until it was changed to {version.text} on {day}",
            said=f"Target {version.text}",
            held=f"Until {day} it was {before.text}",
            field="target",
        )
