"""The suite: nothing outside the process but the database and, when named, Redis."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import CACHES, REDIS_URL, ROOT, STORAGES, VAR

LOCAL = False
SECRET_KEY = "test-only-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
VAR = VAR / "test"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns about a folder that is not there
# Workers and checkouts share one Redis, each with keys of its own.
WORKER = f"test-{ROOT.name}-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
CACHES = {
    name: {**cache, "KEY_PREFIX": f"{WORKER}-{name}"}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name, cache in CACHES.items()
}
STAFF_MFA_REQUIRED = True
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # nothing is collected before a test
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SEALED_DEV_KEYS_FILE = VAR / "keys.json"
OUTBOX_NUDGE = "none"  # a test delivers when it says so
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
