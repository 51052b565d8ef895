"""An edition of a programme is barred until every highlight report of its period is signed off."""

import pytest

from goldenthread.records.programmes import actions
from goldenthread.records.reporting.models import Edition
from goldenthread.report.build import COMPOSITIONS
from goldenthread.report.editions import EditionBarredError, freeze_edition, read_edition
from goldenthread.report.restatement import restatements
from goldenthread.vocabulary import Period
from tests import factories
from tests.integration.programmes.place import MARCH, STEP, newest_event, then_refused

pytestmark = pytest.mark.slow
REPORTS = [code for code, one in COMPOSITIONS.items() if one.is_of_programme]


def freeze(place, report="oversight-pack", by="approver", period=MARCH):
    return freeze_edition(
        organisation=place.trust, report=report, period=period, by=place.people[by]
    )


def barred(place, words, by="approver"):
    return then_refused(
        EditionBarredError,
        words,
        verb="freeze edition",
        about=place.programme,
        by=place.people[by],
    )


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_a_report_that_is_not_signed_off_bars_the_edition(place, report, state):
    place.report(state)
    with barred(place, "The edition of March 2023 cannot be frozen: not signed off: Safety"):
        freeze(place, report)
    assert newest_event().details["report"] == report


def test_without_any_report_there_is_nothing_to_freeze(place):
    with barred(place, "no highlight report is written"):
        freeze(place)


def test_one_of_several_bars_it_by_its_name(place):
    place.report("signed_off")
    other = factories.WorkstreamFactory(programme=place.programme, name="People")
    factories.HighlightReportFactory(workstream=other, state="submitted")
    with barred(place, "not signed off: People"):
        freeze(place)


def test_reports_of_other_periods_programmes_and_organisations_bar_nothing(place):
    place.report("signed_off")
    options = {"workstream": place.workstream, "period_start": "2023-02-01"}
    factories.HighlightReportFactory(**options)
    programme = factories.ProgrammeFactory(organisation=place.trust, name="Zero waste")
    factories.HighlightReportFactory(workstream__programme=programme)
    factories.HighlightReportFactory(workstream__programme__organisation=place.other)
    assert freeze(place).programme == "iip"


def test_a_report_that_was_opened_again_bars_the_next_edition(place):
    report = place.report("signed_off")
    first = freeze(place)
    executive = place.people["executive"]
    actions.reopen_highlight(highlight=report, by=executive, remark="A wrong figure")
    with barred(place, "not signed off: Safety"):
        freeze(place)
    actions.submit_highlight(highlight=report, by=place.people["lead"])
    actions.sign_off_highlight(highlight=report, by=executive, missing=[])
    second = freeze(place)
    assert (first.number, second.number) == (1, 2)


def test_the_command_line_is_barred_too(place):
    place.report("submitted")
    with pytest.raises(EditionBarredError):
        freeze_edition(organisation=place.trust, report="oversight-pack", period=MARCH, by=None)
    event = newest_event()
    assert (event.by, event.verb, event.refused) == (None, "freeze edition", True)
    assert not Edition.objects.exists()


def test_a_correction_changes_no_edition(place):
    place.report("signed_off")
    edition = freeze(place)
    seen = read_edition(edition)
    actions.update_action(
        action=place.action,
        on=MARCH.end,
        delivery=STEP["overdue"],
        reason="It was never begun",
        by=place.people["owner"],
    )
    assert read_edition(Edition.objects.get()) == seen
    assert restatements(edition) == []


def test_other_months_are_frozen_apart(place):
    place.report("signed_off")
    freeze(place)
    with barred(place, "The edition of April 2023 cannot be frozen"):
        freeze(place, period=Period.month(2023, 4))
