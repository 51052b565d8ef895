"""An organisation's own cells of the business-rule table."""

from django.db import models
from simple_history.models import HistoricalRecords

from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import ActionCode, Role

ASSURANCE_GROUPS = [
    (group, group.replace("_", " ")) for group in ("passing", "hit_and_miss", "failing")
]
VARIATION_GROUPS = [
    (group, group.replace("_", " ")) for group in ("improvement", "common_cause", "concern")
]


class BusinessRule(models.Model):
    """The action for a role, assurance and variation; the shipped table holds where none is set."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="business_rules"
    )
    role = models.CharField(max_length=6, choices=[(r.value, r.label) for r in Role])
    assurance = models.CharField(max_length=12, choices=ASSURANCE_GROUPS)
    variation = models.CharField(max_length=12, choices=VARIATION_GROUPS)
    action = models.CharField(max_length=20, choices=[(a.value, a.label) for a in ActionCode])
    words = models.CharField(max_length=300, blank=True, help_text="Added after the action.")
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role", "assurance", "variation"],
                name="one_business_rule_a_cell",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.assurance}, {self.variation}: {self.action}"
