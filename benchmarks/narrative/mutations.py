"""Correct texts of the examples, and what a slip of the keys makes of them.

What is correct is taken from the sheets alone, by the figures as they are printed there: neither
the grammar nor the judge decides what is mutated. Neutral edits must not be flagged.
"""

from __future__ import annotations

import csv
import itertools
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = {
    "demo-trust": ("RZ9", ("2026-02", "2026-03")),
    "maidstone-2023-03": ("RWF", ("2023-03",)),
    "east-kent-2025-11": ("RVV", ("2025-10",)),
}
FIGURE = re.compile(r"£?\(?\d[\d,:]*(?:\.\d+)?\)?(?:k|m)?%?")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) (20\d\d)\b")
SENTENCE = re.compile(r"[^.;:]+(?:\.\d[^.;:]*|:\d[^.;:]*)*[.;:]?")
SWAPS = (
    (r"\babove the (?=limit|target)", "below the "),
    (r"\bwithin the (?=limit|standard|target)", "above the "),
    (r"\bdown from\b", "up from"),
    (r"\bBetter than\b", "Worse than"),
    (r"\bfigure improves\b", "figure deteriorates"),
    (r"^It improves\b|(?<=\. )It improves\b", "It deteriorates"),
    (r"\bhas improved since\b", "has deteriorated since"),
    (r"\bfalls steadily\b", "rises steadily"),
    (r"\bafter the fall to\b", "after the rise to"),
    (r"\bstays under the\b", "stays over the"),
    (r"\bimproved the figure\b", "worsened the figure"),
)
STATES = (
    (r"\bmissed for more than six months\b", "met for more than six months"),
    (r"\bnow been missed for six months\b", "now been met for six months"),
    (r"\bvaries by chance alone\b", "shows special cause improvement"),
    (r"\bmet in (\d+) of the last twelve months", None),
    (r"\bwithin the standard\b(?=.* first time)", "outside the standard"),
    (r"\bwithin the limit of 10\.0% and improving\b", "above the limit of 10.0% and improving"),
)
NEUTRAL = ("percent", "short_month", "fewer_decimals", "about")


@dataclass(frozen=True)
class Edited:
    """A text after an edit: where it was edited, and whether that made it wrong."""

    organisation: str
    period: str
    subject: str
    text: str
    start: int
    end: int
    kind: str  # of edit: a key of the counts that the bench prints
    is_wrong: bool


@dataclass(frozen=True)
class Original:
    """A correct text with the figures of its measure as the sheets print them, by month."""

    organisation: str
    period: str
    subject: str
    text: str
    by_month: dict[str, str]  # '2026-03' to '12.4%'
    printed: frozenset[str]  # every figure and target of the measure


def rows(folder: str, sheet: str) -> list[dict[str, str]]:
    """Give the rows of a sheet of an example; none where it has no such sheet."""
    path = EXAMPLES / folder / f"{sheet}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def month_code(written: str) -> str:
    """Give '2023-03' of 'Mar-23'; other forms as they are."""
    match = re.fullmatch(r"([A-Z][a-z]{2})-(\d\d)", written)
    if match is None:
        return written
    number = [name[:3] for name in MONTHS].index(match[1]) + 1
    return f"20{match[2]}-{number:02d}"


def originals() -> Iterator[Original]:
    """Give the commentary and problems of the examples that print figures of their measure."""
    for folder, (organisation, periods) in FOLDERS.items():
        months: dict[str, dict[str, str]] = defaultdict(dict)
        for row in rows(folder, "observations"):
            if not row.get("series"):
                months[row["measure"]][month_code(row["period"])] = row["value"]
        aims: dict[str, set[str]] = defaultdict(set)
        for row in rows(folder, "targets"):
            aims[row["measure"]].add(row["value"].lstrip("<>="))
        texts = [
            (row["measure"], month_code(row["period"]), row[field])
            for sheet, field in (("commentary", "summary"), ("countermeasures", "problem"))
            for row in rows(folder, sheet)
        ]
        texts += [
            (row["measure"], periods[-1], row["commentary"])
            for row in rows(folder, "milestones")
            if row.get("measure") and row.get("commentary")
        ]
        for measure, period, text in texts:
            if period in periods and "prints" not in text and "page" not in text:
                held = months[measure]
                printed = frozenset({*held.values(), *aims[measure]})
                yield Original(organisation, period, f"measure:{measure}", text, held, printed)


def told(original: Original) -> Iterator[re.Match[str]]:
    """Give the figures of a text that the sheets print for its measure, letter by letter."""
    for match in FIGURE.finditer(original.text):
        if match[0] in original.printed and re.search(r"\d", match[0]):
            yield match


def edits() -> Iterator[Edited]:
    """Give every original as it is, its mutations and its neutral edits; the same each time."""
    chance = random.Random(7)
    for one in originals():
        yield Edited(one.organisation, one.period, one.subject, one.text, 0, 0, "none", False)
        yield from figure_mutations(one, chance)
        yield from month_mutations(one)
        yield from word_mutations(one, chance)
        yield from neutral_edits(one)


def edited(one: Original, start: int, end: int, new: str, kind: str, is_wrong: bool) -> Edited:
    """Give a text with a stretch replaced."""
    text = one.text[:start] + new + one.text[end:]
    return Edited(
        one.organisation, one.period, one.subject, text, start, start + len(new), kind, is_wrong
    )


def figure_mutations(one: Original, chance: random.Random) -> Iterator[Edited]:
    """Give wrong digits, swapped digits, figures of another month, and lost signs."""
    for match in told(one):
        written = match[0]
        digits = [at for at, sign in enumerate(written) if sign.isdigit()]
        at = chance.choice(digits[:2])
        other = chance.choice([d for d in "123456789" if d != written[at]])
        yield from wrong(one, match, written[:at] + other + written[at + 1 :], "digit")
        pairs = [(a, b) for a, b in itertools.pairwise(digits) if written[a] != written[b]]
        if pairs:
            a, b = pairs[0]
            swapped = list(written)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            if swapped[a] != "0":
                yield from wrong(one, match, "".join(swapped), "swap")
        if written.startswith("£("):
            yield from wrong(one, match, written.replace("(", "").replace(")", ""), "sign")
        if own_month(one, match) is not None:
            earlier = [value for _, value in sorted(one.by_month.items()) if value != written]
            if earlier:
                yield edited(one, match.start(), match.end(), earlier[-1], "stale_figure", True)


def wrong(one: Original, match: re.Match[str], new: str, kind: str) -> Iterator[Edited]:
    """Give a mutation unless the sheets print the new figure too."""
    if new not in one.printed and new != match[0]:
        yield edited(one, match.start(), match.end(), new, kind, True)


def own_month(one: Original, figure: re.Match[str]) -> re.Match[str] | None:
    """Give the month named behind a figure that the sheets print for it; None for none."""
    month = re.compile(r" in " + MONTH.pattern).match(one.text, figure.end())
    if month is None or one.by_month.get(code_of(month)) != figure[0]:
        return None
    return MONTH.match(one.text, month.start(1))


def code_of(match: re.Match[str]) -> str:
    """Give the code of a month as written."""
    return f"{match[2]}-{MONTHS.index(match[1]) + 1:02d}"


def month_mutations(one: Original) -> Iterator[Edited]:
    """Give a figure told of another month than its own, where that month's figure differs."""
    for match in told(one):
        month = own_month(one, match)
        if month is None:
            continue
        number = MONTHS.index(month[1])
        name = MONTHS[number - 2]
        year = int(month[2]) - (number < 2)
        held = one.by_month.get(f"{year}-{MONTHS.index(name) + 1:02d}")
        if held and held != match[0]:
            yield edited(one, month.start(), month.end(), f"{name} {year}", "stale_month", True)


def word_mutations(one: Original, chance: random.Random) -> Iterator[Edited]:
    """Give turned directions and changed states."""
    for kind, table in (("direction", SWAPS), ("state", STATES)):
        for pattern, new in table:
            for match in re.finditer(pattern, one.text):
                if new is None:
                    count = int(match[1])
                    other = chance.choice([n for n in range(2, 12) if n != count])
                    yield edited(one, match.start(1), match.end(1), str(other), kind, True)
                else:
                    yield edited(one, match.start(), match.end(), new, kind, True)


def neutral_edits(one: Original) -> Iterator[Edited]:
    """Give the same figures written otherwise: nothing of them may be flagged."""
    for match in told(one):
        written = match[0]
        if written.endswith("%"):
            yield edited(one, match.end() - 1, match.end(), " per cent", "percent", False)
            number = float(written[:-1])
            yield edited(
                one, match.start(), match.end(), f"{int(number + 0.5)}%", "fewer_decimals", False
            )
        yield edited(one, match.start(), match.start(), "about ", "about", False)
    for month in MONTH.finditer(one.text):
        short = f"{month[1][:3]}-{month[2][2:]}"
        yield edited(one, month.start(), month.end(), short, "short_month", False)
