"""All tables together, whichever module they stand in: what is migrated and backed up."""

from __future__ import annotations

from intake_mailbot.store import care_tables, course_tables, service_tables, tables

MODULES = (tables, course_tables, care_tables, service_tables)
"""Loading them is what makes ``metadata`` know their tables."""

metadata = tables.metadata
