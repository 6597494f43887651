"""Stories as the services' own sites show them: af.mil, army.mil, defense.gov and the rest.

Each page becomes `Parts` like a page of DVIDS. The numbers of these sites are
none of DVIDS's, so that no story here has one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indexer.captures.page import Page
from indexer.captures.parts import Parts
from indexer.captures.sites.article import article
from indexer.captures.sites.signs import SITES, site_form

READERS: Mapping[str, Callable[[Page], Parts]] = dict.fromkeys(SITES, article)
"""Each site's reader. The sites mix one another's lines, so that one reader knows them all."""

__all__ = ["READERS", "site_form"]
