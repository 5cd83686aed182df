"""Messages that were to be drawn anew, and of which nobody knows yet whether they have been."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("live_messages", sa.Column("owed", sa.Boolean(), nullable=False, server_default=sa.false()))
