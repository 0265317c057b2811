"""The site as in production but for certificates, with one more address: a view that does nothing."""

from config.settings.local import *  # noqa: F403
from config.settings.local import STORAGES

DEBUG = False
ROOT_URLCONF = "tests.benchmarks.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
