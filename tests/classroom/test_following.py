"""The log as clients follow it: once, in order, without a gap, even where every hint is lost."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from civics_tui.classroom.bus import Bus, Hint
from civics_tui.classroom.checking.history import in_order
from civics_tui.classroom.following import Feed
from civics_tui.classroom.rules.record import Event
from civics_tui.errors import StoreUnavailable
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


async def test_who_leaves_just_when_news_come_has_left() -> None:
    """Where the end of a wait swallowed it, the follower would go on for ever."""
    log, bus = Log(), Bus()
    feed = Feed(1, bus, log.read)
    loop = asyncio.get_running_loop()

    def leaves(_event: Event) -> bool:
        loop.call_soon(following.cancel)  # before the follower runs again
        return True

    following = asyncio.create_task(feed.follow(0, leaves).next(wait=10))
    assert await feed.after(0, wait=0) == []
    bus.send(Hint(1, log.add()))
    await asyncio.wait({following}, timeout=5)
    assert following.cancelled()
    feed.close()


async def test_news_wake_nobody_whom_they_do_not_concern() -> None:
    log, bus = Log(), Bus()
    feed = Feed(1, bus, log.read)
    asked: list[int] = []

    def concerns(event: Event) -> bool:
        asked.append(event.seq)
        return event.seq == 40

    follower = feed.follow(0, concerns)
    following = asyncio.create_task(follower.next(wait=10))
    everybody = asyncio.create_task(follow(feed, 40))
    for _event in range(40):
        bus.send(Hint(1, log.add()))
        await asyncio.sleep(0.001)
    assert [event.seq for event in await following] == [40]
    assert await everybody == list(range(1, 41))
    assert sorted(set(asked)) == list(range(1, 41))
    assert follower.seq == 40
    feed.close()


async def test_a_log_that_cannot_be_read_is_told_to_all_who_wait_and_followed_again() -> None:
    log, bus = Log(), Bus()
    is_broken = False

    def read(after: int) -> list[Event]:
        if is_broken:
            raise StoreUnavailable("NOT saved: the disk is away.")
        return log.read(after)

    feed = Feed(1, bus, read)
    assert await feed.after(0, wait=0) == []
    waiting = [asyncio.create_task(feed.after(0, wait=10)) for _number in range(3)]
    await asyncio.sleep(0)
    is_broken = True
    bus.send(Hint(1, log.add()))
    told = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(one) for one in told] == [StoreUnavailable] * 3
    is_broken = False
    bus.send(Hint(1, log.add()))
    assert [event.seq for event in await feed.after(0, wait=10)][:1] == [1]
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
