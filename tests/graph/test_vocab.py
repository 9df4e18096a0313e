"""The closed namespace: every term described in both languages, no misspelt name."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest

from graph import vocab
from graph.extraction import EXTRACTORS
from graph.fact_quads import WRITERS
from graph.vocab import ONTOLOGY, UnknownTerm, concept, concepts, id_of, iri, read_ontology, term

MECHANISMS = [
    "paired_assistance",
    "east_west",
    "fixed_point",
    "enterprise",
    "military",
    "medical_pairing",
    "education_pairing",
    "official_contact",
    "village_team",
    "household_pairing",
    "regional_aid",
    "social",
    "finance",
]


def described() -> dict[str, dict[str, list[ox.Literal]]]:
    """Return the literals of each term and concept by predicate."""
    found: dict[str, dict[str, list[ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    base = iri("")
    for triple in read_ontology():
        subject = getattr(triple.subject, "value", "")
        if subject.startswith(base) and subject != f"{base}ontology":
            if isinstance(triple.object, ox.Literal):
                found[subject][triple.predicate.value].append(triple.object)
            else:
                found[subject][triple.predicate.value] += []
    return found


def test_term_misspelt_raises_and_names_the_nearest() -> None:
    with pytest.raises(UnknownTerm, match="helper"):
        term("helpr")
    with pytest.raises(UnknownTerm, match="east_west"):
        concept("mechanism", "eastwest")
    with pytest.raises(UnknownTerm, match="no concept scheme"):
        concept("mechanisms", "east_west")


def test_every_term_is_described_in_both_languages() -> None:
    names = (term("rdfs:label"), term("skos:prefLabel"))
    definition = term("rdfs:label").replace("rdf-schema#label", "rdf-schema#isDefinedBy")
    terms = described()
    assert len(terms) > 120
    for address, stated in terms.items():
        labels = [label for name in names for label in stated.get(name, [])]
        assert [label.language for label in labels] == ["zh", "en"], address
        skos = term("skos:prefLabel").replace("prefLabel", "")
        assert [d.language for d in stated[f"{skos}definition"]] == ["zh", "en"], address
        assert stated[f"{skos}example"], address
        assert definition in stated, address


def test_no_two_terms_share_a_chinese_label_in_their_scheme() -> None:
    labels: dict[tuple[str, str], str] = {}
    for address, stated in described().items():
        for literal in stated.get(term("rdfs:label"), []):
            key = (str(literal.language), literal.value)
            assert labels.setdefault(key, address) == address


def test_schemes_hold_the_guide_mechanisms_in_order() -> None:
    assert concepts("mechanism") == tuple(MECHANISMS)
    assert concepts("status") == ("planned", "ongoing", "past")
    assert len(concepts("actor_type")) == 13
    assert concepts("indicator_role") == ("target", "observed", "standard")
    assert concepts("verdict") == ("exact", "rounding", "unequal", "incomplete")
    assert (len(concepts("category")), concepts("category")[-1]) == (19, "general")


def test_ontology_has_no_blank_nodes() -> None:
    nodes = [node for triple in read_ontology() for node in (triple.subject, triple.object)]
    assert not [node for node in nodes if isinstance(node, ox.BlankNode)]


def test_every_extractor_has_a_writer_and_a_class() -> None:
    assert set(EXTRACTORS) <= set(WRITERS)
    assert term("AidFact").endswith("#AidFact")


@pytest.mark.parametrize(
    "entity",
    [
        "place/152200",
        "doc/总结/甲",
        "doc/方案 #2?100%[终].txt",
        "doc/\ue000a\u200b",
        'doc/😀<>"{}|^`\\',
    ],
)
def test_iri_holds_no_forbidden_character_and_leads_back(entity: str) -> None:
    address = iri(entity)
    list(ox.parse(f"<{address}> <x:p> <{address}> .".encode(), ox.RdfFormat.N_TRIPLES))
    assert id_of(address) == entity
    assert "%" not in iri("doc/总结/甲")


def test_id_of_refuses_a_foreign_address() -> None:
    with pytest.raises(ValueError, match="no address of this graph"):
        id_of(vocab.load_vocabulary().prefixes["oa"])


def test_facts_document_names_every_concept_and_kind() -> None:
    text = (ONTOLOGY.parent / "docs" / "FACTS.md").read_text(encoding="utf-8")
    schemes = ("mechanism", "status", "actor_type", "level", "role", "relation", "category",
               "indicator_role")  # fmt: skip
    named = {scheme: [n for n in concepts(scheme) if f"`{n}`" not in text] for scheme in schemes}
    assert named == {scheme: [] for scheme in schemes}
    model = (ONTOLOGY.parent / "docs" / "MODEL.md").read_text(encoding="utf-8")
    assert [v for v in concepts("verdict") if f"`verdict:{v}`" not in model] == []
    assert [kind for kind in WRITERS if f"## kind `{kind}`" not in text] == []
