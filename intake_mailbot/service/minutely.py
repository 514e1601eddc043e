"""What is done each minute besides mail; over Postgres by one process of all that run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import structlog

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.service.keeping import begin_processes, keep_deadlines, send_digests
from intake_mailbot.service.nightly import Nights, retain_nightly
from intake_mailbot.service.wiring import Bureau

log = structlog.get_logger(__name__)


@dataclass
class Minutely:
    """Deadlines, digests, retention. Doing it twice, or in two processes, is harmless."""

    bureau: Bureau
    _begun: bool = False
    _nights: Nights = field(default_factory=Nights)

    def tick(self) -> None:
        """Do what is due; what fails is tried again at the next minute."""
        self._begun = self._begun or guarded(self.bureau, begin_processes)
        guarded(self.bureau, keep_deadlines)
        guarded(self.bureau, send_digests)
        guarded(self.bureau, partial(retain_nightly, nights=self._nights))


def guarded(bureau: Bureau, work: Callable[[Bureau], int]) -> bool:
    """Do what is done each minute; what fails (False) is tried again at the next one."""
    try:
        work(bureau)
    except ServiceUnreachableError as error:
        log.warning("not done, trying again", work=_name(work), error=str(error))
    except Exception:
        # The tick must outlive what nobody foresaw; what is due stays due.
        log.exception("failed", work=_name(work))
    else:
        return True
    return False


def _name(work: Callable[[Bureau], int]) -> str:
    function = work.func if isinstance(work, partial) else work
    return str(function.__name__)
