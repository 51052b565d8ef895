"""Uploaded papers: what is kept as it is, what becomes a PDF, and what is refused in words."""

import hashlib
import io
import resource
import stat
import sys
import zipfile
import zlib

import pikepdf
import pytest

from goldenthread.records.meetings import pdf_check, pdf_streams, uploads
from goldenthread.records.meetings.pdf_check import RefusedPdfError, answer, checked_pages
from goldenthread.records.meetings.uploads import UploadRefusedError, checked_upload, plain_name

pytestmark = pytest.mark.slow


def pdf_bytes(pages=2, change=None, **options):
    """Give a PDF of blank pages; `change` does something to it before it is saved."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    if change:
        change(pdf)
    made = io.BytesIO()
    pdf.save(made, **options)
    return made.getvalue()


def docx_bytes(part="word/document.xml", content=b"<w/>"):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, content)
    return made.getvalue()


def then_refused(content, words, name="paper.pdf"):
    """Show that a file is refused with the words, by the process and by the check itself."""
    with pytest.raises(UploadRefusedError, match=words):
        checked_upload(content, name)
    if content.startswith(b"%PDF"):
        with pytest.raises(RefusedPdfError, match=words):
            checked_pages(content)
        assert answer(content).startswith('{"refused": ')


def pages(content):
    """Give the pages of a file that is taken, as the process and the check itself count them."""
    found = checked_upload(content, "paper.pdf").pages
    assert checked_pages(content) == found
    assert answer(content) == f'{{"pages": {found}}}'
    return found


def plain_pdf(*objects):
    """Give a PDF written by hand, whose first object is its catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n"
    return content + head + table + tail % (len(objects) + 1, len(content))


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"


def tree(number, kids):
    """Give a node of a page tree that names an object so often."""
    return b"<< /Type /Pages /Count %d /Kids [ %b] >>" % (kids, b"%d 0 R " % number * kids)


def test_a_pdf_is_kept_as_it_is():
    content = pdf_bytes(3)
    found = checked_upload(content, "Annual report.pdf")
    assert found.content == content
    assert (found.pages, found.name, found.converted) == (3, "Annual report.pdf", False)
    assert found.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\Plan.pdf", "Plan.pdf"),
        ("a\nb\x00.pdf", "a b .pdf"),
        ("x" * 400 + ".pdf", "x" * 251 + ".pdf"),
        ("x" * 400, "x" * 255),
        ("", "paper"),
        ("folder/", "paper"),
        (".pdf", ".pdf"),
    ],
)
def test_a_name_keeps_no_folder(name, plain):
    assert plain_name(name) == plain


def test_an_encrypted_pdf_is_refused_with_and_without_a_password_to_read_it():
    for user in ("secret", ""):
        lock = pikepdf.Encryption(owner="owner", user=user)
        then_refused(pdf_bytes(encryption=lock), "encrypted or protected by a password")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 and nothing else",
        b"%PDF-1.7\n" + b"\x00" * 500,
        pdf_bytes()[:200],
        pdf_bytes().replace(b"/Catalog", b"/Cat_log").replace(b"/Pages", b"/Pag_s"),
        pdf_bytes(change=lambda pdf: pdf.Root.__setitem__("/Pages", pikepdf.Name("/None"))),
        pdf_bytes(change=lambda pdf: pdf.Root.Pages.__setitem__("/Kids", 7)),
    ],
    ids=["words", "noughts", "cut", "no catalogue", "no pages", "no kids"],
)
def test_a_broken_pdf_is_refused(content):
    then_refused(content, "broken and cannot be read")


def test_a_pdf_that_can_be_repaired_is_taken():
    content = pdf_bytes(2)
    assert pages(content + b"\ntrailing words") == 2
    assert pages(b"\n" * 20 + content) == 2
    sizeless = pdf_bytes(change=lambda pdf: pdf.pages[1].obj.__delitem__("/MediaBox"))
    assert pages(sizeless) == 2


def test_an_xfa_form_is_refused_and_a_plain_form_is_taken():
    def form(pdf, **fields):
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), **fields)

    then_refused(pdf_bytes(change=lambda pdf: form(pdf, XFA=pikepdf.String("x"))), "XFA form")
    assert pages(pdf_bytes(change=form)) == 2


def test_a_pdf_without_pages_is_refused():
    then_refused(pdf_bytes(0), "has no pages")


def test_more_than_a_thousand_pages_are_refused():
    assert pages(pdf_bytes(1_000)) == 1_000
    then_refused(pdf_bytes(1_001), "more than 1,000 pages")


def test_a_large_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)
    monkeypatch.setattr(uploads, "MEGABYTE", 1)
    with pytest.raises(UploadRefusedError, match="larger than 100 MB"):
        checked_upload(pdf_bytes(), "a.pdf")


class TestBombs:
    def stream(self, packed, filters):
        def add(pdf):
            pdf.pages[0].Contents = pdf.make_indirect(pikepdf.Stream(pdf, packed, Filter=filters))

        return pdf_bytes(
            1, add, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )

    def packed(self, size):
        """Give so many noughts, packed a piece at a time."""
        packer = zlib.compressobj(9)
        piece = bytes(1024 * 1024)
        return b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()

    def test_a_stream_that_unpacks_to_far_too_much_is_refused(self):
        too_much = pdf_streams.MOST_UNPACKED + 2 * 1024 * 1024
        once = self.packed(too_much)
        assert len(once) < 300_000
        then_refused(self.stream(once, pikepdf.Name.FlateDecode), "unpacks to more")
        twice = zlib.compress(once, 9)
        assert len(twice) < 2_000
        names = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        then_refused(self.stream(twice, names), "unpacks to more")

    def test_a_large_picture_is_taken(self):
        packed = self.packed(60 * 1024 * 1024) + b"x" * 300_000
        content = self.stream(packed, pikepdf.Name.FlateDecode)
        assert pages(content) == 1
        noise = self.stream(b"\xff" * 300_000, pikepdf.Name.FlateDecode)  # a broken stream
        assert pages(noise) == 1

    def test_other_filters_are_left_alone(self):
        content = self.stream(b"x" * 300_000, pikepdf.Array([pikepdf.Name.DCTDecode]))
        assert pages(content) == 1

    def test_what_is_unpacked_to_open_the_file_is_limited_too(self):
        """An object stream that unpacks to too much: nothing in it can be read."""
        body = self.packed(pdf_streams.MOST_UNPACKED + 2 * 1024 * 1024)
        with pytest.raises(UploadRefusedError, match="broken and cannot be read"):
            checked_upload(object_stream_file(body), "a.pdf")

    def test_a_tree_that_names_its_pages_again_and_again_is_refused(self):
        levels = [tree(number + 3, 10) for number in range(8)]  # 100 million pages
        then_refused(plain_pdf(CATALOGUE, *levels, PAGE), "more than 1,000 pages")
        wide = plain_pdf(CATALOGUE, tree(3, 300_000), PAGE)
        then_refused(wide, "more than 1,000 pages")

    def test_a_tree_that_holds_itself_is_refused(self):
        then_refused(plain_pdf(CATALOGUE, tree(2, 2)), "broken and cannot be read")
        then_refused(plain_pdf(CATALOGUE, tree(2, 1)), "broken and cannot be read")

    def test_a_page_that_qpdf_does_not_count_is_refused(self):
        twice = plain_pdf(CATALOGUE, b"<< /Type /Pages /Count 2 /Kids [ 3 0 R null ] >>", PAGE)
        then_refused(twice, "broken and cannot be read")

    def test_too_many_objects_are_refused(self, monkeypatch):
        monkeypatch.setattr(pdf_check, "MOST_OBJECTS", 3)
        with pytest.raises(RefusedPdfError, match="unpacks to more"):
            checked_pages(pdf_bytes(5))

    @pytest.mark.parametrize("script", ["raise SystemExit(1)", "import time; time.sleep(9)"])
    def test_a_check_that_dies_or_takes_too_long_refuses(self, monkeypatch, script):
        monkeypatch.setattr(uploads, "CHECK", [sys.executable, "-c", script])
        monkeypatch.setattr(uploads, "CHECK_SECONDS", 0.5)
        with pytest.raises(UploadRefusedError, match="unpacks to more"):
            checked_upload(pdf_bytes(), "a.pdf")

    def test_the_process_bounds_itself(self, monkeypatch):
        noted = []
        monkeypatch.setattr(resource, "setrlimit", lambda which, most: noted.append((which, most)))
        before = pikepdf.settings.get_qpdf_limits()
        pdf_check.bound()
        assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == pdf_streams.MOST_UNPACKED
        pikepdf.settings.set_qpdf_limits(**before)
        assert [most for _, most in noted] == [(pdf_check.MOST_MEMORY,) * 2, (60, 60)]


def object_stream_file(packed):
    """Give a PDF whose catalogue lies in an object stream with the packed body."""
    stream = (
        b"1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length "
        + str(len(packed)).encode() + b" >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    )  # fmt: skip
    head = b"%PDF-1.7\n"
    at = len(head) + len(stream)
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + last.to_bytes(2, "big")
        for kind, place, last in ((0, 0, 65535), (1, len(head), 0), (2, 1, 0), (1, at, 0))
    )
    table = (
        b"3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 2] /Root 2 0 R /Length "
        + str(len(rows)).encode() + b" >>\nstream\n" + rows + b"\nendstream\nendobj\n"
    )  # fmt: skip
    return head + stream + table + b"startxref\n" + str(at).encode() + b"\n%%EOF\n"


class TestWord:
    def office(self, monkeypatch, tmp_path, script):
        """Put a program in the place of LibreOffice."""
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IEXEC)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def test_without_libreoffice_the_person_is_told(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        then_refused(docx_bytes(), "LibreOffice, which is not installed here", "a.docx")
        then_refused(uploads.OLD_WORD + b"x" * 100, "LibreOffice", "a.doc")

    def test_a_word_document_becomes_a_pdf(self, monkeypatch, tmp_path):
        made = tmp_path / "made.pdf"
        made.write_bytes(pdf_bytes(4))
        self.office(monkeypatch, tmp_path, f'cp {made} "$7/paper.pdf"')
        for content, name in ((docx_bytes(), "Plan.docx"), (uploads.OLD_WORD * 9, "Plan.doc")):
            found = checked_upload(content, name)
            assert found.content == made.read_bytes()
            assert (found.pages, found.converted, found.name) == (4, True, name)
            assert found.sha256 == hashlib.sha256(content).hexdigest()

    @pytest.mark.parametrize("script", ["exit 1", "exit 0", "sleep 9"])
    def test_a_conversion_that_fails_is_told(self, monkeypatch, tmp_path, script):
        monkeypatch.setattr(uploads, "CONVERSION_SECONDS", 0.05)
        self.office(monkeypatch, tmp_path, script)
        then_refused(docx_bytes(), "could not be turned into a PDF", "a.docx")

    def test_a_document_that_unpacks_to_too_much_is_refused(self, monkeypatch):
        monkeypatch.setattr(uploads, "MOST_UNPACKED", 1_000)
        then_refused(docx_bytes(content=bytes(2_000)), "The Word document unpacks", "a.docx")

    @pytest.mark.parametrize(
        "content",
        [b"", b"hello", b"PK broken", docx_bytes("xl/workbook.xml"), b"\x89PNG\r\n\x1a\n" * 9],
    )
    def test_other_files_are_refused(self, content):
        then_refused(content, "neither a PDF nor a Word document", "a.bin")
