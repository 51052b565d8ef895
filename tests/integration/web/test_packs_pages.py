"""The page of a meeting's packs: building, versions, publishing, withdrawing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.records.meetings.models import Pack
from tests.integration.web.packs_world import boardroom_of, private_pack, public_pack
from tests.integration.web.served import body, text_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def made(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return boardroom_of(world)


@pytest.fixture
def secretary(world):
    return world.client("contributor")


def address(made, name="packs", *more):
    return reverse(name, args=["RWF", made.meeting.pk, *more])


def follow(client, where):
    """Take a step and give the page that it leads to."""
    answer = client.post(where, follow=True)
    assert answer.redirect_chain
    return text_of(answer)


def test_a_pack_is_built_read_published_and_withdrawn(made, secretary, world):
    empty = text_of(secretary.get(address(made)))
    assert empty.count("No pack has been built yet.") == 2
    assert empty.count("Build the pack") == 2
    page = follow(secretary, address(made, "pack-build", 1))
    pack = Pack.objects.get()
    assert (pack.state, pack.part, pack.asked_by) == ("ready", "1", world.people["contributor"])
    assert "Version 1" in page
    assert "It had not been received when this pack was made." in page
    shown = text_of(secretary.get(address(made, "pack", 1, 1)))
    for words in ("Cover", "Agenda", "04-1 Waiting times", "04-2 Falls with harm"):
        assert words in shown
    assert "Dismissal" not in shown
    published = follow(secretary, address(made, "pack-publish", 1))
    assert "The pack is published: anybody can read it" in published
    visitor = world.client("anonymous")
    public = text_of(visitor.get(f"/published/meetings/{made.meeting.pk}/"))
    for words in ("Waiting times", "Questions from the public", "Verbal", "Chief Operator"):
        assert words in public
    assert "Dismissal" not in public
    whole = body(visitor.get(f"/published/meetings/{made.meeting.pk}/pack.pdf"))
    assert whole.startswith(b"%PDF-")
    withdrawn = follow(secretary, address(made, "pack-withdraw", 1))
    assert "The pack is withdrawn: it is not published any more" in withdrawn
    assert visitor.get(f"/published/meetings/{made.meeting.pk}/").status_code == 404


def test_a_new_version_says_what_changed_and_one_without_changes_is_not_made(made, secretary):
    follow(secretary, address(made, "pack-build", 1))
    again = follow(secretary, address(made, "pack-build", 1))
    assert "Nothing has changed since this version" in again
    assert Pack.objects.count() == 1
    made.papers["falls"].title = "Falls with harm, new words"
    made.papers["falls"].save()
    made.items["falls"].title = "Falls"
    made.items["falls"].save()
    page = follow(secretary, address(made, "pack-build", 1))
    assert "The agenda changed" in page
    assert Pack.objects.count() == 2


def test_a_private_pack_is_built_for_those_who_read_it(made, secretary, world):
    page = follow(secretary, address(made, "pack-build", 2))
    assert "Part 2 (private)" in page
    assert "Dismissal of staff" in text_of(secretary.get(address(made, "pack", 2, 1)))
    administrator = world.client("administrator")
    assert administrator.post(address(made, "pack-build", 2)).status_code == 404
    assert administrator.post(address(made, "pack-build", 1)).status_code == 302
    for reader, status in (("viewer", 403), ("approver", 403), ("outsider", 404)):
        assert world.client(reader).post(address(made, "pack-build", 1)).status_code == status


def test_work_at_hand_is_shown_as_it_goes_on(made, secretary):
    public_pack(made, state="building", done=3, total=12)
    page = text_of(secretary.get(address(made)))
    assert "Version 1: being built: 3 of 12 steps" in page
    assert f'hx-get="{address(made)}" hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "Build a new version" not in page.split("part-2")[0]
    part = text_of(secretary.get(address(made), headers={"hx-request": "true"}))
    assert "<html" not in part
    assert "3 of 12" in part
    refused = follow(secretary, address(made, "pack-build", 1))
    assert "A version of this pack is being built: wait for it." in refused


def test_a_version_that_failed_says_why(made, secretary):
    public_pack(made, state="failed", message="The pack could not be built. Try again.")
    page = text_of(secretary.get(address(made)))
    assert "The pack could not be built. Try again." in page
    assert "hx-get" not in page


def test_readers_see_the_versions_that_they_can_open_and_no_steps(made, world):
    public_pack(made, changes=["The agenda changed"], warnings=[{"words": "Late", "bars": False}])
    public_pack(made, state="building")
    private_pack(made)
    page = text_of(world.client("viewer").get(address(made)))
    assert "The agenda changed" in page
    for words in ("Late", "publish/", "part-1/build/", "Version 2", "Part 2"):
        assert words not in page


def test_an_older_version_is_published_on_purpose_only(made, secretary):
    public_pack(made)
    public_pack(made)
    page = text_of(secretary.get(address(made)))
    assert "Publish this older version" in page
    refused = follow(secretary, address(made, "pack-publish", 1))
    assert "There is a newer version" in refused
    secretary.post(address(made, "pack-publish", 1), {"older": "yes"})
    assert Pack.objects.get(published_at__isnull=False).number == 1


def test_a_warning_that_bars_publishing_leaves_no_button_and_is_refused(made, secretary):
    public_pack(made, warnings=[{"words": "A draft report is in it.", "bars": True}])
    page = text_of(secretary.get(address(made)))
    assert "A draft report is in it." in page
    assert "publish/" not in page
    refused = follow(secretary, address(made, "pack-publish", 1))
    assert "This version cannot be published: A draft report is in it." in refused


def test_a_step_that_is_not_open_is_told(made, secretary):
    public_pack(made)
    assert "that step is not open" in follow(secretary, address(made, "pack-withdraw", 1))


def test_steps_change_nothing_when_they_are_only_opened(made, secretary):
    public_pack(made)
    for name in ("pack-build", "pack-publish", "pack-withdraw"):
        assert secretary.get(address(made, name, 1)).status_code == 405


def test_the_number_of_queries_does_not_grow_with_versions(made, secretary):
    def count():
        secretary.get(address(made))
        with CaptureQueriesContext(connection) as captured:
            text_of(secretary.get(address(made)))
        return len(captured)

    for part in (public_pack, private_pack):
        part(made)
    few = count()
    for part in (public_pack, private_pack) * 3:
        part(made)
    assert count() == few
    assert few <= 36


def test_a_version_whose_file_is_lost_says_so_and_opens_nothing(made, secretary, world):
    pack = public_pack(made)
    secretary.post(address(made, "pack-publish", 1))
    pack.file.storage.delete(pack.file.name)
    page = text_of(secretary.get(address(made)))
    assert "Its file is lost." in page
    assert secretary.get(address(made, "pack-page", 1, 1, 2)).status_code == 404
    assert secretary.get(address(made, "pack-file", 1, 1)).status_code == 404
    visitor = world.client("anonymous")
    assert visitor.get(f"/published/meetings/{made.meeting.pk}/pack.pdf").status_code == 404
    assert "4 pages" in text_of(visitor.get("/published/meetings/"))
