"""Pictures and texts of pages, kept so that a page that stays the same is drawn once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from django.core.cache import caches

from goldenthread.records.meetings.models import Pack, PackPage
from goldenthread.report.reading.leaf import Leaf
from goldenthread.report.reading.pages import leaf_of, picture_of

Made = TypeVar("Made")
DRAWN = 1  # raise it when pages are drawn otherwise than before


def key_of(pack: Pack, page: PackPage) -> str:
    """Give what tells a page's picture from every other.

    The content of its piece, its place in that, and what is stamped on it: a version of a pack that
    prints the same page with the same number shares it.
    """
    row = next((one for one in pack.manifest if one["piece"] == page.piece), {})
    content, reference = row.get("sha256") or pack.sha256, row.get("reference") or ""
    stamped = (reference, page.number, pack.page_count)
    told = (DRAWN, content, page.piece, page.page_of_piece, *stamped)
    return hashlib.sha256(":".join(map(str, told)).encode()).hexdigest()


def kept_picture(pack: Pack, page: PackPage, width: int) -> bytes:
    """Give the picture of a page at a width in pixels (WebP)."""
    path = Path(pack.file.path)
    return kept(f"{key_of(pack, page)}-{width}", lambda: picture_of(path, page.number, width))


def kept_leaf(pack: Pack, page: PackPage) -> Leaf:
    """Give the text of a page with the place of every character."""
    path = Path(pack.file.path)
    return kept(f"{key_of(pack, page)}-text", lambda: leaf_of(path, page.number))


def kept(key: str, make: Callable[[], Made]) -> Made:
    """Give what was made under the key before, else make it and keep it."""
    held = caches["pages"]
    found = held.get(key)
    if found is None:
        found = make()
        held.set(key, found)
    return found
