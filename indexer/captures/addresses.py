"""The address of a page of the site, in the forms that it has had.

All of them carry the page's number, by which captures of one page are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.story import Kind

_SITE = (
    r"(?:https?://web\.archive\.org/web/[0-9]{4,14}[a-z_]{0,5}/)?"
    r"(?:https?://)?(?:www\.|m\.)?dvidshub\.net(?::[0-9]{1,5})?/(?:public/)?"
)
_KIND = r"(?P<kind>news|image|video|audio)"
_NUMBER = r"(?P<number>[1-9][0-9]{0,11})"
_PATH = re.compile(
    rf"{_SITE}{_KIND}/(?:printable/)?{_NUMBER}(?:/(?P<slug>[\w%.~-]{{1,300}})?)?(?:[?#]\S*)?/?",
    re.IGNORECASE | re.ASCII,
)
_QUERY = re.compile(
    rf"{_SITE}(?:index\.php)?\?(?=\S{{0,200}}\bscript={_KIND}/)\S{{0,200}}\bid={_NUMBER}\b\S*",
    re.IGNORECASE | re.ASCII,
)
_LABEL = re.compile(r"(?:url|source|link|address|from|retrieved from):? ", re.IGNORECASE)
_OTHER_SITE = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,8}(?:/\S*)?", re.IGNORECASE | re.ASCII)
_MAX_CHARS = 600
_MAX_SITE_CHARS = 100
"""Room for a label and for the archive that a page was saved from."""

_MIN_TITLE_WORDS = 2


@dataclass(frozen=True, slots=True)
class Address:
    """A page's kind and number, and the words of its title where the address has them."""

    kind: Kind
    number: str
    slug: str | None

    @property
    def title(self) -> str | None:
        """The title as far as the slug tells it: its words, only the first with a capital."""
        words = (self.slug or "").replace("-", " ").replace("_", " ").split()
        if len(words) < _MIN_TITLE_WORDS:
            return None
        title = " ".join(words)
        return title[0].upper() + title[1:]


def address(line: str) -> Address | None:
    """The page whose address is the whole line; `None` of other pages and other sites."""
    if len(line) > _MAX_CHARS or "dvidshub.net" not in line[:_MAX_SITE_CHARS].lower():
        return None
    line = _LABEL.sub("", line).strip("<>")
    match = _PATH.fullmatch(line) or _QUERY.fullmatch(line)
    if not match:
        return None
    kinds: dict[str, Kind] = {"image": "image", "video": "video", "audio": "audio"}
    return Address(
        kinds.get(match["kind"].lower(), "news"), match["number"], match.groupdict().get("slug")
    )


def is_address(line: str) -> bool:
    """Whether the whole line is the address of a page, of whatever site."""
    return (
        line[:4].lower() == "http"
        and len(line) <= _MAX_CHARS
        and _OTHER_SITE.fullmatch(line) is not None
    )


def page_url(kind: Kind, number: str) -> str:
    """The address that a page of the site is known by."""
    return f"https://www.dvidshub.net/{kind}/{number}"
