"""Addresses of the pages; an organisation's pages carry its code, so that they can be shared."""

from django.urls import include, path

from goldenthread.web.views import account, home, scorecards

organisation_pages = [
    path("", home.attention, name="attention"),
    path("scorecards/", scorecards.scorecards, name="scorecards"),
    path("scorecards/<slug:theme>/", scorecards.scorecards, name="scorecard"),
    path("matrix/", scorecards.matrix, name="matrix"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", account.SignIn.as_view(), name="sign-in"),
    path("sign-out/", account.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change-password"),
    path("organisations/", home.organisations, name="organisations"),
    path("organisations/<slug:code>/", include(organisation_pages)),
]
