"""The user of a sign-in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in; what they may do follows from memberships and posts held."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username
