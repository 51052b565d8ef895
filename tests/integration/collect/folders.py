"""Folders of CSV files for tests."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

TRUST = {"organisations": [{"code": "RWF", "name": "A trust", "kind": "trust"}]}
MEASURES = {
    "measures": [
        {"code": "waits", "organisation": "RWF", "name": "Waits", "kind": "percent"},
        {"code": "cash", "organisation": "RWF", "name": "Cash", "kind": "money", "unit": "£k"},
    ]
}
FIGURE = {"measure": "waits", "period": "Mar-23", "value": "13.1%"}


def folder(path: Path, *parts: Mapping[str, Sequence[Mapping[str, str]]], **sheets) -> Path:
    """Write each sheet as a CSV file; a string is the file's text itself."""
    path.mkdir(exist_ok=True)
    for old in path.glob("*.csv"):
        old.unlink()
    for name, rows in {k: v for part in (*parts, sheets) for k, v in part.items()}.items():
        file = path / f"{name}.csv"
        if isinstance(rows, str):
            file.write_text(rows)
            continue
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with file.open("w", newline="") as opened:
            written = csv.DictWriter(opened, columns, restval="")
            written.writeheader()
            written.writerows(rows)
    return path


def base(path: Path, **sheets) -> Path:
    """Write a trust with two measures, and further sheets."""
    return folder(path, TRUST, MEASURES, **sheets)
