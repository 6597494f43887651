"""Names that mean the same: `USSPACECOM` and `U.S. Space Command`, `374 AW` and its full name.

`expand` adds to a query's tree what its names are called otherwise. `meanings` knows that
from three places: what the stories define (an engine's `Names`), the grammar of unit
names (`unit_names`) and a short list of the best known names (`well_known`).
"""
