"""The upkeep that beat starts: every task is there, and ended sessions go."""

from datetime import timedelta

import pytest
from celery import current_app
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from talentportal.core.tasks import tidy_sessions


def test_every_task_that_is_scheduled_exists():
    current_app.loader.import_default_modules()
    wanted = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert wanted - set(current_app.tasks) == set()


@pytest.mark.django_db
def test_sessions_that_have_ended_go_with_their_answers():
    for _ in range(2):
        kept = SessionStore()
        kept["selfcheck"] = "degrees=0"
        kept.create()
    Session.objects.filter(session_key=kept.session_key).update(
        expire_date=timezone.now() - timedelta(minutes=1)
    )
    tidy_sessions()
    assert Session.objects.count() == 1
    assert not Session.objects.filter(session_key=kept.session_key).exists()
