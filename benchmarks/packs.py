"""A meeting with uploaded papers, and what building its pack takes, at first and after a change."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import resource
import time
from pathlib import Path

from benchmarks.programmes import begin

PAGES_OF_TWO = 13  # of two papers; with their two front sheets that makes 15
SOURCE = """
#set document(title: sys.inputs.title)
#set text(lang: "en", region: "GB", font: "Libertinus Serif", size: 10pt)
#set page(paper: "a4")
#for number in range(int(sys.inputs.pages)) {
  if number > 0 { pagebreak() }
  [= Part #(number + 1) of #sys.inputs.title]
  for _ in range(4) { par(lorem(60)) }
  figure(caption: [Figures], table(
    columns: 5,
    table.header(..range(5).map(at => [Column #at])),
    ..range(40).map(at => [#(at * 37 + number)]),
  ))
}
"""


def make(folder: str, papers: str) -> int:
    """Write a meeting with so many uploaded papers, half of them without tags; give their bytes."""
    begin(folder)
    from django.core.management import call_command

    from goldenthread.records.meetings.models import AgendaItem, Committee, Meeting, Paper
    from goldenthread.records.organisations.models import Organisation

    call_command("migrate", verbosity=0, interactive=False)
    trust = Organisation.objects.create(code="RBB", name="Bench trust", kind="trust")
    board = Committee.objects.create(organisation=trust, code="board", name="Trust Board")
    meeting = Meeting.objects.create(committee=board, code="board", date=dt.date(2023, 4, 27))
    size = 0
    for number in range(int(papers)):
        item = AgendaItem.objects.create(
            meeting=meeting, reference=f"04-{number + 1}", order=number,
            title=f"Paper number {number + 1}", section=f"Section {number // 8 + 1}",
        )  # fmt: skip
        paper = Paper.objects.create(item=item, state="approved", summary="What it is about. " * 20)
        pages = PAGES_OF_TWO // 2 + (number % 2) * (PAGES_OF_TWO % 2)
        size += upload(paper, document(item.title, pages, is_tagged=number % 4 < 2))
    return size


def document(title: str, pages: int, *, is_tagged: bool) -> bytes:
    """Give a document of so many pages with words and a table on each."""
    import pikepdf
    import typst

    made = typst.compile(SOURCE.encode(), sys_inputs={"title": title, "pages": str(pages)})
    if is_tagged:
        return bytes(made)
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(stream)
    return stream.getvalue()


def upload(paper, content: bytes) -> int:  # type: ignore[no-untyped-def]
    """Keep a document as the upload of a paper; give its bytes."""
    from django.core.files.base import ContentFile

    from goldenthread.records.meetings.models import PaperFile

    PaperFile.objects.create(
        paper=paper, file=ContentFile(content, "paper.pdf"), name="Paper.pdf", pages=1,
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    return len(content)


def built(folder: str):  # type: ignore[no-untyped-def]
    """Build the next version; give it and how long that took."""
    begin(folder)
    from goldenthread.records.meetings.models import Meeting
    from goldenthread.report.packs.build import build_pack
    from goldenthread.report.packs.versions import next_version
    from goldenthread.vocabulary.meetings import Part

    version = next_version(Meeting.objects.get(), Part.PUBLIC)
    started = time.perf_counter()
    return build_pack(version), time.perf_counter() - started


def building_seconds(folder: str) -> float:
    """Give how long the pack takes when nothing of it was made before."""
    begin(folder)
    from goldenthread.records.meetings.models import Pack, PackPiece

    Pack.objects.all().delete()
    PackPiece.objects.all().delete()
    return built(folder)[1]


def rebuilding_seconds(folder: str) -> float:
    """Give how long the next version takes when one upload was replaced."""
    begin(folder)
    from goldenthread.records.meetings.models import Paper

    paper = Paper.objects.order_by("pk")[Paper.objects.count() // 2]
    upload(paper, document(f"Another {time.time_ns()}", PAGES_OF_TWO // 2, is_tagged=True))
    return built(folder)[1]


def pages(folder: str) -> int:
    """Give how many pages the newest version has."""
    begin(folder)
    from goldenthread.records.meetings.models import Pack

    return int(Pack.objects.order_by("-number").first().page_count)


def joining_seconds(folder: str) -> float:
    """Give how long joining the same uploads takes the PDF library by itself."""
    begin(folder)
    import pikepdf

    from goldenthread.records.meetings.models import PaperFile

    paths = [Path(one.file.path) for one in PaperFile.objects.order_by("paper__item__order")]
    started = time.perf_counter()
    with pikepdf.new() as pack:
        for path in paths:
            with pikepdf.open(path) as source:
                for page in source.pages:
                    pack.pages.append(page)
        pack.save(io.BytesIO())
    return time.perf_counter() - started


def peak_of_building(folder: str) -> int:
    """Give the peak memory of a process that builds the pack, in bytes."""
    building_seconds(folder)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
