"""Plots at sea and along the coast: patrols, exercises, rescues."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

SEA_PATROL = Plot.parse(
    "sea patrol",
    "sea",
    "underway, patrol, maritime security",
    """
titles
- {unit_label} [patrols|operates in|transits] {place}
- Life aboard {unit_label}: [the midnight watch|the galley crew|the engine room|the signal bridge]
- {unit_label} completes [third|fourth|fifth|sixth|seventh|eighth] replenishment at sea
- @air {craft} crew and {unit_label} train together in {place}
- {unit_label} crew [sharpens|practices] {skill} skills
- {members} keep {unit_label} on course in {place}
- {unit_label} holds {skill} drill in {place}
- A day at sea: {skill} with {unit_label}
leads
- {Unit} is [underway|on a scheduled patrol] {at} in support of maritime security and freedom of
  navigation, its crew of about {90..320:10} standing watch around the clock.
- {Members} aboard {unit} practiced {skill} {at}, {date}, during a scheduled patrol.
- {Unit} took on {#80..420:10},000 gallons of fuel and {20..120:5} pallets of supplies {at}, {date},
  without slowing below 12 knots.
- After {18..95} days at sea, the crew of {unit} marked another first {at}, {date}: every watch
  station manned by a newly qualified {member}.
context
- The ship left its home port in {month} and is due to return before the end of the
  [spring|summer|fall].
- The patrol has taken the crew across more than {#6..38},000 nautical miles.
- Two ships steaming side by side are joined by nothing but cables, hoses and the steady hands of
  the helmsmen.
details
- Reveille sounds at 6 a.m., but by then the galley has been at work for {two..} hours.
- The bridge team checks its position every few minutes and compares the chart, the radar and the
  view from the window.
- Lookouts posted fore and aft reported {11..60} vessels in one four-hour watch.
- @air The {craft} crew flew {2..6} times that day, landing on a deck that rose and fell by as much
  as {#6..14} feet.
- Damage control teams raced through the passageways with hoses and breathing gear, then did it
  again with the lights out.
- Engineers replaced a worn pump in {7..20} hours while the ship kept its speed.
- A boarding team lowered its small boat, made a circle around the ship and was back on deck in
  {16..35} minutes.
- The ship’s doctor and {2..5} corpsmen hold sick call each morning and teach first aid each week.
- Mail arrives about every {9..20} days and is sorted on the mess deck by volunteers.
- @navy|cg The crew exchanged signals and a short series of maneuvers with a ship of {partner}.
- On Sundays the cooks bake {40..120:10} loaves of bread, and the line forms well before the doors
  open.
- In the evening those off duty meet on the flight deck to run, to read or only to watch the
  horizon.
quotes
- lead: A ship is a small town that never sleeps / Everyone in it depends on everyone else, and
  after a month at sea you can feel it.
- lead: The sea tests us every day without asking our permission / This crew is ready for it.
- lead: We drill until the response is automatic / On the day that something really burns, there
  will be no time to read the book.
- crew: On the midwatch the stars come right down to the water / I write home about it, but I can’t
  describe it properly.
- crew: I qualified as helmsman last week and called my grandmother from the next port / She told
  the whole street.
- crew: The heat in the engine room gets to 110 degrees, so we watch out for one another / Somebody
  always brings the ice water.
closings
- {Unit} remains {at} and is scheduled to make a port visit in the coming weeks.
- The patrol continues through {end}.
- The ship operates with allies and partners to keep the sea lanes open to all who use them
  lawfully.
captions
- {Members} aboard {unit} [stand watch on the bridge|handle line during a replenishment at
  sea|conduct a damage control drill] {at}, {date}. The ship is on a scheduled patrol.
- @air {A:aircraft} lands on the flight deck of {unit} {at}, {date}. Flight crews and deck crews
  train together daily.
roles
- commander: commanding officer of {unit}
- officer: the navigator of {unit}
- chief: the senior enlisted leader of the deck department
- nco: a damage controlman aboard {unit}
- junior: a helmsman aboard {unit}
- junior: a culinary specialist aboard {unit}
words
- two..: two | three
- skill: man overboard | damage control | navigation | small boat | towing | firefighting
""",
)

SEA_EXERCISE = Plot.parse(
    "sea exercise",
    "sea",
    "exercise, maritime partnership, interoperability",
    """
titles
- {exercise} [concludes|wraps up] in {place}
- {unit_label} [joins|leads] {host} ships in {exercise}
- U.S., {host} navies [train|sail] together during {exercise}
- @!cg {unit_label} tracks submarine in {exercise}
- {unit_label} tests {skill} at {exercise}
- {unit_label}, {host} ships sharpen {skill} in {place}
leads
- {Unit} joined ships of {partner} for Exercise {exercise} {at}, {start} to {day}.
- Ships and aircraft from the United States and {nation} completed Exercise {exercise} {at}, {date},
  with {unit} among the {5..18} vessels taking part.
- {Unit} and {3..9} ships of {partner} formed up {at} {weekday} as Exercise {exercise} came to a
  close.
context
- The exercise brings {900..6200:100} sailors together to practice air defense, boarding and rescue
  at sea.
- A liaison officer from {partner} sailed aboard {unit} for the length of the exercise.
- The two navies have trained together for decades, and the exercise grows harder each year.
details
- On the first day the ships practiced turning and changing speed in close formation, with signals
  sent by flag, light and radio.
- @!cg Submarine hunters spent {14..40} hours listening for a single boat, and found it twice.
- Aircraft launched from ship and shore made {20..90:5} mock attacks, which the watch teams answered
  from darkened rooms.
- Boarding teams climbed one another’s ladders and searched one another’s holds.
- Crews fired at a towed target {#3..8} miles away and struck it on the [second|third] pass.
- @air {Craft} crews landed on the decks of {host} ships {4..22} times.
- A night transfer of fuel in rough seas took {two..} hours and drew applause from both bridges.
- Doctors practiced moving a patient by basket from one ship to another at 10 knots.
- Cooks traded recipes, and the midday meal aboard {unit} became a favorite of the visitors.
- The final scenario combined everything at once and lasted from midnight until noon.
quotes
- lead: We may sail under different flags, but we read the same sea / It was a privilege to lead
  this formation.
- lead: Speaking the same tactical language is not a matter of words / It is a matter of having done
  it together.
- crew: I spent a day aboard one of their ships / Their damage control lockers are laid out almost
  exactly like ours.
- crew: @!cg You stare at a green screen for hours, and then there it is / My heart still beats
  faster.
- guest: Each of our navies has its own habits, and each is good at something / We go home better
  than we came.
- guest: The sea is large and no navy can watch over it alone / That is why we are here.
closings
- Ships will [disperse|return to port] by {end}.
- {Exercise} is held to strengthen cooperation among navies and to keep the sea lanes open.
- Planning for the next exercise begins in the new year.
captions
- {Unit} sails in formation with ships of {partner} during Exercise {exercise} {at}, {date}. The
  navies train together regularly.
- {Members} aboard {unit} [watch a partner ship come alongside|signal a partner ship] during
  Exercise {exercise} {at}, {date}. The crews trained together by day and by night.
roles
- commander: commanding officer of {unit}
- officer: @!cg the anti-submarine warfare officer aboard {unit}
- officer: @cg the operations officer aboard {unit}
- nco: @cg a boatswain’s mate aboard {unit}
- nco: @!cg a sonar technician aboard {unit}
- junior: a quartermaster aboard {unit}
- guest: an exchange officer from {partner}
- guest: a liaison officer from {partner}
words
- two..: two | three
- skill: @!cg anti-submarine warfare | @!cg air defense | boarding | formation sailing
""",
)

RESCUE = Plot.parse(
    "search and rescue",
    "home",
    "search and rescue, rescue, boating safety",
    """
titles
- {unit_label} rescues {count_people} from {trouble} {vessel} near {spot}
- {craft} crew hoists {count_people} from {vessel} off {spot}
- @sinking {Count_people} saved after {vessel} takes on water off {spot}
- Quick call brings help to {vessel} off {spot}
- @disabled {unit_label} answers call from {vessel} off {spot}
- Life jackets, radio call credited in rescue off {spot}
leads
- @sinking {A:craft} helicopter crew from {unit} rescued {count_people} from {a:vessel} that was
  taking on water {#2..18} miles off {spot}, {date}.
- @capsized Rescue crews from {unit} pulled {count_people} from the water {weekday} after their
  {vessel} capsized near {spot}.
- @disabled Rescuers from {unit} brought {count_people} to safety {date} after the engine of their
  {vessel} failed in heavy seas off {spot}.
context
- Watchstanders received the distress call at {#1..11}:{#10..55:5} [a.m.|p.m.] and directed the
  nearest crews to the scene.
- A second call, from a passing freighter, confirmed the position of the {vessel} a few minutes
  later.
- Wind gusted to {#25..48} knots at the time, and waves reached {#7..16} feet.
details
- The helicopter reached the {vessel} {22..75} minutes after takeoff[ and circled once to study the
  waves| and marked the spot with a smoke float].
- The pilot held the aircraft {#25..60:5} feet above the waves while the rescue swimmer was lowered
  by hoist.
- Each hoist took about {3..6} minutes, and spray made it hard to see the deck.
- A small boat crew stood by in case a hoist went wrong.
- All of the rescued wore life jackets, and {one_of} carried a radio beacon.
- Paramedics met the helicopter on landing and treated {one_of} for mild hypothermia.
- The owner of the {vessel} had left a float plan with a friend ashore, which narrowed the search to
  a few square miles.
- Crews had trained for exactly such a case {2..9} days earlier.
- A pollution team checked the area the next day and found only a light sheen.
- The {vessel} was later towed to {harbor} by a salvage company.
- The cause of the trouble is under review.
- The water was {39..66} degrees, cold enough to weaken a swimmer within the hour.
quotes
- lead: They did three things right: they called early, they stayed with the boat and they wore life
  jackets / That gave us the time we needed.
- lead: Every minute counts in water like that / Our crews were airborne in half the time allowed.
- lead: This had a good ending because someone on shore knew when to expect them / Please tell
  somebody where you are going.
- crew: I could see them waving before I touched the water / You forget about the cold when you see
  that.
- crew: We did not talk much on the way out / On the way home everybody talked at once.
- crew: The deck was moving up and down by the height of a house / My flight mechanic put me down
  within an arm’s length.
closings
- Boaters are reminded to carry a working marine radio, to check the weather and to file a float
  plan.
- No injuries were reported.
- {Unit} answers about {120..420:20} calls for help each year.
captions
- {A:aircraft} crew assigned to {unit} conducts a hoist near {spot}, {date}. The crew rescued
  {count_people}.
- {Cast}, a rescue swimmer assigned to {unit}, walks from {a:craft} after a rescue near {spot},
  {date}. Crews train for rescues in all weather.
roles
- commander: commander of {unit}
- officer: {a:craft} pilot with {unit}
- officer: the search and rescue mission coordinator
- nco: a flight mechanic with {unit}
- junior: a rescue swimmer with {unit}
words
- trouble: capsized | sinking | disabled
- vessel: sailboat | fishing boat | tugboat | pleasure craft | charter boat
- count_people: two people | three people | four people | five people | six people
- one_of: one of them | the skipper
- harbor: the nearest harbor | a nearby marina
""",
)

SEA_PLOTS = (SEA_PATROL, SEA_EXERCISE, RESCUE)
