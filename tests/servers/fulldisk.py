"""A disk that is full: a small tmpfs where this user may mount one, else a bound on file sizes."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SIZE = 4 * 1024 * 1024


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """``folder``, new, on a disk of its own of 4 MB; False where no disk could be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder)]
    done = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False)
    mounted = bool(done) and done.returncode == 0  # type: ignore[union-attr]
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def full(folder: Path, *, mounted: bool) -> Iterator[None]:
    """The disk has no room meanwhile; without a disk of its own, no file may grow."""
    if not mounted:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        return
    filler = folder / "filler"
    left = os.statvfs(folder)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, left.f_bavail * left.f_frsize)
    try:
        yield
    finally:
        filler.unlink()
