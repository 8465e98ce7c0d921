"""Ministries, agencies, consortia, companies, universities and institutes."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Who people act for."""

    name = "talentportal.organisations"
    label = "organisations"
