"""Schemes, their approvals, and what savings are held against."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.assure.savings.scenarios import ScenarioError, read_change
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.savings.models import Scheme
from goldenthread.vocabulary import (
    Bound,
    Kind,
    Period,
    PeriodKind,
    PeriodParseError,
    ValueParseError,
    ValueSpec,
    parse_period,
    parse_value,
)
from goldenthread.vocabulary.money import money_words
from goldenthread.vocabulary.savings import (
    Category,
    Development,
    Gate,
    GateState,
    Rating,
    SavingsKind,
    SchemeRisk,
    SchemeState,
    ShareLevel,
)
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    NhsField,
    TextField,
)

POUNDS = ValueSpec(Kind.MONEY, "£", 2)
MOST_MONEY = Decimal(10) ** 13
NOT_A_DAY = {"invalid": "Enter a date"}
RECURS = [("", "Not known"), ("yes", "Recurrent"), ("no", "Non-recurrent")]
MOST_CHANGES = 3


def read_pounds(written: str) -> Decimal | None:
    """Give an amount as people write it, None for nothing; ValidationError says what is allowed."""
    if not written.strip():
        return None
    try:
        value = parse_value(written, POUNDS)
    except ValueParseError as error:
        raise ValidationError("Enter an amount such as £1.4m, £250k, 12,500 or (300)") from error
    if value.number is not None and (value.bound is not Bound.NONE or abs(value.number) >=
                                     MOST_MONEY):  # fmt: skip
        raise ValidationError("Enter an exact amount under £10 trillion")
    return value.number


class MoneyField(NhsField, forms.CharField):
    """An amount in pounds, written as '£1.4m', '250k' or '12,500'."""

    def to_python(self, value: Any) -> Decimal | None:
        return read_pounds(str(value or ""))

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"])

    def run_validators(self, value: Any) -> None:
        """An amount has been checked when it was read."""

    def prepare_value(self, value: Any) -> Any:
        return money_words(value, "£", 2) if isinstance(value, Decimal) else value


def choices_of(words: type, empty: str) -> list[tuple[str, str]]:
    """Give a vocabulary as choices after an empty one."""
    return [("", empty), *((one.value, one.label) for one in words if one.value)]  # type: ignore[attr-defined]


class CodesField(NhsField, forms.CharField):
    """Codes of records separated by commas or |, each of which must exist."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.queryset: Any = None

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(one.code for one in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[Any]:
        codes = [c.strip() for c in str(value or "").replace("|", ",").split(",") if c.strip()]
        found = {one.code: one for one in self.queryset.filter(code__in=codes)}
        if missing := [code for code in codes if code not in found]:
            raise ValidationError(f"There is no code {missing[0]}")
        return [found[code] for code in dict.fromkeys(codes)]


class SchemeForm(forms.Form):
    """The facts of a scheme and its links."""

    name = TextField(label="Name", max_length=200, error_messages={"required": "Enter a name"})
    description = AreaField(label="What is done", required=False, options={"rows": 3})
    kind = ChoiceField(label="Part of the plan",
                       choices=[(one.value, one.words) for one in SavingsKind])  # fmt: skip
    counts = CheckField(
        label="Counts towards the savings target", required=False, initial=True,
        help_text="Take the tick away for income that may not be called CIP.",
    )  # fmt: skip
    category = ChoiceField(label="Category", required=False,
                           choices=choices_of(Category, "Not recorded"))  # fmt: skip
    type = TextField(label="Type of scheme", required=False, max_length=120)
    recurrent = ChoiceField(label="Recurrence", required=False, choices=RECURS)
    development = ChoiceField(label="Development", required=False,
                              choices=choices_of(Development, "Not recorded"))  # fmt: skip
    risk = ChoiceField(label="Risk", required=False,
                       choices=choices_of(SchemeRisk, "Not rated"))  # fmt: skip
    state = ChoiceField(label="State", required=False,
                        choices=choices_of(SchemeState, "Planned"))  # fmt: skip
    full_year_effect = MoneyField(label="Full-year effect", required=False,
                                  help_text="For example £1.4m or 250k.")  # fmt: skip
    owner = ModelChoiceField(label="Owner", queryset=None, required=False, empty_label="Nobody yet")
    unit = ModelChoiceField(label="Division or unit", queryset=None, required=False,
                            empty_label="None")  # fmt: skip
    workstream = ModelChoiceField(label="Workstream", queryset=None, required=False,
                                  empty_label="None")  # fmt: skip
    requirements = CodesField(label="Requirements that it answers", help_text="Codes, with commas.")
    risks = CodesField(label="Risks that threaten it", help_text="Codes, with commas.")
    measures = CodesField(label="Measures that show its effect", help_text="Codes, with commas.")

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        from goldenthread.records.programmes.models import Requirement, Workstream

        super().__init__(*args, **kwargs)
        own = {"programme__organisation": organisation}
        asked = {"source__organisation": organisation}
        self.fields["owner"].queryset = organisation.posts.all()
        self.fields["unit"].queryset = organisation.units.all()
        self.fields["workstream"].queryset = Workstream._default_manager.filter(**own)
        self.fields["requirements"].queryset = Requirement._default_manager.filter(**asked)
        self.fields["risks"].queryset = organisation.risks.all()
        self.fields["measures"].queryset = organisation.measures.all()

    def clean_recurrent(self) -> bool | None:
        """Give the answer as a fact."""
        return {"yes": True, "no": False}.get(self.cleaned_data["recurrent"])


def scheme_initial(scheme: Scheme) -> dict[str, Any]:
    """Give what a scheme's form begins with."""
    names = ("name", "description", "kind", "counts", "category", "type", "development", "risk",
             "state", "full_year_effect", "owner", "unit", "workstream")  # fmt: skip
    held = {name: getattr(scheme, name) for name in names}
    held["recurrent"] = {True: "yes", False: "no"}.get(scheme.recurrent, "")
    for name in ("requirements", "risks", "measures"):
        held[name] = list(getattr(scheme, name).all())
    return held


class GateForm(forms.Form):
    """Where an impact assessment stands."""

    gate = ChoiceField(label="Assessment", choices=[(one.value, one.label) for one in Gate])
    state = ChoiceField(label="Where it stands",
                        choices=[(one.value, one.label) for one in GateState])  # fmt: skip
    decided = DayField(label="Done on", required=False, error_messages=NOT_A_DAY)
    note = AreaField(label="Note", required=False, options={"rows": 2})


class TargetForm(forms.Form):
    """A target of a year, or its restatement."""

    year = TextField(label="Financial year", help_text="For example 2024/25.",
                     error_messages={"required": "Enter a financial year"})  # fmt: skip
    kind = ChoiceField(label="Part of the plan", required=False,
                       choices=choices_of(SavingsKind, "All savings"))  # fmt: skip
    amount = MoneyField(label="Target", help_text="For example £30m.",
                        error_messages={"required": "Enter an amount"})  # fmt: skip
    starts = DayField(label="From", initial=dt.date.today,
                      error_messages={**NOT_A_DAY, "required": "Enter a date"})  # fmt: skip
    label = TextField(label="Words beside it", required=False, max_length=200)
    reason = AreaField(label="Reason, where it restates a target", required=False,
                       options={"rows": 2})  # fmt: skip

    def clean_year(self) -> Period:
        """Give the year as a period."""
        try:
            found = parse_period(self.cleaned_data["year"], PeriodKind.YEAR)
        except PeriodParseError as error:
            raise ValidationError("Enter a financial year such as 2024/25") from error
        if found.kind is not PeriodKind.YEAR:
            raise ValidationError("Enter a financial year such as 2024/25")
        return found


class WeightsForm(forms.Form):
    """How much of each rating is counted on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rating in Rating:
            if rating.is_weighted:
                self.fields[rating.value] = WeightField(
                    label=rating.label, required=False, help_text="Percent, empty for no weight."
                )


class WeightField(NhsField, forms.DecimalField):
    """A percentage of 0 to 100."""

    def __init__(self, **kwargs: Any) -> None:
        words = "Enter a percentage of 0 to 100"
        kwargs["error_messages"] = dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_decimal_places"), words
        )
        super().__init__(min_value=0, max_value=100, decimal_places=2, **kwargs)


class ScenarioForm(forms.Form):
    """A scenario with up to three changes."""

    name = TextField(label="Name", max_length=120, error_messages={"required": "Enter a name"})
    description = AreaField(label="Description", required=False, options={"rows": 2})

    KINDS = [
        ("", "No change"),
        ("slip", "Schemes come in later"),
        ("share", "Schemes bring in a share of what is to come"),
        ("pressure", "Further cost in the year"),
        ("pay_award", "A dearer pay award"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ratings = [("", "All"), *((one.value, one.label) for one in Rating if one != "delivered")]
        for n in range(1, MOST_CHANGES + 1):
            self.fields[f"change{n}"] = ChoiceField(label=f"Change {n}", choices=self.KINDS,
                                                    required=False)  # fmt: skip
            self.fields[f"months{n}"] = WholeField(label=f"Months later (change {n})")
            self.fields[f"percent{n}"] = PercentField(label=f"Percent (change {n})")
            self.fields[f"pounds{n}"] = MoneyField(
                label=f"Amount, or the yearly pay bill (change {n})", required=False
            )
            self.fields[f"rating{n}"] = ChoiceField(label=f"Of which rating (change {n})",
                                                    choices=ratings, required=False)  # fmt: skip
            self.fields[f"category{n}"] = ChoiceField(
                label=f"Of which category (change {n})", choices=choices_of(Category, "All"),
                required=False,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Read the changes by the rules that apply them."""
        held = self.cleaned_data
        held["changes"] = []
        for n in range(1, MOST_CHANGES + 1):
            if not held.get(f"change{n}"):
                continue
            raw = {
                "change": held[f"change{n}"],
                "months": held.get(f"months{n}") or 0,
                "percent": str(held.get(f"percent{n}") or 0),
                "pounds": str(held.get(f"pounds{n}") or 0),
                "rating": held.get(f"rating{n}") or "",
                "category": held.get(f"category{n}") or "",
            }
            try:
                read_change(raw)
            except ScenarioError as error:
                self.add_error(f"change{n}", f"Change {n}: {error}")
            held["changes"].append(raw)
        return held


class WholeField(NhsField, forms.IntegerField):
    """A number of months."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=1, max_value=12, **kwargs)


class PercentField(NhsField, forms.DecimalField):
    """A percentage."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=0, max_value=200, decimal_places=2, **kwargs)


def scenario_initial(changes: list[dict[str, Any]]) -> dict[str, Any]:
    """Give what a scenario's form begins with."""
    held: dict[str, Any] = {}
    for n, one in enumerate(changes[:MOST_CHANGES], 1):
        held |= {f"{name}{n}": one.get(name) or "" for name in
                 ("change", "months", "rating", "category")}  # fmt: skip
        held[f"percent{n}"] = "" if one.get("percent") in (None, "0") else one["percent"]
        held[f"pounds{n}"] = "" if one.get("pounds") in (None, "0") else one["pounds"]
    return held


class ShareForm(forms.Form):
    """What is shared with a board."""

    board = ModelChoiceField(label="Board", queryset=None,
                             error_messages={"required": "Choose a board"})  # fmt: skip
    level = ChoiceField(label="What it may read",
                        choices=[(one.value, one.label) for one in ShareLevel])  # fmt: skip
    starts = DayField(label="From", initial=dt.date.today,
                      error_messages={**NOT_A_DAY, "required": "Enter a date"})  # fmt: skip
    ends = DayField(label="To", required=False, error_messages=NOT_A_DAY)

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation._default_manager.exclude(pk=organisation.pk)
        self.fields["board"].queryset = others


class EndForm(forms.Form):
    """The last day of an agreement."""

    ends = DayField(label="Last day", initial=dt.date.today,
                    error_messages={**NOT_A_DAY, "required": "Enter a date"})  # fmt: skip
