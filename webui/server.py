"""The production server: gunicorn over a socket that is bound before it starts."""

from __future__ import annotations

import logging
import signal
import socket
import struct
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from webui import MAX_URL_CHARS

THREADS = 4
"""A search is short and holds the interpreter; threads keep slow readers from
blocking others, processes do the work in parallel."""
GRACE_S = 3
"""Answers under way get this long to finish; the slowest search takes far less."""
SILENCE_S = {socket.SO_RCVTIMEO: 5, socket.SO_SNDTIMEO: 60}
"""A client that stops in the middle of its request, or takes nothing of an answer, is given up
after this: half a request each from eight of them would keep all threads for ever."""


class Worker(ThreadWorker):  # type: ignore[misc]  # its base has no types
    """One process that serves; its master stops it."""

    def init_process(self) -> None:
        """Serves; of clients that were given up there is nothing to say."""
        self.log.error_log.addFilter(_is_no_silence)
        super().init_process()

    def init_signals(self) -> None:
        """Leaves Ctrl-C to the master: a terminal sends it to every process.

        Told to stop twice at once, a worker can wait for its own lock for ever.
        """
        super().init_signals()
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Lets the application say that an address is too long, where gunicorn would."""
        if not isinstance(exc, LimitRequestLine):
            if hasattr(req, "path"):
                req.uri = req.path  # what is logged has no text of a search
            super().handle_error(req, client, addr, exc)
            return
        app: Flask = self.app.wsgi()
        with app.test_request_context("/?" + "x" * MAX_URL_CHARS):
            response = app.full_dispatch_request()
        head = f"HTTP/1.1 {response.status}\r\nConnection: close\r\n{response.headers}"
        client.sendall(head.encode("latin-1") + response.get_data())


class Server(BaseApplication):  # type: ignore[misc]  # its base has no types
    """Serves `app` on `listener` until it is interrupted."""

    def __init__(
        self,
        app: Flask,
        listener: socket.socket,
        workers: int,
        when_ready: Callable[[], None],
        when_worker_ends: Callable[[int], None],
    ) -> None:
        self.app = app
        self.options: dict[str, Any] = {
            "bind": f"fd://{listener.detach()}",
            "workers": workers,
            "worker_class": Worker,
            "threads": THREADS,
            "preload_app": True,
            "graceful_timeout": GRACE_S,
            "loglevel": "error",  # says which worker died, and of what
            "child_exit": lambda _arbiter, worker: when_worker_ends(worker.pid),
            "when_ready": lambda _arbiter: when_ready(),
            "control_socket_disable": True,
            "forwarded_allow_ips": "",  # whom to believe is a setting of ours
        }
        super().__init__()

    def load_config(self) -> None:
        """Sets the options that this release of gunicorn knows."""
        for name, value in self.options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made before the workers, who share its memory."""
        return self.app


def _is_no_silence(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], BlockingIOError))


def bound_socket(host: str, port: int) -> socket.socket:
    """A socket that owns the address; nobody else can take it any more.

    Raises:
        OSError: the address is taken, forbidden or none of this machine's.
    """
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        for option, seconds in SILENCE_S.items():  # its connections inherit them
            listener.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", seconds, 0))
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
