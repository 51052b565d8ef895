"""What each place of a text is about: a subject that is named, carried over, or given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from goldenthread.assure.narrative.facts import FactBook, Subject, SubjectKind
from goldenthread.assure.narrative.naming import Names, Naming
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.quantities import (
    Basis,
    Quantity,
    QuantityKind,
    Sentence,
    read_text,
)
from goldenthread.vocabulary.quantities.numbers import word_set
from goldenthread.vocabulary.quantities.sentences import clause_breaks

MOST_TOPIC_WORDS = 7
COMMON_WORDS = word_set(
    """
    pay non-pay income cash capital savings expenditure surplus deficit efficiencies
    """
)
OF_NAME = re.compile(r"\s(?:of|on|for)\s(?:the\s)?", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:where|whose|whom|in which|of which)\b", re.IGNORECASE)
FIRST_WORDS = 40  # characters in which a sentence names what it goes on about
NEAR_BEHIND = 45  # characters between a figure and the name behind it
CARRIES = re.compile(
    r"(?:it|its|this|that|these|they|their|both|the (?:figure|rate|measure|number|position|result|"
    r"target|limit|trajectory|plan|standard|share|score|percentage|trust|gap|latest|previous|"
    r"improvement|fall|rise|increase|reduction)|performance|which|against|better than|worse than|"
    r"up|down|from|month \d|[£(]?\d|[A-Z][a-z]+ (?:19|20)\d\d)\b|[£(<>≥≤]?\s?\d",
    re.IGNORECASE,
)
# Labels of a line that say when or how, and name no other topic.
PLAIN_LABEL = re.compile(
    r"(?:performance|position|summary|overall|trend|result|results|latest|current|"
    r"month|year|outcome|"
    r"this month|to date|causes?|background|update|progress|status|note|assurance|"
    r"q[1-4]|m\d+|month \d+|"
    r"(?:in )?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)(?: \d{4})?)",
    re.IGNORECASE,
)
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


class TextReader:
    """Reads texts sentence by sentence, keeping what was spoken of."""

    def __init__(self, book: FactBook, names: Names | None = None) -> None:
        self.book = book
        self.names = names or Names(book)
        self.of_parent: dict[str, Names] = {}

    def views(self, text: str, context: TextContext) -> Iterator[View]:
        """Give each sentence of a text with what it is about."""
        given = self.given(context)
        topic, carried, line, foreign = NOTHING, NOTHING, -1, False
        for number, sentence in enumerate(read_text(text, context.period)):
            namings = without_verbs(sentence, self.names.find(sentence.text, sentence.start))
            if sentence.line != line:
                topic, carried, line = NOTHING, NOTHING, sentence.line
                foreign = False
            if sentence.is_opening:
                topic, foreign = topic_of(sentence, namings)
            goes_on = CARRIES.match(sentence.text) is not None and not namings
            view = View(
                sentence=with_names(sentence, namings),
                namings=namings,
                topic=topic,
                carried=carried if goes_on else weakened(carried),
                given=(
                    opening(given)
                    if number == 0 and context.is_headline
                    else resumed(given, goes_on)
                ),
                is_foreign=foreign,
                first_in_text=number == 0,
            )
            yield view
            carried = carried_from(view, carried)

    def given(self, context: TextContext) -> About:
        """Give the subject of the record that a text belongs to."""
        subject = self.book.subjects.get(context.subject)
        return About((subject,), Certainty.GIVEN) if subject else NOTHING

    def children_of(self, subject: Subject) -> Names | None:
        """Give the names of the lines and rows of a measure; None where it has none."""
        held = self.book.children.get(subject.key)
        if not held:
            return None
        if subject.key not in self.of_parent:
            alone = FactBook(self.book.period, {one.key: bare(one) for one in held})
            self.of_parent[subject.key] = Names(alone)
        return self.of_parent[subject.key]


def bare(subject: Subject) -> Subject:
    """Give a line without its parent, so that it can be named by itself."""
    return replace(subject, parent="")


def without_verbs(sentence: Sentence, namings: Sequence[Naming]) -> tuple[Naming, ...]:
    """Give the names that are none of the sentence's verbs: 'the trajectory falls faster'."""
    return tuple(
        one
        for one in namings
        if not any(m.start <= one.start and one.end <= m.end for m in sentence.movements)
    )


def with_names(sentence: Sentence, namings: Sequence[Naming]) -> Sentence:
    """Give a sentence whose figures inside names ('28-day FDS') are parts of names."""

    def inside(one: Quantity) -> bool:
        """Say whether a figure stands within a name."""
        return any(n.start <= one.start and one.end <= n.end for n in namings)

    held = (replace(one, is_name=True) if inside(one) else one for one in sentence.quantities)
    return replace(sentence, quantities=tuple(held))


def topic_of(sentence: Sentence, namings: Sequence[Naming]) -> tuple[About, bool]:
    """Give the topic that a line begins with ('RTT, 18 weeks: ...'), and whether it is foreign."""
    head, colon, _ = sentence.text.partition(":")
    words = head.split()
    if not colon or not words or len(words) > MOST_TOPIC_WORDS:
        return NOTHING, False
    end = sentence.start + len(head)
    inside = [naming for naming in namings if naming.end <= end]
    if inside:
        return About(inside[-1].subjects, Certainty.NAMED), False
    is_plain = PLAIN_LABEL.fullmatch(head.strip()) is not None
    has_figure = any(one.start < end and not one.is_name for one in sentence.quantities)
    return NOTHING, not is_plain and not has_figure


def opening(given: About) -> About:
    """Give the record's subject as what the first sentence of its text is about."""
    return About(given.subjects, Certainty.OPENING) if given.subjects else NOTHING


def resumed(given: About, goes_on: bool) -> About:
    """Give the record's subject in a later sentence: surer where a pronoun goes on about it."""
    if not given.subjects:
        return NOTHING
    return About(given.subjects, Certainty.LOOSE if goes_on else Certainty.GIVEN)


def weakened(carried: About) -> About:
    """Give what was spoken of before as no more than likely."""
    return About(carried.subjects, Certainty.GIVEN) if carried.subjects else NOTHING


def carried_from(view: View, before: About) -> About:
    """Give what the next sentence may go on about."""
    kinds = (SubjectKind.MEASURE, SubjectKind.STATEMENT_LINE, SubjectKind.SAVINGS,
             SubjectKind.SCHEME, SubjectKind.WORKSTREAM, SubjectKind.MILESTONE)  # fmt: skip
    begins = view.sentence.start + FIRST_WORDS
    held = [
        n for n in view.namings if all(s.kind in kinds for s in n.subjects) and n.start <= begins
    ]
    own = view.given.subject
    if own is not None and any(own in n.subjects for n in held):
        return About((own,), Certainty.LOOSE)
    if len({n.subjects for n in held}) == 1:
        return About(held[0].subjects, Certainty.LOOSE)
    if held:
        return NOTHING
    return view.topic if view.topic.subjects else before
