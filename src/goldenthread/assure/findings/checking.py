"""Runs every check of an organisation's records: one list of checkers, one way to ask them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from goldenthread.assure.finance.assess import FinanceResult, assess_finance
from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.loading import Words, tables_of, words_of
from goldenthread.assure.findings.measures import measure_findings, table_findings
from goldenthread.assure.findings.once import told_once
from goldenthread.assure.findings.sentences import text_findings
from goldenthread.assure.findings.waiving import Told, WaiverFacts, with_waivers
from goldenthread.assure.loading import Material, load
from goldenthread.assure.measures import assess_loaded
from goldenthread.assure.narrative.checking import Checker as TextChecker
from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.narrative.loading import load_facts
from goldenthread.assure.narrative.texts import EVERY_TEXT, Text, TextsAsked, commentaries, texts_of
from goldenthread.assure.programmes.assess import Assessed, assess_programme
from goldenthread.assure.results import Assessment
from goldenthread.assure.savings.assess import assess_savings
from goldenthread.assure.savings.loading import weights_of
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.records.measures.models import Measure
from goldenthread.records.organisations.models import Organisation, PostHolding
from goldenthread.records.programmes.models import Programme
from goldenthread.records.reporting.models import Waiver
from goldenthread.vocabulary import Period, PeriodKind


class Ground:
    """What the checkers look at: an organisation at a period, each part assessed once when asked.

    A page or a report that has assessed a part already hands it over. `programmes` None is all of
    the organisation; `on` is the day that statuses are judged as of, the period's last.
    """

    def __init__(
        self,
        organisation: Organisation,
        period: Period,
        *,
        as_at: dt.datetime | None = None,
        on: dt.date | None = None,
        programmes: Sequence[Programme] | None = None,
        assessed: Sequence[Assessed] | None = None,
        materials: Sequence[Material] | None = None,
        assessment: Assessment | None = None,
        savings: Sequence[SavingsResult] | None = None,
        finance: FinanceResult | None = None,
        checking: Checking | None = None,
    ) -> None:
        self.organisation, self.period = organisation, period
        self.as_at, self.on = as_at, on
        self.programmes, self.checking = programmes, checking
        given = {"assessed": assessed, "materials": materials, "assessment": assessment,
                 "savings": savings, "finance": finance}  # fmt: skip
        vars(self).update({name: part for name, part in given.items() if part is not None})
        self.kept: dict[object, tuple[Finding, ...]] = {}

    def found_by(self, checker: Checker) -> tuple[Finding, ...]:
        """Give what a checker finds here; it is asked once."""
        if checker.subject not in self.kept:
            self.kept[checker.subject] = tuple(checker.find(self))
        return self.kept[checker.subject]

    def found_in_texts(self, asked: TextsAsked) -> tuple[Finding, ...]:
        """Give what the texts that are asked for say against the records; they are asked once."""
        if asked not in self.kept:
            texts = list(self.texts(asked))
            self.kept[asked] = self.judged(texts) if texts else ()
        return self.kept[asked]

    def texts(self, asked: TextsAsked) -> Iterator[Text]:
        """Give the texts that are asked for, those of programmes of the programmes looked at."""
        assessed = self.assessed if "programmes" in asked.of else ()
        results = [one.result for one in assessed]
        codes = {"", *(one.code for one in results)}
        for one in texts_of(self.organisation, self.period, self.as_at, results, asked):
            if one.place.programme in codes:
                yield one
        if asked.has_scorecards:
            tables = [one for held in assessed for one in held.scorecards.values()]
            measures = {row.measure for held in tables for table in held for row in table.rows}
            written = commentaries(self.organisation, self.period, self.as_at)
            yield from (one for one in written if one.text and one.place.section in measures)

    def judged(self, texts: Iterable[Text]) -> tuple[Finding, ...]:
        """Give what some texts say against the records."""
        return text_findings(map(self.checker.check, texts), self.checker.reader.book)

    @cached_property
    def checker(self) -> TextChecker:
        """What checks texts: the one that is kept, else made of what is assessed here."""
        if self.checking is not None:
            return self.checking()
        month = self.period.kind is PeriodKind.MONTH
        return TextChecker(
            load_facts(
                self.organisation,
                self.period,
                self.as_at,
                assessment=self.assessment,
                programmes=[one.result for one in self.assessed],
                savings=self.savings if month else (),
            )
        )

    @cached_property
    def waivers(self) -> tuple[WaiverFacts, ...]:
        """What people have answered for."""
        return waivers_of(self.organisation, self.as_at)

    @cached_property
    def assessed(self) -> Sequence[Assessed]:
        """The programmes, assessed."""
        chosen = self.programmes
        if chosen is None:
            chosen = list(self.organisation.programmes.select_related("organisation"))
        return [assess_programme(one, self.period, on=self.on, as_at=self.as_at) for one in chosen]

    @cached_property
    def materials(self) -> Sequence[Material]:
        """The measures with their figures and aims."""
        measures = Measure.objects.filter(organisation=self.organisation)
        return load(measures, self.period, self.as_at)

    @cached_property
    def assessment(self) -> Assessment:
        """The measures, assessed."""
        return assess_loaded(self.materials, self.period, as_at=self.as_at)

    @cached_property
    def words(self) -> Words:
        """What is written about the measures."""
        ids = [one.measure.pk for one in self.materials]
        return words_of(self.organisation, ids, self.period, self.as_at)

    @cached_property
    def savings(self) -> Sequence[SavingsResult]:
        """The savings of the period's financial year and of the next."""
        year = Period.containing(self.period.start, PeriodKind.YEAR)
        weights = weights_of(self.organisation)
        return [
            assess_savings(
                self.organisation, self.period, year=one, as_at=self.as_at, weights=weights
            )
            for one in (year, year.next())
        ]

    @cached_property
    def finance(self) -> FinanceResult:
        """The finance of the period."""
        return assess_finance(self.organisation, self.period, as_at=self.as_at)


@dataclass(frozen=True)
class Checker:
    """One check: what it is about, its name, and how it is asked.

    `newest` says whose newest period it is asked at where none is given: 'programmes', 'figures' or
    'money'; '' where its parts have each their own. Those of programmes can be asked about a single
    one.
    """

    subject: str
    label: str
    find: Callable[[Ground], Iterable[Finding]]
    newest: str = "figures"


CHECKERS: tuple[Checker, ...] = (
    Checker(
        "programmes",
        "Programmes",
        lambda ground: [one for found in ground.assessed for one in found.result.findings],
        newest="programmes",
    ),
    Checker(
        "measures",
        "Measures",
        lambda ground: measure_findings(
            ground.materials, ground.assessment.measures, ground.words, ground.period
        ),
    ),
    Checker(
        "tables",
        "Tables",
        lambda ground: table_findings(tables_of(ground.organisation, ground.period, ground.as_at)),
    ),
    Checker(
        "savings",
        "Savings",
        lambda ground: [one for found in ground.savings for one in found.findings],
        newest="money",
    ),
    Checker("finance", "Finance", lambda ground: ground.finance.findings, newest="money"),
    Checker("texts", "Texts", lambda ground: ground.found_in_texts(EVERY_TEXT), newest=""),
)
TEXTS = "texts"
SUBJECTS = {one.subject: one.label for one in CHECKERS}


def check(
    ground: Ground,
    subjects: Iterable[str] = tuple(SUBJECTS),
    texts: TextsAsked | None = None,
) -> tuple[Told, ...]:
    """Give what the checkers of some subjects find, each finding once, with its waivers.

    Unwaived errors come first. `texts` are those that are checked beside the subjects; every one
    where 'texts' is among them. The number of queries does not grow with the records.
    """
    wanted = set(subjects)
    found: dict[str, tuple[Finding, str]] = {}
    for one in CHECKERS:
        if one.subject in wanted:
            for finding in ground.found_by(one):
                found.setdefault(finding.fingerprint, (finding, one.subject))
    if texts is not None:
        for finding in ground.found_in_texts(texts):
            found.setdefault(finding.fingerprint, (finding, TEXTS))
    day = timezone.localdate(ground.as_at) if ground.as_at else timezone.localdate()
    return told_once(with_waivers(found.values(), ground.waivers, day))


def waivers_of(
    organisation: Organisation, as_at: dt.datetime | None = None
) -> tuple[WaiverFacts, ...]:
    """Give the waivers of an organisation as known at a moment, oldest first (two queries)."""
    rows = Waiver.objects.filter(organisation=organisation).select_related("by", "withdrawal")
    if as_at is not None:
        rows = rows.filter(at__lte=as_at)
    held = list(rows.order_by("at", "id"))
    posts = posts_of({one.by_id for one in held}, organisation)
    return tuple(facts_of(one, posts, as_at) for one in held)


def facts_of(
    waiver: Waiver, posts: dict[int, list[PostHolding]], as_at: dt.datetime | None
) -> WaiverFacts:
    """Give a stored waiver as the rules read it."""
    day = timezone.localdate(waiver.at)
    titles = [
        one.post.title
        for one in posts.get(waiver.by_id, [])
        if one.held_from <= day and (one.held_to is None or day <= one.held_to)
    ]
    withdrawal = getattr(waiver, "withdrawal", None)
    if withdrawal is not None and as_at is not None and withdrawal.at > as_at:
        withdrawal = None
    return WaiverFacts(
        id=waiver.pk,
        fingerprint=waiver.fingerprint,
        said=waiver.said,
        held=waiver.held,
        reason=waiver.reason,
        who=", ".join(titles) or str(waiver.by),
        day=day,
        until=waiver.until,
        withdrawn=timezone.localdate(withdrawal.at) if withdrawal else None,
        words=waiver.words,
        code=waiver.code,
    )


def posts_of(users: set[int], organisation: Organisation) -> dict[int, list[PostHolding]]:
    """Give the posts of the organisation that some users hold or held, by user."""
    found: dict[int, list[PostHolding]] = {}
    holdings = PostHolding.objects.filter(user__in=users, post__organisation=organisation)
    for one in holdings.select_related("post").order_by("post__title"):
        found.setdefault(one.user_id, []).append(one)
    return found
