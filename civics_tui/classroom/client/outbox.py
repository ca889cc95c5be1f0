"""What a student's terminal keeps on disk: the token, and every answer until the class has said that it is saved.

One file for each class, which only its owner can read. It is on the disk before an answer is sent.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from civics_tui.errors import NotSaved
from civics_tui.words import _

OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An answer that the class has not acknowledged."""

    key: str
    """Made once; under it the class knows a repeated answer again."""
    run: int
    rev: int
    payload: Mapping[str, Any]
    """Under public names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that is kept of one class."""

    code: str
    token: str = ""
    name: str = ""
    waiting: tuple[Waiting, ...] = ()
    revs: Mapping[str, int] = field(default_factory=dict)
    """By number of the run, the highest revision that was given out."""


class Outbox:
    """The file of one class, and what it holds; for several threads."""

    def __init__(self, path: Path, kept: Kept) -> None:
        """Hold what is kept; see `open`."""
        self.path = path
        self._kept = kept
        self._turn = threading.RLock()

    @classmethod
    def open(cls, folder: Path, code: str) -> Outbox:
        """The outbox of a class, by its code; an empty one where there is none, or none that can be read."""
        path = folder / f"{code}.json"
        kept = Kept(code=code)
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads(path.read_text("utf-8"))
            waiting = tuple(Waiting(**one) for one in data["waiting"])
            revs = {str(run): int(rev) for run, rev in data["revs"].items()}
            kept = Kept(code=code, token=str(data["token"]), name=str(data["name"]), waiting=waiting, revs=revs)
        return cls(path, kept)

    @property
    def token(self) -> str:
        """The token of the student; empty before joining."""
        return self._kept.token

    @property
    def name(self) -> str:
        """The name in the class."""
        return self._kept.name

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The answers that are not acknowledged, oldest first."""
        return self._kept.waiting

    def joined(self, token: str, name: str) -> None:
        """Keep who one is; answers of somebody else who used this file are gone.

        Raises:
            NotSaved: the file cannot be written.
        """
        self._keep(Kept(code=self._kept.code, token=token, name=name))

    def put(self, key: str, run: int, payload: Mapping[str, Any], *, known: int) -> Waiting:
        """Keep an answer, as the next revision; `known` is the highest that the class has.

        Raises:
            NotSaved: the file cannot be written; nothing was kept.
        """
        with self._turn:
            rev = max(known, self._kept.revs.get(str(run), 0)) + 1
            one = Waiting(key=key, run=run, rev=rev, payload=payload)
            revs = {**self._kept.revs, str(run): rev}
            self._keep(replace(self._kept, waiting=(*self._kept.waiting, one), revs=revs))
            return one

    def drop(self, key: str) -> None:
        """Forget an answer that was acknowledged, or that no class will ever take.

        A file that cannot be written just now only has it sent again, which changes nothing.
        """
        with self._turn, contextlib.suppress(NotSaved):
            self._keep(replace(self._kept, waiting=tuple(one for one in self._kept.waiting if one.key != key)))

    def forget(self) -> None:
        """Take the file away: the class is over, or the token is worth nothing any more."""
        with self._turn:
            self._kept = Kept(code=self._kept.code)
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

    def _keep(self, kept: Kept) -> None:
        with self._turn:
            self._kept, before = kept, self._kept
            try:
                _write(self.path, json.dumps(asdict(kept), ensure_ascii=False))
            except OSError as problem:
                if len(kept.waiting) >= len(before.waiting):
                    self._kept = before
                raise NotSaved(
                    _("NOT saved: {path} cannot be written: {reason}.").format(path=self.path, reason=problem.strerror)
                ) from problem


def _write(path: Path, text: str) -> None:
    """Write a file in one step, so that a kill leaves the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
