"""`goldenthread remind`: one e-mail to each person about what waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from goldenthread.cli.installation import fail, prepare_database, tell

if TYPE_CHECKING:
    from goldenthread.assure.programmes.duty import Duty
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.records.people.models import User

    Found = list[tuple[Organisation, tuple[Duty, ...]]]


def remind_command(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say who would be reminded of how much.")
    ] = False,
    organisation: Annotated[str, typer.Option(help="ODS code; all if left out.")] = "",
) -> None:
    """Send everybody who has something to do one e-mail about it."""
    prepare_database()
    from goldenthread.records.organisations.models import Organisation

    if organisation and not Organisation.objects.filter(code=organisation).exists():
        fail([f"no organisation has the code {organisation!r}"], 2)
    failed = 0
    for user in people(organisation):
        found = duties_by_organisation(user, organisation)
        if not found:
            continue
        problem = "" if dry_run else send(user, found)
        failed += bool(problem)
        if problem:
            tell(f"{user.username}: {problem}")
        else:
            print(f"{user.username} <{user.email}>: {counts(found)}")
    if failed:
        raise typer.Exit(1)


def people(organisation: str) -> Iterator[User]:
    """Give the active members with an address, of one organisation where it is named."""
    from goldenthread.records.people.models import User

    chosen = {"memberships__organisation__code": organisation} if organisation else {}
    found = User.objects.filter(is_active=True, memberships__isnull=False, **chosen)
    yield from found.exclude(email="").distinct().order_by("username")


def duties_by_organisation(user: User, organisation: str) -> Found:
    """Give what waits for a user in each organisation, at the period that the pages open with."""
    import datetime as dt

    from goldenthread.assure.programmes.desk import Desk
    from goldenthread.web.presenters.my_work import all_duties
    from goldenthread.web.scope import Scope, periods_of

    found = []
    memberships = user.memberships.select_related("organisation").order_by("organisation__code")
    for membership in memberships:
        owner = membership.organisation
        if organisation in ("", owner.code):
            periods = periods_of(owner, user)
            scope = Scope(owner, user, periods[0] if periods else None, periods)
            if duties := all_duties(scope, Desk(user, owner, dt.date.today())):
                found.append((owner, duties))
    return found


def send(user: User, found: Found) -> str:
    """Send a user's e-mail; give what went wrong, '' for nothing."""
    from django.core.mail import send_mail

    try:
        send_mail(f"Golden Thread: {counts(found)}", text_of(user, found), None, [user.email])
    except OSError as error:  # of the network and of the mail server alike
        return f"not sent: {' '.join(str(error).split())}"
    except ValueError as error:  # an address or a subject that no e-mail can carry
        return f"not sent: {error}"
    return ""


def counts(found: Found) -> str:
    """Say how much there is to do and how much of it is late."""
    from goldenthread.assure.programmes.duty import late_records

    duties = [duty for _, held in found for duty in held]
    late = late_records(duties)
    return f"{len(duties)} to do{f', {late} late' if late else ''}"


def text_of(user: User, found: Found) -> str:
    """Give the words of a user's e-mail: what, until when, and where it is done."""
    from django.urls import reverse

    from goldenthread.web.presenters.my_work import on_the_site

    lines = [f"{user}, this waits for you.", ""]
    for owner, duties in found:
        page = on_the_site(reverse("my-work", args=[owner.code]))
        lines += [owner.name, page, "", *lines_of(duties)]
    return "\n".join(lines)


def lines_of(duties: tuple[Duty, ...]) -> Iterator[str]:
    """Give the duties of an organisation, a heading for each kind."""
    from itertools import groupby

    from goldenthread.web.presenters.my_work import duty_href, on_the_site

    for kind, held in groupby(duties, key=lambda duty: duty.kind):
        listed = list(held)
        yield f"{kind.label} ({len(listed)})"
        for duty in listed:
            place = f" ({duty.place})" if duty.place else ""
            due = f"due {duty.due:%-d %B %Y}; " if duty.due else ""
            yield f"- {' '.join(duty.words.split())}{place}"
            yield f"  {due}{' '.join(duty.why.split())}"
            yield f"  {on_the_site(duty_href(duty))}"
        yield ""
