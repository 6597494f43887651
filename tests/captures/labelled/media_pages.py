"""Image, video and audio pages, in the shapes that were seen of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.captures.labelled import page_parts, places
from tests.captures.labelled.facts import Facts
from tests.captures.labelled.page_parts import GAP
from tests.captures.labelled.sheet import ANYTHING, Evidence, Piece, Sheet

_WORDS = {
    "image": ("Photo", "IMAGE INFO"),
    "video": ("Video", "VIDEO INFO"),
    "audio": ("Audio", "AUDIO INFO"),
}


def image(random: Random, facts: Facts) -> Sheet:
    """An image's page: pruned 41, caption only 11, and ten of other shapes, of 68."""
    roll = random.random() * 68
    if roll < 42:
        return _page(random, facts, "image", is_dated=roll < 41, is_pruned=True)
    if roll < 53:
        return _caption_only(random, facts)
    if roll < 57:
        return _page(random, facts, "image", has_banner=False, is_pruned=True)
    if roll < 60:
        return _table(random, facts)
    if roll < 63:
        return _one_line(random, facts)
    if roll < 66:
        return _caption_and_fields(random, facts)
    return _page(random, facts, "image")


def video(random: Random, facts: Facts) -> Sheet:
    """A video's page."""
    return _page(random, facts, "video", is_dated=True, is_pruned=random.random() < 0.7)


def audio(random: Random, facts: Facts) -> Sheet:
    """An audio's page; now and then its transcript is all in capitals."""
    if random.random() < 1 / 6:
        facts = replace(facts, paragraphs=tuple(p.upper() for p in facts.paragraphs))
    return _page(random, facts, "audio", is_dated=True, is_pruned=random.random() < 0.7)


def _kind(kind: str) -> Evidence:
    """That a piece is met on pages of that kind only."""
    return Evidence("kind", (kind,))


def _sheet(facts: Facts, kind: str) -> Sheet:
    _ = facts, kind
    return Sheet(fixed={"captions": (ANYTHING,)}, may_be_caption=True)


def _titles(random: Random, facts: Facts, kind: str) -> tuple[str, str]:
    """The title as the page has it and as its notice has it, with another count."""
    if kind != "image" or random.random() < 0.4:
        return facts.title, facts.title
    k, n = random.randint(1, 4), random.randint(4, 9)
    other = random.choice((k, random.randint(1, n)))
    return f"{facts.title} [Image {k} of {n}]", f"{facts.title} [Image {other} of {n}]"


def _page(
    random: Random,
    facts: Facts,
    kind: str,
    *,
    is_dated: bool = False,
    has_banner: bool = True,
    is_pruned: bool = False,
) -> Sheet:
    facts = replace(facts, place=places.media_place(random), dateline="", dateline_place=None)
    facts = replace(facts, paragraphs=facts.paragraphs[: random.randint(1, 2)])
    sheet = _sheet(facts, kind)
    gap = GAP if not is_pruned else random.choice((GAP, "\n\n"))
    line = gap[1:]
    title, in_notice = _titles(random, facts, kind)
    dated = page_parts.prefix(random, facts.taken_on) if is_dated else ""
    if has_banner:
        sheet.add((f" {dated}" if dated else "") + page_parts.BANNER)
    if has_banner and not is_pruned:
        sheet.add(page_parts.EMAIL)
        sheet.add(page_parts.PASSWORD)
        sheet.add(page_parts.LOGO, before=GAP)
    accepted = (title, facts.title)
    if not is_pruned or random.random() < 0.9:
        sheet.add(title, Evidence("title", accepted), before=gap)
    page_parts.add_place(sheet, facts, before=gap)
    sheet.add(
        page_parts.american(facts.taken_on), Evidence("taken_on", (facts.taken_on,)), before=gap
    )
    word, heading = _WORDS[kind]
    is_courtesy = random.random() < 0.2
    if not is_pruned or random.random() < 0.7:
        if is_courtesy or not facts.author:
            sheet.add(f"Courtesy {word} ", _kind(kind), before=gap)
        else:
            evidence = Evidence("author", (facts.author.author,))
            sheet.add(f"{word} by {facts.author} ", evidence, _kind(kind), before=gap)
    page_parts.add_unit(sheet, random, facts, before=gap)
    page_parts.add_body(sheet, random, facts, before=gap, has_title=False)
    if not is_pruned or random.random() < 0.5:
        sheet.add(heading, _kind(kind), before=gap)
    fields = _fields(random, facts, kind)
    kept = [f for f in fields if not is_pruned or random.random() < 0.6]
    for index, piece in enumerate(kept):
        sheet.add(piece.text, *piece.evidence, before=line if index else gap)
    if not is_pruned or random.random() < 0.5:
        sheet.add("PUBLIC DOMAIN", before=gap)
        notice = page_parts.notice(replace(facts, title=in_notice), is_courtesy=is_courtesy)
        text = notice.text
        if random.random() < 0.2:
            text = text.partition(", must comply")[0] + ", is free of known copyright restrictions."
        values = {"title": (facts.title, in_notice)}
        evidence_left = tuple(
            replace(e, values=values.get(e.name, e.values)) for e in notice.evidence
        )
        sheet.add(text, *evidence_left, before=gap)
    _sections(sheet, random, facts, kind, gap)
    if is_pruned:
        sheet.add("", before="\n\n")
    return sheet


def _fields(random: Random, facts: Facts, kind: str) -> list[Piece]:
    word, _ = _WORDS[kind]
    number = Evidence("id", (f"{kind}-{facts.number}",))
    middle = {
        "image": ["Resolution: 3000x2000", "Size: 1.21 MB"],
        "video": ["Filename: DOD_100012345", "Length: 00:01:30"],
        "audio": [],
    }[kind]
    first = ["Category: B-Roll"] if kind == "video" else []
    if kind == "image":
        middle.insert(0, f"VIRIN: {facts.taken_on:%y%m%d}-A-AB{random.randint(100, 999)}-001")
    pieces = page_parts.footer_fields(facts, random)
    return [
        *(Piece(text, evidence=(_kind(kind),)) for text in first),
        *pieces[:2],
        Piece(f"{word} ID: {facts.number}", evidence=(number, _kind(kind))),
        *(Piece(text, evidence=(_kind(kind),)) for text in middle),
        *pieces[3:],
        *([Piece("High-Res. Downloads: 0", evidence=(_kind(kind),))] if kind == "audio" else []),
    ]


def _sections(sheet: Sheet, random: Random, facts: Facts, kind: str, gap: str) -> None:
    if kind == "image" and random.random() < 0.15:
        sheet.add("GALLERY", before=gap)
    if random.random() < 0.2:
        sheet.pieces.extend(page_parts.tags(facts, heading=True, before=gap))
    if kind == "image" and random.random() < 0.15:
        sheet.add("ASSOCIATED NEWS", before=gap)
        sheet.add("Harbor Wall Stands Again After Years of Work", before=gap)


def _caption_only(random: Random, facts: Facts) -> Sheet:
    sheet = _sheet(facts, "image")
    sheet.fixed["author"] = (ANYTHING,)
    sheet.add(
        f"{facts.paragraphs[0]} (U.S. Army photo by {facts.author})",
        body="yes",
    )
    _ = random
    return sheet


def _caption_and_fields(random: Random, facts: Facts) -> Sheet:
    sheet = _sheet(facts, "image")
    sheet.add(facts.paragraphs[0], body="yes")
    for index, piece in enumerate(_fields(random, facts, "image")[: random.randint(3, 6)]):
        sheet.add(piece.text, *piece.evidence, before="\n" if index else "\n\n")
    return sheet


def _table(random: Random, facts: Facts) -> Sheet:
    sheet = _sheet(facts, "image")
    sheet.add(facts.paragraphs[0], body="yes")
    for piece in _fields(random, facts, "image")[: random.randint(3, 8)]:
        label, _, value = piece.text.partition(": ")
        sheet.add(f"| {label}:", before="\n")
        sheet.add(f"| {value}", *piece.evidence, before="\n")
    return sheet


def _one_line(random: Random, facts: Facts) -> Sheet:
    sheet = _sheet(facts, "image")
    sheet.add("IMAGE INFO", _kind("image"))
    for piece in _fields(random, facts, "image"):
        sheet.add(piece.text, *piece.evidence, before=" ")
    sheet.add("PUBLIC DOMAIN", before=" ")
    notice = page_parts.notice(facts, is_courtesy=False)
    sheet.add(notice.text, *notice.evidence, before=" ")
    return sheet
