"""Fetches the packages by their registries' own clients, and takes the documents out of them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PACKAGES = Path(__file__).with_name("packages.toml")
_DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".pdf")
_LARGEST = 60_000_000
_APT_HELPER = Path("/usr/lib/apt/apt-helper")


class FetchError(RuntimeError):
    """A package cannot be had; says which and why."""


@dataclass(frozen=True, slots=True)
class Package:
    """One archive: where it is registered, and the SHA-256 that it must have."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a package, copied to ``copy``."""

    package: str
    path: str
    sha256: str
    copy: Path


def packages() -> list[Package]:
    """The fixed list."""
    with _PACKAGES.open("rb") as file:
        return [Package(**row) for row in tomllib.load(file)["package"]]


def fetched(package: Package, cache: Path) -> Path:
    """The package's archive in ``cache``, fetched where it is not there; raises FetchError."""
    folder = cache / "archives"
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / package.file
    if not archive.exists():
        aside = folder / "aside"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        _CLIENTS[package.registry](package, aside, cache)
        got = aside / package.file
        if not got.exists():
            raise FetchError(f"{package.name} {package.version} is not served as {package.file}")
        got.rename(archive)
        shutil.rmtree(aside)
    if _digest(archive) != package.sha256:
        archive.unlink()
        raise FetchError(f"{package.file} is not the file that was pinned")
    return archive


def documents(package: Package, archive: Path, cache: Path) -> Iterator[Document]:
    """Every Word and PDF file in ``archive``, copied under its own SHA-256."""
    folder = cache / "documents"
    folder.mkdir(exist_ok=True)
    with tarfile.open(archive, "r|*") as tar:
        for member in tar:
            suffix = Path(member.name).suffix.lower()
            if not member.isfile() or suffix not in _DOCUMENTS or member.size > _LARGEST:
                continue
            stream = tar.extractfile(member)
            data = stream.read() if stream else b""
            sha256 = hashlib.sha256(data).hexdigest()
            copy = folder / f"{sha256}{suffix}"
            if not copy.exists():
                copy.write_bytes(data)
            yield Document(package.name, member.name, sha256, copy)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pypi(package: Package, folder: Path, _cache: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--no-deps", "--no-binary", ":all:", f"{package.name}=={package.version}"], folder)


def _npm(package: Package, folder: Path, _cache: Path) -> None:
    if not shutil.which("npm"):
        raise FetchError(f"{package.name} comes from npm, which is not here")
    _run(["npm", "pack", "--silent", f"{package.name}@{package.version}"], folder)


def _debian(package: Package, folder: Path, cache: Path) -> None:
    """One archive of a source package: apt says where it lies, and fetches only that."""
    if not _APT_HELPER.exists():
        raise FetchError(f"{package.name} comes from Debian, and apt is not here")
    environment = os.environ | {"APT_CONFIG": str(_apt_settings(cache))}
    listed = _run(
        ["apt-get", "-qq", "source", "--print-uris", "--download-only", package.name],
        folder, environment,
    )  # fmt: skip
    for address, name in re.findall(r"^'([^']+)' (\S+)", listed, re.MULTILINE):
        if name == package.file:
            wanted = [address, str(folder / name), f"SHA256:{package.sha256}"]
            _run([str(_APT_HELPER), "download-file", *wanted], folder, environment)


def _apt_settings(cache: Path) -> Path:
    """Settings for apt that ask this machine's own servers for sources, in a folder of ours."""
    home = cache / "apt"
    settings = home / "apt.conf"
    if settings.exists():
        return settings
    for name in ("sources", "lists/partial", "cache/archives/partial"):
        (home / name).mkdir(parents=True, exist_ok=True)
    for known in Path("/etc/apt/sources.list.d").glob("*.sources"):
        text = re.sub(r"^Types:.*$", "Types: deb-src", known.read_text(), flags=re.MULTILINE)
        (home / "sources" / known.name).write_text(text)
    lines = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*.list")]
    for known in (one for one in lines if one.exists()):
        text = re.sub(r"^deb\s", "deb-src ", known.read_text(), flags=re.MULTILINE)
        (home / "sources" / f"{known.stem}.list").write_text(text)
    written = (
        f'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "{home}/sources";\n'
        f'Dir::State::lists "{home}/lists";\nDir::Cache "{home}/cache";\n'
        'Debug::NoLocking "1";\nAPT::Sandbox::User "";\n'
    )
    environment = os.environ | {"APT_CONFIG": str(home / "trial.conf")}
    (home / "trial.conf").write_text(written)
    subprocess.run(["apt-get", "-qq", "update"], env=environment, check=False, capture_output=True)
    settings.write_text(written)
    return settings


def _run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise FetchError(f"{Path(command[0]).name}: {last}")
    return done.stdout


_CLIENTS = {"pypi": _pypi, "npm": _npm, "debian": _debian}
