"""What a class keeps: SQLAlchemy Core over SQLite or PostgreSQL, one transaction for each batch of answers."""

from __future__ import annotations
