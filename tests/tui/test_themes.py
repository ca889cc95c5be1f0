"""Every theme that one can choose keeps its text apart from its ground."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from civics_tui.tui import themes
from civics_tui.tui.content import TOKENS

ALL = themes.OWN | BUILTIN_THEMES


def variables(name: str) -> dict[str, str]:
    """What the variables of a theme stand for once it is made legible."""
    theme = themes.legible(ALL[name])
    return theme.to_color_system().generate() | theme.variables


def test_contrast_counts_as_wcag_does() -> None:
    assert themes.contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert themes.contrast(Color.parse("#767676"), Color.parse("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", [*themes.OFFERED, themes.ONE_COLOUR])
def test_text_of_every_token_is_legible(name: str) -> None:
    found = variables(name)
    used = {word.lstrip("$") for style in TOKENS.values() for word in style.split() if word.startswith("$")}
    texts = used | {"foreground", "text-muted", "text-disabled", "footer-key-foreground", "block-cursor-foreground"}
    below = ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")
    weak = {
        (text, ground): round(ratio, 2)
        for text in texts
        for ground in below
        if (ratio := themes.contrast(Color.parse(found[text]), Color.parse(found[ground]))) < themes.CONTRAST
    }
    assert weak == {}


@pytest.mark.parametrize("name", themes.OWN)
def test_our_own_themes_need_no_help(name: str) -> None:
    """The plain colours of the table in the guide are legible as they are."""
    theme = themes.OWN[name]
    generated = theme.to_color_system().generate()
    for text in (*themes.TEXTS, "foreground"):
        for ground in ("background", "surface", "panel"):
            ratio = themes.contrast(Color.parse(generated[text]), Color.parse(generated[ground]))
            assert ratio >= themes.CONTRAST, (text, ground)
            if name == themes.HIGH_CONTRAST:
                assert ratio >= 7, (text, ground)


def test_the_check_can_fail() -> None:
    """Textual's own themes are not legible throughout, so what makes them so does something."""
    found = BUILTIN_THEMES["solarized-dark"].to_color_system().generate()
    assert themes.contrast(Color.parse(found["foreground"]), Color.parse(found["panel"])) < themes.CONTRAST


def test_no_theme_leaves_its_colours_to_the_terminal() -> None:
    assert not any(ALL[name].ansi for name in themes.OFFERED)
    assert set(themes.OWN) - {themes.ONE_COLOUR} <= set(themes.OFFERED)
