"""The search page and its JSON twin: an `Engine` behind Flask.

Reads settings and requests, writes HTML and JSON. Knows the seam of `indexer`
(`open_engine`, `Engine`, `Query`, `Story`), never what stands behind it.
Everyone else imports `create_app` only.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, abort, request
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined

from indexer.open import open_engine
from indexer.settings import Settings
from webui import api, errors, views
from webui.site import Site

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MAX_URL_CHARS = 8_000
"""As gunicorn's own limit of 8,190 for the line it stands in."""
ONE_YEAR_S = 365 * 24 * 3600


def create_app(settings: Settings | None = None, *, is_demo: bool = False) -> Flask:
    """The application over the index that `settings` names; it may not exist yet.

    Raises:
        EngineError: no engine serves such an index.
        SettingsError: a setting in the environment cannot be used.
    """
    settings = settings or Settings.from_environment()
    app = Flask(__name__)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_YEAR_S
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    if isinstance(app.json, DefaultJSONProvider):
        app.json.sort_keys = False
    site = Site(settings.base_url.rstrip("/"), is_demo, _version(Path(app.static_folder or "")))
    engine = open_engine(settings.index, cache_mb=settings.cache_mb)
    app.register_blueprint(views.pages(engine, site))
    app.register_blueprint(api.api(engine))
    errors.register(app, site)

    @app.before_request
    def refuse_endless_address() -> None:
        if len(request.path) + len(request.query_string) > MAX_URL_CHARS:
            abort(414)

    @app.after_request
    def with_security_headers(response: Response) -> Response:
        response.headers.update(SECURITY_HEADERS)
        return response

    return app


def _version(folder: Path) -> str:
    """A digest of the static files: their addresses change when they do."""
    contents = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return sha256(contents).hexdigest()[:12]
