"""What one learner did: an append-only log in SQLite, and tables derived from it in the same commits."""

from __future__ import annotations

from civics_tui.study.history.care import Rebuilt
from civics_tui.study.history.reading import Finished, OpenAttempt
from civics_tui.study.history.store import Clock, History

__all__ = ["Clock", "Finished", "History", "OpenAttempt", "Rebuilt"]
