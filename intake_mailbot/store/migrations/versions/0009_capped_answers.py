"""The answers that use up a cap: counted for each question, however many others were sent."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, columns in (
        ("ix_outbox_capped", ["created", "state", "counts_for_cap"]),
        ("ix_outbox_capped_domain", ["to_domain", "created", "state", "counts_for_cap"]),
    ):
        op.create_index(
            name, "outbox", columns, unique=False,
            sqlite_where=sa.text("counts_for_cap = 1"), postgresql_where=sa.text("counts_for_cap"),
        )
    op.drop_index("ix_outbox_to_domain_created", table_name="outbox")
