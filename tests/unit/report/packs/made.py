"""Documents as others make them: plain, turned, odd in size, with forms, layers or ill intent."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from goldenthread.report.model import Bullets, Cell, Link, Paragraph, Report, Section, Table
from goldenthread.report.render import pdf as renderer

A4 = (0, 0, 595, 842)
LONG = 24  # paragraphs that share no page


def saved(pdf: Pdf, **how: object) -> bytes:
    """Give a document as bytes."""
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id="encryption" not in how, **how)
    return stream.getvalue()


def helvetica(pdf: Pdf) -> Dictionary:
    """Give a font that every reader has."""
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )


def add_page(pdf: Pdf, words: str, box: Sequence[float] = A4, *, turned: int = 0) -> Dictionary:
    """Add a page with words in its middle and a frame well inside its edges."""
    left, bottom, right, top = box
    content = (
        f"q 0 0 0.6 RG {left + 20} {bottom + 40} {right - left - 40} {top - bottom - 60} re S Q "
        f"BT /F1 12 Tf {(left + right) / 3} {(bottom + top) / 2} Td ({words}) Tj ET"
    )
    page = Dictionary(
        Type=Name.Page, MediaBox=Array(box), Contents=pdf.make_stream(content.encode()),
        Resources=Dictionary(Font=Dictionary(F1=helvetica(pdf))), Rotate=turned,
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def sheets(*words: str, box: Sequence[float] = A4, turned: int = 0) -> bytes:
    """Give an untagged document with a page for each of the words."""
    pdf = pikepdf.new()
    for one in words:
        add_page(pdf, one, box, turned=turned)
    return saved(pdf)


def annotate(pdf: Pdf, page: Dictionary, **entries: object) -> Dictionary:
    """Add an annotation to a page."""
    made = pdf.make_indirect(Dictionary(Type=Name.Annot, P=page, **entries))
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(made)
    return made


def appearance(pdf: Pdf, content: bytes, width: float = 100, height: float = 20) -> pikepdf.Stream:
    """Give a picture of an annotation."""
    return pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]),
        Resources=Dictionary(Font=Dictionary(F1=helvetica(pdf))),
    )  # fmt: skip


def words_picture(pdf: Pdf, words: str) -> pikepdf.Stream:
    """Give a picture that says words."""
    return appearance(pdf, f"BT /F1 12 Tf 2 5 Td ({words}) Tj ET".encode())


def form(*, turned: int = 0) -> bytes:
    """Give a filled form: text with and without a picture, ticks, a choice, a hidden field."""
    pdf = pikepdf.new()
    page = add_page(pdf, "A form", turned=turned)
    tick = appearance(pdf, b"0 0 0 RG 2 2 m 18 18 l 2 18 m 18 2 l S", 20)
    empty = appearance(pdf, b"", 20)
    states = Dictionary(N=Dictionary(Yes=tick, Off=empty))
    common = {"Subtype": Name.Widget, "F": 4, "DA": String("/F1 12 Tf 0 g")}
    fields = [
        annotate(
            pdf, page, FT=Name.Tx, T=String("drawn"), V=String("Drawn value"),
            Rect=Array([60, 700, 160, 720]), AP=Dictionary(N=words_picture(pdf, "Drawn value")),
            **common,
        ),
        annotate(
            pdf, page, FT=Name.Tx, T=String("bare"), V=String("Bare value"),
            Rect=Array([60, 660, 260, 680]), **common,
        ),
        annotate(
            pdf, page, FT=Name.Btn, T=String("ticked"), V=Name.Yes, AS=Name.Yes,
            Rect=Array([60, 620, 80, 640]), AP=states, **common,
        ),
        annotate(
            pdf, page, FT=Name.Btn, T=String("open"), V=Name.Off, AS=Name.Off,
            Rect=Array([100, 620, 120, 640]), AP=states, **common,
        ),
        annotate(
            pdf, page, FT=Name.Tx, T=String("hidden"), V=String("Hidden value"),
            Rect=Array([60, 580, 160, 600]), AP=Dictionary(N=words_picture(pdf, "Hidden value")),
            **{**common, "F": 2},
        ),
        annotate(
            pdf, page, FT=Name.Btn, T=String("send"), Ff=1 << 16,
            Rect=Array([60, 540, 160, 560]), AP=Dictionary(N=words_picture(pdf, "Send")),
            A=Dictionary(S=Name.SubmitForm, F=String("https://example.org/take")), **common,
        ),
    ]  # fmt: skip
    fonts = Dictionary(Font=Dictionary(F1=helvetica(pdf)))
    pdf.Root.AcroForm = Dictionary(Fields=Array(fields), DR=fonts, DA=String("/F1 12 Tf 0 g"))
    return saved(pdf)


def hostile() -> bytes:
    """Give a document that acts by itself in every way it can, with files and notes inside."""
    pdf = pikepdf.new()
    page = add_page(pdf, "Innocent words")
    add_page(pdf, "Second page")
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('ACTS')"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    page.AA = Dictionary(O=script)
    page.PieceInfo = Dictionary(Tool=Dictionary(Private=String("SECRET of a program")))
    page.Metadata = pdf.make_stream(b"SECRET description")
    pdf.attachments["SECRET.txt"] = b"SECRET file"
    launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    rect = Array([60, 700, 160, 720])
    for action in (
        script,
        launch,
        Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit])),
        Dictionary(S=Name.URI, URI=String("javascript:alert(1)")),
        Dictionary(S=Name.URI, URI=String("file:///etc/passwd")),
        Dictionary(S=Name.URI, URI=String("pack:paper-1")),
    ):
        annotate(pdf, page, Subtype=Name.Link, Rect=rect, A=action)
    annotate(
        pdf, page, Subtype=Name.Link, Rect=rect, AA=Dictionary(E=script),
        A=Dictionary(S=Name.URI, URI=String("https://www.england.nhs.uk/"), Next=launch),
    )  # fmt: skip
    annotate(pdf, page, Subtype=Name.Text, Rect=rect, Contents=String("SECRET remark"))
    held = pdf.make_stream(b"SECRET attached", Type=Name.EmbeddedFile)
    annotate(
        pdf, page, Subtype=Name.FileAttachment, Rect=rect,
        FS=Dictionary(Type=Name.Filespec, F=String("SECRET.bin"), EF=Dictionary(F=held)),
    )  # fmt: skip
    annotate(pdf, page, Subtype=Name.Screen, Rect=rect, A=launch)
    page.Resources.XObject = Dictionary(
        X=pdf.make_stream(
            b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]),
            Metadata=pdf.make_stream(b"SECRET of a picture"), AF=Array([held]),
        )
    )  # fmt: skip
    return saved(pdf)


def layered() -> bytes:
    """Give a page with a layer that is shown and one that is not."""
    pdf = pikepdf.new()
    page = add_page(pdf, "Always")
    layers = [
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("On", "Off")
    ]
    page.Resources.Properties = Dictionary(L0=layers[0], L1=layers[1])
    page.Contents = pdf.make_stream(
        page.Contents.read_bytes()
        + b" /OC /L0 BDC 1 0 0 rg 60 700 50 50 re f EMC /OC /L1 BDC 0 1 0 rg 160 700 50 50 re f EMC"
    )
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array(layers), D=Dictionary(OFF=Array([layers[1]]), Order=Array(layers))
    )
    return saved(pdf)


def linked(name: str = "chapter") -> bytes:
    """Give two pages with bookmarks, a named destination and links by it and by page."""
    pdf = pikepdf.new()
    first, second = add_page(pdf, "First"), add_page(pdf, "Second")
    place = Array([second, Name.XYZ, 0, 500, 0])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(name), Dictionary(D=place)])))
    pdf.Root.Dests = Dictionary({"/old": place})
    rect = Array([60, 700, 160, 720])
    annotate(pdf, first, Subtype=Name.Link, Rect=rect, Dest=String(name))
    annotate(pdf, first, Subtype=Name.Link, Rect=rect, Dest=Name("/old"))
    annotate(pdf, first, Subtype=Name.Link, Rect=rect, A=Dictionary(S=Name.GoTo, D=place))
    annotate(pdf, first, Subtype=Name.Link, Rect=rect, Dest=String("nowhere"))
    with pdf.open_outline() as outline:
        chapter = pikepdf.OutlineItem("Chapter one", 0)
        chapter.children.append(pikepdf.OutlineItem("Too deep", 1))
        outline.root += [chapter, pikepdf.OutlineItem("Chapter two", 1)]
    return saved(pdf)


def unbalanced() -> bytes:
    """Give a page whose content leaves states open, turns everything over, and closes too many."""
    pdf = pikepdf.new()
    page = add_page(pdf, "Left open")
    own = page.Contents.read_bytes()
    page.Contents = Array(
        [pdf.make_stream(b"Q " + own), pdf.make_stream(b" q 0.1 0 0 -0.1 90 900 cm q 1 0 0 rg")]
    )
    return saved(pdf)


def report(title: str = "A paper", words: str = "Words of the paper.") -> Report:
    """Give a report of two sections with a table and a link; each takes its own page."""
    rows = ((Cell("Row one", anchor="second"), Cell("1", align="end")),)
    return Report(
        "made", title, "Trust", "T1", "2023-03", "March 2023",
        (
            Section("first", "First part", (
                Paragraph(words), Table("A table", ("Name", "Number"), rows),
                Bullets((Link("To the second part", "second"),)),
            )),
            Section("second", "Second part", (Paragraph("More words."),) * LONG),
        ),
    )  # fmt: skip


def tagged(title: str = "A paper", words: str = "Words of the paper.") -> bytes:
    """Give a document with tags, as this product makes them."""
    return renderer.render(report(title, words))


def page_tree_bomb(levels: int = 7) -> bytes:
    """Give a small file whose tree of pages says that there are ten to the power of `levels`."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>"]
    for level in range(levels):
        kids = b" ".join([b"%d 0 R" % (level + 3)] * 10)
        bodies.append(b"<</Type/Pages/Count 1/Kids[%s]>>" % kids)
    return assembled([*bodies, b"<</Type/Page/MediaBox[0 0 100 100]>>"])


def deep(levels: int = 20_000) -> bytes:
    """Give a page with pictures inside pictures, `levels` deep."""
    inside = b"/Resources<</XObject<</A %d 0 R>>>>"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length 0%s>>\nstream\n\nendstream"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]" + inside % 4 + b">>",
    ]  # fmt: skip
    bodies += [form % (inside % (number + 5)) for number in range(levels)]
    return assembled([*bodies, form % b""])


def assembled(bodies: Sequence[bytes]) -> bytes:
    """Give objects as a file."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(places) + 1, start))
    out.write(b"%%EOF")
    return out.getvalue()
