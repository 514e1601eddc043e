"""The service under attack: ``python -m tests.hostile.served CONFIG``, a pass for each line it reads.

It answers each line with one of JSON: how long each reading took and whether a part was blamed,
when each mail was settled, and whatever the main process did that it must not do.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path

from form_templates import load_office
from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.intake.outcome import Processed
from intake_mailbot.service import open_bureau, poll
from intake_mailbot.settings import Settings, load_settings
from parsers.model import Annotated, Notes, ParsedMail
from parsers.sandbox import Reader

_CALLS = {
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "subprocess.Popen",
    "os.symlink", "os.link", "os.chmod", "os.chown", "ctypes.dlopen", "pty.spawn",
}  # fmt: skip
_CHILD = "parsers.sandbox.child"
_PASSES = 5


class Timed:
    """A reader that notes how long each mail took, in seconds, and whether a part was blamed."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.reads: list[tuple[str, float, bool]] = []

    def read_mail(self, raw: bytes) -> ParsedMail:
        began, blamed = time.monotonic(), True
        try:
            mail = self._reader.read_mail(raw)
            blamed = any(leaf.problem for leaf in mail.leaves) and not mail.forms
        finally:
            took = time.monotonic() - began
            self.reads.append((hashlib.sha256(raw).hexdigest(), took, blamed))
        return mail

    def leaf_data(self, raw: bytes, path: str) -> bytes:
        return self._reader.leaf_data(raw, path)

    def annotate(self, data: bytes, notes: Notes) -> Annotated:
        return self._reader.annotate(data, notes)


def watch(home: Path) -> list[str]:
    """Note from now on what this process does that it must not; the list grows."""
    noted: list[str] = []

    def hook(event: str, args: tuple[object, ...]) -> None:
        if (event in _CALLS and _CHILD not in repr(args)) or (
            event == "open" and _writes(args) and not _inside(args[0], home)
        ):
            noted.append(f"{event} {args!r}"[:300])

    sys.addaudithook(hook)
    return noted


def _writes(args: tuple[object, ...]) -> bool:
    mode, flags = args[1], args[2]
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & 0o3)


def _inside(path: object, home: Path) -> bool:
    if not isinstance(path, str | bytes):
        return True
    named = path.decode("utf-8", "replace") if isinstance(path, bytes) else path
    return Path(named).absolute().is_relative_to(home) or named == "/dev/null" or ".pyc." in named


def _settled(settings: Settings, reader: Timed) -> list[tuple[int, float]]:
    """When each mail was settled; those for which the machine had no time are asked for again."""
    ends: list[tuple[int, float]] = []
    for _ in range(_PASSES):
        left: dict[int, bool] = {}

        def seen(one: Processed, left: dict[int, bool] = left) -> None:
            ends.append((one.id, time.monotonic()))
            left[one.id] = one.put_off

        try:
            with open_bureau(settings, reader=reader) as bureau:
                poll(bureau, seen)
        except ServiceUnreachableError:
            continue  # no child began in time
        if not any(left.values()):
            break
    return ends


def main(config: str) -> None:
    """Serve passes until there are no more lines."""
    answers, sys.stdout = sys.stdout, sys.stderr  # logs go their own way
    home = Path(config).parent.absolute()
    settings = load_settings(Path(config), {}, home)
    with Reader((load_office("ct_cep").form,)) as reader:
        timed, noted = Timed(reader), watch(home)
        for _ in sys.stdin:
            began = time.monotonic()
            settled = _settled(settings, timed)
            said = {"began": began, "reads": timed.reads, "settled": settled, "noted": noted}
            answers.write(json.dumps(said) + "\n")
            answers.flush()
            timed.reads.clear()
            noted.clear()


if __name__ == "__main__":
    main(sys.argv[1])
