"""The facts of measures: figures, targets, breakdowns, tables and what their charts say. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.narrative.facts import (
    Fact,
    Outcome,
    RecordPlace,
    Standing,
    Subject,
    SubjectKind,
)
from goldenthread.assure.narrative.measure_live import (
    line_values,
    live_values,
)
from goldenthread.assure.results import LineResult, MeasureResult, Point
from goldenthread.vocabulary import (
    Better,
    Bound,
    Kind,
    Period,
    Value,
    ValueSpec,
    format_value,
)
from goldenthread.vocabulary.quantities import QuantityKind, QuantityRole, read_text

PLACES = re.compile(
    r"\b(?:hospitals?|wards?|site|division|directorate|department|centre|clinic|unit)\b",
    re.IGNORECASE,
)
UNITS = {
    Kind.PERCENT: QuantityKind.PERCENT,
    Kind.COUNT: QuantityKind.NUMBER,
    Kind.RATE: QuantityKind.NUMBER,
    Kind.MONEY: QuantityKind.MONEY,
    Kind.DURATION: QuantityKind.DURATION,
}


@dataclass(frozen=True)
class Ratio:
    """What a figure was made from."""

    series: str  # code of the line, '' for the whole
    period: Period
    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True)
class StatedAim:
    """A target as entered, of any kind: national, system, benchmark, or of another time."""

    value: Value
    kind: str
    label: str
    period: Period | None


@dataclass(frozen=True)
class TableCell:
    """A cell of a measure's table as written."""

    table: str
    row: str
    column: str
    written: str


def measure_subjects(
    results: Iterable[MeasureResult],
    ratios: Mapping[int, Sequence[Ratio]],
    aims: Mapping[int, Sequence[StatedAim]],
    cells: Mapping[int, Sequence[TableCell]],
) -> Iterator[Subject]:
    """Give each measure with its lines and the rows of its tables.

    Graded and worded measures can be inserted into texts; what is said of them is not judged.

    The mappings are by the measure's id.
    """
    for result in results:
        if result.kind not in UNITS:
            yield unnumbered_subject(result)
            continue
        own, own_ratios = key_of(result), ratios.get(result.id, ())
        yield measure_subject(result, own_ratios, aims.get(result.id, ()))
        for line in result.lines:
            yield line_subject(result, line, own, [r for r in own_ratios if r.series == line.code])
        yield from row_subjects(result, own, cells.get(result.id, ()))


def key_of(result: MeasureResult) -> str:
    """Give the key of a measure's subject."""
    return f"measure:{result.code}"


def measure_subject(
    result: MeasureResult, ratios: Sequence[Ratio], aims: Sequence[StatedAim]
) -> Subject:
    """Give a measure with all that may be said of it."""
    place = RecordPlace("measure", result.code, result.id)
    maker = Maker(result, result.label, place)
    facts = [
        *maker.of_points(result.points),
        *maker.of_ratios([one for one in ratios if not one.series]),
        *maker.of_aims(aims),
    ]
    if result.limits.mean is not None:
        facts.append(
            maker.fact(QuantityRole.MEAN, maker.exact(result.limits.mean), None, "mean of")
        )
    words = result.code.replace("-", " ").replace("_", " ")
    return Subject(
        key=key_of(result),
        kind=SubjectKind.MEASURE,
        label=result.label,
        names=tuple(dict.fromkeys((result.short_name or result.name, result.name, words))),
        place=place,
        facts=tuple(facts),
        better=result.better,
        unit=UNITS[result.kind],
        latest=result.latest.period if result.latest else None,
        standing=Standing(result.variation, result.assurance, outcomes_of(result, maker)),
        group=result.theme,
        live_name=result.code,
        live=tuple(live_values(result)),
        prints_decimals=result.kind is Kind.RATE and result.spec.decimals != 0,
    )


def unnumbered_subject(result: MeasureResult) -> Subject:
    """Give a graded, worded or yes-or-no measure: its figures can be inserted into texts."""
    return Subject(
        key=key_of(result),
        kind=SubjectKind.MEASURE,
        label=result.label,
        names=(),
        place=RecordPlace("measure", result.code, result.id),
        better=result.better,
        live_name=result.code,
        live=tuple(live_values(result)),
    )


def line_subject(
    result: MeasureResult, line: LineResult, parent: str, ratios: Sequence[Ratio]
) -> Subject:
    """Give a breakdown of a measure."""
    place = RecordPlace("measure", result.code, result.id)
    maker = Maker(result, f"{result.label}, {line.name}", place)
    return Subject(
        key=f"line:{result.code}:{line.code}",
        kind=SubjectKind.LINE,
        label=f"{result.label}, {line.name}",
        names=names_of_line(line),
        place=place,
        facts=(*maker.of_points(line.points), *maker.of_ratios(ratios)),
        better=result.better,
        unit=UNITS[result.kind],
        latest=line.latest.period if line.latest else None,
        parent=parent,
        live_name=f"{result.code}@{line.code}",
        live=line_values(line),
        prints_decimals=result.kind is Kind.RATE,
    )


def names_of_line(line: LineResult) -> tuple[str, ...]:
    """Give the names of a line: its own and its unit's, with and without the sort of place."""
    whole = [name for name in (line.name, line.unit) if name]
    short = [" ".join(PLACES.sub(" ", name).split()) for name in whole]
    return tuple(dict.fromkeys(name for name in (*whole, *short) if name))


def row_subjects(
    result: MeasureResult, parent: str, cells: Sequence[TableCell]
) -> Iterator[Subject]:
    """Give the rows of a measure's tables, each with the figures of its cells."""
    rows: dict[tuple[str, str], list[Fact]] = {}
    for cell in cells:
        for one in read_text(cell.written):
            for quantity in one.quantities:
                rows.setdefault((cell.table, cell.row), []).append(
                    Fact(
                        quantity.kind,
                        QuantityRole.VALUE,
                        quantity.signed,
                        cell.written,
                        f"{cell.row}, {cell.column} ({cell.table})",
                    )
                )
    for (table, row), facts in rows.items():
        yield Subject(
            key=f"row:{result.code}:{table}:{row}",
            kind=SubjectKind.ROW,
            label=f"{row} ({table})",
            names=(row,),
            place=RecordPlace("measure", result.code, result.id),
            facts=tuple(facts),
            parent=parent,
        )


def outcomes_of(result: MeasureResult, maker: Maker) -> tuple[Outcome, ...]:
    """Give how each point stood to the target of its own period."""
    return tuple(
        Outcome(
            point.period,
            None if point.value is None else maker.exact(point.value),
            met_at(point, result.better),
            None if point.mean is None else maker.exact(point.mean),
        )
        for point in result.points
        if point.value is not None
    )


def met_at(point: Point, better: Better) -> bool | None:
    """Say whether a point met its target; None where nothing compares."""
    if point.value is None or point.target is None or better is Better.NEITHER:
        return None
    if point.target_text[:1] in "<>" and point.target_text[1:2] != "=":
        return point.value > point.target if better is Better.HIGHER else point.value < point.target
    return point.value >= point.target if better is Better.HIGHER else point.value <= point.target


class Maker:
    """Makes the facts of one measure or line."""

    def __init__(self, result: MeasureResult, label: str, place: RecordPlace) -> None:
        self.spec, self.kind, self.label = result.spec, result.kind, label
        self.unit, self.place = UNITS[result.kind], place

    def exact(self, number: float) -> Decimal:
        """Give a chart's number (in the measure's unit, minutes) in the unit of facts."""
        factor = {Kind.DURATION: 60, Kind.MONEY: self.spec.money_unit}.get(self.kind, 1)
        exact = Decimal(repr(float(number))) * factor
        return exact if self.kind is not Kind.DURATION else exact.quantize(Decimal("0.001"))

    def fact(
        self, role: QuantityRole, number: Decimal, period: Period | None, what: str = "",
        text: str = "", label: str = "",
    ) -> Fact:  # fmt: skip
        """Give one fact."""
        when = f" in {period.long_label}" if period else ""
        lead = f"{what} " if what else ""
        shown = text or printed(number, self.spec)
        return Fact(
            self.unit, role, number, shown, f"{lead}{self.label}{when}", period, label=label,
            place=self.place,
        )  # fmt: skip

    def of_points(self, points: Iterable[Point]) -> Iterator[Fact]:
        """Give the figure and the target of each point."""
        for point in points:
            if point.value is not None:
                number = self.exact(point.value)
                yield self.fact(QuantityRole.VALUE, number, point.period, text=point.text)
            if point.target is not None:
                number, text = self.exact(point.target), point.target_text
                yield self.fact(
                    QuantityRole.TARGET, number, point.period, "target of", text, "target"
                )

    def of_ratios(self, ratios: Iterable[Ratio]) -> Iterator[Fact]:
        """Give what each figure was made from, as plain numbers."""
        for one in ratios:
            for role, number, what in (
                (QuantityRole.PART, one.numerator, "numerator of"),
                (QuantityRole.WHOLE, one.denominator, "denominator of"),
            ):
                yield Fact(
                    QuantityKind.NUMBER, role, number, f"{number.normalize():,f}",
                    f"{what} {self.label} in {one.period.long_label}", one.period,
                    place=self.place,
                )  # fmt: skip

    def of_aims(self, aims: Iterable[StatedAim]) -> Iterator[Fact]:
        """Give every target as entered: of other kinds and other times."""
        for one in aims:
            number = one.value.number
            if number is None or not one.value.is_present:
                continue
            shown = format_value(one.value, self.spec)
            what = f"{one.label or one.kind} of"
            yield self.fact(QuantityRole.TARGET, number, one.period, what, shown, one.kind)


def printed(number: Decimal, spec: ValueSpec) -> str:
    """Give a computed number as the measure prints its figures."""
    return format_value(Value(spec.kind, number, "", Bound.NONE), spec)
