"""What texts say against the records, as findings: sentence, span, severity, fingerprint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.finding import Quote
from goldenthread.assure.findings.sentences import findings_of_text, text_findings
from goldenthread.assure.narrative.checking import CheckedText
from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.facts import FactBook, RecordPlace, Subject, SubjectKind
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict
from goldenthread.assure.narrative.texts import Text, TextPlace
from goldenthread.vocabulary import parse_period

MARCH = parse_period("2023-03")
AT = RecordPlace("measure", "waits", 7)
WAITS = Subject("measure:waits", SubjectKind.MEASURE, "Waits", ("Waits",), AT)
BOOK = FactBook(MARCH, {WAITS.key: WAITS})
PLACE = TextPlace("highlight", 3, "s", "summary", "Highlight report of S, summary",
                  workstream="s", programme="iip")  # fmt: skip
SAID = "Waits were 60% in March. Then waits were 60% and 60% again."


def judged(text, words, nth=0, *, code=RemarkCode.FIGURE, said="60% is wrong.", severity="error"):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Judged(start, start + len(words), words, Verdict.CONTRADICTS, code, said, "50%",
                  subject=WAITS.key, place=AT, severity=severity)  # fmt: skip


def findings(text, *wrong, place=PLACE):
    return list(findings_of_text(Text(place, text, TextContext(MARCH)), wrong, BOOK))


def test_a_finding_quotes_its_sentence_and_names_both_records():
    (one,) = findings(SAID, judged(SAID, "60%"))
    assert one.quote.sentence == "Waits were 60% in March."
    assert (one.quote.before, one.quote.words, one.quote.after) == ("Waits were ", "60%",
                                                                    " in March.")  # fmt: skip
    assert (one.quote.place, one.quote.offer) == (PLACE.label, "50%")
    assert (one.record, one.record_id, one.field) == ("highlight", 3, "summary")
    assert (one.workstream, one.programme) == ("s", "iip")
    assert [(ref.kind, ref.id, ref.label) for ref in one.involved] == [("measure", 7, "Waits")]
    assert one.words == "Highlight report of S, summary: 60% is wrong."
    assert (one.statement, one.evidence) == ("Waits were 60% in March.", "60% is wrong.")


def test_each_wrong_figure_has_a_fingerprint_of_its_own():
    found = findings(SAID, *(judged(SAID, "60%", nth) for nth in range(3)))
    assert len({one.fingerprint for one in found}) == 3


def test_a_fingerprint_stays_while_its_sentence_does_and_no_longer():
    (one,) = findings(SAID, judged(SAID, "60%"))
    longer = f"{SAID} More is said."
    (same,) = findings(longer, judged(longer, "60%"))
    assert same.fingerprint == one.fingerprint
    other = SAID.replace("in March", "in April")
    (changed,) = findings(other, judged(other, "60%"))
    assert changed.fingerprint != one.fingerprint


def test_what_the_records_say_is_no_part_of_the_fingerprint():
    (one,) = findings(SAID, judged(SAID, "60%"))
    (later,) = findings(SAID, judged(SAID, "60%", said="60% is wrong now."))
    assert later.fingerprint == one.fingerprint
    assert later.evidence != one.evidence


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [(RemarkCode.FIGURE, "60% is wrong.", "60% is wrong."),
     (RemarkCode.ARITHMETIC, "From 2 to 1 is 50%.", "'60%', but from 2 to 1 is 50%."),
     (RemarkCode.ARITHMETIC, "£2m and £3m make £5m.", "'60%', but £2m and £3m make £5m."),
     (RemarkCode.COUNT, "S: 3 complete.", "'60%', where the records say: S: 3 complete.")],
)  # fmt: skip
def test_the_words_name_what_is_wrong(code, said, words):
    (one,) = findings(SAID, judged(SAID, "60%", said=said, code=code))
    assert one.words == f"Highlight report of S, summary: {words}"


def test_words_across_sentences_quote_the_whole_text():
    across = Judged(11, 40, SAID[11:40], Verdict.CONTRADICTS, RemarkCode.STATE, "No.")
    (one,) = findings(SAID, across)
    assert (one.quote.sentence, one.quote.words) == (SAID, SAID[11:40])
    assert one.involved == ()


def test_a_record_without_a_name_is_called_by_its_code():
    text = Text(PLACE, SAID, TextContext(MARCH))
    (one,) = findings_of_text(text, [judged(SAID, "60%")], FactBook(MARCH, {}))
    assert one.involved[0].label == "waits"


def test_errors_come_first_and_what_agrees_is_no_finding():
    agrees = Judged(0, 5, "Waits", Verdict.AGREES)
    wrong = [judged(SAID, "60%", 0, severity="note"), judged(SAID, "60%", 1)]
    checked = CheckedText(Text(PLACE, SAID, TextContext(MARCH)), (agrees, *wrong))
    found = text_findings([checked, CheckedText(checked.of, (agrees,))], BOOK)
    assert [one.severity for one in found] == ["error", "note"]


@given(st.text(alphabet="ab ", max_size=60), st.text(alphabet="ab ", max_size=60),
       st.integers(5, 30))  # fmt: skip
def test_what_is_near_holds_the_words_and_is_no_longer_than_asked(before, after, most):
    quote = Quote("p", f"{before}WRONG{after}", len(before), len(before) + 5)
    near = quote.near(most)
    assert near[1] == "WRONG"
    assert len(near[0]) <= most + 1
    assert len(near[2]) <= most + 1
    assert before.endswith(near[0].lstrip("…"))
    assert after.startswith(near[2].rstrip("…"))
