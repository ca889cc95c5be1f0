"""Students at the door: codes, tokens, names, and how often one may try. Pure; chance and clock are parameters."""

from __future__ import annotations
