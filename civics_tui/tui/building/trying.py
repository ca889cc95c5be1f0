"""A question of an own pack tried on: the screen of a quiz over one question, of which nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from civics_tui.model.pack import Pack
from civics_tui.places import Places
from civics_tui.study.history import Clock
from civics_tui.study.trial import trial
from civics_tui.tui.quiz import keys
from civics_tui.tui.screens.quiz import QuizScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.words import _

NOT_HERE = frozenset({"next", "previous", "flag", "overview", "report", "across"})
"""Entries of a question that trying one on does not have."""


class TryScreen(QuizScreen):
    """One question, as a learner gets it."""

    def __init__(self, places: Places, path: Path, pack: Pack, question: str, clock: Clock) -> None:
        """Try on a question of a pack as it was just read.

        Args:
            places: of the installation; nothing is written into them.
            path: where the pack lies.
            pack: as it was read.
            question: id of the question.
            clock: the time.

        Raises:
            CivicsError: it cannot be asked.
        """
        self._rooms = ExitStack()
        desk = self._rooms.enter_context(trial(places, path, pack, clock))
        try:
            super().__init__(desk, desk.ask(question))
        except BaseException:
            self._rooms.close()
            raise

    def footer(self) -> Iterable[Key]:
        """What can be done with the question, and back to writing it."""
        now = self.pane.situation()
        own = [key for key in keys.offered(now) if key.action not in NOT_HERE or (now.drawer and key.action == "next")]
        if now.phase == "feedback" and not now.drawer:
            own[0] = Key("enter", _("back to writing"), "go")
        return own if now.drawer else [*own, Key("esc", _("back to writing"), "back")]

    def say_place(self) -> None:
        """Say that it is a trial."""
        if self.is_narrow:
            self.say_where(_("Trying it"))
        else:
            self.say_where(_("Trying it, as a learner gets it"), _("nothing of it is kept"))

    async def _follow(self) -> None:
        if self.turn.phase == "feedback" and not self.turn.sentence:
            self.turn.say(_("Tried on. Nothing of it is kept."), "quiet")
        await super()._follow()

    async def action_go(self) -> None:
        """Answer; then go back to writing."""
        if self.turn.phase == "feedback" and not self.pane.is_covered:
            self.dismiss()
        else:
            await super().action_go()

    def on_unmount(self) -> None:
        """Throw the history away."""
        self.turn.sitting.close()
        self._rooms.close()
