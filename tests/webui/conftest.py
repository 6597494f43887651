"""A real index of the two seeds and of invented stories, and the application over it."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.captures.clean import clean
from indexer.captures.read import read
from indexer.engine import Changes, StoredStory
from indexer.open import open_engine
from indexer.settings import Settings
from indexer.story import Author, Caption, Location, Problem, Story
from webui import create_app

CORPUS = Path(__file__).parents[2] / "corpus"

UNITS = ("1st Test Wing", "2nd Test Wing", "3rd Test Wing", None)
LOCATIONS = (
    Location("Grafenwoehr", "Bavaria", "DE", "Germany"),
    Location("Kadena Air Base", "Okinawa", "JP", "Japan"),
    Location("Pacific Ocean", None, None, "At sea"),
    None,
)
FIRST_DAY = date(2019, 1, 1)

HOSTILE = Story(
    id="900",
    kind="image",
    title="</title><script>alert('title')</script> & \"hostile\"",
    body="<img src=x onerror=alert(1)> A hostile paragraph & more.\n\n</p></main> The end.",
    author=Author("<b>Sgt.</b>", "O'Hostile"),
    unit='<i>"Hostile" & Sons</i>',
    location=Location('"><script>', None, None, "<At sea>"),
    tags=("<u>hostile</u>", "a&b"),
    captions=(Caption("A hostile <mark>caption</mark>", "<em>Credit</em>"),),
    url="javascript:alert(1)",
    inferred={"unit": "the <b>credit</b>"},
    problems=(Problem("truncated", "The capture <ends> in the middle."),),
)


def convoys(count: int = 40) -> Iterator[Story]:
    """Invented stories whose values repeat in fours, newest last."""
    for number in range(count):
        day = FIRST_DAY + timedelta(days=30 * number)
        yield Story(
            id=str(1000 + number),
            kind="news",
            title=f"Convoy {number} reaches the harbor",
            body=f"The convoy arrived at dawn, number {number} this year.\n\nNobody was hurt.",
            author=Author("Sgt.", "Jane Doe"),
            unit=UNITS[number % 4],
            location=LOCATIONS[number % 4],
            taken_on=day,
            posted_at=datetime(day.year, day.month, day.day, 9, 30),
            captions=(Caption("Trucks of the convoy at the pier.", "Sgt. Jane Doe"),),
            tags=("convoy", "Test Fleet"),
            url=f"https://www.dvidshub.net/news/{1000 + number}",
        )


def seeds() -> Iterator[Story]:
    """The two captured stories."""
    for path in sorted(CORPUS.glob("*.txt")):
        yield from (clean(capture) for capture in read(str(path), 10**6))


Fill = Callable[[str, Iterable[Story]], None]


@pytest.fixture(scope="session")
def fill() -> Fill:
    """Makes an index of those stories and no others in a folder."""

    def fill_index(folder: str, stories: Iterable[Story]) -> None:
        shuffled = random.Random(7).sample(given := list(stories), len(given))
        engine = open_engine(folder)
        with engine.lock():
            engine.apply(
                Changes(stories=[StoredStory(story, ()) for story in shuffled], is_rebuild=True)
            )
        engine.close()

    return fill_index


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, fill: Fill) -> str:
    """The folder of an index of 43 stories: 40 convoys, the two seeds, a hostile one."""
    folder = str(tmp_path_factory.mktemp("index"))
    fill(folder, [*convoys(), *seeds(), HOSTILE])
    return folder


@pytest.fixture(scope="session")
def app(index: str) -> Flask:
    return create_app(Settings(index=index))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


Serving = Callable[..., AbstractContextManager[tuple[subprocess.Popen[str], str, str]]]


@pytest.fixture(scope="session")
def serving() -> Serving:
    """A running `webui` on a free port: the process, the line it printed, its address."""

    @contextmanager
    def serving_webui(
        index: str, *options: str
    ) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
        process = subprocess.Popen(
            [sys.executable, "-c", "from webui.cli import main; main()", "--port", "0", *options],
            env={**os.environ, "STORIES_INDEX": index},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            assert process.stdout
            line = process.stdout.readline()
            address = re.search(r"http://(?:127\.0\.0\.1|0\.0\.0\.0):\d+", line)
            assert address, process.communicate(timeout=20)
            yield process, line, address[0]
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
            process.communicate(timeout=20)

    return serving_webui
