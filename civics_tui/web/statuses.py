"""The status of a response for each error."""

from __future__ import annotations

from civics_tui.classroom.rules.refused import KeyReused, NoSuchCode, NoSuchRun, NoSuchToken, Refused, TooMany
from civics_tui.errors import AnswerError, CivicsError, NotFound, StorageError

_STATUS: tuple[tuple[type[CivicsError], int], ...] = (
    (NoSuchToken, 401),
    (TooMany, 429),
    (NoSuchCode, 404),
    (NoSuchRun, 404),
    (NotFound, 404),
    (KeyReused, 409),
    (AnswerError, 422),
    (Refused, 422),
    (StorageError, 503),
)


def status_of(problem: CivicsError) -> int:
    """The status of a response to a request that failed."""
    return next((status for kind, status in _STATUS if isinstance(problem, kind)), 500)
