"""The log as clients follow it: once, in order, without a gap, even where every hint is lost."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from civics_tui.classroom.bus import Bus, Hint
from civics_tui.classroom.checking.history import in_order
from civics_tui.classroom.following import Feed
from civics_tui.classroom.rules.record import Event
from tests.classroom.world import World


class Log:
    """Events that are added while others read."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def add(self, count: int = 1) -> int:
        for _number in range(count):
            seq = len(self.events) + 1
            self.events.append(Event(1, seq, "moved", {}, seq))
        return len(self.events)

    def read(self, after: int) -> list[Event]:
        return self.events[after : after + 50]


class DeafBus(Bus):
    """Loses every hint."""

    def send(self, hint: Hint) -> None:
        pass


async def follow(feed: Feed, until: int, start: int = 0) -> list[int]:
    seen: list[int] = []
    last = start
    while last < until:
        for event in await feed.after(last, wait=10):
            seen.append(event.seq)
            last = event.seq
    return seen


async def test_everybody_sees_every_event_once() -> None:
    log, bus = Log(), Bus()
    feed = Feed(1, bus, log.read)
    followers = [asyncio.create_task(follow(feed, 300)) for _ in range(20)]

    def write() -> None:
        for _event in range(300):
            bus.send(Hint(1, log.add()))

    writing = threading.Thread(target=write)
    writing.start()
    for seen in await asyncio.gather(*followers):
        assert in_order("phone", seen) == []
    writing.join()
    feed.close()


async def test_lost_hints_lose_nothing() -> None:
    log, bus = Log(), DeafBus()
    feed = Feed(1, bus, log.read, net=0.01)
    follower = asyncio.create_task(follow(feed, 40))
    for _event in range(40):
        bus.send(Hint(1, log.add()))
        await asyncio.sleep(0)
    assert in_order("phone", await follower) == []
    feed.close()


async def test_who_was_away_for_long_gets_all_of_it() -> None:
    log, bus = Log(), Bus()
    log.add(2_000)
    feed = Feed(1, bus, log.read)
    assert in_order("phone", await follow(feed, 2_000)) == []
    assert in_order("tablet", await follow(feed, 2_000, start=1_990), 1_990) == []
    assert await feed.after(2_000, wait=0) == []
    feed.close()


async def test_a_feed_that_trusts_hints_is_seen_by_the_checker() -> None:
    """A broken server of the guide: hints without a look at the log."""
    log, bus = Log(), Bus()
    seen: list[int] = []
    leave: Callable[[], None] = bus.listen(1, lambda hint: seen.append(hint.seq or 0))
    for number in range(10):
        seq = log.add()
        if number != 4:
            bus.send(Hint(1, seq))
    leave()
    bus.send(Hint(1, log.add()))
    assert in_order("phone", seen) != []


def test_hints_follow_the_commit_and_count_no_answer(world: World) -> None:
    world.begin()
    students = world.join_many(50)
    hints: list[Hint] = []
    world.room.bus.listen(world.session, hints.append)
    run = world.ask().id
    assert [hint.seq for hint in hints] == [world.now().seq]
    hints.clear()
    for student in students:
        world.answer(student, run)
        world.clock.move(20)
        world.room.writer.tell_progress()
    assert all(hint.seq is None for hint in hints)
    assert 2 <= len(hints) <= 3
