"""Every setting there is, in the order of the card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.conversation import hours, zones
from bot.conversation.phrasing import platform_title
from bot.conversation.reply import Text, text
from bot.conversation.setting import OFF, ON, Choice, Choose, Setting, Situation, labelled
from bot.conversation.wording import WEEK_STARTS, languages, region_of
from core.actions import preferences as actions
from core.actions.account import set_language
from core.actions.change_habits import change_week_start
from core.actions.link import remind_on
from core.days import local_date, zone_at
from core.people import Preferences, ThemeChoice
from core.ports import Storage

REGIONS: Mapping[str, Sequence[str]] = {"en": ("en-US", "en-GB", "en-150")}
"""Of languages that are written otherwise from country to country: whose order of dates one may choose."""
CLOCKS: Mapping[str, bool | None] = {"region": None, "24": True, "12": False}
EVERYWHERE = "all"


def _preferring(change: Callable[[Preferences, str], Preferences]) -> Choose:
    async def choose(storage: Storage, at: Situation, word: str) -> None:
        await actions.set_preferences(storage, at.person, change(at.person.preferences, word), at.now)

    return choose


def _zone_now(at: Situation) -> Text:
    zone = zone_at(at.person.clock, at.now)
    return text("setting-zone-now", city=zones.city(zone, at.person.language), time=zones.wall_time(zone, at.now))


async def _ask_zone(storage: Storage, at: Situation, word: str) -> None:
    """The zone has a question of its own."""


def _day_choices(_: Situation) -> Sequence[Choice]:
    starts = [actions.LATEST_DAY_START.replace(hour=hour) for hour in range(actions.LATEST_DAY_START.hour + 1)]
    return [Choice(hours.time_word(start), text("button-time", time=start)) for start in starts]


async def _choose_day(storage: Storage, at: Situation, word: str) -> None:
    start = hours.of_word(word)
    assert start is not None
    await actions.set_day_start(storage, at.person, start, at.now)


async def _choose_week(storage: Storage, at: Situation, word: str) -> None:
    await change_week_start(storage, at.person, WEEK_STARTS[word], at.now)


async def _choose_language(storage: Storage, at: Situation, word: str) -> None:
    await set_language(storage, at.person, word)


def _regions(at: Situation) -> Sequence[Choice]:
    found = REGIONS.get(at.person.language, ())
    return [Choice(region, text(f"setting-dates-{region.lower()}")) for region in found]


async def _choose_backfill(storage: Storage, at: Situation, word: str) -> None:
    await actions.set_backfill(storage, at.person, int(word), at.now)


async def _choose_savers(storage: Storage, at: Situation, word: str) -> None:
    await actions.set_savers(storage, at.person, word == ON, at.now)


def _platforms(at: Situation) -> Sequence[Choice]:
    each = [Choice(one, text("button-place", platform=platform_title(one))) for one in at.platforms]
    return [*each, Choice(EVERYWHERE, text("button-both"))]


async def _choose_platforms(storage: Storage, at: Situation, word: str) -> None:
    await remind_on(storage, at.person, frozenset(at.platforms if word == EVERYWHERE else [word]))


SETTINGS: Sequence[Setting] = (
    Setting("zone", lambda at: [], lambda at: "", _ask_zone, _zone_now),
    Setting(
        "day",
        _day_choices,
        lambda at: hours.time_word(at.person.clock.day_start),
        _choose_day,
        lambda at: text("button-time", time=at.person.clock.day_start),
        hours.read_time,
    ),
    Setting("week", labelled("week", [*WEEK_STARTS]), lambda at: at.person.week_start.name.lower(), _choose_week),
    Setting(
        "clock",
        labelled("clock", [*CLOCKS]),
        lambda at: next(word for word, choice in CLOCKS.items() if choice is at.person.preferences.hours24),
        _preferring(lambda now, word: replace(now, hours24=CLOCKS[word])),
    ),
    Setting(
        "language",
        lambda at: [Choice(one, text(f"choice-language-{one}")) for one in languages()],
        lambda at: at.person.language,
        _choose_language,
        lambda at: text(f"choice-language-{at.person.language}"),
    ),
    Setting(
        "dates",
        _regions,
        lambda at: region_of(at.person),
        _preferring(lambda now, word: replace(now, region=word)),
        lambda at: text("day-date", date=local_date(at.person.clock, at.now)),
        applies=lambda at: at.person.language in REGIONS,
    ),
    Setting(
        "quiet",
        hours.usual_hours,
        hours.hours_chosen,
        _preferring(hours.with_hours),
        hours.hours_now,
        hours.read_hours,
    ),
    Setting(
        "backfill",
        lambda at: [Choice(str(most), text("setting-backfill-now", hours=most)) for most in actions.BACKFILL_HOURS],
        lambda at: str(at.person.backfill_hours),
        _choose_backfill,
        lambda at: text("setting-backfill-now", hours=at.person.backfill_hours),
    ),
    Setting(
        "skips",
        lambda at: [Choice(str(count), text("setting-skips-now", count=count)) for count in actions.SKIP_ALLOWANCES],
        lambda at: str(at.person.preferences.skips_a_month),
        _preferring(lambda now, word: replace(now, skips_a_month=int(word))),
        lambda at: text("setting-skips-now", count=at.person.preferences.skips_a_month),
    ),
    Setting(
        "savers",
        labelled("switch", [ON, OFF]),
        lambda at: OFF if at.person.savers_since is None else ON,
        _choose_savers,
    ),
    Setting(
        "theme",
        labelled("theme", [*ThemeChoice]),
        lambda at: at.person.preferences.theme,
        _preferring(lambda now, word: replace(now, theme=ThemeChoice(word))),
    ),
    Setting(
        "calm",
        labelled("switch", [ON, OFF]),
        lambda at: ON if at.person.preferences.calm else OFF,
        _preferring(lambda now, word: replace(now, calm=word == ON)),
    ),
    Setting(
        "reminders",
        _platforms,
        lambda at: at.reminded[0] if len(at.reminded) == 1 else EVERYWHERE,
        _choose_platforms,
        lambda at: text("setting-reminders-now", platforms=tuple(map(platform_title, at.reminded))),
        applies=lambda at: len(at.platforms) > 1,
    ),
)
BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}
