"""Codes of findings about texts: as those of programmes, with when an error is but a warning."""

OF_ANOTHER = "the text tells what another text says"
Row = (
    tuple[str, str, str, str] | tuple[str, str, str, str, str] | tuple[str, str, str, str, str, str]
)

TEXTS: tuple[Row, ...] = (
    (
        "figure_contradicts",
        "error",
        "A text says another figure than the records",
        "Write the figure of the records, or correct the record.",
        f"only the last digit differs, or {OF_ANOTHER}",
        "the sentence does not name both what the figure is of and its period",
    ),
    (
        "count_contradicts",
        "error",
        "A text counts otherwise than the records",
        "Count again in the words, or correct the statuses.",
        OF_ANOTHER,
    ),
    (
        "sentence_arithmetic",
        "error",
        "The figures of a text do not make what it says that they make",
        "Calculate again, and correct the figure that is wrong.",
        OF_ANOTHER,
    ),
    (
        "live_figure_unknown",
        "error",
        "A text asks for a live figure that there is not",
        "Choose a figure from the list of live figures, or write the figure out.",
    ),
    (
        "direction_contradicts",
        "warning",
        "A text says another direction than the figures",
        "Turn the word or the sign round, or correct the figures or which direction is better.",
        OF_ANOTHER,
    ),
    (
        "state_contradicts",
        "warning",
        "A text says another state than the records",
        "Write what the records say, or correct the record.",
        OF_ANOTHER,
    ),
    (
        "date_contradicts",
        "warning",
        "A text says a date that cannot be, or another than the records",
        "Correct the date, here or in the record.",
        OF_ANOTHER,
    ),
)
