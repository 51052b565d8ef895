"""Documents that come beside the sheets: papers of agenda items."""

import io
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.collect import actions, attachments, importer
from goldenthread.records.history.models import ImportBatch
from goldenthread.records.meetings.models import Paper, PaperFile
from goldenthread.records.organisations.models import Organisation
from tests import factories
from tests.integration.collect.boardroom_folder import EVERYTHING, changed, everything
from tests.integration.collect.folders import folder
from tests.unit.collect.books import workbook

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WITH_FILE = changed("agenda", 0, file="papers/apologies.pdf")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def pdf(pages):
    made, content = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    made.save(content, deterministic_id=True)
    return content.getvalue()


def given(tmp_path, content, **sheets):
    path = everything(tmp_path / "f", **(sheets or WITH_FILE))
    (path / "papers").mkdir(exist_ok=True)
    (path / "papers" / "apologies.pdf").write_bytes(content)
    return path


def test_a_document_beside_the_sheets_is_the_paper_of_its_item(tmp_path, media):
    content = pdf(3)
    plan = importer.run(given(tmp_path, content), by=None)
    assert [str(error) for error in plan.errors] == []
    paper = Paper.objects.get(item__reference="03-1")
    assert (paper.source, paper.state) == ("", "draft")
    file = paper.files.get()
    assert (file.name, file.pages, file.converted) == ("apologies.pdf", 3, False)
    with file.file.open() as opened:
        assert opened.read() == content
    assert [one.name for one in (media / "papers").iterdir()] == [f"{file.sha256[:32]}.pdf"]


def test_the_same_document_again_changes_nothing_and_another_stands_in_its_place(tmp_path):
    importer.run(given(tmp_path, pdf(1)), by=None)
    assert not importer.run(given(tmp_path, pdf(1)), by=None).has_work
    plan = importer.run(given(tmp_path, pdf(2)), by=None)
    assert [(one.column, one.new) for one in plan.changes] == [("file", "apologies.pdf")]
    assert plan.sheets["agenda"].changed == 1
    assert [one.pages for one in PaperFile.objects.order_by("pk")] == [1, 2]
    importer.run(given(tmp_path, pdf(1)), by=None)
    kept = PaperFile.objects.order_by("pk")
    assert [(one.pages, bool(one.removed_at)) for one in kept] == [
        (1, True), (2, True), (1, False),
    ]  # fmt: skip
    assert not importer.run(given(tmp_path, pdf(1)), by=None).has_work


def test_a_row_of_papers_names_further_documents(tmp_path):
    row = {"meeting": "2023-03", "item": "03-1", "paper": "1", "title": "More",
           "file": "papers/apologies.pdf"}  # fmt: skip
    sheets = {**WITH_FILE, "papers": [*EVERYTHING["papers"], row]}
    importer.run(given(tmp_path, pdf(1), **sheets), by=None)
    found = Paper.objects.filter(item__reference="03-1").values_list("order", "files__pages")
    assert list(found) == [(0, 1), (1, 1)]


def test_who_brought_a_document_is_kept(tmp_path):
    importer.run(everything(tmp_path / "f"), by=None)
    trust = Organisation.objects.get(code="RWF")
    member = factories.MembershipFactory(organisation=trust, role="contributor", loads_figures=True)
    path = folder(tmp_path / "g", {"agenda": WITH_FILE["agenda"][:1]})
    (path / "papers").mkdir()
    (path / "papers" / "apologies.pdf").write_bytes(pdf(1))
    assert [str(error) for error in importer.run(path, by=member.user).errors] == []
    assert PaperFile.objects.get().added_by == member.user


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 nothing", "broken"),
        (b"plain", "neither a PDF nor a Word document"),
        (pdf(0), "no pages"),
    ],
)
def test_a_document_that_is_no_paper_is_an_error_with_its_row(tmp_path, content, words):
    (error,) = importer.run(given(tmp_path, content), by=None).errors
    assert (error.sheet, error.row, error.column) == ("agenda", 2, "file")
    assert words in error.message
    assert not PaperFile.objects.exists()
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.pdf", "is no file of the imported folder"),
        ("../outside.pdf", "leads out of what is imported"),
        ("papers/../../outside.pdf", "leads out of what is imported"),
        ("/etc/hostname", "leads out of what is imported"),
        ("C:\\papers\\a.pdf", "leads out of what is imported"),
        ("link.pdf", "is no file of the imported folder"),
        ("papers", "is no file of the imported folder"),
    ],
)
def test_a_document_is_looked_for_in_the_folder_alone(tmp_path, name, message):
    (tmp_path / "outside.pdf").write_bytes(pdf(1))
    path = given(tmp_path, pdf(1), **changed("agenda", 0, file=name))
    (path / "link.pdf").unlink(missing_ok=True)
    (path / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    (error,) = importer.preview(path, by=None).errors
    assert error.message == message


def test_a_large_document_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST_DOCUMENT", 100)
    (error,) = importer.preview(given(tmp_path, pdf(1)), by=None).errors
    assert error.message == "is too large"
    packed = archive(tmp_path, {"papers/apologies.pdf": pdf(1)})
    (error,) = importer.preview(packed, by=None).errors
    assert error.message == "is too large"


def archive(tmp_path, documents, inside="trust/"):
    path = everything(tmp_path / "z", **WITH_FILE)
    made = tmp_path / "all.zip"
    with zipfile.ZipFile(made, "w") as opened:
        for one in path.glob("*.csv"):
            opened.write(one, f"{inside}{one.name}")
        for name, content in documents.items():
            opened.writestr(f"{inside}{name}", content)
    return made


def test_a_zip_brings_its_documents_along(tmp_path):
    packed = archive(tmp_path, {"papers/apologies.pdf": pdf(4)})
    assert [str(error) for error in importer.run(packed, by=None).errors] == []
    assert PaperFile.objects.get().pages == 4
    assert not importer.run(packed, by=None).has_work


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ({}, "is no file of the .zip"),
        ({"papers/apologies.pdf": pdf(1), "old/papers/apologies.pdf": pdf(1)},
         "stands in several folders of the .zip"),
    ],
)  # fmt: skip
def test_a_zip_without_the_one_document_is_an_error(tmp_path, documents, message):
    (error,) = importer.preview(archive(tmp_path, documents), by=None).errors
    assert error.message == message


def test_a_zip_whose_document_is_damaged_is_an_error(tmp_path):
    packed = archive(tmp_path, {"papers/apologies.pdf": b"%PDF-1.7 " + b"x" * 500})
    content = packed.read_bytes()
    packed.write_bytes(content.replace(b"x" * 500, b"y" * 500))
    (error,) = importer.preview(packed, by=None).errors
    assert error.message == "cannot be unpacked: the .zip is broken"


def test_a_workbook_brings_no_documents_along(tmp_path):
    def sheet(rows):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        return [columns, *([row.get(column, "") for column in columns] for row in rows)]

    sheets = {**EVERYTHING, **WITH_FILE}
    book = workbook(tmp_path / "b.xlsx", {name: sheet(rows) for name, rows in sheets.items()})
    (error,) = importer.preview(book, by=None).errors
    assert (error.sheet, error.row, error.column) == ("agenda", 2, "file")
    assert "a single workbook or CSV file brings none along" in error.message
    assert "folder or .zip" in error.allowed


@pytest.mark.django_db(transaction=True)
def test_an_uploaded_zip_is_previewed_and_imported_with_its_documents(tmp_path):
    packed = archive(tmp_path, {"papers/apologies.pdf": pdf(2)})
    by = factories.UserFactory(is_superuser=True)
    batch = actions.start_upload(file=SimpleUploadedFile("all.zip", packed.read_bytes()), by=by)
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.READY, batch.plan
    assert not PaperFile.objects.exists()
    actions.confirm_upload(batch=batch, by=by)
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.APPLIED
    assert (PaperFile.objects.get().pages, PaperFile.objects.get().added_by) == (2, by)
