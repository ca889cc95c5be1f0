"""What screens share that are one list of things to do: read in the background, shown, and done row by row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.screen import ScreenResultType
from textual.widget import Widget

from civics_tui.tui.content import T, wrap
from civics_tui.tui.menu_rows import menu_rows
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import RowList
from civics_tui.tui.widgets.sheet import Sheet, rows_of
from civics_tui.views.menu import Act, Menu
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

State = TypeVar("State")


class MenuScreen(CivicsScreen[ScreenResultType], Generic[State, ScreenResultType]):
    """One list. A screen of its own gives `read`, `menu` and `do`."""

    DEFAULT_CSS = """
    MenuScreen #said { height: auto; max-height: 50%; padding: 0 1; }
    """

    def __init__(self, desk: Desk) -> None:
        """Show what there is on a desk."""
        super().__init__()
        self.desk = desk
        self.state: State | None = None

    def read(self, desk: Desk) -> State:
        """What is to be shown; in a thread, with a desk of its own."""
        raise NotImplementedError

    def menu(self, state: State) -> Menu:
        """How it is shown."""
        raise NotImplementedError

    def do(self, act: Act) -> None:
        """Do what a row stands for; an error is told."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """The list, and below it what came of the last thing done."""
        yield RowList(id="menu")
        yield Sheet(id="said")

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("open"), "open")
        yield Key("/", _("search"), "search")
        yield Key("esc", _("back"), "back")

    def say(self, sentence: str) -> None:
        """Say what came of something, until the next thing is done."""
        said = self.query_one("#said", Sheet)
        said.display = bool(sentence)
        said.show(lambda width: rows_of(wrap(T(sentence), width)))

    def on_mount(self) -> None:
        """Start in the list."""
        self.say("")
        self.query_one(RowList).focus()
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Read again: something may have been changed."""
        self.again()

    def again(self) -> None:
        """Read what is there now, and show it."""
        self.civics.in_background(self, self.read, self.take, group="menu")

    def take(self, state: State) -> None:
        """Show what was read."""
        self.state = state
        self.draw()

    def draw(self) -> None:
        """Show what is known; the mark stays."""
        if self.state is None:
            return
        menu = self.menu(self.state)
        self.say_where(menu.title, T("" if self.is_narrow else menu.standing, "quiet"))
        rows = self.query_one(RowList)
        is_first = not rows.rows
        rows.show(menu_rows(menu))
        if is_first:
            rows.scroll_home(animate=False)
        self.show_keys()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Act):
            self.say("")
            with self.civics.told():
                self.do(event.value)

    def action_open(self) -> None:
        """Do what the marked row stands for."""
        self.query_one(RowList).action_select()
