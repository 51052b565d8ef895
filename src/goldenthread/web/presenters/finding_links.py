"""Where a finding leads: to the place that says it, and to the records that it has to do with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from goldenthread.assure.finding import Finding, Ref
from goldenthread.records.measures.models import Measure
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import (
    Action,
    HighlightReport,
    Milestone,
    Programme,
    Workstream,
)
from goldenthread.records.risks.models import Issue, Risk
from goldenthread.report.build import COMPOSITIONS
from goldenthread.web.scope import Scope

# How a record leads to the measure whose page shows it, and where on that page.
ON_MEASURE: dict[str, tuple[str, str]] = {
    "measure": ("pk", ""),
    "commentary": ("commentaries__pk", "commentary"),
    "countermeasure": ("countermeasure_summaries__pk", "countermeasures"),
    "countermeasure_action": ("countermeasure_summaries__actions__pk", "countermeasures"),
    "table": ("tables__pk", "breakdown"),
}
FIELD_OF_MEASURE = {"target": "targets", "value": "figures", "actual": "figures"}
# The page of a record of a programme, and how the record leads to its programme.
ON_PROGRAMME: dict[str, tuple[str, Any, str]] = {
    "action": ("action", Action, "workstream__programme"),
    "milestone": ("milestones", Milestone, "workstream__programme"),
    "workstream": ("workstream", Workstream, "programme"),
    "highlight": ("highlight", HighlightReport, "workstream__programme"),
    "risk": ("risk", Risk, "workstream__programme"),
    "issue": ("risks", Issue, "workstream__programme"),
    "requirement": ("requirements", None, ""),
    "programme": ("programme", None, ""),
    "unit": ("programme", None, ""),
}
WRITE = "organisations.approve_reports"
NUMBERED = ("action", "workstream", "highlight", "risk")  # records with a page of their own
# Pages of money by the kind of record; a scheme has its own.
ON_MONEY = {
    "savings_total": "savings",
    "savings_target": "savings-plans",
    "risk_weight": "savings-plans",
    "finance_line": "finance",
    "bridge": "finance",
    "savings": "savings",
    "ward": "wards",
}
NAMES = {
    "action": "Action",
    "milestone": "Milestones",
    "workstream": "Workstream",
    "highlight": "Highlight report",
    "risk": "Risk",
    "issue": "Risks and issues",
    "requirement": "Requirements",
    "programme": "Programme",
    "unit": "Programme",
    "measure": "Measure",
    "commentary": "Commentary",
    "countermeasure": "Countermeasure summary",
    "countermeasure_action": "Countermeasure summary",
    "table": "Table",
    "savings_total": "Portfolio",
    "savings": "Portfolio",
    "savings_target": "Savings targets",
    "risk_weight": "Weights by risk",
    "finance_line": "Statement",
    "bridge": "Bridge",
    "ward": "Ward staffing",
    "scheme": "Scheme",
    "scorecard": "Scorecard",
    "narrative": "Words of the report",
}


@dataclass(frozen=True)
class Way:
    """A link: its words and its address, '' where nothing can be opened."""

    words: str
    href: str


class FindingLinks:
    """The addresses of what some findings speak of, at a period; a constant number of queries."""

    def __init__(self, scope: Scope, reader: User, findings: Iterable[Finding]) -> None:
        self.scope, self.reader = scope, reader
        self.findings = list(findings)
        self.query = {**scope.query}
        if scope.period:
            self.query["period"] = scope.period.code

    def place(self, finding: Finding) -> Way:
        """Give the place that says what is found: a scorecard, else the record itself."""
        stands_on_scorecard = finding.record == "measure" and finding.workstream
        if stands_on_scorecard and (known := self.workstream(finding)):
            programme = self.programmes[finding.programme]
            href = self.address("programme-scorecard", programme, known[0])
            return Way(NAMES["scorecard"], href)
        return self.way(Ref(finding.record, finding.record_id), finding)

    def records(self, finding: Finding) -> list[Way]:
        """Give the other records that it has to do with, each once."""
        refs = [Ref(finding.record, finding.record_id), *finding.involved]
        found = [self.way(ref, finding) for ref in refs]
        first = self.place(finding)
        return [way for way in dict.fromkeys(found) if way.href and way.href != first.href]

    def way(self, ref: Ref, finding: Finding) -> Way:
        """Give the link to a record of a finding; the address is '' where it has no page."""
        words = NAMES.get(ref.kind, ref.kind.replace("_", " ").capitalize())
        if ref.label:
            words = f"{words}: {ref.label}" if ref.kind in NUMBERED else ref.label
        is_own = (ref.kind, ref.id) == (finding.record, finding.record_id)
        field = finding.field if is_own else "value" if finding.quote else ""
        if ref.kind in ON_MEASURE:
            return Way(words, self.on_measure(ref, field))
        if ref.kind in ON_PROGRAMME:
            return Way(words, self.on_programme(ref, finding))
        if ref.kind == "scheme":
            if ref.id:
                return Way(words, self.address("scheme", ref.id))
            return Way("Schemes", self.address("schemes"))
        if ref.kind in ON_MONEY:
            return Way(words, self.address(ON_MONEY[ref.kind]))
        if ref.kind == "narrative":
            return Way(words, self.on_report(finding))
        return Way(words, "")

    def on_report(self, finding: Finding) -> str:
        """Give where the words of a report are written, or read by those who may not write them."""
        report = finding.quote.report if finding.quote else ""
        if report not in COMPOSITIONS:
            return self.address("reports")
        if self.may_write:
            return self.address("report-words", report)
        return self.address("report", report)

    @cached_property
    def may_write(self) -> bool:
        """Whether the reader may write the words of reports."""
        return bool(self.reader.has_perm(WRITE, self.scope.organisation))

    def on_measure(self, ref: Ref, field: str) -> str:
        """Give the place on a measure's page, '' where there is no measure to it."""
        code = self.measures.get((ref.kind, ref.id))
        if code is None:
            return ""
        fragment = ON_MEASURE[ref.kind][1] or FIELD_OF_MEASURE.get(field, "")
        return self.address("measure", code, fragment=fragment)

    def on_programme(self, ref: Ref, finding: Finding) -> str:
        """Give the page of a record of a programme, '' where the programme is not known."""
        programme = self.programmes.get(finding.programme) or self.owners.get((ref.kind, ref.id))
        if programme is None:
            return ""
        name = ON_PROGRAMME[ref.kind][0]
        fragment = f"milestone-{ref.id}" if ref.kind == "milestone" else ""
        own = (ref.id,) if ref.kind in NUMBERED else ()
        return self.address(name, programme, *own, fragment=fragment)

    def address(self, name: str, *args: Any, fragment: str = "") -> str:
        """Give the address of a page of the organisation at the period."""
        place = [self.scope.organisation.code, *args]
        return reverse(name, args=place, query=self.query or None, fragment=fragment or None)

    @cached_property
    def refs(self) -> dict[str, set[int]]:
        """The numbers of every record that is spoken of, by kind."""
        found: dict[str, set[int]] = defaultdict(set)
        for one in self.findings:
            for ref in (Ref(one.record, one.record_id), *one.involved):
                found[ref.kind].add(ref.id)
        return found

    @cached_property
    def measures(self) -> dict[tuple[str, int], str]:
        """The code of the measure that a record belongs to, by kind and number."""
        visible = Measure.objects.visible_to(self.reader).filter(
            organisation=self.scope.organisation
        )
        found: dict[tuple[str, int], str] = {}
        for kind, (lookup, _) in ON_MEASURE.items():
            if self.refs[kind]:
                rows = visible.filter(**{f"{lookup}__in": self.refs[kind]})
                found |= {(kind, key): code for key, code in rows.values_list(lookup, "code")}
        return found

    @cached_property
    def programmes(self) -> dict[str, int]:
        """The programmes of the organisation by code."""
        visible = Programme.objects.visible_to(self.reader)
        own = visible.filter(organisation=self.scope.organisation)
        return dict(own.values_list("code", "pk"))

    def workstream(self, finding: Finding) -> tuple[int, str] | None:
        """Give number and name of the workstream of a finding, None where it has none."""
        return self.workstreams.get((finding.programme, finding.workstream))

    @cached_property
    def workstreams(self) -> dict[tuple[str, str], tuple[int, str]]:
        """Number and name of each workstream, by the codes of its programme and its own."""
        visible = Workstream.objects.visible_to(self.reader)
        own = visible.filter(programme__organisation=self.scope.organisation)
        rows = own.values_list("programme__code", "code", "pk", "name")
        return {(programme, code): (key, name) for programme, code, key, name in rows}

    @cached_property
    def owners(self) -> dict[tuple[str, int], int]:
        """The programme of records whose finding does not name it, by kind and number."""
        found: dict[tuple[str, int], int] = {}
        for kind, (_, model, lookup) in ON_PROGRAMME.items():
            if model is not None and self.refs[kind]:
                rows = model.objects.visible_to(self.reader).filter(pk__in=self.refs[kind])
                found |= {
                    (kind, key): programme
                    for key, programme in rows.values_list("pk", lookup)
                    if programme
                }
        return found
