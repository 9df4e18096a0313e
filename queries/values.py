"""What the command line sets: ``--set NAME=VALUE`` and the options that many questions take.

In: pairs as written, and the values of ``--year``, ``--document`` and ``--mechanism``. Out: the
value of each parameter. Example: ``--year 2016`` sets ``from`` and ``to`` of who_helps_whom.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.query_files import QueryFile
from queries.asking import WrongQuestion, nearest

# the parameters that an option sets: the first group of which a question has all
OPTIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "year": (("year",), ("from", "to"), ("to",)),
    "document": (("document",),),
    "mechanism": (("mechanism",),),
}


def read_values(
    query: QueryFile, pairs: list[str], options: Mapping[str, str | None]
) -> dict[str, str]:
    """Return the value of each parameter that is set; ``options`` by the keys of OPTIONS.

    WrongQuestion where a pair is none, a parameter is not the question's or is set twice, or the
    question does not take an option.
    """
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise WrongQuestion(f"--set takes PARAMETER=VALUE, not {pair!r}")
        put(query, values, name, value)
    for option, chosen in options.items():
        if chosen is not None:
            for name in parameters_of(query, option):
                put(query, values, name, chosen)
    return values


def put(query: QueryFile, values: dict[str, str], name: str, value: str) -> None:
    """Set one parameter."""
    known = [parameter.name for parameter in query.parameters]
    if name not in known:
        raise WrongQuestion(nearest(f"parameter of {query.name}", name, known))
    if name in values:
        raise WrongQuestion(f"{name} is set twice: to {values[name]!r} and to {value!r}")
    if not value.strip():
        raise WrongQuestion(f"{name} has no value: give one, or leave {name} out")
    values[name] = value


def parameters_of(query: QueryFile, option: str) -> tuple[str, ...]:
    """Return the parameters of a question that an option sets."""
    known = {parameter.name for parameter in query.parameters}
    for group in OPTIONS[option]:
        if known.issuperset(group):
            return group
    takes = ", ".join(name for name in OPTIONS if takes_option(query, name)) or "none of these"
    raise WrongQuestion(f"{query.name} takes no --{option}; of the options it takes {takes}")


def takes_option(query: QueryFile, option: str) -> bool:
    """Say whether a question takes an option."""
    known = {parameter.name for parameter in query.parameters}
    return any(known.issuperset(group) for group in OPTIONS[option])
