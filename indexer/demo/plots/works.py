"""Plots of work that lasts: building, moving supplies."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

CONSTRUCTION = Plot.parse(
    "construction",
    "home abroad deployed",
    "engineering, construction, infrastructure",
    """
titles
- @done {unit_label} [builds|completes|finishes] {project} {near}
- @done Ribbon cut on {project} {near}
- @done {engineers} turn [dust|gravel|mud] into {project}
- @abroad|deployed U.S., {host} engineers build {project} {near}
- @under_way {project} project [ahead of schedule|nears completion] {near}
- @under_way {engineers} pour {200..900:20} cubic yards of concrete {near}
- @done From blueprint to ribbon: {project} opens {near}
leads
- @done {Engineers} assigned to {unit} completed {a:project} {near}, {date}, after {4..16} weeks of
  work.
- @done {Engineers} from {unit} cut the ribbon on {a:project} {near}, {date}, and handed the keys to
  those who will use it.
- @under_way {Unit} has reached the halfway point in the construction of {a:project} {near},
  officials said {weekday}.
- @under_way With {12..30} truckloads of gravel still to come, {engineers} of {unit} are {2..9} days
  ahead of schedule on {a:project} {near}.
context
- The project has been planned for {2..5} years and was delayed more than once by weather and by the
  price of steel.
- Most of the crew had never built anything of this kind, so the work doubled as training for the
  next deployment.
- @abroad|deployed Local contractors supplied the cement, the stone and a good share of the skilled
  labor.
- @abroad|deployed The project forms part of a humanitarian assistance program that has also
  repaired {2..6} wells and {2..4} clinics in {area}.
details
- Surveyors staked out the site in {2..5} days and found that the old plans were off by nearly
  {#3..9} feet.
- Operators moved {#4..38},000 cubic yards of soil with bulldozers, graders and {3..8} dump trucks.
- @!deployed Rain filled the trenches twice, and pumps ran through the night so that work could go
  on in the morning.
- @school_wing|clinic|fire_station|community_center|vehicle_maintenance_shop Electricians pulled
  {#2..9} miles of cable through conduit laid by hand.
- The concrete was poured between midnight and sunrise, when it would cure slowly and without
  cracks.
- @school_wing|clinic|fire_station|community_center|vehicle_maintenance_shop|footbridge A team of
  {8..22} welded the frame on the ground and lifted it into place in a single morning.
- Quality inspectors tested every batch of concrete, and not one had to be broken out.
- @abroad|deployed {Host} apprentices learned to read levels and mix mortar, and two of them have
  since found work in the trade.
- @school_wing|clinic|fire_station|community_center|vehicle_maintenance_shop Carpenters built the
  roof trusses in a workshop nearby to keep the site clear.
- @deployed The afternoon heat passed {105..118} degrees on most days, so shifts began at {#4..5}
  a.m.
- The crew saved about ${#30..700:10},000 by reusing timber and culvert pipe from an older site.
- Children from a nearby school followed the work through the fence and waved to the drivers each
  morning.
quotes
- lead: Other people leave a report behind when they go home / We leave something that you can stand
  on.
- lead: The schedule said 16 weeks, and I thought that was brave / Then I saw this crew work.
- crew: I joined to build things, and this is the biggest thing I have ever built / I took a
  photograph for my father.
- crew: You make a plan in the evening, and by breakfast the ground has changed it / So you learn to
  read the ground.
- crew: @done When the last truck left we just stood there and looked at it for a while / Nobody
  wanted to sweep up.
- guest: @footbridge|gravel_road|culvert_bridge This will make the way to work and to school safer
  for our people / We will remember those who built it.
- guest: We worked in the same dust and drank the same tea / That is how neighbors build.
closings
- The crew will hand over the site by {end} and move on to its next task.
- {Unit} has completed {5..30} projects in {area} since its arrival.
- @home Final landscaping is planned for the spring, weather permitting.
- @done A one-year warranty inspection is already on the calendar.
captions
- {Engineers} assigned to {unit} [level a foundation|pour concrete|set a culvert pipe] {near},
  {date}. The work was part of {a:project} project.
- {Cast}, assigned to {unit}, operates a [bulldozer|grader|front-end loader] {near}, {date}. Crews
  moved thousands of cubic yards of soil.
roles
- commander: commander of {unit}
- officer: the project officer
- chief: the project supervisor
- nco: a heavy equipment operator with {unit}
- junior: a carpenter with {unit}
- junior: a surveyor with {unit}
- guest: an engineer with {partner}
- guest: the {host} site manager, on duty with {partner}
words
- stage: done | done | under way
- project: footbridge | school wing | clinic | water well | gravel road | fire station | vehicle
  maintenance shop | runway extension | culvert bridge | community center | drainage channel
""",
)

LOGISTICS = Plot.parse(
    "logistics",
    "home abroad deployed",
    "logistics, sustainment, transportation",
    """
titles
- @load {unit_label} moves {pieces} loads of {cargo}
- Keeping the force supplied: {unit_label} {at}
- @load {members} [load|unload] {cargo} {at}
- @convoy Convoy after convoy, {unit_label} delivers
- @load|convoy {cargo} on the move: {unit_label} [keeps pace|sets record] {at}
- @load Freight team {at} [offloads|receives] {cargo}
- @fuel {unit_label} reaches fuel milestone {at}
- @fuel Millions of gallons later: {unit_label} keeps fuel flowing {at}
- @convoy Rolling on schedule: {unit_label} hauls {cargo} across {area}
leads
- @load {Members} assigned to {unit} moved {pieces} loads of {cargo} through {place} in {4..12}
  days, completing the work {date}.
- @fuel {Unit} delivered its [second|third|fifth|sixth|eighth] millionth gallon of fuel {at},
  {date}, a mark reached {2..8} months ahead of plan.
- @convoy A convoy of {14..48} trucks from {unit} returned to {place} {weekday} after hauling
  {cargo} more than {#180..900:20} miles.
- @load Before a unit can train or fight, somebody has to move its {cargo}, and {at} that somebody
  is {unit}.
context
- {Team} supplies {6..40} sites with everything from bottled water to engine parts.
- Planners began the movement on paper {3..8} months ago, matching ships, trains and trucks to a
  single schedule.
- @abroad|deployed {Host} port and rail workers handled much of the lifting, and a liaison officer
  kept both sides on the same schedule.
details
- Drivers inspected each vehicle twice, once in daylight and once by touch in the dark.
- Forklift teams worked in {6..12}-hour shifts and averaged a container every {4..9} minutes.
- Customs papers for {cargo} ran to {120..900:20} pages, and a single wrong digit would have stopped
  the load at the gate.
- Riggers used chains, wooden blocks and a good deal of patience to tie the cargo down.
- A flat tire halted the lead truck for {18..45} minutes, and the crew changed it while guards kept
  watch.
- Cooks sent hot meals along in insulated boxes, so that no driver went more than {5..7} hours
  without one.
- A new tracking system shows the position of each pallet on a wall screen and has cut search times
  by {#30..70:5} percent.
- @deployed Dust storms closed the road for most of {weekday2}, and the convoy waited at a rest stop
  until the air cleared.
- @abroad|deployed Trains left the yard every {6..12} hours, each with about {30..55} cars.
- Clerks counted every item by hand at both ends, and the two lists matched.
- The warehouse now issues {200..900:20} orders a day, up from about {90..190:10} a year ago.
- Nobody was hurt in {60..400:20} hours of lifting and driving.
quotes
- lead: Nobody writes songs about warehouses / But try going anywhere without one.
- lead: Our customers should not have to think about us / When the fuel is there, they don’t.
- lead: This was a puzzle with a thousand pieces, and some of them were still at sea / The team put
  it together a day early.
- crew: I have seen more of this road than of my own hometown this year / I know every bump.
- crew: It feels good when a unit comes to collect its equipment and everything is there / They look
  surprised, which I take as a compliment.
- crew: You have to respect the load / It weighs more than you do and it wants to move.
- guest: Our railway people enjoy this work because it is different every day / We have become quite
  a team.
closings
- The next shipment is due about {end}.
- {Team} expects to handle {#10..60:2},000 tons of cargo before the end of the year.
- The empty trucks will be washed, serviced and on the road again within {2..5} days.
captions
- {Members} assigned to {unit} [chain down cargo|guide a forklift|inspect a trailer] {at}, {date}.
  The unit moves supplies across {area}.
- A truck convoy assigned to {unit} leaves {place}, {date}. Drivers covered hundreds of miles.
roles
- commander: commander of {unit}
- officer: the movement control officer
- chief: the warehouse supervisor
- nco: a convoy commander with {unit}
- junior: a heavy vehicle driver with {unit}
- junior: a supply specialist with {unit}
- guest: a transport officer with {partner}
words
- angle: load | load | convoy | fuel
- pieces: 140 | 180 | 260 | 320 | 450 | 580 | 640 | 820
- cargo: armored vehicles | bridge sections | medical supplies | ammunition | helicopter parts |
  generators | winter clothing | construction material
""",
)

WORKS_PLOTS = (CONSTRUCTION, LOGISTICS)
