"""Plots of a unit’s own life: homecomings, commands handed over, people."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

DEPLOYMENT = Plot.parse(
    "deployment",
    "home",
    "deployment, homecoming, families",
    """
titles
- @return Welcome home: {unit_label} returns from {six..}-month deployment
- @depart {unit_label} [departs|leaves] for {six..}-month deployment
- @return {members} of {unit_label} reunite with families {at}
- @return {count} {members} come home to {place}
- @return Families [greet|welcome] {unit_label} {at}
- @depart {unit_label} deploys in support of {theater} mission
- @return Last flight home: {unit_label} completes {theater} deployment
leads
- @return Families cheered and children ran across the {floor} as {count} {members} of {unit}
  returned to {place}, {date}, from {a:six..}-month deployment.
- @return After {six..} months away, {count} {members} assigned to {unit} came home to {place},
  {date}.
- @depart {Unit} said goodbye to {count} of its {members} {at}, {date}, as they left for
  {a:six..}-month deployment.
- @depart With a last round of hugs on the {floor}, {count} {members} of {unit} departed {place}
  {weekday} for a deployment expected to last {six..} months.
context
- @return During the deployment {team} supported the {theater} mission with crews working day and
  night.
- @depart The {members} will support the {theater} mission, relieving a unit that has been in place
  since the [spring|fall].
- Preparation began nearly a year ago, with training, medical checks and a long list of paperwork.
- For {#30..70:5} percent of them it was the first deployment.
details
- @return The first to spot them was a boy on his uncle’s shoulders, and his shout set the
  whole crowd in motion.
- @return A band played, though hardly anybody could hear it over the noise.
- @return {3..9} new parents met their babies for the first time.
- @return The unit moved {#900..4800:100} tons of cargo, traveled {#60..480:20},000 miles and
  completed {2..9} projects while it was away.
- @return Each returning {member} was handed a bottle of water and a hand-drawn card on the way in.
- @return A color guard stood at the door, and the formation lasted less than {10..14} minutes
  before it was dismissed to loud applause.
- @depart Duffel bags stood in long rows, each with a strip of colored tape so that it could be
  found again.
- @depart A volunteer group served {200..900:50} breakfasts and handed out phone cards and paperback
  books.
- @depart Chaplains and family readiness volunteers walked among the families until the last bus had
  left.
- @depart Many of those leaving had volunteered to go.
- @depart Cooks, mechanics, clerks and medics boarded side by side, which says much about the task
  ahead.
- The support group at home organized {6..24} events for families over the course of the year.
- Neighbors in {town} had tied yellow ribbons along the main road.
- Employers and teachers in {town} were thanked by name from the platform.
- A moment of silence honored those who could not be there.
quotes
- lead: @return You did everything that was asked of you, and you brought everyone home / Now go and
  see your families.
- lead: @return I could give a long speech, but I see too many people looking past me / Dismissed.
- crew: @return I had pictured this moment for months, and it was still better / My daughter has
  grown by a whole head.
- crew: @return The first thing I want is a home-cooked meal, and the second is to sit on my own
  porch / I can do both tonight.
- lead: @depart You are as ready as any unit I have seen / Look after one another, and write home.
- lead: @depart To the families, I can only say thank you / Your strength lets us do our work.
- crew: @depart My brother deployed twice, so I know what it means for those who stay / I promised
  to call every Sunday.
- crew: @depart I am nervous and excited in about equal parts / These are good people to go with.
closings
- @return The returning {members} will have time with their families before they resume training.
- @depart The unit is expected to return about {six..} months from now.
- Families can find help and advice at the family center of {place}.
captions
- @return {Cast}, assigned to {unit}, greets family members {at}, {date}. The unit returned from
  {a:six..}-month deployment.
- @depart {Members} assigned to {unit} wave to their families {at}, {date}. The unit left for
  {a:six..}-month deployment.
roles
- commander: commander of {unit}
- chief: the senior enlisted leader of {unit}
- nco: a squad leader with {unit}
- junior: {a:trade} with {unit}
- junior: a supply specialist with {unit}
words
- six..: six | seven | nine | eight
- floor: @!ship hangar floor | @!ship parade field | @!ship gymnasium floor | @ship pier
""",
)

CHANGE_OF_COMMAND = Plot.parse(
    "change of command",
    "home abroad",
    "change of command, ceremony, leadership",
    """
titles
- {unit_label} [welcomes new commander|holds change of command]
- {new_last} takes command of {unit_label}
- {old_last} passes {unit_label} colors to {new_last}
- Change of command ceremony held {at}
- {new_last} relieves {old_last} as {unit_label} commander
- New leader, same mission for {unit_label}
- {unit_label} bids farewell to {old_last}, greets {new_last}
leads
- {New} took command of {unit} from {old} during a change of command ceremony {at}, {date}.
- {Unit} welcomed a new commander {at}, {date}, when {old} relinquished command to {new}.
- In a ceremony that lasted less than an hour, {old} handed the colors of {unit} to {new} {at},
  {date}.
context
- {Old_last}, who had led {team} since {month} {two_years_ago}, goes on to a staff position [in
  Washington|at a joint headquarters|at a service school].
- The passing of the colors is one of the oldest customs of the service, and it lets every member
  see the moment when responsibility changes hands.
- About {120..700:20} guests attended, among them retired members of {team} and civic leaders from
  {town}.
details
- The formation stood at attention as the colors passed from the senior enlisted leader to the
  outgoing commander, and from there to the new one.
- Under {old_last} the unit completed {2..5} major exercises and earned {two..} awards for safety.
- {New_last} was commissioned in {commissioned} and has served in [Germany, Texas and South
  Korea|Japan, Virginia and Kuwait|Hawaii, Italy and Colorado].
- {New_last} comes to {team} from an assignment as an operations officer.
- The guest speaker, a retired officer, reminded the formation that a unit is known by how it treats
  its newest member.
- A band played the national anthem, and an invocation and a short reading followed.
- @abroad Leaders from {partner} attended, and the anthems of both countries were played.
- {Old_last} thanked the families first and spoke without notes.
- @air Rain moved the ceremony indoors at the last minute, and the hangar doors were left open so
  that the aircraft behind could be seen.
- Afterward the new commander shook hands with every member of the formation, which took {25..70:5}
  minutes.
- A bouquet was given to each of the two families, with a small gift for the children.
quotes
- old: You made me look good for two years, and I never found out how / It has been the best job
  that I will ever have.
- old: I came here thinking that I would teach you something / Thank you for your patience while I
  learned.
- old: Whatever I did well, a sergeant or a chief had suggested first / Keep suggesting.
- new: I promise to listen before I speak and to walk before I drive / My door is open, and so is my
  notebook.
- new: This unit has a fine name because of the people in this formation / I mean to earn my place
  among you.
- new: Standards, care for one another, and curiosity are the three things I ask for / Everything
  else will follow.
- crew: I have seen five of these ceremonies, and I still get a lump in my throat / The new
  commander asked about my children.
closings
- A reception followed at the [club|community center|officers’ mess].
- {Unit} is responsible for {mission} {at}.
- {New_last} is the {fourteenth..} officer to command the unit.
captions
- {New} receives the colors of {unit} during a change of command ceremony {at}, {date}. {Old} had
  led the unit for two years.
- {Members} assigned to {unit} salute during a change of command ceremony {at}, {date}. {New} took
  command.
roles
- commander: commander of {unit}
- chief: the senior enlisted leader of {unit}
- nco: a platoon sergeant with {unit}
words
- two..: two | three
- fourteenth..: 14th | 17th | 22nd | 26th | 31st
""",
)

PROFILE = Plot.parse(
    "profile",
    "home abroad deployed sea",
    "people, spotlight, service",
    """
titles
- @story {member} spotlight: {hero_last} [finds|keeps] balance between {hobby} and duty
- @award {hero_last} named {unit_label} {member} of the {award}
- From {home_city} to {unit_label}: one {member}’s story
- @oath {hero_last} reenlists {at}
- @oath {two..} more years: {hero_last} reenlists with {unit_label}
- {member}’s passion for {hobby} lifts {unit_label}
- {home_city} native serves with {unit_label}
- Second generation: {hero_last} follows parent into {service}
- {hero_last} [learned|taught] patience through {hobby}
leads
- @award {Hero}, a native of {hometown}, assigned to {unit}, was named {member} of the {award} {at},
  {date}.
- @story On most days {hero} can be found at work by 6 a.m. {at}; on most evenings, there is
  {hobby}.
- @oath {Hero} raised a right hand {at}, {date}, and promised {two..} more years to the {service}.
- @story When {hero} left {hometown}, for recruit training, the plan was to serve one term and go
  home; {six..} years later, there is no sign of leaving {unit}.
context
- {Hero_last} joined the {service} at {18..23} after working in [a bakery|a hardware store|a bicycle
  shop|a library].
- Colleagues describe {hero_last} as the first to arrive and the last to complain.
- @award The award is decided by a board of senior enlisted leaders, who ask about everything from
  first aid to current affairs.
details
- At work the job is {duty}, a task that leaves little room for error.
- {Hero_last} learned {hobby} from a grandfather and has kept it up at every duty station.
- On weekends {hero_last} teaches {hobby} to a group of {8..24} beginners, some of them children.
- Last year {hero_last} finished {12..60} college credits, mostly at night.
- A supervisor noticed early on that {hero_last} always asked one more question than anybody else.
- When a colleague falls behind, {hero_last} tends to turn up with coffee and a plan.
- A box of letters from {home_city} has made the trip to every new address.
- The hardest part, {hero_last} says, was the first winter away from home.
- The family in {home_city} follows along by video call, usually over breakfast.
- {Hero_last} hopes to become an instructor and, one day, to open a small workshop.
quotes
- hero: I never saw myself as somebody who wins things / I just like it when the work is done
  properly.
- hero: People ask how I find the time / You don’t find it, you make it, usually before everyone
  else is awake.
- hero: My parents taught me that nobody is too important to sweep a floor / I try to live by that.
- hero: There were days when I wanted to quit / Then somebody would say the right thing, and I would
  stay another day.
- lead: Give me ten more like that and I could take a vacation / The whole shop has become better by
  example.
- lead: Some people lead by talking / This one leads by picking up the other end of whatever is
  heavy.
closings
- @award {Hero_last} will compete at the next level in [the spring|the fall|a few weeks].
- For now, {hero_last} says, there is work to do.
- @oath The reenlistment oath was given by {leader}, with family watching from {home_city} by video
  call.
captions
- {Hero}, assigned to {unit}, stands for a portrait {at}, {date}. {Hero_last} grew up in
  {home_city}.
- {Hero}, assigned to {unit}, works {at}, {date}. Colleagues praise the attention that {hero_last}
  gives to detail.
roles
- chief: the section supervisor
- officer: the department head
words
- award: Quarter | Year | Month
- angle: award | oath | story
- hobby: woodworking | distance running | beekeeping | chess | painting | the violin | weightlifting
  | gardening | photography | judo | baking | amateur radio
- duty: tracking spare parts | keeping radios alive | planning convoys | checking safety equipment |
  maintaining generators | processing pay records | managing a weather station
- hometown: Duluth, Minn. | Yuma, Ariz. | Macon, Ga. | Toledo, Ohio | Boise, Idaho | Laredo, Texas |
  Scranton, Pa. | Hilo, Hawaii | Fresno, Calif. | Tulsa, Okla. | Mobile, Ala. | Fargo, N.D. | Ponce,
  Puerto Rico | Biloxi, Miss. | Salina, Kan. | Bangor, Maine | Gary, Ind. | Roanoke, Va. | Billings,
  Mont. | Tampa, Fla.
- two..: three | four | six
- six..: six | eight | 11 | 14
""",
)

HOME_PLOTS = (DEPLOYMENT, CHANGE_OF_COMMAND, PROFILE)
