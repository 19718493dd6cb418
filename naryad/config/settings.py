"""How is Django set up, given the environment?"""

import os
import secrets

from naryad.config.environment import ROOT, database_settings, read_environment

ENVIRONMENT = read_environment()
DEBUG = False
# Without one each start makes its own, so that no key is ever known to strangers; the trial keeps
# one in its data folder, and production refuses to start.
SECRET_KEY = ENVIRONMENT.secret_key or secrets.token_urlsafe(50)
BASE_URL = ENVIRONMENT.base_url
ALLOWED_HOSTS = ["*"]  # Hosts are checked against the base address and the organizations' hosts.
DATA_FOLDER = ENVIRONMENT.data
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
PRIVATE_SERVERS = ENVIRONMENT.private_servers

INSTALLED_APPS = [
    "naryad.core",
    "naryad.organizations",
    "naryad.history",
    "naryad.files",
    "naryad.letters",
    "naryad.catalog",
    "naryad.areas",
    "naryad.companies",
    "naryad.people",
    "naryad.assets",
    "naryad.contracts",
    "naryad.outputs",
    "naryad.stickers",
    "naryad.tickets",
    "naryad.accounts",
    "naryad.intake",
    "naryad.registration",
    "naryad.lists",
    "naryad.lists.bulk",
    "naryad.spreadsheets",
    "naryad.notifications",
    "naryad.webhooks",
    "naryad.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "naryad.web.security.SecurityHeaders",
    "naryad.api.errors.ProblemsForPrograms",
    "naryad.web.transport.ComeByHttps",
    "naryad.web.bad_input.RefuseUnfitAddress",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "naryad.web.bad_input.RefuseUnfitInput",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "naryad.web.acting.ActorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "naryad.web.errors.RefusalPages",
]

ROOT_URLCONF = "naryad.config.urls"
WSGI_APPLICATION = "naryad.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "naryad" / "web" / "templates"],
        "OPTIONS": {"environment": "naryad.web.jinja.environment"},
    },
    {
        # Only for pages of libraries that nobody is led to; every page of ours is Jinja2.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", "postgres:///naryad"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Login"
AUTHENTICATION_BACKENDS = ["naryad.accounts.backend.LoginBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "naryad.accounts.passwords.LengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "naryad.accounts.passwords.CommonnessValidator"},
    {"NAME": "naryad.accounts.passwords.OwnWordsValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "naryad.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# Limits are ours (core.limits): one table that all processes share.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = True

MFA_ADAPTER = "naryad.accounts.factor_adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A passkey asks for a finger, a face or a PIN, so that it is two factors in one.
MFA_WEBAUTHN_USER_VERIFICATION = "required"

SESSION_ENGINE = "naryad.accounts.session_store"
SESSION_COOKIE_NAME = "__Host-session" if ENVIRONMENT.is_https else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if ENVIRONMENT.is_https else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if ENVIRONMENT.is_https else []
CSRF_FAILURE_VIEW = "naryad.web.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_https else 0
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale", ROOT / "naryad" / "locale"]  # a checkout, a wheel
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"
FORM_RENDERER = "django.forms.renderers.Jinja2"

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "naryad" / "web" / "static" / "dist"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # only our own pages need what we have built
FILES_FOLDER = DATA_FOLDER / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000
FILE_UPLOAD_HANDLERS = [
    "naryad.web.upload_limits.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Letters leave the program in naryad.letters alone; nothing else may send.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_URL = ENVIRONMENT.email_url
SMS_URL = ENVIRONMENT.sms_url
# Without a gateway text messages are kept where letters are, which is for a trial alone.
SMS_IS_KEPT = not ENVIRONMENT.is_production
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "hide secrets": {"()": "naryad.config.log_lines.HideSecrets"},
        "one line": {"()": "naryad.config.log_lines.OneLine"},
        "trace faults alone": {"()": "naryad.config.log_lines.TraceFaultsAlone"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["hide secrets", "one line", "trace faults alone"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
