"""Hostile mails sent to a running service, a clean one after each, and what became of all of them."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from math import inf
from pathlib import Path

from fixtures.office import SETTINGS, deliver, open_office
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.mailbox import maildir
from intake_mailbot.mailbox.protocol import LARGEST_MESSAGE
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store
from tests.benchmarks.mails import mail
from tests.hostile import lures
from tests.hostile.inputs import corpus
from tests.hostile.judging import Fate, Reply, fates, faults
from tests.hostile.kinds import Hostile
from tests.hostile.watching import Watch
from tests.servers.command import environment

_ROOT = Path(__file__).parents[2]
SECONDS = 60.0
MEMORY = 1 << 30
_BATCH = 50
_SETTINGS = (
    SETTINGS.replace('["example.gov"]', '["example.gov", "agency.gov"]')
    + """
[limits]
replies_per_address_per_day = 100000
replies_per_domain_per_day = 100000
replies_per_day = 1000000
"""
)
_PASS = b"Authentication-Results: mx.example.gov; dmarc=pass\r\n"
_TRACED = "socket,connect,bind,sendto,sendmsg,execve,execveat,ptrace,kill"


@dataclass
class Run:
    """What a campaign found.

    ``faults`` are sentences, each with the mail's name in front. ``slowest`` is the longest reading
    of each family in seconds; ``clean_slowest`` the longest time from the end of a hostile mail to
    that of the clean one behind it. ``largest`` is memory in bytes by role.
    """

    families: Counter[str] = field(default_factory=Counter)
    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: dict[str, float] = field(default_factory=dict)
    largest: dict[str, int] = field(default_factory=dict)
    clean: int = 0
    clean_slowest: float = 0.0


@dataclass(frozen=True)
class _Sent:
    """A hostile mail as it was delivered, and the clean one behind it."""

    family: str
    hostile: Hostile
    raw: bytes
    clean: bytes


@dataclass(frozen=True)
class _Said:
    """What the service told of one pass: see :mod:`tests.hostile.served`."""

    began: float = 0.0
    reads: tuple[tuple[str, float, bool], ...] = ()
    settled: tuple[tuple[int, float], ...] = ()
    noted: tuple[str, ...] = ()


def carry_out(
    folder: Path,
    many: int,
    seed: int,
    told: Callable[[str], None],
    *,
    traced: bool = False,
    minutes: float = inf,
) -> Run:
    """Send ``many`` hostile mails and as many clean ones in ``folder``, and judge them.

    After so many ``minutes`` no more are sent.
    """
    end = time.monotonic() + 60 * minutes
    run, numbers, inputs = Run(), count(), corpus(many, seed)
    (folder / "elsewhere").mkdir(parents=True)
    open_office(folder / "office").write_text(_SETTINGS, encoding="utf-8")
    lures.lay()
    service = _start(folder, traced=traced)
    with service, Watch(service.pid) as watch:
        while time.monotonic() < end and (batch := list(islice(inputs, _BATCH))):
            sent = [_put(folder, next(numbers), family, hostile) for family, hostile in batch]
            said = _pass(service)
            if said is None:
                last = (folder / "errors").read_text("utf-8", "replace").splitlines()[-1:]
                run.faults.append(f"the main process ended: {last}")
                break
            _judge(run, folder, sent, said)
            told(f"{run.families.total()} hostile mails, {len(run.faults)} faults")
        assert service.stdin is not None
        service.stdin.close()
        if service.wait(60) != 0:
            run.faults.append(f"the main process ended with {service.returncode}")
    run.largest = watch.largest
    run.faults += _around(folder, watch)
    return run


def _start(folder: Path, *, traced: bool) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.hostile.served", str(folder / "office" / "config.toml")]
    if traced:
        calls = ["-e", f"trace={_TRACED}", "-o", str(folder / "calls")]
        command = ["strace", "-f", "-qq", "--seccomp-bpf", *calls, *command]
    elsewhere = str(folder / "elsewhere")
    named = {"HOME": elsewhere, "TMPDIR": elsewhere, "PYTHONPATH": str(_ROOT)}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=elsewhere,
        env=environment(**named), stderr=(folder / "errors").open("w"),
    )  # fmt: skip


def _put(folder: Path, number: int, family: str, hostile: Hostile) -> _Sent:
    """Deliver the hostile mail and a clean one behind it, as our own server hands them over."""
    own = b"Message-ID: <%d@agency.gov>" % number
    raw = (_PASS if hostile.passes else b"") + hostile.raw.replace(b"Message-ID: <1@a>", own, 1)
    clean = mail(number, "word", datetime.now(UTC) - timedelta(minutes=5))
    for turn, one in enumerate((raw, clean)):
        deliver(folder / "office", f"{1_800_000_000 + 2 * number + turn}.{os.getpid()}.x", one)
    return _Sent(family, hostile, raw, clean)


def _taken(raw: bytes) -> bytes:
    """What the mailbox hands over of a mail: of one that is too large its headers only."""
    return raw if len(raw) <= LARGEST_MESSAGE else maildir._headers(raw[: maildir._HEADERS])


def _pass(service: subprocess.Popen[str]) -> _Said | None:
    """One pass of the service; None where it ended."""
    assert service.stdin is not None
    assert service.stdout is not None
    service.stdin.write("\n")
    service.stdin.flush()
    line = service.stdout.readline()
    return _Said(**json.loads(line)) if line else None


def _judge(run: Run, folder: Path, sent: Sequence[_Sent], said: _Said) -> None:
    run.faults += [f"the main process: {noted}" for noted in said.noted]
    ends, gaps = _fates(folder, said), _gaps(said)
    took = {sha: seconds for sha, seconds, _ in said.reads}
    for one in sent:
        sha, clean = _sha(_taken(one.raw)), ends.get(_sha(one.clean))
        run.families[one.family] += 1
        run.slowest[one.family] = max(run.slowest.get(one.family, 0.0), took.get(sha, 0.0))
        wrong = list(faults(one.hostile, ends[sha])) if sha in ends else ["it is not in the ledger"]
        wrong += [f"read for {took[sha]:.0f} s"] if took.get(sha, 0.0) > SECONDS else []
        run.faults += [f"{one.hostile.name}: {fault}" for fault in wrong]
        if sha in ends:
            run.ends[one.family, _end(ends[sha])] += 1
        if clean is None or not clean.accepted or len(clean.answered) != 1:
            run.faults.append(f"{one.hostile.name}: the clean mail behind it was not accepted")
        else:
            run.clean += 1
            run.clean_slowest = max(run.clean_slowest, gaps.get(clean.row.id, 0.0))


def _end(fate: Fate) -> str:
    """What became of a mail, in a word for the table."""
    kinds = {reply.kind for reply in fate.answered}
    if fate.row.state is LedgerState.QUARANTINED:
        return "set aside"
    if fate.accepted:
        return "accepted"
    if kinds & {"unreadable", "returned", "several", "draft_review"}:
        return "returned"
    if fate.row.state is LedgerState.HELD:
        return "held"
    return "answered" if kinds else "quiet"


def _gaps(said: _Said) -> dict[int, float]:
    """Seconds from the end of the mail before, for each mail."""
    times = [said.began, *(at for _, at in said.settled)]
    return {row: at - before for (row, at), before in zip(said.settled, times, strict=False)}


def _fates(folder: Path, said: _Said) -> dict[str, Fate]:
    office = folder / "office"
    store = Store(f"sqlite:///{office / 'intake.db'}", FileStore(f"file:{office / 'files'}"))
    with store.unit(write=False) as unit:
        rows = [unit.ledger.get(row_id) for row_id in {row_id for row_id, _ in said.settled}]
        cases = {n: unit.cases.view(n) for row in rows for n in row.tracking_numbers}
    store.close()
    blamed = {sha: bad for sha, _, bad in said.reads}
    return fates(rows, _replies(office, {row.id for row in rows}), cases, blamed)


def _replies(office: Path, wanted: set[int]) -> dict[int, list[Reply]]:
    found: dict[int, list[Reply]] = defaultdict(list)
    with closing(sqlite3.connect(office / "intake.db")) as database:
        for about, to, kind in database.execute(
            "select about_message, to_address, kind from outbox where about_message >= ?",
            (min(wanted, default=0),),
        ):
            found[about].append(Reply(to, kind))
    return found


def _around(folder: Path, watch: Watch) -> Iterator[str]:
    """What happened outside the data folder."""
    if watch.called:
        yield f"the lure was called {watch.called} times"
    yield from (f"a program was started: {program}" for program in sorted(watch.programs))
    yield from (
        f"the {role} had {size >> 20} MiB" for role, size in watch.largest.items() if size > MEMORY
    )
    yield from (f"a file lies at {path}" for path in (folder / "elsewhere").rglob("*"))
    told = [path for path in (folder / "office").rglob("*") if path.is_file()]
    ours = (path for path in told if not path.is_relative_to(folder / "office" / "mailbox"))
    yield from (f"{path} tells the secret" for path in ours if _tells(path))
    calls = folder / "calls"
    for line in calls.read_text("utf-8", "replace").splitlines() if calls.exists() else ():
        if "AF_INET" in line or ("execve(" in line and "parsers.sandbox.child" not in line
                                 and "tests.hostile.served" not in line):  # fmt: skip
            yield f"a call: {line[:200]}"


def _tells(path: Path) -> bool:
    return lures.SECRET.encode() in path.read_bytes()


def _sha(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
