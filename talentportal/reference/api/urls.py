"""Addresses of published data in the API."""

from django.urls import path

from talentportal.reference.api import search, tables

urlpatterns = [
    path("institutions/", search.Institutions.as_view(), name="institutions"),
    path("companies/", search.Companies.as_view(), name="companies"),
    path("fields/", search.Fields.as_view(), name="fields"),
    path("rankings/", tables.Rankings.as_view(), name="rankings"),
    path("rankings/<uuid:pk>/entries/", tables.RankingEntries.as_view(), name="ranking_entries"),
    path("company-lists/", tables.CompanyLists.as_view(), name="company_lists"),
    path(
        "company-lists/<uuid:pk>/entries/", tables.CompanyEntries.as_view(), name="company_entries"
    ),
    path("gni/", tables.GniFigures.as_view(), name="gni"),
]
