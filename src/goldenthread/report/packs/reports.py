"""Papers that are reports of the product: their newest frozen edition, else a draft."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from goldenthread.records.meetings.models import Paper
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.reporting.models import Edition, EditionFile
from goldenthread.report.build import COMPOSITIONS, FINANCE, SAVINGS, ReportError, find_period
from goldenthread.report.compositions.programmes.material import NoProgrammeError, programme_of
from goldenthread.report.packs.pieces import Recipe, document_recipe, edition_recipe
from goldenthread.vocabulary import Period, PeriodKind

DRAFT = "Draft: not frozen"


class ReportMissingError(Exception):
    """The report of a paper cannot be printed; the message says why."""


@dataclass(frozen=True)
class ReportPiece:
    """The recipe of a report paper; `is_draft` where no edition is frozen."""

    recipe: Recipe
    is_draft: bool


def report_piece(piece: str, paper: Paper) -> ReportPiece:
    """Give the newest frozen edition of a paper's report, else the live report as a draft."""
    organisation = paper.item.meeting.committee.organisation
    if paper.report not in COMPOSITIONS:
        raise ReportMissingError("It is not said which report it prints.")
    try:
        period = period_of(paper, organisation)
        programme = programme_code(paper, organisation)
        edition = newest_edition(organisation, paper.report, period, programme)
        if edition is not None:
            content = content_of(edition)
            return ReportPiece(edition_recipe(piece, str(paper), content), False)
        live = COMPOSITIONS[paper.report].compose(organisation, period, programme=programme)
    except (ReportError, NoProgrammeError) as error:
        raise ReportMissingError("There are no records to report on.") from error
    return ReportPiece(document_recipe(piece, replace(live, edition=DRAFT)), True)


def period_of(paper: Paper, organisation: Organisation) -> Period:
    """Give the period of a report paper; the newest that there is something to report on where
    none is said."""
    if paper.period_start and paper.period_kind:
        return Period(PeriodKind(paper.period_kind), paper.period_start)
    composition = COMPOSITIONS[paper.report]
    return find_period(
        "",
        organisation,
        is_of_programme=composition.is_of_programme,
        is_of_money=composition.needs in (SAVINGS, FINANCE),
    )


def programme_code(paper: Paper, organisation: Organisation) -> str:
    """Give the code of the programme that a report is about, '' for one that is about none."""
    if not COMPOSITIONS[paper.report].is_of_programme:
        return ""
    return programme_of(organisation, paper.programme).code


def newest_edition(
    organisation: Organisation, report: str, period: Period, programme: str
) -> Edition | None:
    """Give the newest edition of a report and period, None where none is frozen."""
    found = Edition.objects.filter(
        organisation=organisation,
        report=report,
        programme=programme,
        period_kind=period.kind.value,
        period_start=period.start,
    )
    return found.defer("content").order_by("-number").first()


def content_of(edition: Edition) -> bytes:
    """Give the PDF of an edition; ReportMissingError where it is not the one that was frozen."""
    file = EditionFile.objects.filter(edition=edition, format="pdf").first()
    if file is None:
        raise ReportMissingError(f"Edition {edition.number} has no PDF.")
    try:
        with file.file.open() as held:
            content: bytes = held.read()
    except OSError as error:
        raise ReportMissingError(f"The file of edition {edition.number} is lost.") from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ReportMissingError(f"The file of edition {edition.number} has been altered.")
    return content
