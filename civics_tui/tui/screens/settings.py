"""Choices about the app itself: the colours, and how a digit and a doubt are taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui import themes
from civics_tui.tui.content import T, spread
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, RowList, heading
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A theme to choose."""

    name: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice of yes or no."""

    name: str
    """The field of the settings."""


class SettingsScreen(CivicsScreen[None]):
    """A list of switches and themes; a choice holds at once and is kept."""

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(id="settings")

    def footer(self) -> Iterable[Key]:
        """Change, and back."""
        yield Key("enter", _("change"), "change")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Fill the list."""
        self.say_where(_("Settings"))
        self._draw()
        self.query_one(RowList).focus()
        self.show_keys()

    def _draw(self) -> None:
        settings = self.civics.settings
        rows = [
            EMPTY_ROW,
            heading(_("Answering")),
            _switch(_("A digit answers at once, without enter"), "answer_at_once", settings.answer_at_once),
            _switch(_("Ask how sure I was, before the verdict"), "confidence", settings.confidence),
        ]
        if not self.app.no_color:
            names = [self._theme(name) for name in themes.OFFERED]
            rows += [EMPTY_ROW, heading(_("Colours")), *names]
        self.query_one(RowList).show(rows)

    def _theme(self, name: str) -> ListRow:
        chosen = "(o)" if name == self.app.theme else "( )"
        return ListRow(lambda _width: T(f"{chosen} {name}"), ThemeChoice(name))

    @on(RowList.Chosen)
    def _change(self, event: RowList.Chosen) -> None:
        match event.value:
            case ThemeChoice(name):
                self.civics.choose_theme(name)
            case Switch(name):
                self.civics.change_settings(**{name: not getattr(self.civics.settings, name)})
        self._draw()

    def action_change(self) -> None:
        """Change the marked row."""
        self.query_one(RowList).action_select()


def _switch(text: str, name: str, on_: bool) -> ListRow:
    def draw(width: int) -> Content:
        return spread(T(f"{'[x]' if on_ else '[ ]'} {text}"), T(""), width)

    return ListRow(draw, Switch(name))
