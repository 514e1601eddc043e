"""The settings: read once from one TOML file and the environment, then typed and frozen."""

from intake_mailbot.settings.load import load_settings, load_signature_roots
from intake_mailbot.settings.model import (
    DatabaseSettings,
    DigestSettings,
    Envelope,
    FilesSettings,
    LimitSettings,
    MailboxSettings,
    OfficeSettings,
    OutgoingSettings,
    Settings,
    SignIn,
    TrustSettings,
)

__all__ = [
    "DatabaseSettings",
    "DigestSettings",
    "Envelope",
    "FilesSettings",
    "LimitSettings",
    "MailboxSettings",
    "OfficeSettings",
    "OutgoingSettings",
    "Settings",
    "SignIn",
    "TrustSettings",
    "load_settings",
    "load_signature_roots",
]
