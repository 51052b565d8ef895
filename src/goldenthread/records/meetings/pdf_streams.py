"""Streams of a PDF that unpack to more than any paper holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import pikepdf

MOST_UNPACKED = 256 * 1024 * 1024  # bytes of one stream: a poster in 300 dots an inch
HIGHEST_RATIO = 1_032  # of one layer of Flate
PIECE = 1024 * 1024


def unpacks_to_too_much(record: pikepdf.Object) -> bool:
    """Say whether an object is a stream that unpacks to more than MOST_UNPACKED bytes.

    Its layers of Flate are unpacked a piece at a time, and never kept.
    """
    if not isinstance(record, pikepdf.Stream):
        return False
    layers = flate_layers(record)
    if not layers:
        return False
    packed = record.read_raw_bytes()
    if len(packed) * HIGHEST_RATIO**layers <= MOST_UNPACKED:
        return False
    pieces: Iterable[bytes] = [packed]
    for _ in range(layers):
        pieces = unpacked(pieces)
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MOST_UNPACKED:
            return True
    return False


def flate_layers(stream: pikepdf.Stream) -> int:
    """Give how many layers of Flate a stream begins with."""
    filters = stream.get("/Filter", [])
    count = 0
    for name in [filters] if isinstance(filters, pikepdf.Name) else filters:
        if name not in ("/FlateDecode", "/Fl"):
            break
        count += 1
    return count


def unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give what pieces unpack to, a piece at a time; a broken stream ends where it breaks."""
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            try:
                yield unpacker.decompress(rest, PIECE)
            except zlib.error:
                return
            rest = unpacker.unconsumed_tail
