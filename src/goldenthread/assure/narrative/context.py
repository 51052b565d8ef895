"""What each place of a text is about: a subject that is named, carried over, or given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from goldenthread.assure.narrative.facts import Subject
from goldenthread.assure.narrative.naming import Naming
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.quantities import (
    Basis,
    Quantity,
    QuantityKind,
    Sentence,
)
from goldenthread.vocabulary.quantities.numbers import word_set
from goldenthread.vocabulary.quantities.sentences import clause_breaks

COMMON_WORDS = word_set(
    """
    pay non-pay income cash capital savings expenditure surplus deficit efficiencies
    """
)
OF_NAME = re.compile(r"\s(?:of|on|for)\s(?:the\s)?", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:where|whose|whom|in which|of which)\b", re.IGNORECASE)
NEAR_BEHIND = 45  # characters between a figure and the name behind it
LABEL = re.compile(r"(?:^|[,;:(]\s|\band\s|\)\s)((?:[A-Za-z][\w&'’/-]*\s){1,6})$")
LINKS = word_set(
    """
    was were is are be been at of to in from after against by with had has have stood stands over
    under about around nearly almost only just now still a an the this that than for on up down rose
    fell reached held remains remained where while as below above within it they and or saw left
    lost met made closed ended took used waited prints print says shows page scorecard actual
    trajectory target limit plan planned approximately circa some more less least most between per
    total further another each both all not no
    """
)


class Certainty(IntEnum):
    """How sure it is that a figure is about a subject."""

    NONE = 0
    GIVEN = 1  # the record that the text belongs to
    LOOSE = 2  # carried over, or named elsewhere in the sentence
    OPENING = 3  # the first figure of the text of a record about the subject
    NAMED = 4  # named beside the figure, or its pronoun


@dataclass(frozen=True)
class TextContext:
    """Where a text stands: its period, the subject of its record, the usual stretch of money."""

    period: Period
    subject: str = ""
    basis: Basis | None = None
    is_plan: bool = False  # what is to come, not what was
    is_headline: bool = True  # its first figure is the one that its record is about


@dataclass(frozen=True)
class About:
    """The subjects that a figure may be about, and how sure that is."""

    subjects: tuple[Subject, ...] = ()
    certainty: Certainty = Certainty.NONE

    @property
    def subject(self) -> Subject | None:
        """The first of them."""
        return self.subjects[0] if self.subjects else None


NOTHING = About()


@dataclass(frozen=True)
class View:
    """A sentence with what it names, the topic of its line, and what was spoken of before."""

    sentence: Sentence
    namings: tuple[Naming, ...]
    topic: About
    carried: About
    given: About
    is_foreign: bool  # its line is about something that is not recorded
    first_in_text: bool

    def clause_of(self, place: int) -> tuple[int, int]:
        """Give the clause in which a place of the text stands."""
        sentence = self.sentence
        marks = [(a + sentence.start, b + sentence.start) for a, b in clause_breaks(sentence.text)]
        start = max((b for _, b in marks if b <= place), default=sentence.start)
        end = min((a for a, _ in marks if a >= place), default=sentence.end)
        return start, end

    def before(self, quantity: Quantity) -> str:
        """Give the sentence up to a quantity."""
        return self.sentence.between(self.sentence.start, quantity.start)

    def behind(self, quantity: Quantity) -> str:
        """Give the sentence behind a quantity."""
        return self.sentence.between(quantity.end, self.sentence.end)

    def since_name(self, quantity: Quantity) -> str:
        """Give the text from the name before a quantity, or from its clause's start, up to it."""
        start = self.clause_of(quantity.start)[0]
        ends = [one.end for one in self.namings if start <= one.end <= quantity.start]
        ends += [one.end for one in self.sentence.quantities if start <= one.end <= quantity.start]
        return self.sentence.between(max(ends, default=start), quantity.start)

    def about(self, quantity: Quantity) -> About:
        """Give what a quantity is about."""
        return self.about_at(quantity.start, quantity.end, quantity.kind)

    def about_at(
        self, start: int, end: int, kind: QuantityKind | None = None, *, looks_behind: bool = True
    ) -> About:
        """Give what a stretch is about; `kind` keeps to subjects that have such figures.

        Figures may stand before the name of what they are about, words that tell of it may not.
        """
        fitting = [
            naming
            for naming in self.namings
            if any(kind is None or fits(subject, kind) for subject in naming.subjects)
        ]
        own = self.given.subject
        if looks_behind and (attached := self.attached_to(end, fitting)):
            return named(attached, kind, Certainty.NAMED, own)
        ahead = [naming for naming in fitting if naming.end <= start]
        if ahead:
            return named(ahead[-1], kind, self.certainty_of(ahead[-1], start), own)
        if self.given.certainty is Certainty.OPENING and own and (kind is None or fits(own, kind)):
            return self.given
        behind = [naming for naming in fitting if naming.start >= end and looks_behind]
        if behind and behind[0].start - end <= NEAR_BEHIND and self.nothing_between(end, behind[0]):
            is_common = self.is_common_word(behind[0])
            return named(behind[0], kind, Certainty.NONE if is_common else Certainty.NAMED, own)
        if self.is_foreign:
            return NOTHING
        if self.topic.subjects:
            return self.topic
        if self.carried.subjects:
            return self.carried
        return self.given

    def attached_to(self, end: int, fitting: Sequence[Naming]) -> Naming | None:
        """Give the name that a figure is told of in so many words: '£1.2m of car parking VAT'."""
        for naming in fitting:
            gap = self.sentence.between(end, naming.start)
            if naming.start >= end and OF_NAME.fullmatch(gap):
                return naming
        return None

    def nothing_between(self, end: int, naming: Naming) -> bool:
        """Say whether no other figure and no clause parts a figure from the name behind it."""
        return self.clause_of(end)[1] >= naming.end and not any(
            end <= one.start < naming.start and not one.is_name for one in self.sentence.quantities
        )

    def certainty_of(self, naming: Naming, start: int) -> Certainty:
        """Give how sure it is that a name before a figure is what the figure is about."""
        if RELATIVE.search(self.sentence.between(naming.end, start)):
            return Certainty.LOOSE
        if self.is_common_word(naming):
            return Certainty.NAMED if self.is_subject_of(naming) else Certainty.NONE
        return Certainty.NAMED

    def is_common_word(self, naming: Naming) -> bool:
        """Say whether a name is a word of everyday: 'pay', 'cash'."""
        text = self.sentence.between(naming.start, naming.end).lower()
        if text not in COMMON_WORDS or not any(one.is_plain for one in naming.subjects):
            return False
        written = self.sentence.between(naming.start, self.sentence.end).lower()
        names = (name.lower() for subject in naming.subjects for name in subject.names)
        return not any(len(name) > len(text) and written.startswith(name) for name in names)

    def is_subject_of(self, naming: Naming) -> bool:
        """Say whether a common word stands as the subject of its clause: 'Pay was ...'."""
        first = self.clause_of(naming.start)[0]
        lead = self.sentence.between(first, naming.start).strip().lower()
        after = self.sentence.between(naming.end, self.sentence.end).lower()
        return lead in ("", "the", "in the month", "and") and bool(
            re.match(
                r"(?:\s(?:for|in)\sthe\s(?:year|month)(?:\sto\sdate)?)?"
                r"\s?(?::|was|were|is|are|ended|came|stood|at\b|fell|rose|,|of\b)",
                after,
            )
        )


def fits(subject: Subject, kind: QuantityKind) -> bool:
    """Say whether a subject has figures of a kind."""
    if kind is QuantityKind.POINTS:
        return subject.unit is QuantityKind.PERCENT
    if kind is QuantityKind.SPELL:
        return subject.standing is not None
    return subject.unit is kind or any(fact.kind is kind for fact in subject.facts)


def named(
    naming: Naming, kind: QuantityKind | None, certainty: Certainty, given: Subject | None
) -> About:
    """Give the subjects of a name that have figures of a kind: the text's own where it is one."""
    fitting = tuple(s for s in naming.subjects if kind is None or fits(s, kind))
    return About((given,) if given in fitting and given else fitting, certainty)


def is_label(before: str) -> str:
    """Give the words that label a figure right before it: 'Breast FDS 52%'; else ''."""
    found = LABEL.search(before)
    if found is None:
        return ""
    words = found[1].split()
    is_told = any(word.lower() in LINKS or word.endswith("ed") for word in words)
    return "" if is_told or words[0].lower() in ("we", "it", "they", "you") else found[1].strip()
