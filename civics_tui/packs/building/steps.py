"""What was done, so that it can be taken back: the bytes of the files before and after, and the records of a question.

A file that another program has changed since is never written over: the question alone is put back where it is still
as it was left, and nothing is where it is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from civics_tui.packs.building.cells import Record
from civics_tui.packs.edit import Document

MOST = 500
"""Steps that can be taken back."""
MOST_BYTES = 64 * 1024 * 1024
"""Of the files of all these steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file before and after a step."""

    name: str
    before: bytes | None
    """`None` where there was no such file."""
    after: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that was done."""

    what: str
    """In a few words."""
    files: tuple[Written, ...]
    number: int = 0
    """The question that it was about."""
    place: tuple[str, int] | None = None
    """File and place of the question, where only that one changed."""
    former: Record = field(default_factory=dict)
    latter: Record = field(default_factory=dict)
    key: tuple[str | int, ...] = ()
    """What the next step has to be about to be one with this; empty where none is."""
    base: Document | None = None
    """The file before it, for the next step that is one with this."""


@dataclass(slots=True)
class Steps:
    """What can be taken back, and what can be done again."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    @property
    def last(self) -> Step | None:
        """What was done last; `None` right after something was taken back."""
        return self.done[-1] if self.done and not self.undone else None

    def add(self, step: Step, *, in_place: bool = False) -> None:
        """Note a step, in place of the last one where both are one."""
        if in_place:
            self.done.pop()
        elif self.done:
            self.done[-1] = replace(self.done[-1], base=None)
        self.done.append(step)
        kept, size = 0, 0
        for one in reversed(self.done[-MOST:]):
            size += sum(len(file.after) for file in one.files)
            if kept and size > MOST_BYTES:
                break
            kept += 1
        del self.done[:-kept]
        self.undone.clear()

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self.done.clear()
        self.undone.clear()
