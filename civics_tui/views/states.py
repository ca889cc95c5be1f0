"""Sentences for states of the app itself that every face has."""

from __future__ import annotations

from civics_tui.words import _


def saved() -> str:
    """Said only after the commit."""
    return _("Saved.")
