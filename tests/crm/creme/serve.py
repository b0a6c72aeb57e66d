"""Serves Creme on CREME_URL until it is killed; says that it is ready only once the login page answers.

The static files come through Creme's own view, with cache headers.
"""

import os

from django.core.wsgi import get_wsgi_application

from lib.serving import serve

url = os.environ["CREME_URL"]
serve(
    "creme",
    url,
    get_wsgi_application(),
    ready=os.environ.get("CREME_READY", f"Creme CRM ready: {url}/"),
    asked=f"{url}/creme_login",
    is_ready=lambda status, text: status == 200,
)
