"""The browser page of a class and its HTTP API. Needs the extra `[classroom]`; plain HTML and hand-written scripts."""

from __future__ import annotations
