"""Messages that show several dates, and are drawn anew when one of them changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("live_messages", sa.Column("since", sa.Date()))
