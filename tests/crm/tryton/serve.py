"""Serves Tryton on TRYTON_URL until it is killed; says that it is ready only once the database answers, and with it the web client."""

import json
import os
import urllib.request

from trytond import config

from lib.serving import serve

url = os.environ["TRYTON_URL"]
config.update_etc()

from trytond.pool import Pool  # noqa: E402  the configuration comes first
from trytond.wsgi import app  # noqa: E402

Pool.start()
Pool("crm").init()
asked = json.dumps({"id": 0, "method": "common.db.list", "params": []}).encode()
serve(
    "tryton",
    url,
    app,
    ready=os.environ.get("TRYTON_READY", f"Tryton ready: {url}/"),
    asked=urllib.request.Request(f"{url}/rpc/", asked, {"Content-Type": "application/json"}),
    is_ready=lambda status, text: "crm" in (json.loads(text).get("result") or ()),
)
