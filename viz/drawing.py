"""How nodes and lines are drawn: their data in pyvis's words, and the legend that explains it.

In: NodeView and LineView. Out: options of vis-network. Example: the line 北京市→内蒙古自治区 with
two facts is 3.6 pixels wide and has the colour and dash of its mechanism.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict
from typing import Any

from viz.colours import LINE_STYLES, NODE_STYLES, WEIGHED_OPACITY
from viz.network_data import LineView, NetworkData, NodeView
from viz.quotes import is_weighed


def draw_node(node: NodeView) -> dict[str, Any]:
    """Return a node as pyvis takes it: label, shape, colour, size and fixed place."""
    style = NODE_STYLES[node.kind]
    return {
        "label": node.label or " ",
        "shape": style.shape,
        "color": {
            "background": style.fill,
            "border": style.outline,
            "highlight": {"background": style.fill, "border": style.outline},
            "hover": {"background": style.fill, "border": style.outline},
        },
        "size": round(node_size(node.facts), 1),
        "x": node.x,
        "y": node.y,
    }


def node_size(facts: int) -> float:
    """Return the radius in pixels of a node with so many facts."""
    return min(9 + 3.2 * math.sqrt(facts), 34)


def draw_line(number: int, line: LineView, rank: int) -> dict[str, Any]:
    """Return a line as pyvis takes it; ``rank`` bends lines of one pair apart."""
    style = LINE_STYLES[line.mechanism]
    return {
        "id": number,
        "color": style.colour,
        "dashes": list(style.dash) or False,
        "width": round(min(2.2 + 1.4 * math.log2(len(line.facts)), 9), 1),
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.08 + 0.12 * rank},
        "selfReference": {"size": 15 + 4 * rank, "renderBehindTheNode": False},
    }


def legend(data: NetworkData) -> dict[str, Any]:
    """Return the kinds and mechanisms that any level draws, with their styles, in our order, and
    the style of what is only weighed.

    Mechanisms and the weighed count all facts; the page lists the kinds that stand in its picture.
    """
    kinds = {node.kind for level in data.levels.values() for node in level.nodes}
    kinds |= {end.kind for end in data.ends}
    mechanisms = Counter(fact.mechanism for fact in data.facts)
    return {
        "kinds": [
            {"key": key, **asdict(style)} for key, style in NODE_STYLES.items() if key in kinds
        ],
        "mechanisms": [
            {"key": key, "count": mechanisms[key], **asdict(style)}
            for key, style in LINE_STYLES.items()
            if key in mechanisms
        ],
        "weighed": {
            "count": sum(is_weighed(fact.fields) for fact in data.facts),
            "opacity": WEIGHED_OPACITY,
        },
    }


def all_styles() -> dict[str, dict[str, Any]]:
    """Return the style of every kind, as ``mechanism_<key>`` of every mechanism, and of what is
    only ``weighed``."""
    kinds = {key: asdict(style) for key, style in NODE_STYLES.items()}
    lines = {f"mechanism_{key}": asdict(style) for key, style in LINE_STYLES.items()}
    return kinds | lines | {"weighed": {"opacity": WEIGHED_OPACITY}}
