"""Puts together what faces and commands are handed: places, library, and the desk of one learner."""

from __future__ import annotations

import contextlib
import datetime
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from civics_tui import places as place_finder
from civics_tui.cli.console import Console
from civics_tui.places import Places

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Library
    from civics_tui.study.classes import HowHeld
    from civics_tui.study.desk import Desk


def now() -> datetime.datetime:
    """The time in UTC; the only clock of the app."""
    return datetime.datetime.now(datetime.UTC)


def draw(size: int) -> bytes:
    """So many bytes that nobody can foretell, for codes, tokens and keys of a class."""
    return secrets.token_bytes(size)


@dataclass
class Context:
    """What a command needs; each part is built when it is first asked for."""

    console: Console
    profile: str | None = None
    """The learner's name, as typed; the usual learner where it is `None`."""

    @cached_property
    def places(self) -> Places:
        """The folders of this installation."""
        return place_finder.find()

    @cached_property
    def library(self) -> Library:
        """The compiled library."""
        from civics_tui.packs.library.library import Library

        return Library.open(self.places)

    @property
    def fresh_library(self) -> Library:
        """The compiled library after packs that changed were compiled anew."""
        if self.library.stale():
            self.library.refresh()
        return self.library

    @cached_property
    def desk(self) -> Desk:
        """The desk of the learner."""
        from civics_tui.cli.held import HeldClasses  # it needs a context
        from civics_tui.study.desk import Desk

        desk = Desk.open(self.places, learner=self.profile, clock=now, library=self.library)
        desk.open_class = self._open_class
        desk.classes = HeldClasses(self)
        return desk

    def _open_class(self, name: str, how: HowHeld) -> contextlib.AbstractContextManager[Any]:
        from civics_tui.cli.classes import HostWish, hosted
        from civics_tui.cli.extras import need_classroom

        need_classroom()
        wish = HostWish(
            seconds=how.seconds,
            shuffle=how.own_order or None,
            names="own" if how.typed_names else "made-up",
            approve=how.approve,
        )
        return hosted(self, name, wish)

    def close(self) -> None:
        """Close what was opened."""
        for name in ("desk", "library"):
            part = self.__dict__.pop(name, None)
            if part is not None:
                part.close()
