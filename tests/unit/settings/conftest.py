from pathlib import Path

import pytest

from intake_mailbot.settings import Settings, load_settings

MINIMAL = """\
[office]
address = "intake@example.gov"
[mailbox]
url = "maildir:var/mailbox"
[outgoing]
url = "dir:var/sent"
"""


class Folder:
    """A folder with a settings file, loaded as the command loads it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, text: str = MINIMAL, more: str = "") -> Path:
        file = self.path / "config.toml"
        file.write_text(text + more, "utf-8")
        return file

    def load(self, text: str = MINIMAL, more: str = "", **environ: str) -> Settings:
        self.write(text, more)
        named = {f"INTAKE_MAILBOT_{name}": value for name, value in environ.items()}
        return load_settings(None, named, self.path)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)
