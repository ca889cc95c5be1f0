"""The log of a crash: where it happened and what sort of error it was, never what anybody typed.

Messages of errors are left out, since they may quote an answer, a name or a path.
"""

from __future__ import annotations

import datetime
import platform
from collections.abc import Iterable
from pathlib import Path
from traceback import FrameSummary

from civics_tui import __version__

KEPT = 20
"""How many logs are kept."""


def write_log(folder: Path, error: BaseException, at: datetime.datetime, frames: Iterable[FrameSummary]) -> Path | None:
    """Write one log; `None` where nothing can be written.

    Args:
        folder: where logs live; made where it is missing.
        error: what was raised; only its type is written.
        at: the time, in UTC.
        frames: where it was raised; file names are cut to the part inside a package.
    """
    lines = [
        f"civics-tui {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"{at:%Y-%m-%dT%H:%M:%SZ} {type(error).__module__}.{type(error).__qualname__}",
        *(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames),
    ]
    path = folder / f"crash-{at:%Y%m%dT%H%M%S%f}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for old in sorted(folder.glob("crash-*.log"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def _short(filename: str) -> str:
    parts = Path(filename).parts
    for root in ("site-packages", "civics_tui"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else filename
