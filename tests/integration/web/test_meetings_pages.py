"""What the pages of the boardroom say, and to whom."""

import pytest
from django.urls import reverse

from tests.integration.web.meetings_world import SECRET, boardroom_of


@pytest.fixture
def made(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return boardroom_of(world)


def text_of(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def address(name, *args):
    return reverse(name, args=["RWF", *args])


def reading_pages(made):
    """Give every page that only reads, of the board and of its meeting of April."""
    for name in ("committee", "terms", "forward-plan", "timeliness", "action-log"):
        yield address(name, made.board.pk)
    for name in ("meeting", "papers", "meeting-actions", "meeting-summary"):
        yield address(name, made.april.pk)
    yield address("paper", made.april.pk, made.paper.pk)
    yield address("committees")


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["secretary", "administrator", "viewer"])
def test_pages_open(world, made, reader):
    client = world.client(reader)
    for place in reading_pages(made):
        text = text_of(client.get(place))
        assert (SECRET in text) <= (reader == "secretary"), place
