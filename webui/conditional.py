"""Entity tags: a page that has not changed since it was fetched costs nothing.

An answer depends on the index's edition, on the program and its settings, and on
the address; that is its tag. It is weak, as the time that a search took differs.
"""

from __future__ import annotations

from hashlib import sha256

from flask import Flask, Response, g, request

from indexer.engine import Engine, EngineError
from webui import wording
from webui.observing import GENERATION
from webui.urls import url_with

TAGGED = frozenset(("pages", "stories", "api", "exports", "crawling"))
"""The blueprints whose answers depend on nothing else."""
UNTAGGED = frozenset(("stories.raw",))
"""But for these: a capture can go while the index stays."""


FOR_READERS = frozenset(("pages", "stories", "crawling"))
"""Those with numbers and dates as the reader writes them."""


def register(app: Flask, engine: Engine, version: str) -> None:
    """Tags the answers of `app`; `version` is of all that they are made by."""

    @app.before_request
    def not_modified() -> Response | None:
        if request.blueprint not in TAGGED or request.method not in ("GET", "HEAD"):
            return None
        try:
            edition = engine.edition()
        except EngineError:
            return None  # the page says what is wrong, if it needs an index at all
        request.environ[GENERATION] = edition.generation
        if request.endpoint in UNTAGGED:
            return None
        address = url_with(request.path, _canonical_args())
        reader = wording.locale() if request.blueprint in FOR_READERS else ""
        what = f"{version}\n{edition}\n{request.script_root}\n{address}\n{reader}"
        g.tag = sha256(what.encode()).hexdigest()[:24]
        known = request.if_none_match
        is_known = known.contains_weak(g.tag) and not known.star_tag  # `*` would hide errors
        return _tagged(Response(status=304)) if is_known else None

    @app.after_request
    def with_tag(response: Response) -> Response:
        if response.status_code == 200 and "tag" in g:
            return _tagged(response)
        if request.endpoint != "static" and response.status_code != 304:
            response.headers["Cache-Control"] = "no-store"
        return response


def _tagged(response: Response) -> Response:
    response.set_etag(g.tag, weak=True)
    response.headers.setdefault("Cache-Control", "no-cache")  # kept, but asked about each time
    response.vary.add("Accept-Encoding")
    if request.blueprint in FOR_READERS:
        response.vary.add("Accept-Language")
    return response


def _canonical_args() -> list[tuple[str, str]]:
    """The parameters in one order, by name; values of one name stay in theirs."""
    return sorted(request.args.items(multi=True), key=lambda pair: pair[0])
