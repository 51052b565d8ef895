"""Measures with figures and aims in a few words, without a database."""

from __future__ import annotations

from goldenthread.assure.lines import Line, Reading
from goldenthread.assure.loading import Material
from goldenthread.assure.targets import Aim
from goldenthread.records.measures.models import Measure
from goldenthread.vocabulary import Period, PeriodKind, Value, parse_value

FIRST = Period.month(2023, 1)


def material(aims=(), figures=(), *, lines=(), by_date=(), **options) -> Material:
    """Give a measure with aims and figures of consecutive months, and aims without a period."""
    measure = Measure(**{"pk": 1, "code": "m", "name": "Waits", "kind": "percent", **options})
    spec = measure.spec
    frequency = PeriodKind(measure.frequency)
    periods = [Period.containing(FIRST.shift(at).end, frequency) for at in range(60)]
    if frequency is not PeriodKind.MONTH:
        periods = list(dict.fromkeys(periods))
    trajectory = [
        Aim(at, value_of(written, spec), kind="trajectory", period=periods[at])
        for at, written in enumerate(aims)
        if written is not None
    ]
    steps = [Aim(100 + at, value_of(written, spec)) for at, written in enumerate(by_date)]
    return Material(
        measure=measure,
        spec=spec,
        whole=line_of(figures, spec, periods),
        from_parts=False,
        lines=tuple(
            Line(at, f"u{at}", f"Unit {at}", line_of(held, spec, periods).readings, unit_id=at)
            for at, held in enumerate(lines, 1)
        ),
        aims=(*trajectory, *steps),
        rebases=(),
        annotations=(),
        grid={},
        mixed_periods=False,
    )


def value_of(written, spec) -> Value:
    """Give a written value; one that the kind does not allow is kept as words."""
    if isinstance(written, Value):
        return written
    try:
        return parse_value(str(written), spec)
    except ValueError:
        return Value(spec.kind, None, str(written))


def line_of(figures, spec, periods) -> Line:
    """Give a line of figures; a figure is written text, or (text, numerator, denominator)."""
    readings = []
    for at, figure in enumerate(figures):
        if figure is None:
            continue
        written, *ratio = figure if isinstance(figure, tuple) else (figure,)
        numerator, denominator = ratio or (None, None)
        readings.append(
            Reading(periods[at], value_of(written, spec), numerator=numerator,
                    denominator=denominator)
        )  # fmt: skip
    return Line(None, "", "", tuple(readings))
