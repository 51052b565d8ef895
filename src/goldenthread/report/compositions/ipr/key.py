"""The key to icons and the explanation of the scorecards."""

from goldenthread.assure.business_rules import ESCALATION_RULES
from goldenthread.report.model import Cell, Icon, IconKey, Paragraph, Section, Table
from goldenthread.vocabulary import Assurance, Variation

SCORECARD_COLUMNS = (
    ("CQC domain", "The question of the Care Quality Commission that the measure answers."),
    ("Measure", "What is measured; the link leads to its page where it has one."),
    (
        "Latest",
        "The newest figure at the report's period, less the measure's reporting lag, with "
        "the target of that same period.",
    ),
    ("Previous", "The figure one period before, with the target of its own period."),
    ("Driver or watch", "Drivers are worked on with countermeasures; watch measures are observed."),
    ("Variation", "What the process has been doing: an icon from the control chart."),
    ("Assurance", "Whether the target can be relied on: an icon from limits and targets."),
    ("Action", "What the business rules ask for, given role, variation and assurance."),
)

CHANCE_COLUMN = (
    "Chance next period",
    "How likely the next period's figure meets that period's target, or why that is not told.",
)
CHART_MARKS = (
    ("Black line", "The mean of the segment; a rebase begins a new segment."),
    ("Grey dashed lines", "The process limits: where this process's figures are expected."),
    ("Red dashed line", "The target in force in each period, or its trajectory."),
    ("Grey circle", "Common cause."),
    ("Blue diamond", "Special cause, improvement."),
    ("Orange square", "Special cause, concern."),
    ("Purple triangle", "Special cause where neither direction is better."),
    ("White circle", "A provisional figure."),
    ("White cross", "A figure kept out of calculations, with its reason beside the chart."),
    ("Letter at the foot", "A note, printed beside the chart."),
)


def key_section(*, has_chances: bool = False) -> Section:
    """Explain every icon, column and escalation rule."""
    columns = (*SCORECARD_COLUMNS, CHANCE_COLUMN) if has_chances else SCORECARD_COLUMNS
    return Section(
        anchor="key",
        title="Key to icons and scorecards",
        blocks=(
            IconKey("Variation: what the process is doing", variation_entries()),
            IconKey("Assurance: whether the target is met", assurance_entries()),
            Table(
                "How to read a scorecard",
                ("Column", "What it shows"),
                tuple((Cell(name, is_header=True), Cell(words)) for name, words in columns),
                notes=(
                    "After a position: ✓ target met, ≈ within 5% of it, ✕ not met. "
                    "(p) marks a provisional figure.",
                ),
                widths=(1, 4),
            ),
            Table(
                "How to read a chart",
                ("Mark", "Meaning"),
                tuple((Cell(mark, is_header=True), Cell(words)) for mark, words in CHART_MARKS),
                widths=(1, 3),
            ),
            Table(
                "When a measure is escalated",
                ("Rule", "Meaning"),
                tuple(
                    (Cell(rule.name, is_header=True), Cell(rule.words)) for rule in ESCALATION_RULES
                ),
                widths=(1, 3),
            ),
            Paragraph(
                "A special cause is a signal that the process has changed: a point outside the "
                "process limits, a run on one side of the mean, a trend, or two points in three "
                "near a limit. Common cause is the ordinary month-to-month movement of a process "
                "that has not changed."
            ),
        ),
    )


def variation_entries() -> tuple[tuple[Icon, str, str], ...]:
    """Every variation icon with its name and meaning."""
    return tuple((Icon("variation", v.value), v.label, v.description) for v in Variation)


def assurance_entries() -> tuple[tuple[Icon, str, str], ...]:
    """Every assurance icon with its name and meaning."""
    return tuple((Icon("assurance", a.value), a.label, a.description) for a in Assurance)
