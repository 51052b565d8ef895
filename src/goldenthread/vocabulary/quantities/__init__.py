"""A grammar of quantities: the figures, periods and movements that a narrative says."""

from goldenthread.vocabulary.quantities.model import (
    Basis,
    Course,
    Movement,
    Nearness,
    PeriodMention,
    PeriodSource,
    Quantity,
    QuantityKind,
    QuantityRole,
    Sentence,
    Side,
    Span,
    WrittenDate,
)
from goldenthread.vocabulary.quantities.reading import read_text

__all__ = [
    "Basis",
    "Course",
    "Movement",
    "Nearness",
    "PeriodMention",
    "PeriodSource",
    "Quantity",
    "QuantityKind",
    "QuantityRole",
    "Sentence",
    "Side",
    "Span",
    "WrittenDate",
    "read_text",
]
