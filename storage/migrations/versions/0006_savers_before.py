"""When streak savers were on earlier: what they saved stays saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("people", sa.Column("savers_before", sa.Text(), nullable=False, server_default="[]"))
