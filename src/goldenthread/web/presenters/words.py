"""Authors' words as pages show them: live figures printed, figures linked to their records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from markupsafe import Markup

from goldenthread.assure.findings.checking import waivers_of
from goldenthread.assure.findings.sentences import findings_of_text
from goldenthread.assure.findings.waiving import WaiverFacts
from goldenthread.assure.narrative.checking import Checker
from goldenthread.assure.narrative.context import TextContext
from goldenthread.assure.narrative.judged import Judged, Verdict
from goldenthread.assure.narrative.kept import checker_of
from goldenthread.assure.narrative.live import LiveFigure, has_live_figures
from goldenthread.assure.narrative.texts import Text, TextPlace
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.render.html.facts import told, told_paragraphs, with_links
from goldenthread.report.telling import Told, lines_told, tell
from goldenthread.vocabulary import Period
from goldenthread.web.forms.words import Words
from goldenthread.web.scope import Scope

NOWHERE = TextPlace("", 0, "", "", "")


def checker_at(scope: Scope) -> Checker:
    """Give what checks the texts of the scope's period."""
    return checker_of(scope.organisation, scope.period, scope.as_at_moment)


def record_address(
    organisation: Organisation, query: Mapping[str, str], record: str, code: str, number: int,
    parent: int,
) -> str:  # fmt: skip
    """Give the page about a record that a text is linked to, '' where it has none."""
    home = organisation.code
    places: dict[str, tuple[str, list[object], str]] = {
        "measure": ("measure", [home, code], "figures"),
        "finance_line": ("finance", [home], ""),
        "savings": ("savings", [home], ""),
        "scheme": ("scheme", [home, number], ""),
        "milestone": ("milestones", [home, parent], f"milestone-{number}"),
        "workstream": ("workstream", [home, parent, number], ""),
        "programme": ("programme", [home, number], ""),
    }
    if record not in places:
        return ""
    name, arguments, fragment = places[record]
    try:
        return reverse(name, args=arguments, query=query or None, fragment=fragment or None)
    except NoReverseMatch:
        return ""


class Narrator:
    """Shows the words of authors in pages of a scope; nothing is loaded before the first text.

    Texts are read at the period that they were written for. Those that are not `is_checked` print
    their live figures only. What somebody answers for is not flagged.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def paragraphs(
        self, text: str, context: TextContext, period: Period, *, is_checked: bool = True
    ) -> Markup:
        """Give a text as paragraphs, linked, with its warning."""
        written, judged, figures = self.read(text, context, period, is_checked=is_checked)
        return self.laid_out(tell(written, judged, figures), told_paragraphs)

    def lines(
        self, text: str, context: TextContext, period: Period, *, is_checked: bool = True
    ) -> Markup:
        """Give a text with its line breaks, linked, with its warning."""
        return self.laid_out(tell(*self.read(text, context, period, is_checked=is_checked)))

    def items(self, text: str, context: TextContext, period: Period) -> list[Markup]:
        """Give the lines of a text, each linked and with its warning."""
        return [self.laid_out(one) for one in lines_told(*self.read(text, context, period))]

    def read(
        self, text: str, context: TextContext, period: Period, *, is_checked: bool = True
    ) -> tuple[str, tuple[Judged, ...], Mapping[str, LiveFigure]]:
        """Give a text as written with the verdicts on it and the live figures of its period."""
        written = text.replace("\r\n", "\n")
        has_figures = is_checked and any(sign.isdigit() for sign in written)
        if not has_figures and not has_live_figures(written):
            return written, (), {}
        checker = checker_of(self.scope.organisation, period, self.scope.as_at_moment)
        judged = checker.judge(written, context) if is_checked else ()
        return written, self.unanswered(written, judged, context, checker), checker.figures

    @cached_property
    def waivers(self) -> tuple[WaiverFacts, ...]:
        """What people have answered for; asked for with the first contradiction."""
        return waivers_of(self.scope.organisation, self.scope.as_at_moment)

    def unanswered(
        self, text: str, judged: tuple[Judged, ...], context: TextContext, checker: Checker
    ) -> tuple[Judged, ...]:
        """Give verdicts without the contradictions that a waiver covers.

        A waiver covers a sentence and what the records say against it, wherever it stands.
        """
        wrong = [one for one in judged if one.verdict is Verdict.CONTRADICTS]
        if not wrong or not self.waivers:
            return judged
        moment = self.scope.as_at_moment
        day = timezone.localdate(moment) if moment else timezone.localdate()
        found = findings_of_text(Text(NOWHERE, text, context), wrong, checker.reader.book)
        answered = {
            id(one)
            for one, finding in zip(wrong, found, strict=True)
            if any(held.code == finding.code and not held.lapse(finding, day)
                   for held in self.waivers)
        }  # fmt: skip
        return tuple(one for one in judged if id(one) not in answered)

    def laid_out(self, found: Told, layout: Callable[..., Markup] = told) -> Markup:
        """Give a text as HTML with its links and its warning."""
        html = with_links(layout(found.text, found.spans), self.address)
        if not found.flag:
            return html
        sign = Markup('<span class="gt-flag__sign" aria-hidden="true">!</span>')
        return html + Markup(' <span class="gt-flag">{} Check: {}</span>').format(sign, found.flag)

    def address(self, record: str, code: str, number: int, parent: int) -> str:
        """Give the page about a record at the scope."""
        return record_address(
            self.scope.organisation, self.scope.query, record, code, number, parent
        )


def words_at(
    scope: Scope,
    contexts: Mapping[str, TextContext],
    check: str,
    place: Sequence[object],
    query: Mapping[str, str] | None = None,
) -> Words:
    """Give what checks the texts of a form; `check` names the address that checks one of them."""
    carried = {**scope.query, **(query or {})}
    return Words(
        checker_at(scope),
        contexts,
        reverse(check, args=place, query=carried or None),
        reverse("live-figures", args=[scope.organisation.code], query=scope.query or None),
    )
