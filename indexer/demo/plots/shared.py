"""What any story may add: country background, remarks that fit anywhere, closings."""

from __future__ import annotations

from indexer.demo.plots.plot import Quote, parse_patterns, parse_quotes, read_sections
from indexer.demo.writing import Pattern

_SECTIONS = read_sections(
    """
context
- @JP Units in Japan train with Japanese forces throughout the year, from small exchanges to large
  exercises.
- @JP A treaty signed in 1960 has guided the work of American and Japanese forces ever since.
- @KR American and South Korean forces have served side by side since the 1950s.
- @KR Training on the peninsula goes on in every season and in every weather.
- @DE Germany has been home to American units for generations, and many of their neighbors have
  grown up beside them.
- @IT American units have served in Italy since the 1950s.
- @GB The two air forces have shared bases in eastern England since the 1940s.
- @PL|LT|RO Rotations to the region give units practice in moving by rail, road and air.
- @PH The two countries have trained together for decades under a mutual defense treaty.
- @AU Rotations to northern Australia take place during the dry season, when the roads are open.
- @KW|QA|BH The installation serves as a gateway for troops and supplies throughout the region.
- @DJ|KE The outpost is small, so people with very different jobs soon learn one another’s names.
- @IQ Summer heat, winter mud and dust in between shape everything that is done here.
- @AF At this altitude, thin air shortens the breath of people and engines alike.
- @HN|CO Work in the region often brings together doctors, engineers and aircrews from several
  nations.
- @GU|PR Island units plan for the day when help from elsewhere may take a while to come.
- @Alaska In the far north, daylight and temperature decide what can be done outside.
- @Hawaii Distances in the Pacific are measured in days at sea or hours in the air.
quotes
- lead: I could not be prouder of this team / They made a hard week look easy.
- lead: None of this happens by accident / It takes planning, patience and people who care.
- lead: Our people are the reason that this worked / Give them a goal and room to move, and they
  will surprise you.
- lead: We will look hard at what we could have done better / That is how we honor the effort that
  went into it.
- lead: There is always a next time / When it comes, we will start from a better place.
- crew: I called home last night and talked about it for an hour / I think my parents finally
  understand what I do.
- crew: Everyone had a part in it, down to the newest {member} / You could feel that.
- crew: It was long, and I am tired, and I would do it again tomorrow / Maybe after breakfast.
- crew: You look left and right and know that you can count on them / That is what I will remember.
- crew: The senior people let us make decisions / It changes how you think about the work.
"""
)
BACKGROUND: tuple[Pattern, ...] = parse_patterns(_SECTIONS["context"])
REMARKS: tuple[Quote, ...] = parse_quotes(_SECTIONS["quotes"])
# What each kind of unit says of itself at the foot of a story; one pattern each.
ABOUT: dict[str, str] = {
    "fighter": "{Team} flies the {aircraft} and trains to deploy on short notice.",
    "tanker": "{Team} flies the {aircraft} and refuels U.S. and allied aircraft.",
    "airlift": "{Team} flies the {aircraft}, moving people and cargo wherever they are needed.",
    "helicopters": "{Team} flies the {aircraft} in support of ground forces and civil authorities.",
    "patrol": "{Team} flies the {aircraft} on patrols that can last more than 10 hours.",
    "infantry": "{Team} trains to deploy on short notice and to work with partners of every size.",
    "engineers": "{Team} builds and repairs roads, bridges and buildings at home and overseas.",
    "medical": "{Team} provides medical care in the field and trains with partners abroad.",
    "logistics": "{Team} moves and stores the supplies on which other units depend.",
    "ship": "{Team} conducts maritime security operations with allies and partners.",
    "rescue": "{Team} is on call around the clock, every day of the year.",
    "space": "{Team} trains space operators and works with allies to keep space safe and stable.",
    "staff": "U.S. Space Command works with allies and partners to keep space safe and stable.",
    "cyber": "{Team} defends networks and trains the people who look after them.",
    "band": "{Team} performs for troops, veterans and neighbors throughout the year.",
    "base": "{Team} looks after the housing, roads, gates and services that everyone else uses.",
}
# What the unit is responsible for, within a sentence.
MISSIONS: dict[str, str] = {
    "fighter": "the training and readiness of its fighter crews",
    "tanker": "aerial refueling missions flown day and night",
    "airlift": "airlift for people and cargo",
    "helicopters": "helicopter operations by day and by night",
    "patrol": "long-range maritime patrol",
    "infantry": "the readiness of its companies and their families",
    "engineers": "construction and repair",
    "medical": "medical care and the training of medical teams",
    "logistics": "the movement and storage of supplies",
    "ship": "patrols and exercises with allied navies",
    "rescue": "search and rescue",
    "space": "the training of space operators",
    "staff": "planning and cooperation with allies",
    "cyber": "the defense of networks",
    "band": "music for ceremonies and communities",
    "base": "housing, safety and services",
}
