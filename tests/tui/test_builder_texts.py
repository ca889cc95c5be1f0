"""Hostile and odd texts in the builder, of a file and pasted: nothing of them does anything, nothing ends the app."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from textual import events

from civics_tui.errors import CivicsError
from civics_tui.packs.building.fields import kinds
from civics_tui.tui import routes
from tests.tui.driving import SIZES, driven
from tests.tui.test_builder import SENATE, building
from tests.tui.test_safety import PAYLOADS, check

if TYPE_CHECKING:
    from pathlib import Path

    from civics_tui.study.desk import Desk


def written(folder: Path, text: str) -> Path:
    """A pack with a text in every part that the form shows."""
    quoted = json.dumps(text, ensure_ascii=True)
    folder.mkdir(parents=True)
    path = folder / "hostile.yaml"
    path.write_text(
        f"title: {quoted}\nobjectives:\n  - {{id: o, text: {quoted}}}\n"
        f"questions:\n  - kind: single\n    stem: {quoted}\n"
        f"    objective: o\n    choices:\n      - {{text: {quoted}, correct: true, feedback: {quoted}}}\n"
        f"      - {quoted}\n    hints: [{quoted}]\n    explanation: {quoted}\n    source: {{text: {quoted}}}\n"
        f"    tags: [{quoted}]\n    say: {quoted}\n  - {{kind: {quoted}, stem: {quoted}}}\n"
        f"  - {{kind: categorize, stem: x, categories: {{{quoted}: [{quoted}], b: [c]}}}}\n"
        f"  - {{kind: cloze, stem: {quoted}, gaps: {{a: {{accept: [{quoted}]}}}}}}\n  - [{quoted}]\n  - {quoted}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
async def test_no_text_of_a_file_does_anything(desk: Desk, payload: str) -> None:
    path = written(desk.places.own, payload)
    async with driven(desk) as shown:
        try:
            screen = routes.builder(desk, path)
        except CivicsError as refused:
            shown.app.tell(refused.sentence)
            await shown.settle()
            check(shown)
            return
        shown.app.push_screen(screen)
        await shown.settle()
        check(shown)
        for keys in (("f8",), ("f5",), ("escape",), ("f6",), ("f6",), ("f6",), ("f2",), ("escape",), ("f3",)):
            await shown.press(*keys)
            check(shown)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
async def test_no_pasted_text_does_anything(desk: Desk, payload: str) -> None:
    async with building(desk, SENATE, size=(120, 40)) as shown:
        for key in ("stem", "explanation", "source"):
            box = shown.builder.form.box_at((key,))
            assert box is not None
            box.focus()
            box.post_message(events.Paste(payload))
            await shown.settle()
            check(shown)
        assert "NOT saved" not in shown.text
        await shown.press("f5")
        check(shown)


@pytest.mark.parametrize("kind", [name for name, _text, _help in kinds()])
async def test_every_kind_at_every_size(desk: Desk, kind: str) -> None:
    async with building(desk, SENATE, size=(80, 24)) as shown:
        await shown.builder._change_kind(kind)
        for size in (*SIZES, (200, 60), (60, 17), (20, 5)):
            await shown.resize(*size)
            check(shown)
            await shown.press("tab", "tab")
            check(shown)
