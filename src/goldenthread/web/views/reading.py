"""Reading a pack in the browser: contents, pages as pictures and as text, search, the file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from goldenthread.assure.reading.search import search
from goldenthread.records.meetings.models import Pack, PackPage
from goldenthread.report.reading.kept import kept_picture, key_of
from goldenthread.report.reading.pages import WIDTHS
from goldenthread.web.forms.remarks import RemarkForm
from goldenthread.web.page import page
from goldenthread.web.presenters.packs import PacksPage, may_open
from goldenthread.web.presenters.reading import FIND, LARGE, SIZE, PackReader, texts_of
from goldenthread.web.presenters.reading_page import ReadingPage
from goldenthread.web.presenters.remarks import Remarks
from goldenthread.web.scope import meeting_scope_of
from goldenthread.web.views.serving import NOBODY, OWN, conditional, stored

MOST_PAGES = 100  # of hits that are shown at once


def pack_of(request: HttpRequest, code: str, meeting: int, part: int, number: int) -> Pack:
    """Give a built version; Http404 where the reader may not know of it or may not open it."""
    visible = Pack.objects.visible_to(request.user).select_related(
        "meeting__committee__organisation"
    )
    found = get_object_or_404(
        visible, meeting=meeting, meeting__committee__organisation__code__iexact=code,
        part=str(part), number=number, state=Pack.State.READY,
    )  # fmt: skip
    if not may_open(request.user, found):
        raise Http404("no such pack")
    return found


def reader_of(request: HttpRequest, code: str, meeting: int, part: int, number: int) -> PackReader:
    """Give a version for its reader, with what the address carries along."""
    at = meeting_scope_of(request, code, meeting)
    pack = pack_of(request, code, meeting, part, number)
    carried = {}
    if wanted := " ".join(request.GET.get(FIND, "").split()):
        carried[FIND] = wanted
    if request.GET.get(SIZE) == LARGE:
        carried[SIZE] = LARGE
    return PackReader(at, pack, carried)


def cache_of(pack: Pack) -> dict[str, bool]:
    """Give who may keep what is shown of a pack: of the private part nobody."""
    return NOBODY if pack.part == "2" else OWN


def reading(request: HttpRequest, template: str, shown: PackReader, **more: object) -> HttpResponse:
    """Give a page about a version."""
    response = page(
        request, template, scope=shown.at.scope, current="committees", shown=shown, **more
    )
    patch_cache_control(response, **cache_of(shown.pack))
    return response


@require_safe
def pack_newest(request: HttpRequest, code: str, meeting: int, part: int) -> HttpResponse:
    """Lead to the newest version that the reader may open."""
    shown = PacksPage(meeting_scope_of(request, code, meeting))
    found = next((one.newest for one in shown.parts if one.part == str(part)), None)
    if found is None:
        raise Http404("no such pack")
    return redirect(found.href("pack"))


@require_safe
def pack(request: HttpRequest, code: str, meeting: int, part: int, number: int) -> HttpResponse:
    """Show the contents of a version."""
    return reading(request, "reading/pack.html", reader_of(request, code, meeting, part, number))


@require_safe
def pack_file(
    request: HttpRequest, code: str, meeting: int, part: int, number: int
) -> HttpResponseBase:
    """Give the PDF of a version."""
    found = pack_of(request, code, meeting, part, number)
    return stored(
        request, found.file, name=file_name(found), tag=found.sha256, cache=cache_of(found)
    )


def file_name(pack: Pack) -> str:
    """Give the name that a pack is saved under; it says nothing of what is in it."""
    day = pack.meeting.date.isoformat()
    return f"{pack.meeting.committee.code}-{day}-part-{pack.part}-version-{pack.number}.pdf"


@require_safe
def pack_go(request: HttpRequest, code: str, meeting: int, part: int, number: int) -> HttpResponse:
    """Lead to the page whose number was typed; the nearest where there is none."""
    shown = reader_of(request, code, meeting, part, number)
    typed = request.GET.get("page", "").strip()
    wanted = int(typed) if typed.isdecimal() and len(typed) < 6 else 1
    return redirect(shown.page_href(min(max(wanted, 1), shown.pack.page_count)))


@require_safe
@gzip_page  # the places of all words: a fifth of it goes over the line
def pack_page(
    request: HttpRequest, code: str, meeting: int, part: int, number: int, page: int
) -> HttpResponse:
    """Show a page as a picture with its text, and the reader's own remarks on it."""
    return show_page(request, reader_of(request, code, meeting, part, number), page, RemarkForm())


def show_page(
    request: HttpRequest, shown: PackReader, number: int, form: RemarkForm
) -> HttpResponse:
    """Give a page of a pack with a form for a remark."""
    held = get_object_or_404(shown.pack.pages.all(), number=number)
    return reading(
        request,
        "reading/page.html",
        shown,
        sheet=ReadingPage(shown, held, Remarks(shown)),
        form=form,
    )


@require_safe
def pack_text(
    request: HttpRequest, code: str, meeting: int, part: int, number: int, page: int
) -> HttpResponse:
    """Show a page as plain text."""
    shown = reader_of(request, code, meeting, part, number)
    held = get_object_or_404(shown.pack.pages.all(), number=page)
    sheet = ReadingPage(shown, held, Remarks(shown))
    return reading(request, "reading/text.html", shown, sheet=sheet)


@require_safe
def pack_picture(
    request: HttpRequest, code: str, meeting: int, part: int, number: int, page: int, width: int
) -> HttpResponseBase:
    """Give a page as a picture."""
    if width not in WIDTHS:
        raise Http404("no such width")
    found = pack_of(request, code, meeting, part, number)
    held = get_object_or_404(PackPage, pack=found, number=page)
    tag = f"{key_of(found, held)}-{width}"
    empty = conditional(request, HttpResponse(), tag=tag, cache=cache_of(found))
    if empty.status_code != 200:
        return empty
    response = HttpResponse(kept_picture(found, held, width), content_type="image/webp")
    return conditional(request, response, tag=tag, cache=cache_of(found))


@require_safe
def pack_search(
    request: HttpRequest, code: str, meeting: int, part: int, number: int
) -> HttpResponse:
    """Show the pages that hold every word that is looked for."""
    shown = reader_of(request, code, meeting, part, number)
    found = search(texts_of(shown.pack), shown.carried.get(FIND, ""))
    return reading(
        request,
        "reading/search.html",
        shown,
        found=found[:MOST_PAGES],
        pages=len(found),
        hits=sum(one.count for one in found),
    )
