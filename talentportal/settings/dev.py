"""The settings of `make run`: a demonstration on one machine."""

from talentportal.runtime.environment import provide

provide()  # fills DATABASE_URL, REDIS_URL and keys from the data folder where they are not set

from talentportal.settings import env  # noqa: E402
from talentportal.settings.base import *  # noqa: E402

DEBUG = env.flag("DEBUG", default=False)
DEMO = env.flag("TALENTPORTAL_DEMO", default=True)
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.words("ALLOWED_HOSTS")]
EMAIL_BACKEND = "talentportal.notifications.mailbox.MailboxBackend"

# Compressing costs a minute of the first start and saves nothing on the way to the same machine.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [
    *("css", "html", "js", "json", "png", "svg", "txt", "woff", "woff2"),
]
