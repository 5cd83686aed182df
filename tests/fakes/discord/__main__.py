"""The stand-in as a process of its own: prints its address and token, serves until it is stopped."""

from __future__ import annotations

import argparse
import asyncio
import signal

import uvloop

from tests.fakes.discord.control import Control
from tests.fakes.discord.limits import Limits
from tests.fakes.discord.server import FakeDiscord


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.discord", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--token", help="the bot's token; default: a random one")
    parser.add_argument("--check", action="store_true", help="hold every exchange against Discord's OpenAPI document")
    parser.add_argument("--log", action="store_true", help="keep every call, for /control/calls")
    parser.add_argument("--limits", action="store_true", help="enforce rate limits")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    return parser.parse_args()


async def serve(asked: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    discord = FakeDiscord(
        token=asked.token,
        check=asked.check,
        keep_log=asked.log,
        latency=asked.latency,
        limits=Limits() if asked.limits else None,
        port=asked.port,
    )
    Control(discord)
    async with discord:
        print(discord.url, discord.token, flush=True)
        await stopped.wait()


if __name__ == "__main__":
    uvloop.run(serve(_arguments()))
