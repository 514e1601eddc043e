"""The store: database, unit of work, file store, locks."""
