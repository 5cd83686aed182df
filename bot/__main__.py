"""python -m bot [run|chat]: the bots if there is a token, else the playground; or the conversation in this terminal."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable

from bot import app
from config import logs, settings


def main() -> int:
    """The exit code: 0, or 2 when the settings are refused."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Cairn, a habit coach in the chat.")
    parser.add_argument("what", nargs="?", choices=("run", "chat"), default="run", help="default: run")
    what = parser.parse_args().what
    try:
        chosen = settings.load()
    except settings.BadSettings as refused:
        sys.stderr.write("".join(f"{problem}\n" for problem in refused.problems))
        return 2
    logs.set_up(chosen)
    with asyncio.Runner(loop_factory=_fast_loop()) as runner:
        return runner.run(app.chat(chosen) if what == "chat" else app.run(chosen))


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop, where it exists."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


if __name__ == "__main__":
    sys.exit(main())
