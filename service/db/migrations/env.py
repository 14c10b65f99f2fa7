"""How Alembic runs our migrations: on the connection that `service.db.schema` hands over."""

from alembic import context
from sqlmodel import SQLModel

import service.db.tables  # noqa: F401  the import makes every table known to the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite can't alter a column: its tables are rebuilt instead
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
