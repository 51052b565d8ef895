"""Reads texts sentence by sentence, keeping what was spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.assure.narrative.context import NOTHING, About, Certainty, TextContext, View
from goldenthread.assure.narrative.facts import FactBook, Subject, SubjectKind
from goldenthread.assure.narrative.naming import Names, Naming
from goldenthread.vocabulary.quantities import (
    Quantity,
    Sentence,
    read_text,
)

MOST_TOPIC_WORDS = 7
FIRST_WORDS = 40  # characters in which a sentence names what it goes on about
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
