"""What a plot is: everything needed to tell one type of story.

Plots are written as plain text, section by section, so that an editor can read
and mend them; `Plot.parse` is the one reader of that form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.demo.writing import Pattern

if TYPE_CHECKING:
    from indexer.demo.people import Level
    from indexer.demo.places import Zone

SECTIONS = (
    "titles", "leads", "context", "details", "quotes", "closings", "captions", "roles", "words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """Who may speak: `wording` follows the name, `Maj. Ana Cruz, the mission planner`."""

    level: Level | None
    wording: Pattern

    @property
    def voice(self) -> str:
        """The voice of the quotes that this role may be given."""
        if self.level is None:
            return "guest"
        if self.level == "civilian":
            return "resident"
        return "crew" if self.level in ("nco", "junior") else "lead"


@dataclass(frozen=True, slots=True)
class Quote:
    """What may be said, and by which voice: lead, crew, guest, resident, hero, old, new.

    The part before the slash ends without a full stop, as it stands before the
    attribution; the part after it is whole.
    """

    voice: str
    pattern: Pattern


@dataclass(frozen=True, slots=True, eq=False)
class Plot:
    """One type of story; compared by identity, as there is one of each.

    `details` are in the order in which things happen. `words` are facts drawn once
    a story; the drawn value, with underscores, is a flag too. A role without a
    level is a partner's.
    """

    name: str
    zones: frozenset[Zone]
    tags: tuple[str, ...]
    first_year: int
    is_notice: bool
    titles: tuple[Pattern, ...]
    leads: tuple[Pattern, ...]
    context: tuple[Pattern, ...]
    details: tuple[Pattern, ...]
    quotes: tuple[Quote, ...]
    closings: tuple[Pattern, ...]
    captions: tuple[Pattern, ...]
    roles: tuple[Role, ...]
    words: tuple[tuple[str, tuple[Pattern, ...]], ...]

    @classmethod
    def parse(
        cls,
        name: str,
        zones: str,
        tags: str,
        text: str,
        *,
        first_year: int = 2006,
        is_notice: bool = False,
    ) -> Plot:
        """A plot from its text: a section's name alone on a line, then `- ` items.

        A line that begins with spaces goes on with the item above. Zones are
        separated by spaces, tags by commas.
        """
        sections = read_sections(text)
        roles = [item.split(": ", 1) for item in sections["roles"]]
        words = [item.split(": ", 1) for item in sections["words"]]
        return cls(
            name=name,
            zones=frozenset(zones.split()),  # type: ignore[arg-type]  # checked by the tests
            tags=tuple(tags.split(", ")),
            first_year=first_year,
            is_notice=is_notice,
            titles=parse_patterns(sections["titles"]),
            leads=parse_patterns(sections["leads"]),
            context=parse_patterns(sections["context"]),
            details=parse_patterns(sections["details"]),
            quotes=parse_quotes(sections["quotes"]),
            closings=parse_patterns(sections["closings"]),
            captions=parse_patterns(sections["captions"]),
            roles=tuple(
                Role(None if level == "guest" else level, Pattern.parse(wording))  # type: ignore[arg-type]  # checked by the tests
                for level, wording in roles
            ),
            words=tuple((word, parse_patterns(choices.split(" | "))) for word, choices in words),
        )


def parse_quotes(lines: list[str]) -> tuple[Quote, ...]:
    """Quotes from `voice: said before the name / said after it.` lines."""
    spelled = [line.split(": ", 1) for line in lines]
    return tuple(Quote(voice, Pattern.parse(text)) for voice, text in spelled)


def parse_patterns(lines: list[str]) -> tuple[Pattern, ...]:
    """Patterns from lines, each with its condition in front if it has one."""
    return tuple(Pattern.parse(line) for line in lines)


def read_sections(text: str) -> dict[str, list[str]]:
    """Section → its items, every known section present; see `Plot.parse` for the form."""
    sections: dict[str, list[str]] = {section: [] for section in SECTIONS}
    items: list[str] = []
    for line in text.strip().splitlines():
        if line.startswith("- "):
            items.append(line[2:])
        elif line.startswith(" "):
            items[-1] += " " + line.strip()
        elif line:
            items = sections[line]
    return sections
