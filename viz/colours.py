"""The one module that holds colours: what each kind of node and mechanism looks like.

In: nothing. Out: styles, and the page's colours as CSS variables. Hues follow Okabe and Ito,
which stay apart for colour-blind readers; shape and dash tell the same a second time, and a faint
line that its facts are only weighed. Example:
a 盟 or 市 (``place_prefecture``) is a blue hexagon, 定点帮扶 (``fixed_point``) a green line.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How a kind of node is drawn: a fill, an outline and one of vis-network's shapes."""

    fill: str
    outline: str
    shape: str


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a mechanism is drawn; ``dash`` alternates drawn and empty lengths, () is solid."""

    colour: str
    dash: tuple[int, ...]


NODE_STYLES: dict[str, NodeStyle] = {
    "place_country": NodeStyle("#1769b5", "#0e4a83", "star"),
    "place_region": NodeStyle("#7fb2d9", "#3f7fb0", "diamond"),
    "place_province": NodeStyle("#1769b5", "#0e4a83", "square"),
    "place_prefecture": NodeStyle("#3f8fd0", "#2769a0", "hexagon"),
    "place_county": NodeStyle("#6db4e4", "#3a86b8", "dot"),
    "place_town": NodeStyle("#8cc5e8", "#4a8fb8", "triangleDown"),
    "place_village": NodeStyle("#b5dcf2", "#5b9cc2", "triangle"),
    "place_zone": NodeStyle("#2b7bba", "#1c5c8f", "triangleDown"),
    "place_group": NodeStyle("#56a5d8", "#2f7bad", "diamond"),
    "place_organisation": NodeStyle("#6db4e4", "#3a86b8", "star"),
    "place_area": NodeStyle("#b5dcf2", "#5b9cc2", "diamond"),
    "place": NodeStyle("#b5dcf2", "#5b9cc2", "square"),
    "group": NodeStyle("#9aa1ab", "#6c737d", "dot"),
    "party": NodeStyle("#d55e00", "#9c4500", "star"),
    "government": NodeStyle("#d55e00", "#9c4500", "square"),
    "agency": NodeStyle("#d55e00", "#9c4500", "dot"),
    "court_procuratorate": NodeStyle("#d55e00", "#9c4500", "triangle"),
    "military": NodeStyle("#6f7d1f", "#4d5715", "star"),
    "enterprise": NodeStyle("#e69f00", "#a87400", "diamond"),
    "bank": NodeStyle("#e69f00", "#a87400", "hexagon"),
    "social_org": NodeStyle("#cc79a7", "#99507a", "dot"),
    "hospital": NodeStyle("#009e73", "#007053", "square"),
    "school": NodeStyle("#009e73", "#007053", "triangle"),
    "team": NodeStyle("#cc79a7", "#99507a", "triangle"),
    "media": NodeStyle("#cc79a7", "#99507a", "square"),
    "other": NodeStyle("#9aa1ab", "#6c737d", "square"),
}

LINE_STYLES: dict[str, LineStyle] = {
    "paired_assistance": LineStyle("#0072b2", ()),
    "east_west": LineStyle("#d55e00", ()),
    "fixed_point": LineStyle("#009e73", ()),
    "enterprise": LineStyle("#c58700", ()),
    "military": LineStyle("#6f7d1f", (12, 5)),
    "medical_pairing": LineStyle("#cc79a7", ()),
    "education_pairing": LineStyle("#cc79a7", (12, 5)),
    "official_contact": LineStyle("#8659b0", ()),
    "village_team": LineStyle("#8659b0", (12, 5)),
    "household_pairing": LineStyle("#8659b0", (3, 5)),
    "regional_aid": LineStyle("#d55e00", (12, 5)),
    "social": LineStyle("#009e73", (12, 5)),
    "finance": LineStyle("#c58700", (12, 5)),
}

# a line of facts that are only weighed: faint in the colour and dash of its mechanism
WEIGHED_OPACITY = 0.45

# what only an answer to a query knows: things that are no end of aid, and ties between them
ANSWER_NODE = NodeStyle("#f0e442", "#8a8100", "hexagon")
ANSWER_LINE = LineStyle("#6c737d", (3, 5))

LIGHT: dict[str, str] = {
    "ground": "#f5f4ef",
    "surface": "#ffffff",
    "ink": "#1d2430",
    "muted": "#5a6270",
    "rule": "#dcd9cf",
    "accent": "#0b5c8a",
    "accent-ink": "#ffffff",
    "hover": "#eef3f6",
    "mark": "#ffe9a8",
    "mark-place": "#cfe6f5",
    "mark-actor": "#fbdcc4",
    "mark-document": "#e4d8f2",
    "mark-unread": "#f3d4e4",
    "mark-unlinked": "#ffcf9e",
    "mark-funding": "#cdebc8",
    "mark-indicator": "#c6ece6",
    "mark-exit": "#e3e6a6",
    "mark-responsibility": "#dfe1e6",
    "mark-programme": "#f7cfd3",
    "exact": "#007053",
    "rounding": "#0b5c8a",
    "unequal": "#b3401a",
    "incomplete": "#6a4a9c",
    "series-1": "#e69f00",
    "series-2": "#56b4e9",
    "series-3": "#33b88e",
    "series-4": "#f0e442",
    "series-5": "#7ea6e0",
    "series-6": "#f08a4b",
    "series-7": "#d9a0c0",
    "series-8": "#b9bcc2",
    "series-ink": "#1d2430",
    "shade": "#00000022",
}

DARK: dict[str, str] = {
    "ground": "#12161c",
    "surface": "#1b212a",
    "ink": "#e8eaee",
    "muted": "#a3adba",
    "rule": "#323b48",
    "accent": "#6db8e6",
    "accent-ink": "#0d1a24",
    "hover": "#242d39",
    "mark": "#665413",
    "mark-place": "#1f4a66",
    "mark-actor": "#6b3d17",
    "mark-document": "#473661",
    "mark-unread": "#63304a",
    "mark-unlinked": "#7a4a0c",
    "mark-funding": "#2b5526",
    "mark-indicator": "#1c544c",
    "mark-exit": "#50531a",
    "mark-responsibility": "#454b57",
    "mark-programme": "#6b2d35",
    "exact": "#45c29d",
    "rounding": "#6db8e6",
    "unequal": "#f5966b",
    "incomplete": "#bfa2ee",
    "series-1": "#e69f00",
    "series-2": "#56b4e9",
    "series-3": "#33b88e",
    "series-4": "#f0e442",
    "series-5": "#7ea6e0",
    "series-6": "#f08a4b",
    "series-7": "#d9a0c0",
    "series-8": "#b9bcc2",
    "series-ink": "#1d2430",
    "shade": "#00000066",
}


def to_css() -> str:
    """Return the rules that set the page's colours as CSS variables: light, and dark where the
    reader's system or the page's own switch asks for it; paper is always light."""
    light, dark = (
        "".join(f"--{name}:{value};" for name, value in scheme.items()) for scheme in (LIGHT, DARK)
    )
    return (
        f":root{{color-scheme:light;{light}}}\n"
        "@media screen and (prefers-color-scheme:dark){"
        f":root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}\n"
    )
