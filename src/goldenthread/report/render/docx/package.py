"""The file itself: its properties, its language, and the same bytes for the same report."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from docx.document import Document
from docx.oxml.ns import qn

from goldenthread.report.model import Report
from goldenthread.report.render.docx.xml import el
from goldenthread.report.render.native_text import name_text

MADE = dt.datetime(2000, 1, 1)
ZIP_MADE = (1980, 1, 1, 0, 0, 0)
MODE = 15  # of Word 2013 and later: no 'Compatibility Mode' in the title
LEFT_OVER = ("thumbnail.jpeg", "stylesWithEffects.xml")  # of the empty document we begin with
LANGUAGE = "en-GB"


def set_properties(document: Document, report: Report) -> None:
    """Say what the document is, whose, and in which language."""
    found = document.core_properties
    title = f"{report.title}, {report.period_label}" if report.period_label else report.title
    found.title, found.subject = name_text(title), name_text(report.period_label)
    found.author = found.last_modified_by = name_text(report.organisation)
    found.language = LANGUAGE
    found.comments = name_text(" ".join(w for w in (report.prepared, report.edition) if w))
    found.keywords = found.category = ""
    found.created = found.modified = MADE
    found.revision = 1


def set_settings(document: Document) -> None:
    """Let Word open the document as one of its own version, in our language."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), str(MODE))
    for unwanted in ("w:savePreviewPicture", "w:proofState"):
        for found in settings.findall(qn(unwanted)):
            settings.remove(found)
    for found in list(settings.iter(qn("w:useFELayout"))):
        found.getparent().remove(found)
    language = settings.find(qn("w:themeFontLang"))
    if language is not None:
        language.getparent().replace(language, el("w:themeFontLang", val=LANGUAGE))


def drop_left_overs(document: Document) -> None:
    """Leave out what the empty document holds for other programs."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if str(relation.target_ref).endswith(LEFT_OVER):
                relations.pop(name)


def file_bytes(document: Document) -> bytes:
    """Give the document as a file whose entries carry no time."""
    saved = io.BytesIO()
    document.save(saved)
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as read, zipfile.ZipFile(made, "w") as written:
        for entry in read.infolist():
            kept = zipfile.ZipInfo(entry.filename, ZIP_MADE)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.external_attr = 0o600 << 16
            written.writestr(kept, read.read(entry.filename))
    return made.getvalue()
