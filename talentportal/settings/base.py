"""What is true everywhere: applications, middleware, security, languages, limits."""

from pathlib import Path
from typing import Any

from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from talentportal.settings import env
from talentportal.settings.api import *

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env.text("TALENTPORTAL_DATA", str(BASE_DIR / ".data")))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "talentportal.core",
    "talentportal.audit",
    "talentportal.outbox",
    "talentportal.organisations",
    "talentportal.accounts",
    "talentportal.reference",
    "talentportal.documents",
    "talentportal.notifications",
    "talentportal.workflow",
    "visas",
    "talentportal.portal",
    "allauth",
    "allauth.account",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "django_htmx",
    "template_partials",
    "lucide",
    "django.forms",
]

MIDDLEWARE = [
    "talentportal.core.middleware.RequestContextMiddleware",
    # What every answer must carry, static files and refusals of the next ones included.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "talentportal.core.middleware.PrivacyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "talentportal.core.middleware.BodyLimitMiddleware",
    "talentportal.core.ways.WayBackMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "talentportal.core.ways.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "talentportal.urls"
WSGI_APPLICATION = "talentportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "talentportal.core.context_processors.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "lucide.templatetags.lucide",
                "talentportal.core.templatetags.ui",
            ],
        },
    },
]
FORM_RENDERER = "talentportal.core.forms.PortalRenderer"

DATABASES: dict[str, dict[str, Any]] = {"default": env.database(env.text("DATABASE_URL"))}
DATABASES["default"]["OPTIONS"]["options"] = (
    "-c lock_timeout=3s -c idle_in_transaction_session_timeout=60s"
    # pages are bounded (the web server sets it); migrations, loads and reports take their time
    f" -c statement_timeout={env.text('DATABASE_STATEMENT_TIMEOUT', '0')}"
)
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # services own their transactions
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "talentportal.core.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "talentportal",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # addresses are unique whatever their case (a constraint)
AUTHENTICATION_BACKENDS = ["talentportal.accounts.backend.PortalBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "talentportal.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True  # one address; a new one counts once it is confirmed
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever changes a password or address is told at both ends
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "signup": "10/m/ip",
    "reset_password": "10/m/ip,3/m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/180s/key",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
}
TRUSTED_PROXIES = env.proxies("TRUSTED_PROXIES")  # whose word counts for where a request comes from
ACCOUNT_FORMS = {
    "login": "talentportal.accounts.forms.LoginForm",
    "signup": "talentportal.accounts.forms.SignupForm",
    "reset_password": "talentportal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "talentportal.accounts.forms.ResetPasswordKeyForm",
    "change_password": "talentportal.accounts.forms.ChangePasswordForm",
    "add_email": "talentportal.accounts.forms.AddEmailForm",
    "reauthenticate": "talentportal.accounts.forms.ReauthenticateForm",
}

LANGUAGE_CODE = "en"
LANGUAGES = [("ko", _("Korean")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Seoul"
USE_I18N = True
USE_TZ = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "talentportal.core.staticfiles.NpmFinder",
]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "talentportal.documents.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "talentportal.core.staticfiles.PortalStaticFilesStorage"},
}
NPM_ROOT = BASE_DIR / "node_modules"
# URL prefix: (folder below node_modules, the only files that are served from it)
NPM_ASSETS = {
    "krds": (
        "krds-uiux/resources",
        (
            "css/component/output.css",
            "css/token/krds_tokens.css",
            "img/component/icon/*.svg",
            "fonts/*.woff2",
        ),
    ),
    "noto": (
        "@fontsource-variable/noto-sans-kr",
        ("index.css", "files/noto-sans-kr-*-wght-normal.woff2"),
    ),
    "htmx": ("htmx.org/dist", ("htmx.min.js",)),
}
MEDIA_ROOT = DATA_DIR / "documents"  # private files: never under a URL of their own
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DOCUMENT_MAX_BYTES = 20 * 1024 * 1024
# Letters and receipts are set in these fonts only, never in what a machine happens to have.
PDF_FONT_DIRS = [
    NPM_ROOT / "@expo-google-fonts/noto-sans-kr" / weight
    for weight in ("400Regular", "500Medium", "700Bold")
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

CELERY_BROKER_URL = env.broker(REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # every task may run twice, so redelivery is safe
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
    "max_retries": 0,  # of a nudge; worker and beat have attempts of their own
}
# A nudge that cannot reach Redis is dropped at once: the sweep of the outbox delivers it.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "Asia/Seoul"
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "outbox-sweep": {"task": "outbox.drain", "schedule": 10.0},
    "scenarios-sweep": {"task": "visas.sweep_scenarios", "schedule": 300.0},
    "outbox-tidy": {"task": "outbox.tidy", "schedule": crontab(hour=3, minute=10)},
    "answers-tidy": {"task": "core.tidy_answers", "schedule": crontab(hour=3, minute=20)},
    "sessions-tidy": {"task": "core.tidy_sessions", "schedule": crontab(hour=3, minute=30)},
    "documents-sweep": {"task": "documents.sweep", "schedule": crontab(hour=3, minute=40)},
}

FIELD_ENCRYPTION_KEYS = env.words("FIELD_ENCRYPTION_KEYS", "")
BLIND_INDEX_KEY = env.text("BLIND_INDEX_KEY", "")

DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "talentportal <no-reply@talentportal.example>")
SITE_URL = env.text("SITE_URL", "http://localhost:8000")
DEMO = env.flag("TALENTPORTAL_DEMO", default=False)
OFFICIAL_SITE = env.flag("OFFICIAL_SITE", default=False)  # the masthead may claim a government site

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "talentportal.core.middleware.RequestIdFilter"}},
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s [%(request_id)s] %(name)s: %(message)s"}
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request"]}
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {  # two lines for every sweep of the outbox say nothing; failures are errors
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
    },
}
