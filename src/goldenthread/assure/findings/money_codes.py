"""Codes of findings about savings and finance: as those of programmes."""

from goldenthread.assure.findings.programme_codes import Row

ROUNDING = "rounding explains it"

MONEY: tuple[Row, ...] = (
    (
        "total_differs",
        "error",
        "A total is not what its parts make",
        "Correct the total or the part that is wrong.",
        ROUNDING,
    ),
    (
        "said_differently",
        "error",
        "The same total is said with two amounts",
        "Keep the amount that the parts bear out.",
        ROUNDING,
    ),
    (
        "to_date_differs",
        "error",
        "A figure to date is not the month before and this month together",
        "Correct the figure to date or that of the month.",
        ROUNDING,
    ),
    (
        "bridge_does_not_close",
        "error",
        "The steps of a bridge do not make the figure that it ends at",
        "Correct the step or the figure that is wrong.",
        ROUNDING,
    ),
    (
        "variance_differs",
        "error",
        "A printed variance is not what plan and actual make",
        "Correct the variance, the plan or the actual.",
        ROUNDING,
    ),
    (
        "variance_sign",
        "error",
        "A printed variance has its sign turned round",
        "Turn the sign: favourable is positive, adverse stands in brackets.",
    ),
    (
        "delivering_unidentified",
        "error",
        "A scheme delivers and is unidentified at once",
        "Correct its state or its development.",
    ),
    (
        "started_without_approval",
        "error",
        "A scheme went ahead although an assessment is needed and not done",
        "Do the assessment, or record that it does not apply.",
    ),
    (
        "total_differs_from_schemes",
        "warning",
        "A reported total is not what the schemes make",
        "Correct the total, or add the scheme that is missing.",
        ROUNDING,
    ),
    (
        "actual_missing",
        "warning",
        "A month that is over has a plan and no actual",
        "Enter the actual; nought where nothing was saved.",
    ),
    (
        "month_without_actuals",
        "warning",
        "A month that is over has plans and not one actual",
        "Enter the month's actuals, or look at a month that they reach.",
    ),
    (
        "delivered_below_plan",
        "warning",
        "Stated as delivered with less than its plan",
        "Correct the state, or enter what is missing.",
    ),
    (
        "saving_without_plans",
        "warning",
        "Money is delivered by a scheme without plans",
        "Correct its development.",
    ),
    (
        "non_recurrent_with_full_year_effect",
        "warning",
        "Non-recurrent, yet with a full-year effect",
        "Correct one of the two.",
    ),
    (
        "plan_below_target",
        "warning",
        "Schemes with plans make less than the target",
        "Identify further schemes.",
    ),
    (
        "restated_without_reason",
        "warning",
        "A savings target is restated, and no reason is given",
        "Write the reason beside the target.",
    ),
    (
        "weights_missing",
        "note",
        "No risk-adjusted forecast, as weights are missing",
        "Set the weights of the organisation.",
    ),
    (
        "recurrence_missing",
        "note",
        "Savings that are not said to be recurrent or non-recurrent",
        "Say of each scheme whether it comes back.",
    ),
)
