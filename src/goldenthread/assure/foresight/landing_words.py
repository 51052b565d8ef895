"""Completion and savings to come, in sentences of pages and reports. Pure."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from goldenthread.assure.foresight.completion import CompletionOutlook
from goldenthread.assure.foresight.savings import SavingsOutlook
from goldenthread.assure.foresight.words import chance_words
from goldenthread.vocabulary.money import money_words

MILLION = Decimal(1_000_000)


def day_words(day: dt.date) -> str:
    """Give a day as '31 March 2026'."""
    return f"{day.day} {day:%B %Y}"


def completion_headline(found: CompletionOutlook) -> str:
    """Give the chance in a few words for a tile; why there is none where it is withheld."""
    if found.withheld or found.chance_all is None or found.by is None:
        return found.withheld.words if found.withheld else "Every date has passed."
    return (
        f"{chance_words(found.chance_all)} chance that all {found.noun}s are complete by "
        f"{day_words(found.by)}"
    )


def completion_sentences(found: CompletionOutlook) -> list[str]:
    """Give what is to be expected of completion, or why that is not told."""
    many = f"{found.noun}s"
    if found.withheld:
        return [
            f"When the {many} will be complete is not foretold: {lowered(found.withheld.words)}"
        ]
    sentences = [f"{found.complete} of {found.total} {many} are complete."]
    if found.by_date and found.by and found.chance_all is not None:
        low, high = found.by_date.low, found.by_date.high
        sentences.append(
            f"By {day_words(found.by)} {span(low, high)} are likely to be (80% of simulated runs). "
            f"The chance that all are is {chance_words(found.chance_all)}."
        )
    else:
        sentences.append("Every date to complete them by has passed.")
    sentences.append(likely_sentence(found))
    if found.median_late is not None:
        sentences.append(lateness_sentence(found.median_late, many))
    return sentences


def likely_sentence(found: CompletionOutlook) -> str:
    """Give the month by which all are likely to be complete."""
    if found.likely_month is None:
        return "No month can be told by whose end all are complete in 80% of the runs."
    return f"All are complete by the end of {found.likely_month.long_label} in 80% of the runs."


def lateness_sentence(days: int, many: str) -> str:
    """Give how late half of them are."""
    if days == 0:
        return f"Half of the {many} are complete on their baselined date or before it."
    when = "after" if days > 0 else "before"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"Half of the {many} are complete within {count} {when} their baselined date."


def span(low: int, high: int) -> str:
    """Give a range of counts: '24 to 29', or one count."""
    return str(low) if low == high else f"{low} to {high}"


def savings_headline(found: SavingsOutlook) -> str:
    """Give the chance of landing for a tile, '' where it is withheld."""
    return "" if found.chance is None else chance_words(found.chance)


def savings_sentences(found: SavingsOutlook) -> list[str]:
    """Give where the year's savings will land, or why that is not told."""
    if found.withheld or found.chance is None:
        why = lowered(found.withheld.words) if found.withheld else ""
        return [f"Where the year will land is not foretold: {why}"]
    goal = "target" if found.is_target else "plan"
    sentences = [
        f"The year is likely to land between {pounds_words(found.low)} and "
        f"{pounds_words(found.high)} (80% of simulated runs; half are under "
        f"{pounds_words(found.middle)}). The chance of landing the {goal} of "
        f"{pounds_words(found.goal)} is {chance_words(found.chance)}.",
        f"So far {found.schemes} schemes delivered {found.share}% of what they planned in "
        f"{found.months} months.",
    ]
    if found.not_begun:
        count = "1 scheme has" if found.not_begun == 1 else f"{found.not_begun} schemes have"
        sentences.append(f"{count} not begun and may do as any of them did.")
    return sentences


def pounds_words(amount: Decimal) -> str:
    """Give an amount as printed: in millions where it has some."""
    unit = "£m" if abs(amount) >= MILLION else "£k"
    return money_words(amount, unit, 1 if unit == "£m" else 0)


def lowered(sentence: str) -> str:
    """Give a sentence as the second half of another."""
    return sentence[:1].lower() + sentence[1:]
