"""Raw pages (R) and dated, pruned ones (D)."""

from __future__ import annotations

from random import Random

from indexer.story import Caption
from tests.captures.labelled import page_parts, prose
from tests.captures.labelled.facts import Facts
from tests.captures.labelled.page_parts import GAP
from tests.captures.labelled.sheet import Evidence, Sheet


def raw(random: Random, facts: Facts) -> Sheet:
    """Form R, k of 36: what is named here is as frequent as it was seen to be."""
    sheet = Sheet(fixed={"kind": ("news",)})
    dated = page_parts.prefix(random, facts.taken_on) if random.random() < 2 / 36 else ""
    if random.random() < 34 / 36:
        sheet.add(dated + page_parts.BANNER)
        dated = ""
    sheet.add(dated + page_parts.EMAIL)
    sheet.add(page_parts.PASSWORD)
    sheet.add(page_parts.FACEBOOK if random.random() < 1 / 36 else page_parts.LOGO, before=GAP)
    sheet.add(facts.title, Evidence("title", (facts.title,)), before=GAP)
    if random.random() < 31 / 36:
        sheet.add(page_parts.second_title(random, facts), before=GAP)
        page_parts.add_caption(sheet, random, facts)
    has_header = random.random() >= 8 / 36
    is_courtesy = random.random() < 8 / 28
    if has_header:
        page_parts.add_header(sheet, random, facts, is_courtesy=is_courtesy)
    if not has_header:
        has_byline = random.random() < 4 / 8
    else:
        has_byline = random.random() < (5 / 8 if is_courtesy else 1 / 20)
    page_parts.add_body(sheet, random, facts, byline=has_byline)
    _raw_footer(sheet, random, facts, is_courtesy=is_courtesy or not has_header)
    return sheet


def _raw_footer(sheet: Sheet, random: Random, facts: Facts, *, is_courtesy: bool) -> None:
    comment = random.choice(("above", "above", "none", "below"))
    if comment == "above":
        sheet.add("LEAVE A COMMENT", before=GAP)
    sheet.add("NEWS INFO", before=GAP)
    fields = page_parts.footer_fields(facts, random)
    sheet.pieces.append(fields[0])
    sheet.pieces[-1] = type(fields[0])(fields[0].text, GAP, fields[0].evidence)
    sheet.pieces.extend(fields[1:])
    sheet.add("PUBLIC DOMAIN", before=GAP)
    if random.random() < 0.5:
        sheet.pieces.append(page_parts.notice(facts, is_courtesy=is_courtesy))
    if random.random() < 0.25:
        sheet.pieces.extend(page_parts.tags(facts, heading=True))
    if comment == "below":
        sheet.add("LEAVE A COMMENT", before=GAP)
    if random.random() < 0.5:
        sheet.add("", before="\n")


def pruned(random: Random, facts: Facts) -> Sheet:
    """Form D, k of 27: a raw page of which lines were removed, singly and without trace."""
    sheet = Sheet(fixed={"kind": ("news",)})
    gap = random.choice((GAP, "\n\n"))
    top = page_parts.BANNER if random.random() < 26 / 27 else page_parts.EMAIL
    sheet.add(f" {page_parts.prefix(random, facts.taken_on)}{top}")
    has_title = random.random() >= 5 / 27
    if has_title:
        sheet.add(facts.title, Evidence("title", (facts.title,)), before=gap)
    is_promo_ok = has_title
    if random.random() < 8 / 27:
        if has_title and random.random() < 3 / 8:
            sheet.add(page_parts.second_title(random, facts), before=gap)
        _pruned_caption(sheet, random, facts, gap, may_lack_credit=is_promo_ok)
    is_courtesy = random.random() < 0.2
    header = Sheet()
    page_parts.add_header(header, random, facts, is_courtesy=is_courtesy, before=gap)
    lost = [0] * (random.random() < 1 / 27) + [1] * (random.random() < 1 / 27)
    lost += [3] * (random.random() < 1 / 27)
    sheet.pieces += header.without(*lost).pieces
    body = Sheet()
    page_parts.add_body(body, random, facts, before=gap, byline=random.random() < 0.1)
    lead = next(i for i, piece in enumerate(body.pieces) if piece.body == "yes")
    keeps_lead = random.random() >= 1 / 27 or sum(p.body == "yes" for p in body.pieces) < 2
    sheet.pieces += body.pieces if keeps_lead else body.without(lead).pieces
    _pruned_footer(sheet, random, facts, is_courtesy=is_courtesy)
    sheet.add("", before="\n\n")
    return sheet


def _pruned_caption(
    sheet: Sheet, random: Random, facts: Facts, gap: str, *, may_lack_credit: bool
) -> None:
    who, text = facts.captions[0]
    shown = page_parts.shortened(random, text)
    credit = page_parts.credit(who)
    shape = random.randrange(8 if may_lack_credit else 5)
    caption = page_parts.caption_evidence(shown, who)
    if shape == 0:
        sheet.add(f"{credit} | {shown}...... {page_parts.MORE}", caption, before=gap)
    elif shape == 1:
        sheet.add(f"{credit} | {shown}......", caption, before=gap)
    elif shape == 2:
        sheet.add(f"{credit} | {text}", page_parts.caption_evidence(text, who), before=gap)
    elif shape == 3:
        sheet.add(f"{credit} | {shown}", caption, before=gap)
    elif shape == 4:
        # A credit alone is no caption; whether its name is kept is not scored.
        sheet.add(credit, page_parts.unknown_caption(), before=gap)
    elif shape == 5:
        line = facts.dateline + facts.paragraphs[0]
        sheet.add(line, Evidence("captions", (Caption(line, None),)), before=gap)
    elif shape == 6:
        line = page_parts.promo(facts)
        sheet.add(line, Evidence("captions", (Caption(line, None),)), before=gap)
    else:
        line = prose.sentence(random)
        sheet.add(line, Evidence("captions", (Caption(line, None),)), before=gap)


def _pruned_footer(sheet: Sheet, random: Random, facts: Facts, *, is_courtesy: bool) -> None:
    gap = random.choice((GAP, "\n\n"))
    fields = page_parts.footer_fields(facts, random)
    chances = (4 / 5, 3 / 5, 2 / 5, 1.0, *(0.2 for _ in fields[4:]))
    kept = [
        field for field, chance in zip(fields, chances, strict=True) if random.random() < chance
    ]
    roll = random.random()
    if roll < 0.15:
        kept = []
        if random.random() < 0.5:
            sheet.pieces.append(page_parts.notice(facts, is_courtesy=is_courtesy))
    elif random.random() < 0.2:
        sheet.add("NEWS INFO", before=gap)
    for index, piece in enumerate(kept):
        before = "\n" + gap.rpartition("\n")[2]
        if index == 0:
            abuts = random.random() < 0.2 and len(facts.paragraphs) > 1
            before = before if abuts else gap
        sheet.add(piece.text, *piece.evidence, before=before)
    if kept and random.random() < 0.35:
        sheet.pieces.extend(page_parts.tags(facts, heading=random.random() < 0.25, before=gap))
