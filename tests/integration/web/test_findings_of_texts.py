"""Findings of texts on pages: the sentence with its mark, the ways to text and record, waivers."""

import re

import pytest
from django.urls import reverse

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.records.measures.models import Commentary, CountermeasureSummary
from goldenthread.records.reporting.models import Narrative, WaiverWithdrawal
from tests import factories
from tests.integration.assure import trust as small
from tests.integration.web.programme_world import programme_of
from tests.integration.web.test_queries import queries_of
from tests.integration.web.world import PERIOD

pytestmark = pytest.mark.slow
HERE = "/organisations/RWF/findings/"
IN_MARCH = {"period_kind": "month", "period_start": PERIOD.start}
SAID = "Bed days were 61% in March 2023."


@pytest.fixture
def made(world):
    """A measure, and a text of each kind that says another figure."""
    programme = programme_of(world)
    beds = world.measure("beds", name="Bed days", theme="Safety")
    small.months(beds, ["50%", "50%", "50%"], last=PERIOD)
    write(world, programme, beds)
    return programme


def write(world, programme, beds):
    """Write a text of each kind about a measure."""
    said = SAID.replace("Bed days", beds.name)
    Commentary.objects.create(measure=beds, summary=said, **IN_MARCH)
    CountermeasureSummary.objects.create(measure=beds, problem=said, **IN_MARCH)
    Narrative.objects.create(organisation=world.trust, report="ipr", text=said,
                             section="executive_summary", order=beds.pk, **IN_MARCH)  # fmt: skip
    factories.MilestoneFactory(workstream=programme.workstream, measure=beds, commentary=said)
    programme.highlight.summary = f"{programme.highlight.summary} {said}"
    programme.highlight.save()


def main_of(response):
    assert response.status_code == 200
    return re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]


def found(world):
    told = check(Ground(world.trust, PERIOD), ("texts",))
    return {one.finding.record: one.finding for one in told}


RECORDS = ["commentary", "countermeasure", "highlight", "milestone", "narrative"]


def test_the_list_shows_each_sentence_with_its_words_marked(world, made):
    assert sorted(found(world)) == RECORDS
    page = main_of(world.client("viewer").get(f"{HERE}?subject=texts"))
    assert page.count("<mark>61%</mark>") == len(RECORDS)
    assert page.count('<q class="app-quote">') == len(RECORDS)
    measure = reverse("measure", args=["RWF", "beds"])
    assert page.count(f'href="{measure}') >= len(RECORDS)


@pytest.mark.parametrize("record", RECORDS)
def test_a_finding_leads_to_the_text_and_to_the_record(world, made, record):
    one = found(world)[record]
    client = world.client("approver")
    page = main_of(client.get(f"{HERE}{one.fingerprint}/"))
    assert "Bed days were <mark>61%</mark> in March 2023." in page
    assert "It could say: <strong>50%</strong>" in page
    assert one.quote.place in page
    links = {
        "commentary": reverse("measure", args=["RWF", "beds"], fragment="commentary"),
        "countermeasure": reverse("measure", args=["RWF", "beds"], fragment="countermeasures"),
        "highlight": reverse("highlight", args=["RWF", made.programme.pk, made.highlight.pk]),
        "milestone": reverse("milestones", args=["RWF", made.programme.pk]),
        "narrative": reverse("report-words", args=["RWF", "ipr"]),
    }
    shown = [re.sub(r"\?[^#]*", "", href) for href in re.findall(r'href="([^"]*)"', page)]
    assert any(href.startswith(links[record]) for href in shown), shown
    assert reverse("measure", args=["RWF", "beds"], fragment="figures") in shown
    for href in re.findall(r'href="(/[^"#]*)', page):
        assert client.get(href).status_code == 200


def test_whoever_may_not_write_the_words_reads_the_report(world, made):
    one = found(world)["narrative"]
    page = main_of(world.client("viewer").get(f"{HERE}{one.fingerprint}/"))
    assert reverse("report", args=["RWF", "ipr"]) in page
    assert reverse("report-words", args=["RWF", "ipr"]) not in page


def test_a_record_and_the_text_that_tell_the_same_are_waived_together(world, made):
    beds = world.trust.measures.get(code="beds")
    summary = beds.countermeasure_summaries.get()
    summary.problem, summary.desired_trend = "", "6 points above the mean"
    summary.save()
    beds.better = "lower"
    beds.save()

    def told():
        return next(
            one for one in check(Ground(world.trust, PERIOD))
            if one.finding.code == "desired_trend_contradicts"
        )  # fmt: skip

    (also,) = told().also
    client = world.client("approver")
    for fingerprint in (told().finding.fingerprint, also.finding.fingerprint):
        page = main_of(client.get(f"{HERE}{fingerprint}/"))
        assert "6 points <mark>above</mark> the mean" in page
    client.post(f"{HERE}{also.finding.fingerprint}/waive/", {"reason": "It is so"})
    assert told().is_waived
    assert told().also[0].is_waived
    query = f"?period={PERIOD.code}"
    client.post(reverse("waiver-withdraw", args=["RWF", told().waiver.id]) + query)
    assert not told().is_waived
    assert not told().also[0].is_waived
    assert WaiverWithdrawal.objects.count() == 2


def test_pages_do_not_flag_what_somebody_answers_for(world, made):
    client = world.client("administrator")
    page = f"/organisations/RWF/measures/beds/?period={PERIOD.code}"
    CountermeasureSummary.objects.all().delete()
    assert "Check: 61%" in main_of(client.get(page))
    finding = found(world)["commentary"]
    client.post(f"{HERE}{finding.fingerprint}/waive/", {"reason": "Counted another way"})
    assert "Check:" not in main_of(client.get(page))
    Commentary.objects.update(summary=SAID.replace("61%", "62%"))
    assert "Check: 62%" in main_of(client.get(page))


def test_the_programme_and_the_savings_show_their_own_texts(world, made):
    client = world.client("viewer")
    programme = main_of(client.get(reverse("programme-findings", args=["RWF", made.programme.pk])))
    assert programme.count("<mark>61%</mark>") == 2  # highlight report and milestone


def test_the_pages_cost_the_same_with_more_texts(world, made):
    client = world.client("approver")
    one = found(world)["commentary"]
    pages = (HERE, f"{HERE}{one.fingerprint}/", "/organisations/RWF/reports/",
             reverse("programme-findings", args=["RWF", made.programme.pk]))  # fmt: skip
    few = [queries_of(client, address) for address in pages]
    for number in range(4):
        beds = world.measure(f"beds-{number}", name=f"Bed days {number}", theme="Safety")
        small.months(beds, ["50%", "50%", "50%"], last=PERIOD)
        write(world, made, beds)
    assert [queries_of(client, address) for address in pages] == few
