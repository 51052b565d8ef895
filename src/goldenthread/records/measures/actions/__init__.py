"""What people do with measures on pages; each action is atomic and leaves its trace.

Imports use the same revisions (`observations`) and the same keeping of records (`subjects`).
"""

from goldenthread.records.measures.actions.access import MeasureActionError
from goldenthread.records.measures.actions.countermeasures import write_countermeasure_summary
from goldenthread.records.measures.actions.figures import record_figure
from goldenthread.records.measures.actions.narrative import (
    add_rebase,
    annotate,
    write_commentary,
)

__all__ = [
    "MeasureActionError",
    "add_rebase",
    "annotate",
    "record_figure",
    "write_commentary",
    "write_countermeasure_summary",
]
