"""Serves Tryton on TRYTON_URL until it is killed; says that it is ready only once its web client and the database answer.

One process, several threads, no children: TERM or INT ends it.
"""

import json
import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import waitress
from trytond import config

url = os.environ["TRYTON_URL"]
address = urlsplit(url)
config.update_etc()

from trytond.pool import Pool  # noqa: E402  the configuration comes first
from trytond.wsgi import app  # noqa: E402


def announce() -> None:
    last = "no answer"
    # Not through a proxy that the environment may name: this is the machine itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    asked = json.dumps({"id": 0, "method": "common.db.list", "params": []}).encode()
    databases = urllib.request.Request(f"{url}/rpc/", asked, {"Content-Type": "application/json"})
    for _ in range(120):
        try:
            with opener.open(url, timeout=60), opener.open(databases, timeout=60) as answer:
                last = answer.read().decode()
                if "crm" in (json.loads(last).get("result") or ()):
                    print(os.environ.get("TRYTON_READY", f"Tryton ready: {url}/"), flush=True)
                    return
        except (OSError, ValueError, urllib.error.HTTPError) as fault:
            last = str(fault)
        time.sleep(0.5)
    print(f"tryton: {url} does not answer: {last}", file=sys.stderr, flush=True)
    os._exit(1)


Pool.start()
Pool("crm").init()
try:
    server = waitress.create_server(app, host=address.hostname, port=address.port, threads=6, ident=None)
except OSError as fault:
    sys.exit(
        f"tryton: cannot listen on {address.hostname}:{address.port}: {fault.strerror or fault}.\n"
        "Choose another port, end what uses this one, or choose another loopback address by HOST="
        " (macOS knows only 127.0.0.1 until `ifconfig lo0 alias 127.0.0.3`)."
    )
# Explicitly, since a shell starts background jobs with INT ignored. At once: there is nothing to save.
for ending in (signal.SIGTERM, signal.SIGINT):
    signal.signal(ending, lambda number, frame: os._exit(128 + number))
threading.Thread(target=announce, daemon=True).start()
server.run()
