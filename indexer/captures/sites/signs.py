"""Whose page a text is, by signs that only that site has.

A page of DVIDS, or a story's bare text, shows none of them: a byline or a
caption alone is no sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from indexer.captures.addresses import is_address
from indexer.captures.page import Page
from indexer.captures.sites import credits as bylines
from indexer.captures.sites import days, furniture, photos
from indexer.captures.sites.anchors import (
    PUBLISHED_BEHIND,
    Anchor,
    anchor,
    has_bullet,
    without_bullet,
)

AIR_FORCE, ARMY, COMMAND = "af.mil", "army.mil", "command"
DEFENSE, MARINES, NAVY = "defense.gov", "marines.mil", "navy.mil"
SITES = (AIR_FORCE, ARMY, COMMAND, DEFENSE, MARINES, NAVY)
"""The names of the forms; `command` is the frame of commands and of the National Guard,
and that of any page with the notice that it is official and no other sign."""

_DVIDS = re.compile(
    r"Maintenance window scheduled to begin at .{0,60}\best\b.*"
    r"|\(e\.g\. yourname@email\.com\)|Forgot Password\?|Or login with Facebook"
    r"|Defense Visual Information Distribution Service Logo"
    # Values too: a sentence may begin with the words of a label.
    r"|(?:Date Taken|Date Posted): \d\d\.\d\d\.\d{4}.{0,8}|(?:Story|News|Photo|Video|Audio) ID: \d+"
    r"|\| ?Date Taken:.{0,20}|Story by [A-Z][^.!?]{0,20}\b.{0,150}(?<![a-z]{4}[.!?])|Courtesy Story"
    r"|.{0,2000}\bread more read more|This work, .{1,500} identified by DVIDS.*"
)
"""Lines that only a page of DVIDS has."""

_DVIDS_STARTS = (
    *("Maintenance", "(e.g.", "Forgot", "Or login", "Defense Visual", "Date ", "Story ", "News ID"),
    *("Photo ID", "Video ID", "Audio ID", "|", "Courtesy Story", "This work, "),
)
_MAX_DVIDS_CHARS = 2000
_MAX_LINES = 40
"""Text lines in which a page shows whose it is; the notice takes eight of them."""

_PRESS_SERVICES = ("American Forces Press Service", "DoD News", "DOD News", "Armed Forces Press")
_OF_FORM: Mapping[Anchor, str] = {
    "number": NAVY,
    "glued": ARMY,
    "photo": MARINES,
    "by-day": MARINES,
    "labelled": COMMAND,
}
"""The forms of lines that one site alone has."""


def site_form(page: Page) -> str | None:
    """The site that the page is certainly from, one of `SITES`; else `None`."""
    at, signs = page.text_from(0), set[str]()
    if is_address(page.line(at)):
        page = page.with_line(at, "")
        at = page.text_from(at)
    above = -1
    for _ in range(_MAX_LINES):
        if not page.holds(at):
            break
        if _is_of_dvids(page.line(at)):
            return None
        if sign := _sign(page, at, above):
            signs.add(sign)
        above, at = at, page.text_after(at)
    for site in (NAVY, ARMY, AIR_FORCE, MARINES, COMMAND, DEFENSE):
        if site in signs:
            return site
    return COMMAND if furniture.has_notice(page) else None


def _is_of_dvids(line: str) -> bool:
    return (
        (line.startswith(_DVIDS_STARTS) or line.endswith("read more"))
        and len(line) <= _MAX_DVIDS_CHARS
        and _DVIDS.fullmatch(line) is not None
    )


def _sign(page: Page, at: int, above: int) -> str | None:
    """The site that the line at `at` is a certain sign of, with those around it."""
    line = page.line(at)
    if photos.gallery_caption(line):
        return ARMY
    if furniture.is_breadcrumb(line):
        return COMMAND
    form = anchor(page, at)
    if form is None:
        return None
    if form == "cut":
        first, bar, _ = line.partition(" |")
        return MARINES if bar and bylines.is_credit_line(first) else None
    if form in _OF_FORM:
        return _OF_FORM[form]
    below = page.line(page.text_after(at))
    if form == "published":
        is_certain = has_bullet(line) or bylines.is_credit_line(without_bullet(below))
        return AIR_FORCE if is_certain else None
    if form == "bullet":
        is_list = has_bullet(below) and bylines.is_unit_line(without_bullet(below))
        return AIR_FORCE if is_list else None
    is_of_press = any(name in line for name in _PRESS_SERVICES)
    if form == "day-by":
        return DEFENSE if is_of_press else MARINES
    if above < 0 or furniture.is_above_story(page.line(above)):
        return DEFENSE if form == "release" else None
    if form in ("by", "from") and days.written_day(page.line(above)):
        return NAVY if form == "from" or bylines.credit(line).unit_raw else None
    if form == "from":
        return None
    if not _is_title(page.line(above)):
        return None
    if form == "by" and PUBLISHED_BEHIND in line:
        return AIR_FORCE
    if form == "by":
        return DEFENSE if is_of_press or below.startswith(_PRESS_SERVICES) else None
    return DEFENSE if form == "release" else None


def _is_title(line: str) -> bool:
    return not furniture.is_prose(line) and len(line.split()) >= 2
