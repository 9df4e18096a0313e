"""The pages that only the server shows, beside the editor: the start page and the page of review.

In: the name of a page. Out: its HTML and its content security policy. Example: ``review`` asks
``/review/facts`` for what it shows and is let to ask no other server.
"""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from viz.page import (
    PAGE_SCRIPTS,
    TEMPLATES,
    content_policy,
    join_scripts,
    open_environment,
    read_style,
)

SCRIPTS = {"home": (*PAGE_SCRIPTS, "home"), "review": (*PAGE_SCRIPTS, "review_cards", "review")}


def render_served(name: str) -> tuple[str, str]:
    """Return a page and its policy, which lets it ask its own server only."""
    script, style = join_scripts(*SCRIPTS[name]), read_style("common", "served", name)
    environment = open_environment(Environment(loader=FileSystemLoader(TEMPLATES)))
    page = environment.get_template("served.html").render(
        name=name, style=style, script=Markup(script)
    )
    return page, f"{content_policy([script], style)}; connect-src 'self'"
