"""Plots among neighbors: community events, music."""

from __future__ import annotations

from indexer.demo.plots.plot import Plot

COMMUNITY = Plot.parse(
    "community event",
    "home abroad",
    "community, volunteers, outreach",
    """
titles
- {unit_label} [volunteers|lends a hand] at {town} {event}
- {Event} brings {members}, neighbors together in {town}
- @abroad {host}, American families share {event} in {town}
- @school_fair {members} [visit|help] students at {town} school fair
- @open_house Open house draws thousands to {place}
- @friendship_festival|school_fair|street_fair|open_house|music_festival {unit_label}
  [hosts|celebrates] {event} with {town}
- @park_cleanup|river_cleanup {count} volunteers clean up {town}
- @charity_run|food_drive {count} volunteers turn out for {town} {event}
leads
- About {count} volunteers from {unit} joined residents of {town} for {a:event}, {date}.
- @friendship_festival|school_fair|street_fair|open_house|music_festival {Unit} welcomed neighbors
  {weekday} to {a:event} that drew {900..18000:100} visitors.
- @abroad {Host} and American volunteers spent {weekday} together at {a:event} in {town}, an
  occasion that has become a tradition.
- {Members} assigned to {unit} gave up a day off, {date}, to help with {a:event} in {town}.
context
- The event has been held nearly every year since the [1980s|1990s] and is planned by a committee
  from both sides of the gate.
- Volunteers signed up in less than {3..9} days, and a waiting list had to be opened.
- @abroad Friendship with {town} goes back generations, and many families on both sides know each
  other by name.
details
- By 8 a.m. the first teams had arrived, and within the hour everyone had been given a task and a
  bottle of water.
- @friendship_festival|school_fair|street_fair|open_house|music_festival Helpers put up {12..60}
  tents and laid out {30..120:5} tables.
- @friendship_festival|school_fair|street_fair|open_house|music_festival|charity_run A local school
  band opened the program, and a drill team from {unit} followed.
- @friendship_festival|school_fair|street_fair|open_house|music_festival Children lined up to sit in
  the cab of a fire truck, and some of them came back {three..} times.
- @river_cleanup Volunteers filled {60..480:20} bags with litter from the riverbank and pulled
  {2..9} bicycles out of the water.
- @park_cleanup|river_cleanup The strangest find of the day was a [piano stool|mailbox|garden
  gnome|bowling ball], which now has a place of honor in the office.
- @park_cleanup Volunteers filled {60..480:20} bags, most of them with bottles, cans and fallen
  branches.
- @river_cleanup Older residents pointed out where the reeds hide the most bottles.
- @food_drive Shoppers were handed a short list at the door, and most of them came out with a full
  bag.
- @food_drive By evening the shelves held {#2..9} tons of rice, pasta and canned fruit.
- @food_drive Volunteers sorted the donations by date and packed them into family boxes.
- At noon everyone shared sandwiches on the grass.
- Some of the volunteers have taken part for {three..} years in a row.
- @friendship_festival|school_fair|street_fair|open_house|music_festival|charity_run The food stalls
  raised ${#2..24},{100..900:100} for a home for the elderly.
- @school_fair {A:member} who had never held a paintbrush decorated an entire classroom wall by
  evening.
- @abroad @friendship_festival|school_fair|street_fair|open_house|music_festival Guests tried on
  traditional clothes, and the hosts tried American pancakes, which were gone in {35..70:5} minutes.
- @abroad Language students acted as interpreters and were kept busy all day.
- @friendship_festival|school_fair|street_fair|open_house|music_festival Working dogs and their
  handlers gave {2..5} demonstrations, and the oldest dog received the loudest applause.
- @charity_run The 5-kilometer run started at noon with {140..980:20} runners, the youngest of them
  {6..9} years old.
- The mayor of {town} presented the volunteers with a framed print of the town.
- A sudden shower sent everyone under cover for {12..40} minutes, but hardly anyone went home.
quotes
- lead: We live here, we shop here and our children play here / It is only right that we help here.
- lead: A fence is just a fence / Days like this remind us that we have neighbors on the other side
  of it.
- crew: I came for the free lunch, to be honest / I stayed until the last box had been carried away.
- crew: A little girl asked me whether I had ever met an astronaut / I had to admit that I hadn’t,
  but we talked about rockets for half an hour.
- crew: Back home my mother always made us volunteer / I called her tonight to say that she was
  right.
- resident: We look forward to this day all year / My grandchildren have already asked about the
  next one.
- resident: They worked harder than we did, and they laughed more / They are welcome any time.
closings
- The committee meets again next month to begin planning for next year.
- Volunteers who wish to take part in the next event can sign up at the community center of {place}.
- In all, volunteers gave more than {300..2400:50} hours.
captions
- Volunteers from {unit} help with {a:event} in {town}, {date}. Neighbors and service members worked
  side by side.
- A child tries on a helmet during {a:event} in {town}, {date}. Members of {unit} took part.
roles
- commander: commander of {unit}
- chief: the volunteer coordinator
- nco: a volunteer from {unit}
- junior: a volunteer from {unit}
- civilian: a resident of {town}
words
- event: park cleanup | friendship festival | river cleanup | food drive | school fair | street
  fair | charity run | open house | music festival
- three..: three | four | five
""",
)

BAND = Plot.parse(
    "band",
    "home abroad",
    "music, band, outreach",
    """
titles
- @concert|quintet {unit_label} [plays|performs] for {audience} in {town}
- @concert {unit_label} [opens|closes] concert season in {town}
- @joint {unit_label}, {host} musicians share stage in {town}
- @concert Brass, drums and {40..90:5} years of history: {unit_label} in {town}
- @quintet {unit_label} quintet brings music to {audience}
- @december Holiday concert fills {town} hall
- Music without borders: {unit_label} tours {area}
- @ceremony {unit_label} honors veterans in {town}
- @ceremony Veterans remembered in {town} with music of {unit_label}
leads
- @concert {Unit} performed before about {200..4200:100} people in {town}, {date}, with a program
  that ran from marches to jazz.
- @quintet The brass quintet of {unit} played for {audience} in {town}, {date}, and stayed afterward
  to let listeners try the instruments.
- @joint Musicians from {unit} and {a:host} band played side by side in {town}, {date}, sharing
  music stands as well as a program.
- @ceremony {Unit} led a ceremony in {town} {weekday} honoring veterans of the region.
context
- The band gives about {120..320:20} performances a year, from graduations to funerals.
- Its {24..62} musicians audition for their places, and each of them is also a trained member of the
  service.
- The concert was free and was part of a tour through {area}.
details
- The evening opened with a fanfare written by a member of the band.
- A clarinet solo in the second number brought the hall to complete silence.
- Children were invited on stage to conduct a march, and the tempo suffered only a little.
- @abroad For an encore the players chose {a:host} folk song, and the audience sang every verse.
- The vocalist sang {3..6} numbers, the last of them without a microphone.
- A power outage of {4..9} minutes did not stop the drummers, who carried on in the dark.
- Veterans were asked to stand when the song of their service was played.
- Before the concert, the musicians taught a workshop for {18..75} students at a nearby school.
- The rock ensemble took over after the intermission, and the older half of the audience clapped
  first.
- Instrument cases, lights and stands filled {2..4} trucks and took {90..150:10} minutes to load.
- The oldest piece on the program was written in the 1700s and the newest in {month}.
quotes
- lead: Music opens doors that nothing else will / We have seen it in every town on this tour.
- lead: We represent everyone who wears the uniform / So we polish the brass and play every note as
  if it were the first.
- crew: I practiced the solo in a broom closet at the hotel / It sounded better in the hall.
- crew: A man came up with tears in his eyes and told me that his father had danced to that tune / I
  will not forget him.
- crew: The children always want to hear the tuba / I am happy to oblige.
- resident: I have not heard playing like that since I was young / They must come back.
closings
- The next concert is planned for {end}, and admission is free.
- The tour ends next month after {8..19} performances.
- Schools that would like a visit may write to the band.
captions
- Musicians assigned to {unit} perform for {audience} in {town}, {date}. The concert was free to the
  public.
- {Cast}, a trumpet player assigned to {unit}, performs in {town}, {date}. The band gives concerts
  throughout the year.
roles
- commander: commander of {unit}
- chief: the director of the concert ensemble
- nco: a clarinet player with {unit}
- junior: a percussionist with {unit}
- civilian: a retired teacher from {town}
words
- show: concert | quintet | ceremony | @abroad joint
- audience: schoolchildren | veterans | a full hall | hospital patients | festival visitors
""",
)

NEIGHBORS_PLOTS = (COMMUNITY, BAND)
