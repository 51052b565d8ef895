"""A programme as it was known at a past moment (RULES 7)."""

import pytest
import time_machine

from tests import factories
from tests.integration.assure.programme import action_of, assessed, code_of, day, moment
from tests.integration.assure.trust import figure, measure, organisation, target

pytestmark = pytest.mark.django_db

APRIL, MAY = moment("2023-04-20"), moment("2023-05-20")


@pytest.fixture
def workstream():
    """Give a workstream with the action a, both recorded at the start of 2023."""
    with time_machine.travel(moment("2023-01-10"), tick=False):
        programme = factories.ProgrammeFactory(organisation=organisation())
        workstream = factories.WorkstreamFactory(programme=programme, code="w")
        factories.ActionFactory(workstream=workstream, code="a", delivery="on_track")
    return workstream


def test_updates_and_decisions_count_once_they_are_recorded(workstream):
    (one,) = workstream.actions.all()
    factories.ProgressUpdateFactory(
        action=one, on=day("2023-03-10"), delivery="off_track", at=moment("2023-05-05")
    )
    factories.DecisionFactory(action=one, at=moment("2023-05-05"))
    programme = workstream.programme
    before, after = (action_of(programme, as_at=at) for at in (APRIL, MAY))
    assert (code_of(before.delivery.stated), before.closure) == ("on_track", "open")
    assert (code_of(after.delivery.stated), after.closure) == ("off_track", "approved")
    assert after.approved == day("2023-03-15")
    panels = [assessed(programme, as_at=at).panel.total.presented for at in (APRIL, MAY)]
    assert panels == [0, 1]


def test_figures_behind_milestones_count_once_they_are_recorded(workstream):
    waits = measure(workstream.programme.organisation)
    month = assessed(workstream.programme).result.period
    target(waits, "78%")
    figure(waits, month, "80%", recorded_at=APRIL)
    figure(waits, month, "70%", recorded_at=MAY)
    factories.MilestoneFactory(workstream=workstream, measure=waits)

    def actuals(at):
        (found,) = assessed(workstream.programme, as_at=at).result.milestones
        return [one.text for one in found.actuals]

    assert actuals(moment("2023-04-01")) == []
    assert (actuals(APRIL), actuals(MAY)) == (["80%"], ["70%"])


def test_evidence_counts_once_it_is_recorded(workstream):
    with time_machine.travel(moment("2023-05-05"), tick=False):
        factories.EvidenceFactory(action=workstream.actions.get(), kind="audit")
    assert action_of(workstream.programme, as_at=MAY).evidence == 1
    assert action_of(workstream.programme, as_at=APRIL).evidence == 0


def test_a_highlight_report_counts_once_it_is_recorded(workstream):
    with time_machine.travel(moment("2023-05-05"), tick=False):
        factories.HighlightReportFactory(workstream=workstream, delivery="overdue")
    found = assessed(workstream.programme, as_at=APRIL).result.workstream("w")
    assert (found.highlight, found.delivery.stated) == (None, None)


def test_a_date_that_was_moved_later_is_the_old_one_before(workstream):
    with time_machine.travel(moment("2023-05-05"), tick=False):
        one = workstream.actions.get()
        one.baseline_due = day("2023-12-31")
        one.save()
    assert action_of(workstream.programme, as_at=MAY).baseline == day("2023-12-31")
    assert action_of(workstream.programme, as_at=APRIL).baseline == day("2023-03-31")
