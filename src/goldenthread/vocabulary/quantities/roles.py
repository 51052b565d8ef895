"""What the words round a number say that it is: a target, a change, what was before."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.vocabulary.kinds import Bound
from goldenthread.vocabulary.quantities.cues import CUES, NAMED_AIM, OF_AIM, Cue
from goldenthread.vocabulary.quantities.model import Quantity, QuantityKind, QuantityRole

QUALIFIED = re.compile(rf"\b{OF_AIM}\b", re.IGNORECASE)
NEAR = 60  # characters before a target in which 'external' or 'national' says which one


def with_role(quantity: Quantity, before: str, after: str) -> Quantity:
    """Give a quantity with the role that the words beside it say.

    `before` is the text of its clause up to it, from the quantity before; `after` the text behind
    it, up to the next one.
    """
    if quantity.role is not QuantityRole.VALUE or quantity.is_name:
        return quantity
    for cue in CUES:
        if is_said(cue, quantity, before, after):
            return taken(quantity, cue, before, after)
    if quantity.kind is QuantityKind.POINTS:
        return replace(quantity, role=QuantityRole.CHANGE)
    return quantity


def is_said(cue: Cue, quantity: Quantity, before: str, after: str) -> bool:
    """Say whether a cue stands beside a quantity that can have its role."""
    if quantity.kind is QuantityKind.SPELL:
        return False
    if quantity.kind is QuantityKind.POINTS and cue.role in (
        QuantityRole.TARGET,
        QuantityRole.PREVIOUS,
    ):
        return False
    if cue.is_behind:
        return cue.pattern.match(after) is not None
    return cue.pattern.search(before) is not None


def taken(quantity: Quantity, cue: Cue, before: str, after: str) -> Quantity:
    """Give a quantity with a cue's role, side and course."""
    words = ""
    if cue.role is QuantityRole.TARGET:
        found = NAMED_AIM.findall(after if cue.is_behind else before)
        words = (found[0] if cue.is_behind else found[-1]).lower() if found else ""
        qualified = QUALIFIED.search(before[-NEAR:])
        if qualified and " " not in words:
            words = f"{qualified[0].lower()} {words}"
    is_worded = re.search(r"\b(?:maximum|minimum)\s(?:of\s)?$", before, re.IGNORECASE)
    bound = Bound.NONE if cue.role is QuantityRole.TARGET and is_worded else quantity.bound
    return replace(
        quantity,
        bound=bound,
        role=cue.role,
        is_role_said=not cue.is_loose,
        role_words=words,
        side=cue.side,
        course=cue.course,
    )
