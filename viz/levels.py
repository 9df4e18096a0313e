"""The network summed upward: every end of aid as the county, prefecture or province it lies in.

In: the network of who helps whom. Out: the same edges between the places of a level. Example: at
``province`` 鄂尔多斯市→兴安盟 is 内蒙古自治区→内蒙古自治区, 贫困户（新疆） is 新疆维吾尔自治区; the
helpers 援疆干部 come from elsewhere and stay themselves, whatever region the text is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import networkx as nx

from graph.gazetteer import Gazetteer
from graph.gazetteer.records import Place
from viz.names import find_region

# the switch of the page: all actors as they are, then wider and wider places
LEVELS = ("actors", "county", "prefecture", "province")
_RANKS = {"province": 1, "prefecture": 2, "county": 3}
# names of groups that say by a tier that they are the region's own: 自治区、盟市党政机关, 全区企业
_OWN = re.compile(
    r"(?:全|我|本)[区省市州县旗]|各?(?:自治[区州]|盟市|旗县|市县|县[市乡]|地(?:州)?市|苏木|嘎查)"
    r"|[省区市县](?:级|直|属)|乡镇"
)


def lift_network(g: nx.MultiDiGraph, level: str, gazetteer: Gazetteer) -> nx.MultiDiGraph:
    """Return the network of a level: all edges of ``g`` with their keys, ends summed upward.

    An end that lies in no place of the level is shown by the next wider place that holds it, an
    end without a place (中央国家机关单位) as it is.
    """
    if level == "actors":
        return g
    lifted = nx.MultiDiGraph()
    names = g.nodes(data="name")
    helped = {node: find_place(node, name, level, gazetteer) for node, name in names}
    helping = {
        node: helped[node] if is_own(node, name) else find_named(node, name, level, gazetteer)
        for node, name in names
    }
    for helper, recipient, key, fact in g.edges(keys=True, data="fact"):
        for node, place in ((helper, helping[helper]), (recipient, helped[recipient])):
            add_lifted(lifted, g, node, place, gazetteer)
        lifted.add_edge(helping[helper], helped[recipient], key=key, fact=fact)
    return lifted


def add_lifted(
    lifted: nx.MultiDiGraph, g: nx.MultiDiGraph, node: str, place: str, gazetteer: Gazetteer
) -> None:
    """Add the place that stands for a node, with the attributes of the network's nodes."""
    if place == node:
        lifted.add_node(node, **g.nodes[node])
    elif place not in lifted:
        add_named(lifted, gazetteer.places[place], gazetteer)


def add_named(g: nx.MultiDiGraph, place: Place, gazetteer: Gazetteer) -> None:
    """Add a place of the gazetteer with the attributes of the network's nodes."""
    parent = gazetteer.places[place.parent].name if place.parent is not None else None
    g.add_node(place.id, name=place.name, type="place", level=place.level, within=parent)


def find_place(node: str, name: str, level: str, gazetteer: Gazetteer) -> str:
    """Return the id of the place that stands for a node at a level, the node's own where none."""
    for place in holders(node, name, gazetteer):
        if _RANKS.get(gazetteer.places[place].level, 9) <= _RANKS[level]:
            return place
    return node


def is_own(node: str, name: str) -> bool:
    """Return whether a helper is its region's own: all but groups whose name does not say so.

    >>> is_own("group/650000/援疆干部", "援疆干部"), is_own("group/150000/盟市单位", "盟市单位")
    (False, True)
    """
    return not node.startswith("group/") or _OWN.match(name) is not None


def find_named(node: str, name: str, level: str, gazetteer: Gazetteer) -> str:
    """Return the id of the place that a group's name begins with at a level, else its own id."""
    place = find_place(f"name/{name}", name, level, gazetteer)
    return node if place.startswith("name/") else place


def holders(node: str, name: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the ids of the places that hold a node, small to large.

    A place is held by itself and its parents, a group by its region, any other end by the place
    that its name begins with (呼和浩特市脱贫攻坚督导组).
    """
    start = gazetteer.places.get(node) or gazetteer.places.get(node.rpartition("/")[0])
    start = start or find_region(node, gazetteer)
    if start is not None:
        yield from gazetteer.chain(start.id)
        return
    first = next(iter(gazetteer.find(name)), None)
    if first is not None and first.start == 0 and len(first.candidates) == 1:
        yield from gazetteer.chain(first.candidates[0].place)
