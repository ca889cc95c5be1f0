"""Classes that were held on this computer, for the Teach area: listed, and opened to be looked at or erased."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from civics_tui.cli.build import Context, now
from civics_tui.cli.classes import database, folder, opened_store, wall
from civics_tui.errors import MissingExtra
from civics_tui.study.classes import HeldClass

if TYPE_CHECKING:
    from civics_tui.classroom.hosting.kept import KeptClass


class HeldClasses:
    """What is kept in the usual place; see `study.classes.Classes`."""

    def __init__(self, context: Context) -> None:
        """List the classes of an installation."""
        self._context = context

    def listed(self) -> tuple[HeldClass, ...]:
        """All of them, newest first; none where no class was held, or where the part for classes is missing."""
        from pathlib import Path

        from civics_tui.cli.extras import need_classroom

        if not Path(database(self._context, None)).exists():
            return ()
        with contextlib.suppress(MissingExtra):
            need_classroom()
            from civics_tui.classroom.hosting import sittings
            from civics_tui.classroom.rules.session import said

            with opened_store(self._context, None) as store:
                return tuple(
                    HeldClass(
                        number=one.session.id,
                        title=one.session.title,
                        day=_day(one.made_at),
                        pack=one.pack,
                        students=one.students,
                        state=said(one.session.state),
                        is_erased=one.is_erased,
                    )
                    for one in sittings.overview(store)
                )
        return ()

    @contextlib.contextmanager
    def open(self, number: int) -> Iterator[KeptClass]:
        """One of them, to look at, to write files of, and to erase.

        Raises:
            NotFound: there is none of that number.
        """
        from civics_tui.cli.extras import need_classroom

        need_classroom()
        from civics_tui.classroom.hosting import sittings
        from civics_tui.classroom.hosting.kept import KeptClass
        from civics_tui.classroom.hosting.lesson import behind
        from civics_tui.classroom.showing import Showing

        context = self._context
        with opened_store(context, None) as store:
            one = next(one for one in sittings.overview(store) if one.session == sittings.wanted(store, number))
            zone = now().astimezone().tzinfo or datetime.UTC
            showing = Showing(store, one.session.id, clock=wall, zone=zone, address=lambda: "")
            with context.desk.beside() as desk:
                known = {pack: found.misconceptions for pack, found in behind(desk.library, showing.snapshot).items()}
            yield KeptClass(
                showing=showing,
                folder=folder(context) / "files",
                day=_day(one.made_at),
                misconceptions=known,
                clock=wall,
            )


def _day(at: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(at / 1000, datetime.UTC).astimezone().date()
