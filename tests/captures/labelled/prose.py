"""Sentences and paragraphs of invented news, the awkward ones included."""

from __future__ import annotations

from random import Random

_WHO = (
    "Soldiers of the engineer company", "Airmen from the flight line", "The ship's crew",
    "Marines with the logistics group", "About 40 Guardsmen", "Medics", "Two Coast Guard cutters",
    "Volunteers", "The commander", "Sgt. Tom Marlow", "Lt. Col. Grace O'Brien", "Civil engineers",
    "Iraqi police", "The post's fire department", "A U.S. Army convoy", "Students",
)  # fmt: skip
_DID = (
    "rebuilt the harbor wall", "opened a clinic", "trained on the new range", "closed Gate 5",
    "delivered 12,000 pounds of rice", "met with village elders", "repaired the runway lights",
    "marched 12 miles", "welcomed the new sergeant major", "tested the radar",
    "cleared the road of snow", "donated school books", "searched for a missing boat",
    "ran the annual blood drive", "rehearsed the evacuation plan", "moved 300 vehicles by rail",
)  # fmt: skip
_WHEN = (
    "Thursday", "Dec. 2", "in the early hours of May 14", "last week", "on Nov. 11, 2009",
    "during a three-day exercise", "after the storm", "for the first time since 2003",
    "at 6:30 a.m.", "before the unit goes home", "under a clear sky", "despite the heat",
)  # fmt: skip
_WHY = (
    "to help the town", "as part of Operation Bright Lantern", "with their partners",
    "for the families on post", "so that trade can begin again", "in support of the mission",
    "while their friends looked on", "without any injuries", "with $1.5 million from Congress",
    "as the U.S. and its allies had planned", "near the old mill", "by hand",
)  # fmt: skip
_SAID = ("said", "explained", "added", "recalled")
_SPEECH = (
    "We did not lose a day", "It's what we train for", "I couldn't have done it alone",
    "They're our neighbors", "You learn to sleep anywhere", "This is the best job there is",
    "We'll be back in the '09 season", "Nobody asked for a rest",
)  # fmt: skip
_FURNITURE_WORDS = (
    "The web page's Downloads: 0 made the webmaster laugh out loud.",
    "Forgot Password? posters hang in every office on post.",
    "Their work is in the public domain, and the NEWS INFO desk answers questions.",
    "Leave a comment at the gate, and read more in the post's newspaper.",
    "This work, by hand and in the heat, took the crew three weeks.",
    "The maintenance window is scheduled to begin at noon on Friday.",
    "Date Taken: is what the clerk writes on every photo, and Location: comes next.",
    "Story by story, the old barracks came down.",
    "The photo by the door shows the first commander | he never smiled.",
    "By Tuesday, the bridge was open again.",
    "Courtesy Story hour at the library begins at 10 a.m. on Saturday.",
    "Tags and decals are sold at the visitor center.",
    "Web Views: the new art show opened at the community center.",
    "Photo by photo, the album of the deployment grew.",
    "Posted: the notice on the door was plain enough for everyone.",
    "By the time the sun rose, Sgt. Tom Marlow had checked every truck on the line.",
    "By Sgt. Tom Marlow’s count, 300 trucks crossed the bridge before noon.",
    "Location: somewhere in the desert, and nobody would say where.",
    "read more read more, the teacher told her pupils every day.",
    "Photo essay winners were named Friday at the arts center.",
)
_SUBHEADS = (
    "A LONG ROAD",
    "Building for the Future",
    "WHAT TO KNOW",
    "Training Day",
    "The Numbers",
)
_ITEMS = (
    "Gate 5: closed", "Gate 7: open 6 a.m. to 6 p.m.", "Bring two forms of identification",
    "Tire chains", "Flight line, Building 12", "Water, one gallon a day",
    "Chapel services as usual",
)  # fmt: skip
_CONTACTS = (
    "For more information, contact the press office at (555) 010-4477 or press@example.mil.",
    "Media queries: call Lt. Ada Ferris, 555-010-2233, ada.ferris@example.mil.",
)
_BOILERPLATE = (
    "Fort Example is home to 12,000 soldiers and their families. It was founded in 1917.",
    "For more stories, visit www.dvidshub.net/unit/EX, or click here.",
    "The wing provides airlift for the whole theater. Its motto is “Ready at Dawn.”",
)
_TITLES = (
    "{who} Rebuild Harbor Wall After Storm", "{who} open clinic",
    "UPDATE FEB. 11, 7 p.m.: {who} return", "{who} train, learn and lead",
    "Gate 5 closes Dec. 2 for repairs: {who} explain",
    "‘Ready at dawn’: {who} keep watch", "{who} on the road—again", "Why {who} march",
    "U.S., Japan {who} meet in 2009", "{who}, by the numbers", "GUNS AND {who}",
    "Photo Story: {who}", "What's next for {who}?", "{who} say ‘not yet’", "{who}: one year on",
    "{who} reach Camp Liberty, Iraq",
    "Commander's note to {who}, March 3, 2011", "Meet the {who}",
    "Face of Defense: {who}", "{who} @ work: 24/7", "A day, a night & a dawn with {who}",
    "{who} hold change of command", "3rd annual {who} Day",
)  # fmt: skip
_TITLE_WHO = (
    "Engineers", "Sky Soldiers", "Wing Medics", "Sailors", "Marines", "Guardsmen", "Sea Dragons",
    "Divers", "Night Shift Crews", "Army Reserve Drivers", "Airmen", "Range Crews",
)  # fmt: skip
TAGS = (
    "Engineers", "Harbor Wall", "partnership", "U.S. Army", "Operation Bright Lantern", "readiness",
    "374AW", "JASDF", "Yokota Air Base", "Family, Friends", "MWR", "NATO",
)  # fmt: skip


def sentence(random: Random) -> str:
    """One sentence of news."""
    return _sentence(random).replace("..", ".")


def _sentence(random: Random) -> str:
    roll = random.random()
    who, did = random.choice(_WHO), random.choice(_DID)
    when, why = random.choice(_WHEN), random.choice(_WHY)
    if roll < 0.55:
        return f"{who} {did} {when} {why}."
    if roll < 0.8:
        marks = random.choice((("“", "”"), ("“", "”"), ('"', '"')))
        speech = random.choice(_SPEECH)
        if "'" in speech and marks[0] == "“":
            speech = speech.replace("'", "’")
        speaker = random.choice(("Marlow", "O'Brien", "the commander", "Spc. Ada Ferris"))
        return f"{marks[0]}{speech},{marks[1]} {random.choice(_SAID)} {speaker} {when}."
    if roll < 0.9:
        return f"{when[0].upper()}{when[1:]}, {_inside(who)} {did}; they came {why}."
    return f"{who} [of the 9th Company] {did} – {why} – {when}."


def _inside(who: str) -> str:
    """Somebody's name within a sentence: only an article loses its capital."""
    article, _, rest = who.partition(" ")
    return f"{article.lower()} {rest}" if article in ("The", "A", "About", "Two") else who


def paragraph(random: Random) -> str:
    """Two to four sentences."""
    return " ".join(sentence(random) for _ in range(random.randint(2, 4)))


def furniture_sentence(random: Random) -> str:
    """A sentence of a story that holds words of the page's furniture."""
    return random.choice(_FURNITURE_WORDS)


def subhead(random: Random) -> str:
    """A line above some paragraphs of a body."""
    return random.choice(_SUBHEADS)


def items(random: Random) -> list[str]:
    """The lines of a list, dashes included where it has them."""
    dash = random.choice(("- ", "- ", ""))
    return [f"{dash}{item}" for item in random.sample(_ITEMS, random.randint(2, 4))]


def damaged(random: Random, text: str) -> str:
    """The text as a careless tool left it: broken encoding, entities or odd quotation marks."""
    roll = random.random()
    if roll < 0.3:
        return "".join(map(_as_windows_1252, text))
    if roll < 0.6:
        marks = {"&": "&amp;", '"': "&quot;", "“": "&ldquo;", "”": "&rdquo;", "’": "&#8217;"}
        return "".join(marks.get(character, character) for character in text)
    return text.replace("“", "”")


def _as_windows_1252(character: str) -> str:
    """A character's UTF-8 bytes, each read as one letter."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in character.encode()
    )


def contact(random: Random) -> str:
    """A paragraph with a telephone number and an address."""
    return random.choice(_CONTACTS)


def boilerplate(random: Random) -> str:
    """A fixed closing paragraph."""
    return random.choice(_BOILERPLATE)


def title(random: Random) -> str:
    """A story's title."""
    found = random.choice(_TITLES).format(who=random.choice(_TITLE_WHO))
    if random.random() < 0.05:
        return f"{found} — Part {random.randint(2, 9)}"
    return found.upper() if random.random() < 0.04 else found
