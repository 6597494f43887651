"""Plots with partners: space, networks, advice."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

SPACE = Plot.parse(
    "space cooperation",
    "home abroad",
    "space, U.S. Space Command, cooperation",
    """
titles
- @talks {partner_nation}, U.S. [strengthen|deepen] space cooperation {at}
- @talks {unit_label} [hosts|welcomes] {partner_adjective} space delegation
- @liaison Liaison officer from {partner_nation} joins {unit_label}
- @liaison {partner_adjective} liaison officer begins work with {unit_label}
- @workshop Space {event} {at} [brings together|draws] {nations} nations
- @talks {unit_label}, {partner_nation} discuss {topic}
- @training {unit_label} crews train for {topic}
- @training {partner_adjective} operators join {unit_label} for {topic} training
- @workshop {event} on {topic} [opens|held] {at}
leads
- @talks {Unit} and officers from {partner_nation} met {at}, {date}, to discuss {topic} and the
  exchange of space data.
- @liaison {A:partner_adjective} liaison officer has joined {unit} {at} under an arrangement that
  places allied expertise directly in the planning rooms, officials announced {date}.
- @workshop Space operators from {nations} nations gathered {at}, {date}, for {a:event} on {topic}
  led by {unit}.
- @training {Unit} completed a {three..}-day training event on {topic} {at}, {date}, with
  {partner_adjective} operators at the next console.
context
- The work supports U.S. Space Command, which plans and conducts operations in, from and to space.
- The cooperation rests on agreements to share data about objects in orbit, of which more than
  {#22..38},000 are tracked today.
- Liaison officers give their nations a voice in planning and carry questions home the same day.
- Space services such as navigation, weather forecasting and timing touch nearly every part of civil
  life.
details
- @talks|workshop Delegates toured an operations floor where crews watch the sky in 12-hour shifts.
- Participants compared how each nation decides that two objects are likely to pass too close to
  each other.
- In one scenario a small satellite broke up, and teams had {40..90:10} minutes to work out which
  spacecraft were at risk.
- Crews practiced moving a sensor’s tasking from one continent to another within {6..20} minutes.
- Operators used the same software for the first time, which removed a step that had been done by
  email.
- @workshop A panel on law and good conduct in space ran an hour over time, since nobody wanted to
  stop.
- Engineers showed how a new ground antenna cut the time between warnings by {#20..60:5} percent.
- The visitors asked how junior operators are trained, and {three..} of those operators answered in
  person.
- Working groups agreed on a list of {6..15} tasks to complete before they meet again.
- Interpreters worked through {200..700:50} technical terms in advance, so that the talks could move
  at full speed.
- A final tabletop exercise combined missile warning, satellite communications and space domain
  awareness.
quotes
- lead: No nation can see all of the sky alone / When we share what we see, everyone’s picture
  becomes clearer.
- lead: The liaison officer sits in the room where we plan, not down the hall / That changes the
  conversation.
- lead: Space is a long way up, but it is very close to daily life / If the timing signals stopped,
  people would notice within the hour.
- crew: I joined to watch the stars, and now I keep track of what moves between us and them / It is
  not a bad job.
- crew: We came at the same problem from two directions and met in the middle / I wrote down three
  things to try next week.
- guest: We have built a friendship on careful work / I look forward to carrying it further in my
  new post.
- guest: Stable use of space matters to every family in my country / We cannot protect it on our
  own.
closings
- The next meeting is planned for [the spring|the fall|early next year] in {partner_nation}.
- Through such partnerships {unit} supports the safe, secure and sustainable use of space.
- @liaison The arrangement takes effect on {end}.
captions
- {Members} assigned to {unit} and {partner_adjective} officers pose for a photograph {at}, {date}.
  The two sides discussed {topic}.
- {Cast}, a space operator assigned to {unit}, works at a console {at}, {date}. Crews track
  thousands of objects in orbit.
roles
- commander: commander of {unit}
- officer: a plans officer with {unit}
- officer: the chief of the allied cooperation office
- nco: a crew chief on the operations floor
- junior: a space systems operator with {unit}
- guest: a liaison officer from {partner_nation}
- guest: a delegate from {partner_nation}
words
- topic: missile warning | space domain awareness | satellite communications | orbital debris |
  launch safety | satellite navigation
- angle: talks | liaison | workshop | training
- nations: six | seven | nine | 11 | 12 | 14
- event: workshop | seminar | tabletop exercise | conference
- three..: three | four | five
""",
    first_year=2020,
)

CYBER = Plot.parse(
    "cyber",
    "home abroad",
    "cyber, network defense, training",
    """
titles
- @drill {unit_label} defends [mock|simulated] {target} in cyber exercise
- @drill Cyber teams [hunt|chase] intruders during {exercise}
- @abroad {host}, U.S. cyber defenders train together {at}
- @center {unit_label} [opens|dedicates] cyber training center {at}
- @center New center prepares {members} to defend {target}
- @drill {exercise} puts {unit_label} to the test
- @drill Red team, blue team: {unit_label} protects {target}
leads
- @drill Cyber defenders from {unit} protected the network of a simulated {target} against
  round-the-clock attacks during Exercise {exercise} {at}, {start} to {day}.
- @center {Members} assigned to {unit} opened a training center {at}, {date}, where teams can
  practice defending {a:target}.
- @drill More than {60..420:20} specialists, led by {unit}, took part in Exercise {exercise}, which
  ended {at} {weekday}.
- @drill The lights went out in a model town {at} {weekday}, and a team from {unit} set out to find
  who had done it as Exercise {exercise} began.
context
- @center To mark the opening, teams spent the week in a first exercise on the new equipment.
- The exercise takes place on a closed network, so that mistakes cost nothing but sleep.
- Teams are scored on how quickly they notice an intruder, how well they explain it and how cleanly
  they recover.
- Civilian specialists and reserve members brought experience from [banks|hospitals|power companies]
  and universities.
details
- The first sign of trouble was a printer that began to talk to an address on another continent.
- Analysts read through {#3..48} million lines of logs with the help of scripts that they had
  written the week before.
- A well-made phishing message fooled {2..5} of the players in the first hour, and all of them
  reported it.
- On the third day the attackers cut the lights of the mock control room, and the defenders restored
  them in {12..45} minutes.
- Team leaders briefed senior officials every {3..6} hours, in plain words and with a single page.
- @drill Red team members explained every move on the last day and handed over their notes.
- A mistake in a firewall rule locked out the defenders themselves, and the story was told with
  laughter afterward.
- @abroad Specialists from {partner} took the night shift and passed on their findings at dawn.
- Two teams shared indicators with each other within {4..9} minutes, down from more than an hour a
  year ago.
- A beginner’s track taught {14..60} newcomers how to capture and read network traffic.
- @center The new center holds {24..80:4} workstations and a model town with working traffic lights.
quotes
- lead: People picture a lone genius in a dark room / What wins is a tired team that writes things
  down.
- lead: Every minute between break-in and discovery is a gift to the other side / We are getting
  stingier with our gifts.
- crew: You follow one odd little thing, then another, and suddenly the whole picture is there / It
  is like pulling a thread.
- crew: I work in a bank during the week, so this felt strangely familiar / The coffee was worse.
- crew: My team found the intruder at four in the morning / I have never been so awake.
- guest: Networks have no borders, so those who defend them must know one another / Now we have the
  phone numbers.
closings
- Findings from the week will be shared with [participating units|local operators and schools] by
  {end}.
- @drill {Exercise} is held each year, and registration for the next one opens in the spring.
- {Unit} trains and equips teams that protect the networks on which everyday missions depend.
captions
- {Members} assigned to {unit} monitor a network {at}, {date}. Teams practiced finding and removing
  intruders.
- {Cast}, a cyber analyst assigned to {unit}, reviews log files {at}, {date}. The training used a
  closed network.
roles
- commander: commander of {unit}
- officer: the leader of a cyber protection team
- nco: a network analyst with {unit}
- junior: a cyber operator with {unit}
- guest: a network defense officer with {partner}
words
- angle: drill | drill | drill | center
- target: water utility | power grid | hospital | airfield control system | port | rail network |
  fuel depot
""",
    first_year=2010,
)

PARTNERSHIP = Plot.parse(
    "partnership",
    "abroad deployed",
    "partnership, training, liaison",
    """
titles
- {host} [troops|engineers|mechanics] graduate from {skill} course {near}
- {unit_label} [mentors|trains with] {host} partners {near}
- Liaison officers keep {unit_label}, {host} forces in step
- {host} forces take the lead in {skill} {near}
- Shared tea, shared work: {unit_label} and {host} partners
- {unit_label} and {host} leaders meet {near}
- Passing it on: {skill} training {near}
leads
- More than {count} members of {partner} completed {a:skill} course {near}, {date}, taught jointly
  by {host} instructors and {unit}.
- {Members} assigned to {unit} and their {host} partners [met|trained] {near}, {date}, to improve
  {skill}.
- Liaison officers keep {unit} and {partner} working from the same map, and {weekday} that bond
  carried {a:skill} course {near} to its end.
- {Host} instructors took full charge of {skill} training {near} {weekday}, with {unit} in a
  supporting role.
context
- {Team} has worked with the same partners for {4..11} months, and {host} officers now plan most of
  the training.
- Each liaison officer spends several nights a week at the partner’s headquarters, so that questions
  are answered across a table and not by message.
- The course lasts {2..6} weeks and ends with a practical test.
details
- The morning began with a roll call, a prayer or a song, and a cup of tea strong enough to float a
  nail.
- Students practiced each drill slowly, then at walking pace, then at full speed.
- {Host} sergeants corrected their own soldiers, while the Americans stood back and took notes.
- A broken radio turned into an unplanned lesson when {a:host} mechanic fixed it with a piece of
  wire.
- Classes on first aid proved the most popular, and several students asked for a second one for
  their families.
- Leaders discussed the repair of a road, a school and {2..5} water pumps.
- An interpreter from {town} has worked with {team} since the first week and knows every name on
  both sides.
- Both sides kept a list of promises on a board, and {12..30} of them had been crossed off.
- The final test took the students through {5..9} stations in the heat of the day.
- Certificates were handed out, and each name was read aloud to applause.
- Visitors were shown a new maintenance bay that {host} mechanics had built themselves.
quotes
- lead: They know this ground far better than we do / Our job is to listen first.
- lead: A liaison officer is a bridge, and people walk on bridges all day / It takes patience and a
  good sense of humor.
- lead: Success here means that nobody needs us anymore / Today was a step in that direction.
- crew: I learned to say thank you, good morning and more rice, please / It gets you quite far.
- crew: My counterpart has been a mechanic longer than I have been alive / I ask the questions now.
- guest: We have studied hard, and now we will teach those who come after us / That is our duty.
- guest: At first we were colleagues, and now we are friends / My family has asked to meet them.
closings
- The next course begins {end} with {host} instructors only.
- {Unit} is scheduled to continue the partnership through the end of the year.
- After the ceremony both sides shared a meal of rice, bread and grilled meat.
captions
- {A:member} assigned to {unit} and a member of {partner} discuss {skill} {near}, {date}. The two
  forces train together regularly.
- Members of {partner} practice {skill} {near}, {date}. {Members} assigned to {unit} supported the
  training.
roles
- commander: commander of {unit}
- officer: a liaison officer with {unit}
- nco: an adviser with {unit}
- junior: {a:trade} with {unit}
- guest: a battalion commander with {partner}
- guest: a liaison officer from {partner}
words
- count: 20 | 30 | 40 | 50 | 60
- skill: vehicle maintenance | first aid | map reading | radio communication | leadership | supply
  accounting
""",
)

PARTNERS_PLOTS = (SPACE, CYBER, PARTNERSHIP)
