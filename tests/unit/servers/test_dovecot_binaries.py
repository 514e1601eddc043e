import os

import pytest

from tests.servers import dovecot_binaries
from tests.servers.dovecot_binaries import DovecotMissingError, launcher


@pytest.fixture(autouse=True)
def _not_installed(monkeypatch, tmp_path):
    monkeypatch.setattr(dovecot_binaries, "_PARTS", (tmp_path / "missing",))
    monkeypatch.setenv("INTAKE_TEST_CACHE", str(tmp_path / "cache"))


def test_without_namespaces_an_ordinary_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(dovecot_binaries.shutil, "which", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(DovecotMissingError, match=r"may not make the namespaces.*apt-get install"):
        launcher()


def test_without_apt_the_tests_say_that_dovecot_is_missing(monkeypatch):
    monkeypatch.setattr(dovecot_binaries, "_can_overlay", lambda: True)
    monkeypatch.setattr(dovecot_binaries.shutil, "which", lambda name: None)
    with pytest.raises(DovecotMissingError, match=r"no apt-get here to fetch it: install Dovecot"):
        launcher()


def test_a_download_that_fails_is_said_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(dovecot_binaries, "_can_overlay", lambda: True)
    failing = tmp_path / "bin"
    failing.mkdir()
    for name in ("apt-get", "dpkg"):
        (failing / name).write_text("#!/bin/sh\necho 'E: no mirror' >&2\nexit 100\n")
        (failing / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{failing}:{os.environ['PATH']}")
    with pytest.raises(DovecotMissingError, match=r"fetching it failed \(apt-get: E: no mirror\)"):
        launcher()


def test_unpacked_packages_are_laid_over_usr_for_one_command(monkeypatch, tmp_path):
    monkeypatch.setattr(dovecot_binaries, "_can_overlay", lambda: True)
    binary = tmp_path / "cache/dovecot/usr/sbin/dovecot"
    binary.parent.mkdir(parents=True)
    binary.touch()
    command = launcher()
    assert command[0] == "unshare"
    assert f"lowerdir={tmp_path}/cache/dovecot/usr:/usr" in command[-2]
