"""The full-screen app: themes, the first screen, work in the background, and the boundary where a crash ends.

It holds no rule of quizzes or packs. What it works with (desk, settings, what to do with a crash) is handed in.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.binding import Binding
from textual.filter import NoColor
from textual.theme import Theme
from textual.worker import get_current_worker

from civics_tui.errors import CivicsError, Damaged, Exit
from civics_tui.model.text import clean_text
from civics_tui.study.settings import Settings, SettingsFile
from civics_tui.tui import routes, themes
from civics_tui.views import crashed
from civics_tui.words import _

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.dom import DOMNode
    from textual.screen import Screen

    from civics_tui.study.desk import Desk
    from civics_tui.study.sitting import Sitting

T = TypeVar("T")


def _commands() -> type[Provider]:
    from civics_tui.tui.palette import ScreenCommands  # the palette is loaded when it is opened

    return ScreenCommands


class CivicsApp(App[None]):
    """The app of one learner, at Home or at what a command asked for."""

    TITLE = "civics-tui"
    COMMANDS = {_commands}
    BINDINGS = [
        Binding("ctrl+c", "say_how_to_leave", show=False, system=True, id="app.interrupt"),
        Binding("ctrl+q", "leave", show=False, system=True, priority=True, id="app.leave"),
    ]
    CSS = """
    * { scrollbar-size-vertical: 1; }
    CommandPalette {
        SearchIcon { display: none; }
        & > Vertical, & > Vertical:dark { margin-top: 2; max-width: 78; background: $surface; }
        #--input, #--input.--list-visible { border: none; padding: 1 0; background: $surface; }
        CommandList, CommandList:focus {
            border: none;
            background: $surface;
            & > .option-list--option-highlighted {
                color: $foreground;
                background: $surface;
                text-style: bold reverse;
            }
        }
    }
    Toast { max-width: 78; background: $panel; }
    """

    def __init__(
        self,
        desk: Desk,
        *,
        settings: SettingsFile | None = None,
        report: Callable[[BaseException, tuple[int, int] | None], str] | None = None,
        sitting: Sitting | None = None,
        place: routes.Place | None = None,
        words: str | None = None,
        first: Callable[[], routes.AnyScreen] | None = None,
    ) -> None:
        """Take what the app works with.

        Args:
            desk: the learner's desk.
            settings: where choices are kept; without it they last as long as the app.
            report: keeps a log of a crash and gives the sentence that tells of it; it is handed the error, and how many
                of how many questions are answered in the attempt that was open.
            sitting: an attempt to open at once.
            place: what to open of a pack at once.
            words: words to search for at once; empty for the empty search.
            first: makes a screen that the app is all about, as in a class; leaving it leaves the app.
        """
        super().__init__()
        self.desk = desk
        self.settings_file = settings
        self.settings = Settings()
        self.broke: str | None = None
        """What to say after the screen is gone, where something broke."""
        self._report = report
        self._opening = (sitting, place, words)
        self._first = first
        self._trouble = ""
        self._read_settings()
        self._take_theme()
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"

    # Start

    def _read_settings(self) -> None:
        if self.settings_file is not None:
            try:
                self.settings = self.settings_file.read()
            except Damaged as problem:
                self._trouble = problem.sentence

    def _take_theme(self) -> None:
        for name, theme in list(self.available_themes.items()):
            if theme.ansi:
                self.unregister_theme(name)
        for theme in themes.OWN.values():
            self.register_theme(theme)
        wanted = [self.settings.theme, os.environ.get("TEXTUAL_THEME", ""), themes.DARK]
        if self.no_color:
            wanted = [themes.ONE_COLOUR]
            self._filters = [NoColor() if type(one).__name__ == "Monochrome" else one for one in self._filters]
        name = next(name for name in wanted if name in self.available_themes)
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_theme(self, theme_name: str) -> Theme | None:
        """The theme of that name, with every colour of text legible."""
        theme = super().get_theme(theme_name)
        return theme and themes.legible(theme)

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return routes.home(self.desk)

    def on_mount(self) -> None:
        """Open what the app was started for."""
        if self._trouble:
            self.tell(self._trouble, severity="warning")
        sitting, place, words = self._opening
        if self._first is not None:
            self.push_screen(self._first(), lambda _none: self.exit())
        elif sitting is not None:
            self.push_screen(routes.quiz(self.desk, sitting))
        elif place is not None:
            self.push_screen(routes.screen_for(self.desk, place))
        elif words is not None:
            self.push_screen(routes.search(self.desk, words))

    # What screens ask of the app

    def tell(self, sentence: str, severity: str = "information") -> None:
        """Show a sentence for a while; it may hold names and texts of packs."""
        shown = {"information": "information", "warning": "warning"}.get(severity, "error")
        self.notify(clean_text(sentence), severity=shown, markup=False)  # type: ignore[arg-type]

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell of an error with a sentence instead of ending; what follows in the block is left out."""
        try:
            yield
        except CivicsError as error:
            self.tell(error.sentence, severity="error")

    def in_background(
        self, owner: DOMNode, work: Callable[[Desk], T], then: Callable[[T], None], *, group: str = "default"
    ) -> None:
        """Do `work` in a thread and hand its result to `then` on the screen, unless the owner has gone or asked anew.

        The work gets a desk of its own to read from. An error is told; it ends nothing.
        """

        def run() -> None:
            worker = get_current_worker()
            try:
                with self.desk.beside() as desk:
                    result = work(desk)
            except CivicsError as error:
                self.call_from_thread(self.tell, error.sentence, "error")
                return
            except Exception as error:
                self.call_from_thread(self.tell, self._sentence(error), "error")
                return
            if not worker.is_cancelled:
                self.call_from_thread(deliver, result)

        def deliver(result: T) -> None:
            if owner.is_attached:
                then(result)

        owner.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)

    def change_settings(self, **choices: object) -> None:
        """Take over choices, and keep them where there is a file for them."""
        from dataclasses import replace

        self.settings = replace(self.settings, **choices)  # type: ignore[arg-type]
        if self.settings_file is not None:
            file = self.settings_file
            self.in_background(self, lambda _desk: file.change(**choices), lambda _kept: None, group="settings")

    def choose_theme(self, name: str) -> None:
        """Draw in another theme, from now on."""
        self.theme = name
        self.change_settings(theme=name)

    def go(self, place: routes.Place) -> None:
        """Open a place of a pack."""
        with self.told():
            screen = routes.screen_for(self.desk, place)
            if place.kind == "question":
                self.push_screen(screen, lambda _result: self._end_untouched(screen))
            else:
                self.push_screen(screen)

    def _end_untouched(self, screen: routes.AnyScreen) -> None:
        """End an attempt over a question that was only looked at: it is nothing to go on with."""
        sitting: Sitting | None = getattr(screen, "open_sitting", None)
        if sitting is not None and not sitting.attempt.answered and sitting.unsaved is None:
            with self.told():
                sitting.finish("stopped")

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as far as the terminal allows, and say what was done."""
        text = clean_text(text)
        self.copy_to_clipboard(text)
        first = text.partition("\n")[0]
        shown = first if len(first) <= 50 else f"{first[:47]}..."
        self.tell(_("Copied: {text}. If your terminal refuses, mark it with shift and the mouse.").format(text=shown))

    # Actions

    async def action_leave(self) -> None:
        """Leave the app; an open attempt is offered again at the next start."""
        from civics_tui.tui.screens.base import CivicsScreen  # it names this module

        for screen in reversed(self.screen_stack):
            if isinstance(screen, CivicsScreen) and not await screen.may_leave():
                return
        self.exit()

    def action_say_how_to_leave(self) -> None:
        """Say which key leaves, to whoever tries to interrupt."""
        self.tell(_("q leaves, and ctrl+q does so everywhere. Nothing is lost."))

    def action_home(self) -> None:
        """Go back to Home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_search(self) -> None:
        """Search everything."""
        self.push_screen(routes.search(self.desk))

    def action_command_palette(self) -> None:
        """Offer the commands of the screen, and places to go."""
        from textual.command import CommandPalette  # it is needed only here

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("A command, a pack or a page")))

    def action_help(self) -> None:
        """Explain the keys, those of this screen first."""
        self.push_screen(routes.help_for(self.screen))

    # Crash

    def _handle_exception(self, error: Exception) -> None:
        """End with a short message and a log without anybody's data; Textual would print local variables."""
        self._return_code = int(Exit.INTERNAL)
        if self._exception is None:
            self._exception = error
            self.broke = self._sentence(error)
            self._exception_event.set()
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing: the command line says what broke, once the terminal is as it was."""
        self._exit_renderables.clear()

    def _sentence(self, error: Exception) -> str:
        sitting = self._open_sitting()
        done = None if sitting is None else (sitting.attempt.answered, len(sitting.attempt.responses))
        sentence = crashed.sentence(done) if self._report is None else self._report(error, done)
        if sitting is None or sitting.unsaved is None:
            return sentence
        return f"{_('The last answer could not be saved.')} {sentence}"

    def _open_sitting(self) -> Sitting | None:
        found = (getattr(screen, "open_sitting", None) for screen in reversed(self.screen_stack))
        return next((one for one in found if one is not None), None)
