"""The store: database, unit of work, file store, locks."""

from __future__ import annotations

from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store, UnitOfWork

__all__ = ["FileStore", "Store", "UnitOfWork"]
