"""One module for each step, named by its number."""

from __future__ import annotations
