"""The status scales that an organisation uses: those shipped, and its own."""

from __future__ import annotations

from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import ScaleStep
from goldenthread.vocabulary import STATUS_SCALES, Standing, StatusScale, StatusStep


def scales_of(organisation: Organisation) -> dict[str, StatusScale]:
    """Give the scales by code; one of the organisation's own replaces a shipped one (one query)."""
    steps: dict[str, list[StatusStep]] = {}
    for row in ScaleStep.objects.filter(organisation=organisation).order_by("scale", "rank"):
        step = StatusStep(
            row.code, row.words, row.colour, row.symbol, row.rank, Standing(row.standing)
        )
        steps.setdefault(row.scale, []).append(step)
    own = {code: StatusScale(code, code, tuple(held)) for code, held in steps.items()}
    return {**STATUS_SCALES, **own}
