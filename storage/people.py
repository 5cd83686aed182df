"""People, their accounts, their journeys, and the days they were seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, delete, func, insert, select, update

from core.errors import TryAgain
from core.people import Account, Clock, Person, PersonId, Preferences, ThemeChoice, Weekday, ZoneChange
from core.ports import Asking
from storage.columns import bit_of, days_of, month_number
from storage.direct import Connection, rows
from storage.tables import accounts, inbox, people, seen_days, zone_changes
from storage.upsert import Insert, insert_for, upsert

Statements = tuple[Select[Any], Select[Any]]
PEOPLE = select(people, zone_changes.c.at, zone_changes.c.zone.label("moved_to"))


async def find_people(connection: Connection, where: ColumnElement[bool]) -> list[Person]:
    """With their zone changes, in one statement."""
    moves = zone_changes.c.person_id == people.c.id
    wanted = PEOPLE.select_from(people.outerjoin(zone_changes, moves)).where(where)
    found = await connection.execute(wanted.order_by(people.c.id, zone_changes.c.at, zone_changes.c.id))
    return [_person(list(of_one)) for _, of_one in groupby(found, attrgetter("id"))]


def _statements(where: ColumnElement[bool], *beside: ColumnElement[Any]) -> Statements:
    """To lock somebody and to read them. Built once: building takes several times as long as carrying out."""
    moves = zone_changes.c.person_id == people.c.id
    read = PEOPLE.add_columns(*beside).select_from(people.outerjoin(zone_changes, moves)).where(where)
    lock = select(people.c.id).where(where).with_for_update(key_share=True)
    return lock, read.order_by(zone_changes.c.at, zone_changes.c.id)


OWNER = select(accounts.c.person_id).where(
    accounts.c.platform == bindparam("platform"), accounts.c.user == bindparam("user")
)
THEIR_ACCOUNTS = (
    select(accounts).where(accounts.c.person_id == bindparam("person")).order_by(accounts.c.platform, accounts.c.user)
)
THEY = people.c.id == OWNER.scalar_subquery()
GIVEN = select(inbox.c.answer).where(inbox.c.key == bindparam("key"), inbox.c.person_id == people.c.id)
BY_ACCOUNT = _statements(THEY)
SEEN = select(seen_days.c.days).where(seen_days.c.person_id == people.c.id, seen_days.c.month == bindparam("month"))
BY_REQUEST = _statements(
    THEY, GIVEN.scalar_subquery().label("given"), func.coalesce(SEEN.scalar_subquery(), 0).label("seen")
)
BY_ID = _statements(people.c.id == bindparam("person"))


def _person(found: Sequence[Row[Any]]) -> Person:
    one = found[0]
    changes = tuple(ZoneChange(row.at, row.moved_to) for row in found if row.at is not None)
    return Person(
        id=one.id,
        clock=Clock(one.zone, one.day_start, changes),
        week_start=Weekday(one.week_start),
        savers_since=one.savers_since,
        language=one.language,
        name=one.name,
        backfill_hours=one.backfill_hours,
        set_up=one.set_up,
        preferences=Preferences(
            region=one.region,
            hours24=one.hours24,
            quiet_from=one.quiet_from,
            quiet_until=one.quiet_until,
            theme=ThemeChoice(one.theme),
            calm=one.calm,
            skips_a_month=one.skips_a_month,
        ),
        erase_at=one.erase_at,
        savers_before=tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in one.savers_before),
    )


def _columns(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "language": person.language,
        "zone": person.clock.zone,
        "day_start": person.clock.day_start,
        "week_start": person.week_start.value,
        "savers_since": person.savers_since,
        "backfill_hours": person.backfill_hours,
        "set_up": person.set_up,
        "region": person.preferences.region,
        "hours24": person.preferences.hours24,
        "quiet_from": person.preferences.quiet_from,
        "quiet_until": person.preferences.quiet_until,
        "theme": person.preferences.theme.value,
        "calm": person.preferences.calm,
        "skips_a_month": person.preferences.skips_a_month,
        "erase_at": person.erase_at,
        "savers_before": [[f"{first}", f"{last}"] for first, last in person.savers_before],
    }


@dataclass(frozen=True, slots=True)
class People:
    """`core.ports.People`. In PostgreSQL a person who is read is locked until the end of the transaction, so that the
    requests of one person come one after the other; in SQLite all transactions do."""

    connection: Connection

    async def by_account(self, platform: str, user: str) -> Person | None:
        found = await self._locked(BY_ACCOUNT, {"platform": platform, "user": user})
        return _person(found) if found else None

    async def look_up(self, platform: str, user: str) -> Person | None:
        _, read = BY_ACCOUNT
        found = await rows(self.connection, read, {"platform": platform, "user": user})
        return _person(found) if found else None

    async def asking(self, platform: str, user: str, key: str, now: datetime) -> Asking | None:
        month = month_number(now.astimezone(UTC))
        found = await self._locked(BY_REQUEST, {"platform": platform, "user": user, "key": key, "month": month})
        return Asking(_person(found), found[0].given, days_of(month, found[0].seen)) if found else None

    async def get(self, person: PersonId) -> Person | None:
        found = await self._locked(BY_ID, {"person": person})
        return _person(found) if found else None

    async def _locked(self, statements: Statements, asked: Mapping[str, Any]) -> Sequence[Row[Any]]:
        """Locks first and reads after: one statement would show the changes of zone as they were before the wait."""
        lock, read = statements
        if self.connection.dialect.name == "postgresql":
            await rows(self.connection, lock, asked)
        return await rows(self.connection, read, asked)

    async def add(self, account: Account, person: Person, now: datetime) -> Person:
        new = insert(people).values(**_columns(person), created_at=now).returning(people.c.id)
        number = (await self.connection.execute(new)).scalar_one()
        if not await self.save_account(number, account):
            raise TryAgain  # another process has welcomed them in this very moment
        for change in person.clock.zone_changes:
            await self.change_zone(number, change)
        (added,) = await find_people(self.connection, people.c.id == number)
        return added

    async def save(self, person: Person) -> None:
        await self.connection.execute(update(people).where(people.c.id == person.id).values(**_columns(person)))

    async def accounts(self, person: PersonId) -> Sequence[Account]:
        found = await rows(self.connection, THEIR_ACCOUNTS, {"person": person})
        return [Account(row.platform, row.user, row.chat, row.reachable, row.reminds, row.fallback) for row in found]

    async def save_account(self, person: PersonId, account: Account) -> bool:
        keep = upsert(
            self.connection,
            accounts,
            {"platform": account.platform, "user": account.user, "person_id": person},
            {
                "chat": account.chat,
                "reachable": account.reachable,
                "reminds": account.reminds,
                "fallback": account.fallback,
            },
            only_where=accounts.c.person_id == person,
        )
        return (await self.connection.execute(keep.returning(accounts.c.person_id))).first() is not None

    async def remove_account(self, person: PersonId, platform: str, user: str) -> bool:
        theirs = (accounts.c.person_id == person, accounts.c.platform == platform, accounts.c.user == user)
        gone = delete(accounts).where(*theirs).returning(accounts.c.person_id)
        return (await self.connection.execute(gone)).first() is not None

    async def set_reachable(self, platform: str, user: str, chat: str, reachable: bool) -> bool:
        account = update(accounts).where(accounts.c.platform == platform, accounts.c.user == user)
        kept = account.values(chat=chat, reachable=reachable).returning(accounts.c.person_id)
        return (await self.connection.execute(kept)).first() is not None

    async def change_zone(self, person: PersonId, change: ZoneChange) -> None:
        moved = insert(zone_changes).values(person_id=person, at=change.at, zone=change.zone)
        await self.connection.execute(moved)

    async def forget_zone_changes(self, person: PersonId, after: datetime) -> None:
        planned = (zone_changes.c.person_id == person, zone_changes.c.at > after)
        await self.connection.execute(delete(zone_changes).where(*planned))

    async def saw(self, person: PersonId, day: date) -> None:
        """A bit more in the row of its month."""
        seen = {"person_id": person, "month": month_number(day), "days": bit_of(day)}
        await rows(self.connection, see(self.connection.dialect.name), seen)


@cache
def see(dialect: str) -> Insert:
    seen = insert_for(dialect, seen_days)
    both = seen_days.c.days.bitwise_or(seen.excluded.days)
    return seen.on_conflict_do_update(index_elements=list(seen_days.primary_key), set_={"days": both})
