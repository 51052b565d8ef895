"""Codes of findings about programmes: (code, severity, meaning, how to mend, note when)."""

Row = tuple[str, str, str, str] | tuple[str, str, str, str, str]

PROGRAMMES: tuple[Row, ...] = (
    (
        "on_track_but_late",
        "error",
        "Stated on track or complete although its date has passed",
        "State the status that the dates give, or ask for a new date with a change request.",
    ),
    (
        "red_without_explanation",
        "error",
        "Red, and nobody says why",
        "Write the explanation beside the status.",
    ),
    (
        "red_without_mitigation",
        "error",
        "Red, and nothing is said to be done about it",
        "Write the mitigation beside the status.",
    ),
    (
        "complete_without_approval",
        "error",
        "Stated complete without the panel's approval",
        "Submit the action with its evidence, or state another status until the panel decides.",
    ),
    (
        "changed_since_approval",
        "error",
        "Changed after the panel approved its closure",
        "Submit the action again, or undo the change.",
    ),
    (
        "complete_but_not_met",
        "error",
        "Stated complete although its figure misses the target",
        "Correct the status, the figure or the target.",
    ),
    (
        "complete_with_open_work",
        "error",
        "Stated complete while work in it is open",
        "Close what is open, or state the status that the work gives.",
    ),
    (
        "completed_in_future",
        "error",
        "The day of completion lies in the future",
        "Correct the day, or write it as the forecast.",
    ),
    (
        "closed_before_raised",
        "error",
        "Closed before it was raised",
        "Correct one of the two days.",
    ),
    (
        "ends_before_start",
        "error",
        "Ends before it starts",
        "Correct one of the two days.",
    ),
    (
        "counts_differ",
        "error",
        "Counts in the words are not those of the records",
        "Count again in the words, or correct the statuses.",
    ),
    (
        "reason_missing",
        "warning",
        "A status differs from the rule's, and no reason is given",
        "Write the reason, or state the status that the rule proposes.",
    ),
    (
        "recovery_missing",
        "warning",
        "Off track without a recovery action",
        "Write the recovery action.",
    ),
    (
        "complete_with_outstanding_work",
        "warning",
        "Complete, and its commentary speaks of work still to be done",
        "Correct the status, or say in the commentary what else the work is for.",
    ),
    (
        "embedded_without_effect",
        "warning",
        "Stated embedded, and no audit or measure shows it",
        "Add an audit or a measure to the evidence, or state another status.",
    ),
    (
        "late_without_commentary",
        "warning",
        "Past its date without commentary",
        "Write why it is late and when it is expected.",
    ),
    (
        "forecast_passed",
        "warning",
        "The forecast has passed and the work is not done",
        "Write a new forecast, or the day of completion.",
    ),
    (
        "date_moved_without_request",
        "warning",
        "The date differs from the baseline, and no change request was approved",
        "Ask for the change of date, so that it is decided and kept.",
    ),
    (
        "dates_differ",
        "warning",
        "The same event is said to be on different dates",
        "Correct one of the dates, or say how the events differ.",
    ),
    (
        "repeated_reference",
        "warning",
        "A printed reference stands for several records",
        "Give each record a reference of its own.",
    ),
    (
        "repeated_text",
        "warning",
        "Two records say the same in other codes",
        "Remove one, or say how they differ.",
    ),
    (
        "repeated_words",
        "warning",
        "The words are those of the last period",
        "Write what is true of this period.",
    ),
    (
        "description_missing",
        "warning",
        "Has no description",
        "Write the description.",
    ),
    (
        "extreme_without_controls",
        "warning",
        "An extreme risk without controls",
        "Write the controls.",
    ),
    (
        "risk_scores_out_of_order",
        "warning",
        "The target score is above the current one, or the current above the inherent",
        "Correct the scores.",
    ),
)
