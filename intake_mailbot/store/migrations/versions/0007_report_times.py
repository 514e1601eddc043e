"""What a report asks for by its time: versions of forms, and moments of cases."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f('ix_submission_received'), 'submission', ['received'], unique=False)
    op.create_index(op.f('ix_moment_at'), 'moment', ['at'], unique=False)
