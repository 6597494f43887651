"""Saved `.html` pages: of the site itself and, simpler, of a service's site."""

from __future__ import annotations

import gzip
import json
import re
from html import escape
from random import Random
from typing import Any

from tests.captures.labelled import page_parts, people
from tests.captures.labelled.facts import JOINT_RELEASE, Facts, facts
from tests.captures.labelled.sheet import ANYTHING, Label, Labelled

_MENU = "".join(
    f'<li><a href="/{word.lower()}">{word}</a></li>'
    for word in ("News", "Images", "Video", "Audio", "Publications", "Register", "Login")
)
_SCRIPT = "<script>var title = 'No Story at All'; if (1 < 2) { track(); }</script>"
_STYLE = "<style>.caption { color: red } /* NEWS INFO */</style>"


def page(random: Random, index: int) -> Labelled:
    """A story's page of the site."""
    found = facts(random)
    number = str(found.number)
    slug = "-".join("".join(c if c.isalnum() else " " for c in found.title.lower()).split())
    url = f"https://www.dvidshub.net/news/{number}/{slug}"
    has_meta, has_fields = random.random() < 0.85, random.random() < 0.85
    has_header = random.random() < 0.9
    has_author = has_header and random.random() < 0.8 and found.author is not None
    has_caption = random.random() < 0.7
    head = _head(found, url, has_meta=has_meta, has_data=random.random() < 0.3)
    caption = _caption(random, found) if has_caption else ""
    header = _header(random, found, has_author=has_author) if has_header else ""
    footer = _fields(random, found) if has_fields else ""
    tags = random.random() < 0.4
    text = (
        f"<!DOCTYPE html>\n<html lang=en>{head}<body>{_SCRIPT}"
        f"<div class=alert>{page_parts.BANNER}</div><nav><ul>{_MENU}</ul></nav>"
        f'<form><input type="text"> {page_parts.EMAIL} <a href="/f">Forgot Password?</a></form>'
        f'<a href="/"><img src="logo.png" alt="{page_parts.LOGO}"></a>'
        f'<div id="content"><h1 class="asset-title">{escape(found.title)}</h1>\n'
        f"{caption}{header}<div class=asset_body>{_paragraphs(random, found)}</div>"
        f"<h3>LEAVE A COMMENT</h3>{footer}<p>PUBLIC DOMAIN</p>{_tags(found) if tags else ''}"
        f"</div><footer><ul>{_MENU}</ul><p>Web Policy | Accessibility</p></footer></body></html>"
    )
    values: dict[str, tuple[Any, ...]] = {
        "kind": ("news",),
        "title": (found.title,),
        "id": (number,) if has_fields else ((number, number) if has_meta else (None,)),
        "author": (found.author.author,) if has_author and found.author else (None,),
        "unit": (found.unit,) if has_header else (None,),
        "location": found.place.locations if has_header or has_fields else _inferred(found),
        "taken_on": (found.taken_on,) if has_header or has_fields else (ANYTHING,),
        "posted_at": (found.posted_at,) if has_fields else (ANYTHING,),
        "captions": (ANYTHING,) if has_caption else ((),),
        "tags": (found.tags,) if tags else (ANYTHING,),
    }
    if has_meta:
        values["url"] = (url, f"https://www.dvidshub.net/news/{number}")
    inferred = frozenset({"location"} if not (has_header or has_fields) and found.dateline else ())
    label = Label(values, inferred, _body(found))
    return _saved("html", random, index, text, label)


def other_page(random: Random, index: int) -> Labelled:
    """A story's page of a service's site; title and text are scored."""
    found = facts(random)
    who = people.soldier(random)
    day = found.taken_on
    text = (
        f"<!DOCTYPE html><html><head><title>{escape(found.title)} &gt; Air Base &gt; News</title>"
        f'<meta property="og:title" content="{escape(found.title)}">{_STYLE}</head><body>{_SCRIPT}'
        "<header><p>An official website of the United States government</p>"
        "<p>Here's how you know</p></header>"
        f"<nav><ul>{_MENU}</ul></nav><main><article><h1>{escape(found.title)}</h1>"
        f"<p class=byline>By {who}, {escape(found.unit_raw)}</p>"
        f"<p class=info>Published {day:%b}. {day.day}, {day.year}</p>"
        f"<div class=body>{_paragraphs(random, found)}</div></article></main>"
        "<aside><h3>Related stories</h3><a href=x>Another Story Altogether</a></aside>"
        f"<footer>Contact Us | FOIA | No FEAR Act</footer></body></html>"
    )
    values: dict[str, tuple[Any, ...]] = {
        "kind": ("news", "other"),
        "title": (found.title, found.title),
        "id": (None,),
    }
    return _saved("mil", random, index, text, Label(values, frozenset(), _body(found)))


def _saved(form: str, random: Random, index: int, text: str, label: Label) -> Labelled:
    name = f"{form}-{index:04}"
    if random.random() < 0.1:
        text = re.sub(r"</?(?:p|div|h\d|a|li|ul)\b", lambda tag: tag[0].upper(), text)
    if random.random() < 0.1:
        old = text.replace("charset=utf-8", "charset=windows-1252")
        data = old.encode("cp1252", "xmlcharrefreplace")
        if old != text:
            return Labelled(name, form, f"/captures/{name}.html", data, (label,))
    if random.random() < 0.1:
        data = gzip.compress(text.encode(), mtime=0)
        return Labelled(name, form, f"/captures/{name}.html.gz", data, (label,))
    return Labelled(name, form, f"/captures/{name}.html", text.encode(), (label,))


def _inferred(found: Facts) -> tuple[Any, ...]:
    return found.dateline_place.from_dateline if found.dateline_place else (None,)


def _body(found: Facts) -> tuple[tuple[str, bool], ...]:
    first, *rest = found.paragraphs
    is_heading = first.startswith(JOINT_RELEASE)
    return ((found.dateline + first, is_heading), *((text, False) for text in rest))


def _head(found: Facts, url: str, *, has_meta: bool, has_data: bool) -> str:
    title = escape(found.title)
    meta = (
        f'<meta property="og:title" content="{title}"><meta property="og:url" content="{url}">'
        f'<link rel="canonical" href="{url}">'
    )
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle",
                       "headline": found.title})  # fmt: skip
    return (
        f"<head><meta charset=utf-8><title>DVIDS - News - {title}</title>{meta if has_meta else ''}"
        f"{f'<script type=application/ld+json>{data}</script>' if has_data else ''}{_STYLE}</head>"
    )


def _caption(random: Random, found: Facts) -> str:
    who, text = found.captions[0]
    short = escape(page_parts.shortened(random, text))
    credit = escape(page_parts.credit(who))
    return (
        f'<div class="image"><img src="x.jpg" alt="{short}"><h3>{escape(found.title)}</h3>'
        f"<p>{credit} | {short}...... <a href=#>read more</a> <a href=#>read more</a></p></div>"
    )


def _header(random: Random, found: Facts, *, has_author: bool) -> str:
    by = (
        f"Story by <a href=/rss>{escape(str(found.author))}</a>&nbsp;"
        if has_author
        else "Courtesy Story"
    )
    lines = (
        escape(found.place.header),
        page_parts.american(found.taken_on),
        by,
        f"<a href=/unit/X>{escape(found.unit_raw)}</a>",
    )
    roll = random.random()
    if roll < 0.6:
        return "".join(f"<h3>{line}</h3>\n" for line in lines)
    if roll < 0.8:
        return "<div class=info>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"
    return "<div class=info>" + "<br>".join(lines) + "</div>"


def _paragraphs(random: Random, found: Facts) -> str:
    texts = [escape(text).replace("\n", "<br>\n") for text, _ in _body(found)]
    if random.random() < 0.3:
        texts = [text.replace("harbor wall", "<a href='/w'>harbor wall</a>") for text in texts]
    if random.random() < 0.2:
        texts = [text.replace(" the ", " the&nbsp;", 1) for text in texts]
    if random.random() < 0.1:
        texts.insert(0, "<!-- NEWS INFO: no such thing -->")
    if random.random() < 0.1:
        return "\n".join(f"<p>{text}" for text in texts)  # as pages of 2006 left them
    if random.random() < 0.1:
        return "".join(f"<div><span>{text}</span></div>" for text in texts)
    if random.random() < 0.3:
        return "<br /><br />".join(texts)
    if random.random() < 0.3:
        texts[-1] = f"<em>{texts[-1]}</em>"
    return "\n".join(f"<p>{text}</p>" for text in texts)


def _fields(random: Random, found: Facts) -> str:
    rows = [
        ("Date Taken:", page_parts.american(found.taken_on)),
        ("Date Posted:", f"{page_parts.american(found.posted_at)} {found.posted_at:%H:%M}"),
        ("Story ID:", str(found.number)),
        ("Location:", escape(found.place.footer)),
        ("Web Views:", "90"),
        ("Downloads:", "0"),
    ]
    if random.random() < 0.5:
        cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
        return f"<h3>NEWS INFO</h3><table>{cells}</table>"
    return "<h3>NEWS INFO</h3>" + "".join(f"<p><b>{label}</b> {value}</p>" for label, value in rows)


def _tags(found: Facts) -> str:
    links = "".join(f"<li><a href=/tags>{escape(tag)}</a></li>" for tag in found.tags)
    return f"<h3>TAGS</h3><ul>{links}</ul>"
