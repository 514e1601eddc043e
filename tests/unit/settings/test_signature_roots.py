"""``[trust] signature_roots`` alone, for commands on files that need no settings."""

from pathlib import Path

import pytest

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.settings import load_signature_roots
from parsers.model import NO_ROOTS

PEM = "-----BEGIN CERTIFICATE-----\nb25l\n-----END CERTIFICATE-----\n"


def settings(folder: Path, text: str) -> Path:
    (folder / "ca.pem").write_text(PEM)
    (folder / "config.toml").write_text(text)
    return folder


def test_nobody_is_trusted_where_there_are_no_settings(tmp_path: Path) -> None:
    assert load_signature_roots(None, {"INTAKE_MAILBOT_OFFICE__ADDRESS": "x"}, tmp_path) is NO_ROOTS


def test_the_rest_of_the_settings_may_be_missing(tmp_path: Path) -> None:
    folder = settings(tmp_path, '[trust]\nsignature_roots = ["ca.pem"]\n')
    assert load_signature_roots(None, {}, folder).certificates == (b"one",)
    assert load_signature_roots(folder / "config.toml", {}, Path("/")).certificates == (b"one",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[trust]\nsignature_roots = ["config.toml"]\n', "config.toml holds no certificate: name"),
        ('[trust]\nsignature_roots = ["no.pem"]\n', "there is no file"),
        ("[trust]\nsignature_root = []\n", 'did you mean "signature_roots"?'),
    ],
)
def test_a_mistake_is_said_with_its_mend(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_signature_roots(None, {}, settings(tmp_path, text))
    assert said in str(caught.value)


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no settings file"):
        load_signature_roots(tmp_path / "no.toml", {}, tmp_path)
