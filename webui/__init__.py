"""The search page and its JSON twin: an `Engine` behind Flask.

Reads settings and requests, writes HTML and JSON. Knows the seam of `indexer`
(`open_engine`, `Engine`, `Query`, `Story`), never what stands behind it.
Everyone else imports `create_app` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

import indexer
import webui
from indexer.open import open_engine
from indexer.settings import Settings
from webui import (
    api,
    assets,
    conditional,
    crawling,
    errors,
    exports,
    observing,
    operating,
    stories,
    views,
    wording,
)
from webui.compression import compressed
from webui.site import Site
from webui.urls import path

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MAX_URL_CHARS = 8_000
"""As gunicorn's own limit of 8,190 for the line it stands in."""
SOURCES = (".py", ".html", ".xml", ".txt", ".json", ".css", ".js", ".svg")


def create_app(
    settings: Settings | None = None,
    *,
    is_demo: bool = False,
    address: str = "http://127.0.0.1:8000",
) -> Flask:
    """The application over the index that `settings` names; it may not exist yet.

    `address` is where it is told to listen.

    Raises:
        EngineError: no engine serves such an index.
        SettingsError: a setting in the environment cannot be used.
    """
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder=None)
    app.url_map.merge_slashes = False  # it answers with an address made of the Host header
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    if isinstance(app.json, DefaultJSONProvider):
        app.json.sort_keys = False
    assets.register(app)
    wording.register(app)
    site = Site(settings.base_url.rstrip("/"), is_demo, address)
    app.jinja_env.globals.update(site=site, path=path)
    engine = observing.register(
        app, open_engine(settings.index, cache_mb=settings.cache_mb), settings
    )
    app.register_blueprint(views.pages(engine, site))
    app.register_blueprint(stories.stories(engine, site, settings))
    app.register_blueprint(api.api(engine, site))
    app.register_blueprint(exports.exports(engine, site))
    app.register_blueprint(crawling.crawling(engine, site))
    app.register_blueprint(operating.operating(engine, site))
    errors.register(app, site)
    compressed(app)
    conditional.register(app, engine, f"{site}{_version()}")
    believed = settings.trusted_proxies
    placed = _below(urlsplit(site.base_url).path, app.wsgi_app)
    app.wsgi_app = ProxyFix(placed, x_for=believed, x_proto=believed, x_host=0)  # type: ignore[method-assign]  # as Flask's manual has it

    @app.before_request
    def refuse_endless_address() -> None:
        if len(request.path) + len(request.query_string) > MAX_URL_CHARS:
            abort(414)

    @app.after_request
    def with_security_headers(response: Response) -> Response:
        response.headers.update(SECURITY_HEADERS)
        return response

    return app


def _below(prefix: str, application: WSGIApplication) -> WSGIApplication:
    """The application with `prefix` before the path of each link, whatever a request says."""

    def placed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["SCRIPT_NAME"] = prefix
        return application(environ, start_response)

    return placed


def _version() -> str:
    """A digest of what the answers are made by: both packages, templates and assets included."""
    folders = (Path(package.__path__[0]) for package in (webui, indexer))
    files = (path for folder in folders for path in sorted(folder.rglob("*.*")))
    return sha256(b"".join(f.read_bytes() for f in files if f.suffix in SOURCES)).hexdigest()
