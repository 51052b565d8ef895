"""`goldenthread report`: builds one report into files."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.installation import fail, prepare_database


def report_command(
    report: Annotated[str, typer.Argument(help="Name of the report, for example ipr.")],
    period: Annotated[str, typer.Option(help="Period, for example 2023-03 or Mar-23.")],
    to: Annotated[Path, typer.Option(help="Folder for the files; made when absent.")],
    formats: Annotated[
        str, typer.Option("--format", help="html, pdf, docx, pptx, xlsx, comma-separated.")
    ] = "html,pdf",
    organisation: Annotated[
        str, typer.Option(help="ODS code; may be left out where only one has records.")
    ] = "",
    programme: Annotated[
        str, typer.Option(help="Code of the programme; may be left out where there is one.")
    ] = "",
) -> None:
    """Build one report of an organisation for a period."""
    prepare_database()
    from goldenthread.report.build import ReportError, build_report

    wanted = [word.strip() for word in formats.split(",") if word.strip()]
    try:
        paths = build_report(
            report,
            organisation_code=organisation,
            period=period,
            folder=to,
            formats=wanted,
            programme=programme,
        )
    except ReportError as error:
        fail([str(error)], error.exit_code)
    for path in paths:
        print(path)
