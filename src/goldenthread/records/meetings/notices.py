"""E-mails about papers, sent once the step is written; of private business no word is in them."""

from __future__ import annotations

from goldenthread.records.meetings.models import Paper
from goldenthread.records.meetings.privacy import is_private
from goldenthread.records.people.models import User
from goldenthread.records.programmes.notices import holders_of, send


def named(paper: Paper) -> str:
    """Give what an e-mail calls a paper: its title, or for a private one its meeting alone."""
    meeting = paper.item.meeting
    place = f"{meeting.committee.name}, {meeting.date:%-d %B %Y}"
    return f"A private paper of the {place}" if is_private(paper) else f"{paper}\n{place}"


def tell_sponsor(paper: Paper, by: User) -> None:
    """Tell the paper's executive that it waits for approval."""
    if paper.sponsor_id:
        people = holders_of([paper.sponsor_id]).exclude(pk=by.pk)
        send(people, "A paper waits for your approval", named(paper))


def tell_author(paper: Paper, by: User) -> None:
    """Tell who writes the paper that it was given back; the remark is read where it is kept."""
    posts = [post for post in (paper.author_id, paper.item.lead_id) if post]
    send(holders_of(posts).exclude(pk=by.pk), "A paper was given back to you", named(paper))
