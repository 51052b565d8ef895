"""The command line: one module for each group of commands, nothing heavy loaded before its use."""

import typer

from goldenthread import __version__
from goldenthread.cli import (
    archive,
    check,
    demo,
    doctor,
    export,
    imports,
    pack,
    remind,
    report,
    server,
    spc,
)

app = typer.Typer(
    name="goldenthread",
    help="Runs an NHS improvement programme and reports it to the board.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("spc")(spc.spc)
app.command("import")(imports.import_command)
app.command("template")(imports.template_command)
app.command("check")(check.check_command)
app.command("report")(report.report_command)
app.command("pack")(pack.pack_command)
app.command("export")(export.export_command)
app.command("remind")(remind.remind_command)
app.command("demo")(demo.demo)
app.command("serve")(server.serve)
app.command("worker")(server.worker)
app.command("upgrade")(server.upgrade)
app.command("backup")(archive.backup)
app.command("restore")(archive.restore)
app.command("doctor")(doctor.doctor)
app.command("create-user")(doctor.create_user)


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        print(__version__)
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(
        False, "--version", callback=show_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Options before the command."""


def main() -> None:
    """Run the command line."""
    app()
