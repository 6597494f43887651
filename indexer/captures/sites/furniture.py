"""What the services' sites put around a story: a notice, ways to share it, what else to read.

A line counts as furniture only by its whole wording, and words that a story may
hold (`Share`, `Email`) only above or below the story.
"""

from __future__ import annotations

import re

from indexer.captures.body import is_end_mark
from indexer.captures.page import Page

_NOTICE_STARTS = (
    "this is an official u.s. government website",
    "here's how you know",
    "here’s how you know",
    "official websites use .mil",
    "official websites use .gov",
    "a .mil website belongs to an official",
    "a .gov website belongs to an official",
    ".mil website belongs to an official",
    ".gov website belongs to an official",
    "secure .mil websites use https",
    "secure .gov websites use https",
    "a lock (",
    "skip to main content (press enter)",
    "content on this site has been reviewed and removed to align with",
)
_NOTICE_HEAD = re.compile(
    r"an official website of the (?:united states|u\.s\.) government(?: here.s how you know)?\W*",
    re.IGNORECASE,
)
_NOTICE = (*_NOTICE_STARTS, "skip to main content", "skip to content")
_MAX_NOTICE_CHARS = 300
_MAX_NOTICE_LINES = 60

_BREADCRUMB = re.compile(
    # `Home : News : Article View`, `Home > News > Article Display`
    r"(?:Home|HOME|Inicio) ?[:>»/] ?(?:News|NEWS|Media|MEDIA|Noticias|NOTICIAS|Press|PRESS)\b"
    r"[^.!?]{0,120}"
    r"|ArticleCS - (?:Article View|Dashboard)"
    # the same with its marks lost: `Example HomeNewsNews StoriesNews Article Display`
    r"|.{0,40}Home(?:News|Media|MEDIA|NEWS).{0,80}(?:Article|ARTICLE).{0,20}"
)
_SHARING = frozenset(
    {
        *("share", "share:", "share this", "share this story", "share this page", "share this:"),
        *("print", "print story", "print this", "email", "e-mail", "e-mail story", "email story"),
        *("facebook", "twitter", "x", "x (twitter)", "x (formerly twitter)", "linkedin", "reddit"),
        *("pinterest", "whatsapp", "copy link", "link", "tweet", "youtube", "instagram", "flickr"),
        *("google+", "delicious", "digg", "rss", "more", "bookmark", "bookmark & share"),
        *("subscribe", "listen", "close", "menu", "search", "like", "imprimir", "compartir"),
        *("share on facebook", "share on twitter", "share on x", "share on reddit"),
        *("share on linkedin", "share via email", "share via e-mail", "share by email"),
        *("print | e-mail", "print|e-mail", "print e-mail", "email print", "print share"),
        *("compartir:", "correo electrónico", "enlace", "copiar enlace"),
    }
)
_SHARE_BAR = re.compile(
    r"(?:(?:SHARE|PRINT|E-?MAIL|Share on [A-Z][a-z]+|Share via E-?[Mm]ail|Share|Print|E-?mail"
    r"|Facebook|Twitter|LinkedIn|Reddit|WhatsApp|Copy Link|X)(?: ?[|/·•,] ?| |\Z)){2,12}"
)
_LABELS = frozenset(
    {
        *("news", "news story", "news stories", "news article", "news release", "release"),
        *("press release", "story", "article", "article view", "feature", "features", "commentary"),
        *("dod news", "immediate release", "for immediate release", "noticias", "noticia"),
        *("latest news", "top stories", "press releases", "home", "media", "news article display"),
    }
)
_PHOTO_LINK = re.compile(
    r"(?:PHOTO DETAILS ?/? ?|/ ?)?DOWNLOAD HI-RES(?: \d{1,3} of \d{1,3})?"
    r"|Download Image: .{0,80}|(?:Photo [Bb]y: [^|]{1,120}\| ?)?VIRIN: \S{1,60}"
    r"|VIEW ORIGINAL|View Original|Hi-Res Photo Details|\d{1,3} (?:of|/) \d{1,3}"
    r"|(?:\d{1,3} / \d{1,3} )?Show Caption ?\+?|Hide Caption ?[–—-]?"
)
_ENDINGS = frozenset(
    {
        *("tags", "tags:", "related links", "related links:", "related stories", "related story"),
        *("related articles", "related news", "related content", "related documents"),
        *(
            "more stories",
            "more news",
            "more media",
            "more like this",
            "more headlines",
            "more top stories",
        ),
        *(
            "recent news",
            "recent stories",
            "latest stories",
            "additional links",
            "you may also like",
        ),
        *("featured stories", "in case you missed it", "subscribe to our newsletter"),
        *("leave a comment", "no comments", "noticias relacionadas", "etiquetas"),
        *("más noticias", "mas noticias", "enlaces relacionados", "about army.mil"),
        *("additional resources", "news related", "tags for this story"),
    }
)
_WEAK_ENDINGS = frozenset(
    {
        # A story may have them as subheads: they end it where no prose follows.
        *("comments", "social media", "quick links", "connect with us", "stay connected"),
        *("follow us", "contact us", "resources", "links", "news archive", "more information"),
    }
)
_ENDING_STARTS = (
    "Hosted by Defense Media Activity",
    "Hosted by WEB.mil",
    "Published with WEB.mil",
    "Privacy & Security",
    "Privacy Policy",
    "More from ",
    "MORE FROM ",
    "Veterans Crisis Line number",
    "The appearance of U.S. Department of Defense (DoD) visual information",
)
_LEGAL = (
    r"(?:(?:Accessibility(?:/Section 508)?|Section 508|Privacy(?: & Security| Policy| Program)?"
    r"|FOIA|No FEAR Act|USA\.gov|Open Gov(?:ernment)?|Plain [Ww]riting|Contact(?: Us)?|Site [Mm]ap"
    r"|Inspector General|IG|EEO|Links? Disclaimer|External Links? Disclaimer|Web [Pp]olicy|A-Z"
    r"|Strategic Plan|Information Quality|SAPR|JAG|Terms of Use|Legal|AF\.mil|Army\.mil|Navy\.mil"
    r"|Marines\.mil|Defense\.gov|DoD 508|Help|FAQs?|Careers|About(?: Us)?)(?: ?[|•·/] ?| ?\Z))"
)
_LEGAL_ROW = re.compile(_LEGAL + "{2,}")
# One word alone is rather the story's, cut: `About 300 Marines`.
_CUT_LEGAL_ROW = re.compile(rf"(?!\w+ ?\Z){_LEGAL}+[\w.]{{0,20}}")
_HEADING_BELOW = frozenset({"tags", "tags:", "etiquetas"})
_SENTENCE_ENDS = (".", "!", "?", "”", '"', ")", ":")
_MIN_SENTENCE_WORDS = 12
_MAX_TITLE_CHARS = 200
"""Titles of these sites have up to some 150 characters and end without a full stop."""

_MAX_TAG_CHARS = 80
_ITEM_COUNT = re.compile(r"\d{1,3} /(?: \d{1,3} ?)?")
_MIN_CUT_CHARS = 4
_FIRST_WORDS = frozenset({"about", "in", "like", "more", "no", "you"})
"""Alone they are rather the story's than a cut label: `More than 900 Soldiers`."""

_MAX_TAIL_LINES = 60


def end_of_notice(page: Page, start: int = 0) -> int:
    """The index of the first text line below the notice that the site is official.

    `start` where the page does not begin with one.
    """
    at = start = end = page.text_from(start)
    misses = 0
    # The page's own description can stand above the notice.
    while page.holds(at) and misses <= 1 and at - start < _MAX_NOTICE_LINES:
        if is_notice(page.line(at)):
            end = page.text_after(at)
        else:
            misses += 1
        at = page.text_after(at)
    return end


def has_notice(page: Page) -> bool:
    """Whether the page begins with the notice, in whole or with lines missing."""
    first = page.text_from(0)
    lines = (page.line(at) for at in (first, page.text_after(first)))
    return any(_begins(line, _NOTICE_STARTS) for line in lines)


def is_notice(line: str) -> bool:
    """Whether the line is part of the notice at the top."""
    return _begins(line, _NOTICE)


def _begins(line: str, wordings: tuple[str, ...]) -> bool:
    return len(line) <= _MAX_NOTICE_CHARS and (
        line.casefold().startswith(wordings)
        or (line[:1] in "aA" and _NOTICE_HEAD.fullmatch(line) is not None)
    )


def is_breadcrumb(line: str) -> bool:
    """Whether the line says where in the site the page stands."""
    return (
        any(word in line for word in ("Home", "HOME", "Inicio", "ArticleCS"))
        and len(line) <= _MAX_NOTICE_CHARS
        and _BREADCRUMB.fullmatch(line) is not None
    )


def is_above_story(line: str) -> bool:
    """Whether the line is furniture where it stands above a story's first words."""
    return (
        is_sharing(line)
        or is_breadcrumb(line)
        or is_notice(line)
        or is_photo_link(line)
        or line.casefold() in _LABELS
        or not any(c.isalnum() for c in line)
    )


def is_sharing(line: str) -> bool:
    """Whether the line is one of the ways to share a page, or a row of them."""
    return len(line) <= _MAX_NOTICE_CHARS and (
        line.casefold().strip(" |•·") in _SHARING or _SHARE_BAR.fullmatch(line) is not None
    )


def is_cut_item(line: str) -> bool:
    """Whether the line is the start of an item of a gallery: `1 / 2 Show C`."""
    count = _ITEM_COUNT.match(line)
    return count is not None and "Show Caption + Hide Caption –".startswith(line[count.end() :])


def is_photo_link(line: str) -> bool:
    """Whether the line belongs to a photo's place in the page, wherever it stands."""
    return len(line) <= _MAX_NOTICE_CHARS and _PHOTO_LINK.fullmatch(line) is not None


def end_of_story(page: Page, start: int) -> tuple[int, tuple[str, ...]]:
    """The index of the first line below the story that begins at `start`, and its tags."""
    end = _ending(page, start)
    tags = _tags(page, end)
    at, looked = end - 1, 0
    while at >= start and looked < _MAX_TAIL_LINES:
        line = page.lines[at]
        if line and not (is_sharing(line) or is_photo_link(line) or is_end_mark(line)):
            break
        if line:
            end, looked = at, looked + 1
        at -= 1
    return end, tags


def _ending(page: Page, start: int) -> int:
    """The index of the first line that ends the story, or one past the end."""
    weak = None
    for at in range(start, len(page.lines)):
        line = page.lines[at]
        if _is_ending(line) or (page.may_be_cut(at) and is_cut_ending(line)):
            return at if weak is None else weak
        if line.casefold() in _WEAK_ENDINGS:
            weak = at if weak is None else weak
        elif is_prose(line):
            weak = None
    return len(page.lines) if weak is None else weak


def is_prose(line: str) -> bool:
    """Whether the line is a sentence or more, and no title, label or name."""
    return len(line) > _MAX_TITLE_CHARS or (
        line.endswith(_SENTENCE_ENDS) and len(line.split()) >= _MIN_SENTENCE_WORDS
    )


def _is_ending(line: str) -> bool:
    """Whether a story is over above this line, whatever else follows."""
    if not line or len(line) > _MAX_NOTICE_CHARS:
        return False
    return (
        line.casefold() in _ENDINGS
        or (line.startswith(_ENDING_STARTS) and line[-1] not in '.!?”"')
        or line.startswith("Hosted by Defense Media Activity")
        or (line[-1] not in '.!?”"' and _LEGAL_ROW.fullmatch(line) is not None)
        or is_notice(line)
    )


def is_cut_ending(line: str) -> bool:
    """Whether the line is the start of one that ends a story, where the capture ends in it."""
    start = line.casefold()
    return bool(line) and (
        (
            start not in _FIRST_WORDS
            and any(wording.startswith(start) for wording in (*_ENDINGS, *_SHARING))
        )
        or (
            len(line) >= _MIN_CUT_CHARS
            and start not in _FIRST_WORDS
            and any(wording.startswith(line) for wording in _ENDING_STARTS)
        )
        or is_cut_item(line)
        or (len(line) <= _MAX_NOTICE_CHARS and _CUT_LEGAL_ROW.fullmatch(line) is not None)
    )


def _tags(page: Page, end: int) -> tuple[str, ...]:
    """The tags below their heading at `end`, without repeats."""
    if page.line(end).casefold() not in _HEADING_BELOW:
        return ()
    found: list[str] = []
    at = page.text_after(end)
    while page.holds(at):
        line = page.line(at)
        is_over = _is_ending(line) or is_sharing(line) or line.casefold() in _WEAK_ENDINGS
        if is_over or len(line) > _MAX_TAG_CHARS * 3:
            break
        if not page.may_be_cut(at):
            found += [tag for tag in map(str.strip, line.split(",")) if tag]
        at = page.text_after(at)
    return tuple(dict.fromkeys(tag for tag in found if len(tag) <= _MAX_TAG_CHARS))
