"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    create_people()
    create_accounts()
    create_zone_changes()
    create_seen_days()
    create_habits()
    create_versions()
    create_pauses()
    create_slots()
    create_entries()
    create_digests()
    create_changes()
    create_outbox()
    create_inbox()
    create_drafts()
    create_live_messages()


def create_people() -> None:
    op.create_table(
        "people",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("day_start", sa.Integer(), nullable=False),
        sa.Column("week_start", sa.Integer(), nullable=False),
        sa.Column("savers_since", sa.Date()),
        sa.Column("backfill_hours", sa.Integer(), nullable=False),
        sa.Column("set_up", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sqlite_autoincrement=True,
    )


def create_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("reminds", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_accounts_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("platform", "user", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_person_id"), "accounts", ["person_id"])


def create_zone_changes() -> None:
    op.create_table(
        "zone_changes",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_zone_changes_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_zone_changes_person_id_at"), "zone_changes", ["person_id", "at"])


def create_seen_days() -> None:
    op.create_table(
        "seen_days",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seen_days_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "month", name=op.f("pk_seen_days")),
    )


def create_habits() -> None:
    op.create_table(
        "habits",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_habits_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_habits")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_habits_deleted_at"), "habits", ["deleted_at"])
    op.create_index(op.f("ix_habits_person_id_position"), "habits", ["person_id", "position"])


def create_versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", ID, nullable=False),
        sa.Column("habit_id", ID, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("week_start", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], name=op.f("fk_versions_habit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_versions_habit_id"), "versions", ["habit_id"])


def create_pauses() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("habit_id", ID),
        sa.Column("first_date", sa.Date(), nullable=False),
        sa.Column("last_date", sa.Date()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], name=op.f("fk_pauses_habit_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pauses_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pauses_habit_id"), "pauses", ["habit_id"])
    op.create_index(op.f("ix_pauses_person_id"), "pauses", ["person_id"])


def create_slots() -> None:
    op.create_table(
        "slots",
        sa.Column("id", ID, nullable=False),
        sa.Column("habit_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("time", sa.Integer(), nullable=False),
        sa.Column("next_utc", INSTANT),
        sa.Column("next_date", sa.Date()),
        sa.CheckConstraint("(next_utc IS NULL) = (next_date IS NULL)", name=op.f("ck_slots_next")),
        sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], name=op.f("fk_slots_habit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slots")),
        sa.UniqueConstraint("habit_id", "number", name=op.f("uq_slots_habit_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_slots_next_utc"), "slots", ["next_utc"])


def create_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("habit_id", ID, nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("logged_at", INSTANT, nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.CheckConstraint("(kind = 'amount') = (amount IS NOT NULL)", name=op.f("ck_entries_amount")),
        sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], name=op.f("fk_entries_habit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("habit_id", "local_date", name=op.f("pk_entries")),
    )
    op.create_index(
        "ix_entries_with_note",
        "entries",
        ["habit_id"],
        unique=False,
        sqlite_where=sa.text("note <> ''"),
        postgresql_where=sa.text("note <> ''"),
    )


def create_digests() -> None:
    op.create_table(
        "digests",
        sa.Column("habit_id", ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], name=op.f("fk_digests_habit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("habit_id", name=op.f("pk_digests")),
    )


def create_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("habit_id", ID, nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("before_logged_at", INSTANT),
        sa.Column("before_zone", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("taken_back_at", INSTANT),
        sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], name=op.f("fk_changes_habit_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_changes_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sa.UniqueConstraint("person_id", "source_key", name=op.f("uq_changes_person_id_source_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_changes_habit_id"), "changes", ["habit_id"])
    op.create_index(op.f("ix_changes_person_id_id"), "changes", ["person_id", "id"])


def create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("habit_id", ID, nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.Text()),
        sa.Column("lease_until", INSTANT),
        sa.Column("settled_at", INSTANT),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["habit_id"], ["habits.id"], name=op.f("fk_outbox_habit_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_outbox_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),
    )
    op.create_index(op.f("ix_outbox_habit_id_local_date"), "outbox", ["habit_id", "local_date"])
    op.create_index(op.f("ix_outbox_person_id"), "outbox", ["person_id"])
    op.create_index(op.f("ix_outbox_state_not_before"), "outbox", ["state", "not_before"])


def create_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", ID),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("payload", sa.Text()),
        sa.Column("answer", sa.Text()),
        sa.Column("handled_at", INSTANT),
        sa.Column("answered_at", INSTANT),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_inbox_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
    )
    op.create_index(op.f("ix_inbox_person_id"), "inbox", ["person_id"])
    op.create_index(op.f("ix_inbox_received_at"), "inbox", ["received_at"])


def create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "name", name=op.f("pk_drafts")),
    )


def create_live_messages() -> None:
    op.create_table(
        "live_messages",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("habits", sa.Text(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("shown_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_live_messages_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "platform", "chat", "message", name=op.f("pk_live_messages")),
    )
    op.create_index(op.f("ix_live_messages_person_id_local_date"), "live_messages", ["person_id", "local_date"])
    op.create_index(op.f("ix_live_messages_shown_at"), "live_messages", ["shown_at"])
