"""Entries in pages of text, which the database itself writes and reads: none of them becomes an object of ours."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection as Layered
from sqlalchemy import Date, Integer, Text, bindparam, text

from core.habits import HabitId
from core.packed import PAGE, Packed
from storage.columns import Instant
from storage.direct import Connection

FROM_SQLITE = """
    SELECT json_group_array(json_array(local_date, kind, amount, note, logged_at, zone)) AS page,
           max(local_date) AS last, count(*) AS size
    FROM (SELECT * FROM entries WHERE habit_id = :habit AND local_date > :after ORDER BY local_date LIMIT :most)
"""
FROM_POSTGRESQL = """
    SELECT json_agg(json_build_array(local_date, kind, amount, note, moment, zone) ORDER BY local_date)::text AS page,
           max(local_date) AS last, count(*) AS size
    FROM (SELECT *, (extract(epoch FROM logged_at) * 1000000)::bigint AS moment FROM entries
          WHERE habit_id = :habit AND local_date > :after ORDER BY local_date LIMIT :most) AS found
"""
TO_SQLITE = """
    INSERT INTO entries (habit_id, local_date, kind, amount, note, logged_at, zone)
    SELECT :habit, value ->> 0, value ->> 1, value ->> 2, value ->> 3,
           min(coalesce(value ->> 4, :now), :now), coalesce(nullif(value ->> 5, ''), :zone)
    FROM json_each(:page) WHERE true ON CONFLICT DO NOTHING
"""
TO_POSTGRESQL = """
    INSERT INTO entries (habit_id, local_date, kind, amount, note, logged_at, zone)
    SELECT :habit, (value ->> 0)::date, value ->> 1, (value ->> 2)::bigint, value ->> 3,
           least(timestamptz 'epoch' + (value ->> 4)::bigint * interval '1 microsecond', :now),
           coalesce(nullif(value ->> 5, ''), :zone)
    FROM json_array_elements(CAST(:page AS json)) ON CONFLICT DO NOTHING
"""


READ = {
    name: text(sql).bindparams(bindparam("after", type_=Date)).columns(page=Text, last=Date, size=Integer)
    for name, sql in (("sqlite", FROM_SQLITE), ("postgresql", FROM_POSTGRESQL))
}
WRITE = {
    name: text(sql).bindparams(bindparam("now", type_=Instant))
    for name, sql in (("sqlite", TO_SQLITE), ("postgresql", TO_POSTGRESQL))
}


async def read_pages(connection: Connection, habit: HabitId) -> Packed:
    """Beside the event loop, where the database has a thread of its own."""
    wanted, pages = READ[connection.dialect.name], list[str]()
    asked = {"habit": habit, "after": date.min, "most": PAGE}
    while True:
        found = await connection.run_sync(lambda database: database.execute(wanted, asked).one())
        if found.size:
            pages.append(found.page)
        if found.size < PAGE:
            return Packed(tuple(pages))
        asked["after"] = found.last


async def write_pages(connection: Connection, habit: HabitId, entries: Packed, now: datetime, zone: str) -> None:
    """Those of dates that have none. `now` and `zone` stand for what is not known."""
    new = WRITE[connection.dialect.name]
    for page in entries.pages:
        said = {"habit": habit, "page": page, "now": now, "zone": zone}
        await connection.run_sync(partial(Layered.execute, statement=new, parameters=said))
