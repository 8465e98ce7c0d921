"""The Celery application of beat: it knows the timetable and the names of tasks, and loads none.

Beat only puts names into the broker when they are due. Without Django's models and everybody's
tasks in it, it needs a third of the memory.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talentportal.settings.production")

clock = Celery("talentportal", fixups=[])
clock.config_from_object("django.conf:settings", namespace="CELERY")
