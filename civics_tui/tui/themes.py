"""The themes of the full screen: three of our own, and Textual's made legible.

Every colour in which text is written keeps a contrast of 4.5:1 to every ground that it can stand on. Themes that leave
their colours to the terminal are not offered: nobody can say what stands out in them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

CONTRAST = 4.5
"""Least contrast of text, as in WCAG 2.2 AA."""

ROUNDING = 0.1
"""What a contrast may lose when a theme's colours are turned into shades and back."""

TEXTS = ("primary", "secondary", "success", "warning", "error", "accent")
"""Colours of a theme in which text is written; `$text-primary` and so on are their legible forms."""

DARK, LIGHT, HIGH_CONTRAST, ONE_COLOUR = "civics-dark", "civics-light", "civics-contrast", "civics-one-colour"


def _own(name: str, *, line: str, muted: str, dark: bool = True, **colours: Any) -> Theme:
    """A theme of our own, with the colour of rules and that of quiet text."""
    variables = {
        **{f"text-{text}": colours[text] for text in TEXTS},
        "text-muted": muted,
        "text-disabled": muted,
        "block-cursor-background": colours["panel"],
        "block-cursor-foreground": colours["foreground"],
        "block-cursor-blurred-background": colours["panel"],
        "block-cursor-blurred-foreground": colours["foreground"],
        "block-hover-background": colours["panel"],
        "border": colours["primary"],
        "border-blurred": line,
        "footer-key-foreground": colours["primary"],
        "scrollbar": line,
        "scrollbar-background": colours["background"],
        "scrollbar-corner-color": colours["background"],
        "link-color": colours["primary"],
        "input-cursor-text-style": "reverse" if name == ONE_COLOUR else "none",
    }
    return Theme(name=name, dark=dark, variables=variables, **colours)


OWN: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        _own(
            DARK,
            background="#14171a",
            surface="#1b1f23",
            panel="#252a30",
            foreground="#e4e3df",
            primary="#84bdf5",
            secondary="#9cc3d2",
            success="#82cf91",
            warning="#e5b454",
            error="#f79089",
            accent="#d3a9f2",
            muted="#a6adb4",
            line="#5b646e",
        ),
        _own(
            LIGHT,
            dark=False,
            background="#fcfbf8",
            surface="#f4f2eb",
            panel="#e9e6dc",
            foreground="#1c1b19",
            primary="#0a4a94",
            secondary="#31586b",
            success="#125a26",
            warning="#734800",
            error="#a1171d",
            accent="#6b2593",
            muted="#53534e",
            line="#a5a193",
        ),
        *(
            _own(
                name,
                background="#000000",
                surface="#000000",
                panel="#1c1c1c",
                foreground="#ffffff",
                primary="#ffe95c",
                secondary="#8fe9ff",
                success="#7ef59a",
                warning="#ffc14d",
                error="#ff9d94",
                accent="#f0b3ff",
                muted="#dadada",
                line="#bdbdbd",
            )
            for name in (HIGH_CONTRAST, ONE_COLOUR)
        ),
    )
}
"""Our themes by name. The last one is for `NO_COLOR`: what it says by a ground is said by reversing too."""

OFFERED: tuple[str, ...] = (
    *(name for name in OWN if name != ONE_COLOUR),
    *(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi),
)
"""The themes that one can choose, ours first."""


def contrast(one: Color, other: Color) -> float:
    """How far two opaque colours stand apart, from 1 to 21, as WCAG counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def legible(theme: Theme) -> Theme:
    """The theme with every colour of text moved towards black or white, as little as its contrast needs.

    Ours are legible as they are.
    """
    if theme.name in OWN:
        return theme
    generated = theme.to_color_system().generate()
    ground = {name: generated[name] for name in ("background", "surface", "panel")}
    below = tuple(Color.parse(colour) for colour in ground.values())

    def apart(colour: str) -> str:
        return _apart(Color.parse(colour), below, dark=theme.dark).hex

    foreground = apart(generated["foreground"])
    texts = {name: apart(generated[name]) for name in TEXTS}
    muted = apart(theme.variables.get("text-muted") or _mixed(foreground, below[0]))
    variables = {
        **{f"text-{name}": colour for name, colour in texts.items()},
        "text-muted": muted,
        "text-disabled": muted,
        "block-cursor-background": ground["panel"],
        "block-cursor-foreground": foreground,
        "block-cursor-blurred-background": ground["panel"],
        "block-cursor-blurred-foreground": foreground,
        "footer-key-foreground": texts["primary"],
        "link-color": texts["primary"],
    }
    colours: dict[str, Any] = {**ground, **texts, "foreground": foreground}
    return replace(theme, variables=theme.variables | variables, **colours)


def _mixed(foreground: str, background: Color) -> str:
    return Color.parse(foreground).blend(background, 0.3).hex


def _apart(colour: Color, below: tuple[Color, ...], *, dark: bool) -> Color:
    """The nearest colour on the way to white (black in a light theme) that is far enough from all of `below`."""
    pole = Color.parse("#ffffff" if dark else "#000000")
    for step in range(21):
        moved = colour.blend(pole, step / 20, alpha=1)
        if all(contrast(moved, ground) >= CONTRAST + ROUNDING for ground in below):
            return moved
    return pole
