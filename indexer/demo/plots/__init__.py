"""The types of story that the demo tells; `PLOTS` is all that others import.

One file a theme, each plot as text that an editor can read. Who can be met in
which plot is decided in `casting.py`, not here.
"""

from __future__ import annotations

from indexer.demo.plots.air import AIR_PLOTS
from indexer.demo.plots.flight_line import FLIGHT_LINE_PLOTS
from indexer.demo.plots.home import HOME_PLOTS
from indexer.demo.plots.land import LAND_PLOTS
from indexer.demo.plots.neighbors import NEIGHBORS_PLOTS
from indexer.demo.plots.partners import PARTNERS_PLOTS
from indexer.demo.plots.plot import Plot
from indexer.demo.plots.relief import RELIEF_PLOTS
from indexer.demo.plots.sea import SEA_PLOTS
from indexer.demo.plots.works import WORKS_PLOTS

_THEMES = (
    AIR_PLOTS,
    FLIGHT_LINE_PLOTS,
    HOME_PLOTS,
    LAND_PLOTS,
    NEIGHBORS_PLOTS,
    PARTNERS_PLOTS,
    RELIEF_PLOTS,
    SEA_PLOTS,
    WORKS_PLOTS,
)
PLOTS: dict[str, Plot] = {plot.name: plot for plots in _THEMES for plot in plots}
