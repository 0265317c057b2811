"""A laptop: SQLite, files under var/, mails as files, no services. Refused by `check --deploy`."""

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES, VAR, env

LOCAL = True
# The pages readers get, errors included; DEBUG=1 for whoever works on the code.
DEBUG = env.bool("DEBUG", default=False)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECRET_KEY = "local-only-" + "x" * 50
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
(VAR / "static").mkdir(parents=True, exist_ok=True)
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STAFF_MFA_REQUIRED = False  # the admin says so in a banner; `check --deploy` refuses it
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys work on http://localhost
SEALED_DEV_KEYS_FILE = VAR / "keys.json"  # made on first run

# Errors are told in the window the site runs in, also without DEBUG; a missing page is not an error.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
