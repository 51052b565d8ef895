"""What texts say against the records, as findings that quote the sentence. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.assure.finding import Finding, Quote, Ref, sorted_findings
from goldenthread.assure.findings.codes import finding_of
from goldenthread.assure.narrative.checking import CheckedText
from goldenthread.assure.narrative.facts import FactBook
from goldenthread.assure.narrative.judged import Judged, RemarkCode
from goldenthread.assure.narrative.texts import Text
from goldenthread.vocabulary.quantities import read_text

# Contradictions whose explanation is what the records say.
OF_RECORDS = (RemarkCode.FIGURE, RemarkCode.COUNT, RemarkCode.STATE, RemarkCode.DATE)
PLAIN_STARTS = ("From ", "There ")  # of an explanation, that may stand inside a sentence


def text_findings(checked: Iterable[CheckedText], book: FactBook) -> tuple[Finding, ...]:
    """Give what contradicts as findings about the records that hold the texts, errors first.

    `book` names the records that are contradicted.
    """
    return sorted_findings(
        finding
        for one in checked
        if one.contradictions
        for finding in findings_of_text(one.of, one.contradictions, book)
    )


def findings_of_text(
    text: Text, contradictions: Iterable[Judged], book: FactBook
) -> Iterator[Finding]:
    """Give the contradictions of one text as findings."""
    sentences = [
        (one.start, text.text[one.start : one.end])
        for one in read_text(text.text, text.context.period)
    ]
    for judged in contradictions:
        yield finding_of_text(text, judged, sentences, book)


def finding_of_text(
    text: Text, judged: Judged, sentences: Iterable[tuple[int, str]], book: FactBook
) -> Finding:
    """Give one contradiction as a finding; what it is told apart by is its place in the sentence.

    `sentences` are those of the text, each with its place; without one that holds the words the
    whole text is quoted.
    """
    start, sentence = sentence_at(judged, sentences) or (0, text.text)
    place = text.place
    quote = Quote(
        place.label, sentence, judged.start - start, judged.end - start, judged.offer, place.report
    )
    return finding_of(
        judged.code.value,
        f"{place.label}: {explained(judged)}",
        place.record,
        place.record_id,
        severity=judged.severity,
        workstream=place.workstream,
        programme=place.programme,
        field=place.field,
        said=sentence,
        held=judged.words,
        involved=involved_in(judged, book),
        key=f"{place.record_id}:{quote.start}-{quote.end}",
        quote=quote,
    )


def sentence_at(judged: Judged, sentences: Iterable[tuple[int, str]]) -> tuple[int, str] | None:
    """Give the sentence that holds the words of a verdict, with its place; None where none does."""
    for start, sentence in sentences:
        if start <= judged.start and judged.end <= start + len(sentence):
            return start, sentence
    return None


def explained(judged: Judged) -> str:
    """Give what contradicts in words, with the words that are wrong where it does not name them."""
    words = judged.words
    if judged.text in words:
        return words
    if judged.place and judged.code in OF_RECORDS:
        return f"'{judged.text}', where the records say: {words}"
    if words.startswith(PLAIN_STARTS):
        words = words[:1].lower() + words[1:]
    return f"'{judged.text}', but {words}"


def involved_in(judged: Judged, book: FactBook) -> tuple[Ref, ...]:
    """Give the record that a text contradicts, none where the text contradicts itself."""
    place, subject = judged.place, book.subjects.get(judged.subject)
    if place is None:
        return ()
    return (Ref(place.record, place.id, subject.label if subject else place.code),)
