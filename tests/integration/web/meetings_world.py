"""A board and its committee in the world of the page tests, with private business beside public."""

from __future__ import annotations
