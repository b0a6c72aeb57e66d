"""Serves a CRM's WSGI application on the address of an URL until it is killed, and says when it answers.

One process, several threads, no children: TERM or INT ends it.
"""

import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

import waitress


def serve(crm: str, url: str, application: Callable, *, ready: str, asked: urllib.request.Request | str, is_ready: Callable[[int, str], bool]) -> None:
    """Prints `ready` once an answer to `asked`, by status and text, is one; gives up after some minutes."""

    def announce() -> None:
        address, last = asked if isinstance(asked, str) else asked.full_url, "no answer"
        # Not through a proxy that the environment may name: this is the machine itself.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for _ in range(120):
            try:
                with opener.open(asked, timeout=60) as answer:
                    text = answer.read().decode(errors="replace")
                    if is_ready(answer.status, text):
                        print(ready, flush=True)
                        return
                    last = f"status {answer.status}, {text[:200]}"
            except (OSError, ValueError, urllib.error.HTTPError) as fault:
                last = str(fault)
            time.sleep(0.5)
        print(f"{crm}: {address} does not answer: {last}", file=sys.stderr, flush=True)
        os._exit(1)

    host, port = urlsplit(url).hostname, urlsplit(url).port
    try:
        server = waitress.create_server(application, host=host, port=port, threads=6, ident=None)
    except OSError as fault:
        sys.exit(
            f"{crm}: cannot listen on {host}:{port}: {fault.strerror or fault}.\n"
            "Choose another port, end what uses this one, or choose another loopback address by HOST="
            f" (macOS knows only 127.0.0.1 until `ifconfig lo0 alias {host}`)."
        )
    # Explicitly, since a shell starts background jobs with INT ignored. At once: there is nothing to save.
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda number, frame: os._exit(128 + number))
    threading.Thread(target=announce, daemon=True).start()
    server.run()
