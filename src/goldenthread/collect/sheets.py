"""The sheets of a workbook as data: the importer, the template and the documentation share it."""

from __future__ import annotations

from goldenthread.collect.cells import Cell
from goldenthread.collect.columns import (
    CHOICE,
    CODE,
    DATE,
    LINE,
    MEASURE,
    NUMBER,
    ORDER,
    ORGANISATION,
    PERIOD,
    TEXT,
    THE_ORGANISATION,
    WHOLE,
    YES_NO,
    Sheet,
    may,
    must,
    one_of,
)
from goldenthread.collect.finance_sheets import FINANCE_SHEETS
from goldenthread.collect.meeting_sheets import MEETING_SHEETS
from goldenthread.collect.programme_sheets import PROGRAMME_SHEETS
from goldenthread.collect.savings_sheets import SAVINGS_SHEETS
from goldenthread.records.finance import subjects as finance
from goldenthread.records.measures import subjects as measures
from goldenthread.records.measures.models import Annotation, Observation, Target
from goldenthread.records.meetings import subjects as meetings
from goldenthread.records.organisations import subjects as organisations
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes import subjects as programmes
from goldenthread.records.reporting import subjects as reporting
from goldenthread.records.risks import subjects as risks
from goldenthread.records.savings import subjects as savings
from goldenthread.vocabulary import Better, Comparator, Kind, PeriodKind, Role, Tier

ORGANISATIONS = Sheet(
    "organisations",
    "A legal body: a trust, a board, a regulator",
    (
        must("code", CODE, "ODS code"),
        must("name", TEXT, "Full name"),
        must("kind", CHOICE, "What it is", choices=one_of(Organisation.Kind)),
        may("parent", Cell.ORGANISATION, "ODS code of the body above it", empty=None),
        may("region", TEXT, "NHS region"),
    ),
    organisations.ORGANISATIONS,
)
UNITS = Sheet(
    "units",
    "A part of an organisation: site, division, directorate, ward",
    (
        must("code", CODE, "Code, unique in the organisation"),
        ORGANISATION,
        must("name", TEXT, "Name"),
        must("kind", TEXT, "Site, division, directorate, ward …"),
        may("parent", Cell.UNIT, "Code of the unit above it", empty=None),
        may("valid_from", DATE, "First day", empty=None),
        may("valid_to", DATE, "Last day", empty=None),
        may("replaces", Cell.UNIT, "Code of the unit that it replaces", empty=None),
    ),
    organisations.UNITS,
)
POSTS = Sheet(
    "posts",
    "A job: owners and leads are posts, whoever holds them",
    (
        must("code", CODE, "Code, unique in the organisation"),
        ORGANISATION,
        must("title", TEXT, "Title"),
        may("reports_to", Cell.POST, "Code of the post above it", empty=None),
    ),
    organisations.POSTS,
)
MEASURES = Sheet(
    "measures",
    "What is measured, how it is written, judged and owned",
    (
        must("code", Cell.SLUG, "Code, unique in the organisation"),
        ORGANISATION,
        must("name", TEXT, "Name as printed"),
        must("kind", CHOICE, "What its values are", choices=one_of(Kind)),
        may("short_name", TEXT, "Name where space is short"),
        may("unit", TEXT, "Unit; of money £, £k, £000 or £m: bare numbers are in it"),
        may("better", CHOICE, "Direction in which it gets better", choices=one_of(Better),
            empty=Better.HIGHER.value),
        may("decimals", WHOLE, "Decimals printed; empty: as written", empty=None,
            most=8),
        may("scale", Cell.GRADES, "Grades, worst first, separated by |", empty=[]),
        may("domain", TEXT, "CQC domain"),
        may("theme", TEXT, "Strategic theme in the words of the report"),
        may("tier", CHOICE, "Band of the scorecard", choices=one_of(Tier),
            empty=Tier.SUPPORTING.value),
        may("role", CHOICE, "Driver or watch metric", choices=one_of(Role),
            empty=Role.WATCH.value),
        may("lag_months", WHOLE, "Months that its figures are behind the others", empty=0),
        may("frequency", CHOICE, "Length of its periods", choices=one_of(PeriodKind),
            empty=PeriodKind.MONTH.value),
        may("owner", Cell.POST, "Code of the post that owns it", empty=None),
        may("source", TEXT, "Where its figures come from"),
        may("definition", TEXT, "What counts"),
        may("rounding", TEXT, "How it is rounded"),
        may("zero_tolerance", YES_NO, "Any occurrence is escalated", empty=False),
        may("contributes_to", Cell.MEASURE, "Code of the measure under which it is shown",
            row_field="contributes_to", empty=None),
        ORDER,
        may("profile", CHOICE, "Chart method, where not the organisation's",
            choices=one_of(Organisation.Profile)),
        may("shift_length", WHOLE, "Points in a row of a shift: 6 to 8", empty=None,
            least=6, most=8),
        may("trend_length", WHOLE, "Points in a row of a trend: 6 to 8", empty=None,
            least=6, most=8),
        may("baseline_points", WHOLE, "Limits from the first so many points: 12 or more",
            empty=None, least=12),
    ),
    measures.MEASURES,
)  # fmt: skip
SERIES = Sheet(
    "series",
    "A further line of a measure: a site, a course",
    (
        MEASURE,
        must("code", CODE, "Code of the line"),
        must("name", TEXT, "Name of the line"),
        may("unit", Cell.UNIT, "Code of the unit that it is about", empty=None),
        ORDER,
    ),
    measures.SERIES,
)
TARGETS = Sheet(
    "targets",
    "What a measure is held against: from a date, or in one period (a trajectory)",
    (
        MEASURE,
        must("value", Cell.VALUE, "Target as written: 95%, <14.5%, £1.4m, 00:30:00, G"),
        LINE,
        may("comparator", CHOICE, "How it is met, where not by the direction",
            choices=one_of(Comparator)),
        may("from", DATE, "First day", row_field="valid_from", empty=None),
        may("to", DATE, "Last day", row_field="valid_to", empty=None),
        may("period", Cell.PERIOD, "The one period of a trajectory's value", empty=None),
        may("kind", CHOICE, "Whose target", choices=one_of(Target.Kind),
            empty=Target.Kind.TARGET.value),
        may("label", TEXT, "Words beside it"),
    ),
    measures.TARGETS,
)  # fmt: skip
OBSERVATIONS = Sheet(
    "observations",
    "A figure: one line of a measure in one period",
    (
        MEASURE,
        PERIOD,
        must("value", Cell.VALUE, "Value as written; - N/A TBC say why there is none"),
        may("series", CODE, "Code of the line; empty: the organisation's own figure"),
        may("unit", Cell.UNIT, "Code of the unit that the figure is about", empty=None),
        may("numerator", NUMBER, "Numerator", empty=None),
        may("denominator", NUMBER, "Denominator", empty=None),
        may("status", CHOICE, "Final or provisional", choices=one_of(Observation.Status),
            empty=Observation.Status.FINAL.value),
        may("note", TEXT, "Note"),
        may("recorded", DATE, "When the figure was known: rows of one period are revisions",
            empty=None),
    ),
    measures.SERIES,
)  # fmt: skip
REBASES = Sheet(
    "rebases",
    "A date from which a chart's limits are calculated anew, with the reason",
    (
        MEASURE,
        must("from", DATE, "First point of the new limits", row_field="starts"),
        must("reason", TEXT, "Why the process is another one"),
        LINE,
    ),
    measures.REBASES,
)
ANNOTATIONS = Sheet(
    "annotations",
    "A note at a point, or a point kept out of the calculations (ghost)",
    (
        MEASURE,
        PERIOD,
        must("text", TEXT, "Words of the note; reason of the ghost"),
        LINE,
        may("kind", CHOICE, "Note or ghost", choices=one_of(Annotation.Kind),
            empty=Annotation.Kind.NOTE.value),
    ),
    measures.ANNOTATIONS,
)  # fmt: skip
COMMENTARY = Sheet(
    "commentary",
    "The owner's words on a measure in a period",
    (
        MEASURE,
        PERIOD,
        must("summary", TEXT, "What the figures say"),
        may("actions", TEXT, "What is done"),
        may("assurance", TEXT, "Assurance and timescale"),
    ),
    measures.COMMENTARY,
)
COUNTERMEASURES = Sheet(
    "countermeasures",
    "The countermeasure summary of a measure in a period",
    (
        MEASURE,
        PERIOD,
        must("owner", Cell.POST, "Code of the post"),
        must("problem", TEXT, "Problem statement"),
        may("desired_trend", TEXT, "What would show that it works"),
    ),
    measures.COUNTERMEASURES,
)
CONTRIBUTORS = Sheet(
    "contributors",
    "A top contributor to the problem, in the order of the rows",
    (
        MEASURE,
        PERIOD,
        must("contributor", TEXT, "The contributor"),
        may("area", TEXT, "Where"),
        may("note", TEXT, "Note"),
    ),
    measures.CONTRIBUTORS,
)
COUNTERMEASURE_ACTIONS = Sheet(
    "countermeasure_actions",
    "A row of the action plan, in the order of the rows",
    (
        MEASURE,
        PERIOD,
        must("action", TEXT, "What is done"),
        must("status", TEXT, "Status as printed"),
        may("contributor", TEXT, "Contributor that it answers"),
        may("owner", TEXT, "Who: a post or a group, as printed"),
        may("due", TEXT, "When, as printed"),
    ),
    measures.COUNTERMEASURE_ACTIONS,
)
TABLES = Sheet(
    "tables",
    "One cell of a stratification table: a measure seen by ward, weekday, speciality",
    (
        must("table", CODE, "Code of the table"),
        must("row", TEXT, "Row heading"),
        must("column", TEXT, "Column heading"),
        must("value", TEXT, "Cell as printed", row_field="written"),
        may("period", Cell.PERIOD, "Period of the table", empty=None),
        may("row_order", WHOLE, "Place of the row", empty=0, most=1_000_000),
        may("column_order", WHOLE, "Place of the column", empty=0, most=1_000_000),
        may("total", YES_NO, "A total", row_field="is_total", empty=False),
        may("measure", Cell.MEASURE, "Measure whose summary shows the table", empty=None),
        may("title", TEXT, "Title"),
        THE_ORGANISATION,
    ),
    measures.TABLE_CELLS,
)
NARRATIVE = Sheet(
    "narrative",
    "Words of a report's section in a period",
    (
        must("report", CODE, "Report, such as ipr"),
        PERIOD,
        must("section", TEXT, "Section, such as executive_summary"),
        must("text", TEXT, "The words"),
        ORDER,
        THE_ORGANISATION,
    ),
    reporting.NARRATIVES,
)
SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        ORGANISATIONS, UNITS, POSTS, MEASURES, SERIES, TARGETS, OBSERVATIONS, REBASES, ANNOTATIONS,
        COMMENTARY, COUNTERMEASURES, CONTRIBUTORS, COUNTERMEASURE_ACTIONS, TABLES, NARRATIVE,
        *PROGRAMME_SHEETS, *SAVINGS_SHEETS, *FINANCE_SHEETS, *MEETING_SHEETS,
    )
}  # fmt: skip
SUBJECTS = (
    *organisations.SUBJECTS, *measures.SUBJECTS, *programmes.SUBJECTS, *risks.SUBJECTS,
    *savings.SUBJECTS, *finance.SUBJECTS, *reporting.SUBJECTS, *meetings.SUBJECTS,
)  # fmt: skip
