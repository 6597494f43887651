"""Plots of help: medicine, relief after disasters."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

MEDICAL = Plot.parse(
    "medical outreach",
    "abroad deployed",
    "medical, humanitarian assistance, partnership",
    """
titles
- {unit_label} medics treat {patients} patients near {town}
- U.S., {host} medics [team up|work together] near {town}
- {specialty} clinic {near} brings care to hundreds
- Humanitarian assistance: {unit_label} opens {specialty} clinic {near}
- {host} doctors, {unit_label} share a clinic {near}
- @dental {specialty} team from {unit_label} restores smiles {near}
- A line before sunrise: {specialty} clinic {near}
leads
- Medical teams from {unit} and {host} doctors saw {patients} patients in {3..9} days at a
  {specialty} clinic {near}, which closed {date}.
- {Members} assigned to {unit} opened {a:specialty} clinic {near}, {date}, as part of a humanitarian
  assistance mission.
- Health officials asked for help, and {unit} answered with {a:specialty} clinic {near} that had
  treated {patients} patients by {date}.
- Before sunrise {weekday}, a line of families had already formed {near}, where {unit} offered
  {specialty} care beside {host} colleagues.
context
- The visit was requested by local health officials, who chose the site and registered the patients.
- {Team} brought supplies worth ${#40..380:10},000, most of them packed in boxes that a single
  person can carry.
- Humanitarian assistance visits are planned together with the health ministry, so that patients can
  be followed up after the team leaves.
details
- Interpreters sat at every table and were, by all accounts, the busiest people in the building.
- {Medics} took blood pressure and temperature at the door and sorted patients by need.
- The oldest patient was {88..97} and had walked {#3..8} miles.
- @dental|general_medical Dentists pulled {60..700:20} teeth and handed out twice as many
  toothbrushes.
- @vision|general_medical Opticians fitted {120..900:20} pairs of donated glasses, and many of
  those who received them stood a while in the yard to look at the trees.
- A pharmacist filled {400..3200:50} prescriptions from folding tables in the shade.
- {Host} nurses practiced stopping heavy bleeding on a training dummy, then on one another.
- Doctors referred {6..30} patients to the regional hospital for surgery.
- @general_medical|family_health A veterinarian treated {80..900:20} goats and cattle in the next
  field.
- Generators failed on the second morning, and the staff carried on by daylight through open doors.
- Public health workers tested {12..60} wells and taught families how to store water safely.
- Children who had been afraid of the doctor left with balloons made from gloves.
quotes
- lead: We learn as much as we teach / Doctors here do remarkable things with very little.
- lead: Good care does not end when we fold up the tables / That is why our partners lead and we
  assist.
- crew: A grandmother held my hand and said something I could not understand / The interpreter told
  me that she had adopted me.
- crew: I trained for years, but I had never seen some of these illnesses outside a book / It made
  me a better medic.
- crew: @vision|general_medical He put on the glasses and read the sign across the road out loud /
  The whole line clapped.
- guest: Together we reached villages that had not seen a doctor in a year / Our own medics will
  visit them again next month.
- guest: The training will stay here after the visitors have gone home / That is the true gift.
closings
- Follow-up visits by {host} health workers are planned through {end}.
- The mission was the {fourth..} of its kind in {area} in recent years.
- Remaining supplies were handed to the regional health office.
captions
- {Cast}, {a:medic} assigned to {unit}, checks a patient’s blood pressure {near}, {date}. The clinic
  was part of a humanitarian assistance mission.
- {Members} assigned to {unit} and {host} colleagues treat patients {near}, {date}. The team offered
  {specialty} care.
roles
- commander: commander of {unit}
- officer: a physician with {unit}
- officer: a nurse with {unit}
- nco: the clinic supervisor
- junior: {a:medic} with {unit}
- guest: a physician with {partner}
words
- patients: 340 | 420 | 560 | 680 | 790 | 910 | 1,120 | 1,380 | 1,640 | 2,050
- specialty: dental | vision | family health | pediatric | general medical
- fourth..: third | fourth | fifth | seventh
""",
)

RELIEF = Plot.parse(
    "disaster relief",
    "home abroad",
    "disaster relief, humanitarian assistance, emergency response",
    """
titles
- {unit_label} [delivers aid|joins relief effort] after {disaster}
- {members} [rescue|help] residents after {disaster}
- @abroad Humanitarian assistance reaches {town} after {disaster}
- {unit_label} clears roads cut by {disaster}
- Water, food, hope: {unit_label} responds to {disaster}
- {unit_label} flies supplies to {town}
- Day and night, {unit_label} helps {town} recover from {disaster}
leads
- {Members} assigned to {unit} delivered {#8..90:2} tons of food, water and blankets {near}, {date},
  after {disaster} left thousands without power.
- @abroad At the request of the government of {nation}, {unit} began humanitarian assistance
  operations {near}, {date}, following {disaster}.
- @home {Unit} sent {60..480:20} {members} to {town} and neighboring communities, {date}, to support
  state and local responders after {disaster}.
- {Members} of {unit} worked through the night {weekday} to reopen roads {near} after {disaster}.
context
- @home State emergency managers lead the response, and {team} takes on the tasks that they assign.
- @abroad {Host} authorities lead the response and set the priorities each morning.
- @storm|flood|fire|snow Warnings had given most families time to reach a shelter.
- Relief agencies estimate that {#4..60:2},000 people have left their homes.
details
- The first team reached {town} {9..30} hours after the call and began with the hospital.
- @storm|fire Engineers cleared {#6..40} miles of road with bulldozers and chain saws.
- @flood|quake Engineers laid a temporary bridge in {18..40} hours and opened the only road into
  {town}.
- @snow Plows opened {#20..90:5} miles of road, some of it under drifts as high as a truck.
- @quake Searchers listened for voices with microphones lowered into the rubble.
- @fire Bulldozer crews cut a firebreak {#3..14} miles long behind the last row of houses.
- Water purification units produced {#8..60:2},000 gallons of drinking water on the first day.
- @air Crews flew {12..70:2} missions in {3..6} days, carrying supplies in and patients out.
- @abroad {Host} liaison officers rode with each crew to point out the villages that were cut off.
- Volunteers and troops passed boxes hand to hand in a chain {100..400:50} yards long.
- {Medics} treated cuts, fever and exhaustion in a school gymnasium.
- A baby was born in the shelter on the second night, to applause from every cot.
- @flood Boat and helicopter crews counted people on rooftops and marked each house on the map once
  it was empty.
- Cooks served {#2..14},000 hot meals from field kitchens.
- Power returned to the hospital on the {third..} day, with generators that {team} had brought
  along.
- Crews slept in their trucks and started again at first light.
- Schools are expected to reopen within {2..5} weeks.
quotes
- lead: Nobody asked what time it was or whose job it was / They saw people who needed help, and
  they went.
- lead: We are here to support those who know these towns best / When they tell us that the job is
  done, we will go home.
- crew: An old man offered me his last orange after we pulled his truck out / I shared it with him.
- crew: @flood|storm You train with sandbags for years, and then one day they matter / I will never
  complain about sandbags again.
- crew: @flood @air From the air you could not tell where the river used to be / We just followed
  the line of roofs.
- guest: In difficult hours one learns who one’s friends are / We will not forget this help.
closings
- Relief flights and convoys will go on for as long as they are requested.
- {Unit} expects to hand over its tasks to civilian agencies about {end}.
- Residents who need help can call the local emergency center at any hour.
captions
- {Members} assigned to {unit} unload bottled water {near}, {date}, after {disaster}. The unit
  supported the relief effort.
- {Cast}, assigned to {unit}, carries supplies {near}, {date}. Relief teams worked around the clock
  after {disaster}.
roles
- commander: commander of {unit}
- officer: the officer in charge of the relief team
- nco: a team leader with {unit}
- junior: {a:trade} with {unit}
- guest: a relief coordinator with {partner}
words
- third..: third | fourth | fifth
""",
)

RELIEF_PLOTS = (MEDICAL, RELIEF)
