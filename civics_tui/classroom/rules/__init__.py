"""What may happen in a session, as pure functions. Times are whole milliseconds; every clock is a parameter."""

from __future__ import annotations
