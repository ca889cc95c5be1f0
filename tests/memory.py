"""The most memory that a process of a test has used."""

from __future__ import annotations

import re
from pathlib import Path


def peak() -> int:
    """Megabytes that this process held at most since it started.

    `getrusage` would also count what the process that started it held when it forked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) // 1024
    import resource  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
