"""People, posts and rules of an organisation, for its administrators."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from goldenthread.records.organisations.models import Membership, Post, PostHolding
from goldenthread.vocabulary import Role
from goldenthread.web.forms.people import GridForm
from goldenthread.web.scope import Scope

ASSURANCES = {"failing": "Failing", "hit_and_miss": "Hit and miss", "passing": "Passing"}
VARIATIONS = {
    "concern": "special cause: concern",
    "common_cause": "common cause",
    "improvement": "special cause: improvement",
}


@dataclass(frozen=True)
class PersonRow:
    """A member with the posts held now."""

    membership: Membership
    posts: list[str]


class PeoplePage:
    """Members and posts."""

    def __init__(self, scope: Scope) -> None:
        self.organisation = scope.organisation

    @cached_property
    def posts(self) -> list[tuple[Post, list[PostHolding]]]:
        """Every post with who holds it now."""
        today = dt.date.today()
        posts = self.organisation.posts.prefetch_related("holdings__user")
        return [
            (
                post,
                [held for held in post.holdings.all() if not held.held_to or held.held_to >= today],
            )
            for post in posts
        ]

    @property
    def people(self) -> list[PersonRow]:
        """Every member with their posts."""
        held: dict[int, list[str]] = defaultdict(list)
        for post, holdings in self.posts:
            for holding in holdings:
                held[holding.user_id].append(post.title)
        members = self.organisation.memberships.select_related("user").order_by("user__username")
        return [PersonRow(member, held[member.user_id]) for member in members]


def grid_tables(form: GridForm) -> list[tuple[str, list]]:
    """Give for driver and watch: rows of assurance words with a cell for each variation."""
    return [
        (
            role.label,
            [
                (words, [form.bound_cell((role, assurance, v)) for v in VARIATIONS])
                for assurance, words in ASSURANCES.items()
            ],
        )
        for role in Role
    ]
