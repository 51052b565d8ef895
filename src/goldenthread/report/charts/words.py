"""A chart in words, for those who do not see the picture."""

from __future__ import annotations

from goldenthread.assure.results import MeasureResult
from goldenthread.vocabulary import format_chart_number


def chart_description(result: MeasureResult) -> str:
    """Say in a few sentences what the chart of `result` shows."""
    drawn = [point for point in result.points if point.value is not None]
    if not drawn:
        return f"{result.label}: no figures."
    kind = "Control chart" if result.is_charted else "Run chart"
    count = "1 figure" if len(drawn) == 1 else f"{len(drawn)} figures"
    sentences = [f"{kind} of {result.label}, {count}"]
    if len(drawn) > 1:
        sentences[0] += f" from {drawn[0].period_label} to {drawn[-1].period_label}"
    sentences.append(newest_words(result))
    if result.is_charted:
        spec, limits = result.spec, result.limits
        sentences.append(
            f"Mean {format_chart_number(limits.mean, spec)}, process limits "
            f"{format_chart_number(limits.lower, spec)} to "
            f"{format_chart_number(limits.upper, spec)}"
        )
    sentences.append(f"Variation: {lower_first(result.variation.label)}")
    sentences.append(f"Assurance: {lower_first(result.assurance.label)}")
    return ". ".join(sentence for sentence in sentences if sentence) + "."


def newest_words(result: MeasureResult) -> str:
    """Word the newest figure and its target."""
    latest = result.latest
    if latest is None:
        return ""
    target = f", target {latest.target_text}" if latest.target_text else ""
    return f"Newest figure {latest.text} in {latest.period.label}{target}"


def lower_first(words: str) -> str:
    """Give words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
