"""Private files: stored under random names, checked by content, shown page by page."""

from celery.signals import task_postrun
from django.apps import AppConfig
from django.core.signals import request_finished


class DocumentsConfig(AppConfig):
    """Documents of any case kind; the domains say who may see them."""

    name = "talentportal.documents"
    label = "documents"

    def ready(self) -> None:
        """After each request and task, remove files whose transaction rolled back."""
        from talentportal.documents.pending import discard_rolled_back  # noqa: PLC0415 -- needs models

        request_finished.connect(discard_rolled_back, dispatch_uid="documents.rolled_back")
        task_postrun.connect(discard_rolled_back, dispatch_uid="documents.rolled_back")
