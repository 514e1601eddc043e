"""A job is ended by the run of it that is under way, and by no earlier one.

Each time a job is given to another, its attempts are counted up. A worker that was frozen meanwhile
and comes back would end, or put off, what the other is at; here its attempt is not the job's any
more, and nothing happens.
"""

from __future__ import annotations

from datetime import UTC, datetime

import structlog
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

_MINE = """
    (SELECT id FROM procrastinate_jobs
     WHERE id = %(job_id)s AND status = 'doing' AND attempts = %(attempts)s FOR UPDATE) AS mine
"""

_FINISH = f"""
    SELECT id, procrastinate_finish_job_v1(id, %(status)s, %(delete_job)s) FROM {_MINE}
"""  # noqa: S608 - nothing foreign is put in

_RETRY = f"""
    SELECT id, procrastinate_retry_job_v2(
        id, %(retry_at)s, %(priority)s, %(queue)s, %(lock)s
    ) FROM {_MINE}
"""  # noqa: S608

log = structlog.get_logger(__name__)


class FencedJobs(JobManager):
    """Procrastinate's jobs, where only the attempt that is under way has a say."""

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """End the job, unless another has it by now."""
        await self._as_mine(_FINISH, job, status=status.value, delete_job=delete_job)

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        """Have the job done again, at ``retry_at`` (None: now), unless another has it by now."""
        await self._as_mine(
            _RETRY, job, retry_at=retry_at or datetime.now(UTC), priority=priority, queue=queue,
            lock=lock,
        )  # fmt: skip

    async def _as_mine(self, query: str, job: Job, **named: object) -> None:
        found = await self.connector.execute_query_all_async(
            query, job_id=job.id, attempts=job.attempts, **named
        )
        if not found:
            log.warning("the job was taken over", job=job.id, task=job.task_name)
