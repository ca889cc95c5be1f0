"""The pictures hold no address, and are what the app draws now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pictures.__main__ import HERE, PICTURES, draw, plain
from tests.tui.desks import compile_into

NAMESPACE = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("name", PICTURES)
def test_no_picture_names_an_address(name: str) -> None:
    text = (HERE / f"{name}.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\s\"')]+", text.replace(NAMESPACE, "")) == []
    assert "@font-face" not in text
    assert "url(h" not in text


def test_an_address_of_a_font_is_taken_out() -> None:
    drawn = "<style>@font-face { src: url(https://fonts.example/x) } .a { font-family: Fira Code; }</style>"
    assert "https://" not in plain(drawn)
    assert "monospace" in plain(drawn)


async def test_a_picture_is_the_same_each_time(tmp_path: Path) -> None:
    compiled = compile_into(tmp_path / "compiled")
    first, second = [await draw(PICTURES["home"], tmp_path / name, compiled) for name in ("a", "b")]
    assert first == second
    assert "Continue" in first
