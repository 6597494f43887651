"""Answers of the site's API as they may have been saved: `.json` and `.jsonl`."""

from __future__ import annotations

import gzip
import json
from html import escape
from random import Random
from typing import Any

from indexer.story import Location
from tests.captures.labelled.facts import Facts, facts
from tests.captures.labelled.sheet import ANYTHING, Label, Labelled

_KINDS = ("news", "news", "news", "image", "video", "audio")


def asset(random: Random, index: int) -> Labelled:
    """One story's answer, or many of them, one a line."""
    name = f"api-{index:04}"
    if random.random() < 0.3:
        answers = [_asset(random) for _ in range(random.randint(2, 4))]
        text = "\n".join(json.dumps(answer) for answer, _ in answers)
        return _saved(random, name, text, tuple(label for _, label in answers), ending="jsonl")
    answer, label = _asset(random)
    return _saved(random, name, json.dumps(answer, indent=1), (label,), ending="json")


def search(random: Random, index: int) -> Labelled:
    """An answer to a search, in its envelope."""
    rows = [_search_row(random) for _ in range(random.randint(1, 5))]
    answer = {
        "page_info": {"total_results": len(rows), "results_per_page": 10},
        "results": [row for row, _ in rows],
    }
    text = json.dumps(answer, ensure_ascii=False)
    name = f"search-{index:04}"
    return _saved(random, name, text, tuple(label for _, label in rows), ending="json")


def _saved(
    random: Random, name: str, text: str, labels: tuple[Label, ...], *, ending: str
) -> Labelled:
    form = name.partition("-")[0]
    data = text.encode()
    if random.random() < 0.1:
        data, ending = gzip.compress(data, mtime=0), f"{ending}.gz"
    return Labelled(name, form, f"/captures/{name}.{ending}", data, labels)


def _asset(random: Random) -> tuple[dict[str, Any], Label]:
    found = facts(random)
    kind = random.choice(_KINDS)
    first, *rest = found.paragraphs
    texts = [found.dateline + first, *rest]
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    if random.random() < 0.2:
        body = "\n\n".join(texts)
    place = found.place.locations[0]
    results: dict[str, Any] = {
        "id": f"{kind}:{found.number}",
        "title": found.title,
        "date": f"{found.taken_on.isoformat()}T00:00:00Z",
        "date_published": f"{found.posted_at.isoformat()}Z",
        "timestamp": f"{found.posted_at.isoformat()}Z",
        "branch": "Army",
        "unit_name": found.unit_raw,
        "keywords": _keywords(random, found),
        "credit": _credit(random, found),
        "location": _location(place),
        "image": "https://example.invalid/1000w_q95.jpg",
        "url": _url(kind, found),
    }
    if kind == "news":
        results["body"] = body
        results["short_description"] = texts[0][:60]
    else:
        results["description"] = texts[0]
    label_body = tuple((text, False) for text in texts) if kind == "news" else ((texts[0], False),)
    answer = {"results": results} if random.random() < 0.8 else results
    return answer, Label(
        _values(found, kind), frozenset(), label_body, may_be_caption=kind != "news"
    )


def _search_row(random: Random) -> tuple[dict[str, Any], Label]:
    found = facts(random)
    kind = random.choice(_KINDS)
    place = found.place.locations[0]
    author = found.author
    row: dict[str, Any] = {
        "id": random.choice((f"{kind}:{found.number}", found.number)),
        "type": kind,
        "title": found.title,
        "short_description": found.paragraphs[0],
        "branch": "Air Force",
        "city": place.site if place and place.site else "",
        "state": place.region if place and place.region else None,
        "country": place.country if place else "",
        "credit": author.in_notice if author else "",
        "keywords": ", ".join(tag for tag in found.tags if "," not in tag),
        "date": f"{found.taken_on.isoformat()}T00:00:00Z",
        "date_published": f"{found.posted_at.isoformat()}Z",
        "unit_name": found.unit_raw,
        "url": _url(kind, found),
    }
    values = _values(found, kind)
    values["author"] = (author.notice_author,) if author else (None,)
    if random.random() < 0.15:
        row["credit"] = f"{row['credit']} and SSG Bea Writer"
        values["author"] = (ANYTHING,)
    return row, Label(
        values, frozenset(), ((found.paragraphs[0], True),), may_be_caption=kind != "news"
    )


def _values(found: Facts, kind: str) -> dict[str, tuple[Any, ...]]:
    number = str(found.number) if kind == "news" else f"{kind}-{found.number}"
    return {
        "kind": (kind,),
        "id": (number,),
        "title": (found.title,),
        "author": (found.author.notice_author,) if found.author else (None,),
        "unit": (found.unit,),
        "location": found.place.locations,
        "taken_on": (found.taken_on,),
        "posted_at": (found.posted_at,),
        "tags": (tuple(tag for tag in found.tags if "," not in tag),),
        "url": (_url(kind, found), f"https://www.dvidshub.net/{kind}/{found.number}"),
    }


def _url(kind: str, found: Facts) -> str:
    return f"https://www.dvidshub.net/{kind}/{found.number}/example"


def _keywords(random: Random, found: Facts) -> Any:
    kept = [tag for tag in found.tags if "," not in tag]
    return kept if random.random() < 0.2 else ", ".join(kept)


def _credit(random: Random, found: Facts) -> Any:
    author = found.author
    if author is None:
        return []
    rank = author.short_rank or random.choice(("", None))
    return [{"id": 1, "name": author.name, "rank": rank}]


def _location(place: Location | None) -> Any:
    if place is None:
        return None
    return {
        "city": place.site or "",
        "state": place.region or "",
        "country": place.country or "",
        "country_abbreviation": place.country_code or "",
    }
