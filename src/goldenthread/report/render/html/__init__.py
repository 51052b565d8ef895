"""Renders a report as one self-contained HTML file."""

from __future__ import annotations

import base64
from pathlib import Path

import jinja2
from markupsafe import Markup

from goldenthread.report.charts import spec_to_svg
from goldenthread.report.icons import assurance_icon_svg, variation_icon_svg
from goldenthread.report.model import ChartBlock, Graph, Report, StackedBars
from goldenthread.report.render.html.facts import lines, told

FOLDER = Path(__file__).resolve().parent
TEMPLATES = FOLDER / "templates"
STATIC = FOLDER / "static"


def render(report: Report) -> str:
    """Give the whole report as one file: style and pictures inside, nothing fetched, no script."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(lines=lines, told=told)
    css = Markup((STATIC / "report" / "report.css").read_text())  # noqa: S704 (our own file)
    template = environment.get_template("report.html")
    return template.render(report=report, css=css, icon=icon, picture=picture)


def icon(family: str, code: str) -> Markup:
    """Give the picture of a variation or assurance icon, with its words for screen readers."""
    draw = variation_icon_svg if family == "variation" else assurance_icon_svg
    return Markup(draw(code))  # noqa: S704 (drawn by us, nothing of the record inside)


def picture(block: ChartBlock | Graph | StackedBars) -> Markup:
    """Give a chart's picture as an image that holds no live markup."""
    encoded = base64.b64encode(spec_to_svg(block.spec).encode()).decode()
    return Markup('<img src="data:image/svg+xml;base64,{}" alt="{}">').format(
        encoded, block.description
    )
