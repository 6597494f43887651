"""`webui`: serves the search page. Options in, one line out; nothing else."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace

import click

from indexer import IndexerError
from indexer.settings import Settings
from webui import create_app
from webui.server import Server, bound_socket
from webui.site import NAME

DEMO_STORIES = 3_000
LAST_PORT = 65_535
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where its client adds the processes' metrics up; it reads this once, when it is loaded."""
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
        with closing(_listener(host, port)) as listener, ExitStack() as at_end:
            if is_demo:
                signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
                from indexer.demo.index import index_invented  # noqa: PLC0415  # has long word lists

                settings = replace(settings, index=at_end.enter_context(folder("stories-demo-")))
                index_invented(settings.index, DEMO_STORIES)
            if settings.metrics:
                os.environ[METRICS_FOLDER] = at_end.enter_context(folder("stories-metrics-"))
            serve(settings, host, listener, is_demo=is_demo)
    except IndexerError as error:
        raise click.ClickException(str(error)) from None


def serve(settings: Settings, host: str, listener: socket.socket, *, is_demo: bool) -> None:
    """Serves until Ctrl-C, and says where once it listens.

    Raises:
        EngineError: no engine serves such an index.
    """
    port = listener.getsockname()[1]
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    linked = f"http://localhost:{port}" if host in EVERYWHERE else address
    app = create_app(settings, is_demo=is_demo, address=linked)
    what = f"{DEMO_STORIES:,} invented stories" if is_demo else NAME
    Server(
        app,
        listener,
        settings.workers,
        when_ready=lambda: click.echo(f"Serving {what} at {address} (Ctrl-C stops)"),
        when_worker_ends=_forget if settings.metrics else lambda _: None,
    ).run()


def _forget(process: int) -> None:
    """Takes a worker that has ended out of the metrics."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415  # as in Metrics

    mark_process_dead(process)  # type: ignore[no-untyped-call]  # untyped there


@contextmanager
def folder(prefix: str) -> Iterator[str]:
    """The path of a new folder, removed at the end."""
    owner, path = os.getpid(), tempfile.mkdtemp(prefix=prefix)
    try:
        yield path
    finally:
        if os.getpid() == owner:  # the server's workers leave through here too
            shutil.rmtree(path)


def _listener(host: str, port: int) -> socket.socket:
    try:
        return bound_socket(host, port)
    except OSError as error:
        raise click.ClickException(_why_not(host, port, error)) from None


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
