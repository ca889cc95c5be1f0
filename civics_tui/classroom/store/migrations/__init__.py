"""The steps that bring a store up to date, run by Alembic. A released step is never changed; a new one is added."""

from __future__ import annotations
