"""Parts that are not in the base install; a missing one is a sentence with the command that installs it."""

from __future__ import annotations

import importlib.util

from civics_tui.errors import MissingExtra
from civics_tui.words import _

CLASSROOM = ("alembic", "httpx", "jinja2", "segno", "sqlalchemy", "starlette", "uvicorn")
"""The libraries of the extra `[classroom]`, and segno of the base."""


def need_classroom() -> None:
    """Refuse to go on without the part that holds classes.

    Raises:
        MissingExtra: it is not installed.
    """
    if any(importlib.util.find_spec(one) is None for one in CLASSROOM):
        raise MissingExtra(_('A class needs one more part; install it with: pip install "civics-tui[classroom]"'))
