"""Reports as JSON and back: what an edition stores and hashes."""

from __future__ import annotations

import hashlib
import json
import types
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from goldenthread.report import model
from goldenthread.report.model import Report

BLOCKS = {kind.__dataclass_fields__["kind"].default: kind for kind in get_args(model.Block)}


def to_json(report: Report) -> dict[str, Any]:
    """Give the report as plain JSON values; `from_json` gives the equal report back."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(report)))
    return plain


def from_json(content: dict[str, Any]) -> Report:
    """Give the report that `to_json` was made from; ValueError on content of another shape."""
    try:
        report: Report = build(Report, content)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not the content of a report: {error}") from error
    return report


def content_hash(content: dict[str, Any]) -> str:
    """Give the SHA-256 (hexadecimal) of the content in canonical JSON."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def build(hint: Any, plain: Any) -> Any:
    """Give the value of type `hint` that `plain` describes."""
    origin = get_origin(hint)
    if origin is tuple:
        return build_tuple(get_args(hint), plain)
    if isinstance(plain, dict) and "kind" in plain and plain["kind"] in BLOCKS:
        hint = BLOCKS[plain["kind"]]
    elif origin in (Union, types.UnionType):
        hint = next((option for option in get_args(hint) if is_dataclass(option)), None)
    if plain is not None and is_dataclass(hint) and isinstance(hint, type):
        hints = type_hints(hint)
        names = {field.name for field in fields(hint)}
        return hint(**{n: build(hints[n], v) for n, v in plain.items() if n in names})
    return plain


def build_tuple(arguments: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    """Give a tuple; `tuple[X, ...]` of one type or `tuple[X, Y]` of several."""
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(build(arguments[0], item) for item in plain)
    return tuple(build(hint, item) for hint, item in zip(arguments, plain, strict=True))


@cache
def type_hints(kind: type) -> dict[str, Any]:
    """Give the resolved annotations of a dataclass."""
    return get_type_hints(kind, vars(model))
