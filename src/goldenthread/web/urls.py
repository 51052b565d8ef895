"""Addresses of the pages; an organisation's pages carry its code, so that they can be shared."""

from django.urls import include, path

from goldenthread.web.views import (
    account,
    components,
    editions,
    home,
    imports,
    measure_edits,
    measures,
    people,
    reports,
    scorecards,
)

measure_pages = [
    path("", measures.measure, name="measure"),
    path("chart.svg", measures.measure_picture, name="measure-picture"),
    path("commentary/", measure_edits.measure_commentary, name="measure-commentary"),
    path("baseline/", measure_edits.measure_rebase, name="measure-rebase"),
    path("annotation/", measure_edits.measure_annotation, name="measure-annotation"),
    path("figure/", measure_edits.measure_figure, name="measure-figure"),
    path("countermeasures/", measure_edits.measure_countermeasure, name="measure-countermeasure"),
]
report_pages = [
    path("", reports.report, name="report"),
    path("words/", reports.report_words, name="report-words"),
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
organisation_pages = [
    path("", home.attention, name="attention"),
    path("scorecards/", scorecards.scorecards, name="scorecards"),
    path("scorecards/<slug:theme>/", scorecards.scorecards, name="scorecard"),
    path("matrix/", scorecards.matrix, name="matrix"),
    path("measures/<slug:measure>/", include(measure_pages)),
    path("reports/", reports.reports, name="reports"),
    path("reports/<slug:report>/", include(report_pages)),
    path("imports/", include(import_pages)),
    path("people/", include(people_pages)),
    path("business-rules/", people.business_rules, name="business-rules"),
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
    path("published/", editions.published, name="published"),
    path("editions/<int:pk>/", include(edition_pages)),
    path("components/", components.components, name="components"),
]
