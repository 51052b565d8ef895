"""Who may open what: every named address for every kind of reader."""

import pytest

from tests.integration.web.addresses import POST_ONLY, Addresses, names
from tests.integration.web.meetings_world import SEATED
from tests.integration.web.world import ROLES

READERS = ("anonymous", "outsider", *ROLES, "analyst", *SEATED)
SIGN_IN, UNKNOWN, REFUSED, SHOWN, DONE = "sign in", 404, 403, 200, 302


def row(
    anonymous, outsider, viewer, contributor, approver, administrator, analyst, secretary=None,
    director=None,
):  # fmt: skip
    """Give what each reader meets; those who are seated meet what their role does elsewhere."""
    secretary, director = secretary or analyst, director or viewer
    found = (anonymous, outsider, viewer, contributor, approver, administrator, analyst,
             secretary, director)  # fmt: skip
    return dict(zip(READERS, found, strict=True))


PUBLIC = row(*[SHOWN] * 7)
SIGNED_IN = row(SIGN_IN, *[SHOWN] * 6)
START = row(SIGN_IN, *[DONE] * 6)
MEMBERS = row(SIGN_IN, UNKNOWN, *[SHOWN] * 5)
OWNERS = row(SIGN_IN, UNKNOWN, REFUSED, SHOWN, SHOWN, SHOWN, REFUSED)
OWNERS_DO = row(SIGN_IN, UNKNOWN, REFUSED, DONE, DONE, DONE, REFUSED)
IMPORTERS = row(SIGN_IN, UNKNOWN, REFUSED, REFUSED, REFUSED, SHOWN, SHOWN, REFUSED)
UPLOADER = row(SIGN_IN, UNKNOWN, REFUSED, REFUSED, REFUSED, SHOWN, UNKNOWN, REFUSED)
UPLOADER_DOES = row(SIGN_IN, UNKNOWN, REFUSED, REFUSED, REFUSED, DONE, UNKNOWN, REFUSED)
APPROVERS = row(SIGN_IN, UNKNOWN, REFUSED, REFUSED, SHOWN, SHOWN, REFUSED)
APPROVERS_DO = row(SIGN_IN, UNKNOWN, REFUSED, REFUSED, DONE, DONE, REFUSED)
ADMINISTRATORS = row(SIGN_IN, UNKNOWN, REFUSED, REFUSED, REFUSED, SHOWN, REFUSED)
ADMINISTRATORS_DO = row(SIGN_IN, UNKNOWN, REFUSED, REFUSED, REFUSED, DONE, REFUSED)
# Of the boardroom: who runs the committee; who also reads its private business; who writes, or
# stands behind, the paper; who owns the action of the log.
RUNNERS = row(SIGN_IN, UNKNOWN, *[REFUSED] * 3, SHOWN, REFUSED, SHOWN)
RUNNERS_DO = row(SIGN_IN, UNKNOWN, *[REFUSED] * 3, DONE, REFUSED, DONE)
RUNNERS_OF_PRIVATE = row(SIGN_IN, UNKNOWN, *[REFUSED] * 5, SHOWN)
WRITERS = row(SIGN_IN, UNKNOWN, REFUSED, *[SHOWN] * 3, REFUSED, SHOWN)
WRITERS_DO = row(SIGN_IN, UNKNOWN, REFUSED, *[DONE] * 3, REFUSED, DONE)
SPONSOR = row(SIGN_IN, UNKNOWN, *[REFUSED] * 2, SHOWN, *[REFUSED] * 2)
SPONSOR_DOES = row(SIGN_IN, UNKNOWN, *[REFUSED] * 2, DONE, *[REFUSED] * 2)
TELLERS = row(SIGN_IN, UNKNOWN, REFUSED, SHOWN, REFUSED, SHOWN, REFUSED, SHOWN)
EDITION = row(UNKNOWN, UNKNOWN, *[SHOWN] * 5)

EXPECTED = {
    **dict.fromkeys(
        ["packs", "pack", "pack-file", "pack-search", "pack-page", "pack-text", "pack-picture",
         "remarks", "remark-add"],
        MEMBERS,
    ),
    **dict.fromkeys(["pack-newest", "pack-go"], row(SIGN_IN, UNKNOWN, *[DONE] * 5)),
    **dict.fromkeys(["pack-build", "pack-publish", "pack-withdraw"], RUNNERS_DO),
    # The secretary's own remark; nobody else may know of it.
    "remark-remove": row(SIGN_IN, *[UNKNOWN] * 6, DONE),
    **dict.fromkeys(
        ["published-meetings", "published-meeting", "published-pack", "site-map", "robots"], PUBLIC
    ),
    **dict.fromkeys(
        ["committees", "committee", "terms", "forward-plan", "timeliness", "action-log",
         "meeting", "papers", "paper", "paper-file", "attendance", "minutes", "meeting-actions",
         "meeting-summary", "log-action"],
        MEMBERS,
    ),
    **dict.fromkeys(
        ["committee-add", "committee-change", "seat-add", "seat-change", "seat-end"],
        ADMINISTRATORS,
    ),
    **dict.fromkeys(
        ["terms-write", "terms-approve", "planned-item-add", "planned-item-change",
         "planned-item-remove", "meeting-add", "meeting-change", "agenda-item-add",
         "agenda-item-change", "agenda-item-remove", "agenda-renumber", "agenda-draft",
         "paper-add", "paper-remove", "interest-add", "interest-change", "interest-remove",
         "minutes-approve", "decision-add", "decision-change", "decision-remove",
         "log-action-add", "log-due", "log-keep-open", "log-close", "log-pass",
         "meeting-summary-write", "meeting-summary-send", "put-on-agenda", "attendance-quorum"],
        RUNNERS,
    ),
    **dict.fromkeys(["agenda-item-part", "paper-part", "log-part"], RUNNERS_OF_PRIVATE),
    "agenda-arrange": RUNNERS_DO,
    "minute": RUNNERS,  # sent without words it is told so on the page
    **dict.fromkeys(["paper-change", "paper-front-sheet", "paper-upload"], WRITERS),
    "paper-submit": WRITERS_DO,
    **dict.fromkeys(["paper-return", "paper-reopen"], SPONSOR),
    "paper-approve": SPONSOR_DOES,
    "paper-file-remove": WRITERS_DO,
    **dict.fromkeys(["log-progress", "log-propose", "log-answer"], TELLERS),
    **dict.fromkeys(
        ["savings", "savings-findings", "schemes", "schemes-export", "savings-plans", "scheme",
         "finance", "wards", "wards-export"],
        MEMBERS,
    ),
    **dict.fromkeys(["scheme-change", "scheme-gate"], OWNERS),
    **dict.fromkeys(
        ["scheme-add", "savings-target", "risk-weights", "scenario-add", "scenario-change"],
        APPROVERS,
    ),
    "scenario-remove": APPROVERS_DO,
    **dict.fromkeys(["share-add", "share-end"], ADMINISTRATORS),
    "home": START,
    "sign-in": row(SHOWN, *[DONE] * 6),
    "sign-out": START,
    "published": PUBLIC,
    **dict.fromkeys(["account", "change-password", "organisations", "components"], SIGNED_IN),
    **dict.fromkeys(
        ["attention", "scorecards", "scorecard", "matrix", "measure", "measure-picture",
         "measure-outlook", "reports", "report", "report-section", "report-file", "findings",
         "finding"],
        MEMBERS,
    ),
    "live-figures": MEMBERS,
    **dict.fromkeys(["measure-commentary-check", "highlight-check", "milestone-check"], OWNERS),
    "report-words-check": APPROVERS,
    "finding-waive": APPROVERS,
    "waiver-withdraw": APPROVERS_DO,
    **dict.fromkeys(
        ["measure-commentary", "measure-rebase", "measure-annotation", "measure-figure",
         "measure-countermeasure"],
        OWNERS,
    ),
    **dict.fromkeys(["imports", "import-template"], IMPORTERS),
    "import": UPLOADER,
    **dict.fromkeys(["import-confirm", "import-withdraw"], UPLOADER_DOES),
    "report-words": APPROVERS,
    "report-freeze": APPROVERS_DO,
    # An edition is known to its members and, once published, to everybody.
    **dict.fromkeys(["edition", "edition-section", "edition-file"], EDITION),
    **dict.fromkeys(["edition-sign-off", "edition-publish"], APPROVERS_DO),
    **dict.fromkeys(
        ["people", "person-add", "person-role", "post-hold", "post-leave", "business-rules",
         "choices"],
        ADMINISTRATORS,
    ),
    "person-remove": ADMINISTRATORS_DO,
    "programmes": row(SIGN_IN, UNKNOWN, *[DONE] * 5),
    "calendar": PUBLIC,  # whoever has the address
    **dict.fromkeys(
        ["my-work", "programme", "programme-findings", "trajectories", "requirements",
         "requirements-export", "milestones", "panel", "sign-off", "workstream", "action",
         "evidence-file", "highlight", "programme-scorecard", "risks", "risk"],
        MEMBERS,
    ),
    **dict.fromkeys(
        ["action-update", "action-evidence", "action-submit", "action-change",
         "milestone-update", "milestone-change", "highlight-write"],
        OWNERS,
    ),
    **dict.fromkeys(["action-withdraw", "highlight-submit"], OWNERS_DO),
    **dict.fromkeys(
        ["programme-status", "unit-split", "requirements-bulk", "action-decide", "change-decide",
         "highlight-return", "highlight-reopen", "risk-add", "risk-change", "risk-appetite",
         "issue-add", "issue"],
        APPROVERS,
    ),
    "highlight-sign-off": APPROVERS_DO,
}  # fmt: skip


def test_every_address_has_its_row():
    assert set(EXPECTED) == names()


def outcome(response):
    """Give the status, or that the reader is asked to sign in."""
    if response.status_code == 302 and "/sign-in/?next=" in response["Location"]:
        return SIGN_IN
    return response.status_code


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_each_reader_opens_what_their_role_allows(world, reader):
    addresses = Addresses(world)
    found = {}
    for name in sorted(EXPECTED, key=lambda name: name in POST_ONLY):
        if name == "sign-out" and reader != "anonymous":
            continue  # it would end the session that the others need
        client = world.client(reader)
        address = addresses.of(name)
        response = client.post(address) if name in POST_ONLY else client.get(address)
        found[name] = outcome(response)
        if response.streaming:
            list(response.streaming_content)  # reading to the end closes the file
    assert found == {name: EXPECTED[name][reader] for name in found}


@pytest.mark.slow
def test_post_only_addresses_change_nothing_when_they_are_only_opened(world):
    addresses = Addresses(world)
    client = world.client("administrator")
    assert {
        name: client.get(addresses.of(name)).status_code for name in POST_ONLY
    } == dict.fromkeys(POST_ONLY, 405)


def test_a_contributor_may_not_write_about_a_measure_of_another_post(world):
    client = world.client("contributor")
    response = client.get(f"/organisations/RWF/measures/{world.others.code}/commentary/")
    assert response.status_code == 403
    assert "You cannot do this" in response.content.decode()


def test_a_post_that_was_given_up_opens_nothing(world):
    world.holding.held_to = world.holding.held_from
    world.holding.save()
    client = world.client("contributor")
    response = client.get(f"/organisations/RWF/measures/{world.owned.code}/commentary/")
    assert response.status_code == 403


@pytest.mark.slow
def test_a_published_edition_is_open_to_everybody(world):
    from goldenthread.records.reporting.actions import publish_edition, sign_off_edition

    addresses = Addresses(world)
    approver = world.people["approver"]
    sign_off_edition(edition=addresses.edition, by=approver)
    publish_edition(edition=addresses.edition, by=approver)
    visitor = world.client("anonymous")
    for name in ("edition", "edition-section"):
        assert visitor.get(addresses.of(name)).status_code == 200
    files = visitor.get(addresses.of("edition-file"))
    assert files.status_code == 200
    assert b"Integrated Performance Report" in b"".join(files.streaming_content)
    assert "Trust RWF" in visitor.get("/published/").content.decode()
