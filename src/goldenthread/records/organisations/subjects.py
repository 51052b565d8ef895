"""How organisations, units and posts are recognised and compared."""

from goldenthread.records.history.keeping import Parent, Subject
from goldenthread.records.organisations.models import Organisation, Post, Unit

ORGANISATION = Parent("organisations", ("organisation",))

ORGANISATIONS = Subject(
    name="organisations",
    model=Organisation,
    key=("code",),
    fields=("name", "kind", "parent", "region"),
    scope="",
    lookups={"parent": "parent__code"},
    parents={"parent": Parent("organisations", ("parent",))},
)
UNITS = Subject(
    name="units",
    model=Unit,
    key=("organisation", "code"),
    fields=("name", "kind", "parent", "valid_from", "valid_to", "replaces"),
    scope="organisation__code",
    lookups={
        "organisation": "organisation__code",
        "parent": "parent__code",
        "replaces": "replaces__code",
    },
    parents={
        "organisation": ORGANISATION,
        "parent": Parent("units", ("organisation", "parent")),
        "replaces": Parent("units", ("organisation", "replaces")),
    },
)
POSTS = Subject(
    name="posts",
    model=Post,
    key=("organisation", "code"),
    fields=("title", "reports_to"),
    scope="organisation__code",
    lookups={"organisation": "organisation__code", "reports_to": "reports_to__code"},
    parents={
        "organisation": ORGANISATION,
        "reports_to": Parent("posts", ("organisation", "reports_to")),
    },
)
SUBJECTS = (ORGANISATIONS, UNITS, POSTS)
