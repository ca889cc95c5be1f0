"""Classes that were held, as the Teach area is handed them, over the store of a lesson."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from civics_tui.classroom.hosting import sittings
from civics_tui.classroom.hosting.kept import KeptClass
from civics_tui.classroom.rules.session import said
from civics_tui.errors import Damaged, NotFound
from civics_tui.study.classes import HeldClass
from tests.classroom.hosting.teaching import TODAY, Teaching


@dataclass
class Earlier:
    """The classes of a store; `times` over, where a list is to be long."""

    taught: Teaching
    times: int = 1
    is_damaged: bool = False
    open_now: int = 0
    """How many are opened just now."""

    def listed(self) -> tuple[HeldClass, ...]:
        if self.is_damaged:
            raise Damaged("The store classes.sqlite3 is damaged.")
        found = [
            HeldClass(
                number=one.session.id,
                title=one.session.title,
                day=TODAY - datetime.timedelta(days=number),
                pack=one.pack,
                students=one.students,
                state=said(one.session.state),
                is_erased=one.is_erased,
            )
            for one in sittings.overview(self.taught.held.room.store)
            for number in range(self.times)
        ]
        return tuple(found)

    @contextlib.contextmanager
    def open(self, number: int) -> Iterator[KeptClass]:
        if number != self.taught.held.session:
            raise NotFound("There is no such session.")
        self.open_now += 1
        try:
            yield self.taught.desk.kept
        finally:
            self.open_now -= 1
