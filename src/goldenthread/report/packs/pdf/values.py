"""Reading objects of a document that may hold anything anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

Found = Any  # an object of a PDF: its library gives numbers, text and containers of one kind


def dictionary_at(holder: Found, key: str) -> Dictionary | None:
    """Give the dictionary that stands at a key, None for anything else."""
    found = at(holder, key)
    return found if isinstance(found, Dictionary) else None


def stream_at(holder: Found, key: str) -> Stream | None:
    """Give the stream that stands at a key, None for anything else."""
    found = at(holder, key)
    return found if isinstance(found, Stream) else None


def items_at(holder: Found, key: str) -> list[Found]:
    """Give the items of the array at a key, none where there is no array."""
    found = at(holder, key)
    return list(found) if isinstance(found, Array) else []


def name_at(holder: Found, key: str) -> str:
    """Give the name at a key with its slash, '' for anything else."""
    found = at(holder, key)
    return str(found) if isinstance(found, Name) else ""


def whole_at(holder: Found, key: str, default: int = 0) -> int:
    """Give the whole number at a key."""
    found = at(holder, key)
    return found if isinstance(found, int) and not isinstance(found, bool) else default


def text_at(holder: Found, key: str) -> str:
    """Give the text at a key, '' for anything else."""
    return plain_text(at(holder, key))


def plain_text(found: Found) -> str:
    """Give a text as words, '' for anything else; long ones may be kept in a stream."""
    if isinstance(found, Stream):
        return found.read_bytes().decode("latin-1")
    return str(found) if isinstance(found, String) else ""


def numbers_at(holder: Found, key: str) -> list[float]:
    """Give the numbers of the array at a key, none where one of them is none."""
    found = items_at(holder, key)
    if any(isinstance(one, bool) or not isinstance(one, int | float | Decimal) for one in found):
        return []
    return [float(one) for one in found]


def at(holder: Found, key: str) -> Found:
    """Give what stands at a key of a dictionary or stream, None where nothing does."""
    return holder.get(key) if isinstance(holder, Dictionary | Stream) else None


def identity(found: Found) -> tuple[int, int] | None:
    """Give what tells an object from others in its document; None for one inside another."""
    is_object = isinstance(found, pikepdf.Object)
    return found.objgen if is_object and found.is_indirect else None


def tree_entries(root: Found, leaves: str) -> Iterator[tuple[Found, Found]]:
    """Give the (key, value) pairs of a name tree ('/Names') or number tree ('/Nums').

    A node that comes twice is read once, so that no tree is endless.
    """
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if (own := identity(node)) in seen or not isinstance(node, Dictionary):
            continue
        if own:
            seen.add(own)
        held = items_at(node, leaves)
        yield from zip(held[::2], held[1::2], strict=False)
        waiting += reversed(items_at(node, "/Kids"))
