"""People who sign in."""

import factory

from goldenthread.records.people.models import User

PASSWORD = "a long enough password"


class UserFactory(factory.django.DjangoModelFactory):
    """A user without any role; the password is PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    first_name = "Some"
    last_name = factory.Sequence(lambda n: f"Body {n}")
    password = factory.django.Password(PASSWORD)
