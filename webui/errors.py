"""Every error gets an answer with the right status.

Below `/api/` that is a problem document (RFC 9457), elsewhere a page with a
way on.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from indexer import IndexerError
from indexer.query import MAX_TEXT_CHARS
from webui.faults import Fault, fault_of
from webui.pages import error_page
from webui.site import Link, Site
from webui.urls import url_with


def register(app: Flask, site: Site) -> None:
    """Answers every error of `app` with a page or a problem document."""

    def answer(error: IndexerError | HTTPException) -> Response:
        fault = fault_of(error)
        is_api = f"{request.path}/".startswith("/api/")
        response = _problem(fault) if is_api else _page(site, fault)
        response.status_code = fault.status
        if isinstance(error, HTTPException):
            for name, value in error.get_headers(request.environ):
                if name != "Content-Type":
                    response.headers[name] = value
        return response

    app.register_error_handler(IndexerError, answer)
    app.register_error_handler(HTTPException, answer)


def _problem(fault: Fault) -> Response:
    """A problem document without a type of its own: its title is the status's phrase."""
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(fault.status).phrase,
        "status": fault.status,
        "detail": fault.detail,
        "instance": request.script_root + request.path,
    }
    if fault.parameter:
        problem["parameter"] = fault.parameter
    response = jsonify(problem)
    response.mimetype = "application/problem+json"
    return response


def _page(site: Site, fault: Fault) -> Response:
    here = request.script_root + request.path
    ways = []
    if fault.parameter:
        rest = [pair for pair in request.args.items(multi=True) if pair[0] != fault.parameter]
        label = "Search without it" if fault.parameter != "q" else "Search without these words"
        ways.append(Link(label, url_with(here, rest)))
    elif fault.status == HTTPStatus.SERVICE_UNAVAILABLE:
        ways.append(Link("Try again", url_with(here, list(request.args.items(multi=True)))))
    text = request.args.get("q", "")[:MAX_TEXT_CHARS]
    page = error_page(site, fault, text, ways)
    return make_response(render_template("error.html", **page))
