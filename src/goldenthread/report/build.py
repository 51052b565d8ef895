"""Building a named report into files."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db.models import QuerySet

from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.savings.loading import months_with_money
from goldenthread.records.measures.models import Observation
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import HighlightReport
from goldenthread.report.compositions import ipr
from goldenthread.report.compositions.ipr.material import SUBJECTS as MEASURES
from goldenthread.report.compositions.money import finance, savings
from goldenthread.report.compositions.programmes import improvement, oversight, performance
from goldenthread.report.compositions.programmes.material import SUBJECTS as PROGRAMMES
from goldenthread.report.compositions.programmes.material import NoProgrammeError
from goldenthread.report.model import Report
from goldenthread.report.render import docx, html, pdf, pptx, xlsx
from goldenthread.vocabulary import Period, PeriodKind, PeriodParseError, parse_period


@dataclass(frozen=True)
class Composition:
    """A named report: its title, how it is built, and whether it is about a programme."""

    title: str
    build: Callable[..., Report]
    is_of_programme: bool = False
    needs: tuple[str, ...] = ("measures",)  # an organisation has one of these records
    sections: tuple[tuple[str, str], ...] = ()  # what authors write: (section, label)
    subjects: tuple[str, ...] = ()  # whose findings its annex prints

    def compose(
        self,
        organisation: Organisation,
        period: Period,
        *,
        as_at: dt.datetime | None = None,
        programme: str = "",
        checking: Checking | None = None,
    ) -> Report:
        """Give the report; `programme` '' is the organisation's only (else first) programme.

        `checking` gives what checks its texts, where that is kept.
        """
        chosen = {"programme": programme} if self.is_of_programme else {}
        return self.build(organisation, period, as_at=as_at, checking=checking, **chosen)


SAVINGS = ("schemes", "savings_targets", "reported_totals", "savings_shared")
FINANCE = ("finance_lines", "bridge_steps", "ward_months")
COMPOSITIONS: dict[str, Composition] = {
    ipr.REPORT: Composition(ipr.TITLE, ipr.build, subjects=MEASURES),
    **{
        module.REPORT: Composition(
            module.TITLE,
            module.build,
            is_of_programme=True,
            needs=("programmes",),
            sections=module.SECTIONS,
            subjects=PROGRAMMES,
        )
        for module in (oversight, improvement, performance)
    },
    **{
        module.REPORT: Composition(
            module.TITLE,
            module.build,
            needs=needs,
            sections=module.SECTIONS,
            subjects=module.SUBJECTS,
        )
        for module, needs in ((savings, SAVINGS), (finance, FINANCE))
    },
}
RENDERERS: dict[str, Callable[[Report], str | bytes]] = {
    "html": html.render,
    "pdf": pdf.render,
    "docx": docx.render,
    "pptx": pptx.render,
    "xlsx": xlsx.render,
}


class ReportError(Exception):
    """The report cannot be built; `exit_code` 2 for wrong use, 1 for missing records."""

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def build_report(
    name: str,
    *,
    organisation_code: str,
    period: str,
    folder: Path,
    formats: Sequence[str],
    programme: str = "",
) -> list[Path]:
    """Build report `name` into `folder`, one file a format; give the paths.

    `period` '' is the newest with figures (of a programme: with a highlight report);
    `organisation_code` '' the only one with measures (or programmes).
    All formats are rendered before any file is written.
    """
    if name not in COMPOSITIONS:
        raise ReportError(f"report {name!r}: allowed are {', '.join(sorted(COMPOSITIONS))}")
    if unknown := [word for word in formats if word not in RENDERERS] or (not formats and [""]):
        raise ReportError(f"format {unknown[0]!r}: allowed are {', '.join(RENDERERS)}")
    composition = COMPOSITIONS[name]
    organisation = find_organisation(organisation_code, composition.needs)
    wanted = find_period(
        period,
        organisation,
        is_of_programme=composition.is_of_programme,
        is_of_money=composition.needs in (SAVINGS, FINANCE),
    )
    try:
        report = composition.compose(organisation, wanted, programme=programme)
    except NoProgrammeError as error:
        raise ReportError(str(error.args[0])) from error
    rendered = {word: RENDERERS[word](report) for word in formats}
    stem = f"{name}-{wanted.code}".replace("/", "-").replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    return [write_file(folder / f"{stem}.{word}", body) for word, body in rendered.items()]


def having(needs: Sequence[str]) -> QuerySet[Organisation]:
    """Give the organisations that have a record of one of the kinds."""
    return Organisation.objects.having(needs)


def find_organisation(code: str, needs: Sequence[str] = ("measures",)) -> Organisation:
    """Give the organisation of the code, or the only one that has the records of a report."""
    holders, kind = having(needs), " or ".join(needs).replace("_", " ")
    if code:
        found = Organisation.objects.filter(code=code).first()
        if found is None:
            known = ", ".join(holders.values_list("code", flat=True)) or "none"
            raise ReportError(f"organisation {code!r} is not known: known are {known}")
        return found
    candidates = list(holders[:2])
    if not candidates:
        raise ReportError(f"no organisation has {kind}: import some first", 1)
    if len(candidates) > 1:
        codes = ", ".join(holders.values_list("code", flat=True))
        raise ReportError(
            f"several organisations have {kind}: say which with --organisation ({codes})"
        )
    return candidates[0]


def find_period(
    written: str,
    organisation: Organisation,
    *,
    is_of_programme: bool = False,
    is_of_money: bool = False,
) -> Period:
    """Give the period as written, or the newest month that there is something to report on."""
    if written:
        try:
            return parse_period(written, PeriodKind.MONTH)
        except PeriodParseError as error:
            raise ReportError(f"period {written!r}: {error}") from error
    newest = newest_highlight(organisation) if is_of_programme else None
    if is_of_money:
        newest = next(iter(months_with_money(organisation)), None)
    newest = newest or newest_month(organisation)
    if newest is None:
        raise ReportError(f"{organisation} has no figures: import some first", 1)
    return newest


def newest_month(organisation: Organisation) -> Period | None:
    """Give the newest month that holds a monthly figure of the organisation, None without any."""
    newest = (
        Observation.objects.filter(
            series__measure__organisation=organisation,
            superseded_at__isnull=True,
            period_kind=PeriodKind.MONTH.value,
        )
        .exclude(absence="no_data")
        .order_by("-period_start")
        .values_list("period_start", flat=True)
        .first()
    )
    return Period.containing(newest, PeriodKind.MONTH) if newest else None


def newest_highlight(organisation: Organisation) -> Period | None:
    """Give the newest period with a highlight report, None without any."""
    told = HighlightReport.objects.filter(workstream__programme__organisation=organisation)
    report = told.order_by("-period_start").first()
    return report.period if report else None


def write_file(path: Path, body: str | bytes) -> Path:
    """Write a whole file or nothing."""
    encoded = body.encode() if isinstance(body, str) else body
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    with os.fdopen(handle, "wb") as file:
        file.write(encoded)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
    return path
