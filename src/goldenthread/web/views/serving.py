"""Gives stored files: whole or a part of them, and nothing where the reader has them already."""

from __future__ import annotations

import datetime as dt
import re
from http import HTTPStatus
from typing import BinaryIO

from django.core.files.base import File
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date, quote_etag

PDF = "application/pdf"
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
# Kept by everybody, by the reader alone, or by nobody; what is kept is always asked for again, so
# that what was withdrawn is not shown from a store.
PUBLIC = {"public": True, "no_cache": True}
OWN = {"private": True, "no_cache": True}
NOBODY = {"private": True, "no_store": True}


class Stretch:
    """The bytes of an open file from where it stands, `left` of them."""

    def __init__(self, file: BinaryIO, left: int) -> None:
        self.file, self.left = file, left

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes, none after the last."""
        wanted = self.left if size < 0 else min(size, self.left)
        found = self.file.read(wanted)
        self.left -= len(found)
        return found

    def close(self) -> None:
        """Close the file."""
        self.file.close()


def conditional(
    request: HttpRequest,
    response: HttpResponseBase,
    *,
    tag: str,
    cache: dict[str, bool],
    changed: dt.datetime | None = None,
) -> HttpResponseBase:
    """Give the response with its tag and who may keep it; 304 where the reader has it already."""
    response["ETag"] = quote_etag(tag)
    moment = int(changed.timestamp()) if changed else None
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    found = get_conditional_response(
        request, etag=response["ETag"], last_modified=moment, response=response
    )
    patch_cache_control(found, **cache)
    return found


def stored(
    request: HttpRequest,
    file: File,
    *,
    name: str,
    tag: str,
    cache: dict[str, bool],
    changed: dt.datetime | None = None,
) -> HttpResponseBase:
    """Give a stored PDF to be saved as `name`, or the stretch of it that is asked for."""
    marks = {"tag": tag, "cache": cache, "changed": changed}
    known = conditional(request, HttpResponse(), **marks)
    if known.status_code != HTTPStatus.OK:
        return known
    size = file.size
    wanted = stretch_of(request, size, quote_etag(tag))
    start, end = wanted or (0, size - 1)
    if wanted and start >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse(content_type=PDF)
    else:
        opened = file.open("rb")
        opened.seek(start)
        response = FileResponse(Stretch(opened, end - start + 1), content_type=PDF)
    response["Content-Disposition"] = content_disposition_header(False, name)
    response["Content-Length"] = str(end - start + 1)
    response["Accept-Ranges"] = "bytes"
    if wanted:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return conditional(request, response, **marks)


def stretch_of(request: HttpRequest, size: int, tag: str) -> tuple[int, int] | None:
    """Give the first and last byte that are asked for; None for the whole file.

    Several stretches at once are answered with the whole, and so is a stretch of another version.
    """
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked or not any(asked.groups()) or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = asked.groups()
    if not first:
        return max(0, size - int(last)), size - 1
    end = min(int(last), size - 1) if last else size - 1
    return (int(first), end) if int(first) <= end or int(first) >= size else None
