"""Platforms side by side: one is refused, another breaks, the rest live on."""

from __future__ import annotations

import asyncio

import pytest

from bot import platforms
from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.frontends.frontend import Done, LaneStopped
from bot.platforms import Platforms, State


class Lane:
    """Runs until `ends` is given something to raise."""

    def __init__(self, platform: str) -> None:
        self.platform = platform
        self.starts = 0
        self.ends: asyncio.Queue[Exception] = asyncio.Queue()

    async def run(self) -> None:
        self.starts += 1
        raise await self.ends.get()

    async def deliver(self, chat: str, reply: Reply, voice: Voice, nonce: str) -> str:
        return ""

    async def redraw(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        """Nothing is shown."""


async def test_a_refused_platform_stops_and_the_other_lives_on() -> None:
    telegram, discord, platforms_, end = Lane("telegram"), Lane("discord"), Platforms(), asyncio.Event()
    running = asyncio.create_task(platforms_.run([telegram, discord], end))
    telegram.ends.put_nowait(LaneStopped("no such token"))

    await _until_state(platforms_, "telegram", State.STOPPED)

    assert platforms_.health() == {
        "status": "degraded",
        "platforms": {"telegram": "stopped", "discord": "up"},
    }
    assert not running.done()
    end.set()
    await running
    assert not platforms_.all_stopped


async def test_when_every_platform_is_refused_the_program_may_end() -> None:
    telegram, platforms_ = Lane("telegram"), Platforms()
    telegram.ends.put_nowait(LaneStopped("no such token"))

    await platforms_.run([telegram], asyncio.Event())

    assert platforms_.all_stopped


async def test_a_platform_that_breaks_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "PAUSES", (0.01,))
    telegram, platforms_, end = Lane("telegram"), Platforms(), asyncio.Event()
    running = asyncio.create_task(platforms_.run([telegram], end))
    telegram.ends.put_nowait(RuntimeError("a bug"))

    for _ in range(200):
        if telegram.starts == 2:
            break
        await asyncio.sleep(0.01)

    assert telegram.starts == 2
    assert platforms_.health()["status"] == "ok"
    end.set()
    await running


@pytest.mark.parametrize(("steady", "pauses"), [(600.0, [1.0, 2.0, 5.0]), (-1.0, [1.0, 1.0, 1.0])])
async def test_pauses_grow_while_a_platform_breaks_and_begin_anew_once_it_has_run(
    monkeypatch: pytest.MonkeyPatch, steady: float, pauses: list[float]
) -> None:
    paused: list[float] = []
    over = asyncio.Event()

    async def pause(seconds: float) -> None:
        paused.append(seconds)
        telegram.ends.put_nowait(RuntimeError("a bug"))
        if len(paused) == len(pauses):
            over.set()
            await asyncio.Event().wait()

    monkeypatch.setattr(platforms, "STEADY", steady)
    monkeypatch.setattr("bot.platforms.asyncio.sleep", pause)
    telegram = Lane("telegram")
    telegram.ends.put_nowait(RuntimeError("a bug"))

    await Platforms().run([telegram], over)

    assert paused == pauses


async def _until_state(running: Platforms, platform: str, state: State) -> None:
    for _ in range(200):
        if running.states.get(platform) is state:
            return
        await asyncio.sleep(0.01)
    raise TimeoutError(f"{platform} never was {state}")
