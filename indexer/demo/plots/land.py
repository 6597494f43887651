"""Plots of ground units: exercises and ranges."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

LAND_EXERCISE = Plot.parse(
    "land exercise",
    "home abroad",
    "exercise, partnership, readiness",
    """
titles
- {exercise} [concludes|wraps up] {at}
- {unit_label} [crosses the river|holds the line|moves out] at {exercise}
- @abroad {host}, U.S. troops train shoulder to shoulder at {exercise}
- @abroad {unit_label} builds partnership during {exercise}
- {members} of {unit_label} tested in {weather} at {exercise}
- {exercise} ends with [combined|live-fire|river-crossing] finale {at}
- Long nights and {weather}: {unit_label} at {exercise}
leads
- @abroad {Members} assigned to {unit} and troops from {partner} completed Exercise {exercise} {at},
  {date}.
- @abroad More than {400..3200:100} service members from {partner} and {unit} trained together {at}
  during Exercise {exercise}, which ended {date}.
- @home {Members} assigned to {unit} left the training area {at}, {date}, after the last day of
  Exercise {exercise}.
- A convoy of {30..140:10} vehicles rolled home before dawn {weekday} as {unit} finished the field
  phase of Exercise {exercise} {at}.
- Through {weather} and little sleep, {members} of {unit} completed the final attack of Exercise
  {exercise} {at}, {date}.
context
- The exercise gives {team} [nine|10|12] days to practice as a whole what its smaller units train
  all year.
- @abroad Both sides shared planners, maps and kitchens, and a liaison officer from each served in
  the other’s command post.
- @abroad {A:host} liaison officer worked beside the operations staff day and night, so that orders
  reached both forces at the same moment.
- An opposing force that knows the ground well was given a free hand to disrupt every plan.
- The scenario called for {team} to move quickly, hold a river line and then hand over the ground in
  good order.
details
- The first night brought {weather}, and platoon leaders used it to practice moving without lights.
- Engineers opened a lane through wire and ditches in {25..80:5} minutes while smoke covered the far
  bank.
- Scouts lay hidden for {20..40} hours on a ridge above the valley and reported every vehicle that
  passed.
- Medics treated {12..45} simulated casualties in one afternoon and moved the worst of them by
  helicopter.
- Mechanics brought {6..18} broken vehicles back into action without leaving the field.
- @abroad Squads were mixed on the third day, so that {host} and American troops cleared the same
  buildings side by side.
- @abroad Interpreters helped at first, but hand signals and a few borrowed words soon did most of
  the work.
- The command post moved {3..7} times in {4..6} days, each time in less than {40..90:5} minutes.
- Supply teams pushed {#8..30},000 gallons of fuel and {#4..20},000 meals forward over roads that
  had turned to mud.
- Observers walked with every platoon and stopped the action only once, for lightning.
- A night march of {#9..24} miles ended at a village built for training, where actors played mayors,
  shopkeepers and reporters.
- At the final review, commanders from every level spoke first about what had gone wrong.
quotes
- lead: The plan lasted until about breakfast, as plans do / What mattered was how quickly our
  leaders made a new one.
- lead: You cannot build trust on the day you need it / You build it on days like this, in the rain.
- lead: I told the staff that I wanted them tired, wet and thinking / They managed all three.
- crew: I have never walked so far with so much on my back / My squad did not let anyone fall out.
- crew: The best part was learning how the others do things / I am going to steal their way of
  setting up a radio.
- crew: It was cold enough that the water in my canteen froze / We laughed about it afterward.
- guest: Our officers have read about such operations, but it is better to do them together / The
  friendship will remain.
- guest: We came to learn and we also had something to teach / That is what a partnership should be.
closings
- The exercise ran from {start} to {day} and closed with a combined review of lessons learned.
- {Team} will spend the next [two weeks|10 days] cleaning equipment and writing down what it has
  learned.
- Units have already begun to plan next year’s exercise.
captions
- {Members} assigned to {unit} [move through a tree line|establish a security perimeter|cross a
  ditch] during Exercise {exercise} {at}, {date}. The exercise prepares units to work together on
  short notice.
- @abroad {A:member} with {unit} and a member of {partner} plan a patrol during Exercise {exercise}
  {at}, {date}. The two forces trained together for more than a week.
roles
- commander: commander of {unit}
- officer: the operations officer of {unit}
- chief: the senior enlisted adviser for the field phase
- nco: a squad leader with {unit}
- junior: {a:trade} with {unit}
- junior: {a:medic} with {unit}
- guest: a company commander with {partner}
- guest: a liaison officer from {partner}
words
- weather: fog | heavy rain | high wind | cold rain | mud
""",
)

RANGE = Plot.parse(
    "range training",
    "home abroad",
    "training, live fire, readiness",
    """
titles
- {unit_label} [hits the mark|qualifies|trains] on {weapon} range
- {members} [sharpen|refresh] {skill} skills {at}
- Live-fire training tests {unit_label} {at}
- {unit_label} {skill} course graduates {18..60}
- @!marines {unit_label} runs {skill} lanes {at}
- {skill} training builds confidence for {unit_label}
- Back to basics: {unit_label} spends a week on {skill}
leads
- {Members} assigned to {unit} completed {3..8} days of {skill} training {at}, {date}.
- {Unit} sent {40..260:10} {members} through {skill} training and {a:weapon} range {at} this week.
- The sound of the {weapon} rolled across the range {at} {weekday} as {members} of {unit} worked
  toward their yearly qualification.
context
- The training is required once a year, but {team} has added stations that make it harder and closer
  to what its people may face.
- Instructors built the course around small teams, so that the youngest {members} had to take the
  lead at least once.
- For about a third of the participants it was the first time on such a range since initial
  training.
details
- The day began with a safety brief and a walk along the firing line.
- Participants dry-fired each drill at least {8..20} times before they received live ammunition.
- Each team had {12..35} minutes to treat a casualty, call for evacuation and carry a litter
  {300..900:100} yards uphill.
- Instructors stood close at first and stepped back as the week went on.
- The {weapon} crews fired {900..9000:100} rounds and scored hits on {#82..97} percent of their
  targets.
- A stress shoot at the end of the course added sprints, sandbags and a good deal of shouting.
- Those who struggled received extra coaching over lunch, and all but {2..5} passed on the second
  attempt.
- After dark the lanes were run again under red lens flashlights and night vision goggles.
- @abroad Guests from {partner} watched the first relay and fired in the last one.
- @winter Frozen ground made every position harder to dig and every fall harder to forget.
- @summer Medics checked water bottles at each station, since the temperature climbed past {92..104}
  degrees by noon.
- {Cast} finished with the highest score of the week, {34..40} hits out of 40.
quotes
- lead: We are not looking for perfect scores / We are looking for people who stay calm and think.
- lead: The basics win / Everything clever that we do rests on shooting, moving, communicating and
  treating the wounded.
- crew: I was nervous on the first day and bored of being nervous by the third / Now I want to do it
  again.
- crew: My instructor told me to slow down, and suddenly the shots went where they should / That
  advice works for most things.
- crew: Carrying a friend on a litter teaches you a lot about your own fitness / I have some running
  to do.
- lead: A sergeant who can teach is worth more than any piece of equipment / I saw a dozen of them
  this week.
closings
- Certificates will be handed out on {end}, and the next course begins in [six weeks|two months|the
  new quarter].
- {Team} plans to offer the course to neighboring units later in {year}.
- With the qualification complete, {members} of {unit} turn to collective training.
captions
- {Cast}, assigned to {unit}, takes part in {skill} training {at}, {date}. The training is part of a
  yearly qualification.
- {Members} assigned to {unit} fire the {weapon} on a range {at}, {date}. Crews fired by day and by
  night.
roles
- commander: commander of {unit}
- officer: the officer in charge of the range
- chief: the lead instructor
- nco: a section leader with {unit}
- junior: {a:trade} with {unit}
- junior: a participant from {unit}
words
- weapon: M4 carbine | M240 machine gun | M2 machine gun | 60 mm mortar | 81 mm mortar | M249 light
  machine gun
- skill: marksmanship | combat lifesaver | land navigation | urban patrol | combat first aid
""",
)

LAND_PLOTS = (LAND_EXERCISE, RANGE)
