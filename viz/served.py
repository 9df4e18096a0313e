"""The pages that only the server shows, beside the editor: the start page and the page of review.

In: the name of a page. Out: its HTML and its content security policy. Example: ``review`` asks
``/review/facts`` for what it shows and is let to ask no other server.
"""

from __future__ import annotations

from viz.page import PAGE_SCRIPTS, join_scripts, read_style, render_own

SCRIPTS = {"home": (*PAGE_SCRIPTS, "home"), "review": (*PAGE_SCRIPTS, "review_cards", "review")}


def render_served(name: str) -> tuple[str, str]:
    """Return a page and its policy, which lets it ask its own server only."""
    script, style = join_scripts(*SCRIPTS[name]), read_style("common", "served", name)
    return render_own("served.html", [script], style, name=name)
