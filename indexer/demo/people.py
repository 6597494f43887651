"""Invented people: names, ranks by service, and guests from partner forces.

Names are drawn part by part from broad lists; no combination stands for anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal

Service = Literal["Air Force", "Army", "Marine Corps", "Navy", "Coast Guard", "Space Force"]
Level = Literal["commander", "officer", "chief", "nco", "junior", "civilian"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks, acts or writes; `rank` is `None` for a civilian."""

    rank: str | None
    first: str
    last: str

    @property
    def name(self) -> str:
        """First and last name, as a byline has it."""
        return f"{self.first} {self.last}"

    def __str__(self) -> str:
        return f"{self.rank} {self.name}" if self.rank else self.name


_FIRST_NAMES = """
Aaron Abigail Adam Adriana Aidan Alana Albert Alejandra Alicia Allison Amanda Amber Andre
Andrea Angela Anthony April Ashley Audrey Beatriz Benjamin Bethany Blake Brandon Brenda Brian
Brianna Bridget Brooke Caleb Cameron Camille Carla Carlos Carmen Caroline Casey Cassandra
Catherine Cedric Chad Chelsea Christina Claire Clarence Clayton Cody Colin Courtney Craig
Crystal Curtis Daniela Danielle Darius Darren Dawn Deborah Deja Denise Derek Desiree Devin
Diana Diego Dominic Donna Douglas Dustin Dylan Elena Elijah Elise Emilio Emily Eric Erica Erin
Esteban Ethan Evelyn Faith Felicia Felix Fernando Frances Gabriel Gabriela Garrett Gavin Gina
Glenn Gloria Grace Graham Grant Gregory Hailey Hannah Harold Hector Heather Helen Holly Hope
Ian Imani Irene Isaac Isabel Ivan Jacob Jada Jamal Jane Janelle Jared Jasmine Jason Javier
Jenna Jerome Jessica Joan Joel Jonathan Jordan Josephine Joshua Joy Juan Julia Julian Justin
Kara Karen Katelyn Kayla Keith Kelly Kelvin Kendra Kenneth Kevin Kiara Kristen Kyle Lamar
Latoya Laura Lauren Leah Leon Leslie Lillian Logan Lorenzo Lucas Lucia Luis Luke Lydia Malik
Marcus Margaret Maria Mariah Marisol Mason Matthew Maya Megan Melissa Mia Micah Miguel Miles
Miranda Molly Monica Monique Morgan Nadia Naomi Natalie Nathan Neil Nicholas Nicole Nina Noah
Noelle Oliver Olivia Omar Oscar Owen Paige Patricia Paula Peter Philip Quentin Quinn Rachel
Ramon Raven Raymond Rebecca Reginald Rhonda Ricardo Riley Robin Roderick Rosa Ross Ruben Ruth
Ryan Sabrina Samantha Samuel Sandra Sasha Savannah Scott Sean Selena Serena Shane Shannon
Shawn Sheila Sierra Simon Sofia Spencer Stacy Stella Stephanie Summer Sydney Tamara Tanya Tara
Taylor Terrence Theresa Thomas Tiffany Timothy Tobias Todd Tracy Travis Trevor Trinity Tyler
Valerie Vanessa Veronica Victor Vincent Violet Vivian Wendy Wesley Whitney Xavier Yolanda
Yvonne Zachary Zoe
"""
_LAST_NAMES = """
Abbott Acosta Aguilar Albright Alford Almeida Ames Appleton Arroyo Ashford Atwood Avila Bagley
Ballard Banuelos Barlow Barrera Bartlett Beaumont Beckham Benally Bergstrom Berry Birchfield
Blackwood Blanchard Bolton Boone Bower Bradshaw Brennan Briggs Brisbane Broussard Buckner
Burgess Caballero Calloway Camacho Cantrell Carlisle Carrasco Castillo Chandler Chavira Cho
Clayborne Cochran Colburn Conley Corbin Cordova Cottrell Coyle Crawley Crenshaw Cutler Dalton
Dang Darby Delacruz Delgado Dempsey Dietrich Dillard Dominguez Donahue Draper Dunlap Duran
Eastman Ebert Echols Eldridge Ellison Elmore Engel Escobar Espinosa Estes Everhart Fairbanks
Falcon Farrell Faulkner Fenwick Ferrara Figueroa Finch Fitch Fletcher Fontaine Forsyth Fowler
Friedman Frost Fuentes Gaines Gallegos Garrison Gentry Gifford Gilmore Goodwin Granger Greer
Griffith Guerrero Guillory Gupta Hackett Haines Hale Halvorsen Hammond Hanley Harlow Hartman
Hastings Hathaway Hawthorne Hendricks Herrera Hickman Hinojosa Hobbs Hollis Holloway Horvath
Huang Huffman Hurley Ibarra Ingram Irving Ishikawa Jacobsen Jankowski Jarvis Jennings Jimenez
Kaminski Kane Keating Keller Kendrick Kessler Kim Kincaid Kirkland Knapp Kowalski Kramer
Lachance Lambert Langley Larkin Lattimore Leal Ledford Leung Lindqvist Lockhart Lombardi Lopez
Lowery Lujan Lund Madden Maldonado Malone Manning Marchetti Marlow Marquez Mathis McAllister
McBride McCann McCullough McDermott McGee McIntyre McKenna McNeil Medina Melendez Mercado
Merritt Meyers Middleton Milano Monroe Montoya Mooney Morales Morrow Mueller Mullins Munoz
Nakamura Navarro Nesbitt Newcomb Nguyen Nielsen Novak Nunez Oakley Ochoa Odom Okafor Oldham
Olivares Olsen Orozco Ortega Osborne Pacheco Padilla Palmer Park Parrish Patel Paxton Pena
Pennington Peralta Pettit Phan Pickett Pierson Pineda Pollard Porter Prescott Pruitt Quinlan
Quintana Radford Ramsey Randall Rangel Redmond Reeves Reilly Renner Ridley Rios Rivera Robles
Rockwell Rosario Rosales Rossi Rowe Rutledge Salazar Salinas Sanborn Sandoval Santiago Sawyer
Schaefer Schultz Sepulveda Serrano Shaw Shepard Sheridan Silva Sinclair Skaggs Slater Sloan
Snyder Solis Sorensen Spangler Stafford Stanton Steele Sterling Stokes Stratton Suarez Sutton
Swanson Talbot Tanner Tate Templeton Thornton Tidwell Tillman Toledo Tolbert Torres Townsend
Tran Trevino Trujillo Tuttle Upton Valdez Valentine Vance Vang Varga Vasquez Vaughn Velasco
Villanueva Vogel Wade Wagner Walden Walsh Warner Weaver Webster Weiss Wellman Whitaker
Whitfield Wiggins Wilder Winslow Winters Woodard Wyatt Yamada Yang Yates Yazzie York Zamora
Zapata Ziegler Zimmer
"""
_FIRST = tuple(_FIRST_NAMES.split())
_LAST = tuple(_LAST_NAMES.split())
_RANKS: dict[Service, dict[Level, tuple[str, ...]]] = {
    "Air Force": {
        "officer": ("Maj.", "Capt.", "Capt.", "1st Lt."),
        "chief": ("Chief Master Sgt.", "Senior Master Sgt.", "Master Sgt."),
        "nco": ("Tech. Sgt.", "Staff Sgt."),
        "junior": ("Senior Airman", "Airman 1st Class"),
    },
    "Army": {
        "officer": ("Maj.", "Capt.", "Capt.", "1st Lt."),
        "chief": ("Master Sgt.", "Sgt. 1st Class"),
        "nco": ("Staff Sgt.", "Sgt."),
        "junior": ("Spc.", "Pfc."),
    },
    "Marine Corps": {
        "officer": ("Maj.", "Capt.", "1st Lt."),
        "chief": ("Master Sgt.", "Gunnery Sgt."),
        "nco": ("Staff Sgt.", "Sgt."),
        "junior": ("Cpl.", "Lance Cpl."),
    },
    "Navy": {
        "officer": ("Lt. Cmdr.", "Lt.", "Lt. j.g."),
        "chief": ("Senior Chief Petty Officer", "Chief Petty Officer"),
        "nco": ("Petty Officer 1st Class", "Petty Officer 2nd Class"),
        "junior": ("Petty Officer 3rd Class", "Seaman"),
    },
    "Coast Guard": {
        "officer": ("Lt. Cmdr.", "Lt."),
        "chief": ("Senior Chief Petty Officer", "Chief Petty Officer"),
        "nco": ("Petty Officer 1st Class", "Petty Officer 2nd Class"),
        "junior": ("Petty Officer 3rd Class", "Seaman"),
    },
    "Space Force": {
        "officer": ("Maj.", "Capt.", "1st Lt."),
        "chief": ("Senior Master Sgt.", "Master Sgt."),
        "nco": ("Tech. Sgt.", "Sgt."),
        "junior": ("Spc. 4", "Spc. 3"),
    },
}
# Who commands what: a company has a captain, a wing a colonel, a ship a commander.
_COLONELS = ("wing", "brigade", "group", "delta", "expeditionary unit", "garrison", "command")


def commander_rank(service: Service, team: str) -> str:
    """The rank of whoever commands a `team` (`"wing"`, `"ship"`) of `service`."""
    if service in ("Navy", "Coast Guard"):
        return "Capt." if team in ("air station", "sector", "group", "garrison") else "Cmdr."
    if team in ("company", "band"):
        return "Capt."
    return "Col." if team in _COLONELS else "Lt. Col."


def person(rng: Random, service: Service, level: Level, team: str = "") -> Person:
    """A new person whose rank suits `service` and `level`."""
    rank: str | None
    if level == "civilian":
        rank = None
    elif level == "commander":
        rank = commander_rank(service, team)
    else:
        rank = rng.choice(_RANKS[service][level])
    return Person(rank, rng.choice(_FIRST), rng.choice(_LAST))


@cache
def office_holder(unit: str, service: Service, level: Level, team: str, term: int) -> Person:
    """The one person who holds a unit's post in a term: the same in every story."""
    seed = f"{unit}/{level}/{term}"
    return person(Random(seed), service, level, team)  # noqa: S311  # nothing secret


@cache
def unit_author(unit: str, service: Service, term: int, desk: int) -> Person:
    """One of a unit's writers in a term, so that authors recur as they do in archives."""
    seed = f"{unit}/writer/{term}/{desk}"
    rng = Random(seed)  # noqa: S311  # nothing secret
    level: Level = rng.choice(("junior", "junior", "nco", "nco", "officer", "civilian"))
    return person(rng, service, level)


# ISO country code → given names and surnames for guests from its forces.
_GUESTS: dict[str, tuple[str, str]] = {
    "AF": ("Najib Farid Rahim Qasim", "Noorzad Wardaki Safi Barekzai"),
    "AU": ("Lachlan Imogen Callum Bronwyn", "Whitlock Pascoe Drummond Kirkby"),
    "CA": ("Mathieu Heather Etienne Colleen", "Gagnon Lavoie MacRae Tremblay"),
    "CO": ("Andres Paola Hernan Lucia", "Restrepo Cardona Quintero Arango"),
    "DE": ("Jens Katrin Stefan Anke", "Brandt Hofmann Lindner Vogt"),
    "DJ": ("Abdillahi Houssein Fathia Omar", "Robleh Waberi Guedi Doualeh"),
    "ES": ("Alvaro Ines Gonzalo Marta", "Carbajal Ibanez Robledo Pastor"),
    "GB": ("Alistair Gemma Rupert Fiona", "Hargreaves Pemberton Thwaite Lockwood"),
    "GH": ("Kwame Abena Kofi Esi", "Boateng Asare Ofori Amponsah"),
    "GR": ("Nikos Eleni Stavros Dimitra", "Manolakis Vlahos Petridis Kallis"),
    "HN": ("Wilmer Karla Selvin Dunia", "Zelaya Funez Mejia Banegas"),
    "IQ": ("Hassan Kareem Yasser Laith", "al-Jubouri al-Obeidi al-Tamimi al-Rubaie"),
    "IT": ("Matteo Chiara Davide Elisa", "Bellini Moretti Gallo Fabbri"),
    "JP": ("Kenji Yuki Takeshi Haruka", "Morita Sakamoto Ueda Hayashi"),
    "KE": ("Kamau Wanjiru Otieno Achieng", "Mwangi Ndungu Kiptoo Odera"),
    "KR": ("Min-ho Ji-won Sung-jin Hye-jin", "Baek Seo Yoon Jang"),
    "KW": ("Fahad Nasser Talal Yousef", "al-Enezi al-Rashidi al-Kandari al-Ajmi"),
    "LT": ("Mantas Ruta Tomas Egle", "Kazlauskas Petrauskas Balsys Zukas"),
    "MN": ("Bat-Erdene Oyunaa Ganbold Saruul", "Dorjsuren Tumurbaatar Lkhagva Purev"),
    "PH": ("Rodel Maricel Arnel Liza", "Magbanua Dimaculangan Salonga Tolentino"),
    "PL": ("Marek Agnieszka Pawel Joanna", "Zielinski Wrona Nowicki Sobczak"),
    "RO": ("Mihai Ioana Radu Elena", "Dragomir Stanescu Munteanu Lazar"),
    "TH": ("Somchai Anong Prasert Kanya", "Wattanakul Srisuk Thongchai Boonmee"),
}


def guest(rng: Random, country_code: str, *, at_sea: bool) -> Person | None:
    """An officer of a partner force, or `None` for a country without a name list."""
    names = _GUESTS.get(country_code)
    if names is None:
        return None
    ranks = ("Cmdr.", "Lt. Cmdr.", "Lt.") if at_sea else ("Lt. Col.", "Maj.", "Capt.")
    return Person(rng.choice(ranks), rng.choice(names[0].split()), rng.choice(names[1].split()))
