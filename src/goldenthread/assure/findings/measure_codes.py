"""Codes of findings about measures, scorecards and tables: as those of programmes."""

from goldenthread.assure.findings.programme_codes import Row

MEASURES: tuple[Row, ...] = (
    (
        "target_wrong_side",
        "error",
        "A target is written the wrong way round for its measure",
        "Turn the sign of the target, or correct which direction is better.",
    ),
    (
        "desired_trend_contradicts",
        "error",
        "The desired trend leads away from what is better",
        "Turn the desired trend round, or correct which direction is better.",
    ),
    (
        "ratio_differs",
        "error",
        "A percentage is not its numerator over its denominator",
        "Correct the figure, its numerator or its denominator.",
    ),
    (
        "date_long_past",
        "error",
        "Something is planned for a date long past",
        "Correct the year.",
    ),
    (
        "day_impossible",
        "error",
        "A day that the calendar does not have",
        "Correct the day.",
    ),
    (
        "table_total_differs",
        "error",
        "The rows or columns of a table do not make its total",
        "Correct the total or the row that is wrong.",
        "rounding explains it",
    ),
    (
        "parts_not_hundred",
        "warning",
        "Percentages that are parts of a whole do not make 100",
        "Correct the part that is wrong, or add the one that is missing.",
        "rounding explains it",
    ),
    (
        "period_impossible",
        "warning",
        "A financial year that cannot be",
        "Correct the year.",
    ),
    (
        "aim_of_another_kind",
        "warning",
        "Aims of another kind than the figures they are for",
        "Write the aims as the measure's values are written, or correct the measure's kind.",
    ),
    (
        "figure_of_another_kind",
        "warning",
        "Figures of another kind than their measure",
        "Write the figures as the measure's values are written, or correct its kind.",
    ),
    (
        "trajectory_worsens",
        "warning",
        "A trajectory leads away from what is better",
        "Correct the aim, or say why less is aimed at later.",
        "it recovers later, or the measure is on no scorecard",
    ),
    (
        "end_target_differs",
        "warning",
        "The end target is not what the trajectory leads to",
        "Correct the end target or the last aim, or give the end target its own date.",
    ),
    (
        "name_contradicts_direction",
        "warning",
        "The name of a measure contradicts the direction that is better",
        "Correct the name, or which direction is better.",
    ),
    (
        "parts_over_whole",
        "warning",
        "The parts of a count make more than the whole",
        "Correct the whole or the part that is wrong.",
    ),
    (
        "figure_stale",
        "warning",
        "The newest figure is older than the measure's lag allows",
        "Record the newer figure, or correct the lag.",
    ),
    (
        "target_changed_without_record",
        "warning",
        "A target that was in force has been changed in place",
        "Bring the old target back and enter the new one from its own date.",
    ),
    (
        "escalated_without_words",
        "warning",
        "Escalated, and neither commentary nor countermeasure summary is written",
        "Write the commentary or the countermeasure summary of the period.",
    ),
)
