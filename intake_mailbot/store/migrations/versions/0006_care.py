"""When data were removed, which files were, and what comparing mailbox, ledger and files gave."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.add_column('message', sa.Column('discarded', sa.DateTime(timezone=True), nullable=True))
    op.add_column('message', sa.Column('erased', sa.DateTime(timezone=True), nullable=True))
    op.add_column('case_', sa.Column('erased', sa.DateTime(timezone=True), nullable=True))
    op.create_table('dropped_file',
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('since', sa.DateTime(timezone=True), nullable=False),
        sa.Column('gone', sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint('sha256', name=op.f('pk_dropped_file'))
    )
    op.create_index(op.f('ix_dropped_file_gone'), 'dropped_file', ['gone'], unique=False)
    op.create_table('reconciliation',
        sa.Column('account', sa.String(length=200), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('on_server', sa.Integer(), nullable=False),
        sa.Column('unknown', sa.Integer(), nullable=False),
        sa.Column('misplaced', sa.Integer(), nullable=False),
        sa.Column('checked_to', sa.BigInteger(), nullable=False),
        sa.Column('checked', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('account', name=op.f('pk_reconciliation'))
    )
    op.create_table('damage',
        sa.Column('message_id', _ID, nullable=False),
        sa.Column('found', sa.DateTime(timezone=True), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_damage_message_id')),
        sa.PrimaryKeyConstraint('message_id', name=op.f('pk_damage'))
    )
