"""A contradiction that a record and a text both show is told once: the record's finding stays."""

import pytest

from goldenthread.assure.finding import Quote, Ref
from goldenthread.assure.findings.codes import finding_of
from goldenthread.assure.findings.once import amounts, told_once
from goldenthread.assure.findings.waiving import Told, WaiverFacts

RECORDS = {
    "total": finding_of("total_differs", "w", "savings_total", 1,
                        said="All savings is £531m", held="QIPP £269m and CIP £270m make £539m"),
    "said": finding_of("said_differently", "w", "savings_total", 2,
                       said="Said to be £539m and £531m"),
    "date": finding_of("to_date_differs", "w", "finance_line", 3, field="variance",
                       said="The variance to date is £(6.8)m", held="The months make £(5.0)m"),
    "counts": finding_of("counts_differ", "w", "highlight", 4, field="summary",
                         said="2 complete", held="3 complete"),
    "trend": finding_of("desired_trend_contradicts", "w", "countermeasure", 5,
                        field="desired_trend", said="above the mean", held="Lower is better"),
    "sign": finding_of("target_wrong_side", "w", "measure", 6, field="target",
                       said="Target <77.9%", held="Higher is better"),
    "past": finding_of("date_long_past", "w", "countermeasure_action", 7, field="due",
                       said="Due on 17 May 2003", held="Status Planned"),
    "day": finding_of("day_impossible", "w", "commentary", 8, field="summary",
                      said="31 February", held=""),
}  # fmt: skip


def text(code, record, key, field, words, *, offer="", involved=()):
    sentence = f"It says {words} here."
    quote = Quote("A text", sentence, 8, 8 + len(words), offer)
    return finding_of(code, "w", record, key, field=field, said=sentence, held="h", quote=quote,
                      involved=involved)  # fmt: skip


SAME = [
    ("total", text("sentence_arithmetic", "narrative", 9, "text", "£531m", offer="£539m")),
    ("date", text("sentence_arithmetic", "highlight", 9, "progress", "£6.8m", offer="£5.0m")),
    ("counts", text("count_contradicts", "highlight", 4, "summary", "two")),
    ("trend", text("direction_contradicts", "countermeasure", 5, "desired_trend", "above")),
    ("sign", text("direction_contradicts", "milestone", 9, "description", "77.9%",
                  involved=(Ref("measure", 6),))),
    ("past", text("date_contradicts", "countermeasure", 9, "actions", "17 May 2003")),
    ("day", text("date_contradicts", "commentary", 8, "summary", "31 February")),
]  # fmt: skip
OTHERS = [
    text("sentence_arithmetic", "narrative", 9, "text", "£531m", offer="£538m"),
    text("sentence_arithmetic", "narrative", 9, "text", "£530m", offer="£539m"),
    text("sentence_arithmetic", "narrative", 9, "text", "60%", offer="48.6%"),
    text("count_contradicts", "narrative", 4, "text", "two"),
    text("count_contradicts", "highlight", 4, "progress", "two"),
    text("direction_contradicts", "countermeasure", 9, "desired_trend", "above"),
    text("direction_contradicts", "milestone", 9, "description", "77.8%",
         involved=(Ref("measure", 6),)),
    text("direction_contradicts", "milestone", 9, "description", "77.9%",
         involved=(Ref("measure", 1),)),
    text("date_contradicts", "countermeasure", 9, "actions", "18 May 2003"),
    text("date_contradicts", "commentary", 9, "summary", "31 February"),
    text("state_contradicts", "highlight", 4, "summary", "complete"),
]  # fmt: skip


def told(*findings):
    return [Told(one, "texts") for one in findings]


@pytest.mark.parametrize(("name", "one"), SAME)
def test_what_a_record_tells_stands_in_its_finding(name, one):
    found = told_once(told(one, *RECORDS.values()))
    assert [row.finding for row in found] == list(RECORDS.values())
    (host,) = [row for row in found if row.also]
    assert host.finding == RECORDS[name]
    assert host.findings == (RECORDS[name], one)
    assert host.quotes == (one,)


@pytest.mark.parametrize("one", OTHERS, ids=lambda one: f"{one.code} {one.quote.words}")
def test_what_is_said_otherwise_or_elsewhere_is_told_by_itself(one):
    found = told_once(told(*RECORDS.values(), one))
    assert [row.finding for row in found] == [*RECORDS.values(), one]
    assert not any(row.also for row in found)


def test_a_note_of_a_record_does_not_tell_an_error_of_a_text():
    note = finding_of("total_differs", "w", "savings_total", 1, is_note=True,
                      said="£531m", held="£539m")  # fmt: skip
    _, one = SAME[0]
    assert [row.finding for row in told_once(told(note, one))] == [note, one]


def test_to_tell_once_again_changes_nothing():
    once = told_once(told(*RECORDS.values(), *(one for _, one in SAME)))
    assert told_once(once) == once
    assert sum(len(row.also) for row in once) == len(SAME)


def test_the_waivers_of_both_are_kept():
    waiver = WaiverFacts(1, "f", "s", "h", "r", "w", None)
    name, one = SAME[0]
    found = told_once([Told(RECORDS[name], "savings"), Told(one, "texts", waiver)])
    assert not found[0].is_waived
    assert found[0].also[0].is_waived


@pytest.mark.parametrize(
    ("words", "found"),
    [("£(6.8)m", {"6.8m"}), ("£6.8m and £1,240", {"6.8m", "1240"}), ("£5 bn", {"5bn"}),
     ("60% of 12", set()), ("", set())],
)  # fmt: skip
def test_amounts_are_told_apart_by_number_and_unit(words, found):
    assert amounts(words) == found
