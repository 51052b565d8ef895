"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("system/", admin.site.urls),
    path("", include("goldenthread.web.urls")),
]

handler400 = "goldenthread.web.views.errors.bad_request"
handler403 = "goldenthread.web.views.errors.not_allowed"
handler404 = "goldenthread.web.views.errors.not_found"
handler500 = "goldenthread.web.views.errors.server_error"
