"""Organisations, their units, posts and the roles of people in them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.organisations.querysets import OrganisationQuerySet


class Organisation(models.Model):
    """A legal body of the NHS, with its own choices for charts."""

    class Kind(models.TextChoices):
        TRUST = "trust", "Trust"
        AMBULANCE_TRUST = "ambulance_trust", "Ambulance trust"
        ICB = "icb", "Integrated care board"
        REGION = "region", "Region"
        REGULATOR = "regulator", "Regulator"

    class Profile(models.TextChoices):
        MAKING_DATA_COUNT = "making_data_count", "Making Data Count (NHS England)"
        PLOTTHEDOTS = "plotthedots", "plotthedots (NHS-R Community)"

    code = models.CharField("ODS code", max_length=20, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    region = models.CharField(max_length=100, blank=True)
    spc_profile = models.CharField(
        max_length=20, choices=Profile, default=Profile.MAKING_DATA_COUNT
    )
    shift_length = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(6), MaxValueValidator(8)]
    )
    trend_length = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(6), MaxValueValidator(8)]
    )
    shows_chances = models.BooleanField(
        default=True,
        help_text="Scorecards and reports say how likely each measure meets its target next.",
    )
    history = HistoricalRecords()

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A part of an organisation (site, division, directorate, ward) for as long as it exists."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="unit_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A job in an organisation: owners and leads are posts, whoever holds them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="posts")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    reports_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="post_code_is_unique")
        ]

    def __str__(self) -> str:
        return self.title


class PostHolding(models.Model):
    """Who holds a post, from a date until a date."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="holdings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holdings"
    )
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"{self.post}: {self.user}"


class Membership(models.Model):
    """The role of a user in an organisation; no membership, no access."""

    class Role(models.TextChoices):
        VIEWER = "viewer", "Viewer"
        CONTRIBUTOR = "contributor", "Contributor"
        APPROVER = "approver", "Approver"
        ADMINISTRATOR = "administrator", "Administrator"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role, default=Role.VIEWER)
    loads_figures = models.BooleanField(
        default=False, help_text="May import workbooks, as analysts do; administrators always may."
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], name="one_role_in_an_organisation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} at {self.organisation}"
