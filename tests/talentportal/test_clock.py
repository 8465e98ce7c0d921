"""Beat knows when and what by name; the worker knows the tasks."""

import subprocess
import sys

from talentportal.celery_app import app
from talentportal.clock import clock

_WHAT_IS_LOADED = """
import sys
from talentportal.clock import clock
clock.conf.beat_schedule
clock.loader.init_worker()
clock.finalize()
print(*sys.modules)
"""


def test_every_name_on_the_timetable_is_a_task_of_the_worker():
    app.loader.import_default_modules()
    named = {entry["task"] for entry in clock.conf.beat_schedule.values()}
    assert named
    assert named <= set(app.tasks)


def test_both_speak_with_one_broker():
    assert clock.conf.broker_url == app.conf.broker_url


def test_the_clock_loads_no_part_of_the_portal():
    loaded = subprocess.run(
        [sys.executable, "-c", _WHAT_IS_LOADED], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "talentportal.clock" in loaded
    assert not [name for name in loaded if name.startswith(("visas", "rest_framework"))]
    assert "django.db.models" not in loaded
