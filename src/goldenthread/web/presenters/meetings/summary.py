"""The chair's report of a meeting to the committee above: as kept, or a draft from the minutes."""

from __future__ import annotations

from functools import cached_property

from django.db.models import QuerySet

from goldenthread.assure.meetings.assess import assess_meeting
from goldenthread.assure.meetings.summary import draft_summary
from goldenthread.records.meetings.actions.summaries import SENT, standing_of
from goldenthread.records.meetings.models import AgendaItem, MeetingSummary, Paper
from goldenthread.vocabulary.meetings import PaperSource, Part
from goldenthread.web.presenters.meetings.meeting import OfMeeting

FIELDS = ("opening", "key_matters", "agreed", "drawn_to_attention")
HEADINGS = {
    "key_matters": "The key matters considered at the meeting",
    "agreed": "Agreed beside the matters above",
    "drawn_to_attention": "To be drawn to the attention of {above}",
}


class SummaryPage(OfMeeting):
    """The summary report of a meeting."""

    @cached_property
    def kept(self) -> MeetingSummary | None:
        """The report as it was written; None where only a draft can be made."""
        visible = MeetingSummary.objects.visible_to(self.at.reader)
        return visible.filter(meeting=self.meeting).first()

    @cached_property
    def draft(self) -> dict[str, str]:
        """The draft that the minutes, decisions and actions make.

        Of a public meeting it is made from the public part alone.
        """
        part = None if self.meeting.is_private else Part.PUBLIC
        made = draft_summary(assess_meeting(self.meeting, self.at.reader, part))
        return {name: getattr(made, name) for name in FIELDS}

    @property
    def texts(self) -> dict[str, str]:
        """What the report says: as kept, else as drafted."""
        return {name: getattr(self.kept, name) for name in FIELDS} if self.kept else self.draft

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """The matters under their fixed headings."""
        above = self.committee.parent.name if self.committee.parent else "the committee above"
        return [
            (
                heading.format(above=above),
                [line for line in self.texts[name].splitlines() if line.strip()],
            )
            for name, heading in HEADINGS.items()
        ]

    @property
    def items(self) -> QuerySet[AgendaItem]:
        """The items of the committee above to which it can be sent, those that the reader sees."""
        visible = AgendaItem.objects.visible_to(self.at.reader)
        found = visible.filter(
            meeting__committee=self.committee.parent, meeting__date__gte=self.meeting.date
        )
        return found.select_related("meeting").order_by("meeting__date", "order")

    @property
    def is_sent(self) -> bool:
        """Whether it stands on an agenda of the committee above."""
        return standing_of(self.meeting) == SENT

    @cached_property
    def papers(self) -> list[Paper]:
        """The papers that it became on agendas, those that the reader may see."""
        visible = Paper.objects.visible_to(self.at.reader).filter(
            source=PaperSource.SUMMARY.value, about=self.meeting
        )
        return list(visible.select_related("item__meeting__committee"))
