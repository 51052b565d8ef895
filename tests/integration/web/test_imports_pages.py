"""Importing in the browser: upload, preview, confirm, withdraw."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.records.history.models import ImportBatch
from goldenthread.records.measures.models import Observation

HERE = "/organisations/RWF/imports/"
GOOD = b"measure,period,value\nwaits,2023-03,74%\nwaits,2023-04,75%\nfalls,2023-03,70%\n"
BAD = b"measure,period,value\nwaits,soon,74%\nunknown,2023-03,75%\n"


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(client, callbacks, content=GOOD, name="observations.csv") -> str:
    """Upload a file and let the background read it; give the address of its page."""
    with callbacks(execute=True):
        response = client.post(HERE, {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


@pytest.mark.slow
def test_an_upload_shows_every_change_and_changes_nothing_yet(
    world, django_capture_on_commit_callbacks
):
    client = world.client("analyst")
    page = text_of(client.get(upload(client, django_capture_on_commit_callbacks)))
    assert "Nothing has been changed yet." in page
    changes = page[page.index("Changes cell by cell") :]
    assert "70%" in changes
    assert "74%" in changes
    assert Observation.objects.filter(revision=2).count() == 0
    assert ImportBatch.objects.get().state == "ready"


@pytest.mark.slow
def test_a_confirmed_upload_is_imported_and_its_figures_lead_back_to_it(
    world, django_capture_on_commit_callbacks
):
    client = world.client("analyst")
    address = upload(client, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}confirm/")
    assert "Imported as a whole." in text_of(client.get(address))
    assert Observation.objects.filter(revision=2).get().written == "74%"
    measure = text_of(client.get("/organisations/RWF/measures/waits/?period=2023-04"))
    assert "observations.csv" in measure
    assert address in measure
    assert "2 added" in text_of(client.get(HERE)) or "1 added" in text_of(client.get(HERE))


@pytest.mark.slow
def test_errors_are_shown_with_their_place_and_block_the_import(
    world, django_capture_on_commit_callbacks
):
    client = world.client("analyst")
    address = upload(client, django_capture_on_commit_callbacks, BAD)
    page = text_of(client.get(address))
    assert "Nothing can be imported until every error is put right." in page
    assert "soon" in page
    assert "unknown" in page
    assert "Confirm and import" not in page
    response = client.post(f"{address}confirm/", follow=True)
    assert "cannot be confirmed" in text_of(response)


@pytest.mark.slow
def test_a_withdrawn_upload_imports_nothing(world, django_capture_on_commit_callbacks):
    client = world.client("analyst")
    address = upload(client, django_capture_on_commit_callbacks)
    response = client.post(f"{address}withdraw/", follow=True)
    assert "nothing was imported" in text_of(response)
    assert ImportBatch.objects.get().state == "withdrawn"
    assert not Observation.objects.filter(revision=2).exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("figures.pdf", b"x", "The file must be one of"),
        ("observations.csv", b"", "The file is empty"),
    ],
)
def test_a_file_that_cannot_be_one_is_refused_at_once(world, name, content, words):
    client = world.client("analyst")
    page = text_of(client.post(HERE, {"file": SimpleUploadedFile(name, content)}))
    assert words in page
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_too_large_is_refused(world, settings):
    settings.UPLOAD_LIMIT = 10
    client = world.client("analyst")
    page = text_of(client.post(HERE, {"file": SimpleUploadedFile("observations.csv", GOOD)}))
    assert "The file must be smaller than" in page


def test_work_that_goes_on_shows_its_progress_and_asks_again(world):
    batch = world.batch(state="reading", done=1200, total=5000)
    client = world.client("administrator")
    page = text_of(client.get(f"{HERE}{batch.pk}/"))
    assert "1,200 of 5,000 rows" in page
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    part = text_of(client.get(f"{HERE}{batch.pk}/", headers={"hx-request": "true"}))
    assert part.lstrip().startswith('<div id="import-state"')


def test_finished_work_does_not_ask_again(world):
    batch = world.batch(state="applied")
    page = text_of(world.client("administrator").get(f"{HERE}{batch.pk}/"))
    assert "hx-trigger" not in page


def test_only_the_uploader_sees_the_cells_and_takes_the_steps(world):
    """The file of one who imports for several bodies can hold figures of another body."""
    from tests.integration.assure import trust
    from tests.integration.web.world import PERIOD

    change = {"sheet": "s", "row": 2, "key": "secret-measure", "column": "value",
              "old": "1", "new": "2"}  # fmt: skip
    plan = {"changes": [change], "counts": {"changes": 1}, "sheets": {}}
    batch = world.batch(by="outsider", state="ready", plan=plan)
    trust.figure(world.owned, PERIOD, "66%", batch=batch)
    client = world.client("administrator")
    assert "secret-measure" not in text_of(client.get(f"{HERE}{batch.pk}/"))
    assert client.post(f"{HERE}{batch.pk}/confirm/").status_code == 403


def test_the_template_is_a_workbook(world):
    response = world.client("analyst").get(f"{HERE}template/")
    assert response.status_code == 200
    assert "golden-thread-RWF.xlsx" in response["Content-Disposition"]
    assert b"".join(response.streaming_content)
