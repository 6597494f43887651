"""Cities that news copy names alone, because everybody knows where they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from indexer.captures.countries import key

_STAND_ALONE = {
    # The AP Stylebook's list of datelines that take no state or country, by what
    # would otherwise follow, and the capitals that US forces' news names so.
    "Alaska": "Anchorage",
    "Arizona": "Phoenix",
    "California": "Los Angeles, San Diego, San Francisco",
    "Colorado": "Denver",
    "DC": "Washington",
    "Florida": "Miami",
    "Georgia, US": "Atlanta",
    "Hawaii": "Honolulu",
    "Illinois": "Chicago",
    "Indiana": "Indianapolis",
    "Louisiana": "New Orleans",
    "Maryland": "Baltimore",
    "Massachusetts": "Boston",
    "Michigan": "Detroit",
    "Minnesota": "Minneapolis",
    "Missouri": "St. Louis",
    "Nevada": "Las Vegas",
    "New York": "New York",
    "Ohio": "Cincinnati, Cleveland",
    "Oklahoma": "Oklahoma City",
    "Pennsylvania": "Philadelphia, Pittsburgh",
    "Texas": "Dallas, Houston, San Antonio",
    "Utah": "Salt Lake City",
    "Washington": "Seattle",
    "Wisconsin": "Milwaukee",
    "Afghanistan": "Kabul",
    "Austria": "Vienna",
    "Belgium": "Brussels",
    "Brazil": "Rio de Janeiro, Sao Paulo",
    "Canada": "Montreal, Ottawa, Toronto",
    "China": "Beijing, Shanghai",
    "Cuba": "Havana",
    "Denmark": "Copenhagen",
    "Egypt": "Cairo",
    "Finland": "Helsinki",
    "France": "Paris",
    "Germany": "Berlin, Munich",
    "India": "New Delhi",
    "Iraq": "Baghdad",
    "Ireland": "Dublin",
    "Israel": "Jerusalem",
    "Italy": "Milan, Rome",
    "Japan": "Tokyo",
    "Kuwait": "Kuwait City",
    "Lebanon": "Beirut",
    "Mexico": "Mexico City",
    "Netherlands": "Amsterdam",
    "Pakistan": "Islamabad",
    "Russia": "Moscow",
    "South Africa": "Johannesburg",
    "South Korea": "Seoul",
    "Spain": "Madrid",
    "Sweden": "Stockholm",
    "Switzerland": "Geneva, Zurich",
    "Thailand": "Bangkok",
    "United Kingdom": "London",
}


def land_of(city: str) -> str | None:
    """The state or country that a place line would name behind the city, if any knows it."""
    return _lands().get(key(city))


@cache
def _lands() -> Mapping[str, str]:
    return {key(city): land for land, cities in _STAND_ALONE.items() for city in cities.split(", ")}
