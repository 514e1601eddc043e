"""All of it in a folder, taken while the service runs, and put back into either database."""

from intake_mailbot.store.backup.form import BackupError, Manifest
from intake_mailbot.store.backup.restoring import restore
from intake_mailbot.store.backup.taking import back_up

__all__ = ["BackupError", "Manifest", "back_up", "restore"]
