"""A TCP proxy on loopback that cuts or stalls connections, for tests of IMAP and SMTP faults."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from types import TracebackType
from typing import Self

_RESET = struct.pack("ii", 1, 0)


class FaultProxy:
    """Passes bytes on to ``target`` (a port of 127.0.0.1) until told otherwise.

    ``cut_after``: bytes from the server after which a connection is reset; ``cut_after_upload``:
    bytes from the client. ``stall_after``: bytes
    from the server after which nothing more comes, though the connection stays. None: never. They
    may be changed at any time and count from each connection's start.

    ``lose_answer_to``: the connection is reset at the first answer after so many ``requests``
    (parcels from clients, all connections together): the server did what was asked, and nobody
    hears of it.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.cut_after: int | None = None
        self.cut_after_upload: int | None = None
        self.stall_after: int | None = None
        self.lose_answer_to: int | None = None
        self.requests = 0
        self.refusing = False
        self.connections = 0
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        # Else the system may take in many megabytes that nobody passed on, as if they had arrived.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Reset every connection that is open now."""
        for sock in tuple(self._open):
            _reset(sock)

    def close(self) -> None:
        """Stop listening and cut everything."""
        self._listener.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.refusing:
                _reset(client)
                continue
            self.connections += 1
            server = socket.create_connection(("127.0.0.1", self.target))
            self._open |= {client, server}
            for source, sink, down in ((client, server, False), (server, client, True)):
                pump = threading.Thread(target=self._pump, args=(source, sink, down), daemon=True)
                pump.start()

    def _pump(self, source: socket.socket, sink: socket.socket, down: bool) -> None:
        passed = 0
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                passed += len(data)
                self.requests += not down
                lost = self.lose_answer_to
                if down and lost is not None and self.requests >= lost:
                    break
                if down and self.stall_after is not None and passed > self.stall_after:
                    continue
                limit = self.cut_after if down else self.cut_after_upload
                if limit is not None and passed > limit:
                    break
                sink.sendall(data)
        for sock in (sink, source):
            _reset(sock)
            self._open.discard(sock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _reset(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        sock.shutdown(socket.SHUT_RDWR)
    sock.close()
