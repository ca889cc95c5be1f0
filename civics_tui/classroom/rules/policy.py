"""What the teacher decides for a session before it starts; fixed from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from civics_tui.errors import Damaged
from civics_tui.words import _

Answers = Literal["change", "first"]
Names = Literal["made_up", "own", "list"]
Missed = Literal["excluded", "zero"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The choices of one session. The defaults are those of the guide for classes."""

    answers: Answers = "change"
    """`change`: the highest revision counts until the lock; `first`: the first answer is final."""
    names: Names = "made_up"
    """Where names come from: made up here, typed by students, or a list of the teacher's."""
    limit: int | None = None
    """Milliseconds for each question of a student with the usual time; none where questions are untimed."""
    own_order: bool = False
    """Has each student an order of the choices of its own?"""
    missed: Missed = "excluded"
    """What a question counts that was over before the student joined."""
    grace: int = 750
    """Milliseconds after the close in which answers that were on their way are still accepted."""
    late_join: bool = True
    """May students join once the first question was opened?"""
    approve: bool = False
    """Does the teacher let in each student?"""
    close_when_all: bool = False
    """Is a question closed once every student who is present has answered?"""
    credit_outages: bool = True
    """Is the time in which the host was down given back to open questions?"""
    retention_days: int = 180
    """Days after which identities are erased; 0 at the end of the session."""

    def __post_init__(self) -> None:
        """Refuse what no session can be held with."""
        if self.grace < 0 or self.retention_days < 0:
            raise Damaged(_("A session cannot have a negative grace or a negative number of days."))
        if self.limit is not None and self.limit <= 0:
            raise Damaged(_("A question with a time limit has some time."))

    def data(self) -> dict[str, Any]:
        """The stored shape."""
        return asdict(self)


def from_data(data: Mapping[str, Any]) -> Policy:
    """Read the stored shape; what an older version did not know has its default."""
    known = {field.name for field in fields(Policy)}
    return Policy(**{name: value for name, value in data.items() if name in known})
