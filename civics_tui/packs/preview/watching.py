"""Waits for saves in the files of a pack; where the system tells of none, it looks by itself. Nothing is read here."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from civics_tui.packs.preview.rereading import is_source

QUIET = 50
"""Milliseconds without another save after which several are one."""
BEAT = 500
"""Milliseconds after which it is time to look although nothing was told: some file systems tell of nothing."""
LOOK = 0.3
"""Seconds between two looks where nothing tells of saves: the pack has gone, or the system cannot."""

Paths = Callable[[], Sequence[Path]]


def saves(paths: Paths, stop: threading.Event) -> Iterator[None]:
    """Yield after each save, until `stop` is set; also after a pack has gone or come back, and at every beat.

    Whoever takes it compares with what was read before: mostly nothing has changed.

    Args:
        paths: gives the files and folders that matter; asked again when one has gone.
        stop: ends the wait, within a beat.
    """
    while not stop.is_set():
        watched = [path for path in paths() if path.exists()]
        if len(watched) == len(paths()):
            for _save in _told(watched, stop):
                yield
                if not all(path.exists() for path in watched):
                    break
        if not stop.wait(LOOK):
            yield


def _told(paths: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """The saves that the system tells of; a file is watched by its folder, since editors put a new one in its place."""
    import watchfiles  # only where something is watched

    files = {str(path) for path in paths if path.is_file()}
    folders = [str(path) for path in paths if not path.is_file()]

    def matters(_change: watchfiles.Change, name: str) -> bool:
        return name in files or (is_source(Path(name).name) and any(name.startswith(folder) for folder in folders))

    roots = {str(path.parent) if path.is_file() else str(path) for path in paths}
    with contextlib.suppress(OSError, RuntimeError):  # too many watches, or the folder has gone: whoever waits looks
        for _changes in watchfiles.watch(
            *roots,
            watch_filter=matters,
            debounce=QUIET * 4,
            step=QUIET,
            stop_event=stop,
            rust_timeout=BEAT,
            yield_on_timeout=True,
            raise_interrupt=True,
            recursive=bool(folders),
        ):
            yield
