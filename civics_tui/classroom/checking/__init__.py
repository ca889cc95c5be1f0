"""Checks of what happened in a class, made without the code that did it: `class check` and the tests use them."""

from __future__ import annotations
