"""English names of the entities that a page shows.

In: a Build. Out: official English names by entity id, from the gazetteer. Example: the place of
兴安盟, ``place/152200``, is Hinggan League.
"""

from __future__ import annotations

from viz.build import Build


def load_english(build: Build) -> dict[str, str]:
    """Return the English names of the places at both ends of the build's aid facts."""
    return {}
