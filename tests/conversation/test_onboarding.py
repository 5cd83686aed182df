"""From the first word to the first habit: every path, and how many taps it takes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.conversation.dispatch import Answer
from bot.conversation.reply import Reply
from bot.conversation.request import Called, Event, Tapped
from core.habits import Habit
from core.people import Person
from tests.conversation.house import Talker, World, buttons, words, world

FEWEST, MOST = 3, 4


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


@dataclass
class Newcomer:
    """Somebody who taps what they see. Opening the chat is the first tap."""

    talker: Talker
    answer: Answer
    taps: int = 1

    async def tap(self, label: str) -> str:
        seen = buttons(self.answer.reply)
        assert label in seen, f"no {label!r} among {list(seen)}"
        self.taps += 1
        self.answer = await self.talker.tap(seen[label])
        return words(self.answer.reply)

    async def type(self, line: str) -> str:
        self.answer = await self.talker.say(line)
        return words(self.answer.reply)

    @property
    def labels(self) -> list[str]:
        return list(buttons(self.answer.reply))


async def newcomer(home: World, language: str = "en", payload: str = "") -> Newcomer:
    talker = home.talker("alice", zone=None, language=language)
    return Newcomer(talker, await talker.say(f"/start {payload}".strip()))


async def person(home: World) -> Person:
    async with home.database.transaction() as storage:
        found = await storage.people.by_account("test", "alice")
    assert found is not None
    return found


async def habits(home: World) -> list[Habit]:
    alice = await person(home)
    async with home.database.transaction() as storage:
        return list(await storage.habits.all(alice.id))


# At 07:00 UTC on 23 November 2026.
PATHS = {
    "the guess of a language": ("de", ["08:00 – Berlin"], "Europe/Berlin"),
    "the guess of a country": ("en-GB", ["07:00 – London"], "Europe/London"),
    "a country of several zones": ("en-US", ["23:00 – Los Angeles"], "America/Los_Angeles"),
    "a time and a city": ("en", ["08:00", "Lagos"], "Africa/Lagos"),
    "half an hour": ("en", ["Half-hour zones", "12:30 – Kolkata"], "Asia/Kolkata"),
    "three quarters of an hour": ("en", ["Half-hour zones", "12:45 – Kathmandu"], "Asia/Kathmandu"),
    "half an hour to the west": ("en", ["Half-hour zones", "03:30 – St. John’s"], "America/St_Johns"),
    "a quarter of an hour": ("en", ["Half-hour zones", "15:45 – Eucla"], "Australia/Eucla"),
    "the last clock of all": ("en", ["Half-hour zones", "20:45 – Chatham"], "Pacific/Chatham"),
    "a clock of the day before": ("en", ["20:00", "Auckland"], "Pacific/Auckland"),
    "a typed city": ("en", ["Type a city", "=San Francisco"], "America/Los_Angeles"),
    "a typed city after a time": ("en", ["08:00", "Other city", "=munchen"], "Europe/Berlin"),
    "a typed country of several zones": ("en", ["Type a city", "=Spain", "07:00 – Canary"], "Atlantic/Canary"),
}


@pytest.mark.parametrize("path", PATHS)
async def test_every_path_leads_to_a_living_habit_in_four_taps_at_most(home: World, path: str) -> None:
    language, steps, zone = PATHS[path]
    alice = await newcomer(home, language)

    for step in steps:
        await (alice.type(step[1:]) if step.startswith("=") else alice.tap(step))
    starter = next(label for label in alice.labels if label.endswith("21:00") and "–" not in label and label != "21:00")
    said = await alice.tap(starter)

    assert FEWEST <= alice.taps <= MOST
    assert "every day, I ask at" in said
    assert (await person(home)).clock.zone == zone
    assert len(await habits(home)) == 1


async def test_the_hours_are_four_rows_of_six_and_half_hours_name_their_places(home: World) -> None:
    alice = await newcomer(home)

    hours = [row for row in alice.answer.reply.rows if len(row) == 6]
    said = await alice.tap("Half-hour zones")

    assert len(hours) == 4
    assert "Which place is nearest to you?" in said
    assert {"10:30 – Tehran", "11:30 – Kabul", "13:30 – Yangon", "17:30 – Adelaide"} <= set(alice.labels)


async def test_hours_of_an_american_stand_four_in_a_row(home: World) -> None:
    alice = await newcomer(home, "en-US")

    assert max(map(len, alice.answer.reply.rows)) == 4


async def test_their_own_first_line_waits_and_is_shown_as_a_card(home: World) -> None:
    talker = home.talker("alice", zone=None)
    alice = Newcomer(talker, await talker.say("Read 20 min daily 21:00"))

    await alice.tap("08:00")
    card = await alice.tap("Lagos")
    await alice.tap("Add")

    assert "Read 20 min" in card
    assert alice.taps <= MOST
    assert [habit.name for habit in await habits(home)] == ["Read 20 min"]


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("07:00", "Which place is nearest"),
        ("8 am", "Which place is nearest"),
        ("12:30", "Which place is nearest"),
        ("Berlin", "Berlin: it is 08:00"),
        ("Deutschland", "What time is it"),
        ("Germany", "Berlin: it is 08:00"),
        ("Mumbai", "Kolkata: it is 12:30"),
        ("United States", "Which place is nearest"),
        ("Read 20 min daily 21:00", "What time is it"),
        ("8", "What time is it"),
    ],
)
async def test_asked_for_the_time_people_may_type_the_answer(home: World, line: str, heard: str) -> None:
    alice = await newcomer(home)

    assert heard in await alice.type(line)


@pytest.mark.parametrize(
    "payload", ["h_abc", "t_coachpack", "c_0123456789abcdef", "nonsense", "l", "💥", "c_" + "a" * 62, "q" * 4000, "x__"]
)
async def test_a_link_that_nobody_knows_is_said_and_the_set_up_goes_on(home: World, payload: str) -> None:
    alice = await newcomer(home, payload=payload)

    said = words(alice.answer.reply)

    assert "What time is it for you now?" in said
    assert ("I don't know that link" in said) is not payload.startswith("x_")


async def test_where_somebody_comes_from_is_kept_once_and_changes_nothing(home: World) -> None:
    alice = await newcomer(home, payload="s_reddit")
    plain = words(alice.answer.reply)

    again = await alice.type("/start s_elsewhere")

    known = await person(home)
    async with home.database.transaction() as storage:
        kept = await storage.desk.draft(known.id, "source")
    assert kept == {"word": "reddit"}
    assert plain == again
    assert "link" not in plain


async def test_who_is_set_up_is_told_of_a_dead_link_above_their_day(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("Read daily")
    await alice.tap(buttons((await alice.say("Read daily")).reply)["Add"])

    said = words((await alice.say("/start c_abc")).reply)

    assert said.startswith("I don't know that link")
    assert "Read" in said


async def test_the_same_starter_is_not_added_twice_and_not_yet_waits(home: World) -> None:
    alice = await newcomer(home, "en-GB")
    await alice.tap("07:00 – London")
    starters = alice.answer.reply
    await alice.tap("Drink water 08:00")

    waits = await alice.tap("Not yet")
    again = await alice.talker.tap(buttons(starters)["Drink water 08:00"])

    assert "First reminder today, 08:00." in waits
    assert "You already keep a habit called" in words(again.reply)
    assert len(await habits(home)) == 1


async def test_what_a_form_asks_at_once_begins_with_the_ticked_habits(home: World) -> None:
    card = await _with_forms(home, Called("start"), "1")
    form = (await _with_forms(home, Tapped(buttons(card)["Set up"]), "2")).form
    assert form is not None
    filled = {"zone": "Asia/Tokyo", "day": "evening", "habits": "2,3,77,x"}

    day = await _with_forms(home, Tapped(form.submits.encode(), filled), "3")

    assert "Is it 07:00 for you?" in words(card)
    assert [one.name for one in form.fields] == ["zone", "day", "habits"]
    assert len(form.fields[0].choices) <= 25
    assert (await person(home)).clock.zone == "Asia/Tokyo"
    assert [habit.name for habit in await habits(home)] == ["Read 20 min", "Plan tomorrow"]
    assert "Tokyo: it is 16:00 for you now." in words(day)


async def test_yes_leads_straight_to_the_starters_and_evening_people_see_evenings_first(home: World) -> None:
    card = await _with_forms(home, Called("start"), "1")

    forms = await _with_forms(home, Tapped("1:wg", {"zone": "Europe/Rome", "day": "evening", "habits": ""}), "2")
    yes = await _with_forms(home, Tapped(buttons(card)["Yes"]), "3", user="bob")

    assert list(buttons(forms))[:2] == ["Read 20 min 21:00", "Plan tomorrow 21:30"]
    assert list(buttons(yes))[:2] == ["Drink water 08:00", "Stretch 5 min 07:30"]


@pytest.mark.parametrize("zone", ["other", "", "Europe/Atlantis", "x" * 3000])
async def test_a_form_with_no_zone_that_we_know_asks_for_a_city(home: World, zone: str) -> None:
    await _with_forms(home, Called("start"), "1")

    asked = await _with_forms(home, Tapped("1:wg", {"zone": zone, "habits": "0"}), "2")

    assert "Type a city" in buttons(asked)
    assert not (await person(home)).set_up


async def _with_forms(home: World, what: Called | Tapped, key: str, user: str = "alice") -> Reply:
    event = Event(f"{user}:{key}", "test", user, user, what, name=user, language="en-GB", has_forms=True)
    return (await home.dispatcher.answer(event)).reply


@pytest.mark.parametrize("chosen", ["de", "en"])
async def test_a_language_that_a_newcomer_has_chosen_stays_whatever_their_platform_says(
    home: World, chosen: str
) -> None:
    """A line in Discord says nothing of it; the tap that follows does."""
    alice = home.talker("alice", zone=None, language="")
    await alice.say(f"/language {chosen}")
    alice.language = "de" if chosen == "en" else "en-US"

    tapped = await alice.tap("1:td")

    assert tapped.voice.language == chosen
