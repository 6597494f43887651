"""Sees every answer to its last byte: for the access log, and for the metrics."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from flask import Flask, request
from werkzeug.wsgi import ClosingIterator

from indexer.engine import Engine
from indexer.operation.access_log import AccessLog, Answered
from indexer.settings import Settings
from webui.operating import measuring

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROUTE = "stories.route"
GENERATION = "stories.generation"
"""Where the application leaves, for what stands around it, which route answered from
which generation."""


def register(app: Flask, engine: Engine, settings: Settings) -> Engine:
    """Has the answers of `app` seen by whoever the settings ask for; `engine`, measured if so."""
    observers: list[Callable[[Answered], None]] = []
    if settings.access_log:
        observers.append(AccessLog(settings.access_log, has_text=bool(settings.access_log_text)))
    if settings.metrics:
        from indexer.operation.metrics import CONTENT_TYPE, Metrics  # noqa: PLC0415  # its client looks around when loaded

        metrics = Metrics(engine)
        app.register_blueprint(measuring(metrics.text, CONTENT_TYPE))
        observers.append(metrics.answered)
        engine = metrics.measured()

    @app.before_request
    def note_route() -> None:
        request.environ[ROUTE] = request.url_rule.rule if request.url_rule else None

    if observers:
        app.wsgi_app = Observed(app.wsgi_app, observers)  # type: ignore[method-assign]  # as Flask's manual has it
    return engine


class Observed:
    """A WSGI application whose answers are seen when their last byte has been sent."""

    def __init__(
        self, application: WSGIApplication, observers: list[Callable[[Answered], None]]
    ) -> None:
        self._application = application
        self._observers = observers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The application's answer, seen by the observers when it is closed."""
        started = time.perf_counter()
        status, sent, is_whole = "500", 0, False

        def noting(given: str, headers: Any, exc_info: Any = None) -> Any:
            nonlocal status
            status = given
            return start_response(given, headers, exc_info)

        def counted(chunks: Iterable[bytes]) -> Iterator[bytes]:
            nonlocal sent, is_whole
            for chunk in chunks:
                sent += len(chunk)
                yield chunk
            is_whole = True

        def tell() -> None:
            answered = Answered(
                method=environ["REQUEST_METHOD"],
                route=environ.get(ROUTE),
                status=int(status[:3]),
                ms=(time.perf_counter() - started) * 1000,
                bytes=sent,
                is_whole=is_whole,
                generation=environ.get(GENERATION),
                query=environ.get("QUERY_STRING", ""),
                client=environ.get("REMOTE_ADDR", ""),
            )
            for observer in self._observers:
                observer(answered)

        chunks = self._application(environ, noting)
        return ClosingIterator(counted(chunks), [getattr(chunks, "close", lambda: None), tell])
