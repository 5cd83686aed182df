"""What always holds, whatever was written: random requests on a real database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import delete, select

from core.actions.log import Logged, add_amount, lapse, mark_done, say_no, skip, undo
from core.errors import CairnError
from core.habits import AtLeast, AtMost, Check, Daily, EveryN, Goal, HabitId, Per, Quit, Schedule, Times
from storage.tables import digests, entries
from tests.actions.home import DAY, WEDNESDAY, Home

WRITES = 40
PLANS: list[tuple[Schedule, Goal]] = [
    (Daily(), Check()),
    (EveryN(2), Check()),
    (Times(3, Per.WEEK), AtLeast(Decimal(8), "glasses")),
    (Daily(), AtLeast(Decimal(20), "km", Per.WEEK)),
    (Daily(), AtMost(Decimal(2), "cups")),
    (Daily(), Quit()),
]


async def keep_all(home: Home) -> list[HabitId]:
    return [await home.keep(schedule, goal, name=f"Habit {n}") for n, (schedule, goal) in enumerate(PLANS)]


async def write(home: Home, habit: HabitId, day: date, kind: str, amount: Decimal) -> Logged | None:
    """None: it was refused, as half of these are."""
    actions: dict[str, Callable[..., Awaitable[Logged]]] = {
        "done": mark_done,
        "skip": skip,
        "no": say_no,
        "lapse": lapse,
    }
    try:
        if kind == "amount":
            return await home.do(add_amount, habit, day, amount, home.key(), home.now)
        return await home.do(actions[kind], habit, day, home.key(), home.now)
    except CairnError:
        return None


Request = tuple[HabitId, date, str, Decimal]


def some_writes(rng: Random, habits: list[HabitId]) -> list[Request]:
    kinds = ["done", "done", "amount", "amount", "skip", "no", "lapse"]
    return [
        (
            rng.choice(habits),
            WEDNESDAY - rng.randrange(3) * DAY,
            rng.choice(kinds),
            Decimal(rng.randint(1, 9000)) / 1000,
        )
        for _ in range(WRITES)
    ]


async def everything(home: Home, habits: list[HabitId]) -> list[object]:
    """All that the rules are asked about, and the rows they are made from."""
    found: list[object] = []
    for habit in habits:
        diary, standing = await home.diary(habit), (await home.standing(habit)).judgement
        found.append((diary.digest, dict(diary.notes), dict(standing.states), dict(standing.periods)))
        found.append((standing.current, standing.longest, standing.rate, standing.strength, standing.standing))
    async with home.database.transaction() as storage:
        rows = await storage.entries.connection.execute(
            select(entries).order_by(entries.c.habit_id, entries.c.local_date)
        )
        found.append([tuple(row) for row in rows])
    return found


@pytest.mark.parametrize("seed", range(4))
async def test_undoing_every_write_restores_everything(home: Home, seed: int) -> None:
    rng = Random(seed)
    habits = await keep_all(home)
    for request in some_writes(rng, habits)[:10]:
        await write(home, *request)
    before = await everything(home, habits)
    home.now += timedelta(minutes=1)

    written = [logged for request in some_writes(rng, habits) if (logged := await write(home, *request))]
    effects = sum(not logged.already for logged in written)
    for _ in range(effects):
        await home.do(undo, home.now)

    assert effects > WRITES // 4
    assert await everything(home, habits) == before


@pytest.mark.parametrize("seed", range(4))
async def test_a_wiped_digest_changes_nothing(home: Home, seed: int) -> None:
    habits = await keep_all(home)
    for request in some_writes(Random(seed), habits):
        await write(home, *request)
    before = await everything(home, habits)

    async with home.database.transaction() as storage:
        wiped = (await storage.entries.connection.execute(delete(digests))).rowcount

    assert wiped == len(PLANS)
    assert await everything(home, habits) == before


@pytest.mark.parametrize("seed", range(4))
async def test_the_order_of_writes_does_not_matter(home: Home, seed: int) -> None:
    """Of writes to different dates."""
    rng = Random(seed)
    one, other = await keep_all(home), await keep_all(home)
    requests = [request for request in some_writes(rng, list(range(len(PLANS)))) if request[2] != "skip"]
    by_date = {request[:2]: request for request in requests}

    for habits, order in ((one, list(by_date.values())), (other, rng.sample(list(by_date.values()), len(by_date)))):
        for plan, day, kind, amount in order:
            await write(home, habits[plan], day, kind, amount)

    for first, second in zip(one, other, strict=True):
        here, there = await home.standing(first), await home.standing(second)
        assert here.diary.digest == there.diary.digest
        assert here.judgement.states == there.judgement.states
        assert here.judgement.strength == there.judgement.strength


@pytest.mark.parametrize("seed", range(2))
async def test_amounts_of_one_date_add_up_in_any_order(home: Home, seed: int) -> None:
    rng = Random(seed)
    one, other = await home.keep(goal=PLANS[2][1]), await home.keep(goal=PLANS[2][1])
    amounts = [Decimal(rng.randint(1, 5000)) / 1000 for _ in range(6)]

    for habit, order in ((one, amounts), (other, rng.sample(amounts, len(amounts)))):
        for amount in order:
            await home.do(add_amount, habit, WEDNESDAY, amount, home.key(), home.now)

    assert (await home.diary(one)).digest == (await home.diary(other)).digest
