"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("system/", admin.site.urls),
    path("", include("goldenthread.web.urls")),
]
