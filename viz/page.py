"""The one module that touches HTML: data in, the text of a self-contained page out.

In: the data of a view. Out: HTML that loads nothing and runs only the scripts that its
content security policy names by hash. Example: a document titled ``</script>通知`` shows just that.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from viz.colours import to_css
from viz.documents import MARKED, DocumentData
from viz.drawing import all_styles, draw_line, draw_node, legend
from viz.labels import load_labels
from viz.network_data import LevelView, NetworkData
from viz.pieces import HOLE, OPTIONS, fill
from viz.words import PAGES, SERVED

TEMPLATES = Path(__file__).with_name("templates")
PAGE_SCRIPTS = ("base", "format", "elements", "language")
NETWORK_SCRIPTS = (
    *PAGE_SCRIPTS,
    *("state", "graph", "sums", "picture", "names", "focus", "profile", "panel", "cards"),
    *("years", "filters", "address", "combo", "search", "hand", "save", "start"),
)
# what a view's script uses besides
VIEW_SCRIPTS = {"money": ("flows", "stacks"), "timeline": ("lives",)}
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
DRAWN: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 5, "font": {"size": 0}},
    "edges": {"arrows": {"to": {"scaleFactor": 0.55}}, "hoverWidth": 1.5, "selectionWidth": 2},
}


def render_network(data: NetworkData, *, masked: bool = False) -> Iterator[str]:
    """Yield index.html in pieces, drawn by pyvis with our own template."""
    pictures = {name: draw_level(level) for name, level in data.levels.items()}
    network = pictures["actors"]
    network.set_template_dir(str(TEMPLATES), "network.html")
    open_environment(network.templateEnv)
    network.options = DRAWN
    own = join_scripts(*NETWORK_SCRIPTS)
    scripts = [files("pyvis").joinpath(VIS_NETWORK).read_text("utf-8"), own]
    style = read_style("common", "network")
    network.templateEnv.globals.update(
        data=data,
        hole=HOLE,
        masked=masked,
        legend=legend(data),
        pictures={
            name: {"nodes": picture.nodes, "edges": picture.edges}
            for name, picture in pictures.items()
        },
        style=style,
        scripts=[Markup(script) for script in scripts],
        policy=content_policy(scripts, style),
    )
    return fill(network.generate_html(), data)


def draw_level(level: LevelView) -> Any:
    """Return a level as pyvis draws it."""
    network: Any = Network(directed=True, cdn_resources="in_line", height="100%")
    for number, node in enumerate(level.nodes):
        network.add_node(number, **draw_node(node))
    ranks: Counter[frozenset[int]] = Counter()
    for number, line in enumerate(level.lines):
        pair = frozenset((line.helper, line.recipient))
        network.add_edge(line.helper, line.recipient, **draw_line(number, line, ranks[pair]))
        ranks[pair] += 1
    return network


def render_view(name: str, data: Any, *, masked: bool = False) -> Iterator[str]:
    """Yield the page of a view that its own script draws, in pieces: ``name``.js and ``name``.css
    are its own."""
    script = join_scripts(*PAGE_SCRIPTS, "cards", "view", *VIEW_SCRIPTS.get(name, ()), name)
    style = read_style("common", "view", name)
    page = (
        open_templates()
        .get_template("view.html")
        .render(
            name=name,
            hole=HOLE,
            masked=masked,
            styles=all_styles(),
            style=style,
            script=Markup(script),
            policy=content_policy([script], style),
        )
    )
    return fill(page, data)


def render_document(data: DocumentData, *, masked: bool = False) -> str:
    """Return the page of one document: its text with the facts marked, and lists beside it."""
    body = "".join(
        "".join(mark_anchor(*anchor) for anchor in piece.anchors)
        + mark_piece(html.escape(piece.text), piece.kinds)
        for piece in data.pieces
    )
    return str(document_template().render(data=data, text=Markup(body), masked=masked))


def mark_anchor(anchor: str, pieces: int) -> str:
    """Return an empty link to come to; it tells how many marks its words are cut into."""
    return f'<a id="{html.escape(anchor)}" data-pieces="{pieces}"></a>'


def mark_piece(text: str, kinds: tuple[str, ...]) -> str:
    """Return escaped text inside a mark of its kinds, or as it is where there are none."""
    return f'<mark class="{" ".join(kinds)}">{text}</mark>' if kinds else text


@cache
def document_template() -> Any:
    """Return the template of the documents' pages, its style and policy filled in."""
    environment = open_templates()
    style, script = read_style("common", "document"), join_scripts("language", "document")
    environment.globals.update(
        style=style, script=Markup(script), policy=content_policy([script], style), marked=MARKED
    )
    return environment.get_template("document.html")


def render_own(template: str, scripts: list[str], style: str, **data: Any) -> tuple[str, str]:
    """Return a page that only the server has, and its policy, which lets it ask that one alone."""
    shown = [Markup(script) for script in scripts]
    page = open_templates().get_template(template).render(scripts=shown, style=style, **data)
    return page, f"{content_policy(scripts, style)}; connect-src 'self'"


def open_templates() -> Environment:
    """Return an environment of our own templates."""
    return open_environment(Environment(loader=FileSystemLoader(TEMPLATES)))


def open_environment(environment: Environment) -> Environment:
    """Make a Jinja environment escape all text, write plain sorted JSON and refuse gaps."""
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.policies["json.dumps_kwargs"] = OPTIONS
    environment.globals.update(labels=load_labels(), both=bilingual(), pages=PAGES, served=SERVED)
    return environment


@cache
def bilingual() -> dict[str, Markup]:
    """Return every label in both languages; the style sheet shows the one that is chosen."""
    labels = load_labels()
    pair = Markup('<span class="zh">{}</span><span class="en" lang="en">{}</span>')
    return {key: pair.format(text, labels["en"][key]) for key, text in labels["zh"].items()}


def content_policy(scripts: list[str], style: str) -> str:
    """Return the policy: nothing may load, only these scripts and this style count."""
    hashes = " ".join(hash_source(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {hash_source(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def hash_source(text: str) -> str:
    """Return the policy's source for an inline script or style of exactly this text."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def join_scripts(*names: str) -> str:
    """Return scripts as one function, so that no name leaks."""
    body = "\n".join(read_template(f"{name}.js") for name in names)
    return f"(function () {{\n'use strict';\n{body}}})();\n"


def read_style(*names: str) -> Markup:
    """Return the colours and the named style sheets, one after the other."""
    return Markup(to_css() + "".join(read_template(f"{name}.css") for name in names))


def read_template(name: str) -> str:
    """Return a file of templates/."""
    return (TEMPLATES / name).read_text("utf-8")


def to_bytes(page: str) -> bytes:
    """Return a page in UTF-8; a lone surrogate, which no encoding can carry, becomes '?'."""
    return page.encode("utf-8", "replace")
