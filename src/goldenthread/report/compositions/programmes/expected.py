"""When actions and milestones will be complete: words and a picture of the months ahead."""

from __future__ import annotations

from goldenthread.assure.foresight.completion import CompletionOutlook, Expected
from goldenthread.assure.foresight.landing_words import completion_sentences
from goldenthread.assure.foresight.programmes import ProgrammeOutlook
from goldenthread.report.charts import line_graph
from goldenthread.report.model import Block, Graph, GraphSeries, Paragraph

LEAST_MONTHS, MOST_MONTHS = 6, 24
COLUMNS = ("Month", "Low (1 run in 10 under)", "Expected", "High (1 run in 10 over)")


def expected_blocks(outlook: ProgrammeOutlook) -> list[Block]:
    """Give the outlook of each part that there is: sentences, picture, method."""
    blocks: list[Block] = []
    for part in outlook.parts:
        blocks.append(Paragraph(" ".join(completion_sentences(part)), lead="Outlook:"))
        if part.months:
            blocks += [expected_graph(part), Paragraph(part.method_words)]
    return blocks


def expected_graph(found: CompletionOutlook) -> Graph:
    """Give the expected number complete by the end of each month with the range of 80% of runs."""
    shown = months_shown(found)
    last = shown[-1]
    return line_graph(
        f"Expected completion of {found.noun}s",
        f"By the end of {last.month.long_label} {last.mean:.0f} of {found.total} {found.noun}s are "
        f"expected to be complete, {last.low} to {last.high} in 80% of simulated runs.",
        COLUMNS,
        tuple(one.month.label for one in shown),
        (
            GraphSeries("Low", tuple(float(one.low) for one in shown), "#768692"),
            GraphSeries("Expected", tuple(one.mean for one in shown), "#003087"),
            GraphSeries("High", tuple(float(one.high) for one in shown), "#768692"),
        ),
        "0",
        f"{found.noun.capitalize()}s complete, of {found.total}",
        dashes=((2, 3), (1, 0), (8, 4)),
    )


def months_shown(found: CompletionOutlook) -> tuple[Expected, ...]:
    """Give the months to draw: to that in which all are likely complete, or to the date."""
    ends = [found.likely_month.start] if found.likely_month else []
    ends += [found.by] if found.by else []
    needed = sum(one.month.start <= max(ends) for one in found.months) + 1 if ends else LEAST_MONTHS
    return found.months[: min(max(needed, LEAST_MONTHS), MOST_MONTHS)]
