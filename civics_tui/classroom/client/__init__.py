"""A student in the terminal: the HTTP API of a class, an outbox on disk, and what the two faces draw from."""

from __future__ import annotations
