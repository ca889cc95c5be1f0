"""Records of the model as bytes in the compiled library, and questions as text in a learner's history.

The bytes are msgpack, decoded straight into the dataclasses of `model`; a question's kind stands beside its bytes and
says which of them it is. Decimals are kept as texts, exactly. Nothing here reads or writes a file.
"""

from __future__ import annotations

import functools
import json
from typing import Any, TypeVar

import msgspec

from civics_tui.errors import Damaged
from civics_tui.model.identity import plain
from civics_tui.model.kinds import KINDS, Question
from civics_tui.words import _

T = TypeVar("T")

_encoder = msgspec.msgpack.Encoder(decimal_format="string")


class _Tagged(msgspec.Struct):
    """What is looked at first in the text of a question."""

    kind: str


@functools.cache
def _decoder(type_: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(type_)


@functools.cache
def _reader(type_: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(type_)


def _question_type(kind: str) -> type[Any]:
    row = KINDS.get(kind)
    if row is None:
        raise Damaged(_('A stored question is of the unknown kind "{kind}".').format(kind=kind))
    return row.question


def encode(record: Any) -> bytes:
    """A dataclass of the model, or a dict or list of them, as bytes."""
    return _encoder.encode(record)


def decode(type_: type[T], data: bytes) -> T:
    """The record of that type: a dataclass of the model, or `dict[str, Term]` and the like.

    Raises:
        Damaged: the bytes hold no such record.
    """
    wanted: Any = type_
    try:
        record: T = _decoder(wanted).decode(data)
    except msgspec.DecodeError as error:
        raise Damaged(_("A stored record cannot be read: {reason}.").format(reason=error)) from error
    return record


def encode_question(question: Question) -> bytes:
    """A question as bytes; its kind has to be kept beside them."""
    return _encoder.encode(question)


def decode_question(kind: str, data: bytes) -> Question:
    """The question of that kind.

    Raises:
        Damaged: there is no such kind, or the bytes hold no question of it.
    """
    question: Question = decode(_question_type(kind), data)
    return question


def question_to_text(question: Question) -> str:
    """A question as the one JSON text that stands for it.

    Its fields come in the order of their declaration, and its categories, gaps, variables and derived values in the
    author's, which is shown or decides what is computed first.
    """
    return json.dumps(plain(question), ensure_ascii=False, separators=(",", ":"))


def question_from_text(text: str) -> Question:
    """The question that `question_to_text` wrote.

    Raises:
        Damaged: the text holds no question.
    """
    try:
        wanted: Any = _question_type(_reader(_Tagged).decode(text).kind)
        question: Question = _reader(wanted).decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise Damaged(_("A stored question cannot be read: {reason}.").format(reason=error)) from error
    return question
