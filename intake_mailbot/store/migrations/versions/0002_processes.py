"""Where cases stand in their processes; clocks that can run more than once, with their alarms."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('definition',
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('office', sa.String(length=100), nullable=False),
        sa.Column('source', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('digest', name=op.f('pk_definition'))
    )
    op.create_table('course',
        sa.Column('case_id', _ID, nullable=False),
        sa.Column('definition', sa.String(length=64), nullable=False),
        sa.Column('office', sa.String(length=100), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('closed', sa.DateTime(timezone=True), nullable=True),
        sa.Column('binds_from', sa.Date(), nullable=True),
        sa.Column('binds_to', sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_course_case_id')),
        sa.ForeignKeyConstraint(['definition'], ['definition.digest'], name=op.f('fk_course_definition')),
        sa.PrimaryKeyConstraint('case_id', name=op.f('pk_course'))
    )
    op.create_index(op.f('ix_course_office_closed_binds_to'), 'course', ['office', 'closed', 'binds_to'], unique=False)
    op.create_table('moment',
        sa.Column('case_id', _ID, nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('actor', sa.Text(), nullable=False),
        sa.Column('kind', sa.String(length=40), nullable=False),
        sa.Column('event', sa.Text(), nullable=False),
        sa.Column('said', sa.Text(), nullable=False),
        sa.Column('course', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_moment_case_id')),
        sa.PrimaryKeyConstraint('case_id', 'number', name=op.f('pk_moment'))
    )
    op.create_table('clock',
        sa.Column('id', _ID, nullable=False),
        sa.Column('case_id', _ID, nullable=False),
        sa.Column('clock', sa.String(length=100), nullable=False),
        sa.Column('run', sa.Integer(), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('due', sa.Date(), nullable=False),
        sa.Column('promised', sa.Boolean(), nullable=False),
        sa.Column('stopped', sa.DateTime(timezone=True), nullable=True),
        sa.Column('kept', sa.Boolean(), nullable=False),
        sa.Column('next_alarm', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_clock_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_clock')),
        sa.UniqueConstraint('case_id', 'clock', 'run', name=op.f('uq_clock_case_id_clock_run'))
    )
    op.create_index(op.f('ix_clock_next_alarm'), 'clock', ['next_alarm'], unique=False)
    op.create_index(op.f('ix_clock_stopped_due'), 'clock', ['stopped', 'due'], unique=False)
    op.create_table('alarm',
        sa.Column('case_id', _ID, nullable=False),
        sa.Column('clock', sa.String(length=100), nullable=False),
        sa.Column('run', sa.Integer(), nullable=False),
        sa.Column('mark', sa.String(length=20), nullable=False),
        sa.Column('level', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_alarm_case_id')),
        sa.PrimaryKeyConstraint('case_id', 'clock', 'run', 'mark', 'level', name=op.f('pk_alarm'))
    )
    op.create_table('work',
        sa.Column('id', _ID, nullable=False),
        sa.Column('case_id', _ID, nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False),
        sa.Column('name', sa.String(length=100), nullable=False),
        sa.Column('run', sa.Integer(), nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('owner', sa.String(length=100), nullable=False),
        sa.Column('begun', sa.DateTime(timezone=True), nullable=False),
        sa.Column('due', sa.Date(), nullable=True),
        sa.Column('ended', sa.DateTime(timezone=True), nullable=True),
        sa.Column('dropped', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_.id'], name=op.f('fk_work_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_work')),
        sa.UniqueConstraint('case_id', 'kind', 'name', 'run', name=op.f('uq_work_case_id_kind_name_run'))
    )
    op.create_index(op.f('ix_work_ended_due'), 'work', ['ended', 'due'], unique=False)
    # What was promised before is kept; a case gets its course when the service starts again.
    op.execute(
        'INSERT INTO clock (case_id, clock, run, what, due, promised, stopped, kept)'
        " SELECT case_id, clock, 1, what, due, true, done, done IS NOT NULL FROM deadline"
    )
    op.drop_table('deadline')
