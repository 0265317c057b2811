"""What every place has in common. `local`, `test` and `production` say how they differ."""

from pathlib import Path

import django.conf.locale
import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE

from ground.texts.languages import CONTENT_LANGUAGES, EXTRA_LANG_INFO

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"
env = environ.Env()
VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))

# public: the site without /cms/ and private keys; office: the Wagtail admin; worker: tasks; all: a laptop.
ROLE = env.str("ROLE", default="all")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS: list[str] = []
INSTALLED_APPS = [
    "config",
    "search",
    "campaigns",
    "membership",
    "home",
    "ground.records",
    "ground.sheets",
    "ground.organisation",
    "ground.outbox",
    "ground.sealed",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    # Headers first: whatever answers further in, an error included, leaves through them.
    "home.base.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.base.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "home.base.reader_language.ReaderLanguageMiddleware",
    "home.office.language.StaffLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "home.base.readings.middleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "membership.middleware.NoStore",
    "membership.middleware.StaffSession",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.base.context.site_frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wagtail.templatetags.wagtailcore_tags",
                "wagtail.images.templatetags.wagtailimages_tags",
                "home.templatetags.components",
                "home.templatetags.ruby",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- data
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}")}
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if SQLITE:
    # WAL lets readers read while one writes; IMMEDIATE makes writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    # A cache that is away must not hold a page up: a second, then some seconds without it.
    REDIS_OPTIONS = {"socket_timeout": 1, "socket_connect_timeout": 1}
    CACHES = {
        "default": {"BACKEND": "config.caches.ShelteredRedisCache", "LOCATION": REDIS_URL, "OPTIONS": REDIS_OPTIONS},
        "pages": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL, "OPTIONS": REDIS_OPTIONS, "KEY_PREFIX": "pages",
        },
    }
else:
    FILES = "django.core.cache.backends.filebased.FileBasedCache"
    CACHES = {
        "default": {"BACKEND": FILES, "LOCATION": VAR / "cache" / "shared", "OPTIONS": {"MAX_ENTRIES": 10_000}},
        "pages": {"BACKEND": FILES, "LOCATION": VAR / "cache" / "pages", "OPTIONS": {"MAX_ENTRIES": 2_000}},
    }
# How long a page is kept at most if nothing changes (0: not at all), and how long a browser may show it unasked.
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=3600)
PAGE_CACHE_BROWSER_SECONDS = env.int("PAGE_CACHE_BROWSER_SECONDS", default=0)

# --- people: sign-in by a code in the mail or a password, then a passkey or an app where there is one
AUTH_USER_MODEL = "membership.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [  # length over composition: NIST SP 800-63B-4
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "membership.passwords.GuessablePasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_ADAPTER = "membership.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "membership.forms.LoginForm",
    "signup": "membership.forms.SignupForm",
    "change_email": "membership.forms.ChangeEmailForm",
    "reset_password": "membership.forms.ResetPasswordForm",
    "request_login_code": "membership.forms.RequestLoginCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # without a password one signs in by code
ACCOUNT_CHANGE_EMAIL = True  # one address per account
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # by POST, in the browser that asked, never by opening the link
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
MFA_ADAPTER = "membership.adapters.MfaAdapter"
# the public process holds no key for TOTP secrets; passkeys are public keys
MFA_SUPPORTED_TYPES = ["webauthn"] if ROLE == "public" else ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
STAFF_SESSION_IDLE_SECONDS = 30 * 60
STAFF_SESSION_SECONDS = 12 * 60 * 60
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "home.views.csrf_failed"

# --- languages
django.conf.locale.LANG_INFO.update(EXTRA_LANG_INFO)
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"
# English is what a missing string falls back to; what editors write in first is Japanese.
LANGUAGE_CODE = "en"
SOURCE_LANGUAGE = "ja"
# The admin speaks this to staff who chose nothing else.
STAFF_LANGUAGE = "ja"
# What is new shall exist in these; the admin's queue asks for what is missing.
CORE_LANGUAGES = ["ja", "ja-simple", "en"]
LANGUAGES = list(CONTENT_LANGUAGES)
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [SITE / "locale", SITE / "locale-upstream"]
FORMAT_MODULE_PATH = "config.formats"

# --- files: every file field names its alias
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR / "media"), "base_url": "/media/"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [SITE / "static"]
STATICFILES_FINDERS = [
    "home.base.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Wagtail
WAGTAIL_SITE_NAME = env.str("WAGTAIL_SITE_NAME", default="Solidarity")
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_APPEND_SLASH = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Everybody works in Japan's time; one choice means no question.
WAGTAIL_USER_TIME_ZONES = ["Asia/Tokyo"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ja", "日本語"), ("en", "English")]
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
WAGTAILIMAGES_IMAGE_MODEL = "home.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.base.upload_forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "home.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.base.upload_forms.DocumentForm"
DOCUMENT_MAX_BYTES = 50 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "txt", "csv", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Outside films are link cards with our own picture; nothing is embedded from elsewhere.
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAIL_WORKFLOW_ENABLED = True
# A new translation begins as a draft: readers never meet Japanese under the name of another language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Changing the backend or search.text needs `manage.py update_index` at deployment.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": f"search.backends.{'sqlite' if SQLITE else 'postgres'}"}}

# --- headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": [],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, "https://checkout.stripe.com", "https://billing.stripe.com"],
    },
}
# Wagtail's own widgets start with inline scripts; only its admin gets this policy (home.base.headers).
CMS_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
    "connect-src": [SELF],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
                    "microphone", "midi", "payment", "usb")
}

# --- effects after commit, and what runs by itself
# thread: right after the commit, in this process; celery: by a worker; eager: inside the commit; none: at the next tick
OUTBOX_NUDGE = env.str("OUTBOX_NUDGE", default="celery" if REDIS_URL else "thread")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 30 * 60  # well below the hour after which Redis hands a task out again
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 5, "socket_connect_timeout": 2}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "tick": {"task": "ground.outbox.celery_tasks.task_tick", "schedule": 60, "options": {"expires": 55}},
}
TASKS = {
    "default": {
        "BACKEND": (
            "ground.outbox.tasks_backend.CeleryBackend"
            if REDIS_URL
            else "django_tasks.backends.immediate.ImmediateBackend"
        )
    }
}

# --- sealed values: a key ring as JSON, or the file that holds it (`manage.py make_sealed_keys`)
SEALED_KEYS = env.str("SEALED_KEYS", default="")
SEALED_DEV_KEYS_FILE: Path | None = None

# --- mail
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="office@example.org")
EMAIL_SUBJECT_PREFIX = ""
LOCAL = False
