"""The terms of reference of a committee: a version, what changed in it, who agreed which."""

from __future__ import annotations

from functools import cached_property

from goldenthread.records.meetings.models import TermsApproval, TermsOfReference
from goldenthread.vocabulary.wording import MarkedPassage, Passage, marked_passages
from goldenthread.web.presenters.meetings.committee import OfCommittee
from goldenthread.web.scope import CommitteeScope


def passages_of(terms: TermsOfReference | None) -> list[Passage]:
    """Give the sections of a version as headings with their clauses."""
    if terms is None:
        return []
    return [
        Passage(one.heading, tuple(line.strip() for line in one.text.splitlines() if line.strip()))
        for one in terms.sections.all()
    ]


def written(terms: TermsOfReference | None) -> str:
    """Give a version as the form writes it: headings after #, clauses below."""
    parts = [f"# {one.heading}\n" + "\n".join(one.lines) for one in passages_of(terms)]
    return "\n\n".join(parts)


def read_passages(text: str) -> list[Passage]:
    """Give the headings and clauses that the form's text says; clauses before a heading have ''."""
    found: list[tuple[str, list[str]]] = []
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("#"):
            found.append((line.lstrip("# "), []))
        elif line:
            if not found:
                found.append(("", []))
            found[-1][1].append(line)
    return [Passage(heading, tuple(lines)) for heading, lines in found]


class TermsPage(OfCommittee):
    """A version of the terms of reference; the newest one where none is asked for."""

    def __init__(self, at: CommitteeScope, number: int | None = None) -> None:
        super().__init__(at)
        self.number = number

    @cached_property
    def versions(self) -> list[TermsOfReference]:
        """Every version, newest first."""
        found = self.committee.terms.select_related("written_by").prefetch_related("sections")
        return list(found.order_by("-number"))

    @cached_property
    def version(self) -> TermsOfReference | None:
        """The version that is shown; None where there is none."""
        if self.number is None:
            return self.versions[0] if self.versions else None
        return next((one for one in self.versions if one.number == self.number), None)

    @property
    def before(self) -> TermsOfReference | None:
        """The version before it."""
        older = [one for one in self.versions if one.number < self.version.number]
        return older[0] if older else None

    @cached_property
    def passages(self) -> tuple[MarkedPassage, ...]:
        """Its sections with what changed since the version before; unmarked for the first."""
        now = passages_of(self.version)
        return marked_passages(passages_of(self.before) if self.before else now, now)

    @property
    def changed(self) -> int:
        """How many of its sections changed."""
        return sum(one.is_changed for one in self.passages)

    @cached_property
    def approvals(self) -> list[TermsApproval]:
        """Every agreement and approval, oldest first as papers print them."""
        return list(self.committee.approvals.select_related("terms", "by"))

    def approvals_of(self, terms: TermsOfReference) -> list[TermsApproval]:
        """Give the steps of one version."""
        return [one for one in self.approvals if one.terms_id == terms.pk]
