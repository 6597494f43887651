"""Tag listings: the beginnings of many stories on one page."""

from __future__ import annotations

from random import Random

from tests.captures.labelled import page_parts
from tests.captures.labelled.facts import facts
from tests.captures.labelled.sheet import ANYTHING, Label, Labelled


def listing(random: Random, index: int) -> Labelled:
    """A page with some stories' bylines and leads, each with its title or without."""
    titled = random.random() < 0.7
    gap = random.choice(("\n\n", "\n\n    ", "\n"))
    lines: list[str] = []
    labels: list[Label] = []
    for _ in range(random.randint(2, 8)):
        found = facts(random)
        author = found.author
        if author is None:
            continue
        dots = random.choice(("....", "......"))
        lead = (found.dateline + found.paragraphs[0])[: random.randint(90, 180)].rpartition(" ")[0]
        if titled:
            lines.append(found.title)
        day = page_parts.american(found.taken_on)
        lines.append(f"Story by {author} | {found.unit_raw} | {day}")
        lines.append(f"{lead}{dots}")
        values = {
            "kind": ("news", "other"),
            "title": (found.title if titled else None, found.title if titled else None),
            "author": (author.author,),
            "unit": (found.unit,),
            "date": (found.taken_on,),
            "location": (ANYTHING,),
        }
        labels.append(Label(values, frozenset(), ((lead, False),)))
    name = f"L-{index:04}"
    data = gap.join(lines).encode()
    return Labelled(name, "L", f"/captures/{name}.txt", data, tuple(labels))
