"""The host process without its face: the lesson, the steps through it, addresses, and what is kept at its end."""

from __future__ import annotations
