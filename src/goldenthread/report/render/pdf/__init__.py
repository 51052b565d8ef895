"""Renders a report as an accessible PDF (PDF/UA-1): tagged, titled, linked, bookmarked."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import typst

from goldenthread.report.fonts import FOLDER as FONTS
from goldenthread.report.fonts import FONT_FAMILY
from goldenthread.report.icons import assurance_icon_svg, variation_icon_svg
from goldenthread.report.model import Report
from goldenthread.report.render.pdf.graphs import draw_charts
from goldenthread.report.render.pdf.tables import mark_figures
from goldenthread.report.render.pdf.text import printable
from goldenthread.report.render.pdf.trajectories import split_trajectories
from goldenthread.vocabulary import Assurance, Variation

LAYOUT = Path(__file__).resolve().parent / "layout"
MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the same report gives the same bytes


class RenderError(Exception):
    """The document could not be laid out, or only with a font missing."""


def render(report: Report) -> bytes:
    """Give the report as PDF; RenderError when it cannot be laid out without loss."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(LAYOUT, folder, dirs_exist_ok=True)
        content = printable(asdict(report))
        draw_charts(content, folder)
        mark_figures(content)
        split_trajectories(content)
        write_icons(folder)
        content["font"] = FONT_FAMILY
        content["icons"] = icon_words()
        (folder / "report.json").write_text(json.dumps(content))
        return compile_document(folder, "report" if report.form == "report" else "paper")


def compile_document(folder: Path, layout: str = "report") -> bytes:
    """Lay the folder's document out; a warning about a font is an error."""
    try:
        made, warnings = typst.compile_with_warnings(
            folder / f"{layout}.typ",
            root=folder,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=MADE,
        )
    except typst.TypstError as error:
        raise RenderError("; ".join([error.message, *error.hints])) from error
    if lost := [warning.message for warning in warnings if "font" in warning.message]:
        raise RenderError("; ".join(lost))
    return bytes(made)


def write_icons(folder: Path) -> None:
    """Write every icon to a file of its own."""
    for variation in Variation:
        svg = variation_icon_svg(variation.value)
        (folder / f"variation-{variation.value}.svg").write_text(svg)
    for assurance in Assurance:
        svg = assurance_icon_svg(assurance.value)
        (folder / f"assurance-{assurance.value}.svg").write_text(svg)


def icon_words() -> dict[str, dict[str, str]]:
    """Give the words of every icon, for those who do not see it."""
    return {
        "variation": {state.value: f"Variation: {state.label}" for state in Variation},
        "assurance": {state.value: f"Assurance: {state.label}" for state in Assurance},
    }
