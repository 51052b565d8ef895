"""Every named address of the site with arguments that exist, for tests by enumeration."""

from __future__ import annotations

from django.urls import get_resolver, reverse

from tests.integration.web.world import World

SECTION = "executive-summary"
POST_ONLY = {
    "sign-out",
    "report-freeze",
    "edition-sign-off",
    "edition-publish",
    "import-confirm",
    "import-withdraw",
    "person-remove",
}
FILES = {"report-file", "edition-file", "measure-picture", "import-template"}


def names() -> set[str]:
    """Give the names of the site's own addresses (the system pages have a name space)."""
    return {
        name for name in get_resolver("goldenthread.web.urls").reverse_dict if isinstance(name, str)
    }


class Addresses:
    """Addresses in a world that has an edition, an import and people."""

    def __init__(self, world: World) -> None:
        code = world.trust.code
        self.edition = world.edition()
        self.batch = world.batch(state="ready")
        member = world.people["viewer"].memberships.get()
        edition, batch = self.edition.pk, self.batch.pk
        self.arguments = {
            "scorecard": [code, "patient-access"],
            "person-role": [code, member.pk],
            "person-remove": [code, member.pk],
            "post-leave": [code, world.holding.pk],
            "import": [code, batch],
            "import-confirm": [code, batch],
            "import-withdraw": [code, batch],
            "edition": [edition],
            "edition-section": [edition, SECTION],
            "edition-file": [edition, "html"],
            "edition-sign-off": [edition],
            "edition-publish": [edition],
            "report-section": [code, "ipr", SECTION],
            "report-file": [code, "ipr", "html"],
        }
        for name in ("report", "report-words", "report-freeze"):
            self.arguments[name] = [code, "ipr"]
        for name in names():
            if name == "measure" or name.startswith("measure-"):
                self.arguments[name] = [code, world.owned.code]
        for name in ("attention", "scorecards", "matrix", "reports", "imports", "import-template",
                     "people", "person-add", "post-hold", "business-rules"):  # fmt: skip
            self.arguments[name] = [code]

    def of(self, name: str) -> str:
        return reverse(name, args=self.arguments.get(name, []))
