"""Actions that ask in a dialog, so that no key is lost between the two."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from textual.screen import Screen

P = ParamSpec("P")
S = TypeVar("S", bound="Screen[Any]")
STEP = 0.01
"""Seconds between two looks at whether the dialog is there."""
LOOKS = 300
"""How often that is looked at."""


def asking(
    work: Callable[Concatenate[S, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[S, P], Awaitable[None]]:
    """Let an action ask in a dialog and go on with the answer in the background.

    The action comes back once the dialog is on the screen and has the focus: keys that are pressed meanwhile land in
    it, and not in what stands below it.
    """

    @functools.wraps(work)
    async def action(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        worker = self.run_worker(work(self, *args, **kwargs), group="dialog")
        for _look in range(LOOKS):
            shown = self.app.screen
            if worker.is_finished or (shown is not self and shown.focused is not None):
                return
            await asyncio.sleep(STEP)

    return action
