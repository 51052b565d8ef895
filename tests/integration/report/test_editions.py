"""Editions: frozen copies, signed off and published step by step, restated by later ones."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.organisations.models import Membership
from goldenthread.records.people.models import User
from goldenthread.records.reporting.actions import (
    EditionStateError,
    publish_edition,
    sign_off_edition,
    write_narrative,
)
from goldenthread.records.reporting.models import Edition, Narrative
from goldenthread.report.compositions import ipr
from goldenthread.report.editions import EditionDamagedError, freeze_edition, read_edition
from goldenthread.report.model import Table
from goldenthread.report.restatement import restatements
from tests.integration.assure import trust as small
from tests.integration.report.trust import MARCH, Trust

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def trust(db):
    return Trust()


@pytest.fixture
def approver(trust):
    return person(trust, "approver")


def person(trust, role):
    user = User.objects.create(username=role)
    Membership.objects.create(organisation=trust.organisation, user=user, role=role)
    return user


def freeze(trust, by, period=MARCH):
    return freeze_edition(organisation=trust.organisation, report="ipr", period=period, by=by)


def correct(trust, written, period=MARCH, **options):
    small.figure(trust.waits, period, written, recorded_at=timezone.now(), **options)


def test_an_edition_keeps_what_the_board_saw(trust, approver):
    edition = freeze(trust, approver)
    seen = read_edition(edition)
    correct(trust, "88%")
    assert read_edition(Edition.objects.get()) == seen
    assert "Edition 1, frozen" in seen.edition
    assert {file.format for file in edition.files.all()} == {"html", "pdf", "docx", "pptx", "xlsx"}


def test_the_next_edition_prints_what_was_restated_by_how_much_and_why(trust, approver):
    freeze(trust, approver)
    correct(trust, "88%", note="Late validation")
    report = read_edition(freeze(trust, approver))
    (restated,) = [s for s in report.sections if s.anchor == "restated"]
    (table,) = [block for block in restated.blocks if isinstance(block, Table)]
    cells = [cell.text for cell in table.rows[0]]
    assert cells == ["Waits", "Mar-23", "70%", "88%", "+18.0%", "Late validation"]


def test_a_figure_restated_to_the_same_print_is_not_told(trust, approver):
    edition = freeze(trust, approver)
    correct(trust, "70%", note="Checked")
    assert restatements(edition) == []


def test_restatements_can_be_asked_for_as_at_a_past_moment(trust, approver):
    edition = freeze(trust, approver)
    before = timezone.now()
    correct(trust, "88%")
    assert restatements(edition, before) == []
    assert [item.now for item in restatements(edition)] == ["88%"]


def test_a_report_without_an_earlier_edition_has_no_restated_section(trust):
    anchors = {found.anchor for found in ipr.build(trust.organisation, MARCH).sections}
    assert "restated" not in anchors


def test_editions_of_a_period_are_numbered(trust, approver):
    assert [freeze(trust, approver).number for _ in range(2)] == [1, 2]
    assert freeze(trust, approver, MARCH.previous()).number == 1


def test_altered_content_is_noticed(trust, approver):
    edition = freeze(trust, approver)
    edition.content["title"] = "Another"
    with pytest.raises(EditionDamagedError, match="has been altered"):
        read_edition(edition)


@pytest.mark.parametrize("role", ["viewer", "contributor"])
def test_only_approvers_freeze_sign_off_publish_and_write(trust, approver, role):
    reader = person(trust, role)
    edition = freeze(trust, approver)
    with pytest.raises(PermissionDenied):
        freeze(trust, reader)
    for step in (sign_off_edition, publish_edition):
        with pytest.raises(PermissionDenied):
            step(edition=edition, by=reader)
    with pytest.raises(PermissionDenied):
        narrate(trust, reader, "Ours")
    assert AuditEvent.objects.filter(by=reader, refused=True).count() == 3
    assert Edition.objects.get().state == "frozen"


def test_the_steps_are_taken_once_and_in_order(trust, approver):
    edition = freeze(trust, approver)
    with pytest.raises(EditionStateError, match="not open"):
        publish_edition(edition=edition, by=approver)
    sign_off_edition(edition=edition, by=approver, remark="Seen")
    with pytest.raises(EditionStateError):
        sign_off_edition(edition=edition, by=approver)
    publish_edition(edition=edition, by=approver)
    with pytest.raises(EditionStateError):
        publish_edition(edition=edition, by=approver)
    assert edition.state == "published"
    assert [s.step for s in edition.sign_offs.all()] == ["signed_off", "published"]
    assert AuditEvent.objects.filter(refused=True).count() == 3


def test_only_published_editions_are_visible_to_all(trust, approver):
    from django.contrib.auth.models import AnonymousUser

    edition = freeze(trust, approver)
    stranger = User.objects.create(username="stranger")
    for reader in (AnonymousUser(), stranger):
        assert not Edition.objects.visible_to(reader).exists()
    assert Edition.objects.visible_to(approver).exists()
    sign_off_edition(edition=edition, by=approver)
    publish_edition(edition=edition, by=approver)
    for reader in (AnonymousUser(), stranger):
        assert Edition.objects.visible_to(reader).get() == edition


def narrate(trust, by, text):
    return write_narrative(
        organisation=trust.organisation, report="ipr", period=MARCH,
        section="executive_summary", text=text, by=by,
    )  # fmt: skip


def test_narrative_is_kept_with_its_history_and_can_be_taken_back(trust, approver):
    narrate(trust, approver, "First")
    narrate(trust, approver, "Second")
    assert Narrative.objects.get().text == "Second"
    assert narrate(trust, approver, "  ") is None
    assert not Narrative.objects.exists()
    details = [event.details for event in AuditEvent.objects.order_by("id")]
    assert [(d["was"], d["now"]) for d in details] == [
        ("", "First"), ("First", "Second"), ("Second", ""),
    ]  # fmt: skip
    assert Narrative.history.count() == 4


def test_the_report_as_at_a_past_day_says_so(trust):
    moment = dt.datetime(2023, 4, 27, 12, tzinfo=dt.UTC)
    report = ipr.build(trust.organisation, MARCH, as_at=moment)
    assert report.prepared == "Figures as known on 27 April 2023"
