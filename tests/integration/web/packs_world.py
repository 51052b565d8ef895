"""A board's meeting with a public and a private part, its papers and its packs, for page tests."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

from django.utils import timezone

from goldenthread.records.meetings.models import (
    AgendaItem,
    Committee,
    CommitteeSeat,
    Meeting,
    Pack,
    PackRemark,
    Paper,
)
from goldenthread.records.organisations.models import Post, PostHolding
from tests.factories.packs import Piece, make_pack
from tests.integration.web.world import World, person

SECRET = "Dismissal"  # a word that stands in private business alone
WAITS = (
    "Waiting times\n\nThe waiting list grew to 41,200 in March. The number of long waits fell for "
    "the third month. Recovery is on track.",
    "Waiting times, continued\n\nThe list is reviewed each week. Cancer waits are at 71.4%.",
)
FALLS = ("Falls with harm\n\nFalls with harm stayed within limits. Sepsis screening is at 94%.",)
PRIVATE = (f"{SECRET} of a contractor\n\n{SECRET} is proposed, with the waiting list of claims.",)


def boardroom_of(world: World) -> SimpleNamespace:
    """Make the board, its meeting of 27 April 2023, its items and papers, and who sits on it.

    `contributor` is the secretary and reads private business; `approver` is a member who does not;
    the others have no seat. Part 1 has two papers, part 2 one.
    """
    board = Committee.objects.create(organisation=world.trust, code="board", name="Trust Board")
    secretary, member = (
        Post.objects.create(organisation=world.trust, code=title.lower(), title=title)
        for title in ("Secretary", "Director")
    )
    for post, name in ((secretary, "contributor"), (member, "approver")):
        PostHolding.objects.create(
            post=post, user=world.people[name], held_from=dt.date(2020, 1, 1)
        )
    CommitteeSeat.objects.create(
        committee=board, post=secretary, seat="secretary", reads_private=True
    )
    CommitteeSeat.objects.create(committee=board, post=member, seat="member")
    meeting = Meeting.objects.create(
        committee=board, code="2023-04-27", date=dt.date(2023, 4, 27), prefix="04",
        place="The Academic Centre", starts=dt.time(9, 45),
    )  # fmt: skip
    made = SimpleNamespace(
        board=board, meeting=meeting, secretary=secretary, member=member, items={}, papers={}
    )
    for order, (code, title, private) in enumerate(
        (("waits", "Waiting times", False), ("falls", "Falls with harm", False),
         ("words", "Questions from the public", False), ("secret", f"{SECRET} of staff", True)),
        1,
    ):  # fmt: skip
        made.items[code] = AgendaItem.objects.create(
            meeting=meeting, reference=f"04-{order}", order=order, title=title,
            is_private=private, presenter="Chief Operator", is_verbal=code == "words",
        )  # fmt: skip
        if code != "words":
            made.papers[code] = Paper.objects.create(item=made.items[code])
    return made


def piece(made: SimpleNamespace, code: str, pages: tuple[str, ...], **more: object) -> Piece:
    """Give the piece of an item's paper."""
    item = made.items[code]
    return Piece(
        name=f"paper-{made.papers[code].pk}", title=item.title, pages=pages, item=item.pk,
        reference=item.reference, more=more,
    )  # fmt: skip


def agenda(made: SimpleNamespace, *codes: str) -> Piece:
    """Give the agenda with the items that it lists, frozen as they are now."""
    items = [made.items[code] for code in codes]
    return Piece(
        name="agenda", title="Agenda", kind="agenda",
        pages=("\n\n".join(["Agenda", *(str(item) for item in items)]),),
        more={"agenda": [frozen(item) for item in items]},
    )  # fmt: skip


def frozen(item: AgendaItem) -> dict[str, object]:
    """Give what a manifest keeps of an item."""
    return {
        "item": item.pk, "reference": item.reference, "title": item.title,
        "presenter": item.presenter, "is_verbal": item.is_verbal, "starts": "",
        "section": item.section, "purpose": item.purpose,
    }  # fmt: skip


def public_pack(made: SimpleNamespace, waits: tuple[str, ...] = WAITS, **options: object) -> Pack:
    """Make a version of the pack of part 1."""
    pieces = [
        agenda(made, "waits", "falls", "words"),
        piece(made, "waits", waits),
        piece(made, "falls", FALLS),
    ]
    return make_pack(made.meeting, pieces, **options)


def private_pack(made: SimpleNamespace, **options: object) -> Pack:
    """Make a version of the pack of part 2."""
    return make_pack(made.meeting, [piece(made, "secret", PRIVATE)], part="2", **options)


def packs_of(world: World, room: SimpleNamespace) -> SimpleNamespace:
    """Give a meeting of a boardroom a published pack, a newer one, a remark of its secretary."""
    made = SimpleNamespace(
        meeting=room.april, items={"waits": room.item}, papers={"waits": room.paper}
    )
    pieces = [agenda(made, "waits"), piece(made, "waits", WAITS)]
    made.published = make_pack(made.meeting, pieces, published_at=timezone.now())
    made.pack = make_pack(made.meeting, pieces)
    made.remark = PackRemark.objects.create(
        reader=world.people["secretary"], meeting=made.meeting, part="1", kind="note",
        piece="agenda", page_of_piece=1, text="Ask about this",
    )  # fmt: skip
    return made


def second_reader(world: World, made: SimpleNamespace) -> None:
    """Let another person, `deputy`, read private business of the board."""
    world.people["deputy"] = person("deputy")
    world.join(world.people["deputy"], "viewer")
    PostHolding.objects.create(
        post=made.secretary, user=world.people["deputy"], held_from=dt.date(2020, 1, 1)
    )
