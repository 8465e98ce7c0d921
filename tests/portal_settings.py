"""The settings of a portal that tests run as real processes: limits as in a real one."""

from talentportal.settings import base
from talentportal.settings.test import *  # noqa: F403 -- settings layers extend one another

ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS
REST_FRAMEWORK = base.REST_FRAMEWORK
MEDIA_ROOT = base.MEDIA_ROOT
