"""Preferences, reminders by weekday, colours and cues, routines, feedback, leases, and the end of an account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    add_preferences()
    add_to_habits()
    create_routines()
    create_feedback()
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )


def add_preferences() -> None:
    op.add_column("people", sa.Column("region", sa.Text(), nullable=False, server_default=""))
    op.add_column("people", sa.Column("hours24", sa.Boolean()))
    op.add_column("people", sa.Column("quiet_from", sa.Integer(), nullable=False, server_default="1350"))
    op.add_column("people", sa.Column("quiet_until", sa.Integer(), nullable=False, server_default="420"))
    op.add_column("people", sa.Column("theme", sa.Text(), nullable=False, server_default="dark"))
    op.add_column("people", sa.Column("calm", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("people", sa.Column("skips_a_month", sa.Integer(), nullable=False, server_default="2"))
    op.add_column("people", sa.Column("erase_at", INSTANT))
    op.create_index(op.f("ix_people_erase_at"), "people", ["erase_at"])


def add_to_habits() -> None:
    op.add_column("habits", sa.Column("colour", sa.Text(), nullable=False, server_default=""))
    op.add_column("habits", sa.Column("cue", sa.Text(), nullable=False, server_default=""))
    op.add_column("habits", sa.Column("public", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("habits", sa.Column("source", sa.Text(), nullable=False, server_default=""))
    op.add_column("slots", sa.Column("days", sa.Integer(), nullable=False, server_default="127"))
    op.add_column("slots", sa.Column("enabled", sa.Boolean(), nullable=False, server_default=sa.true()))


def create_routines() -> None:
    op.create_table(
        "routines",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_routines_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routines")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_routines_person_id_position"), "routines", ["person_id", "position"])
    op.create_table(
        "routine_habits",
        sa.Column("routine_id", ID, nullable=False),
        sa.Column("habit_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routines.id"], name=op.f("fk_routine_habits_routine_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["habit_id"], ["habits.id"], name=op.f("fk_routine_habits_habit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("routine_id", "habit_id", name=op.f("pk_routine_habits")),
    )
    op.create_index(op.f("ix_routine_habits_habit_id"), "routine_habits", ["habit_id"])


def create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feedback_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feedback_person_id"), "feedback", ["person_id"])
