"""Registrations of the system pages: for those who run the installation, with history."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from simple_history.admin import SimpleHistoryAdmin

from goldenthread.records.finance import models as finance
from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.records.measures import models as measures
from goldenthread.records.organisations import models as organisations
from goldenthread.records.people.models import User
from goldenthread.records.programmes import models as programmes
from goldenthread.records.reporting import models as reporting
from goldenthread.records.risks import models as risks
from goldenthread.records.savings import models as savings

admin.site.site_header = "Golden Thread: system"
admin.site.site_title = "Golden Thread"

KEPT_WITH_HISTORY = (
    organisations.Organisation,
    organisations.Unit,
    organisations.Post,
    organisations.PostHolding,
    organisations.Membership,
    measures.Measure,
    measures.Series,
    measures.Target,
    measures.Rebase,
    measures.Annotation,
    measures.Commentary,
    measures.CountermeasureSummary,
    measures.BusinessRule,
    measures.StratificationTable,
    reporting.Narrative,
    programmes.ScaleStep,
    programmes.Programme,
    programmes.Workstream,
    programmes.WorkstreamRole,
    programmes.PlanItem,
    programmes.Objective,
    programmes.ScorecardRow,
    programmes.Source,
    programmes.Requirement,
    programmes.Action,
    programmes.Remapping,
    programmes.Evidence,
    programmes.Milestone,
    programmes.HighlightReport,
    risks.Risk,
    risks.Issue,
    risks.RiskAppetite,
    finance.FinanceLine,
    finance.BridgeStep,
    finance.WardMonth,
    savings.Scheme,
    savings.SchemeMonth,
    savings.SchemeApproval,
    savings.SavingsTarget,
    savings.RiskWeight,
    savings.ReportedTotal,
    savings.Scenario,
    savings.SavingsShare,
)
ONLY_READ = (
    AuditEvent,
    ImportBatch,
    measures.Observation,
    reporting.Edition,
    reporting.SignOff,
    reporting.Waiver,
    reporting.WaiverWithdrawal,
    programmes.AssuranceDecision,
    programmes.ClosureSubmission,
    programmes.ProgressUpdate,
    programmes.ChangeRequest,
    programmes.HighlightStep,
)


class HistoryAdmin(SimpleHistoryAdmin):
    """A record whose former versions are kept."""

    list_per_page = 50


class ReadingAdmin(admin.ModelAdmin):
    """A record that is proof: it is read here and never changed."""

    list_per_page = 50

    def has_add_permission(self, request: object) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


admin.site.register(User, UserAdmin)
for model in KEPT_WITH_HISTORY:
    admin.site.register(model, HistoryAdmin)
for model in ONLY_READ:
    admin.site.register(model, ReadingAdmin)
