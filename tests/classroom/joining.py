"""Students who join by the HTTP API under names that somebody thought out."""

from __future__ import annotations

from collections.abc import Iterable

from tests.classroom.hostile import BAD
from tests.web.lesson import JSON, Lesson

LONGEST = 17
"""Signs of a payload in a name; a number comes behind it, as two names may not look alike."""


async def join_all(held: Lesson, payloads: Iterable[str]) -> dict[str, str]:
    """Join once with each; tokens by the name that was given. Who is refused is told so in a clean sentence."""
    joined: dict[str, str] = {}
    for number, payload in enumerate(payloads):
        client = held.client(address=f"10.0.{number // 200}.{number % 200 + 1}")
        body = {"code": held.code, "name": f"{payload[:LONGEST]}{number}", "client": "terminal"}
        response = await client.post("/api/join", json=body, headers=JSON)
        assert response.status_code in (200, 400, 409, 422), response.text
        data = response.json()
        assert not BAD.search(response.text), ascii(response.text)
        if response.status_code == 200:
            assert not BAD.search(data["name"]), ascii(data["name"])
            joined[data["name"]] = data["token"]
        await client.aclose()
    held.clients.clear()
    return joined
