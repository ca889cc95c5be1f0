"""A class, live: the rules of a session, its store, writer and bus, the students, the results. No face and no HTTP."""

from __future__ import annotations
