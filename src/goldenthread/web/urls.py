"""Addresses of the pages; an organisation's pages carry its code, so that they can be shared."""

from django.urls import include, path

from goldenthread.web.views import (
    account,
    actions,
    components,
    editions,
    finance,
    findings,
    highlights,
    home,
    imports,
    measure_edits,
    measures,
    milestones,
    my_work,
    panel,
    people,
    programme_scorecard,
    programmes,
    reports,
    requirements,
    risks,
    savings,
    schemes,
    scorecards,
    words,
)
from goldenthread.web.views.meetings.addresses import boardroom_pages
from goldenthread.web.views.pack_addresses import pack_pages, public_pages

measure_pages = [
    path("", measures.measure, name="measure"),
    path("chart.svg", measures.measure_picture, name="measure-picture"),
    path("outlook.svg", measures.measure_outlook, name="measure-outlook"),
    path("commentary/", measure_edits.measure_commentary, name="measure-commentary"),
    path("commentary/check/", words.measure_commentary_check, name="measure-commentary-check"),
    path("baseline/", measure_edits.measure_rebase, name="measure-rebase"),
    path("annotation/", measure_edits.measure_annotation, name="measure-annotation"),
    path("figure/", measure_edits.measure_figure, name="measure-figure"),
    path("countermeasures/", measure_edits.measure_countermeasure, name="measure-countermeasure"),
]
report_pages = [
    path("", reports.report, name="report"),
    path("words/", reports.report_words, name="report-words"),
    path("words/check/", words.report_words_check, name="report-words-check"),
    path("freeze/", reports.report_freeze, name="report-freeze"),
    path("files/<slug:form>/", reports.report_file, name="report-file"),
    path("sections/<slug:anchor>/", reports.report, name="report-section"),
]
import_pages = [
    path("", imports.imports, name="imports"),
    path("template/", imports.import_template, name="import-template"),
    path("<int:pk>/", imports.import_page, name="import"),
    path("<int:pk>/confirm/", imports.import_confirm, name="import-confirm"),
    path("<int:pk>/withdraw/", imports.import_withdraw, name="import-withdraw"),
]
people_pages = [
    path("", people.people, name="people"),
    path("add/", people.person_add, name="person-add"),
    path("<int:pk>/role/", people.person_role, name="person-role"),
    path("<int:pk>/remove/", people.person_remove, name="person-remove"),
    path("posts/", people.post_hold, name="post-hold"),
    path("posts/<int:pk>/leave/", people.post_leave, name="post-leave"),
]
action_pages = [
    path("", actions.action, name="action"),
    path("update/", actions.action_update, name="action-update"),
    path("evidence/", actions.action_evidence, name="action-evidence"),
    path("evidence/<int:evidence>/file/", actions.evidence_file, name="evidence-file"),
    path("submit/", actions.action_submit, name="action-submit"),
    path("withdraw/", actions.action_withdraw, name="action-withdraw"),
    path("decide/", panel.action_decide, name="action-decide"),
    path("change/", actions.action_change, name="action-change"),
]
workstream_pages = [
    path("", programmes.workstream, name="workstream"),
    path("highlight/", highlights.highlight_write, name="highlight-write"),
    path("highlight/check/", words.highlight_check, name="highlight-check"),
    path("scorecard/", programme_scorecard.scorecard, name="programme-scorecard"),
]
highlight_pages = [
    path("", highlights.highlight, name="highlight"),
    path("submit/", highlights.highlight_submit, name="highlight-submit"),
    path("return/", highlights.highlight_return, name="highlight-return"),
    path("sign-off/", highlights.highlight_sign_off, name="highlight-sign-off"),
    path("reopen/", highlights.highlight_reopen, name="highlight-reopen"),
]
programme_pages = [
    path("", programmes.programme, name="programme"),
    path("status/", programmes.programme_status, name="programme-status"),
    path("findings/", programmes.programme_findings, name="programme-findings"),
    path("trajectories/", programmes.trajectories, name="trajectories"),
    path("workstreams/<int:pk>/", include(workstream_pages)),
    path("highlights/<int:pk>/", include(highlight_pages)),
    path("requirements/", requirements.requirements, name="requirements"),
    path("requirements/export/", requirements.requirements_export, name="requirements-export"),
    path("requirements/bulk/", requirements.requirements_bulk, name="requirements-bulk"),
    path("actions/<int:pk>/", include(action_pages)),
    path("milestones/", milestones.milestones, name="milestones"),
    path("milestones/<int:pk>/update/", milestones.milestone_update, name="milestone-update"),
    path("milestones/<int:pk>/update/check/", words.milestone_check, name="milestone-check"),
    path("milestones/<int:pk>/change/", milestones.milestone_change, name="milestone-change"),
    path("panel/", panel.panel, name="panel"),
    path("sign-off/", panel.sign_off, name="sign-off"),
    path("changes/<int:pk>/decide/", panel.change_decide, name="change-decide"),
    path("units/split/", programmes.unit_split, name="unit-split"),
    path("risks/", risks.risks, name="risks"),
    path("risks/add/", risks.risk_add, name="risk-add"),
    path("risks/<int:pk>/", risks.risk, name="risk"),
    path("risks/<int:pk>/change/", risks.risk_change, name="risk-change"),
    path("risks/appetite/", risks.risk_appetite, name="risk-appetite"),
    path("issues/add/", risks.issue_add, name="issue-add"),
    path("issues/<int:pk>/", risks.issue, name="issue"),
]
savings_pages = [
    path("", savings.savings, name="savings"),
    path("findings/", savings.savings_findings, name="savings-findings"),
    path("schemes/", schemes.schemes, name="schemes"),
    path("schemes/export/", schemes.schemes_export, name="schemes-export"),
    path("schemes/add/", schemes.scheme_add, name="scheme-add"),
    path("schemes/<int:pk>/", schemes.scheme, name="scheme"),
    path("schemes/<int:pk>/change/", schemes.scheme_change, name="scheme-change"),
    path("schemes/<int:pk>/gate/", schemes.scheme_gate, name="scheme-gate"),
    path("plans/", savings.savings_plans, name="savings-plans"),
    path("plans/target/", savings.savings_target, name="savings-target"),
    path("plans/weights/", savings.risk_weights, name="risk-weights"),
    path("plans/scenarios/add/", savings.scenario_add, name="scenario-add"),
    path("plans/scenarios/<int:pk>/", savings.scenario_change, name="scenario-change"),
    path("plans/scenarios/<int:pk>/remove/", savings.scenario_remove, name="scenario-remove"),
    path("plans/sharing/add/", savings.share_add, name="share-add"),
    path("plans/sharing/<int:pk>/end/", savings.share_end, name="share-end"),
]
finance_pages = [
    path("", finance.finance, name="finance"),
    path("wards/", finance.wards, name="wards"),
    path("wards/export/", finance.wards_export, name="wards-export"),
]
finding_pages = [
    path("", findings.findings, name="findings"),
    path("<slug:fingerprint>/", findings.finding, name="finding"),
    path("<slug:fingerprint>/waive/", findings.finding_waive, name="finding-waive"),
    path("waivers/<int:pk>/withdraw/", findings.waiver_withdraw, name="waiver-withdraw"),
]
organisation_pages = [
    path("", home.attention, name="attention"),
    path("programmes/", programmes.programme_list, name="programmes"),
    path("programmes/<int:programme>/", include(programme_pages)),
    path("my-work/", my_work.my_work, name="my-work"),
    path("scorecards/", scorecards.scorecards, name="scorecards"),
    path("scorecards/<slug:theme>/", scorecards.scorecards, name="scorecard"),
    path("matrix/", scorecards.matrix, name="matrix"),
    path("measures/<slug:measure>/", include(measure_pages)),
    path("live-figures/", words.live_figures, name="live-figures"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<slug:report>/", include(report_pages)),
    path("savings/", include(savings_pages)),
    path("finance/", include(finance_pages)),
    path("meetings/", include(boardroom_pages)),
    path("meetings/<int:meeting>/packs/", include(pack_pages)),
    path("findings/", include(finding_pages)),
    path("imports/", include(import_pages)),
    path("people/", include(people_pages)),
    path("business-rules/", people.business_rules, name="business-rules"),
    path("choices/", people.choices, name="choices"),
]
edition_pages = [
    path("", editions.edition, name="edition"),
    path("sections/<slug:anchor>/", editions.edition, name="edition-section"),
    path("files/<slug:form>/", editions.edition_file, name="edition-file"),
    path("sign-off/", editions.edition_sign_off, name="edition-sign-off"),
    path("publish/", editions.edition_publish, name="edition-publish"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", account.SignIn.as_view(), name="sign-in"),
    path("sign-out/", account.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change-password"),
    path("organisations/", home.organisations, name="organisations"),
    path("organisations/<slug:code>/", include(organisation_pages)),
    path("calendar/<str:token>.ics", my_work.calendar, name="calendar"),
    path("published/", editions.published, name="published"),
    *public_pages,
    path("editions/<int:pk>/", include(edition_pages)),
    path("components/", components.components, name="components"),
]
