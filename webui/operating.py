"""What operators look at: `/status`, `/healthz` and, where it is asked for, `/metrics`."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, abort, jsonify, render_template, request

from indexer import IndexerError
from indexer.engine import Engine
from indexer.operation.status import status_json, status_tables
from webui import wording
from webui.site import Site

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")
"""The marks of a proxy."""


def operating(engine: Engine, site: Site) -> Blueprint:
    """The routes that say how `engine`'s index is."""
    routes = Blueprint("operating", __name__)

    @routes.get("/status")
    def status() -> str:
        frame = site.frame("Status", canonical_args=[])
        tables = status_tables(status_json(engine), wording.locale())
        return render_template("status.html", frame=frame, tables=tables)

    @routes.get("/api/status")
    def api_status() -> Response:
        return jsonify(status_json(engine))

    @routes.get("/healthz")
    def healthz() -> Response:
        try:
            text, code = f"ok, generation {engine.edition().generation}", 200
        except IndexerError as error:
            text, code = str(error), 503
        return Response(f"{text}\n", code, mimetype="text/plain")

    return routes


def measuring(text: Callable[[], bytes], content_type: str) -> Blueprint:
    """`/metrics`, for whoever asks directly: what comes through a proxy is from outside."""
    routes = Blueprint("metrics", __name__)

    @routes.get("/metrics")
    def metrics() -> Response:
        if any(name in request.headers for name in FORWARDED):
            abort(404)
        return Response(text(), content_type=content_type)

    return routes
