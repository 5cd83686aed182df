"""One person on several platforms: a code given here and brought there, both sides' yes, and what is theirs united."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count, groupby

from core.actions.keep_habits import TooManyHabits, put_in_bin
from core.actions.log import NoSuchHabit
from core.actions.remind import plan_again
from core.days import DAY, local_date
from core.entries import Entry, EntryKind
from core.errors import CairnError
from core.habits import Habit, HabitId
from core.limits import MAX_HABITS, MAX_NAME
from core.links import Link
from core.names import cut
from core.people import Account, Person, PersonId
from core.ports import Storage

LASTS = timedelta(minutes=10)
"""A code until it is brought, and then again until both have said yes."""
MOST_TRIES = 5
TRIES, TWINS = "link tries", "link twins"
"""Names of drafts: when wrong codes were brought; habits of the same name that are still to be asked about."""
WORTH = (EntryKind.LAPSE, EntryKind.NO, EntryKind.SKIP, EntryKind.AMOUNT, EntryKind.DONE)
"""Of two entries of one date the later here is kept."""

Pair = tuple[HabitId, HabitId]


class TooManyTries(CairnError):
    """Too many wrong codes."""

    text_key = "error-too-many-tries"


class LinkGone(CairnError):
    """That code is used or too old."""

    text_key = "error-link-gone"


class SomebodyLeaves(CairnError):
    """Whoever is about to be deleted becomes nobody else: both would go, or neither."""

    text_key = "error-link-leaving"


class LastAccount(CairnError):
    """Somebody has to keep the habits."""

    text_key = "error-last-account"


@dataclass(frozen=True, slots=True)
class Sides:
    """Both people of a link, and how many habits each keeps."""

    link: Link
    issuer: Person
    claimer: Person
    issuers_habits: int
    claimers_habits: int


async def give_code(storage: Storage, person: Person, digest: str, now: datetime) -> None:
    await storage.links.issue(person.id, digest, now + LASTS)


async def bring_code(storage: Storage, person: Person, digest: str, now: datetime) -> Sides | None:
    """None for a wrong, own or old code, or somebody else's by now: it is counted. Raises: TooManyTries after five
    within ten minutes."""
    tries = await _recent_tries(storage, person.id, now)
    if len(tries) >= MOST_TRIES:
        raise TooManyTries
    link = await storage.links.claim(person.id, digest, now, LASTS)
    if link is None:
        await storage.desk.keep_draft(person.id, TRIES, {"at": [at.isoformat() for at in (*tries, now)]}, now)
        return None
    return await sides(storage, link)


async def _recent_tries(storage: Storage, person: PersonId, now: datetime) -> list[datetime]:
    kept = await storage.desk.draft(person, TRIES) or {"at": []}
    return [at for word in kept["at"] if now - (at := datetime.fromisoformat(word)) < LASTS]


async def sides(storage: Storage, link: Link) -> Sides:
    """Raises: LinkGone when one of the two is."""
    issuer, claimer = await storage.people.get(link.issuer), await storage.people.get(link.claimer)
    if issuer is None or claimer is None:
        raise LinkGone
    counts = [await storage.habits.count(one.id) for one in (issuer, claimer)]
    return Sides(link, issuer, claimer, *counts)


async def agree(storage: Storage, person: Person, link: int, now: datetime) -> Sides:
    """Whoever brought the code says yes. Raises: LinkGone."""
    agreed = await storage.links.agree(person.id, link, now)
    if agreed is None:
        raise LinkGone
    return await sides(storage, agreed)


async def waiting_for(storage: Storage, person: Person, now: datetime) -> Sides | None:
    """The link that needs nothing but this person's yes."""
    link = await storage.links.of(person.id, now)
    if link is None or not link.agreed:
        return None
    return await sides(storage, link)


async def join(storage: Storage, person: Person, link: int, now: datetime) -> Person:
    """Whoever gave the code says yes, too: from now on both are one. Which of the two people stays is told.

    Raises: LinkGone, SomebodyLeaves, TooManyHabits.
    """
    open_link = await storage.links.of(person.id, now)
    if open_link is None or open_link.id != link or not open_link.agreed:
        raise LinkGone
    both = await sides(storage, open_link)
    if both.issuer.erase_at or both.claimer.erase_at:
        raise SomebodyLeaves
    if both.issuers_habits + both.claimers_habits > MAX_HABITS:
        raise TooManyHabits(limit=MAX_HABITS)
    stays, goes = _who_stays(both)
    await _number_namesakes(storage, stays, goes)
    await _remind_where_the_code_was_brought(storage, both)
    twins = _twins(await storage.habits.all(both.issuer.id), await storage.habits.all(both.claimer.id))
    if not await storage.links.merge(person.id, link, stays.id, now):
        raise LinkGone
    stays = replace(stays, savers_before=_savers_past(stays, goes, local_date(stays.clock, now)))
    await storage.people.save(stays)
    await storage.desk.keep_draft(stays.id, TWINS, {"pairs": twins}, now)
    await plan_again(storage, stays, now)
    await storage.desk.outdate(stays.id, now)
    return stays


def _who_stays(both: Sides) -> tuple[Person, Person]:
    """Whose clock and settings hold for both, and the other: who is set up, has more habits, has given the code."""
    of_issuer, of_claimer = (both.issuer.set_up, both.issuers_habits), (both.claimer.set_up, both.claimers_habits)
    return (both.issuer, both.claimer) if of_issuer >= of_claimer else (both.claimer, both.issuer)


def _savers_past(stays: Person, goes: Person, today: date) -> tuple[tuple[date, date], ...]:
    """What savers have saved on either side stays saved, on both (decision 0022); in order, none in two ranges."""
    until = (stays.savers_since or today) - DAY
    on = [*stays.savers_before, *goes.savers_before, *([(goes.savers_since, until)] if goes.savers_since else [])]
    united: list[tuple[date, date]] = []
    for first, last in sorted((first, min(last, until)) for first, last in on if first <= until):
        if united and first <= united[-1][1] + DAY:
            first, last = united[-1][0], max(last, united.pop()[1])
        united.append((first, last))
    return tuple(united)


async def _number_namesakes(storage: Storage, stays: Person, goes: Person) -> None:
    """Whoever joins brings a second "Morning": it becomes "Morning 2", so that each has a name of its own."""
    taken = {one.name.casefold() for one in await storage.routines.all(stays.id)}
    theirs = await storage.routines.all(goes.id)
    taken_there = {one.name.casefold() for one in theirs}
    for one in theirs:
        if one.name.casefold() not in taken:
            continue
        names = (f"{cut(one.name, MAX_NAME - 4).rstrip()} {number}" for number in count(2))
        name = next(name for name in names if name.casefold() not in taken | taken_there)
        await storage.routines.save(goes.id, replace(one, name=name))
        taken.add(name.casefold())


async def _remind_where_the_code_was_brought(storage: Storage, both: Sides) -> None:
    """One reminder, not one on each platform; where, is asked afterwards."""
    theirs = await storage.people.accounts(both.claimer.id)
    if not any(account.reachable and account.chat and account.reminds for account in theirs):
        return
    for account in await storage.people.accounts(both.issuer.id):
        await storage.people.save_account(both.issuer.id, replace(account, reminds=False))


def _twins(mine: Sequence[Habit], others: Sequence[Habit]) -> list[Pair]:
    """Each with its namesake on the other side, if both count the same way."""

    def name(habit: Habit) -> str:
        return habit.name.casefold()

    pairs: list[Pair] = []
    for _, same in groupby(sorted((*mine, *others), key=name), key=name):
        namesakes = list(same)
        one = [habit for habit in mine if habit in namesakes]
        other = [habit for habit in others if habit in namesakes]
        pairs += [(a.id, b.id) for a, b in zip(one, other, strict=False) if _counts_alike(a, b)]
    return pairs


def _counts_alike(one: Habit, other: Habit) -> bool:
    mine, theirs = one.versions[-1].goal, other.versions[-1].goal
    return type(mine) is type(theirs) and getattr(mine, "unit", "") == getattr(theirs, "unit", "")


async def next_twins(storage: Storage, person: Person) -> tuple[Habit, Habit] | None:
    """The next two habits of the same name to be asked about."""
    for one, other in await _pairs(storage, person):
        habits = await storage.habits.get(person.id, one), await storage.habits.get(person.id, other)
        if habits[0] is not None and habits[1] is not None:
            return habits[0], habits[1]
    return None


async def answered(storage: Storage, person: Person, pair: Pair, now: datetime) -> None:
    """Do not ask about them again."""
    left = [one for one in await _pairs(storage, person) if one != pair]
    await storage.desk.keep_draft(person.id, TWINS, {"pairs": left}, now)


async def _pairs(storage: Storage, person: Person) -> list[Pair]:
    kept = await storage.desk.draft(person.id, TWINS) or {"pairs": []}
    return [(one, other) for one, other in kept["pairs"]]


async def unite(storage: Storage, person: Person, pair: Pair, key: str, now: datetime) -> Habit:
    """One habit of two: the one that began first gets the other's dates; the other goes into the bin.

    A date that both know keeps the better of its two entries. Raises: NoSuchHabit.
    """
    diaries = [await storage.entries.diary(person.id, habit) for habit in pair]
    found = [diary for diary in diaries if diary is not None]
    if len(found) < len(pair) or pair[0] == pair[1]:
        raise NoSuchHabit
    kept, other = sorted(found, key=lambda diary: (diary.habit.start, diary.habit.id))
    for entry in other.entries:
        present = kept.entry(entry.date)
        if present is not None and _worth(present) < _worth(entry):
            written = f"{key}:{entry.date:%y%m%d}"
            await storage.entries.write(person, kept.habit.id, entry.date, present, entry, written, now)
    await storage.links.move_entries(person.id, other.habit.id, kept.habit.id)
    await put_in_bin(storage, person, other.habit.id, now)
    await answered(storage, person, pair, now)
    return kept.habit


def _worth(entry: Entry) -> tuple[int, object]:
    return WORTH.index(entry.kind), entry.amount or 0


async def remind_on(storage: Storage, person: Person, platforms: frozenset[str]) -> Sequence[Account]:
    """Reminders come to these platforms and to no other."""
    for account in await storage.people.accounts(person.id):
        await storage.people.save_account(person.id, replace(account, reminds=account.platform in platforms))
    return await storage.people.accounts(person.id)


async def unlink(storage: Storage, person: Person, platform: str) -> Sequence[Account]:
    """The accounts on that platform belong to nobody any more; they are told, and what they were shown stays as it is.

    Raises: LastAccount.
    """
    accounts = await storage.people.accounts(person.id)
    leaving = [account for account in accounts if account.platform == platform]
    staying = [account for account in accounts if account.platform != platform]
    if not staying or not leaving:
        raise LastAccount
    for account in leaving:
        await storage.people.remove_account(person.id, account.platform, account.user)
    await storage.desk.forget_platform(person.id, platform)
    if not any(account.reminds for account in staying):
        await remind_on(storage, person, frozenset(account.platform for account in staying))
    return leaving
