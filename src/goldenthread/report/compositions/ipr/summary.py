"""The executive summary: sentences made from the computed facts, or the author's own words."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.assure.foresight.words import UNLIKELY, chance_words
from goldenthread.assure.results import JUDGED, Change, MeasureResult
from goldenthread.report.compositions.ipr.material import Material, Theme
from goldenthread.report.compositions.ipr.overview import Outlooks
from goldenthread.report.model import Block, Bullets, Link, Paragraph, Section, Subheading
from goldenthread.vocabulary import Assurance

HIT_AND_MISS_RULE = "hit_and_miss_over_six"


def summary_section(material: Material, anchors: dict[int, str]) -> Section:
    """Give the executive summary: a paragraph or more a theme, escalations, changes."""
    blocks: list[Block] = [
        Paragraph(text) for text in material.narratives.get("executive_summary", ())
    ]
    for theme in material.themes:
        blocks += theme_paragraphs(theme, material)
    blocks += escalation_blocks(material.themes, anchors)
    blocks += change_blocks(material.assessment.measures, anchors)
    return Section(anchor="executive-summary", title="Executive summary", blocks=tuple(blocks))


def theme_paragraphs(theme: Theme, material: Material) -> list[Block]:
    """Give the author's words on a theme, or generated ones."""
    written = material.narratives.get(f"executive_summary.{theme.slug}")
    if not written:
        return generated_blocks(theme, material.assessment.outlooks)
    return [
        Paragraph(text, lead=f"{theme.name}." if index == 0 else "")
        for index, text in enumerate(written)
    ]


def generated_blocks(theme: Theme, outlooks: Outlooks = None) -> list[Block]:
    """Word the facts of a theme: counts, special causes, what is next, each escalated measure."""
    escalated = tuple(result for result in theme.measures if result.escalated)
    calm = [result for result in theme.measures if not result.escalated]
    sentences = [counts_sentence(theme.measures)]
    if improving := [result for result in calm if result.variation.is_improvement]:
        named = listed(position_words(result) for result in improving)
        sentences.append(f"Special cause improvement: {named}.")
    if worsening := [result for result in calm if result.variation.is_concern]:
        named = listed(position_words(result) for result in worsening)
        sentences.append(f"Special cause of concern, not escalated: {named}.")
    sentences += few_points_sentences(calm)
    sentences += next_sentences(calm, outlooks)
    if escalated:
        sentences.append("Escalated:")
    blocks: list[Block] = [Paragraph(" ".join(sentences), lead=f"{theme.name}.")]
    if escalated:
        blocks.append(
            Bullets(tuple(Link(measure_sentence(one, outlooks), "") for one in escalated))
        )
    return blocks


def counts_sentence(measures: Iterable[MeasureResult]) -> str:
    """Count the measures by assurance."""
    found = list(measures)
    judged = [result for result in found if result.assurance in JUDGED]
    if len(found) == 1 and not judged:
        return "The one measure has too few points to judge its target by limits."
    if not judged:
        return f"None of the {len(found)} measures has enough points to judge its target by limits."
    groups = {
        ("passes", "pass"): (Assurance.CONSISTENTLY_PASSING, Assurance.PASSING),
        ("hits and misses", "hit and miss"): (Assurance.HIT_AND_MISS,),
        ("fails", "fail"): (Assurance.FAILING, Assurance.CONSISTENTLY_FAILING),
    }
    parts = [
        f"{count} {one if count == 1 else many}"
        for (one, many), members in groups.items()
        if (count := sum(result.assurance in members for result in judged))
    ]
    everything = "1 measure" if len(found) == 1 else f"{len(found)} measures"
    return f"Of {everything}, {len(judged)} can be judged: {listed(parts)}."


def measure_sentence(result: MeasureResult, outlooks: Outlooks = None) -> str:
    """Word one escalated measure: figure, target, variation, assurance, chance of the next."""
    states = [words for words in (variation_words(result), assurance_words(result)) if words]
    tail = f": it {' and '.join(states)}" if states else ""
    return f"{position_words(result)}{tail}.{chance_tail(result, outlooks)}"


def chance_tail(result: MeasureResult, outlooks: Outlooks) -> str:
    """Word the chance that a measure meets its target next; '' where none is given."""
    outlook = outlooks.get(result.id) if outlooks else None
    if outlook is None or outlook.next is None or outlook.next.chance is None:
        return ""
    chance, when = chance_words(outlook.next.chance), outlook.next.period.long_label
    return f" The chance of meeting the target of {outlook.next.target_text} in {when} is {chance}."


def next_sentences(measures: Iterable[MeasureResult], outlooks: Outlooks) -> list[str]:
    """Word which measures, escalated for nothing yet, are unlikely to meet their next target."""
    found = [
        f"{result.label} (chance of {step.target_text} in {step.period.long_label}: "
        f"{chance_words(step.chance)})"
        for result in measures
        if outlooks
        and (step := outlooks[result.id].next)
        and step.chance is not None
        and step.chance <= UNLIKELY
    ]
    return [f"Unlikely to meet the target of the next period: {listed(found)}."] if found else []


def position_words(result: MeasureResult) -> str:
    """Word the newest figure with its period and target."""
    if result.latest is None:
        return f"{result.label} has no figure"
    latest = result.latest
    target = f" against a target of {latest.target_text}" if latest.target_text else ""
    figure = f"at {latest.text}" if latest.value.is_present else "without a figure"
    return f"{result.label} {figure} in {latest.period.long_label}{target}"


def variation_words(result: MeasureResult) -> str:
    """Word the variation as the end of 'it …'."""
    if result.variation.is_concern:
        return "shows special cause variation of concern"
    if result.variation.is_improvement:
        return "shows special cause improvement"
    return "is in common cause variation" if result.variation.value == "common_cause" else ""


def assurance_words(result: MeasureResult) -> str:
    """Word the assurance as the end of 'it …'."""
    spell = f"for {result.for_periods} periods in a row" if result.for_periods else ""
    return {
        Assurance.CONSISTENTLY_PASSING: "consistently passes its target",
        Assurance.PASSING: f"has met its target {spell}",
        Assurance.HIT_AND_MISS: "hits and misses its target",
        Assurance.FAILING: f"has missed its target {spell}",
        Assurance.CONSISTENTLY_FAILING: "consistently fails its target",
    }.get(result.assurance, "")


def few_points_sentences(measures: Iterable[MeasureResult]) -> list[str]:
    """Word the measures that have too few points, those that missed their target first."""
    missed = [
        result
        for result in measures
        if result.assurance not in JUDGED
        and result.latest
        and not result.escalated
        and result.latest.comparison.value in ("not_met", "nearly")
    ]
    if not missed:
        return []
    named = listed(position_words(result) for result in missed)
    return [f"Target missed, with too few points for limits: {named}."]


def escalation_blocks(themes: tuple[Theme, ...], anchors: dict[int, str]) -> list[Block]:
    """List the escalated measures by theme with their reasons."""
    blocks: list[Block] = [Subheading("Escalations by strategic theme")]
    starred = False
    for theme in themes:
        items = []
        for result in theme.measures:
            if not result.escalated:
                continue
            star = any(reason.code == HIT_AND_MISS_RULE for reason in result.reasons)
            starred = starred or star
            reasons = "; ".join(reason.words.rstrip(".") for reason in result.reasons)
            words = f"{result.label}{'*' if star else ''}: {reasons}"
            items.append(Link(words, anchors.get(result.id, "")))
        if items:
            blocks += [Subheading(theme.name, 4), Bullets(tuple(items))]
    if len(blocks) == 1:
        return [*blocks, Paragraph("No measure is escalated this period.")]
    if starred:
        blocks.append(
            Paragraph("* escalated by the rule on hit and miss for more than six periods.")
        )
    return blocks


def change_blocks(measures: Iterable[MeasureResult], anchors: dict[int, str]) -> list[Block]:
    """List what changed since the last period."""
    blocks: list[Block] = [Subheading("What changed since the last period")]
    found = list(measures)
    for change in (Change.NEWLY_ESCALATED, Change.DE_ESCALATED, Change.WORSENED, Change.IMPROVED):
        items = tuple(
            Link(f"{result.label}: {movement_of(result)}", anchors.get(result.id, ""))
            for result in found
            if result.change is change
        )
        if items:
            blocks += [Subheading(change.label, 4), Bullets(items)]
    if len(blocks) == 1:
        blocks.append(Paragraph("No measure changed its state."))
    return blocks


def movement_of(result: MeasureResult) -> str:
    """Word from where to where the measure moved; the heading names the change already."""
    before, _, after = result.change_words.partition(": ")
    return after or before


def listed(parts: Iterable[str]) -> str:
    """Join words as a sentence does: 'a', 'a and b', 'a, b and c'."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
