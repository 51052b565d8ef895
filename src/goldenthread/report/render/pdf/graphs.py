"""Charts and graphs made ready for the page: drawn into files, their data cut to fit it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from goldenthread.report.charts import spec_to_svg
from goldenthread.report.charts.timeline_parts import timeline_parts
from goldenthread.report.render.pdf.text import character_of

DATA_ROWS = 13  # newest rows printed beside a chart or graph
DATA_COLUMNS = (0, 1, 2, -1)  # period, value, target, signal; mean and limits are among the facts
NARROW_WIDTH = 660  # pixels of a graph in a column of text: its words stay as large as the text
PAGE_WIDTH = 1000  # pixels of one across the page
MOST_BESIDE = 5  # columns of data that have room beside a graph
MOST_ROWS = 24  # of a timeline on a page, in letters that can be read
WIDEST, BELOW, PAGE_SHAPE = 1300, 120, 1.72  # pixels of a timeline, of its keys; width by height
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
FLAT = 0.4  # height by width, where a picture does not tell
Content = dict[str, Any]


def draw_charts(content: Content, folder: Path) -> None:
    """Draw every chart of the content into numbered files, and leave their names in the block."""
    charts = [block for section in content["sections"] for block in blocks_with_specs(section)]
    parts = [(block, spec) for block in charts for spec in printed_specs(block)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pictures = pool.map(spec_to_svg, [spec for _, spec in parts])
        for number, ((block, _), svg) in enumerate(zip(parts, pictures, strict=True)):
            name = f"chart-{number}.svg"
            (folder / name).write_text(svg)
            block["picture"], block["spec"] = name, None
            block.setdefault("pictures", []).append({"file": name, "ratio": ratio_of(svg)})
    for section in content["sections"]:
        for block in opened(section["blocks"]):
            shorten_data(block)


def blocks_with_specs(section: Content) -> list[Content]:
    """Give the blocks of a section that have a chart to draw, grids and columns opened up."""
    return [block for block in opened(section["blocks"]) if block.get("spec")]


def opened(blocks: list[Content], is_narrow: bool = False) -> Iterator[Content]:
    """Give blocks with those inside grids and columns; a graph is told where it stands."""
    for block in blocks:
        if block["kind"] == "chart_grid":
            yield from opened(block["charts"], is_narrow)
        elif block["kind"] == "columns":
            for _, inside in block["columns"]:
                yield from opened(inside, True)
        else:
            if block["kind"] == "graph":
                block["narrow"] = is_narrow
                few = len(block["rows"]) > 0 and len(block["columns"]) <= MOST_BESIDE
                block["beside"] = few and block["style"] != ""
            yield block


def printed_specs(block: Content) -> list[Content]:
    """Give the specifications as the page draws them: in letters that the page can print, a graph
    narrow in a column of text, a timeline in the shape of the page and in as many as it needs."""
    spec: Content = printable_text(block["spec"])
    if block["kind"] != "graph" or not isinstance(spec.get("width"), int):
        return [spec]
    if block["narrow"]:
        return [{**spec, "width": min(spec["width"], NARROW_WIDTH)}]
    if block["style"]:
        return [spec if block["beside"] else {**spec, "width": PAGE_WIDTH}]
    if not isinstance(spec.get("height"), int):
        return [spec]
    parts = timeline_parts(spec, MOST_ROWS)
    tallest = max(part["height"] for part in parts)
    width = max(spec["width"], min(int((tallest + BELOW) * PAGE_SHAPE), WIDEST))
    return [{**part, "width": width} for part in parts]


def printable_text(value: Any) -> Any:
    """Give a specification with a box for every letter that no font has."""
    if isinstance(value, dict):
        return {name: printable_text(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [printable_text(held) for held in value]
    if isinstance(value, str) and not value.isascii():
        return "".join(character_of(character) for character in value)
    return value


def ratio_of(svg: str) -> float:
    """Give the height of a picture by its width."""
    found = SIZE.search(svg)
    return float(found[2]) / float(found[1]) if found and float(found[1]) else FLAT


def shorten_data(block: Content) -> None:
    """Keep the newest rows of data, and how many there were; a timeline keeps all of its rows."""
    if block["kind"] == "chart":
        block["all_rows"] = len(block["rows"])
        block["rows"] = [
            [row[place] for place in DATA_COLUMNS] for row in block["rows"][-DATA_ROWS:]
        ]
        block["columns"] = [block["columns"][place] for place in DATA_COLUMNS if block["rows"]]
    if block["kind"] == "graph":
        block["all_rows"] = len(block["rows"])
        if block["style"]:
            block["rows"] = block["rows"][-DATA_ROWS:]
