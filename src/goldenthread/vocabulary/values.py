"""What a typed value is, and what a text that is none says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.vocabulary.kinds import Absence, Bound, Kind, ValueSpec

BOUND_ORDER = {
    Bound.BELOW: -2,
    Bound.AT_MOST: -1,
    Bound.NONE: 0,
    Bound.AT_LEAST: 1,
    Bound.ABOVE: 2,
}
ABSENCE_ORDER = {Absence.NA: 0, Absence.TBC: 1, Absence.NO_DATA: 2}


class ValueParseError(ValueError):
    """A written value that its kind does not allow; `allowed` says what is."""

    def __init__(self, written: str, spec: ValueSpec, allowed: str) -> None:
        self.written = written
        self.allowed = allowed
        shown = written if len(written) <= 60 else f"{written[:57]}..."
        super().__init__(f"{shown!r} is not {spec.kind.words}: {allowed}")


@dataclass(frozen=True)
class Value:
    """A typed value. `number` is in percentage points, pounds, seconds or steps of the scale;
    None for text and where there is no value. `written` is the text as entered."""

    kind: Kind
    number: Decimal | None
    written: str
    bound: Bound = Bound.NONE
    absence: Absence = Absence.NONE
    grades: tuple[str, ...] = ()

    @property
    def is_present(self) -> bool:
        """True where there is a value (not N/A, TBC or no data)."""
        return self.absence is Absence.NONE

    @property
    def order_key(self) -> tuple[int, Decimal, int, str]:
        """What the values of one measure sort by, and what makes two of them the same figure.

        Figures come from low to high ('<5' before '5', '>5' after it), grades from worst to best;
        then words in alphabetical order; then N/A, TBC and no data.
        """
        if not self.is_present:
            return 2, Decimal(ABSENCE_ORDER[self.absence]), 0, ""
        if self.number is None:
            return 1, Decimal(0), 0, " ".join(self.written.split()).casefold()
        return 0, self.number, BOUND_ORDER[self.bound], ""
