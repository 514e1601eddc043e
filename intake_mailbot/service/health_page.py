"""``/healthz`` and ``/metrics`` on a port of this machine, for whoever watches the service."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from intake_mailbot.domain.errors import ServiceUnreachableError
from intake_mailbot.service.health import Health, Standing

_HOST = "127.0.0.1"
_WELL, _UNAVAILABLE, _NO_SUCH = 200, 503, 404

Counts = Callable[[], Mapping[tuple[str, str], int]]
"""Rows that are still open by (table, state). Raises ServiceUnreachableError."""


@contextmanager
def serving(port: int, health: Health, counts: Counts) -> Iterator[int]:
    """Answer on ``port`` of 127.0.0.1 (0: any free one) meanwhile; gives the port.

    ``/healthz`` is 200 while the service can work and 503 while it cannot, with its parts as JSON;
    ``/metrics`` is what Prometheus reads. Raises OSError where the port is taken.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Gauges(health, counts))
    server = ThreadingHTTPServer((_HOST, port), _handler(health, registry))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def _handler(health: Health, registry: CollectorRegistry) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/healthz":
                code = _WELL if health.working else _UNAVAILABLE
                self._answer(code, "application/json", _said(health))
            elif self.path == "/metrics":
                self._answer(_WELL, CONTENT_TYPE_LATEST, generate_latest(registry))
            else:
                self._answer(_NO_SUCH, "text/plain", b"/healthz and /metrics are here\n")

        def _answer(self, code: int, kind: str, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: a look every few seconds is no news."""

    return Handler


def _said(health: Health) -> bytes:
    parts = [
        {"name": part.name, "standing": part.standing, "since": part.since.isoformat(),
         "why": part.why}
        for part in health.parts()
    ]  # fmt: skip
    return json.dumps({"working": health.working, "parts": parts}).encode() + b"\n"


class _Gauges:
    """What Prometheus is given at each look."""

    def __init__(self, health: Health, counts: Counts) -> None:
        self._health, self._counts = health, counts

    def collect(self) -> Iterator[Any]:
        """The gauges; rows are left out while the database is away."""
        up = GaugeMetricFamily("intake_part_up", "1 where a part can work", labels=["part"])
        for part in self._health.parts():
            up.add_metric([part.name], float(part.standing is not Standing.ILL))
        yield up
        yield GaugeMetricFamily(
            "intake_beating", "1 while the tick comes by", value=float(self._health.beating)
        )
        try:
            counts = self._counts()
        except ServiceUnreachableError:
            return
        rows = GaugeMetricFamily("intake_open_rows", "Open rows", labels=["table", "state"])
        for (table, state), count in sorted(counts.items()):
            rows.add_metric([table, state], float(count))
        yield rows
