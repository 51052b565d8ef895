"""The rows of the table: every module here has `run(folder, share)`, which gives its results.

A new benchmark is a new file: `run` makes its input in `folder`, at `share` of its full size, and
measures its baseline and the product on it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from benchmarks.accuracy import Accuracy
from benchmarks.measure import Result

Run = Callable[[Path, float], Iterable[Result | Accuracy]]


def found() -> dict[str, Run]:
    """Give the benchmarks by name, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").run for name in names}
