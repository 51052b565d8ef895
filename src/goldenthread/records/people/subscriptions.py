"""The token of a person's calendar subscription: who has the address reads the person's dates."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from goldenthread.records.people.models import User

MOST_DIGITS = 18  # of a person's number: what a database's whole numbers hold


def calendar_token(user: User) -> str:
    """Give the token of the user's calendar: it ends with their password, which salts it."""
    return signer_of(user).sign(user.pk)


def user_of_calendar(token: str) -> User | None:
    """Give the active user of a token; None where it is wrong, or older than their password."""
    number, _, _ = token.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS):
        return None
    user = User.objects.filter(pk=int(number), is_active=True).first()
    if user is None:
        return None
    try:
        signer_of(user).unsign(token)
    except BadSignature:
        return None
    return user


def signer_of(user: User) -> Signer:
    """Give the signer of the user's token; the hash changes with the password."""
    return Signer(salt=f"calendar {user.get_session_auth_hash()}", sep=".")
