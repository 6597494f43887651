"""`webui`: serves the search page. Options in, one line out; nothing else."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import click
from tqdm import tqdm

from indexer import IndexerError
from indexer.engine import Changes, StoredStory
from indexer.open import open_engine
from indexer.settings import Settings
from webui import create_app
from webui.server import Server, bound_socket
from webui.site import NAME

DEMO_STORIES = 3_000
LAST_PORT = 65_535
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  # looked for, not bound
"""To listen there is to listen at every address; a link needs one of them."""


@click.command(
    epilog="Settings from the environment, which README.md explains: "
    "STORIES_INDEX, STORIES_BASE_URL, STORIES_WORKERS, STORIES_CACHE_MB, STORIES_TRUSTED_PROXIES, "
    "STORIES_ACCESS_LOG, STORIES_ACCESS_LOG_TEXT, STORIES_METRICS."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, LAST_PORT),
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    show_default=f"STORIES_WORKERS or {Settings().workers}",
    help="Processes that serve.",
)
@click.option("--demo", "is_demo", is_flag=True, help="Serve invented stories, for a look around.")
@click.version_option(package_name="dvids-story-search")
def main(*, host: str, port: int, workers: int | None, is_demo: bool) -> None:
    """Serve the search page over the index that `reindex` made."""
    try:
        settings = Settings.from_environment()
        settings = replace(settings, workers=workers or settings.workers)
        if is_demo:
            with demo_index() as index:
                serve(replace(settings, index=index), host, port, is_demo=True)
        else:
            serve(settings, host, port, is_demo=False)
    except IndexerError as error:
        raise click.ClickException(str(error)) from None


def serve(settings: Settings, host: str, port: int, *, is_demo: bool) -> None:
    """Serves until Ctrl-C, and says where once it listens.

    Raises:
        click.ClickException: the address cannot be had.
        EngineError: no engine serves such an index.
    """
    try:
        listener = bound_socket(host, port)
    except OSError as error:
        raise click.ClickException(_why_not(host, port, error)) from None
    shown = f"[{host}]" if ":" in host else host
    port = listener.getsockname()[1]
    address = f"http://{shown}:{port}"
    linked = f"http://localhost:{port}" if host in EVERYWHERE else address
    with counted_together(settings) as ended:
        _serve(settings, listener, (address, linked), ended, is_demo=is_demo)


def _serve(
    settings: Settings,
    listener: socket.socket,
    addresses: tuple[str, str],
    ended: Callable[[int], None],
    *,
    is_demo: bool,
) -> None:
    """Serves at the first of `addresses`; links that leave the page have the second."""
    address, linked = addresses
    app = create_app(settings, is_demo=is_demo, address=linked)
    what = f"{DEMO_STORIES:,} invented stories" if is_demo else NAME

    def say_where() -> None:
        click.echo(f"Serving {what} at {address} (Ctrl-C stops)")

    Server(app, listener, settings.workers, say_where, ended).run()


@contextmanager
def counted_together(settings: Settings) -> Iterator[Callable[[int], None]]:
    """Has the processes' metrics added up; gives what is to be told when one of them ends."""
    if not settings.metrics:
        yield lambda _: None
        return
    owner = os.getpid()
    folder = tempfile.mkdtemp(prefix="stories-metrics-")
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder  # its client reads it once, when loaded
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    try:
        yield mark_process_dead
    finally:
        if os.getpid() == owner:  # the server's workers leave through here too
            shutil.rmtree(folder)


@contextmanager
def demo_index() -> Iterator[str]:
    """The path of an index of invented stories, removed at the end."""
    from indexer.demo import stories  # noqa: PLC0415  # its word lists are for the demo only

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    owner = os.getpid()
    folder = tempfile.mkdtemp(prefix="stories-demo-")
    try:
        engine = open_engine(folder, processes=1)  # a server starts no others
        invented = tqdm(
            stories(count=DEMO_STORIES),
            "Indexing invented stories",
            DEMO_STORIES,
            unit=" stories",
            leave=False,
            disable=not sys.stderr.isatty(),
        )
        with engine.lock():
            engine.apply(
                Changes(stories=(StoredStory(story, ()) for story in invented), is_rebuild=True)
            )
        engine.close()
        yield folder
    finally:
        if os.getpid() == owner:  # the server's workers leave through here too
            shutil.rmtree(folder)


def _why_not(host: str, port: int, error: OSError) -> str:
    """What keeps the server from its address, and the way out."""
    match error.errno:
        case errno.EADDRINUSE:
            other = port + 1 if port < LAST_PORT else port - 1
            return (
                f"Port {port} on {host} is taken by another program. "
                f"Choose another one: webui --port {other}"
            )
        case errno.EACCES:
            return f"Port {port} needs more rights. Choose one above 1023: webui --port 8000"
        case _:
            return f"{host} is no address of this machine ({error.strerror or error})."
