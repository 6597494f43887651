"""Plots of the flight line: maintenance, night flying."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

MAINTENANCE = Plot.parse(
    "aircraft maintenance",
    "home abroad deployed",
    "maintenance, flight line, readiness",
    """
titles
- @repair|milestone {craft} maintainers [keep aging fleet flying|go the extra mile]
- @method {craft} maintainers find a better way {at}
- Behind every flight: {unit_label} maintainers {at}
- @method New [inspection method|checklist|work stand] saves {unit_label} {40..900:10} hours a year
- @repair {members} return {craft} to the sky {at}
- @milestone {unit_label} marks {craft} inspection milestone
- @milestone|method Phase by phase: inside {a:craft} inspection {at}
- @nightshift Night shift keeps {craft}s ready {at}
- @method {member}’s idea [cuts|halves] repair time for {craft}
leads
- @repair Maintainers assigned to {unit} returned {a:aircraft} to flying status {at}, {date}, after
  {3..14} weeks of repairs.
- @method A small team of maintainers with {unit} has found a way to cut the time needed for
  {a:craft} inspection {at} from {10..14} days to {5..8}.
- @nightshift While most of {place} sleeps, the night shift of {unit} is changing tires, testing
  radios and hunting for hairline cracks on the {aircraft}.
- @milestone {Unit} completed its {#2..9}00th major inspection of the {aircraft} {weekday}, a
  milestone reached {at} after years of steady work.
context
- Every flight hour of {a:craft} takes about {12..28} hours of maintenance on the ground.
- A phase inspection takes the aircraft apart panel by panel, and parts that look sound are tested
  anyway.
- The {craft} has been in service for longer than many of its maintainers have been alive, so parts
  are sometimes hard to find.
- @deployed Heat and blowing sand wear out seals, filters and bearings here far sooner than at home.
details
- @repair The trouble was first noticed when a pilot reported a faint vibration on the way back to
  {place}.
- The team removed {60..220:10} panels, labeled each one and laid them out in the order in which
  they would go back.
- Technicians checked the wiring inch by inch with mirrors and flashlights, because a worn wire can
  hide behind a bracket for years.
- @repair A replacement part would have taken {5..12} months to arrive, so machinists made one from
  a solid block of aluminum in {2..6} days.
- {A:mechanic} must sign for each step of the work, and a second person inspects it before the next
  step begins.
- The shop keeps a whiteboard with every open task on it, and nobody leaves until the next shift has
  read it aloud.
- Sheet metal specialists replaced {40..300:10} rivets along the airframe, some of them in spaces
  barely wide enough for a hand.
- When the engine was run for the first time, the whole shift came out to listen.
- @method The new method has already been used on {3..11} aircraft and is being shared with other
  units that fly the {craft}.
- @method The team estimates that the change will save about ${#40..900:10},000 a year.
- @winter Cold mornings add an hour to almost every job, since grease stiffens and batteries lose
  their charge.
- @summer Crews start before dawn in summer to finish outside work before the concrete becomes too
  hot to kneel on.
- @repair|milestone The aircraft passed its functional check flight without a single write-up.
quotes
- lead: The pilots get the cheers, and they have earned them / But nothing leaves the ground until
  one of our people signs the forms.
- lead: @method I told them to fix the aircraft, and they fixed the process as well / That is the
  kind of pride you cannot order.
- crew: You learn to listen to the aircraft / It will usually tell you what is wrong before the
  computer does.
- crew: Somebody’s life depends on the bolt I am tightening / I think about that on every shift.
- crew: @method We tried it with a cardboard model first, and people laughed / They stopped laughing
  when it worked.
- lead: Good maintenance is quiet / If nobody is talking about us, we are doing our job.
closings
- @repair|milestone The aircraft flew its next mission {two..} days later.
- {Unit} maintains {12..48} aircraft {at} and launches about {30..140:10} flights in an average
  week.
- @method The team has submitted its idea to the innovation program, where it will compete with
  others from across the {service}.
captions
- {Cast}, {a:mechanic} assigned to {unit}, inspects {a:aircraft} {at}, {date}. Maintainers work
  around the clock to keep the fleet ready.
- {Members} assigned to {unit} replace an engine on {a:aircraft} {at}, {date}. The work took {9..30}
  hours.
roles
- commander: commander of {unit}
- officer: the officer in charge of maintenance for {unit}
- chief: the production superintendent for {unit}
- nco: {a:mechanic} with {unit}
- junior: {a:mechanic} with {unit}
- junior: an aircraft electrician with {unit}
words
- angle: repair | method | nightshift | milestone
- two..: two | three | five
""",
)

NIGHT_FLYING = Plot.parse(
    "night-flying notice",
    "home abroad",
    "night flying, noise, community notice",
    """
titles
- Night flying scheduled {at} through {end}
- {unit_label} announces night flying operations
- Residents near {place} may hear aircraft at night
- Notice: night flying {at} begins {day}
- {craft} night flying training set for {area}
- Night flying hours extended for {unit_label}
- {craft}s to fly after dark near {town}
leads
- {Unit} will conduct night flying {at} from {day} to {end}, and residents of {town} and nearby
  communities may hear aircraft until about {#10..11}:30 p.m.
- Residents near {place} can expect more aircraft noise after dark as {unit} begins a period of
  night flying on {date}.
- Night flying operations {at} are scheduled to begin {day} and to end no later than {end},
  officials of {unit} announced.
context
- The flights allow {craft} crews to meet yearly requirements for flying with night vision goggles.
- Pilots must practice landings, formation flying and instrument approaches in real darkness, which
  simulators cannot fully reproduce.
- Crews fly this training {two..} times a year, and the dates are chosen to make use of the shortest
  twilight.
details
- Takeoffs will begin about {#6..8}:{#15..45:15} p.m., and the last aircraft is expected to land
  before midnight.
- No flights are planned on weekends or on [local|public] holidays.
- Aircrews will avoid [hospitals and schools|built-up areas|the town center] wherever the weather
  and safety allow.
- Engine runs will be kept to the far end of the runway, and maintenance tests will stop at {#9..11}
  p.m.
- Should the weather force a cancellation, flights may move to the following week.
- @abroad The schedule was shared with {host} authorities and with the offices of neighboring towns.
- Drivers along the perimeter road may see low-flying aircraft without lights for short periods.
- Owners of livestock should secure gates and fences near the approach path during the period.
- A similar training period in the [spring|fall] was completed with {three..} complaints, each of
  which was answered in person.
quotes
- lead: We know that noise is a burden, and we try to keep it as short as we can / Our crews have to
  be ready to fly at any hour, and this is how they learn.
- lead: Night flying is a skill that fades quickly / We thank our neighbors for their patience while
  we practice it.
- crew: Everything you take for granted by day has to be done by feel and by instrument / After the
  third night it begins to seem normal.
closings
- Questions and noise concerns may be directed to the public affairs office of {unit} during
  business hours.
- Updates to the schedule will be posted on the community page of {place}.
captions
- {A:aircraft} assigned to {unit} prepares for a night flight {at}, {date}. Night flying keeps crews
  current with night vision goggles.
roles
- commander: commander of {unit}
- officer: the director of operations for {unit}
- nco: an aircrew flight equipment specialist with {unit}
words
- two..: two | three | four
- three..: three | four | six
""",
    is_notice=True,
)

FLIGHT_LINE_PLOTS = (MAINTENANCE, NIGHT_FLYING)
