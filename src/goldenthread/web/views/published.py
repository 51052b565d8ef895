"""Pages for anybody: published packs, a meeting's public page, and what search engines ask for.

They ask nothing about who reads: no session, no cookie. Whoever keeps a copy asks again each time,
and each time what the pack holds is checked against what is private now.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.resources
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.records.meetings.published import published_packs
from goldenthread.records.reporting.models import Edition
from goldenthread.web.presenters.packs import has_file
from goldenthread.web.presenters.public import (
    PublicMeeting,
    PublishedPack,
    PublishedPacks,
    absolute,
    map_entries,
)
from goldenthread.web.views.serving import PUBLIC, conditional, stored

LAYOUT = (
    importlib.resources.files("nhsuk_frontend_jinja") / "templates" / "nhsuk" / "template.jinja"
)
SCRIPT = re.compile(r"<script[^>]*>([^<]+)</script>")
OPEN = ("published", "editions", "static")


def hash_of_layout_script() -> str:
    """Give how a policy names the one small script of the design system's layout.

    It is allowed by its hash: a mark that is new for each request could not be kept with the page.
    """
    (script,) = SCRIPT.findall(LAYOUT.read_text(encoding="utf-8"))
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def anybody(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a page be read without signing in, and only be read."""
    allowed = csp_update({"script-src": [hash_of_layout_script()]})
    return wraps(view)(login_not_required(allowed(require_safe(view))))


def public_page(
    request: HttpRequest, template: str, *, address: str, status: int = 200, **shown: Any
) -> HttpResponseBase:
    """Give a page that is the same for everybody; nothing where the reader has it already."""
    account = [{"text": "Sign in", "href": reverse("sign-in")}]
    response = render(
        request, template, {"account": account, "address": address, **shown}, status=status
    )
    return kept_by_all(request, response)


def kept_by_all(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Give an answer that everybody may keep, with its tag."""
    tag = hashlib.sha256(response.content).hexdigest()
    return conditional(request, response, tag=tag, cache=PUBLIC)


def not_public(request: HttpRequest) -> HttpResponse:
    """404: never published, withdrawn or withheld, which nobody can tell apart."""
    account = [{"text": "Sign in", "href": reverse("sign-in")}]
    return render(request, "public/not_found.html", {"account": account}, status=404)


@anybody
def published_meetings(request: HttpRequest) -> HttpResponseBase:
    """List the published packs of all boards."""
    shown = PublishedPacks([PublishedPack(pack) for pack in published_packs()])
    address = absolute("published-meetings")
    return public_page(request, "public/meetings.html", address=address, shown=shown)


@anybody
def published_meeting(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show a meeting: its agenda, its pack, and its minutes once approved."""
    found = published_packs(meeting=pk)
    if not found:
        return not_public(request)
    shown = PublicMeeting(found[0])
    return public_page(request, "public/meeting.html", address=shown.address, shown=shown)


@anybody
def published_pack(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the published pack of a meeting as a PDF."""
    found = [pack for pack in published_packs(meeting=pk) if has_file(pack)]
    if not found:
        return not_public(request)
    pack, shown = found[0], PublicMeeting(found[0])
    return stored(
        request, pack.file, name=shown.file_name, tag=pack.sha256, cache=PUBLIC,
        changed=pack.published_at,
    )  # fmt: skip


@anybody
def site_map(request: HttpRequest) -> HttpResponseBase:
    """List every page that anybody may read, for search engines."""
    editions = Edition.objects.published().defer("content")
    packs = [PublishedPack(pack) for pack in published_packs()]
    response = render(
        request, "public/sitemap.xml", {"entries": map_entries(packs, list(editions))},
        content_type="application/xml",
    )  # fmt: skip
    return kept_by_all(request, response)


@anybody
def robots(request: HttpRequest) -> HttpResponseBase:
    """Tell search engines what they may look at: what is published, and nothing else."""
    lines = ["User-agent: *", *(f"Allow: /{part}/" for part in OPEN), "Disallow: /", ""]
    lines.append(f"Sitemap: {absolute('site-map')}\n")
    return kept_by_all(request, HttpResponse("\n".join(lines), content_type="text/plain"))
