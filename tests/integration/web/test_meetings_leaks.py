"""Private business does not leak through pages: trying hard, as people who are not seated."""

import pytest
from django.urls import reverse

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.meetings.models import AgendaItem, Interest, LogAction, Minute, Paper
from goldenthread.records.people.subscriptions import calendar_token
from goldenthread.vocabulary.redaction import HIDDEN
from tests.integration.web.addresses import POST_ONLY, Addresses, names
from tests.integration.web.meetings_world import SEATED, SECRET

# The contributor wrote the private paper and owns the private action, the approver sponsors it;
# the administrator runs the committee. None of them reads anything private.
UNSEATED = ("administrator", "contributor", "approver")


@pytest.fixture
def places(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Addresses(world)


def body_of(response) -> str:
    """Give everything that a response holds, its headers too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace") + str(dict(response.items()))


@pytest.mark.slow
@pytest.mark.parametrize("reader", UNSEATED)
def test_no_page_tells_a_private_word_to_one_who_is_not_seated(world, places, reader):
    client = world.client(reader)
    told = [
        name
        for name in sorted(names() - POST_ONLY - {"calendar"})
        if SECRET in body_of(client.get(places.of(name)))
    ]
    assert told == []


@pytest.mark.slow
@pytest.mark.parametrize("reader", SEATED)
def test_those_who_are_seated_read_it(world, places, reader):
    client = world.client(reader)
    shown = {name for name in ("meeting", "papers", "minutes", "meeting-actions", "attendance",
                               "committee", "forward-plan", "measure")
             if SECRET in body_of(client.get(places.of(name)))}  # fmt: skip
    assert shown == {"meeting", "papers", "minutes", "meeting-actions", "attendance", "committee",
                     "forward-plan", "measure"}  # fmt: skip


OF_MEETING = (
    "meeting", "meeting-change", "agenda-item-add", "agenda-arrange", "agenda-renumber",
    "agenda-draft", "papers", "attendance", "attendance-quorum", "interest-add", "minutes",
    "minutes-approve", "meeting-actions", "meeting-summary", "meeting-summary-write",
    "meeting-summary-send",
)  # fmt: skip
OF_ITEM = ("agenda-item-change", "agenda-item-remove", "agenda-item-part", "paper-add", "minute",
           "decision-add", "log-action-add")  # fmt: skip
OF_PAPER = (
    "paper", "paper-change", "paper-front-sheet", "paper-upload", "paper-submit", "paper-approve",
    "paper-return", "paper-reopen", "paper-part", "paper-remove",
)  # fmt: skip
OF_FILE = ("paper-file", "paper-file-remove")
OF_LOG = ("log-action", "log-progress", "log-due", "log-propose", "log-keep-open", "log-close",
          "log-pass", "log-answer", "log-part")  # fmt: skip
NOBODY = 999_999  # no record has this number


def private_places(places):
    """Give every address of a private record, or of a public one within a private meeting.

    Each with the same address of a record that does not exist.
    """
    made = places.boardroom
    april, hidden = made.april.pk, made.private.pk
    records = [
        (OF_MEETING, [hidden], 0),
        (OF_ITEM, [april, made.secret.pk], 1),
        (OF_ITEM, [hidden, made.secret_part.pk], 0),
        (OF_ITEM, [hidden, made.item.pk], 0),
        (OF_PAPER, [april, made.secret_paper.pk], 1),
        (OF_PAPER, [april, made.private_paper.pk], 1),
        (OF_PAPER, [hidden, made.paper.pk], 0),
        (OF_FILE, [april, made.secret_paper.pk, made.secret_file.pk], 1),
        (OF_FILE, [april, made.private_paper.pk, made.private_file.pk], 1),
        (OF_FILE, [april, made.paper.pk, made.private_file.pk], 2),
        (OF_FILE, [hidden, made.paper.pk, made.file.pk], 0),
        (("interest-change", "interest-remove"), [april, made.secret_interest.pk], 1),
        (("decision-change", "decision-remove"), [april, made.secret_decision.pk], 1),
        (OF_LOG, [made.secret_action.pk], 0),
        (("planned-item-change", "planned-item-remove"),
         [made.board.pk, made.secret_planned.pk], 1),
    ]  # fmt: skip
    for named, args, which in records:
        missing = [NOBODY if place == which else value for place, value in enumerate(args)]
        for name in named:
            yield tuple(reverse(name, args=["RWF", *wanted]) for wanted in (args, missing))


@pytest.mark.slow
@pytest.mark.parametrize("reader", UNSEATED)
def test_direct_links_to_private_records_lead_nowhere(world, places, reader):
    """What is private cannot be told from what is not there, and nothing of it changes."""
    client, sent = world.client(reader), {"confirm": "1", "text": "x"}
    before, tried = rows(), 0
    for there, missing in private_places(places):
        for ask in (client.get, lambda address: client.post(address, sent)):
            response = ask(there)
            assert response.status_code == ask(missing).status_code, there
            assert response.status_code in (403, 404, 405), there
            assert SECRET not in body_of(response), there
            tried += 1
    assert tried > 120
    assert rows() == before


def rows():
    models = (AgendaItem, Paper, Interest, LogAction, Minute)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def choices_of_private(places):
    """Give forms in which a private record is chosen, though no list offers it."""
    made = places.boardroom
    board, april = made.board.pk, made.april.pk
    post = made.posts["operator"].pk
    yield "interest-add", [april], {"post": post, "interest": "x", "item": made.secret.pk}
    yield "attendance", [april], {f"state-{post}": "present", f"from-{post}": made.secret.pk}
    yield "log-close", [made.log_action.pk], {"item": made.secret.pk}
    yield "log-keep-open", [made.log_action.pk], {"remark": "x", "item": made.secret_part.pk}
    yield "minutes-approve", [april], {"item": made.next_secret.pk}
    yield "meeting-summary-send", [made.report.pk], {"item": made.secret.pk}
    yield "paper-change", [april, made.paper.pk], {"source": "minutes", "about": made.private.pk}
    yield "agenda-draft", [april], {"planned": [made.secret_planned.pk]}
    yield "meeting-add", [board], {"date": "2023-06-01", "part": "2", "code": "hidden"}


@pytest.mark.slow
def test_what_is_private_cannot_be_chosen_in_a_form(world, places):
    client = world.client("administrator")
    for name, args, sent in choices_of_private(places):
        before = rows()
        body = body_of(client.post(reverse(name, args=["RWF", *args]), sent, follow=True))
        assert SECRET not in body, name
        after = rows()
        assert before == after, name
    made = places.boardroom
    assert not made.april.attendance.filter(post=made.posts["operator"]).exists()
    assert made.board.meetings.get(code="hidden").part == "1"


@pytest.mark.slow
def test_nobody_puts_a_record_on_the_agenda_of_a_private_meeting_unseen(world, places):
    made = places.boardroom
    sent = {"meeting": made.private.pk, "title": "x", "words": "x"}
    response = world.client("administrator").post(places.of("put-on-agenda"), sent)
    assert "Select a valid choice" in body_of(response)
    assert not made.private.items.filter(title="x").exists()


@pytest.mark.slow
def test_my_work_and_the_calendar_tell_no_private_word(world, places):
    client = world.client("contributor")
    token = calendar_token(world.people["contributor"])
    for address in (places.of("my-work"), reverse("calendar", args=[token])):
        assert SECRET not in body_of(client.get(address))


@pytest.mark.slow
def test_steps_of_a_seated_person_leave_no_private_word_in_the_audit_trail(world, places):
    client, made = world.client("secretary"), places.boardroom
    place = ["RWF", made.april.pk, made.secret.pk]
    address = reverse("minutes", args=["RWF", made.april.pk])
    client.get(address)
    text = {f"item{made.secret.pk}-text": f"{SECRET} words", f"item{made.secret.pk}-seen": ""}
    client.post(reverse("minute", args=place), text)
    client.post(reverse("decision-add", args=place), {"text": f"{SECRET} decision"})
    client.post(reverse("agenda-item-change", args=place), {"title": f"{SECRET} new"})
    post = made.posts["operator"].pk
    client.post(reverse("log-action-add", args=place), {"text": f"{SECRET} new", "owners": [post]})
    events = AuditEvent.objects.filter(by=world.people["secretary"])
    assert events.count() >= 3
    assert SECRET not in str(list(events.values()))


@pytest.mark.slow
def test_what_is_left_out_when_published_is_left_out_for_readers_without_a_seat(world, places):
    made = places.boardroom
    made.item.minute.text = "A patient [[of ward 7]] spoke."
    made.item.minute.save()
    minutes = places.of("minutes")
    for reader, shown in (("viewer", False), ("approver", False), ("director", True),
                          ("secretary", True), ("administrator", True)):  # fmt: skip
        text = body_of(world.client(reader).get(minutes))
        assert ("of ward 7" in text) is shown, reader
    assert f"A patient {HIDDEN} spoke." in body_of(world.client("viewer").get(minutes))
