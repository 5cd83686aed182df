"""Alembic's way in, within a transaction that `storage.schema` has begun: all of it counts or nothing."""

from __future__ import annotations

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # Alembic thinks SQLite cannot; with our own BEGIN it can
    render_as_batch=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
