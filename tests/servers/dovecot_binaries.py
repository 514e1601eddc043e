"""Where Dovecot comes from: installed, or Debian's packages unpacked without installing them.

Dovecot has the paths of its parts compiled in. So the unpacked files are laid over /usr for its
processes alone, in namespaces that need no privileges; where even root may not make those (in a
container), the packages are installed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

BINARY = Path("/usr/sbin/dovecot")
_PARTS = (BINARY, Path("/usr/lib/dovecot/imap"))
_PACKAGES = ("dovecot-core", "dovecot-imapd")
_LIBRARIES = ("libexttextcat-2.0-0", "libexttextcat-data", "liblua5.4-0", "libwrap0")
_NAMESPACES = ("unshare", "--map-current-user", "--user", "--keep-caps", "--mount")
_NOBODY = 65534


class DovecotMissingError(RuntimeError):
    """Dovecot cannot be had here; says what is missing."""


def launcher() -> list[str]:
    """What goes before a command of Dovecot's: nothing, or what lays the unpacked files over /usr.

    Raises DovecotMissingError.
    """
    if all(part.exists() for part in _PARTS):
        return []
    if _can_overlay():
        root = _unpacked()
        mount = f'mount -t overlay overlay -o lowerdir={root}/usr:/usr /usr && exec "$@"'
        return [*_NAMESPACES, "sh", "-c", mount, "sh"]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
        return []
    raise DovecotMissingError(
        "the tests need Dovecot 2.3 or 2.4, and this user may not make the namespaces to run it "
        "uninstalled: apt-get install dovecot-imapd"
    )


@cache
def version() -> tuple[int, int]:
    """Which Dovecot it is: (2, 3) or (2, 4)."""
    told = subprocess.run(
        [*launcher(), str(BINARY), "--version"], check=True, text=True, capture_output=True
    ).stdout
    major, minor, *_ = told.split(maxsplit=1)[0].split(".")
    return int(major), int(minor)


def as_server() -> dict[str, object]:
    """For ``subprocess``: the user that the server runs as; Dovecot refuses mail for root."""
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _can_overlay() -> bool:
    if not shutil.which("unshare"):
        return False
    trial = "mount -t overlay overlay -o lowerdir=/etc:/usr /usr"
    command = [*_NAMESPACES, "sh", "-c", trial]
    return subprocess.run(command, capture_output=True, check=False, **as_server()).returncode == 0  # type: ignore[call-overload]


def _cache() -> Path:
    """A folder that the server's user can read: nobody cannot walk through a root's home."""
    if named := os.environ.get("INTAKE_TEST_CACHE"):
        return Path(named)
    if os.geteuid() != 0:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "intake-test"
    cache = Path("/var/tmp/intake-test-root")
    cache.mkdir(mode=0o755, exist_ok=True)
    if cache.is_symlink() or cache.stat().st_uid != 0:
        raise DovecotMissingError(f"{cache} does not belong to root: remove it")
    return cache


def _unpacked() -> Path:
    cache = _cache()
    root = cache / "dovecot"
    with _alone(cache):
        if not (root / "usr/sbin/dovecot").exists():
            _fetch(cache)
            _unpack(cache, root)
    return root


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Other test workers wait until the first has fetched the packages."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch(cache: Path) -> None:
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        raise DovecotMissingError(
            "the tests need Dovecot 2.3 or 2.4, and there is no apt-get here to fetch it: "
            "install Dovecot"
        )
    debs = cache / "debs"
    for folder in (debs, cache / "apt/lists/partial", cache / "apt/cache/archives/partial"):
        folder.mkdir(parents=True, exist_ok=True)
    options = [f"Dir::State::lists={cache}/apt/lists", f"Dir::Cache={cache}/apt/cache"]
    options += ["Debug::NoLocking=1", "APT::Sandbox::User="]
    apt = ["apt-get", "-qq", *(word for option in options for word in ("-o", option))]
    _run([*apt, "update"], debs)
    _run([*apt, "download", *_PACKAGES], debs)
    for library in _LIBRARIES:  # their names differ between releases; most systems have them
        subprocess.run([*apt, "download", library], cwd=debs, capture_output=True, check=False)


def _unpack(cache: Path, root: Path) -> None:
    aside = cache / "dovecot.unpacking"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for package in (cache / "debs").glob("*.deb"):
        _run(["dpkg", "-x", str(package), str(aside)], cache)
    if (aside / "lib").is_dir():  # /lib is a link to /usr/lib on the system
        shutil.copytree(aside / "lib", aside / "usr/lib", dirs_exist_ok=True, symlinks=True)
    aside.rename(root)


def _install() -> None:
    """As root without namespaces: install the packages, keeping the service from starting."""
    policy = Path("/usr/sbin/policy-rc.d")
    ours = not policy.exists()
    if ours:
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
    try:
        with _alone(_cache()):
            if not all(part.exists() for part in _PARTS):
                install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends"]
                _run(["apt-get", "-qq", "update"], Path("/"))
                _run([*install, "dovecot-imapd"], Path("/"))
    finally:
        if ours:
            policy.unlink(missing_ok=True)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise DovecotMissingError(
            "the tests need Dovecot 2.3 or 2.4, and fetching it failed "
            f"({' '.join(command[:1])}: {last}):"
            " install dovecot-imapd, or give this machine a package mirror"
        )
