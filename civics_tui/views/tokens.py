"""The colour tokens of the app: the theme variable of each, and the sign or word that says the same without colour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One row of the table."""

    name: str
    variable: str
    """Variable of the theme; empty where the token has no colour."""
    sign: str
    """What stands in front of the row or word; empty where a word alone says it."""


TOKENS: dict[str, Token] = {
    token.name: token
    for token in (
        Token("focus", "$primary", ">"),
        Token("right", "$success", "OK"),
        Token("wrong", "$error", "X"),
        Token("partly", "$warning", "~"),
        Token("flagged", "$warning", "!"),
        Token("stale", "$warning", "STALE"),
        Token("differs", "$accent", ""),
        Token("source", "$secondary", ""),
        Token("quiet", "$text-muted", ""),
    )
}


def sign(token: str) -> str:
    """The sign of a token; nothing for an empty or unknown one."""
    return TOKENS[token].sign if token in TOKENS else ""
