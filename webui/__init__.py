"""The search page and its JSON twin: an `Engine` behind Flask.

Reads settings and requests, writes HTML and JSON. Knows the seam of `indexer`
(`open_engine`, `Engine`, `Query`, `Story`), never what stands behind it.
Everyone else imports `create_app` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

import indexer
import webui
from indexer.open import open_engine
from indexer.settings import Settings
from webui import api, conditional, crawling, errors, exports, observing, operating, stories, views
from webui.compression import compressed
from webui.site import Site

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
ONE_YEAR_S = 365 * 24 * 3600
SOURCES = (".py", ".html", ".xml", ".txt", ".json")


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
    app = Flask(__name__)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_YEAR_S
    app.url_map.merge_slashes = False  # it answers with an address made of the Host header
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    if isinstance(app.json, DefaultJSONProvider):
        app.json.sort_keys = False
    static = Path(app.static_folder or "")
    version = _version(static.iterdir())
    site = Site(settings.base_url.rstrip("/"), is_demo, address)
    app.jinja_env.globals["site"] = site
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
    conditional.register(app, engine, f"{site}{version}{_version(_sources())}")
    believed = settings.trusted_proxies
    placed = _below(urlsplit(site.base_url).path, app.wsgi_app)
    app.wsgi_app = ProxyFix(placed, x_for=believed, x_proto=believed, x_host=0)  # type: ignore[method-assign]  # as Flask's manual has it

    @app.url_defaults
    def with_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("v", version)

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


def _version(files: Iterable[Path]) -> str:
    """A digest of these files: what is named after it changes when they do."""
    contents = b"".join(path.read_bytes() for path in sorted(files))
    return sha256(contents).hexdigest()[:12]


def _sources() -> Iterator[Path]:
    """What the answers are made by: both packages, templates included."""
    for package in (webui, indexer):
        folder = Path(package.__path__[0])
        yield from (path for path in folder.rglob("*.*") if path.suffix in SOURCES)
