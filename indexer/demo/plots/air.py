"""Plots in the air: exercises and refueling."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

AIR_EXERCISE = Plot.parse(
    "air exercise",
    "home abroad",
    "exercise, readiness, training",
    """
titles
- {members} [sharpen|test|prove] [combat skills|quick-launch skills|agile basing] during {exercise}
- {exercise} [tests|stretches|challenges] {unit_label}
- {unit_label} launches {sorties} sorties in {exercise}
- Small teams, big results: {unit_label} at {exercise}
- @abroad {craft} crews fly with {host} partners during {exercise}
- {craft} crews put through their paces at {exercise}
- {exercise} wraps up {at}
- {unit_label} [trains|practices] to fight from anywhere at {exercise}
leads
- {Members} assigned to {unit} [took part in|completed] Exercise {exercise} {at}, {start} to {day},
  [generating|flying] more than {sorties} sorties with the {aircraft}.
- {Unit} launched {a:aircraft} every {11..28} minutes {weekday} as Exercise {exercise} reached its
  busiest day {at}.
- @fighter More than {150..900:50} {members} proved that they can launch, recover and rearm aircraft
  under pressure during Exercise {exercise} {at}, which ended {date}.
- The first {craft} of the morning lifted off before sunrise {day}, opening the last phase of
  Exercise {exercise} {at}.
context
- The [annual|semiannual] exercise tests how well {team} can [deploy on short notice|operate from
  unfamiliar airfields|keep flying when communications fail].
- {Exercise} brings together crews from {three..} that seldom have the chance to train side by side.
- @abroad This year’s exercise paired {team} with {partner} for [a week|nine days|two weeks] of
  combined flying.
- Planners spent {four..} months writing a scenario that would push every shop on the flight line,
  not only the aircrews.
details
- The exercise began with a recall at {#3..5}:30 a.m., and within {2..6} hours the first teams had
  drawn equipment and stood ready to move.
- Crews packed {12..60} pallets of spare parts, tools and rations for a move that in the scenario
  could come at any moment.
- Maintainers worked 12-hour shifts to keep the {craft} fleet ready, changing {2..9} tires and
  {2..4} engines over the course of the exercise.
- Controllers added a new problem nearly every hour, from a simulated fuel spill to the loss of the
  main radio network.
- On the second day, guards practiced defending the flight line while sorties continued behind them.
- @fighter A team of {6..14} {members} refueled and rearmed two jets with engines running, a task
  that usually calls for twice as many people.
- @abroad Pilots from both nations planned each mission together, flew it together and then watched
  the recordings side by side.
- @abroad {Host} controllers guided {craft} crews into the training area and back, which let both
  sides practice standard phrases over the radio.
- Firefighters and medics answered a simulated ground emergency and moved {5..18} volunteers with
  realistic injuries to the clinic.
- Communications specialists set up a satellite link in {18..55} minutes, well inside the hour that
  they had been given.
- Weather closed the range for most of {weekday2}, so planners moved {8..20} sorties into the
  evening and finished the day on schedule.
- By the end, {team} had flown {#88..98} percent of its planned sorties.
quotes
- lead: Nobody here knew what the next hour would bring, and that was the point / I watched young
  {members} solve problems that I would once have handed to a senior leader.
- lead: We asked our people to do more with less, far from their usual workplaces / They answered
  every time.
- lead: The sorties are what you see, but the real exercise happens in the back shops and in the
  planning room / That is where we learned the most.
- crew: You find out quickly what you really need in your toolbox / Everything else is just weight.
- crew: My hands knew what to do even when I was tired / That comes from practice, and we had plenty
  of it this week.
- crew: I had never worked outside my own career field before / Now I can marshal an aircraft, drive
  a forklift and set up a tent in the dark.
- guest: We speak different languages at home, but on the flight line we understand each other very
  well / I hope that we will meet again next year.
closings
- Evaluators will compile their notes over the next [month|few weeks], and {team} plans to fold the
  lessons into its next training cycle.
- {Exercise} is one of several exercises that {team} takes part in each year to keep its crews
  ready.
- The aircraft and crews are scheduled to return to normal flying by {end}.
captions
- {A:aircraft} assigned to {unit} [taxis|takes off|lands] during Exercise {exercise} {at}, {date}.
  The exercise tested how quickly crews can launch and recover aircraft.
- {Members} assigned to {unit} [load equipment|inspect a landing gear|brief the next sortie] during
  Exercise {exercise} {at}, {date}. More than {100..400:50} people took part.
roles
- commander: commander of {unit}
- officer: the exercise director
- officer: {a:craft} pilot with {unit}
- chief: a flight line superintendent with {unit}
- nco: {a:craft} crew chief with {unit}
- junior: a communications specialist with {unit}
- junior: @fighter an aircraft armament specialist with {unit}
- guest: an exercise planner with {partner}
words
- sorties: 60 | 80 | 90 | 110 | 120 | 150 | 180 | 210
- three..: three installations | four services | a dozen bases | five time zones
- four..: four | six | nine
""",
)

REFUELING = Plot.parse(
    "aerial refueling",
    "home abroad deployed",
    "aerial refueling, mobility, airpower",
    """
titles
- [Tanker|Refueling] crews keep {receiver}s in the air over {area}
- {unit_label} refuels {receiver}s above {area}
- @tanker {craft} crew extends reach of {receiver}s
- @tanker Gas station in the sky: a day with {a:craft} crew
- @fighter {craft} pilots practice aerial refueling over {area}
- @tanker Boom operators [train|qualify] with {receiver} pilots over {area}
- Fuel for the fight: {unit_label} takes on a long day of refueling
leads
- @tanker {A:aircraft} crew assigned to {unit} refueled {2..12} {receiver}s over {area}, {date},
  passing more than {#30..110:5},000 pounds of fuel.
- @fighter Pilots assigned to {unit} met a KC-135 Stratotanker over {area}, {date}, to practice
  aerial refueling with the {aircraft}.
- @tanker Boom operators with {unit} trained alongside {receiver} pilots {weekday}, connecting
  {20..60} times in a four-hour flight from {place}.
- @fighter Four {craft}s from {unit} stayed aloft for more than {5..9} hours {weekday} with the help
  of a KC-135 Stratotanker crew.
context
- Aerial refueling lets a fighter stay on station for hours instead of minutes, and it allows a
  small number of bases to cover a great deal of sky.
- The flight was part of a [weekly|monthly] training program that keeps both aircrews current in day
  and night refueling.
- The KC-135 entered service in the 1950s, and steady upkeep has kept it at the center of nearly
  every long-range mission since.
- Crews must show that they can make contact in smooth air and in turbulence, with radios and
  without.
details
- The crew arrived about three hours before takeoff to study the weather, the fuel plan and the
  track over {area}.
- @tanker After takeoff the tanker climbed to {#22..28},000 feet and began a racetrack pattern that
  it would hold for most of the [morning|afternoon].
- The {receiver}s came up from below in pairs, holding position {#30..50} feet behind the tanker
  until they were cleared forward.
- A boom operator lies or sits at the rear of the aircraft and flies the boom into a receptacle only
  a few inches wide.
- Each receiver took on between {#3..6},000 and {#7..12},000 pounds of fuel, a transfer that lasts
  about as long as a stop for coffee.
- Light turbulence shook both aircraft for part of the flight, and the crews used it to practice
  breaking away and rejoining.
- @tanker On the way home the crew practiced {3..6} approaches so that the newest pilot could log
  time in the left seat.
- @fighter A new pilot made a first contact with the boom under the eye of an instructor in a second
  jet.
- The receivers left the track one by one, rocking their wings as they turned for home.
- Ground crews met the jet at {place} and began the inspection that would make it ready for the next
  morning.
- @abroad|deployed Controllers from {partner} kept the airspace clear and passed the crew a direct
  route home.
quotes
- lead: Without tankers, most of what we do simply stops / Every crew in the theater knows it, and
  so do we.
- lead: It looks effortless from the ground, but two large machines are flying a few feet apart at
  300 miles an hour / There is no room for a bad habit.
- crew: I have the best window seat anywhere / You can see the pilot’s face and, on a clear day, the
  whole coast behind.
- crew: When the boom makes contact you feel a small bump, and then everything goes quiet while you
  concentrate / I still love that moment.
- crew: The pilots thank us on the radio, every time / That never gets old.
- lead: We want the new people to see bad weather with us before they have to face it alone / Today
  gave them exactly that.
closings
- {Unit} flies refueling missions {four..} days a week, and more than {1200..4800:100} sorties in a
  typical year.
- The next joint refueling flight is planned for the week of {end}.
- The aircraft landed back {at} shortly before [sunset|dark], with enough fuel in its tanks for one
  more customer.
captions
- {A:receiver} receives fuel from a KC-135 Stratotanker over {area}, {date}. Aerial refueling
  extends the range of fighters and transport aircraft.
- {A:aircraft} assigned to {unit} flies over {area}, {date}. The crew took part in aerial refueling
  training.
roles
- commander: commander of {unit}
- officer: {a:craft} pilot and instructor with {unit}
- officer: a mission planner with {unit}
- nco: @tanker a boom operator with {unit}
- junior: @tanker a boom operator in training with {unit}
- nco: @fighter {a:craft} crew chief with {unit}
- junior: @fighter an avionics specialist with {unit}
words
- receiver: F-16 | F-15E | F-22 | B-52 | C-17
- four..: four | five | six
""",
)

AIR_PLOTS = (AIR_EXERCISE, REFUELING)
