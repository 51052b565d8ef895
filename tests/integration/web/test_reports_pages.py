"""Reading reports, freezing, signing off and publishing editions."""

import pytest

from goldenthread.records.reporting.models import Edition, Narrative
from tests.integration.web.world import PERIOD

HERE = "/organisations/RWF/reports/"

pytestmark = pytest.mark.slow


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_report_is_read_section_by_section_with_links_between_them(world):
    client = world.client("viewer")
    first = text_of(client.get(f"{HERE}ipr/"))
    assert f'rel="next" href="{HERE}ipr/sections/executive-summary/"' in first
    summary = text_of(client.get(f"{HERE}ipr/sections/executive-summary/"))
    assert 'aria-current="page">Executive summary' in summary
    assert 'href="#' not in summary.split("<main")[1].replace('href="#maincontent"', "")
    assert client.get(f"{HERE}ipr/sections/no-such-section/").status_code == 404
    assert client.get(f"{HERE}other/").status_code == 404


def test_the_report_is_composed_anew_after_a_write(world):
    client = world.client("approver")
    address = f"{HERE}ipr/sections/executive-summary/"
    text_of(client.get(address))
    sent = {"executive_summary": "Our own opening words."}
    assert client.post(f"{HERE}ipr/words/", sent)["Location"] == address
    assert "Our own opening words." in text_of(client.get(address))
    client.post(f"{HERE}ipr/words/", {"executive_summary": ""})
    assert not Narrative.objects.exists()
    assert "Our own opening words." not in text_of(client.get(address))


def test_a_figure_that_contradicts_the_records_is_flagged_in_the_reader(world):
    client = world.client("approver")
    client.post(f"{HERE}ipr/words/", {"executive_summary": "Waits reached 99.9% in March."})
    page = text_of(client.get(f"{HERE}ipr/sections/executive-summary/"))
    assert "Check:" in page


def test_the_report_is_downloaded_whole(world):
    response = world.client("viewer").get(f"{HERE}ipr/files/html/")
    assert response["Content-Disposition"] == 'attachment; filename="RWF-ipr-2023-03.html"'
    assert "Integrated Performance Report" in text_of(response)
    assert world.client("viewer").get(f"{HERE}ipr/files/odt/").status_code == 404


def test_an_edition_goes_from_frozen_to_published_one_step_at_a_time(world):
    client = world.client("approver")
    address = client.post(f"{HERE}ipr/freeze/")["Location"]
    assert "Sign off" in text_of(client.get(address))
    early = text_of(client.post(f"{address}publish/", follow=True))
    assert "that step is not open" in early
    assert "Publish" in text_of(client.post(f"{address}sign-off/", follow=True))
    done = text_of(client.post(f"{address}publish/", follow=True))
    assert "The edition is published" in done
    assert Edition.objects.get().state == "published"
    assert "Integrated Performance Report" in text_of(world.client("anonymous").get(address))


def test_a_frozen_edition_keeps_its_figures_after_a_correction(world):
    from tests.integration.assure import trust

    client = world.client("viewer")
    edition = world.edition()
    trust.figure(world.owned, PERIOD, "88%")
    address = f"/editions/{edition.pk}/sections/theme-patient-access/"
    page = text_of(client.get(address)).split("<main")[1]
    assert "70%" in page
    assert "88%" not in page


def test_editions_of_an_organisation_are_listed_for_its_members_only(world):
    edition = world.edition()
    assert f"/editions/{edition.pk}/" in text_of(world.client("viewer").get(HERE))
    assert f"/editions/{edition.pk}/" not in text_of(world.client("outsider").get("/published/"))


def test_an_edition_whose_content_was_altered_is_not_shown(world):
    edition = world.edition()
    Edition.objects.filter(pk=edition.pk).update(content={**edition.content, "title": "Forged"})
    response = world.client("viewer").get(f"/editions/{edition.pk}/")
    assert response.status_code == 500
    assert "This edition is damaged" in response.content.decode()
    assert "Forged" not in response.content.decode()
