"""When a message that shows a date says something else, by the clock alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

INSTANT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    op.add_column("live_messages", sa.Column("redraw_at", INSTANT))
    op.create_index(op.f("ix_live_messages_redraw_at"), "live_messages", ["redraw_at"])
    op.execute("UPDATE live_messages SET redraw_at = shown_at")  # worked out at their first redraw
