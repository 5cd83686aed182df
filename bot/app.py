"""The composition root: the only module that knows all rooms."""

from __future__ import annotations

import asyncio
import gc
import os
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import chain, repeat
from pathlib import Path

import structlog
from aiohttp import web

from bot.conversation.dispatch import Dispatcher
from bot.conversation.redrawing import Redraw
from bot.conversation.wording import Voice
from bot.delivery.closing import Closing
from bot.delivery.erasing import Erasing
from bot.delivery.new_zones import follow_time_zones
from bot.delivery.outbox import Courier
from bot.delivery.ticker import Ticker
from bot.frontends.frontend import DeliveryFailed, Frontend
from bot.frontends.playground.book import Book
from bot.frontends.playground.clock import MovedClock
from bot.frontends.playground.event import PLATFORM
from bot.frontends.playground.frontend import Playground
from bot.frontends.playground.world import Backstage, World
from bot.frontends.terminal import Terminal
from bot.platforms import Platforms
from charts.studio import Studio
from config.settings import Settings
from core.errors import CairnError
from core.ports import TimeSource
from exchange.workbench import Workbench
from storage.database import Database
from storage.records import records_of
from storage.schema import NewerSchema, Unusable
from storage.tombstones import Tombstones
from web.app import CannotListen, make_app, serve
from web.playground import add_playground

log = structlog.get_logger(__name__)

os.environ.setdefault("PTB_TIMEDELTA", "true")  # else python-telegram-bot warns wherever it names a span of time

TOMBSTONES = "erased.json"
"""Beside the database and not in it: a restored older copy must not bring back who was erased."""
EXIT_DATABASE = 3
EXIT_NEWER_DATABASE = 4
EXIT_NO_PLATFORM = 5
"""Every platform has refused us, and only whoever runs Cairn can change that."""
EXIT_ADDRESS = 6
LAST_LETTERS_SECONDS = 2.0
WARM_UP_AFTER_SECONDS = 3
"""Loading the painter takes a second of the interpreter's time: the first answers go before."""
ZONE_PAUSES = (5.0, 30.0, 300.0)
"""Seconds before reminders are tried to be planned anew once more."""
HELD_SECONDS = 0.0005
"""How long the painter's thread may hold the interpreter while an answer waits for it: with Python's usual 5 ms, and a
dozen such waits for each answer, a tap took up to 0.3 s while a picture was painted."""
NEW_OBJECTS = 20_000
"""Before garbage is looked for: an answer alone makes some thousands, and leaves none."""


def utc_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one place where the real clock comes from


@dataclass(slots=True)
class House:
    """Everything that runs, put together. Front-ends are added by whoever opens the house."""

    database: Database
    clock: TimeSource
    dispatcher: Dispatcher
    studio: Studio
    ticker: Ticker
    frontends: dict[str, Frontend] = field(default_factory=dict)

    def add(self, frontend: Frontend) -> None:
        self.frontends[frontend.platform] = frontend

    @asynccontextmanager
    async def awake(self) -> AsyncIterator[None]:
        """Within the block reminders leave, and the painter is made ready soon."""
        _answer_smoothly()
        self.ticker.start()
        beside = [asyncio.create_task(self._warm_up()), asyncio.create_task(self._follow_time_zones())]
        try:
            yield
        finally:
            for task in beside:
                task.cancel()

    async def _warm_up(self) -> None:
        await asyncio.sleep(WARM_UP_AFTER_SECONDS)
        await self.studio.warm_up()
        gc.freeze()

    async def _follow_time_zones(self) -> None:
        """Tried until the database takes it: meanwhile reminders come by the old rules."""
        for pause in chain(ZONE_PAUSES, repeat(ZONE_PAUSES[-1])):
            try:
                await follow_time_zones(self.database)
                return
            except CairnError as error:
                log.warning("reminders could not follow the time zones; trying on", reason=str(error))
            except Exception:
                log.exception("reminders could not follow the time zones; trying on")
            await asyncio.sleep(pause)

    async def forget_all(self) -> None:
        """An empty database in the place of this one. Only for a playground's SQLite file."""
        file = Path(str(self.database.url.database))
        async with self.ticker.held():
            await self.database.close()
            for suffix in ("", "-wal", "-shm"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
            await self.database.open()

    async def redraw(self, redraws: Sequence[Redraw], voice: Voice) -> None:
        """Draw messages anew, or send them, on whichever platform they are; nothing over what is newer."""
        for redraw in redraws:
            message, spoken = redraw.message, redraw.voice or voice
            frontend = self.frontends.get(message.platform)
            if frontend is None or (message.message and redraw not in self.dispatcher.newest):
                continue
            if message.message:
                done = partial(self.dispatcher.newest.drawn, redraw)
                await frontend.redraw(message.chat, message.message, redraw.reply, spoken, done)
                continue
            try:
                await frontend.deliver(message.chat, redraw.reply, spoken, nonce=secrets.token_hex(8))
            except DeliveryFailed as failure:
                log.warning("somebody could not be told", platform=message.platform, reason=str(failure))


def _answer_smoothly() -> None:
    """What has been loaded stays: no search for garbage walks through it again."""
    sys.setswitchinterval(HELD_SECONDS)
    gc.set_threshold(NEW_OBJECTS, 20, 20)
    gc.freeze()


@asynccontextmanager
async def open_house(
    database_url: str,
    clock: TimeSource = utc_now,
    owners: Sequence[tuple[str, str]] = (),
    tombstones: Path | None = None,
) -> AsyncIterator[House]:
    """The database up to date, and everything but the front-ends. Closed in reverse.

    `tombstones` is the file that says who was erased; the playground, whose time is moved about, has none.
    """
    database = Database(database_url)
    await database.open()
    frontends: dict[str, Frontend] = {}
    dispatcher = Dispatcher(database, clock, exchange=Workbench(), owners=owners)
    owner = f"{os.getpid()}-{secrets.token_hex(4)}"
    courier = Courier(database, clock, frontends, dispatcher.newest, owner)
    erasing = Erasing(database, clock, frontends, Tombstones(tombstones), database.wipe)
    await erasing.after_restore()
    ticker = Ticker(courier, Closing(dispatcher, frontends), erasing)
    house = House(database, clock, dispatcher, Studio(), ticker, frontends)
    try:
        yield house
    finally:
        house.ticker.stop()
        await courier.finish(LAST_LETTERS_SECONDS)
        with suppress(CairnError):  # then it is drawn once more
            await ticker.closing.write_down()
        await house.studio.close()
        await database.close()


async def run(settings: Settings) -> int:
    """The bots whose tokens are there; without any, the playground. The exit code."""
    job = _run_bots if settings.telegram_token or settings.discord_token else _run_playground
    return await _explained(settings, partial(job, stopped=_stop_on_signals()))


async def chat(settings: Settings) -> int:
    """The conversation in this terminal. The exit code."""
    return await _explained(settings, _run_terminal)


async def _explained(settings: Settings, job: Callable[[Settings], Awaitable[int]]) -> int:
    """What keeps Cairn from running is said in a sentence."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        return await job(settings)
    except (Unusable, CairnError) as error:
        log.error("the database cannot be used", reason=str(error))
        return EXIT_NEWER_DATABASE if isinstance(error, NewerSchema) else EXIT_DATABASE
    except CannotListen as error:
        log.error("cannot listen; CAIRN_HTTP_PORT chooses another port", reason=str(error))
        return EXIT_ADDRESS


async def _run_bots(settings: Settings, stopped: asyncio.Event) -> int:
    owners = [(owner.platform, owner.id) for owner in settings.owners]
    async with open_house(
        settings.database_url.get_secret_value(), owners=owners, tombstones=settings.data_dir / TOMBSTONES
    ) as house:
        platforms = Platforms()
        app = make_app(health=platforms.health)
        for frontend in _bots(settings, house, app):
            house.add(frontend)
        async with _health_page(app, settings), house.awake():
            await platforms.run(list(house.frontends.values()), stopped)
    return EXIT_NO_PLATFORM if platforms.all_stopped else 0


@asynccontextmanager
async def _health_page(app: web.Application, settings: Settings) -> AsyncIterator[None]:
    """Bots that fetch their updates live without it, where the port is taken; webhooks cannot."""
    async with AsyncExitStack() as listening:
        try:
            await listening.enter_async_context(serve(app, settings.http_host, settings.http_port))
        except CannotListen as taken:
            if settings.telegram_webhook_url:
                raise
            log.warning("there is no health page", reason=str(taken))
        yield


def _bots(settings: Settings, house: House, app: web.Application) -> Iterator[Frontend]:
    """Each platform that has a token. Its library is imported only then: each takes its time."""
    if settings.telegram_token is not None:
        from bot.frontends.telegram.start import make_telegram

        secret = settings.telegram_webhook_secret
        yield make_telegram(
            house.dispatcher,
            house.studio.draw,
            house.redraw,
            app,
            token=settings.telegram_token.get_secret_value(),
            api_url=settings.telegram_api_url,
            webhook_url=settings.telegram_webhook_url,
            webhook_secret=secret.get_secret_value() if secret else "",
        )
    if settings.discord_token is not None:
        from bot.frontends.discord.frontend import Discord, Door

        door = Door(settings.discord_token.get_secret_value(), settings.discord_api_url, settings.discord_gateway_url)
        yield Discord(house.dispatcher, house.studio.draw, house.redraw, door, settings.data_dir)


async def _run_playground(settings: Settings, stopped: asyncio.Event) -> int:
    """A world of its own: its clock is moved about, which real diaries must never be."""
    book = Book(settings.data_dir)
    clock = MovedClock(utc_now, book.offset, book.keep_offset)
    async with open_house(f"sqlite+aiosqlite:///{settings.data_dir / 'playground.db'}", clock) as house:
        playground = Playground(house.dispatcher, book, house.studio.draw, house.redraw, clock)
        house.add(playground)
        records = partial(records_of, house.database, PLATFORM)
        backstage = Backstage(house.ticker.tick, house.ticker.held, records, house.forget_all)
        world = World(playground, clock, backstage)
        app = make_app(health=dict)
        add_playground(app, world)
        async with serve(app, settings.http_host, settings.http_port) as port:
            host = "127.0.0.1" if settings.http_host == "0.0.0.0" else settings.http_host  # noqa: S104 - only read
            sys.stdout.write(f"Cairn's playground: http://{host}:{port}/{book.token}/\n")
            sys.stdout.flush()
            await world.resume()
            async with house.awake():
                await stopped.wait()
    return 0


def _stop_on_signals() -> asyncio.Event:
    """Set when somebody presses Ctrl+C or the system ends us; listening from the first moment on."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped


async def _run_terminal(settings: Settings) -> int:
    async with open_house(settings.database_url.get_secret_value(), tombstones=settings.data_dir / TOMBSTONES) as house:
        terminal = Terminal(
            house.dispatcher, zone=_machine_zone, language=_machine_language(), session=secrets.token_hex(4)
        )
        house.add(terminal)
        async with house.awake():
            await terminal.run()
    return 0


def _machine_language() -> str | None:
    return (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").partition(".")[0] or None


def _machine_zone() -> str | None:
    """The IANA name behind this machine's clock, where it says so."""
    if zone := os.environ.get("TZ"):
        return zone.lstrip(":")
    with suppress(OSError):
        return Path("/etc/localtime").resolve(strict=True).as_posix().partition("/zoneinfo/")[2] or None
    return None
