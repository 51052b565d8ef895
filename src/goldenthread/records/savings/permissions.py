"""Permission predicates of savings."""

import rules

from goldenthread.records.organisations.models import Membership, Organisation
from goldenthread.records.organisations.permissions import EDITORS, holds_post, role_of
from goldenthread.records.people.models import User
from goldenthread.records.programmes.permissions import leads
from goldenthread.records.savings.models import Scheme

Role = Membership.Role
OFFICE = (Role.APPROVER, Role.ADMINISTRATOR)


@rules.predicate
def runs_savings(user: User, organisation: Organisation) -> bool:
    """Keeps schemes, targets, weights and scenarios: approvers and administrators."""
    return role_of(user, organisation) in OFFICE


@rules.predicate
def shares_savings(user: User, organisation: Organisation) -> bool:
    """Says what a board may read: administrators."""
    return role_of(user, organisation) == Role.ADMINISTRATOR


@rules.predicate
def may_change_scheme(user: User, scheme: Scheme) -> bool:
    """Those who run savings; contributors who own the scheme or lead its workstream."""
    role = role_of(user, scheme.organisation)
    if role in OFFICE:
        return True
    return role in EDITORS and (holds_post(user, scheme.owner_id) or leads(user, scheme.workstream))


rules.add_perm("savings.run", runs_savings)
rules.add_perm("savings.share", shares_savings)
rules.add_perm("savings.change_scheme", may_change_scheme)
