"""When papers came: a table of cases."""

import datetime as dt

import pytest

from goldenthread.assure.meetings.timeliness import PaperDay, Timeliness, judged

DUE = dt.date(2023, 4, 20)


def day(text):
    return dt.date(2023, 4, int(text)) if text else None


@pytest.mark.parametrize(
    ("received", "is_here", "on", "late", "counts"),
    [
        ("", False, "20", 0, False),  # its day is not over
        ("", False, "21", 1, True),  # missing
        ("20", True, "27", 0, True),
        ("24", True, "27", 4, True),
        ("", True, "27", 0, False),  # it came, and nobody noted when
        ("", True, "19", 0, False),
    ],
)
def test_a_paper_is_late_by_the_days_after_its_own(received, is_here, on, late, counts):
    paper = PaperDay(DUE, day(received), is_here=is_here)
    assert (paper.days_late(day(on)), paper.counts(day(on))) == (late, counts)
    assert paper.is_late(day(on)) == (late > 0)


def test_papers_whose_day_is_not_known_are_not_judged():
    papers = [PaperDay(DUE, day("20")), PaperDay(DUE), PaperDay(DUE, is_here=True)]
    assert judged(papers, day("27")) == Timeliness(expected=2, on_time=1, late=0, missing=1)
