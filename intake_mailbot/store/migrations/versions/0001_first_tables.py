"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('case_',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('tracking_number', sa.String(length=60), nullable=False),
        sa.Column('office', sa.String(length=100), nullable=False),
        sa.Column('stage', sa.String(length=60), nullable=False),
        sa.Column('verdict', sa.String(length=20), nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('agency', sa.Text(), nullable=False),
        sa.Column('sender', sa.Text(), nullable=False),
        sa.Column('participants', sa.Text(), nullable=False),
        sa.Column('received', sa.DateTime(timezone=True), nullable=False),
        sa.Column('first_received', sa.DateTime(timezone=True), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('row_version', sa.Integer(), nullable=False),
        sa.Column('fields', sa.Text(), nullable=False),
        sa.Column('undelivered', sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_case_')),
        sa.UniqueConstraint('tracking_number', name=op.f('uq_case__tracking_number'))
    )
    op.create_table('mailbox',
        sa.Column('account', sa.String(length=200), nullable=False),
        sa.Column('started', sa.DateTime(timezone=True), nullable=False),
        sa.Column('folder', sa.String(length=500), nullable=False),
        sa.Column('uidvalidity', sa.BigInteger(), nullable=False),
        sa.Column('last_uid', sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint('account', name=op.f('pk_mailbox'))
    )
    op.create_table('message',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('account', sa.String(length=200), nullable=False),
        sa.Column('folder', sa.String(length=500), nullable=False),
        sa.Column('uidvalidity', sa.BigInteger(), nullable=False),
        sa.Column('uid', sa.BigInteger(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('size', sa.BigInteger(), nullable=False),
        sa.Column('server_date', sa.DateTime(timezone=True), nullable=True),
        sa.Column('first_seen', sa.DateTime(timezone=True), nullable=False),
        sa.Column('message_id', sa.Text(), nullable=False),
        sa.Column('sender', sa.Text(), nullable=False),
        sa.Column('subject', sa.Text(), nullable=False),
        sa.Column('received', sa.DateTime(timezone=True), nullable=True),
        sa.Column('kind', sa.String(length=20), nullable=True),
        sa.Column('state', sa.String(length=20), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('body_digest', sa.String(length=64), nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('to_folder', sa.String(length=50), nullable=True),
        sa.Column('filed', sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
        sa.UniqueConstraint('account', 'folder', 'uidvalidity', 'uid', name=op.f('uq_message_account_folder_uidvalidity_uid'))
    )
    op.create_index(op.f('ix_message_account_sha256'), 'message', ['account', 'sha256'], unique=False)
    op.create_index(op.f('ix_message_message_id'), 'message', ['message_id'], unique=False)
    op.create_index(op.f('ix_message_account_filed'), 'message', ['account', 'filed'], unique=False)
    op.create_index(op.f('ix_message_state'), 'message', ['state'], unique=False)
    op.create_table('number_sequence',
        sa.Column('prefix', sa.String(length=40), nullable=False),
        sa.Column('year', sa.Integer(), nullable=False),
        sa.Column('last', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('prefix', 'year', name=op.f('pk_number_sequence'))
    )
    op.create_table('secret',
        sa.Column('name', sa.String(length=100), nullable=False),
        sa.Column('value', sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint('name', name=op.f('pk_secret'))
    )
    op.create_table('case_file',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('case_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('message_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('path', sa.Text(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('filed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_case_file_case_id')),
        sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_case_file_message_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_case_file'))
    )
    op.create_index(op.f('ix_case_file_case_id'), 'case_file', ['case_id'], unique=False)
    op.create_table('deadline',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('case_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('clock', sa.String(length=100), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('due', sa.Date(), nullable=False),
        sa.Column('done', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_deadline_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deadline')),
        sa.UniqueConstraint('case_id', 'clock', name=op.f('uq_deadline_case_id_clock'))
    )
    op.create_table('event',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('case_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
        sa.Column('message_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('actor', sa.Text(), nullable=False),
        sa.Column('kind', sa.String(length=40), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('data', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_event_case_id')),
        sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_event_message_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_event'))
    )
    op.create_index(op.f('ix_event_case_id'), 'event', ['case_id'], unique=False)
    op.create_index(op.f('ix_event_message_id'), 'event', ['message_id'], unique=False)
    op.create_table('message_case',
        sa.Column('message_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('case_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_message_case_case_id')),
        sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_message_case_message_id')),
        sa.PrimaryKeyConstraint('message_id', 'case_id', name=op.f('pk_message_case'))
    )
    op.create_index(op.f('ix_message_case_case_id'), 'message_case', ['case_id'], unique=False)
    op.create_table('outbox',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('message_id', sa.Text(), nullable=False),
        sa.Column('to_address', sa.Text(), nullable=False),
        sa.Column('to_domain', sa.Text(), nullable=False),
        sa.Column('subject', sa.Text(), nullable=False),
        sa.Column('kind', sa.String(length=40), nullable=False),
        sa.Column('about_case', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
        sa.Column('about_message', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
        sa.Column('outgoing', sa.String(length=100), nullable=False),
        sa.Column('counts_for_cap', sa.Boolean(), nullable=False),
        sa.Column('state', sa.String(length=20), nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('created', sa.DateTime(timezone=True), nullable=False),
        sa.Column('next_attempt', sa.DateTime(timezone=True), nullable=False),
        sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('last_error', sa.Text(), nullable=False),
        sa.Column('eml', sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(['about_case'], ['case_.id'], name=op.f('fk_outbox_about_case')),
        sa.ForeignKeyConstraint(['about_message'], ['message.id'], name=op.f('fk_outbox_about_message')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
        sa.UniqueConstraint('message_id', name=op.f('uq_outbox_message_id'))
    )
    op.create_index(op.f('ix_outbox_about_case'), 'outbox', ['about_case'], unique=False)
    op.create_index(op.f('ix_outbox_about_message'), 'outbox', ['about_message'], unique=False)
    op.create_index(op.f('ix_outbox_created'), 'outbox', ['created'], unique=False)
    op.create_index(op.f('ix_outbox_state_next_attempt'), 'outbox', ['state', 'next_attempt'], unique=False)
    op.create_index(op.f('ix_outbox_to_address_created'), 'outbox', ['to_address', 'created'], unique=False)
    op.create_index(op.f('ix_outbox_to_domain_created'), 'outbox', ['to_domain', 'created'], unique=False)
    op.create_table('submission',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('case_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('message_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('received', sa.DateTime(timezone=True), nullable=False),
        sa.Column('path', sa.Text(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('verdict', sa.String(length=20), nullable=False),
        sa.Column('findings', sa.Text(), nullable=False),
        sa.Column('doubts', sa.Text(), nullable=False),
        sa.Column('form', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_submission_case_id')),
        sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_submission_message_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_submission')),
        sa.UniqueConstraint('case_id', 'version', name=op.f('uq_submission_case_id_version'))
    )
    op.create_index(op.f('ix_submission_message_id'), 'submission', ['message_id'], unique=False)
