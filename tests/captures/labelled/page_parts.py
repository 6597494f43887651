"""The parts of a DVIDS page as pieces: top, captions, header, body, footer."""

from __future__ import annotations

from datetime import date
from random import Random

from indexer.story import Caption
from tests.captures.labelled import people, prose
from tests.captures.labelled.facts import JOINT_RELEASE, Facts
from tests.captures.labelled.people import Person
from tests.captures.labelled.sheet import ANYTHING, Evidence, Piece, Sheet

BANNER = (
    "Maintenance window scheduled to begin at February 14th 2200 est. until 0400 est. February 15th"
)
EMAIL = "(e.g. yourname@email.com)"
PASSWORD = "Forgot Password?"
LOGO = "Defense Visual Information Distribution Service Logo"
FACEBOOK = "Or login with Facebook"
COURTESY = "Courtesy Story"
GAP = "\n\n    "
MORE = "read more read more"


def american(day: date) -> str:
    """A date as a page prints it."""
    return f"{day:%m.%d.%Y}"


def prefix(random: Random, day: date) -> str:
    """The `date` prefix: 14 of 30 right, 4 swapped where that can be, 12 off."""
    roll = random.random()
    if roll < 14 / 30:
        shown = day.isoformat()
    elif roll < 18 / 30 and day.day <= 12:
        shown = f"{day.year}-{day.day:02}-{day.month:02}"
    else:
        off = random.choice((-3, -2, -1, 1, 2, 3, 4, 5))
        shown = date.fromordinal(day.toordinal() + off).isoformat()
    return f"date {shown} "


def shortened(random: Random, text: str) -> str:
    """A caption's beginning, as a page shows it."""
    length = random.randint(40, 90)
    if len(text) <= length:
        return text.rstrip(".") if random.random() < 0.5 else text
    return text[:length].rpartition(" ")[0]


def credit(who: Person | None) -> str:
    """What stands before a caption's bar."""
    return f"Photo By {who}" if who else "Courtesy Photo"


def caption_evidence(text: str, who: Person | None) -> Evidence:
    """That a caption stands there; its text is compared up to its dots."""
    return Evidence("captions", (Caption(text, str(who) if who else None),))


def add_caption(sheet: Sheet, random: Random, facts: Facts, *, before: str = GAP) -> None:
    """The lead photo's caption as all 31 raw pages had it."""
    who, text = facts.captions[0]
    shown = shortened(random, text)
    dots = "...." if random.random() < 1 / 31 else "......"
    line = f"{credit(who)} | {shown}{dots} {MORE}"
    sheet.add(line, caption_evidence(shown, who), before=before)


def add_header(
    sheet: Sheet, random: Random, facts: Facts, *, is_courtesy: bool, before: str = GAP
) -> None:
    """Place, date, author and unit; the author line ends in spaces, often many."""
    add_place(sheet, facts, before=before)
    sheet.add(american(facts.taken_on), Evidence("taken_on", (facts.taken_on,)), before=before)
    spaces = " " * random.choice((1, 1, 2, random.randint(30, 110)))
    if is_courtesy or not facts.author:
        sheet.add(f"{COURTESY}{spaces}", before=before)
    else:
        line = f"Story by {facts.author}{spaces}"
        sheet.add(line, Evidence("author", (facts.author.author,)), before=before)
    add_unit(sheet, random, facts, before=before)


def add_place(sheet: Sheet, facts: Facts, *, before: str = GAP) -> None:
    """The place line of the header."""
    sheet.add(facts.place.header, Evidence("location", facts.place.locations), before=before)


def add_unit(sheet: Sheet, random: Random, facts: Facts, *, before: str = GAP) -> None:
    """The unit's line, which may end in spaces too."""
    spaces = " " * random.randint(3, 11) if random.random() < 0.2 else ""
    sheet.add(f"{facts.unit_raw}{spaces}", Evidence("unit", (facts.unit,)), before=before)


def add_body(
    sheet: Sheet,
    random: Random,
    facts: Facts,
    *,
    before: str = GAP,
    first: str | None = None,
    byline: bool = False,
    has_title: bool = True,
) -> None:
    """The story's text; `byline` puts its writer's lines above it.

    `before` stands between paragraphs, `first` above them all. Where the page has
    a title, the text may begin with it once more.
    """
    joint = before
    is_damaged = random.random() < 0.02
    if random.random() < 4 / 80:
        joint = "\n" + before.rpartition("\n")[2]
    lines = len(sheet.pieces)
    if has_title and random.random() < 3 / 80:
        sheet.add(facts.title, before=before if first is None else first, body="optional")
    if byline:
        add_byline(sheet, random, before=before)
    for index, paragraph in enumerate(facts.paragraphs):
        text = f"{facts.dateline}{paragraph}" if index == 0 else paragraph
        evidence = dateline_evidence(facts) if index == 0 else ()
        gap = joint if index else before
        if first is not None and len(sheet.pieces) == lines:
            gap = first
        elif random.random() < 0.03:
            gap = "\n" + gap
        # Where paragraphs are one line, so are lists.
        line = "\n" + before.rpartition("\n")[2] if "\n" in before else " "
        written = text.replace("\n", line)
        shown = text if is_damaged else None
        if is_damaged:
            written = prose.damaged(random, written)
        is_heading = text.startswith(JOINT_RELEASE)
        sheet.add(
            written, *evidence, before=gap, body="optional" if is_heading else "yes", shown=shown
        )
    if random.random() < 2 / 80:
        sheet.add(random.choice(("-30-", "– 30 –", "# # #", "###")), before=before)


def dateline_evidence(facts: Facts) -> tuple[Evidence, ...]:
    """What the dateline says where nothing else does."""
    if not facts.dateline_place:
        return ()
    length = len(facts.dateline)
    found = [Evidence("location", facts.dateline_place.from_dateline, 9, length, is_inferred=True)]
    if facts.dateline_day:
        found.append(Evidence("taken_on", (facts.dateline_day, None), 9, length, is_inferred=True))
    return tuple(found)


def add_byline(sheet: Sheet, random: Random, *, before: str = GAP) -> None:
    """The writer's own lines above the body, in the shapes that were seen."""
    who = people.soldier(random) if random.random() < 0.9 else people.person(random)
    raw, unit = people.unit(random)
    by = random.choice(("By", "By", "by"))
    name = Evidence("author", (who.author,), 5, is_inferred=True)
    its_unit = Evidence("unit", (unit,), 5, is_inferred=True)
    line = "\n" + before.rpartition("\n")[2]
    roll = random.random()
    if roll < 0.8:
        sheet.add(f"{by} {who}", name, before=before)
        sheet.add(raw, its_unit, before=random.choice((line, before)))
    elif roll < 0.9:
        sheet.add(f"{by} {who}, {raw}", name, its_unit, before=before)
    elif roll < 0.94:
        # The unit runs on to the next line.
        head, _, tail = f"{by} {who}, {raw}".rpartition(" ")
        sheet.add(f"{head}{line}{tail}", name, its_unit, before=before)
    else:
        sheet.add(f"{by} {who}", name, before=before)


def footer_fields(facts: Facts, random: Random) -> list[Piece]:
    """The footer's fields, each on its own line below the one before."""
    gap = "\n    "
    number = str(facts.number)
    place = facts.place.footer + (" " if random.random() < 0.2 else "")
    pieces = [
        Piece(f"Date Taken: {american(facts.taken_on)}", gap,
              (Evidence("taken_on", (facts.taken_on,), 1),)),
        Piece(f"Date Posted: {american(facts.posted_at)} {facts.posted_at:%H:%M}", gap,
              (Evidence("posted_at", (facts.posted_at,)),)),
        Piece(f"Story ID: {number}", gap, (Evidence("id", (number,)),)),
        Piece(f"Location: {place}", gap, (Evidence("location", facts.place.locations, 1),)),
    ]  # fmt: skip
    hometowns = random.choice((0, 0, 0, 1, 2))
    pieces.extend(Piece("Hometown: LAKESIDE, OH, US", gap) for _ in range(hometowns))
    pieces.append(Piece(f"Web Views: {random.randint(0, 9999):,}", f"\n{gap}"))
    pieces.append(Piece(f"Downloads: {random.randint(0, 40)}", gap))
    if random.random() < 0.1:
        pieces.append(Piece(f"Podcast Hits: {random.randint(0, 9)}", gap))
    return pieces


def notice(facts: Facts, *, is_courtesy: bool) -> Piece:
    """The line on the work's use."""
    by = f", by {facts.author.in_notice}" if facts.author and not is_courtesy else ""
    evidence = [Evidence("title", (facts.title,), 9, is_inferred=True)]
    if facts.author and by:
        evidence.append(Evidence("author", (facts.author.notice_author,), 9, is_inferred=True))
    return Piece(
        f"This work, {facts.title}{by}, identified by DVIDS, must comply with the restrictions "
        "shown on https://www.dvidshub.net/about/copyright.",
        GAP,
        tuple(evidence),
    )


def tags(facts: Facts, *, heading: bool, before: str = GAP) -> list[Piece]:
    """The tags, one a line."""
    pieces = [Piece("TAGS", before)] if heading else []
    line = "\n" + before.rpartition("\n")[2]
    for index, tag in enumerate(facts.tags):
        gap = before if index == 0 and not heading else line
        pieces.append(Piece(tag, gap, (Evidence("tags", (tag,)),)))
    return pieces


def promo(facts: Facts) -> str:
    """A caption that praises a unit and has no credit."""
    return f"The official page of {facts.unit_raw}, ready for anything and always there....."


def unknown_caption() -> Evidence:
    """A caption is there whose wording is not scored."""
    return Evidence("captions", (ANYTHING,))


def second_title(random: Random, facts: Facts) -> str:
    """The photo's own title: identical 17, like it 6, other words 8 of 31."""
    roll = random.random() * 31
    if roll < 17:
        return facts.title
    if roll < 20:
        return facts.title.upper() if not facts.title.isupper() else facts.title.title()
    if roll < 23:
        return f"{facts.title} [Image {random.randint(1, 5)} of 5]"
    if roll < 24:
        return facts.unit_raw
    return prose.title(random)
