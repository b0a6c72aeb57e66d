"""Django settings of the Creme CRM that the tests and the demo run against.

Where things are comes from the environment, set by install.sh and run.sh:

    CREME_HOME      the installation in the cache (virtual environment, static files)
    CREME_DATABASE  the sqlite file to work on
    CREME_URL       the address it is served at, e.g. http://127.0.0.2:8069
"""

import os
import sys
import warnings
from pathlib import Path
from urllib.parse import urlsplit

from creme.settings import *  # noqa: F403


def _needed(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        sys.exit(f"crm_settings: {name} is not set. Start Creme by tests/crm/creme/run.sh, not directly.")
    return value


CREME_HOME = Path(_needed("CREME_HOME"))
CREME_URL = os.environ.get("CREME_URL", "http://127.0.0.2:8069")

# Creme opts into a Django transition on purpose; saying so at each start helps nobody here.
warnings.filterwarnings("ignore", message="The FORMS_URLFIELD_ASSUME_HTTPS")

DEBUG = False
# The data is invented and the server listens on a loopback address only: this key protects nothing.
SECRET_KEY = "second-chair-test-crm-not-a-secret"
ALLOWED_HOSTS = sorted({urlsplit(CREME_URL).hostname or "localhost", "127.0.0.2", "127.0.0.1", "localhost"})
SITE_DOMAIN = CREME_URL

LANGUAGE_CODE = "en"
TIME_ZONE = "Europe/London"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _needed("CREME_DATABASE"),
        "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE"},
    },
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

STATIC_ROOT = CREME_HOME / "static"
MEDIA_ROOT = CREME_HOME / "upload"
GENERATED_MEDIA_NAMES_FILE = CREME_HOME / "names" / "creme_media_names.py"
GENERATED_MEDIA_NAMES_MODULE = "creme_media_names"

# No job scheduler runs here: a socket that nobody listens on, instead of a Redis server somewhere.
JOBMANAGER_BROKER = f"unix_socket://{CREME_HOME}/jobs/"

# A record page shows 10 items per block by default; here every activity of a deal is on its page.
BLOCK_SIZE = 200
