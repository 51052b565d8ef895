"""From an upload through its preview to the import, and all that can come between."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from goldenthread.collect import actions, importer, progress, recovery, tasks
from goldenthread.collect.recovery import interrupted_work, recover_interrupted_work
from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.records.measures.models import Observation
from goldenthread.records.organisations.models import Membership
from tests import factories
from tests.integration.collect.folders import FIGURE, folder

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
State = ImportBatch.State
CSV = "measure,period,value\nwaits,Mar-23,13.1%\n"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def analyst():
    member = factories.MembershipFactory(role=Membership.Role.CONTRIBUTOR, loads_figures=True)
    factories.MeasureFactory(organisation=member.organisation, code="waits")
    return member.user


def upload(by, content=CSV, name="observations.csv", **options):
    file = SimpleUploadedFile(name, content.encode())
    batch = actions.start_upload(file=file, by=by, **options)
    batch.refresh_from_db()
    return batch


def test_a_code_of_two_organisations_is_that_of_the_page(analyst):
    other = factories.MeasureFactory(code="waits").organisation
    factories.MembershipFactory(
        user=analyst, organisation=other, role=Membership.Role.CONTRIBUTOR, loads_figures=True
    )
    assert upload(analyst).state == State.REFUSED
    batch = upload(analyst, organisation=other.code)
    assert batch.state == State.READY
    actions.confirm_upload(batch=batch, by=analyst)
    assert Observation.objects.get().series.measure.organisation == other


def test_an_upload_is_read_at_once_and_shows_what_it_would_do(analyst):
    batch = upload(analyst)
    assert batch.state == State.READY
    assert batch.plan["sheets"]["observations"]["added"] == 1
    assert batch.plan["additions"][0]["row"] == 2
    assert (batch.done, batch.total) == (1, 1)
    assert not Observation.objects.exists()


def test_a_confirmed_upload_is_imported_under_its_own_batch(analyst):
    batch = actions.confirm_upload(batch=upload(analyst), by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.APPLIED
    assert batch.applied_at
    assert batch.plan["state"] == "applied"
    figure = Observation.objects.get()
    assert (figure.batch, figure.recorded_by, figure.cell) == (batch, analyst, "observations!C2")
    verbs = AuditEvent.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["upload", "confirm import", "import"]
    assert ImportBatch.objects.count() == 1


def test_an_upload_in_error_cannot_be_confirmed(analyst):
    batch = upload(analyst, CSV.replace("13.1%", "x"))
    assert batch.state == State.REFUSED
    assert batch.plan["errors"][0]["column"] == "value"
    with pytest.raises(actions.UploadError, match="has errors"):
        actions.confirm_upload(batch=batch, by=analyst)


def test_a_file_that_cannot_be_read_fails_with_words(analyst):
    batch = upload(analyst, "nothing", "book.xlsx")
    assert batch.state == State.FAILED
    assert "no .xlsx file" in batch.message


@pytest.mark.parametrize(("name", "content"), [("figures.ods", "x"), ("units.csv", ""), ("x", "x")])
def test_a_file_of_another_kind_is_not_taken(analyst, name, content):
    with pytest.raises(actions.UploadError):
        upload(analyst, content, name)


def test_a_file_over_the_limit_is_not_taken(analyst, settings):
    settings.UPLOAD_LIMIT = 10
    with pytest.raises(actions.UploadError, match="larger"):
        upload(analyst)


def test_who_loads_no_figures_uploads_nothing(analyst):
    Membership.objects.update(loads_figures=False)
    with pytest.raises(PermissionDenied):
        upload(analyst)


def test_only_the_uploader_confirms_or_withdraws(analyst):
    batch = upload(analyst)
    other = factories.UserFactory()
    for step in (actions.confirm_upload, actions.withdraw_upload):
        with pytest.raises(PermissionDenied):
            step(batch=batch, by=other)


def test_an_archive_of_csv_files_is_taken(analyst):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("observations.csv", CSV)
    file = SimpleUploadedFile("march.zip", packed.getvalue())
    batch = actions.start_upload(file=file, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.READY


def test_a_withdrawn_upload_is_gone(analyst):
    batch = upload(analyst)
    path = Path(batch.file.path)
    assert path.exists()
    actions.withdraw_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.WITHDRAWN
    assert not path.exists()
    for step in (actions.confirm_upload, actions.withdraw_upload):
        with pytest.raises(actions.UploadError):
            step(batch=batch, by=analyst)


def test_a_plan_that_changed_since_asks_again(analyst, tmp_path):
    batch = upload(analyst)
    importer.run(folder(tmp_path / "f", observations=[{**FIGURE, "value": "9%"}]), by=None)
    actions.confirm_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.READY
    assert "changed after the preview" in batch.message
    assert batch.plan["changes"][0]["old"] == "9%"
    assert Observation.objects.get().written == "9%"
    actions.confirm_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.APPLIED
    assert Observation.objects.filter(superseded_at=None).get().written == "13.1%"


def test_other_bytes_than_the_previewed_are_refused(analyst):
    batch = upload(analyst)
    Path(batch.file.path).write_text(CSV.replace("13.1", "99.9"))
    actions.confirm_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.FAILED
    assert "not the one that was uploaded" in batch.message
    assert not Observation.objects.exists()


def test_rights_lost_since_the_preview_stop_the_import(analyst):
    batch = upload(analyst)
    Membership.objects.update(loads_figures=False)
    actions.confirm_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.REFUSED
    assert not Observation.objects.exists()


def test_an_uploader_who_left_imports_nothing(analyst):
    batch = upload(analyst)
    type(analyst).objects.update(is_active=False)
    actions.confirm_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.FAILED
    assert "no longer active" in batch.message


def test_an_unforeseen_failure_ends_the_batch_and_writes_nothing(analyst, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("secret detail")

    batch = upload(analyst)
    monkeypatch.setattr(importer, "write_revisions", fail)
    actions.confirm_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert batch.state == State.FAILED
    assert "nothing was written" in batch.message
    assert "secret" not in batch.message
    assert not Observation.objects.exists()


@pytest.mark.parametrize("state", [State.APPLIED, State.WITHDRAWN, State.READY])
def test_a_task_that_comes_late_does_nothing(analyst, state):
    batch = upload(analyst)
    ImportBatch.objects.update(state=state)
    tasks.read_upload.enqueue(batch.pk)
    tasks.apply_upload.enqueue(batch.pk)
    batch.refresh_from_db()
    assert batch.state == state


def test_work_of_a_stopped_worker_is_taken_up_or_closed(analyst):
    reading, applying, done = upload(analyst), upload(analyst), upload(analyst)
    ImportBatch.objects.filter(pk=reading.pk).update(state=State.READING)
    ImportBatch.objects.filter(pk=applying.pk).update(state=State.APPLYING)
    assert {batch.pk for batch in interrupted_work()} == {reading.pk, applying.pk}
    assert len(recover_interrupted_work()) == 2
    for batch in (reading, applying, done):
        batch.refresh_from_db()
    assert [reading.state, applying.state, done.state] == [State.READY, State.FAILED, State.READY]
    assert "Nothing was imported" in applying.message
    assert recover_interrupted_work() == []


def test_progress_shows_while_the_transaction_hides_the_batch(analyst):
    batch = upload(analyst)
    assert progress.progress_of(batch) == (1, 1)
    batch.state = State.APPLYING
    progress.write_sign(batch.pk, 3, 10)
    assert progress.progress_of(batch) == (3, 10)
    progress.remove_sign(batch.pk)
    assert progress.progress_of(batch) == (1, 1)


def test_work_that_waits_in_the_queue_is_left_alone(analyst, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    batch = upload(analyst)
    assert batch.state == State.UPLOADED
    ImportBatch.objects.update(state=State.READY)
    batch.refresh_from_db()
    actions.confirm_upload(batch=batch, by=analyst)
    assert recover_interrupted_work() == []
    batch.refresh_from_db()
    assert batch.state == State.APPLYING


def test_work_of_another_worker_is_left_alone(analyst, monkeypatch):
    batch = upload(analyst)
    ImportBatch.objects.update(state=State.APPLYING)
    left = interrupted_work()
    ImportBatch.objects.update(state=State.APPLIED)
    monkeypatch.setattr(recovery, "interrupted_work", lambda: left)
    assert recover_interrupted_work() == []

    def locked(batch_id):
        raise OperationalError("database is locked")

    monkeypatch.setattr(recovery, "recover_locked", locked)
    assert recover_interrupted_work() == []
    batch.refresh_from_db()
    assert batch.state == State.APPLIED


def test_an_import_that_was_closed_while_its_file_was_read_writes_nothing(analyst, monkeypatch):
    batch = upload(analyst)
    read = tasks.source_of

    def closed_meanwhile(one):
        ImportBatch.objects.update(state=State.FAILED, message="closed")
        return read(one)

    monkeypatch.setattr(tasks, "source_of", closed_meanwhile)
    actions.confirm_upload(batch=batch, by=analyst)
    batch.refresh_from_db()
    assert (batch.state, batch.message) == (State.FAILED, "closed")
    assert not Observation.objects.exists()
