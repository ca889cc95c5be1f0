"""The app of a preview: it takes every save of a pack, and shows it on whatever screen is open."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from civics_tui.errors import CivicsError
from civics_tui.packs.preview.preview import Preview, Shown
from civics_tui.study.trial import TrialDesk
from civics_tui.tui.app import CivicsApp
from civics_tui.tui.screens.preview import PreviewScreen
from civics_tui.tui.screens.preview_lists import FindingsScreen, QuestionsScreen
from civics_tui.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from civics_tui.model.pack import Pack
    from civics_tui.study.settings import SettingsFile

GoTo = Callable[[str | None], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Workbench:
    """What a preview is handed."""

    preview: Preview
    saves: Callable[[threading.Event], Iterator[None]] | None
    """Yields after each save until the event is set; without it nothing is taken by itself."""
    trial: Callable[[Pack], contextlib.AbstractContextManager[TrialDesk]]
    """Makes the desk on which questions are tried on."""
    edit: Callable[[Path, int, int], None] | None = None
    """Opens a file at a line and column in the editor; without it there is none."""
    question: str | None = None
    """The question to begin with."""


class PreviewApp(CivicsApp):
    """The full screen over a pack that is being written."""

    def __init__(
        self,
        bench: Workbench,
        *,
        settings: SettingsFile | None = None,
        report: Callable[[BaseException, tuple[int, int] | None], str] | None = None,
    ) -> None:
        """Take what the preview works with."""
        self.bench = bench
        self.shown = bench.preview.shown
        self._desk: TrialDesk | None = None
        self._rooms = ExitStack()
        self._stop = threading.Event()
        super().__init__(self._desk_or_none(), settings=settings, report=report)  # type: ignore[arg-type]

    def _desk_or_none(self) -> TrialDesk | None:
        if self._desk is None and self.shown.pack is not None:
            self._desk = self._rooms.enter_context(self.bench.trial(self.shown.pack))
        return self._desk

    @property
    def mends(self) -> bool:
        """Is there an editor?"""
        return self.bench.edit is not None

    def get_default_screen(self) -> Screen[None]:
        """What was found, until there is a question to be shown."""
        return FindingsScreen(self.shown, is_first=True)  # type: ignore[return-value]

    def on_mount(self) -> None:
        """Show the first question, and wait for saves."""
        super().on_mount()
        self._open()
        if self.bench.saves is not None:
            self.run_worker(self._wait, thread=True, group="saves", exit_on_error=False)

    def on_unmount(self) -> None:
        """Wait for nothing any more, and throw the history away."""
        self._stop.set()
        self._rooms.close()

    def _open(self) -> None:
        ids = self.shown.ids
        desk = self._desk_or_none()
        if not ids or desk is None:
            return
        self.desk = desk
        wanted = self.bench.question
        with self.told():
            if wanted is not None and wanted not in ids:
                self.tell(_('There is no question "{id}" to be shown; this is the first.').format(id=wanted), "warning")
            first = wanted if wanted in ids else ids[0]
            self.push_screen(PreviewScreen(desk, self.shown, first or ids[0]), lambda _none: self.exit())

    def _wait(self) -> None:
        assert self.bench.saves is not None
        for _save in self.bench.saves(self._stop):
            if self._stop.is_set():
                return
            before = self.bench.preview.shown
            shown = self.bench.preview.reload()
            if shown is not before and not self._stop.is_set():
                self.call_from_thread(self.take, shown)  # type: ignore[arg-type]

    async def reload(self) -> None:
        """Read what was saved, and show it."""
        await self.take(self.bench.preview.reload())

    async def take(self, shown: Shown) -> None:
        """Show another version on every screen that is open."""
        self.shown = shown
        screens = list(self.screen_stack)
        for screen in screens:
            if isinstance(screen, FindingsScreen | QuestionsScreen | PreviewScreen):
                await screen.take(shown)
        if not any(isinstance(screen, PreviewScreen) for screen in screens):
            self._open()

    def show_findings(self, then: GoTo) -> None:
        """Open what was found."""
        self.push_screen(FindingsScreen(self.shown), then)

    def show_questions(self, question: str, then: GoTo) -> None:
        """Open the list of questions, at one of them."""
        self.push_screen(QuestionsScreen(self.shown, question), then)

    def mend_question(self, question: str) -> None:
        """Open a question in the editor, at its place in the newest version."""
        place = self.shown.place_of(question)
        if place is None:
            first = next(iter(self.shown.report.of("error")), None)
            if first is not None:
                self.mend(first.file, first.line, first.column)
            return
        self.mend(place.file, place.line, place.column)

    def mend(self, file: str, line: int, column: int) -> None:
        """Open a place of the pack in the editor; the screen waits, and then shows what was saved."""
        if self.bench.edit is None:
            self.tell(
                _("No editor is set: give its command in EDITOR. The place is {place}.").format(
                    place=f"{file}:{line}:{column}"
                )
            )
            return
        try:
            with self.suspend():
                self.bench.edit(self.shown.folder / file, line, column)
        except SuspendNotSupported:
            self.tell(_("This terminal cannot make room for an editor. Open the file in another window."), "warning")
        except CivicsError as problem:
            self.tell(problem.sentence, "warning")
        self.run_worker(self.reload(), group="mended", exclusive=True)


__all__ = ["PreviewApp", "Workbench"]
