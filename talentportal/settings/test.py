"""The settings of the tests: real servers, fast hashing, mail kept in memory."""

import os

from talentportal.runtime.environment import provide

provide()

from talentportal.settings.api import REST_FRAMEWORK  # noqa: E402
from talentportal.settings.base import *  # noqa: E402
from talentportal.settings.base import (  # noqa: E402
    CACHES,
    DATA_DIR,
    DATABASES,
    REDIS_URL,
    STORAGES,
)

DEBUG = False
DEMO = True
SECRET_KEY = "only-for-tests-and-never-anywhere-else-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "talentportal.notifications.mailbox.MailboxBackend"
MEDIA_ROOT = DATA_DIR / "test-documents"  # goes with the temporary servers of the run
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
REST_FRAMEWORK = {
    **REST_FRAMEWORK,
    "DEFAULT_THROTTLE_RATES": dict.fromkeys(REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "100000/min"),
}
ACCOUNT_RATE_LIMITS = False
# Tests with transactions of their own empty the tables afterwards, which nobody else may.
DATABASES["default"]["OPTIONS"]["options"] += " -c talentportal.may_truncate=on"
# Each process of a parallel run has a cache of its own: emptying one must not empty another.
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES = {
    "default": {
        **CACHES["default"],
        "LOCATION": REDIS_URL.replace("db=0", f"db={_WORKER + 1}"),
    }
}
CELERY_TASK_ALWAYS_EAGER = False
