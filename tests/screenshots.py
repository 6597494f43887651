"""Pictures of the pages over the invented stories, for the README and for judging the look.

    python -m tests.screenshots FOLDER [NAME ...]

Those in tests/pictures/, which the README shows, are `results`, `story` and `map`.
"""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from indexer.demo.index import index_invented
from indexer.settings import Settings
from webui import create_app
from webui.cli import DEMO_STORIES

SEARCH = "/search?q=exercise&kind=news"
SHOTS = (
    ("first-page", "/", 1280, "light"),
    ("results", SEARCH, 1280, "light"),
    ("results-dark", f"{SEARCH}&date=2019", 1280, "dark"),
    ("results-narrow", f"{SEARCH}&date=2019", 320, "light"),
    ("relaxed", "/search?q=%22exercise+liaison%22+harbr+title:wing", 1280, "light"),
    ("help", "/help", 1280, "dark"),
    ("status", "/status", 1280, "light"),
    ("api", "/api", 1280, "light"),
    ("values", "/values/location?q=exercise", 1280, "light"),
    ("map", "/map?q=exercise", 1280, "light"),
    ("map-narrow", "/map?q=exercise&location=US", 320, "dark"),
    ("story", "", 1280, "light"),
    ("story-narrow", "", 320, "dark"),
    ("nothing-found", "/search?q=nosuchword&kind=news", 1280, "light"),
)
"""Name, address, width, theme; without an address it is the first result's story."""
HEIGHT_PX = 640
"""The top of each page: what is seen first, in a picture below 150 kB."""


class Quiet(WSGIRequestHandler):
    """Serves without a word."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


def main(folder: Path, *names: str) -> None:
    """Writes a PNG for each of `SHOTS`, or for those that are named."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as index, sync_playwright() as playwright:
        index_invented(index, DEMO_STORIES)
        app = create_app(Settings(index=index), is_demo=True)
        server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        base = f"http://127.0.0.1:{server.port}"
        for name, path, width, scheme in SHOTS:
            if names and name not in names:
                continue
            page = browser.new_page(
                base_url=base,
                viewport={"width": width, "height": HEIGHT_PX},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(path or SEARCH)
            if not path:
                page.locator(".card-title a").first.click()
                page.get_by_role("link", name="Go to the first").click()
                page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
