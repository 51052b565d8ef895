"""How the records of measures are recognised and compared; figures have revisions instead."""

from goldenthread.records.history.keeping import Parent, Subject
from goldenthread.records.measures.models import (
    Annotation,
    Commentary,
    Contributor,
    CountermeasureAction,
    CountermeasureSummary,
    Measure,
    Rebase,
    Series,
    StratificationTable,
    TableCell,
    Target,
)
from goldenthread.records.organisations.subjects import ORGANISATION

ORGANISATION_OF_MEASURE = "measure__organisation__code"
OF_MEASURE = {"organisation": ORGANISATION_OF_MEASURE, "measure": "measure__code"}
OF_SERIES = {**OF_MEASURE, "series": "series__code"}
MEASURE = Parent("measures", ("organisation", "measure"))
LINE = Parent("series", ("organisation", "measure", "series"))
PERIOD = ("period_kind", "period_start")
OF_SUMMARY = {
    "organisation": "summary__measure__organisation__code",
    "measure": "summary__measure__code",
    "period_kind": "summary__period_kind",
    "period_start": "summary__period_start",
}
SUMMARY = Parent("countermeasures", ("organisation", "measure", *PERIOD))

MEASURES = Subject(
    name="measures",
    model=Measure,
    key=("organisation", "code"),
    fields=(
        "name", "short_name", "kind", "unit", "better", "decimals", "scale", "domain", "theme",
        "tier", "role", "lag_months", "frequency", "owner", "source", "definition", "rounding",
        "zero_tolerance", "contributes_to", "order", "profile", "shift_length", "trend_length",
        "baseline_points",
    ),
    scope="organisation__code",
    lookups={
        "organisation": "organisation__code",
        "owner": "owner__code",
        "contributes_to": "contributes_to__code",
    },
    parents={
        "organisation": ORGANISATION,
        "owner": Parent("posts", ("organisation", "owner")),
        "contributes_to": Parent("measures", ("organisation", "contributes_to")),
    },
)  # fmt: skip
SERIES = Subject(
    name="series",
    model=Series,
    key=("organisation", "measure", "code"),
    fields=("name", "unit", "order"),
    scope=ORGANISATION_OF_MEASURE,
    lookups={**OF_MEASURE, "unit": "unit__code"},
    parents={"measure": MEASURE, "unit": Parent("units", ("organisation", "unit"))},
)
TARGETS = Subject(
    name="targets",
    model=Target,
    key=("organisation", "measure", "series", "kind", "valid_from", *PERIOD),
    fields=("written", "number", "bound", "absence", "comparator", "valid_to", "label"),
    scope=ORGANISATION_OF_MEASURE,
    lookups=OF_SERIES,
    parents={"measure": MEASURE, "series": LINE},
)
REBASES = Subject(
    name="rebases",
    model=Rebase,
    key=("organisation", "measure", "series", "starts"),
    fields=("reason",),
    scope=ORGANISATION_OF_MEASURE,
    lookups=OF_SERIES,
    parents={"measure": MEASURE, "series": LINE},
    added_by="by",
)
ANNOTATIONS = Subject(
    name="annotations",
    model=Annotation,
    key=("organisation", "measure", "series", *PERIOD, "kind"),
    fields=("text",),
    scope=ORGANISATION_OF_MEASURE,
    lookups=OF_SERIES,
    parents={"measure": MEASURE, "series": LINE},
)
COMMENTARY = Subject(
    name="commentary",
    model=Commentary,
    key=("organisation", "measure", *PERIOD),
    fields=("summary", "actions", "assurance"),
    scope=ORGANISATION_OF_MEASURE,
    lookups=OF_MEASURE,
    parents={"measure": MEASURE},
)
COUNTERMEASURES = Subject(
    name="countermeasures",
    model=CountermeasureSummary,
    key=("organisation", "measure", *PERIOD),
    fields=("owner", "problem", "desired_trend"),
    scope=ORGANISATION_OF_MEASURE,
    lookups={**OF_MEASURE, "owner": "owner__code"},
    parents={"measure": MEASURE, "owner": Parent("posts", ("organisation", "owner"))},
)
CONTRIBUTORS = Subject(
    name="contributors",
    model=Contributor,
    key=("organisation", "measure", *PERIOD, "contributor", "area"),
    fields=("note", "order"),
    scope="summary__measure__organisation__code",
    lookups=OF_SUMMARY,
    parents={"summary": SUMMARY},
)
COUNTERMEASURE_ACTIONS = Subject(
    name="countermeasure_actions",
    model=CountermeasureAction,
    key=("organisation", "measure", *PERIOD, "action", "contributor"),
    fields=("status", "owner", "due", "order"),
    scope="summary__measure__organisation__code",
    lookups=OF_SUMMARY,
    parents={"summary": SUMMARY},
)
TABLES = Subject(
    name="tables",
    model=StratificationTable,
    key=("organisation", "code", *PERIOD),
    fields=("title", "measure"),
    scope="organisation__code",
    lookups={"organisation": "organisation__code", "measure": "measure__code"},
    parents={"organisation": ORGANISATION, "measure": MEASURE},
)
TABLE_CELLS = Subject(
    name="table_cells",
    model=TableCell,
    key=("organisation", "table", *PERIOD, "row", "column"),
    fields=("written", "row_order", "column_order", "is_total"),
    scope="table__organisation__code",
    lookups={
        "organisation": "table__organisation__code",
        "table": "table__code",
        "period_kind": "table__period_kind",
        "period_start": "table__period_start",
    },
    parents={"table": Parent("tables", ("organisation", "table", *PERIOD), "table")},
)
SUBJECTS = (
    MEASURES, SERIES, TARGETS, REBASES, ANNOTATIONS, COMMENTARY, COUNTERMEASURES, CONTRIBUTORS,
    COUNTERMEASURE_ACTIONS, TABLES, TABLE_CELLS,
)  # fmt: skip
