"""What a session comes to: marks, distribution, a row for each student, CSV. Pure, from the record of the session."""

from __future__ import annotations
