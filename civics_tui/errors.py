"""The error tree. Every error is one sentence for a person: what, where, what to do.

CivicsError                     exit 1
|-- WrongUse                    exit 2: the command was given something it does not take
|   |-- NotFound                no such pack, page, claim, set, attempt
|   `-- Ambiguous               a name that means several things
|-- PackBroken                  a pack that cannot be used; `pack check` tells more
|   `-- ArchiveRefused          a .civpack that is not opened
|-- EditRefused                 a file of a pack that cannot be changed without harm; nothing was written
|-- ExpressionError             a formula of a pack that is not allowed or cannot be computed
|-- RouteError                  a process that cannot be walked with these inputs
|-- DateError                   a text that is no EDTF date
|-- AnswerError                 an answer in a form its question does not take
|-- MissingExtra                a part of the app that is not installed
`-- StorageError                data on disk
    |-- HistoryNewer            written by a newer version; nothing was changed
    |-- NotSaved                an event that could not be committed
    |-- AttemptInUse            another process has this attempt open
    |-- OutputFailed            standard output takes nothing more
    |-- StoreSchema             the store of classes has another schema; nothing was changed
    |-- StoreUnavailable        the store of classes cannot be written just now; what was sent is to be sent again
    `-- Damaged                 a file that is not what it should be
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ends."""

    FINE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    INTERNAL = 3


class CivicsError(Exception):
    """An error with a sentence for the person who sees it."""

    exit_code: Exit = Exit.PROBLEMS

    def __init__(self, sentence: str) -> None:
        """Hold the sentence; faces print it as it is."""
        super().__init__(sentence)
        self.sentence = sentence


class WrongUse(CivicsError):
    """The command was given something it does not take."""

    exit_code = Exit.WRONG_USE


class NotFound(WrongUse):
    """There is no pack, page, claim, set or attempt of that name."""


class Ambiguous(WrongUse):
    """The name means several things; the sentence names them."""


class PackBroken(CivicsError):
    """The pack cannot be used as it is."""


class ArchiveRefused(PackBroken):
    """The archive is damaged, or would harm whoever opens it; nothing of it was written."""


class EditRefused(CivicsError):
    """A file of a pack cannot be changed as it was asked for, and was left as it is."""


class ExpressionError(CivicsError):
    """A formula of a pack is not allowed, or cannot be computed."""


class RouteError(CivicsError):
    """A process cannot be walked: an input that it does not take, or a step that leads nowhere."""


class DateError(CivicsError):
    """The text is no date in EDTF (ISO 8601-2)."""


class AnswerError(CivicsError):
    """The answer has not the form that its question takes."""


class MissingExtra(CivicsError):
    """A part of the app is not installed; the sentence holds the command that installs it."""


class StorageError(CivicsError):
    """Something on disk cannot be read or written."""


class HistoryNewer(StorageError):
    """The history was written by a newer version; nothing was changed."""


class NotSaved(StorageError):
    """An event could not be committed; it is still in memory and can be tried again."""


class AttemptInUse(StorageError):
    """Another running process has this attempt open."""


class OutputFailed(StorageError):
    """Standard output takes nothing more, as on a full disk."""


class StoreSchema(StorageError):
    """The store of classes has a schema that this version does not work with; nothing was changed."""


class StoreUnavailable(StorageError):
    """The store of classes cannot be written just now; nothing was acknowledged, and it can be sent again."""


class Damaged(StorageError):
    """A file on disk is not what it should be."""
