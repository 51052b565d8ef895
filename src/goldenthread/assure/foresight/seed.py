"""Chance that is the same for the same records: a seed from what is simulated. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np


def chance_from(facts: Iterable[object]) -> np.random.Generator:
    """Give a generator whose draws depend on the facts alone, in whatever order they come."""
    written = "\n".join(sorted(map(repr, facts)))
    digest = hashlib.sha256(written.encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))
