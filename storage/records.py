"""Everything that is stored of one person, as plain rows, for whoever may see it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, select

from storage.database import Database
from storage.tables import accounts, digests, habits, inbox, metadata, people

NOT_SHOWN = {digests.c.content, inbox.c.answer}
"""Made from other rows, and long."""

Rows = list[dict[str, object]]


async def records_of(database: Database, platform: str, user: str) -> dict[str, Rows]:
    """Rows by table, in the order of their keys; empty for somebody unknown."""
    owner = select(accounts.c.person_id).where(accounts.c.platform == platform, accounts.c.user == user)
    person = owner.scalar_subquery()
    found: dict[str, Rows] = {}
    async with database.transaction() as storage:
        for table in metadata.sorted_tables:
            whose = _belongs_to(table, person)
            if whose is None:
                continue
            columns = [column for column in table.c if column not in NOT_SHOWN]
            rows = await storage.people.connection.execute(select(*columns).where(whose).order_by(*table.primary_key))
            found[table.name] = [dict(row._mapping) for row in rows]
    return found


def _belongs_to(table: Table, person: ColumnElement[int]) -> ColumnElement[bool] | None:
    """None: rows of nobody in particular."""
    if table is people:
        return people.c.id == person
    if "person_id" in table.c:
        return table.c.person_id == person
    if "habit_id" in table.c:
        return table.c.habit_id.in_(select(habits.c.id).where(habits.c.person_id == person))
    return None
