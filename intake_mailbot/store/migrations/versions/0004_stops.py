"""Attempts that do not count against a message, and how often the process stopped while at it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("forgiven", "stops"):
        op.add_column('message',
            sa.Column(name, sa.Integer(), server_default='0', nullable=False)
        )
