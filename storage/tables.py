"""Every table. The rows below a person go with the person, those below a habit with the habit.

Numbers are never given twice (`sqlite_autoincrement`; PostgreSQL's sequences do it anyway): a button from long ago that
names a habit now gone must not find another one.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from storage.columns import Amount, Id, Instant, Shape, WallTime, WeekdayBits

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _person(*, required: bool = True, key: bool = False) -> Column[int]:
    return Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=not required, primary_key=key)


def _habit(*, required: bool = True, key: bool = False) -> Column[int]:
    return Column("habit_id", Id, ForeignKey("habits.id", ondelete="CASCADE"), nullable=not required, primary_key=key)


people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("day_start", WallTime, nullable=False),
    Column("week_start", Integer, nullable=False),
    Column("savers_since", Date),
    Column("backfill_hours", Integer, nullable=False),
    Column("set_up", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("region", Text, nullable=False, server_default=""),
    Column("hours24", Boolean),
    Column("quiet_from", WallTime, nullable=False, server_default="1350"),
    Column("quiet_until", WallTime, nullable=False, server_default="420"),
    Column("theme", Text, nullable=False, server_default="dark"),
    Column("calm", Boolean, nullable=False, server_default=false()),
    Column("skips_a_month", Integer, nullable=False, server_default="2"),
    Column("erase_at", Instant, index=True),
    Column("savers_before", Shape, nullable=False, server_default="[]"),
    sqlite_autoincrement=True,
)

accounts = Table(
    "accounts",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("user", Text, primary_key=True),
    _person(),
    Column("chat", Text, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("reminds", Boolean, nullable=False),
    Column("fallback", Text, nullable=False, server_default=""),
    Index(None, "person_id"),
)

# Who has asked to be joined with somebody; a code is kept as its hash, and serves once.
links = Table(
    "links",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("expires_at", Instant, nullable=False),
    Column("claimed_by", Id, ForeignKey("people.id", ondelete="CASCADE"), index=True),
    Column("agreed", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

zone_changes = Table(
    "zone_changes",
    metadata,
    Column("id", Id, primary_key=True),
    _person(),
    Column("at", Instant, nullable=False),
    Column("zone", Text, nullable=False),
    Index(None, "person_id", "at"),
    sqlite_autoincrement=True,
)

# A row per month, a bit per day: ten years are 120 rows, and one statement adds a day.
seen_days = Table(
    "seen_days",
    metadata,
    _person(key=True),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("days", Integer, nullable=False),
)

habits = Table(
    "habits",
    metadata,
    Column("id", Id, primary_key=True),
    _person(),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("start_date", Date, nullable=False),
    Column("end_date", Date),
    Column("position", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("deleted_at", Instant, index=True),
    Column("colour", Text, nullable=False, server_default=""),
    Column("cue", Text, nullable=False, server_default=""),
    Column("public", Boolean, nullable=False, server_default=false()),
    Column("source", Text, nullable=False, server_default=""),
    Index(None, "person_id", "position"),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    metadata,
    Column("id", Id, primary_key=True),
    _habit(),
    Column("since", Date, nullable=False),
    Column("schedule", Text, nullable=False),
    Column("goal", Text, nullable=False),
    Column("week_start", Integer, nullable=False),
    Index(None, "habit_id"),
    sqlite_autoincrement=True,
)

# Habits that are logged together by one button.
routines = Table(
    "routines",
    metadata,
    Column("id", Id, primary_key=True),
    _person(),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Index(None, "person_id", "position"),
    sqlite_autoincrement=True,
)

routine_habits = Table(
    "routine_habits",
    metadata,
    Column("routine_id", Id, ForeignKey("routines.id", ondelete="CASCADE"), primary_key=True),
    _habit(key=True),
    Column("position", Integer, nullable=False),
    Index(None, "habit_id"),
)

# Without a habit: of all habits of the person.
pauses = Table(
    "pauses",
    metadata,
    Column("id", Id, primary_key=True),
    _person(),
    _habit(required=False),
    Column("first_date", Date, nullable=False),
    Column("last_date", Date),
    Column("kind", Text, nullable=False),
    Index(None, "person_id"),
    Index(None, "habit_id"),
    sqlite_autoincrement=True,
)

slots = Table(
    "slots",
    metadata,
    Column("id", Id, primary_key=True),
    _habit(),
    Column("number", Integer, nullable=False),
    Column("time", WallTime, nullable=False),
    Column("next_utc", Instant, index=True),
    Column("next_date", Date),
    Column("days", WeekdayBits, nullable=False, server_default="127"),
    Column("enabled", Boolean, nullable=False, server_default=true()),
    UniqueConstraint("habit_id", "number"),
    CheckConstraint("(next_utc IS NULL) = (next_date IS NULL)", name="next"),
    sqlite_autoincrement=True,
)

entries = Table(
    "entries",
    metadata,
    _habit(key=True),
    Column("local_date", Date, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("amount", Amount),
    Column("note", Text, nullable=False),
    Column("logged_at", Instant, nullable=False),
    Column("zone", Text, nullable=False),
    CheckConstraint("(kind = 'amount') = (amount IS NOT NULL)", name="amount"),
    Index("ix_entries_with_note", "habit_id", sqlite_where=text("note <> ''"), postgresql_where=text("note <> ''")),
)

# The entries of a habit in short. Disposable: made anew from them where it is missing.
digests = Table(
    "digests",
    metadata,
    _habit(key=True),
    Column("content", LargeBinary, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True),
    _person(),
    _habit(),
    Column("local_date", Date, nullable=False),
    Column("source_key", Text, nullable=False),
    Column("before", Shape),
    Column("before_logged_at", Instant),
    Column("before_zone", Text),
    Column("after", Shape),
    Column("at", Instant, nullable=False),
    Column("taken_back_at", Instant),
    UniqueConstraint("person_id", "source_key"),
    Index(None, "person_id", "id"),
    Index(None, "habit_id"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Text, primary_key=True),
    Column("dedupe_key", Text, nullable=False, unique=True),
    _person(),
    _habit(),
    Column("local_date", Date, nullable=False),
    Column("slot", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_owner", Text),
    Column("lease_until", Instant),
    Column("settled_at", Instant),
    Column("reason", Text, nullable=False),
    Index(None, "state", "not_before"),
    Index(None, "person_id"),
    Index(None, "habit_id", "local_date"),
)

# What came in, by the key its platform gave it, and what was answered.
inbox = Table(
    "inbox",
    metadata,
    Column("key", Text, primary_key=True),
    _person(required=False),
    Column("platform", Text, nullable=False),
    Column("received_at", Instant, nullable=False, index=True),
    Column("payload", Text),
    Column("answer", Text),
    Column("handled_at", Instant),
    Column("answered_at", Instant),
    Index(None, "person_id"),
)

# What a platform keeps for us, so that no picture is uploaded twice.
uploads = Table(
    "uploads",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("file", Text, nullable=False),
    Column("kept_at", Instant, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    _person(key=True),
    Column("name", Text, primary_key=True),
    Column("content", Shape, nullable=False),
    Column("kept_at", Instant, nullable=False),
)

live_messages = Table(
    "live_messages",
    metadata,
    _person(key=True),
    Column("platform", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("message", Text, primary_key=True),
    Column("view", Text, nullable=False),
    Column("habits", Shape, nullable=False),
    Column("local_date", Date, nullable=False),
    Column("since", Date),
    Column("shown_at", Instant, nullable=False, index=True),
    Column("redraw_at", Instant, index=True),
    Column("owed", Boolean, nullable=False, server_default=false()),
    Index(None, "person_id", "local_date"),
)

# What people told whoever runs this installation.
feedback = Table(
    "feedback",
    metadata,
    Column("id", Id, primary_key=True),
    _person(required=False),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "person_id"),
    sqlite_autoincrement=True,
)

# What only one process may do at a time, and which one does it until when.
leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("until", Instant, nullable=False),
)

# A file that somebody sent, until they say whether it is to be brought in.
parcels = Table(
    "parcels",
    metadata,
    _person(key=True),
    Column("content", LargeBinary, nullable=False),
    Column("kept_at", Instant, nullable=False, index=True),
)

# What this installation knows of itself.
house = Table(
    "house",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
