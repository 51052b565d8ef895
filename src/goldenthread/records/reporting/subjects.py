"""How the narrative of reports is recognised and compared."""

from goldenthread.records.history.keeping import Subject
from goldenthread.records.organisations.subjects import ORGANISATION
from goldenthread.records.reporting.models import Narrative

NARRATIVES = Subject(
    name="narrative",
    model=Narrative,
    key=("organisation", "report", "period_kind", "period_start", "section", "order"),
    fields=("text",),
    scope="organisation__code",
    lookups={"organisation": "organisation__code"},
    parents={"organisation": ORGANISATION},
)
SUBJECTS = (NARRATIVES,)
