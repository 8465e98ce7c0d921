"""Private files: stored under random names, checked by content, shown page by page."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents of any case kind; the domains say who may see them."""

    name = "talentportal.documents"
    label = "documents"
