"""The outlooks of an assessment: from what it has read and charted, without a query."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.assure.control import Signals
from goldenthread.assure.foresight.charted import history_of
from goldenthread.assure.foresight.outlook import outlooks
from goldenthread.assure.foresight.results import Outlook
from goldenthread.assure.views import View


def foresee(views: Iterable[View], signals: dict[str, Signals]) -> dict[int, Outlook]:
    """Give the outlook of each measure's whole, by the measure's id."""
    histories = {
        view.material.measure.pk: history_of(
            view.now,
            signals.get(view.now.key, Signals()),
            view.material.aims,
            view.material.whole.series_id,
            view.last_day,
        )
        for view in views
    }
    found = outlooks(list(histories.values()))
    return {key: found[history.key] for key, history in histories.items()}
