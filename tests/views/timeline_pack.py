"""The small timeline as a pack on disk, read through the reader like any other."""

from __future__ import annotations

import dataclasses
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from civics_tui.packs.library.library import Library
from civics_tui.places import Places
from civics_tui.study.desk import Desk
from tests.study.fakes import FakeClock
from tests.views.timelines import LEDGER, QUESTIONS, TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from civics_tui.model.timeline import Timeline

PACK = "road-pack"


def bare(record: object) -> dict[str, object]:
    """A record as an author writes it: only what is not left out."""
    made = dataclasses.asdict(record)  # type: ignore[call-overload]
    made.pop("__pydantic_config__", None)
    if isinstance(made.get("choices"), tuple):
        made["choices"] = [{"text": one["text"], "correct": one["correct"]} for one in made["choices"]]
    return {key: value for key, value in made.items() if value not in (None, (), [], "", {})}


def write_pack(folder: Path, told: Timeline = TIMELINE) -> None:
    """The pack with a timeline."""
    (folder / "questions").mkdir(parents=True)
    claims = [{"id": one.id, "text": one.text, "kind": one.kind} for one in LEDGER.claims.values()]
    sources = [bare(one) for one in LEDGER.sources.values()]
    files = {
        "pack.yaml": {"title": "The road", "ledger": "own"},
        "questions/all.yaml": {
            "questions": [
                {"kind": "single", **{key: value for key, value in bare(one).items() if key in WRITTEN}}
                for one in QUESTIONS
            ]
        },
        "sources.yaml": {
            "sources": sources,
            "claims": claims,
            "actors": [{"id": "group", "names": ["The Group"], "kind": "organization"}],
        },
        "timelines.yaml": {"timelines": [_timeline(told)]},
    }
    for name, held in files.items():
        (folder / name).write_text(json.dumps(held, ensure_ascii=True, default=list), encoding="utf-8")


WRITTEN = frozenset({"id", "stem", "choices", "claims"})


def _timeline(told: Timeline) -> dict[str, object]:
    events = [{**bare(one), "dated": [bare(part) for part in one.dated]} for one in told.events]
    return {**bare(told), "lanes": [bare(one) for one in told.lanes], "events": events}


@contextmanager
def timeline_desk(home: Path, told: Timeline = TIMELINE) -> Iterator[Desk]:
    """The desk of a learner who has the pack."""
    places = Places(home / "data", home / "config", home / "cache", home / "shipped")
    write_pack(places.installed / PACK, told)
    with Library.open(places) as library:
        library.refresh()
        desk = Desk.open(places, library=library, clock=FakeClock())
        try:
            yield desk
        finally:
            desk.close()
