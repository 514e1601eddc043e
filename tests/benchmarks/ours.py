"""Our own pipeline over a Maildir: one pass of the service, as ``intake-mailbot poll`` makes it."""

from __future__ import annotations

import logging
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import structlog

from intake_mailbot import casework, delivery, sending_beside
from intake_mailbot.domain.model import MessageKind
from intake_mailbot.intake import answering, processing, work
from intake_mailbot.service import open_bureau, passes, poll
from intake_mailbot.service.warming import warm
from intake_mailbot.settings import load_settings
from intake_mailbot.store.unit import Store, UnitOfWork
from parsers.sandbox import Reader
from tests.benchmarks.mails import NOW, OFFICE
from tests.benchmarks.stages import BESIDE, Stages

_SETTINGS = """\
[office]
forms = ["ct_cep"]
name = "DAS/BEST Enterprise Planning"
address = "{office}"
time_zone = "America/New_York"
planners = ["planner@example.gov"]

[mailbox]
url = "maildir:mailbox"
answer_mail_before_start = true

[outgoing]
url = "smtp+starttls://127.0.0.1:{port}"
ca_file = "{authority}"

[database]
url = "sqlite:///intake.db"

[files]
url = "file:files"

[trust]
authserv_ids = ["mx.example.gov"]
agency_domains = ["example.gov"]

[limits]
replies_per_address_per_day = 1000
replies_per_domain_per_day = 1000
replies_per_day = 10000
"""


@dataclass(frozen=True)
class Told:
    """How long it took, in seconds, and how many mails came to which end."""

    seconds: float
    outcomes: Counter[str]


def quiet() -> None:
    """Leave the service's log lines out of what is printed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def run(folder: Path, port: int, authority: Path, stages: Stages) -> Told:
    """Serve the mailbox in ``folder`` once; opening it and starting its reader is not timed."""
    config = folder / "config.toml"
    config.write_text(_SETTINGS.format(port=port, authority=authority, office=OFFICE))
    settings = load_settings(config, {}, folder)
    with open_bureau(settings, clock=lambda: NOW) as bureau:
        warm(bureau)
        with stages.watching(*_WATCHED):
            start = time.perf_counter()
            poll(bureau)
            took = time.perf_counter() - start
        return Told(took, _outcomes(bureau.store))


def _outcomes(store: Store) -> Counter[str]:
    found = Counter(view.verdict.value for view in casework.cases(store))
    kinds = Counter(row.kind for row in casework.messages(store))
    found["inquiry"] += kinds[MessageKind.INQUIRY]
    found["automatic"] += kinds[MessageKind.AUTOMATIC]
    return +found


_WATCHED = (
    (passes, "take_in", "claim"),
    (work, "wait", "wait for the reader"),
    (processing, "_process", "rows written"),
    (Reader, "read_mail", BESIDE),
    (Reader, "annotate", BESIDE),
    (processing, "understand", "understand and decide"),
    (processing, "decide", "understand and decide"),
    (answering, "compose", "compose"),
    (UnitOfWork, "commit", "commit"),
    (sending_beside.Beside, "go_on", "send"),
    (sending_beside.Beside, "join", "send"),
    (delivery.Delivery, "drain", "send"),
    (passes, "file_away", "file"),
)
