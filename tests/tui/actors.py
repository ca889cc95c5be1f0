"""A pack with actors, a comparison and a text phrase by phrase, for the screens that show them; any text in it."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from civics_tui.packs.library.library import Library
from civics_tui.study.desk import Desk
from tests.tui.desks import NOW, bare_places_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACK = "voices"

SOURCES = {
    "sources": [
        {"id": "gazette", "outlet": "The Gazette", "title": "A vote is near", "published": {"date": "2016-11-10"}},
        {
            "id": "retold",
            "outlet": "The Courier",
            "title": "A vote is near",
            "wording": "reworded",
            "published": {"date": "2024-11", "basis": "inferred", "note": "from its weekdays"},
        },
        {"id": "charter", "type": "reference", "title": "Charter", "published": {"date": "1787"}},
    ],
    "claims": [
        {"id": "gazette.role", "text": "Ann leads the Free League.", "kind": "fact", "chain": ["gazette-paper"]},
        {
            "id": "gazette.members",
            "text": "Ann counts 5,000 members.",
            "kind": "figure",
            "speaker": {"actor": "ann", "role": "leader"},
            "chain": ["gazette-paper"],
            "as_of": "2016-11-09",
            "place": {"line": 4, "look_for": "five thousand members"},
        },
        {
            "id": "retold.moment",
            "text": "Ann calls it the right moment.",
            "kind": "opinion",
            "speaker": {"actor": "ann"},
            "as_of": "2024-11~",
            "place": {"line": 2},
        },
        {
            "id": "gazette.calls",
            "text": "Bob counts thousands of calls.",
            "kind": "figure",
            "speaker": {"actor": "bob"},
            "chain": ["gazette-paper"],
        },
        {"id": "charter.enough", "text": "Two thirds are enough.", "kind": "rule", "as_of": "2026"},
    ],
    "disputes": [
        {
            "id": "size",
            "question": "How many are they?",
            "views": [
                {"claims": ["gazette.members"], "says": "5,000 MEMBERS"},
                {"claims": ["gazette.calls"], "says": "thousands of CALLS"},
            ],
            "differs": "Members are no callers.",
            "fair": "Say what was counted.",
        }
    ],
    "actors": [
        {
            "id": "ann",
            "names": ["Ann Able", "Able"],
            "roles": [{"title": "leader", "organization": "league", "from": "2016-11", "claim": "gazette.role"}],
            "not_to_confuse_with": ["bob"],
        },
        {"id": "bob", "names": ["Bob Baker"], "roles": [{"title": "spokesman", "organization": "union"}]},
        {
            "id": "league",
            "names": ["Free League"],
            "kind": "organization",
            "roles": [{"title": "group for a vote", "to": "2017-05", "claim": "gazette.role"}],
        },
        {"id": "union", "names": ["Free Union"], "kind": "organization"},
        {"id": "gazette-paper", "names": ["The Gazette"], "kind": "organization"},
    ],
}
WALKS = [
    {
        "id": "charter",
        "title": "The charter, phrase by phrase",
        "text": "Watch who decides.",
        "minutes": 2,
        "source": "charter",
        "phrases": [
            {"text": "Two thirds shall decide,", "gloss": "It is a [vote](term:vote).", "claims": ["charter.enough"]},
            {
                "text": "and their word shall hold,",
                "gloss": "It binds. See [the page](explainer:page#on).",
                "claims": ["charter.enough", "gazette.calls"],
            },
            {"text": "until they meet again.", "gloss": "It has an end."},
        ],
        "questions": ["who"],
    }
]
COMPARISONS = [
    {
        "id": "counts",
        "question": "What was counted?",
        "views": [
            {"claims": ["retold.moment"], "says": "a MOMENT"},
            {"claims": ["gazette.members"], "says": "MEMBERS"},
        ],
        "same": "Both are Ann's.",
        "differs": "One is no number.",
    }
]
TERMS = [
    {
        "id": "vote",
        "term": "vote",
        "text": "Saying yes or no; see [quorum](term:quorum).",
        "not_to_confuse_with": ["quorum"],
    },
    {"id": "quorum", "term": "quorum", "text": "How many must be there."},
]
PAGE = """\
---
id: page
title: Who is who
minutes: 3
---
Read first.

::: actors ann bob
:::

::: compare counts
:::

::: walk charter
:::

## On

::: glossary vote
:::

::: check who
:::
"""


PLAIN = frozenset({"outlet", "title", "role", "says", "question", "same", "differs", "fair", "note", "term"})
INLINE = frozenset({"text", "gloss"})
"""Texts that may hold Markdown, of which the reader refuses some."""


def _with(value: object, text: str | None, fields: frozenset[str]) -> object:
    """The records with `text` in place of those fields."""
    if isinstance(value, dict):
        return {key: text if text and key in fields else _with(one, text, fields) for key, one in value.items()}
    if isinstance(value, list):
        return [_with(one, text, fields) for one in value]
    return value


def write_pack(folder: Path, text: str | None = None, fields: frozenset[str] = PLAIN | INLINE) -> None:
    """Write the pack; with `text` in every one of those fields, where one is given."""
    folder.mkdir(parents=True)
    sources = _with(SOURCES, text, fields)
    assert isinstance(sources, dict)
    for actor in sources["actors"] if text else ():
        actor["names"] = [text, text]
    for name, value in (
        (
            "pack.yaml",
            {"title": "Voices", "sections": [{"id": "s", "questions": "questions/q.yaml", "explainers": ["page"]}]},
        ),
        ("sources.yaml", sources),
        ("walks.yaml", {"walks": _with(WALKS, text, fields)}),
        ("comparisons.yaml", {"comparisons": _with(COMPARISONS, text, fields)}),
        ("glossary.yaml", {"glossary": _with(TERMS, text, fields)}),
        (
            "questions/q.yaml",
            {
                "questions": [
                    {
                        "id": "who",
                        "kind": "true_false",
                        "stem": "Ann counts members.",
                        "answer": True,
                        "explanation": "She does.",
                        "claims": ["gazette.members"],
                    },
                    {
                        "id": "other",
                        "kind": "true_false",
                        "stem": "Two thirds decide.",
                        "answer": True,
                        "explanation": "They do.",
                        "claims": ["charter.enough"],
                    },
                ]
            },
        ),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    (folder / "explainers").mkdir()
    (folder / "explainers" / "page.md").write_text(PAGE, encoding="utf-8")


@contextmanager
def voices(home: Path, text: str | None = None, fields: frozenset[str] = PLAIN | INLINE) -> Iterator[Desk]:
    """The desk of a learner who has this pack."""
    places = bare_places_in(home)
    write_pack(places.installed / PACK, text, fields)
    with Library.open(places) as library:
        library.refresh()
        desk = Desk(library, places, "Sam", lambda: NOW)
        try:
            yield desk
        finally:
            desk.close()
