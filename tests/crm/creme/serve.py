"""Serves Creme on CREME_URL until it is killed; says that it is ready only once the login page answers.

One process, several threads, no children: TERM or INT ends it. The static files come through Creme's own view, with
cache headers.
"""

import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import waitress
from django.core.wsgi import get_wsgi_application

url = os.environ["CREME_URL"]
address = urlsplit(url)


def announce() -> None:
    login, last = f"{url}/creme_login", "no answer"
    # Not through a proxy that the environment may name: this is the machine itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(120):
        try:
            with opener.open(login, timeout=60) as answer:
                if answer.status == 200:
                    print(os.environ.get("CREME_READY", f"Creme CRM ready: {url}/"), flush=True)
                    return
                last = f"status {answer.status}"
        except (OSError, urllib.error.HTTPError) as fault:
            last = str(fault)
        time.sleep(0.5)
    print(f"creme: {login} does not answer: {last}", file=sys.stderr, flush=True)
    os._exit(1)


try:
    server = waitress.create_server(get_wsgi_application(), host=address.hostname, port=address.port, threads=6, ident=None)
except OSError as fault:
    sys.exit(
        f"creme: cannot listen on {address.hostname}:{address.port}: {fault.strerror or fault}.\n"
        "Choose another port, end what uses this one, or choose another loopback address by HOST="
        " (macOS knows only 127.0.0.1 until `ifconfig lo0 alias 127.0.0.2`)."
    )
# Explicitly, since a shell starts background jobs with INT ignored. At once: there is nothing to save.
for ending in (signal.SIGTERM, signal.SIGINT):
    signal.signal(ending, lambda number, frame: os._exit(128 + number))
threading.Thread(target=announce, daemon=True).start()
server.run()
