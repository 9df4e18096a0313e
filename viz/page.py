"""The one module that touches HTML: data in, the text of a self-contained page out.

In: the data of a view. Out: HTML that loads nothing and runs only the scripts that its
content security policy names by hash. Example: a document titled ``</script>通知`` shows just that.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
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
AT_ONCE = 1000  # items of a row that are written as JSON at once
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 5, "font": {"size": 0}},
    "edges": {"arrows": {"to": {"scaleFactor": 0.55}}, "hoverWidth": 1.5, "selectionWidth": 2},
}


def render_network(data: NetworkData, *, masked: bool = False) -> str:
    """Return index.html, drawn by pyvis with our own template."""
    pictures = {name: draw_level(level) for name, level in data.levels.items()}
    network = pictures["actors"]
    network.set_template_dir(str(TEMPLATES), "network.html")
    open_environment(network.templateEnv)
    network.options = OPTIONS
    own = join_scripts(*NETWORK_SCRIPTS)
    scripts = [files("pyvis").joinpath(VIS_NETWORK).read_text("utf-8"), own]
    style = read_style("common", "network")
    network.templateEnv.globals.update(
        data=data,
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
    return str(network.generate_html())


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


def render_view(name: str, data: Any, *, masked: bool = False) -> str:
    """Return the page of a view that its own script draws: ``name``.js and ``name``.css."""
    script = join_scripts(*PAGE_SCRIPTS, "cards", "view", *VIEW_SCRIPTS.get(name, ()), name)
    style = read_style("common", "view", name)
    return str(
        open_templates()
        .get_template("view.html")
        .render(
            name=name,
            data=data,
            masked=masked,
            styles=all_styles(),
            style=style,
            script=Markup(script),
            policy=content_policy([script], style),
        )
    )


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
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "sort_keys": True,
        "separators": (",", ":"),
        "default": to_fields,
    }
    environment.policies["json.dumps_function"] = dump
    environment.globals.update(labels=load_labels(), both=bilingual(), pages=PAGES, served=SERVED)
    return environment


def dump(data: Any, **options: Any) -> str:
    """Return data as JSON: a dataclass field by field, long rows some items at a time, since the
    standard encoder holds each word that it writes until all are written."""
    return "".join(dump_pieces(data, options))


def dump_pieces(data: Any, options: dict[str, Any]) -> Iterator[str]:
    """Yield the pieces of data as JSON."""
    if isinstance(data, tuple) and len(data) > AT_ONCE:
        for start in range(0, len(data), AT_ONCE):
            yield "," if start else "["
            yield json.dumps(data[start : start + AT_ONCE], **options)[1:-1]
        yield "]"
    elif is_dataclass(data):
        for number, name in enumerate(sorted(names_of(data.__class__))):
            yield f'{"," if number else "{"}"{name}":'
            yield from dump_pieces(getattr(data, name), options)
        yield "}"
    else:
        yield json.dumps(data, **options)


def to_fields(data: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name, for JSON; TypeError for anything else."""
    return {name: getattr(data, name) for name in names_of(data.__class__)}


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; TypeError for any other type."""
    return tuple(field.name for field in fields(kind))


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
