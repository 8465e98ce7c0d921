"""Addresses of published data: suggestions for everybody, the tables for those who work here."""

from django.urls import path

from talentportal.reference.views import browse, suggest

app_name = "reference"
urlpatterns = [
    path("suggest/institutions/", suggest.institutions, name="suggest_institutions"),
    path("suggest/employers/", suggest.employers, name="suggest_employers"),
    path("desk/reference/", browse.datasets, name="datasets"),
    path("desk/reference/<slug:code>/", browse.dataset, name="dataset"),
]
