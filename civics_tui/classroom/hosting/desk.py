"""What the host's faces are handed beside the steps of the lesson: addresses, the test of the Wi-Fi, what is kept."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from civics_tui.classroom.hosting import qr
from civics_tui.classroom.hosting.conductor import Conductor
from civics_tui.classroom.hosting.kept import KeptClass
from civics_tui.model.pack import Misconception


@dataclass(frozen=True, kw_only=True)
class HostDesk:
    """The teacher's desk in a class. Its methods read the store and may write files; none draws."""

    conductor: Conductor
    address: Callable[[], str]
    """What students type: `10.0.4.17:8080`."""
    test: Callable[[], Sequence[str]]
    """Tests whether students can reach this machine; sentences."""
    folder: Path
    """Where files are written that the teacher asks for."""
    today: Callable[[], datetime.date]
    misconceptions: Mapping[str, Mapping[str, Misconception]]
    """By pack and id."""
    notes: tuple[str, ...] = ()
    """What is to be said at the start: questions left out, time given back after an outage."""

    @property
    def session(self) -> int:
        """Number of the session."""
        return self.conductor.session

    @property
    def web_address(self) -> str:
        """What a browser opens."""
        return f"http://{self.address()}"

    @property
    def board(self) -> str:
        """The address of the board, to be opened on the projector."""
        return f"{self.web_address}/board/{self.conductor.showing.board_token}"

    def qr(self, code: str, *, dark: bool) -> tuple[str, ...]:
        """The QR code that opens the page to join with; drawn in light ink on a dark screen."""
        return self.qr_of(f"{self.web_address}/j/{code}", dark=dark)

    def qr_of(self, address: str, *, dark: bool) -> tuple[str, ...]:
        """The QR code of any address."""
        return qr.lines(address, light_ink=dark)

    def way_back(self, student: int) -> str:
        """The address at which a student goes on with another device; shown to this student only."""
        return f"{self.web_address}/back/{self.conductor.way_back(student)}"

    @property
    def kept(self) -> KeptClass:
        """The class as it is kept once it is over."""
        return KeptClass(
            showing=self.conductor.showing,
            folder=self.folder,
            day=self.today(),
            misconceptions=self.misconceptions,
            clock=self.conductor.room.clock,
        )
