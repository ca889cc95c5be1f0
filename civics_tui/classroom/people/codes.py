"""Join codes and tokens: how they are drawn, written and kept. Chance is a parameter, as `secrets.token_bytes`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

Draw = Callable[[int], bytes]
"""So many bytes that nobody can foretell."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs that are not taken for one another: no 0 and O, no 1, I and L."""
LENGTH = 6
STUDENT_BYTES = 16
HOST_BYTES = 32


def new_code(draw: Draw) -> str:
    """A code of six signs, each as likely as any other."""
    signs: list[str] = []
    while len(signs) < LENGTH:
        # Bytes beyond the last whole multiple would make some signs likelier.
        signs += [ALPHABET[one % 31] for one in draw(LENGTH) if one < 248]
    return "".join(signs[:LENGTH])


def written(code: str) -> str:
    """The code as it is shown: `K7M-4PD`."""
    return f"{code[:3]}-{code[3:]}"


def typed(text: str) -> str | None:
    """The code that somebody typed, in whatever case and with whatever between; `None` where it can be none."""
    signs = "".join(sign for sign in text.upper() if sign not in " -\u2010\u2011\u2013.\u00a0")
    return signs if len(signs) == LENGTH and set(signs) <= set(ALPHABET) else None


def new_token(draw: Draw, size: int = STUDENT_BYTES) -> str:
    """A token that cannot be guessed, of `size` bytes."""
    return base64.urlsafe_b64encode(draw(size)).rstrip(b"=").decode()


def hashed(token: str) -> str:
    """What is kept of a token. It is random itself, so that one round without salt is enough."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
