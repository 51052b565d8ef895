"""The register of requirements with the actions that answer them: filtered, grouped, as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from goldenthread.assure.programmes.actions import by_requirement
from goldenthread.assure.programmes.results import ActionResult, RequirementResult
from goldenthread.records.people.models import User
from goldenthread.records.programmes.closure import LABELS
from goldenthread.records.programmes.models import Requirement
from goldenthread.web.presenters.programme import Linked
from goldenthread.web.scope import ProgrammeScope

GROUPS = {
    "workstream": "Workstream",
    "kind": "Kind",
    "source": "Source",
    "domain": "CQC domain",
    "lead": "Executive lead",
}
ONLY = {"": "Every requirement", "red": "Red", "unanswered": "Without an action", "open": "Open"}
COLUMNS = (
    "Kind", "Number", "Requirement", "Regulation", "CQC domain", "Source", "Workstream",
    "Delivery", "Embedding", "Action", "Owner", "Division", "Due", "Forecast", "Closure",
    "Action delivery", "Action delivery by rule", "Action embedding",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A requirement with the actions that answer it."""

    requirement: RequirementResult
    actions: list[ActionResult]

    @property
    def is_red(self) -> bool:
        """Whether either of its statuses is red."""
        steps = (self.requirement.delivery, self.requirement.embedding)
        return any(step.is_red for step in steps if step)

    @property
    def is_open(self) -> bool:
        """Whether an action that answers it is still to be approved, or there is none."""
        return not self.actions or any(not one.approved for one in self.actions)


class RegisterPage(Linked):
    """What the register shows for the filters in the address."""

    groups_offered = tuple(GROUPS.items())
    only_offered = tuple(ONLY.items())
    kinds = tuple(Requirement.Kind.choices)
    closures = LABELS

    def __init__(self, at: ProgrammeScope, reader: User, query: QueryDict) -> None:
        super().__init__(at)
        self.reader = reader
        self.filters = {
            name: query.get(name, "").strip()
            for name in ("kind", "workstream", "source", "domain", "status", "only", "q")
        }
        self.group = query.get("group", "workstream")
        if self.group not in GROUPS:
            self.group = "workstream"

    @property
    def query(self) -> dict[str, str]:
        """What links to the same selection carry."""
        chosen = {name: value for name, value in self.filters.items() if value}
        return {**self.at.scope.query, **chosen, "group": self.group}

    @cached_property
    def every(self) -> list[Entry]:
        """Every requirement with its actions."""
        answers = by_requirement(self.result.actions)
        return [Entry(one, answers.get(one.id, [])) for one in self.result.requirements]

    @cached_property
    def entries(self) -> list[Entry]:
        """The requirements that the filters allow."""
        return [entry for entry in self.every if self.allows(entry)]

    def allows(self, entry: Entry) -> bool:
        """Say whether the filters allow a requirement."""
        one, asked = entry.requirement, self.filters
        same = ("kind", "workstream", "source", "domain")
        if any(asked[name] and getattr(one, name) != asked[name] for name in same):
            return False
        if asked["status"] and (not one.delivery or one.delivery.code != asked["status"]):
            return False
        chosen: dict[str, Callable[[], bool]] = {
            "red": lambda: entry.is_red,
            "unanswered": lambda: not entry.actions,
            "open": lambda: entry.is_open,
        }
        if asked["only"] in chosen and not chosen[asked["only"]]():
            return False
        words = " ".join([one.text, one.number, one.regulation, *(a.title for a in entry.actions)])
        return asked["q"].casefold() in words.casefold()

    @property
    def groups(self) -> list[tuple[str, list[Entry]]]:
        """The requirements under the headings that the reader chose."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(self.heading(entry), []).append(entry)
        return list(found.items())

    def heading(self, entry: Entry) -> str:
        """Give the heading that a requirement stands under."""
        one = entry.requirement
        if self.group == "lead":
            workstream = self.result.workstream(one.workstream)
            leads = workstream.executive_leads if workstream else ()
            return "; ".join(leads) or "No executive lead"
        names = {
            "workstream": one.workstream_name or "No workstream",
            "kind": one.kind_label,
            "source": one.source_title,
            "domain": one.domain or "No CQC domain",
        }
        return names[self.group]

    @property
    def loose(self) -> list[ActionResult]:
        """The actions that answer no requirement; shown where nothing is filtered."""
        if any(self.filters.values()):
            return []
        return [one for one in self.result.actions if not one.requirements]

    @property
    def sources(self) -> list[tuple[str, str]]:
        """(code, title) of the sources."""
        return list({one.source: one.source_title for one in self.result.requirements}.items())

    @property
    def domains(self) -> list[str]:
        """The CQC domains that occur."""
        return list(dict.fromkeys(one.domain for one in self.result.requirements if one.domain))

    @cached_property
    def may_change(self) -> bool:
        """Whether the reader may change actions in bulk."""
        return self.reader.has_perm("programmes.run", self.at.scope.organisation)

    def lines(self) -> Iterable[tuple[str, ...]]:
        """Give the selection as rows of COLUMNS, one for each action of a requirement."""
        for entry in self.entries:
            for action in entry.actions or [None]:
                yield (*self.asked(entry.requirement), *self.done(action))

    def asked(self, one: RequirementResult) -> tuple[str, ...]:
        """Give the cells of a requirement."""
        steps = (step.words if step else "" for step in (one.delivery, one.embedding))
        return (one.kind_label, one.number, one.text, one.regulation, one.domain,
                one.source_title, one.workstream_name, *steps)  # fmt: skip

    def done(self, action: ActionResult | None) -> tuple[str, ...]:
        """Give the cells of an action, empty ones where there is none."""
        if action is None:
            return ("",) * 9
        days = (day.isoformat() if day else "" for day in (action.baseline, action.forecast))
        proposed = action.delivery.proposed
        return (action.title, action.owner, action.unit_name, *days, LABELS[action.closure],
                action.delivery.words, proposed.words if proposed else "",
                action.embedding.words)  # fmt: skip
