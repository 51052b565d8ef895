"""A column for amounts of money that adds up exactly in every database."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

PENCE = 100


class MoneyField(models.BigIntegerField):
    """Pounds as an exact decimal, kept as whole pence: sums in the database never drift."""

    description = "An amount of money in pounds"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: int | None, *_: Any) -> Decimal | None:
        """Give the stored pence as pounds."""
        return None if value is None else Decimal(value) / PENCE

    def to_python(self, value: Any) -> Decimal | None:
        """Give pounds; ValidationError for what is no amount."""
        if value is None or value == "":
            return None
        try:
            return Decimal(str(value))
        except InvalidOperation as error:
            raise ValidationError(f"{value!r} is no amount of money") from error

    def get_prep_value(self, value: Any) -> int | None:
        """Give the pence that are stored, rounded half up to a penny."""
        pounds = self.to_python(value)
        if pounds is None:
            return None
        return int((pounds * PENCE).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def value_to_string(self, obj: models.Model) -> str:
        """Give the amount for a serialiser."""
        value = self.value_from_object(obj)
        return "" if value is None else str(value)
