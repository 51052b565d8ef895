"""Permission predicates of measures."""

import rules

from goldenthread.records.measures.models import Measure
from goldenthread.records.organisations.models import Membership
from goldenthread.records.organisations.permissions import holds_post, role_of
from goldenthread.records.people.models import User

Role = Membership.Role


@rules.predicate
def may_view(user: User, measure: Measure) -> bool:
    """Any member of the measure's organisation."""
    return role_of(user, measure.organisation) is not None


@rules.predicate
def may_edit(user: User, measure: Measure) -> bool:
    """Approvers and administrators; contributors where they hold the owner's post."""
    role = role_of(user, measure.organisation)
    if role in (Role.APPROVER, Role.ADMINISTRATOR):
        return True
    return role == Role.CONTRIBUTOR and holds_post(user, measure.owner_id)


rules.add_perm("measures.view_measure", may_view)
rules.add_perm("measures.change_measure", may_edit)
