"""Every named address of the site with arguments that exist, for tests by enumeration."""

from __future__ import annotations

from django.urls import get_resolver, reverse

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.records.people.subscriptions import calendar_token
from goldenthread.records.reporting.waivers import Waived, waive_finding
from tests.integration.web.meetings_world import boardroom_of
from tests.integration.web.packs_world import packs_of
from tests.integration.web.programme_world import programme_of
from tests.integration.web.savings_world import savings_of
from tests.integration.web.world import PERIOD, World

SECTION = "executive-summary"
# Addresses that check a text while it is written, with the field that they are asked for.
CHECKS = {
    "measure-commentary-check": "summary",
    "report-words-check": "executive_summary",
    "highlight-check": "summary",
    "milestone-check": "commentary",
}
POST_ONLY = {
    "sign-out",
    "report-freeze",
    "edition-sign-off",
    "edition-publish",
    "import-confirm",
    "import-withdraw",
    "person-remove",
    "action-withdraw",
    "highlight-submit",
    "highlight-sign-off",
    "scenario-remove",
    "agenda-arrange",
    "attendance-quorum",
    "minute",
    "paper-approve",
    "paper-file-remove",
    "paper-submit",
    "pack-build",
    "pack-publish",
    "pack-withdraw",
    "remark-add",
    "remark-remove",
    "waiver-withdraw",
    *CHECKS,
}
FILES = {
    "report-file",
    "edition-file",
    "measure-picture",
    "measure-outlook",
    "import-template",
    "evidence-file",
    "requirements-export",
    "schemes-export",
    "wards-export",
    "calendar",
    "paper-file",
    "pack-file",
    "pack-picture",
    "published-pack",
    "site-map",
    "robots",
}


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
        self.queries: dict[str, dict[str, str]] = {
            name: {"field": field} for name, field in CHECKS.items()
        }
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
        for name in ("report", "report-words", "report-words-check", "report-freeze"):
            self.arguments[name] = [code, "ipr"]
        for name in names():
            if name == "measure" or name.startswith("measure-"):
                self.arguments[name] = [code, world.owned.code]
        self.add_programme(world)
        self.add_savings(world)
        self.add_meetings(world)
        self.add_packs(world)
        self.add_findings(world)
        for name in ("attention", "scorecards", "matrix", "reports", "imports", "import-template",
                     "people", "person-add", "post-hold", "business-rules", "choices", "programmes",
                     "my-work", "live-figures"):  # fmt: skip
            self.arguments[name] = [code]

    def add_meetings(self, world: World) -> None:
        """Add the addresses of committees, meetings, papers and the action log."""
        self.boardroom = made = boardroom_of(world)
        code, board, april = world.trust.code, made.board.pk, made.april.pk
        seat = made.board.seats.first().pk
        named = [
            ((), "committees committee-add put-on-agenda"),
            ((board,), "committee committee-change seat-add terms terms-write terms-approve "
             "forward-plan planned-item-add timeliness action-log meeting-add"),
            ((board, seat), "seat-change seat-end"),
            ((board, made.planned.pk), "planned-item-change planned-item-remove"),
            ((april,), "meeting meeting-change agenda-item-add agenda-arrange agenda-renumber "
             "agenda-draft papers attendance attendance-quorum interest-add minutes "
             "minutes-approve meeting-actions meeting-summary"),
            ((made.report.pk,), "meeting-summary-write meeting-summary-send"),
            ((april, made.item.pk), "agenda-item-change agenda-item-remove agenda-item-part "
             "paper-add minute decision-add log-action-add"),
            ((april, made.paper.pk), "paper paper-change paper-front-sheet paper-upload "
             "paper-submit paper-approve paper-return paper-reopen paper-part paper-remove"),
            ((april, made.paper.pk, made.file.pk), "paper-file paper-file-remove"),
            ((april, made.interest.pk), "interest-change interest-remove"),
            ((april, made.decision.pk), "decision-change decision-remove"),
            ((made.log_action.pk,), "log-action log-progress log-due log-propose log-keep-open "
             "log-close log-pass log-answer log-part"),
        ]  # fmt: skip
        for place, words in named:
            for name in words.split():
                self.arguments[name] = [code, *place]
        self.queries["put-on-agenda"] = {"measure": str(world.owned.pk), "words": "Waits"}

    def add_savings(self, world: World) -> None:
        """Add the addresses of savings and finance and their records."""
        self.money = money = savings_of(world)
        code = world.trust.code
        for name in ("savings", "savings-findings", "schemes", "schemes-export", "scheme-add",
                     "savings-plans", "savings-target", "risk-weights", "scenario-add",
                     "share-add", "finance", "wards", "wards-export"):  # fmt: skip
            self.arguments[name] = [code]
        for name in ("scheme", "scheme-change", "scheme-gate"):
            self.arguments[name] = [code, money.scheme.pk]
        for name in ("scenario-change", "scenario-remove"):
            self.arguments[name] = [code, money.scenario.pk]
        self.arguments["share-end"] = [code, money.share.pk]

    def add_packs(self, world: World) -> None:
        """Add the addresses of a meeting's packs, of reading one, and the public ones."""
        self.packs = made = packs_of(world, self.boardroom)
        meeting, number = made.meeting.pk, made.pack.number
        home, version = [world.trust.code, meeting], [world.trust.code, meeting, 1, number]
        self.arguments["packs"] = home
        for name in ("pack-build", "pack-newest"):
            self.arguments[name] = [*home, 1]
        for name in ("pack-publish", "pack-withdraw"):
            self.arguments[name] = [*home, number]
        for name in ("pack", "pack-file", "pack-search", "pack-go", "remarks"):
            self.arguments[name] = version
        for name in ("pack-page", "pack-text", "remark-add"):
            self.arguments[name] = [*version, 2]
        self.arguments["pack-picture"] = [*version, 2, 640]
        self.arguments["remark-remove"] = [*version, made.remark.pk]
        for name in ("published-meeting", "published-pack"):
            self.arguments[name] = [meeting]

    def add_findings(self, world: World) -> None:
        """Add the addresses of what is found in the world, and of a waiver of it."""
        self.told = check(Ground(world.trust, PERIOD))
        found = next(one.finding for one in self.told if one.finding.severity == "error")
        as_it_stands = Waived(
            found.fingerprint, found.code, found.words, found.statement, found.evidence
        )
        self.waiver = waive_finding(
            organisation=world.trust, finding=as_it_stands, reason="Known since March",
            by=world.people["approver"],
        )  # fmt: skip
        code = world.trust.code
        self.arguments["findings"] = [code]
        for name in ("finding", "finding-waive"):
            self.arguments[name] = [code, found.fingerprint]
        self.arguments["waiver-withdraw"] = [code, self.waiver.pk]

    def add_programme(self, world: World) -> None:
        """Add the addresses of a programme and its records."""
        self.made = made = programme_of(world)
        home = [world.trust.code, made.programme.pk]
        parts = {
            made.workstream: ("workstream", "highlight-write", "highlight-check",
                              "programme-scorecard"),
            made.highlight: ("highlight", "highlight-submit", "highlight-return",
                             "highlight-sign-off", "highlight-reopen"),
            made.action: ("action", "action-update", "action-evidence", "action-submit",
                          "action-withdraw", "action-decide", "action-change"),
            made.milestone: ("milestone-update", "milestone-check", "milestone-change"),
            made.change: ("change-decide",),
            made.risk: ("risk", "risk-change"),
            made.issue: ("issue",),
        }  # fmt: skip
        for record, names_of in parts.items():
            for name in names_of:
                self.arguments[name] = [*home, record.pk]
        self.arguments["evidence-file"] = [*home, made.action.pk, made.evidence.pk]
        self.arguments["calendar"] = [calendar_token(world.people["viewer"])]
        for name in ("programme", "programme-status", "programme-findings", "trajectories",
                     "requirements", "requirements-export", "requirements-bulk", "milestones",
                     "panel", "sign-off", "unit-split", "risks", "risk-add", "risk-appetite",
                     "issue-add"):  # fmt: skip
            self.arguments[name] = home

    def of(self, name: str) -> str:
        return reverse(name, args=self.arguments.get(name, []), query=self.queries.get(name))
