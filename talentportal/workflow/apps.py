"""What every kind of case shares: notes and messages."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Notes among staff and messages between staff and applicant."""

    name = "talentportal.workflow"
    label = "workflow"
