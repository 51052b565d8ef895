"""Writing risks and issues."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from goldenthread.records.history.links import link, organisation_of
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, refused, trace
from goldenthread.records.programmes.models import Objective, Requirement
from goldenthread.records.risks.models import Issue, Risk, RiskAppetite
from goldenthread.vocabulary.risk import SCORES

PAIRS = (
    ("likelihood", "impact"),
    ("inherent_likelihood", "inherent_impact"),
    ("target_likelihood", "target_impact"),
)
LINKS = {"requirements": "requirement", "objectives": "objective"}
RUN = "programmes.run"


def write_risk(
    *, organisation: Organisation, by: User, risk: Risk | None = None, **fields: Any
) -> Risk:
    """Raise a risk or change one; a score needs both its parts."""
    verb = "change risk" if risk else "raise risk"
    about = risk or organisation
    must(RUN, organisation, by=by, verb=verb, about=about, code=organisation.code)
    must_belong(about, organisation, verb, by)
    for first, second in PAIRS:
        if (fields.get(first) is None) != (fields.get(second) is None):
            words = "A score needs both likelihood and impact."
            raise refused(about, verb, by, organisation.code, words)
    links = links_in(fields, about, organisation, verb, by)
    with transaction.atomic():
        kept = risk or Risk(organisation=organisation, code=free_code(organisation, Risk, fields))
        save(kept, fields, by)
        trace(kept, verb, by, organisation.code, **fields, **link(kept, links, LINKS, by))
    return kept


def write_issue(
    *, organisation: Organisation, by: User, issue: Issue | None = None, **fields: Any
) -> Issue:
    """Raise an issue or change one."""
    verb = "change issue" if issue else "raise issue"
    about = issue or organisation
    must(RUN, organisation, by=by, verb=verb, about=about, code=organisation.code)
    must_belong(about, organisation, verb, by)
    links = links_in(fields, about, organisation, verb, by)
    with transaction.atomic():
        kept = issue or Issue(
            organisation=organisation, code=free_code(organisation, Issue, fields)
        )
        save(kept, fields, by)
        trace(kept, verb, by, organisation.code, **fields, **link(kept, links, LINKS, by))
    return kept


def set_appetite(
    *, organisation: Organisation, highest: int, scored: str, by: User
) -> RiskAppetite:
    """Say which score the organisation accepts at most."""
    verb = "set risk appetite"
    must(RUN, organisation, by=by, verb=verb, about=organisation, code=organisation.code)
    if highest not in SCORES:
        words = f"{highest} is no score of likelihood times impact, 1 to 5 each."
        raise refused(organisation, verb, by, organisation.code, words)
    with transaction.atomic():
        appetite = RiskAppetite.objects.filter(organisation=organisation).first()
        appetite = appetite or RiskAppetite(organisation=organisation)
        save(appetite, {"highest": highest, "scored": scored}, by)
        trace(appetite, verb, by, organisation.code, highest=highest, scored=scored)
    return appetite


def must_belong(
    record: Risk | Issue | Organisation, organisation: Organisation, verb: str, by: User
) -> None:
    """Refuse to change a record of another organisation."""
    if getattr(record, "organisation", organisation) != organisation:
        words = f"{record} belongs to another organisation."
        raise refused(organisation, verb, by, organisation.code, words)


def links_in(
    fields: dict[str, Any], about: Model, organisation: Organisation, verb: str, by: User
) -> dict[str, list[Requirement | Objective]]:
    """Take the links out of the fields; refuse what belongs to another organisation."""
    links = {name: list(fields.pop(name)) for name in LINKS if name in fields}
    named = [fields[name] for name in ("owner", "unit", "workstream") if fields.get(name)]
    for record in named + [one for records in links.values() for one in records]:
        if organisation_of(record) != organisation:
            words = f"{record} belongs to another organisation."
            raise refused(about, verb, by, organisation.code, words)
    return links


def save(record: Risk | Issue | RiskAppetite, fields: dict[str, Any], by: User) -> None:
    """Take the fields and save the record with its line of history."""
    for name, value in fields.items():
        setattr(record, name, value)
    record._history_user = by
    record.save()


def free_code(organisation: Organisation, model: type[Any], fields: dict[str, Any]) -> str:
    """Give a code made from the title that is not taken."""
    stem = slugify(fields.get("title", ""))[:40] or model._meta.model_name
    taken = set(
        model.objects.filter(organisation=organisation, code__startswith=stem).values_list(
            "code", flat=True
        )
    )
    number, code = 2, stem
    while code in taken:
        code, number = f"{stem}-{number}", number + 1
    return code
