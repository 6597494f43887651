"""What the site puts above a story: the banner, the login form, the logo, a certificate.

Lines are taken in the page's own order and each at most once, so that a title
or a sentence with the same words stays part of the story.
"""

from __future__ import annotations

import re
from datetime import date

from indexer.captures.dates import iso_day
from indexer.captures.page import Page

_EMAIL = "(e.g. yourname@email.com)"
_BELOW_BANNER = (
    _EMAIL,
    "Forgot Password?",
    "Or login with Facebook",
    "Defense Visual Information Distribution Service Logo",
)
_BANNER_OPENING = "Maintenance window scheduled to begin at "
_BANNER = re.compile(
    # "February 14th 2200 est. until 0400 est. February 15th"
    re.escape(_BANNER_OPENING) + r"[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)? \d{4} est\b.*"
)
_BANNER_CUT = re.compile(
    re.escape(_BANNER_OPENING) + r"[A-Z][a-z]*(?: \d{1,2}(?:[a-z]{1,2}(?: \d{1,4}(?: es?)?)?)?)?"
)
_MIN_BANNER_CHARS = len("Maintenance window")
"""A capture cut off earlier says too little to be told from a story's first word."""

_DATE_PREFIX = re.compile(r"date (\d{4}-\d{2}(?:-\d{2})?)(?: |$)", re.ASCII)
_DATE_PREFIX_CUT = re.compile(r"date [\d-]{0,9}", re.ASCII)

_CERTIFICATE_LABEL = (
    r"(?:Content Credentials|Issued by:|VIRIN:|Date Created:|City:|State:|Country:)"
)
_CERTIFICATE = re.compile(rf"(?:{_CERTIFICATE_LABEL}(?: on)?(?: |$))+")
_CERTIFICATE_HEADING = "Content Credentials"
_CERTIFICATE_STARTS = (
    _CERTIFICATE_HEADING,
    "Issued",
    "VIRIN",
    "Date C",
    "City",
    "State",
    "Country",
)
_CERTIFICATE_OPENINGS = (_CERTIFICATE_HEADING, "Issued by:")
_CERTIFICATE_LINE = re.compile(rf"{_CERTIFICATE_LABEL}.{{0,100}}")


def undated(page: Page) -> Page:
    """The page without the `date YYYY-MM-DD` that some captures put before it.

    It belongs to the capture, not to the story: of the 30 that could
    be compared, 16 were days off or had day and month swapped.
    """
    first = page.text_from(0)
    line = page.line(first)
    if not line.startswith("date"):
        return page
    if prefix := _DATE_PREFIX.match(line):
        return page.with_line(first, line[prefix.end() :])
    if page.may_be_cut(first) and _DATE_PREFIX_CUT.fullmatch(line):
        return page.with_line(first, "")
    return page


def prefix_day(page: Page) -> date | None:
    """The day that the capture's own `date` names: good for comparing, never for use."""
    prefix = _DATE_PREFIX.match(page.line(page.text_from(0)))
    return iso_day(prefix[1]) if prefix else None


def end_of_top(page: Page) -> int:
    """The index of the first line below the site's own; 0 if there is none of the site's.

    `page` is one that `undated` gave.
    """
    first = at = page.text_from(0)
    if _is_banner(page, at):
        at = page.text_after(at)
    line = page.line(at)
    for wording in _BELOW_BANNER:
        # A start of a wording counts only below a whole one: alone it is any text.
        if line == wording or (at > first and wording.startswith(line) and page.may_be_cut(at)):
            at = page.text_after(at)
            line = page.line(at)
    at = _end_of_certificate(page, at)
    return at if at > first else 0


def opens_with_login(text: str) -> bool:
    """Whether the login form stands below the first line, or in it, as on nearly every page.

    `end_of_top` would say so of the text's page, which takes longer to make.
    """
    first, _, rest = text.partition("\n")
    if first.rstrip() == _EMAIL:
        return True
    # Once it is mended any other may be blank, or several lines.
    is_plain = first[:1].isalnum() and first.isascii() and "<" not in first and "&" not in first
    return is_plain and rest.lstrip().partition("\n")[0].rstrip() == _EMAIL


def is_certificate(line: str) -> bool:
    """Whether a line is of an empty certificate: labels, and no values."""
    return line.startswith(_CERTIFICATE_STARTS) and _CERTIFICATE.fullmatch(line) is not None


def _end_of_certificate(page: Page, at: int) -> int:
    """Past the block that says who vouches for an image, if it stands there; usually empty."""
    line = page.line(at)
    if not line.startswith(_CERTIFICATE_OPENINGS):
        return at
    if line != _CERTIFICATE_HEADING and not is_certificate(line):
        return at
    while _CERTIFICATE_LINE.fullmatch(page.line(at)):
        at = page.text_after(at)
    return at


def _is_banner(page: Page, at: int) -> bool:
    line = page.line(at)
    if not line or line == _EMAIL:
        return False
    if page.line(page.text_after(at)) == _EMAIL or _BANNER.fullmatch(line):
        return True  # whatever stands above the login form is the banner of the day
    if not page.may_be_cut(at) or len(line) < _MIN_BANNER_CHARS:
        return False
    return _BANNER_OPENING.startswith(line) or _BANNER_CUT.fullmatch(line) is not None
