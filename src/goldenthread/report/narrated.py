"""Finds the authors' words in a composed report and tells them as they are read.

Compositions print words as they were written. Here they are found again, line by line, so that
every report has live figures, links to the records and flags, whoever lays it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from goldenthread.assure.findings.sentences import findings_of_text
from goldenthread.assure.findings.waiving import Told as Found
from goldenthread.assure.narrative.checking import CheckedText, Checking
from goldenthread.assure.narrative.facts import FactBook
from goldenthread.assure.narrative.judged import Judged
from goldenthread.assure.narrative.live import LiveFigure, has_live_figures
from goldenthread.assure.narrative.texts import milestones, texts_of
from goldenthread.records.organisations.models import Organisation
from goldenthread.report import model
from goldenthread.report.model import Block, Report
from goldenthread.report.telling import Told, placed_lines, tell, within
from goldenthread.vocabulary import Period

Lines = dict[str, tuple[Judged, ...]]  # the verdicts on a line, with their places in it


def narrated(
    report: Report,
    organisation: Organisation,
    period: Period,
    checking: Checking,
    told: Iterable[Found] = (),
) -> Report:
    """Give a report with live figures printed, agreeing figures linked, contradictions flagged.

    `checking` gives what checks texts; it is not asked for a report without any author's words.
    `told` is what the annex prints: what is waived there is not flagged.
    """
    said = {line for text in texts_in(report) for line in lines_of(text)}
    texts = [one for one in texts_of(organisation, period, None, ()) if said & lines_of(one.text)]
    if not texts and not report.programme and not any(map(has_live_figures, said)):
        return report
    checker = checking()
    texts += [one for one in milestones(checker.programmes, period) if said & lines_of(one.text)]
    book, waived = checker.reader.book, waived_of(told)
    checked = (without(checker.check(one), waived, book) for one in texts)
    teller = Teller(by_line(checked), checker.figures)
    sections = (replace(one, blocks=teller.blocks(one.blocks)) for one in report.sections)
    return replace(report, sections=tuple(sections))


def waived_of(told: Iterable[Found]) -> set[str]:
    """Give the fingerprints of what somebody answers for, in the records or in a text."""
    held = list(told)
    also = [one for found in held for one in found.also]
    return {
        finding.fingerprint for one in (*held, *also) if one.is_waived for finding in one.findings
    }


def without(checked: CheckedText, waived: set[str], book: FactBook) -> CheckedText:
    """Give a text without the contradictions that are waived."""
    wrong = checked.contradictions
    if not waived or not wrong:
        return checked
    found = findings_of_text(checked.of, wrong, book)
    left = {id(one) for one, known in zip(wrong, found, strict=True) if known.fingerprint in waived}
    return replace(checked, judged=tuple(one for one in checked.judged if id(one) not in left))


def lines_of(text: str) -> set[str]:
    """Give the lines of a text that say something."""
    return {line for _, line in placed_lines(text)}


def by_line(checked: Iterable[CheckedText]) -> Lines:
    """Give the verdicts of texts line by line; of a line of several texts what all of them say."""
    found: Lines = {}
    for one in checked:
        for start, line in placed_lines(one.text):
            held = tuple(within(one.judged, start, start + len(line)))
            known = found.get(line)
            found[line] = held if known is None else tuple(j for j in known if j in held)
    return found


def texts_in(report: Report) -> Iterator[str]:
    """Give every text of a report that an author may have written."""
    reading = Reading()
    for section in report.sections:
        reading.blocks(section.blocks)
    yield from reading.texts


class Walk:
    """Goes through the blocks of a report and has every text told."""

    def tell(self, text: str) -> Told:
        """Give a text as it is read."""
        raise NotImplementedError

    def blocks(self, blocks: Iterable[Any]) -> tuple[Any, ...]:
        """Give blocks told."""
        return tuple(self.block(one) for one in blocks)

    def block(self, block: Block) -> Block:
        """Give a block told; one without words of authors as it is."""
        match block:
            case model.Paragraph():
                return self.told(block)
            case model.Bullets():
                return replace(block, items=tuple(self.told(one) for one in block.items))
            case model.Table():
                rows = (tuple(self.told(cell) for cell in row) for row in block.rows)
                return replace(block, rows=tuple(rows))
            case model.Columns():
                columns = ((title, self.blocks(inside)) for title, inside in block.columns)
                return replace(block, columns=tuple(columns))
            case model.TrajectoryScorecard():
                return replace(block, rows=tuple(self.told_row(row) for row in block.rows))
        return block

    def told(self, held: Any) -> Any:
        """Give a paragraph, an item or a cell told; its own warning stands first."""
        told = self.tell(held.text)
        if told == Told(held.text):
            return held
        flag = " ".join(words for words in (held.flag, told.flag) if words)
        return replace(held, text=told.text, spans=told.spans, flag=flag)

    def told_row(self, row: model.TrajectoryRow) -> model.TrajectoryRow:
        """Give a row of a scorecard with its comments told."""
        told = self.tell(row.comments)
        if told == Told(row.comments):
            return row
        flag = "; ".join(words for words in (row.flag, told.flag) if words)
        return replace(row, comments=told.text, comment_spans=told.spans, flag=flag)


class Reading(Walk):
    """Collects the texts of a report."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def tell(self, text: str) -> Told:
        """Keep a text, and give it as it is."""
        self.texts.append(text)
        return Told(text)


class Teller(Walk):
    """Tells the texts of a report by the verdicts on their lines."""

    def __init__(self, lines: Lines, figures: Mapping[str, LiveFigure]) -> None:
        self.lines, self.figures = lines, figures

    def tell(self, text: str) -> Told:
        """Give a text with live figures, links and flags."""
        judged: list[Judged] = []
        for start, line in placed_lines(text):
            judged += [
                replace(one, start=one.start + start, end=one.end + start)
                for one in self.lines.get(line, ())
            ]
        if not judged and not has_live_figures(text):
            return Told(text)
        return tell(text, judged, self.figures)
