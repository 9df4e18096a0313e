"""The entities that facts name: what the graph says of each, once.

In: the names, ids and types that fact lines carry. Out: lines of N-Quads, the gazetteer's places in
the gazetteer's graph, all other entities in the graph of what is inferred. Example: the end 兴安盟
of an aid fact brings place/152200 with its code, and 内蒙古自治区 and 中国 above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.aliases import agency_pairs, other_names
from graph.gazetteer import Gazetteer, Place
from graph.quads import choice, named, node, number, text

GAZETTEER = "graph/gazetteer"
INFERRED = "graph/inferred"
# no official name is longer: 积石山保安族东乡族撒拉族自治县
LONGEST = 20


@dataclass(slots=True)
class Entity:
    """An entity as the facts tell it: its class, and the names and types counted over them."""

    kind: str
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    edges: set[tuple[str, str]] = field(default_factory=set)


def most(counts: Counter[str]) -> str | None:
    """Return what was counted most often, of equals the first in order; None of nothing."""
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None


def kind_of(entity: str) -> str:
    """Return the class of an entity by its id: ``group/150000/国贫旗县`` is a Group."""
    head = entity.partition("/")[0]
    kinds = {"place": "Place", "actor": "Organisation", "group": "Group", "cited": "CitedDocument"}
    return kinds.get(head, "Programme" if head == "programme" else "Entity")


class Entities:
    """All entities met so far; ``names`` of those that are one of several begin with its own."""

    def __init__(
        self, gazetteer: Gazetteer, names: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._names = names or {}
        self._known: set[str] = set()
        self._told: dict[str, Entity] = {}
        self._seen: dict[tuple[str, str, str | None, str | None], int] = {}
        self._items: dict[str, str] = {}
        self._edges: set[tuple[str, str, str]] = set()

    def add(
        self, entity: str, name: str, type_: str | None = None, within: str | None = None
    ) -> None:
        """Note an entity under the name and type of one fact; ``within`` is a place's name."""
        key = (entity, name, type_, within)
        self._seen[key] = self._seen.get(key, 0) + 1

    def add_item(self, entity: str, name: str) -> None:
        """Note what money is for: a FundingItem, unless it is added as a programme as well."""
        self._items[entity] = name

    def add_edge(self, entity: str, name: str, other: str) -> None:
        """Note what a fact says of a programme: its region (``inRegion``) or its ``lead``."""
        self._edges.add((entity, name, other))

    def lines(self) -> list[str]:
        """Return the lines of both graphs; call it once, after the last ``add``."""
        for (entity, name, type_, within), count in self._seen.items():
            self._note(entity, count, name, type_, within)
        for entity, name in self._items.items():
            if entity not in self._told:
                self._told[entity] = Entity("FundingItem", Counter([name]))
        for entity, name, other in self._edges:
            self._told[entity].edges.add((name, other))
        for entity in list(self._told):
            self._note_container(entity)
        self._close()
        described = [self._describe_place(self._gazetteer.places[key]) for key in self._known]
        described += [self._describe(key, entity) for key, entity in self._told.items()]
        return [line for lines in described for line in lines]

    def _note(
        self, entity: str, count: int, name: str, type_: str | None, within: str | None
    ) -> None:
        if entity in self._gazetteer.places:
            self._known.add(entity)
            return
        told = self._told.setdefault(entity, Entity(kind_of(entity)))
        told.names[name] += count
        if type_ is not None:
            told.types[type_] += count
        if within is not None:
            told.within[within] += count

    def container(self, entity: str) -> str | None:
        """Return the id that an id is made under: place/152222 of place/152222/某镇."""
        head, _, rest = entity.partition("/")
        scope = rest.rpartition("/")[0]
        if head not in ("place", "group") or not scope or scope == "-":
            return None
        if scope.startswith("actor/"):
            return scope
        return None if scope in ("area", "country") else f"place/{scope}"

    def _note_container(self, entity: str) -> None:
        container = self.container(entity)
        while container is not None and container not in self._told:
            if container in self._gazetteer.places:
                self._known.add(container)
                return
            self._told[container] = Entity(kind_of(container))
            self._told[container].names[container.rpartition("/")[2]] += 1
            container = self.container(container)

    def _close(self) -> None:
        places, waiting = self._gazetteer.places, list(self._known)
        for told in self._told.values():
            waiting += [key for key in (self._named(told), self._owner(told)) if key is not None]
        while waiting:
            place = places[waiting.pop()]
            self._known.add(place.id)
            near = (place.parent, place.successor, *place.members)
            waiting += [key for key in near if key is not None and key not in self._known]

    def _named(self, told: Entity) -> str | None:
        """Return the one place of the gazetteer that an entity is said to lie in."""
        name = most(told.within)
        found = self._gazetteer.by_name(name) if name is not None else []
        return found[0].id if len(found) == 1 else None

    def _owner(self, told: Entity) -> str | None:
        """Return the division whose official name begins an actor's name: 北京市 of 北京市区县."""
        name = most(told.names)
        if told.kind not in ("Organisation", "Group") or name is None:
            return None
        hits = self._gazetteer.find(name[:LONGEST])[:1]
        readings = [reading for hit in hits if not hit.start for reading in hit.candidates]
        if len(readings) != 1 or readings[0].form != "official":
            return None
        return readings[0].place

    def _describe(self, entity: str, told: Entity) -> list[str]:
        names = [*self._names.get(entity, ()), most(told.names) or entity]
        pairs = [(named("rdf:type"), named(told.kind)), (named("rdfs:label"), text(names[0], "zh"))]
        others = sorted({*names, *filter(None, told.names)} - {names[0]})
        pairs += [(named("skos:altLabel"), text(other, "zh")) for other in others]
        type_ = most(told.types)
        if type_ is not None and told.kind == "Place":
            pairs.append((named("level"), choice("level", type_)))
        elif type_ is not None and told.kind == "Programme":
            pairs.append((named("category"), choice("category", type_)))
        elif type_ not in (None, "group", "place"):
            pairs.append((named("actorType"), choice("actor_type", str(type_))))
        if told.kind == "Organisation":
            pairs += agency_pairs(names[0])
        within = self.container(entity) or self._named(told) or self._owner(told)
        if within is not None:
            pairs.append((named("within"), node(within)))
        pairs += [(named(edge), node(other)) for edge, other in told.edges]
        return join(entity, pairs, INFERRED)

    def _describe_place(self, place: Place) -> list[str]:
        pairs = [(named("rdf:type"), named("Place")), (named("rdfs:label"), text(place.name, "zh"))]
        pairs.append((named("level"), choice("level", place.level)))
        if place.level == "organisation":
            pairs.append((named("rdf:type"), named("Organisation")))
        if place.en:
            pairs.append((named("rdfs:label"), text(place.en, "en")))
        pairs += [(named("skos:altLabel"), text(form, "zh")) for form in other_names(place)]
        for name, entity in (("within", place.parent), ("successor", place.successor)):
            if entity is not None:
                pairs.append((named(name), node(entity)))
        for name, value in (("code", place.code), ("wikidata", place.wikidata)):
            if value:
                pairs.append((named(name), text(value)))
        for name, amount in (("validFrom", place.valid_from), ("validTo", place.valid_to)):
            if amount is not None:
                pairs.append((named(name), number(amount)))
        for name, degrees in (("latitude", place.lat), ("longitude", place.lon)):
            if degrees is not None:
                pairs.append((named(name), number(degrees)))
        lines = join(place.id, pairs, GAZETTEER)
        group = [(named("memberOf"), node(place.id))]
        return lines + [line for key in place.members for line in join(key, group, GAZETTEER)]


def join(entity: str, pairs: list[tuple[str, str]], graph: str) -> list[str]:
    """Return one line for each pair of predicate and object of an entity."""
    subject, where = node(entity), node(graph)
    return [f"{subject} {predicate} {value} {where} .\n" for predicate, value in pairs]
