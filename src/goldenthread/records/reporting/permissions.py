"""Permission predicates of reports: who may answer for a finding."""

import rules

from goldenthread.records.organisations.models import Organisation
from goldenthread.records.organisations.permissions import is_approver
from goldenthread.records.people.models import User


@rules.predicate
def waives_findings(user: User, organisation: Organisation) -> bool:
    """Answers for a finding that stays: those who sign the organisation's reports off."""
    return bool(is_approver(user, organisation))


rules.add_perm("reporting.waive_findings", waives_findings)
