"""A paper: its front sheet, its body and the words that go with its steps."""

from __future__ import annotations

from typing import Any

from django.forms import BaseFormSet, Form, formset_factory

from goldenthread.records.meetings.actions import FrontRowWords
from goldenthread.records.meetings.models import AgendaItem, Paper, TermsOfReference
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Period, PeriodKind, PeriodParseError, parse_period
from goldenthread.vocabulary.meetings import FrontRow, PaperSource
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    TextField,
    UploadField,
)
from goldenthread.web.forms.meetings.committee import REPORTS
from goldenthread.web.forms.meetings.fields import (
    NOT_A_DAY,
    SHORT,
    DatedItemField,
    MeetingField,
    PostField,
    posts_of,
)

ANSWERS = [("", "Not answered"), *((one, one) for one in ("Yes", "No", "Not applicable"))]
WIDTH_10 = {"classes": "nhsuk-input--width-10"}


class PaperForm(Form):
    """What a paper is and where its body comes from."""

    title = TextField(
        label="Title",
        required=False,
        max_length=400,
        help_text="Leave it empty to use the title of the item.",
    )
    sponsor = PostField(label="Executive sponsor, who approves it")
    author = PostField(label="Author")
    due = DayField(
        label="Due",
        required=False,
        help_text="Leave it empty for the committee’s rule of working days.",
        error_messages=NOT_A_DAY,
    )
    source = ChoiceField(
        label="Body",
        required=False,
        choices=[(one.value, one.label) for one in PaperSource],
    )
    words = AreaField(
        label="Words, where they are written here", required=False, options={"rows": 8}
    )
    report = ChoiceField(label="Which report", required=False, choices=REPORTS)
    programme = TextField(
        label="Code of the programme, for a report of one", required=False, options=WIDTH_10
    )
    period = TextField(
        label="Period of the report",
        required=False,
        help_text="For example Mar-23.",
        options=WIDTH_10,
    )
    about = MeetingField(
        label="Which meeting, for minutes, an action log or a summary",
        queryset=None,
        required=False,
        empty_label="None",
    )
    terms = ModelChoiceField(
        label="Which terms of reference", queryset=None, required=False, empty_label="None"
    )
    has_front_sheet = CheckField(label="It has a front sheet", required=False, initial=True)
    is_private = CheckField(
        label="Private", required=False, help_text="Only those whose seat reads it see the paper."
    )

    def __init__(
        self, item: AgendaItem, reader: User, meetings: Any, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        committee = item.meeting.committee
        organisation = committee.organisation
        for name in ("sponsor", "author"):
            self.fields[name].queryset = posts_of(organisation)
        self.fields["about"].queryset = meetings
        visible = TermsOfReference.objects.visible_to(reader).select_related("committee")
        self.fields["terms"].queryset = visible.filter(committee__organisation=organisation)

    def clean_period(self) -> Period | None:
        """Read the period of a report."""
        written = self.cleaned_data["period"].strip()
        if not written:
            return None
        try:
            return parse_period(written, PeriodKind.MONTH)
        except PeriodParseError:
            self.add_error("period", "Enter a period such as Mar-23")
            return None

    def clean(self) -> None:
        """Ask for what the chosen body needs."""
        sent = self.cleaned_data
        needs = {
            PaperSource.WORDS: ("words", "Write the words"),
            PaperSource.REPORT: ("report", "Choose the report"),
            PaperSource.MINUTES: ("about", "Choose the meeting"),
            PaperSource.ACTION_LOG: ("about", "Choose the meeting"),
            PaperSource.SUMMARY: ("about", "Choose the meeting"),
            PaperSource.TERMS: ("terms", "Choose the terms of reference"),
        }
        name, words = needs.get(PaperSource(sent.get("source", "")), ("", ""))
        if name and not sent.get(name):
            self.add_error(name, words)
        if (
            sent.get("source") == PaperSource.REPORT
            and not sent.get("period")
            and ("period" not in self.errors)
        ):
            self.add_error("period", "Enter the period of the report")


def paper_initial(paper: Paper) -> dict[str, Any]:
    """Give what a paper's form begins with."""
    names = ("title", "sponsor", "author", "due", "source", "words", "report", "programme",
             "about", "terms", "has_front_sheet", "is_private")  # fmt: skip
    held = {name: getattr(paper, name) for name in names}
    if paper.period_kind and paper.period_start:
        held["period"] = Period(PeriodKind(paper.period_kind), paper.period_start).label
    return held


class FrontSheetForm(Form):
    """The words of a front sheet; its tables are rows beside it."""

    purpose = AreaField(label="Purpose", required=False, options=SHORT)
    action_required = AreaField(label="Action required", required=False, options=SHORT)
    summary = AreaField(label="Summary of key issues", required=False)
    recommendation = AreaField(label="Recommendation", required=False, options={"rows": 3})
    assurance_route = AreaField(label="Assurance route", required=False, options=SHORT)
    appendices = AreaField(label="Appendices", required=False, options=SHORT)
    risk = ModelChoiceField(
        label="Risk on the register", queryset=None, required=False, empty_label="None"
    )
    risk_words = TextField(label="Risk register, in words", required=False, max_length=400)
    confidentiality = TextField(label="Confidentiality", required=False, max_length=200)

    def __init__(self, item: AgendaItem, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = item.meeting.committee.organisation
        self.fields["risk"].queryset = organisation.risks.all()


class FrontRowForm(Form):
    """A row of a table of the front sheet; an empty row is left out."""

    name = TextField(label="What", required=False, max_length=200)
    answer = ChoiceField(label="Answer", required=False, choices=ANSWERS)
    on = DayField(label="On", required=False, error_messages=NOT_A_DAY)
    comment = TextField(label="Comment", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [value for value, _ in ANSWERS]
        held = self.initial.get("answer", "")
        if held not in known:  # an imported front sheet may answer in its own words
            self.fields["answer"].choices = [*ANSWERS, (held, held)]


FrontRows = formset_factory(FrontRowForm, extra=2)
COLUMNS = {
    FrontRow.IMPLICATION: ("name", "answer", "comment"),
    FrontRow.OBJECTIVE: ("name", "comment"),
    FrontRow.SEEN_BY: ("name", "on", "comment"),
    FrontRow.ASSESSMENT: ("name", "answer", "on", "comment"),
    FrontRow.CONFLICT: ("name", "comment"),
}
NAMES = {
    FrontRow.IMPLICATION: "Implication",
    FrontRow.OBJECTIVE: "Objective",
    FrontRow.SEEN_BY: "Committee",
    FrontRow.ASSESSMENT: "Assessment",
    FrontRow.CONFLICT: "Post",
}


def front_rows(paper: Paper, sent: Any) -> dict[FrontRow, BaseFormSet]:
    """Give the tables of a front sheet as rows to write, with those that are held."""
    held: dict[str, list[dict[str, Any]]] = {}
    for row in paper.front_rows.all():
        held.setdefault(row.kind, []).append(
            {name: getattr(row, name) for name in ("name", "answer", "on", "comment")}
        )
    made = {}
    for kind in FrontRow:
        rows = FrontRows(sent, prefix=kind.value, initial=held.get(kind.value, []))
        for form in rows:
            for name in [name for name in form.fields if name not in COLUMNS[kind]]:
                del form.fields[name]
            form.fields["name"].label = NAMES[kind]
        made[kind] = rows
    return made


def written_rows(tables: dict[FrontRow, BaseFormSet]) -> list[FrontRowWords]:
    """Give the rows of the tables that say something, in their order."""
    return [
        FrontRowWords(kind, **row.cleaned_data)
        for kind, rows in tables.items()
        for row in rows
        if row.cleaned_data.get("name")
    ]


class PaperUploadForm(Form):
    """The body of a paper as a document."""

    file = UploadField(
        label="Document",
        help_text="A PDF or Word document of at most 100 MB. It is kept as it is.",
        options={"accept": ".pdf,.docx,.doc,.odt"},
        error_messages={"required": "Choose a document", "empty": "The document is empty"},
    )


class PaperReturnForm(Form):
    """What is to be changed in a paper."""

    remark = AreaField(
        label="What is to be changed",
        options=SHORT,
        error_messages={"required": "Write what is to be changed"},
    )


class SummaryForm(Form):
    """The chair's report of a meeting to the committee above; one matter a line."""

    opening = AreaField(label="Opening", required=False, options=SHORT)
    key_matters = AreaField(
        label="Key matters considered",
        required=False,
        help_text="One matter a line.",
        options={"rows": 10},
    )
    agreed = AreaField(
        label="Agreed beside the matters above", required=False, help_text="One a line."
    )
    drawn_to_attention = AreaField(
        label="To be drawn to the attention of the committee above",
        required=False,
        help_text="One a line.",
    )


class SendSummaryForm(Form):
    """Which item of the agenda of the committee above is to have the report."""

    item = DatedItemField(
        label="Item of the committee above",
        queryset=None,
        empty_label="Choose an item",
        error_messages={"required": "Choose the item"},
    )

    def __init__(self, items: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items
