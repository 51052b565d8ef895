"""Which subjects a sentence names, and where: by the words of their names, in any usual form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.assure.narrative.facts import FactBook, Subject
from goldenthread.vocabulary.quantities.numbers import WORDS, word_set

WORD = re.compile(r"A&E|[^\W_]+(?:[’'][a-z]+)?", re.IGNORECASE)
JOINED = re.compile(r"(\d+)([a-z]+)|([a-z]+)(\d+)")
# Words that name nothing by themselves.
EMPTY = word_set(
    """
    a an the of to in on at by for from with within under over than and or as is are was be its our
    their this that all each per no not who which has have been it they how many much more less most
    reduce reduced reduction increase increased improve improved achieve achieved deliver decrease
    maintain raise lower keep bring down up overall total whole trust organisation rate rates
    percentage percent share proportion number numbers level levels performance measure indicator
    index figure figures score compliance completeness complete position month monthly year yearly
    annual target targets limit limits plan plans planned standard standards trajectory trajectories
    objective current new amount money value date wide used shown k 000
    """
)
# Words that are too common to name anything alone.
WEAK = word_set(
    """
    cost staff patient people care service hospital team day week hour minute time wait case
    incident training spend spending activity access quality safety money board review survey
    response improvement programme delivery risk work system process department emergency urgent
    clinical medical nurse nursing doctor ward bed outpatient inpatient appointment diagnostic test
    treatment elective maternity follow number
    """
)
SAME = {
    "hr": "hour",
    "hrs": "hour",
    "h": "hour",
    "wk": "week",
    "wks": "week",
    "d": "day",
    "min": "minute",
    "mins": "minute",
    "ed": "ae",
    "a&e": "ae",
    "a&amp;e": "ae",
    "covid19": "covid",
    "opd": "outpatient",
    "op": "outpatient",
    "midday": "noon",
    "cdi": "difficile",
    "cdiff": "difficile",
    "diff": "difficile",
    "echo": "echocardiography",
    "elearning": "training",
}
ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s")
KEPT_ENDS = ("ss", "us", "is", "ous")
LEAST_STEM = 4
LEAST_PLURAL = 3  # 'days' and 'day' are one
GAP = 3  # other words that may stand between the words of a name
LEADS = re.compile(
    r"^(?:to\s+)?(?:reduce|reduction|increased?|improvement|improved?|achieve|"
    r"deliver|decrease|raise|bring|maintain|keep)\b"
    r"(?:\s+(?:in|the|of|our|overall))*",
    re.IGNORECASE,
)
AIMS = re.compile(
    r"\b(?:to|by|down to|up to)\s+(?:under\s+|over\s+|"
    r"at least\s+)?[£\d][\d.,]*\s*(?:%|percent|k|m)?"
    r"(?:\s+(?:by|per)\b.*)?$|\bby\s+(?:the end of\b.*|(?:[A-Z][a-z]+\s+)?\d{4}.*)$"
)
BRACKETS = re.compile(r"\(([^()]*)\)")
MOST_WORDS = 6  # a longer name is cut to its words before a comma


@dataclass(frozen=True)
class Token:
    """A word of a sentence by its stem."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True)
class Naming:
    """A stretch of a text that names subjects; more than one where it could be either."""

    start: int
    end: int
    subjects: tuple[Subject, ...]
    words: int = 1

    @property
    def subject(self) -> Subject | None:
        """The one subject that is named."""
        return self.subjects[0] if len(self.subjects) == 1 else None


def stem(word: str) -> str:
    """Give a word without its ending, so that 'waits' and 'waiting' are one."""
    low = SAME.get(word.lower(), word.lower())
    if low in WORDS:
        return str(WORDS[low])
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    for ending in ENDINGS:
        bare = low.removesuffix(ending)
        least = LEAST_PLURAL if ending == "s" else LEAST_STEM
        if bare != low and len(bare) >= least and not low.endswith(KEPT_ENDS):
            return bare + "y" if ending in ("ies", "ied") else bare.removesuffix("e")
    return low.removesuffix("e") if len(low) > LEAST_STEM else low


@lru_cache(maxsize=8_192)
def tokens(text: str) -> tuple[Token, ...]:
    """Give the words of a text by their stems; '4hr' is two words."""
    found = []
    for match in WORD.finditer(text):
        word = match[0].lower()
        joined = JOINED.fullmatch(word)
        if joined:
            parts = [part for part in joined.groups() if part]
            place = match.start()
            for part in parts:
                found.append(Token(stem(part), place, place + len(part)))
                place += len(part)
        else:
            found.append(Token(stem(word), match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=4_096)
def signature(name: str) -> frozenset[str]:
    """Give the words that make a name: those that name something."""
    return frozenset(one.stem for one in tokens(name)) - EMPTY_STEMS


WEAK_STEMS = frozenset(stem(word) for word in WEAK)
EMPTY_STEMS = frozenset(stem(word) for word in EMPTY) | EMPTY


@lru_cache(maxsize=4_096)
def forms_of(name: str) -> frozenset[frozenset[str]]:
    """Give the sets of words that name what a name names: whole, bare, by its abbreviation."""
    bare = AIMS.sub("", LEADS.sub("", BRACKETS.sub(" ", name)).strip()).strip(" .,:;")
    forms = {signature(bare), signature(name)}
    for inside in BRACKETS.findall(name):
        if re.fullmatch(r"[A-Z][A-Z0-9-]{1,7}", inside.strip()):
            forms.add(signature(inside))
    _head, _, tail = bare.partition(":")
    if tail and len(signature(tail)) > 1:
        forms.add(signature(tail))
    short = re.split(r",|\s-\s", bare)[0]
    if len(signature(bare)) > MOST_WORDS and len(signature(short)) > 1:
        forms.add(signature(short))
    own = signature(name)
    is_one_word = len(name.split()) == 1
    return frozenset(one for one in forms if can_name(one, own, is_one_word=is_one_word))


def can_name(form: frozenset[str], own: frozenset[str], *, is_one_word: bool) -> bool:
    """Say whether words name something by themselves: not numbers, nor words of everyday alone."""
    telling = {word for word in form if not word.isdigit()}
    if not telling:
        return False
    if not telling <= WEAK_STEMS or len(form) > 1:
        return True
    return form == own and is_one_word


class Names:
    """The names of the subjects of a book, ready to be found in sentences."""

    def __init__(self, book: FactBook) -> None:
        self.by_form: dict[frozenset[str], list[Subject]] = defaultdict(list)
        for subject in book.nameable:
            for form in {form for name in subject.names for form in forms_of(name)}:
                self.by_form[form].append(subject)
        self.by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for form in self.by_form:
            self.by_word[min(form, key=lambda word: (word.isdigit(), -len(word), word))].append(
                form
            )

    def find(self, text: str, start: int = 0) -> tuple[Naming, ...]:
        """Give what a sentence names, in order; a name inside a longer one does not count."""
        words = tokens(text)
        places: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(words):
            places[token.stem].append(place)
        found: list[tuple[tuple[int, ...], frozenset[str]]] = []
        for stem_ in places:
            for form in self.by_word.get(stem_, ()):
                found += [(held, form) for held in stands(form, stem_, places, words, text)]
        found.sort(key=lambda pair: (-len(pair[1]), pair[0][-1] - pair[0][0], pair[0]))
        taken: dict[tuple[int, ...], list[Subject]] = {}
        used: set[int] = set()
        for held, form in found:
            if held in taken:
                taken[held] += [s for s in self.by_form[form] if s not in taken[held]]
            elif not used & set(held):
                taken[held] = list(self.by_form[form])
                used |= set(held)
        namings = (
            Naming(words[h[0]].start + start, words[h[-1]].end + start, tuple(s), len(h))
            for h, s in taken.items()
        )
        return tuple(sorted(namings, key=lambda one: one.start))


def stands(
    form: frozenset[str], rare: str, places: dict[str, list[int]], words: Sequence[Token], text: str
) -> Iterable[tuple[int, ...]]:
    """Give the places of the words of a form that stand close together."""
    for centre in places[rare]:
        held = [centre]
        for word in form - {rare}:
            near = [place for place in places.get(word, ()) if place not in held]
            if not near:
                break
            held.append(min(near, key=lambda place: abs(place - centre)))
        else:
            order = tuple(sorted(held))
            is_close = order[-1] - order[0] < len(form) + GAP
            between = text[words[order[0]].start : words[order[-1]].end]
            is_plain = form <= WEAK_STEMS and not between[:1].isupper()
            if is_close and not is_plain and not re.search(r"[;!?]|\.\s", between):
                yield order
