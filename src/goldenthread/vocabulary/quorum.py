"""Quorum rules in words, and whether those who sit at an item make one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from goldenthread.vocabulary.meetings import Seat, Standing

ALLOWED = (
    "a rule such as 'the chair and two non-executive directors', 'four members including one "
    "executive director', 'the chair or vice chair and three members' or 'one third of the members'"
)


class QuorumError(ValueError):
    """Words that are no quorum rule; the message says what is allowed."""

    def __init__(self, written: str, reason: str) -> None:
        self.written, self.reason, self.allowed = written, reason, ALLOWED
        super().__init__(f"{written[:80]!r} cannot be counted: {reason}. Write {ALLOWED}.")


@dataclass(frozen=True)
class Sitting:
    """A seat of the committee as it is at an item: who counts, and whether they are there."""

    post: str
    seat: Seat
    standing: Standing
    is_there: bool = True

    def is_one_of(self, kinds: frozenset[str]) -> bool:
        """Say whether the seat is of one of the kinds of members; who is only invited never is."""
        return self.seat.is_member and bool(kinds & {"member", self.seat.value, self.standing})


@dataclass(frozen=True)
class Part:
    """So many of some kinds of members; `share` of all seats of those kinds instead of a count.

    `is_more` asks for more than the share. `including` names some of them more closely.
    """

    kinds: frozenset[str]
    one: str
    many: str
    count: int = 0
    share: Fraction | None = None
    is_more: bool = False
    including: tuple[Part, ...] = ()

    def needed(self, seats: Sequence[Sitting]) -> int:
        """Give how many are needed of a committee with these seats, there or not; at least one."""
        if self.share is None:
            return self.count
        whole = self.share * sum(one.is_one_of(self.kinds) for one in seats)
        return max(floor(whole) + 1 if self.is_more else ceil(whole), 1)


@dataclass(frozen=True)
class Quorum:
    """A rule as it was written, and its parts; nobody counts for two places."""

    words: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class QuorumCheck:
    """Whether there is a quorum; who is missing in words, '' where it is met."""

    met: bool
    missing: str = ""


WORDS_OF_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
MOST = 100  # seats of a committee
NUMBERS = {word: number for number, word in enumerate(WORDS_OF_NUMBERS)}
PARTS_OF_ONE = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5}
# words of a kind of member, singular: what counts as one, plural
KINDS: dict[str, tuple[frozenset[str], str]] = {
    "chair": (frozenset({Seat.CHAIR}), "chairs"),
    "vice chair": (frozenset({Seat.VICE_CHAIR}), "vice chairs"),
    "member": (frozenset({"member"}), "members"),
    "non-executive director": (frozenset({Standing.NON_EXECUTIVE}), "non-executive directors"),
    "executive director": (frozenset({Standing.EXECUTIVE}), "executive directors"),
    "director": (frozenset({Standing.NON_EXECUTIVE, Standing.EXECUTIVE}), "directors"),
    "associate non-executive director": (
        frozenset({Standing.ASSOCIATE}), "associate non-executive directors",
    ),
    "governor": (frozenset({Standing.GOVERNOR}), "governors"),
    "partner": (frozenset({Standing.PARTNER}), "partners"),
}  # fmt: skip
ALIASES = {
    "chairman": "chair", "chairperson": "chair", "vice-chair": "vice chair",
    "deputy chair": "vice chair", "voting member": "member", "committee member": "member",
    "board member": "member", "non-executive": "non-executive director",
    "non-executive member": "non-executive director", "executive": "executive director",
    "non executive director": "non-executive director",
    "executive member": "executive director", "partner member": "partner",
}  # fmt: skip
SINGULAR = {
    **{one: one for one in KINDS},
    **{many: one for one, (_, many) in KINDS.items()},
    **ALIASES,
    **{f"{alias}s": one for alias, one in ALIASES.items()},
}
LEAST = r"(?:at least |not less than |not? fewer than |a minimum of )?"
COUNTED = re.compile(rf"{LEAST}(?P<count>\w+) (?P<kinds>.+)")
SHARED = re.compile(
    rf"{LEAST}(?P<share>a majority|more than half|half|\w+[ -](?:half|third|quarter|fifth)s?|\d+%)"
    r" (?:of )?(?:all )?(?:of )?(?:the )?(?P<kinds>.+)"
)
NAMED = re.compile(r"(?:the )?(?P<kinds>(?:chair|vice|deputy).*)")


def parse_quorum(words: str) -> Quorum:
    """Give the rule that the words say; QuorumError says what is allowed.

    Parts stand side by side with 'and', a comma or '+': one person never fills two places.
    'Including' names some of those before it more closely, up to a semicolon or the end.
    """
    written = " ".join(words.translate({0x2010: "-", 0x2011: "-", 0x2013: "-"}).split())
    plain = written.lower().strip(" .;")
    if not plain:
        raise QuorumError(words, "nothing is written")
    parts = tuple(
        part for sentence in plain.split(";") for part in parts_of(sentence.strip(" ,"), words)
    )
    return Quorum(written, parts)


def parts_of(sentence: str, written: str) -> Iterator[Part]:
    """Give the parts of a sentence; the last one takes what it includes."""
    sentence = re.sub(r"^and ", "", sentence)
    before, _, included = sentence.partition(" including ")
    names = listed(before)
    if not names or (" including " in f"{sentence} " and not listed(included)):
        raise QuorumError(written, "a part of it is empty")
    for name in names[:-1]:
        yield part_of(name, written)
    yield part_of(names[-1], written, tuple(part_of(one, written) for one in listed(included)))


def listed(words: str) -> list[str]:
    """Give the parts of a list."""
    return [one for one in re.split(r"\s*(?:,\s*and|,|\band\b|\+|\bplus\b)\s*", words) if one]


def part_of(words: str, written: str, including: tuple[Part, ...] = ()) -> Part:
    """Give one part of a rule."""
    if match := SHARED.fullmatch(words):
        share, is_more = share_of(match["share"], written)
        return Part(*kinds_of(match["kinds"], written), share=share, is_more=is_more,
                    including=including)  # fmt: skip
    if match := NAMED.fullmatch(words):
        kinds, one, many = kinds_of(match["kinds"], written)
        return Part(kinds, f"the {one}", f"the {many}", count=1, including=including)
    match = COUNTED.fullmatch(words)
    if match is None:
        raise QuorumError(written, f"'{words}' names no number of members")
    count = number_of(match["count"], written)
    if count < sum(one.count for one in including):
        raise QuorumError(written, f"'{words}' includes more than it asks for")
    return Part(*kinds_of(match["kinds"], written), count=count, including=including)


def number_of(word: str, written: str) -> int:
    """Give the number of a word or of digits."""
    number = int(word) if word.isdecimal() else NUMBERS.get("one" if word in ("a", "an") else word)
    if not number or number > MOST:
        raise QuorumError(written, f"'{word}' is no number from one to {MOST}")
    return number


def share_of(words: str, written: str) -> tuple[Fraction, bool]:
    """Give a share of the whole, and whether more than it is needed."""
    if words in ("a majority", "more than half"):
        return Fraction(1, 2), True
    if words.endswith("%"):
        share = Fraction(int(words[:-1]), 100)
    else:
        first, _, last = words.replace("-", " ").rpartition(" ")
        share = Fraction(number_of(first or "one", written), PARTS_OF_ONE[last.removesuffix("s")])
    if not 0 < share <= 1:
        raise QuorumError(written, f"'{words}' is no share of the whole")
    return share, False


def kinds_of(words: str, written: str) -> tuple[frozenset[str], str, str]:
    """Give the kinds that may fill a place, with their words for one and for many."""
    found: list[str] = []
    for name in re.split(r"\s+or\s+", words):
        plain = re.sub(r"^(?:the|an?|other|of the) ", "", name.strip())
        plain = re.sub(r" (?:of|on) the (?:board|committee|trust board|trust)$", "", plain)
        if plain not in SINGULAR:
            raise QuorumError(written, f"'{name.strip()}' is no kind of member")
        found.append(SINGULAR[plain])
    kinds = frozenset[str]().union(*(KINDS[one][0] for one in found))
    return kinds, " or ".join(found), " or ".join(KINDS[one][1] for one in found)


def places(quorum: Quorum, seats: Sequence[Sitting]) -> list[Part]:
    """Give the places to fill, one of each for each person needed, the closely named ones first."""
    found: list[Part] = []
    for part in quorum.parts:
        named = [one for one in part.including for _ in range(one.needed(seats))]
        found += named + [part] * (part.needed(seats) - len(named))
    return found


def quorum_met(quorum: Quorum, sitting: Sequence[Sitting]) -> QuorumCheck:
    """Say whether those who are there fill every place of the rule, nobody two of them.

    `sitting` holds every seat of the committee, of those who are away too: a share is one of the
    whole. Where places stay empty, the earlier places of the rule are filled first.
    """
    there = [one for one in sitting if one.is_there]
    wanted = places(quorum, sitting)
    taken: dict[int, int] = {}  # person: place
    empty = [
        place for place in range(len(wanted)) if not seated(place, wanted, there, taken, set())
    ]
    return QuorumCheck(not empty, in_words([wanted[place] for place in empty]))


def seated(
    place: int, wanted: list[Part], there: list[Sitting], taken: dict[int, int], tried: set[int]
) -> bool:
    """Fill a place, moving others to places that they can fill as well; say whether it could be."""
    for person, one in enumerate(there):
        if person in tried or not one.is_one_of(wanted[place].kinds):
            continue
        tried.add(person)
        if person not in taken or seated(taken[person], wanted, there, taken, tried):
            taken[person] = place
            return True
    return False


def in_words(missing: Sequence[Part]) -> str:
    """Give who is missing: 'the chair and two non-executive directors'."""
    counts: dict[Part, int] = {}
    for part in missing:
        counts[part] = counts.get(part, 0) + 1
    words = [
        part.one
        if part.one.startswith("the ")
        else f"{spelt(count)} {part.one if count == 1 else part.many}"
        for part, count in counts.items()
    ]
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def spelt(number: int) -> str:
    """Give a number in words up to twenty, above in digits."""
    return WORDS_OF_NUMBERS[number] if number < len(WORDS_OF_NUMBERS) else str(number)
