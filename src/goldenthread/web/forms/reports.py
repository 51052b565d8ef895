"""An author's own words in a report."""

from __future__ import annotations

from typing import Any

from goldenthread.report.build import COMPOSITIONS
from goldenthread.vocabulary import slug
from goldenthread.web.forms.fields import AreaField
from goldenthread.web.forms.words import CheckedForm
from goldenthread.web.scope import Scope

OPENING = "executive_summary"


class WordsForm(CheckedForm):
    """A text for each section that authors write; of the performance report: opening and themes."""

    def __init__(self, scope: Scope, report: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before: dict[str, str] = {}
        written = scope.organisation.narratives.filter(
            report=report,
            period_kind=scope.period.kind.value,
            period_start=scope.period.start,
        )
        for narrative in written:
            known = self.before.get(narrative.section)
            text = narrative.text.strip()
            self.before[narrative.section] = f"{known}\n\n{text}" if known else text
        if sections := COMPOSITIONS[report].sections:
            for section, label in sections:
                self.add(section, label)
            return
        themes = scope.organisation.measures.visible_to(scope.reader).order_by("order", "id")
        names = dict.fromkeys(themes.values_list("theme", flat=True))
        self.add(OPENING, "Opening")
        for name in names:
            words = name or "Other measures"
            self.add(f"{OPENING}.{slug(words)}", words)

    def add(self, section: str, label: str) -> None:
        """Add the text of one section."""
        self.fields[section] = AreaField(
            label=label, required=False, initial=self.before.get(section, "")
        )

    @property
    def changed_words(self) -> dict[str, str]:
        """The sections whose words differ from before."""
        sent = {
            section: text.replace("\r\n", "\n").strip()
            for section, text in self.cleaned_data.items()
        }
        return {s: text for s, text in sent.items() if text != self.before.get(s, "")}
